"""The desk's pictures as values: what `graphs.py` works out and `components/graphs.html` draws."""

from dataclasses import dataclass

from course.web.charts import WIDTH

FOUR_THICK, FOUR_GAP = 20, 8


@dataclass(frozen=True)
class Dot:
    """One value of a line. `label` is empty where its neighbours leave no room."""

    x: float
    y: float
    label: str


@dataclass(frozen=True)
class Mark:
    """A word at a place."""

    x: float
    y: float
    label: str


@dataclass(frozen=True)
class Curve:
    """A line over weeks, maybe within a band; `edges` are the band's two borders, dotted."""

    dots: tuple[Dot, ...]
    line: str
    band: str
    edges: tuple[str, ...]
    grid: str
    scale: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    width: int = WIDTH
    height: int = 184


@dataclass(frozen=True)
class Column:
    """One stretch of days: three pieces on top of each other, from the bottom up, as (y, height)."""

    x: float
    width: float
    delivered: tuple[float, float]
    unheard: tuple[float, float]
    lost: tuple[float, float]


@dataclass(frozen=True)
class Columns:
    """Deliveries over days; `top` is the largest number, written at the upper line."""

    columns: tuple[Column, ...]
    grid: str
    scale: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    width: int = WIDTH
    height: int = 184


@dataclass(frozen=True)
class Spot:
    """A round spot whose area stands for a number."""

    x: float
    y: float
    r: float


@dataclass(frozen=True)
class Week7:
    """Openings by weekday and hour."""

    spots: tuple[Spot, ...]
    rows: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    grid: str
    width: int = WIDTH
    height: int = 184


@dataclass(frozen=True)
class Bar:
    """One of the four: its word, its number, its share of everybody in whole hundredths."""

    name: str
    label: str
    value: int
    percent: int
    y: int
    length: float


@dataclass(frozen=True)
class Row:
    """A long name with its bar below, and what is written behind the bar."""

    name: str
    said: str
    y: int
    length: float


@dataclass(frozen=True)
class Rows:
    """Bars that share one scale, under names too long to stand before them."""

    rows: tuple[Row, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Four:
    """Better, about the same, worse, not known: together everybody."""

    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = 8 + 4 * (FOUR_THICK + FOUR_GAP)
