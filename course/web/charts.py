"""Where the lines and bars of a chart go: numbers in, coordinates out; `components/chart.html` draws them.

A chart is 340 units wide, so that its 13-unit words stay near 13 pixels on a phone. A line always runs over its
whole scale, mood from 1 to 10, whatever was answered, and time runs left to right in every language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

WIDTH = 340
_LOW, _HIGH = 1, 10
BOTTOM, _TOP = 150.0, 25.8
LEFT, RIGHT = 44.0, 292.0
_MARKS = 7
# What a letter of a mark takes on the average, and the room between two marks.
_LETTER, _ROOM = 6.6, 12
GRID = f"M30 150H{WIDTH - 10}M30 94.8H{WIDTH - 10}M30 25.8H{WIDTH - 10}"


@dataclass(frozen=True)
class Point:
    """One answer: where it sits, where its number goes, and what it is called."""

    x: float
    y: float
    above: float
    value: int | float
    label: str


@dataclass(frozen=True)
class Mark:
    """A word under the line."""

    x: float
    label: str
    anchor: Literal["start", "middle", "end"] = "middle"


@dataclass(frozen=True)
class Line:
    """A line over weeks with a ring for every answer; the last ring is the newest answer."""

    width: int
    height: int
    line: str
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    grid: str = GRID
    low_y: int = 155
    high_y: int = 30
    marks_y: int = 182


@dataclass(frozen=True)
class Spark:
    """A small line without words."""

    width: int
    height: int
    line: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Bar:
    """One labelled row."""

    label: str
    value: int
    y: int
    text_y: int
    length: float


@dataclass(frozen=True)
class Bars:
    """Rows that share one scale, with a track as long as the whole."""

    width: int
    height: int
    left: int
    room: int
    thick: int
    bars: tuple[Bar, ...]


def mood_line(answers: Sequence[tuple[str, int | float | None]]) -> Line:
    """Draw moods in order of time. None is a week without one: its place stays empty, the line goes on."""
    return line(answers)


def line(answers: Sequence[tuple[str, int | float | None]], low: int = _LOW, high: int = _HIGH) -> Line:
    """The same for answers on a scale of their own, from `low` to `high`."""
    step = (RIGHT - LEFT) / max(len(answers) - 1, 1)
    at = [LEFT + step * index for index in range(len(answers))]
    points = tuple(
        Point(
            rounded(x),
            rounded(height(value, low, high)),
            rounded(height(value, low, high) - 15),
            value,
            label,
        )
        for x, (label, value) in zip(at, answers, strict=True)
        if value is not None
    )
    curve = smooth([(point.x, point.y) for point in points])
    return Line(WIDTH, 196, curve, points, _marks(at, [label for label, _ in answers]))


def spark(values: Sequence[int | float]) -> Spark:
    """Draw a few averages as a small line; without values there is nothing to draw."""
    if not values:
        raise ValueError("a line needs at least one value")
    step = 108 / max(len(values) - 1, 1)
    points = tuple(
        Point(rounded(4 + step * index), rounded(30 - 26 * _share(value)), 0, value, "")
        for index, value in enumerate(values)
    )
    return Spark(120, 34, smooth([(point.x, point.y) for point in points]), points)


def bars(rows: Sequence[tuple[str, int]], whole: int) -> Bars:
    """Draw how many of the whole each row counts."""
    left, room, thick, gap = 82, 230, 25, 12
    drawn = tuple(
        Bar(label, value, y, y + 17, rounded(room * value / whole) if whole else 0)
        for (label, value), y in zip(rows, range(8, 8 + len(rows) * (thick + gap), thick + gap), strict=True)
    )
    return Bars(WIDTH, 8 + len(rows) * (thick + gap), left, room, thick, drawn)


def _share(value: int | float, low: int = _LOW, high: int = _HIGH) -> float:
    return (min(max(value, low), high) - low) / (high - low)


def height(value: int | float, low: int = _LOW, high: int = _HIGH) -> float:
    """Where a number stands on its scale, which is that of a mood if nothing else is said."""
    return BOTTOM - (BOTTOM - _TOP) * _share(value, low, high)


def rounded(number: float) -> float:
    """One decimal is finer than a pixel; whole numbers are written whole, which keeps the page light."""
    one = round(number, 1)
    return int(one) if one == int(one) else one


def _marks(at: Sequence[float], labels: Sequence[str]) -> tuple[Mark, ...]:
    """The words under the line: all where there is room, else evenly thinned out, always with the last."""
    last = len(labels) - 1
    every = max(1, -(-len(labels) // _MARKS))
    while every < last and _touch(at, labels, every):
        every += 1
    return tuple(
        Mark(rounded(x), label)
        for index, (x, label) in enumerate(zip(at, labels, strict=True))
        if (last - index) % every == 0
    )


def _touch(at: Sequence[float], labels: Sequence[str], every: int) -> bool:
    """Whether any two neighbours run into each other with that many marks between them left out."""
    kept = [(x, len(label) * _LETTER) for x, label in zip(at, labels, strict=True)][::-1][::every]
    return any(x - before < (wide + other) / 2 + _ROOM for (x, wide), (before, other) in pairwise(kept))


def smooth(points: Sequence[tuple[float, float]]) -> str:
    """A curve through the points that never swings past an answer.

    1. The slope at a point lies between those to its neighbours, and is level at a peak or a dip, so that the
       curve shows no mood that nobody gave. At an end it points straight at the neighbour.
    2. The curve leaves and reaches each point along its slope, for a third of the way.
    """
    if len(points) < 2:
        return ""
    slopes = [_slope(points, index) for index in range(len(points))]
    path = [f"M{points[0][0]} {points[0][1]}"]
    for index in range(len(points) - 1):
        (x1, y1), (x2, y2) = points[index], points[index + 1]
        third = (x2 - x1) / 3
        path.append(
            f"C{rounded(x1 + third)} {rounded(y1 + slopes[index] * third)}"
            f" {rounded(x2 - third)} {rounded(y2 - slopes[index + 1] * third)} {x2} {y2}"
        )
    return "".join(path)


def _slope(points: Sequence[tuple[float, float]], index: int) -> float:
    before, after = _rise(points, index - 1), _rise(points, index)
    if before is None or after is None:
        return before or after or 0.0
    if before * after <= 0:
        return 0.0
    # The harmonic mean keeps the curve between its two points on either side.
    return 2 * before * after / (before + after)


def _rise(points: Sequence[tuple[float, float]], index: int) -> float | None:
    """How steep the straight line to the next point is; before the first and after the last there is none."""
    if not 0 <= index < len(points) - 1:
        return None
    (x1, y1), (x2, y2) = points[index : index + 2]
    return (y2 - y1) / (x2 - x1)
