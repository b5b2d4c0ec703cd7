"""Where a line of moods over months goes: numbered rings that match a list, and a few words beside those with room.

1. Months stand to scale; rings that would cover each other are moved apart.
2. Words stand over their ring, or under it, or nowhere where they would cover something: the list has them too.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from course.web import charts
from course.web.boxes import Box

# How far apart rings stay, how many signs fit beside one, how wide the name of a month may be, where words may stand.
_APART, _LONGEST, _MONTH_ROOM = 26, 16, 66
_ROOM = Box(30, 0, charts.WIDTH, charts.BOTTOM + 22)


@dataclass(frozen=True)
class Moment:
    """What a timeline is told of one point: its month (any day of it), a mood, a few words, the month's name."""

    month: date
    mood: int
    words: str
    label: str


@dataclass(frozen=True)
class Dot:
    """A numbered ring on a timeline. `words` is empty where its words would cover something."""

    number: int
    x: float
    y: float
    words: str = ""
    words_x: float = 0
    words_y: float = 0


@dataclass(frozen=True)
class Timeline:
    """Moods over months to scale, with words at the dots."""

    width: int
    height: int
    line: str
    dots: tuple[Dot, ...]
    marks: tuple[charts.Mark, ...]
    grid: str = charts.GRID
    low_y: int = 155
    high_y: int = 30
    marks_y: int = 190


def draw(moments: Sequence[Moment]) -> Timeline:
    """Draw moments, the earliest first."""
    at = list(
        zip(_spread(moments), (charts.rounded(charts.height(one.mood)) for one in moments), strict=True)
    )
    taken: list[Box] = []
    dots = tuple(_dot(number, moments[number - 1].words, at, taken) for number in range(1, len(at) + 1))
    marks = _months([x for x, _ in at], [one.label for one in moments])
    return Timeline(charts.WIDTH, 204, charts.smooth(at), dots, marks)


def _spread(moments: Sequence[Moment]) -> list[float]:
    """Where the months stand: to scale, then from both ends at least a ring apart."""
    months = [one.month.year * 12 + one.month.month for one in moments]
    whole = (months[-1] - months[0]) or 1
    at = [charts.LEFT + (charts.RIGHT - charts.LEFT) * (month - months[0]) / whole for month in months]
    for index in range(1, len(at)):
        at[index] = max(at[index], at[index - 1] + _APART)
    at[-1] = min(at[-1], charts.RIGHT)
    for index in range(len(at) - 2, -1, -1):
        at[index] = min(at[index], at[index + 1] - _APART)
    return [charts.rounded(x) for x in at]


def _dot(number: int, words: str, at: Sequence[tuple[float, float]], taken: list[Box]) -> Dot:
    """A ring, and its words over or under it where they cover neither a ring, nor the line, nor other words."""
    x, y = at[number - 1]
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    half = sum(13 if unicodedata.east_asian_width(sign) in "WF" else 6.9 for sign in short) / 2
    middle = min(max(x, half + 30), charts.WIDTH - half)
    for base in (y - 17, y + 27):
        box = Box(middle - half, base - 11, middle + half, base + 4)
        if short and box.is_within(_ROOM) and not _covers(box, at, taken):
            taken.append(box)
            return Dot(number, x, y, short, charts.rounded(middle), charts.rounded(base))
    return Dot(number, x, y)


def _covers(box: Box, at: Sequence[tuple[float, float]], taken: Sequence[Box]) -> bool:
    rings = (Box(x - 12, y - 12, x + 12, y + 12) for x, y in at)
    return any(box.meets(one) for one in (*rings, *_along(at), *taken))


def _along(at: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """Small boxes along the straight lines between the points, which the curve stays close to."""
    for (x1, y1), (x2, y2) in pairwise(at):
        steps = max(1, round(math.hypot(x2 - x1, y2 - y1) / 4))
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            yield Box(x - 1, y - 1, x + 1, y + 1)


def _months(at: Sequence[float], labels: Sequence[str]) -> tuple[charts.Mark, ...]:
    """The names under the line: the first, the last, and between them those that have room."""
    kept: list[int] = []
    for index in [0, len(at) - 1, *range(1, len(at) - 1)]:
        if all(abs(at[index] - at[other]) >= _MONTH_ROOM for other in kept):
            kept.append(index)
    return tuple(charts.Mark(at[index], labels[index]) for index in sorted(kept))
