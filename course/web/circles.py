"""Where the people of a map go: names and rings in, coordinates out; `components/circles.html` draws them.

1. The reader is the mug in the middle; the nearer a ring, the closer somebody feels.
2. Everybody has a direction of their own, so that no tie runs through somebody else. The lower end side stays
   free for the names of the rings.
3. A name stands on the far side of its circle, or beside it, or on the near side where the line to the mug runs;
   nowhere where it would cover somebody: the list has it too.

The picture knows what was said of ring, contact and wish, and nothing else. Whether somebody feels safe with a
person is not passed in here, because others may see the screen.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from course.web.boxes import Box

WIDTH, HEIGHT = 340, 350
MIDDLE_X, MIDDLE_Y = 170, 172
RINGS = (100, 137, 168)
MOST = 12
WHO = 18

Tie = Literal["easy", "away", "tense"]

_MAP = Box(0, 0, WIDTH, HEIGHT)
_AT = (78, 117, 148)
_CROWDED, _NEAR, _FAR = 33, 54, 82
_FREE_FROM, _FREE_TO = 40, 100
_MUG, _HANDLE = 26, 36
_LONGEST = 9
_NAMES = ((91, 50, 90), (128, 60, 80), (159, 56, 84))


@dataclass(frozen=True)
class Someone:
    """A person as the picture knows them; `number` is their place in the list, `ring` is 1, 2 or 3."""

    number: int
    name: str
    ring: int
    tie: Tie = "easy"


@dataclass(frozen=True)
class Drawn:
    """A person on the map: the circle, what stands in it and beside it, and the line to the mug."""

    number: int
    ring: int
    tie: Tie
    x: float
    y: float
    inside: str
    name: str
    name_x: float
    name_y: float
    path: str


def tie(contact: str, wish: str) -> Tie:
    """The line to somebody: a wish to mend comes first, then how seldom they hear of each other.

    A wish for less, or for an end, does not show: the one it is about may look over a shoulder.
    """
    if wish == "repair":
        return "tense"
    return "away" if contact == "rarely" else "easy"


def angles(count: int) -> list[float]:
    """The directions of so many people, in degrees clockwise from the right, all equally far apart."""
    room = 360 - (_FREE_TO - _FREE_FROM)
    return [(_FREE_TO + (index + 0.5) * room / count) % 360 for index in range(count)]


def draw(people: Sequence[Someone]) -> tuple[Drawn, ...]:
    """Everybody with their place on the map, at most twelve of them."""
    if len(people) > MOST:
        raise ValueError(f"a map has room for {MOST} people")
    turned = angles(len(people))
    far = list(_distances(people))
    at = [_point(turn, distance) for turn, distance in zip(turned, far, strict=True)]
    paths = [_path(one.tie, turn, distance) for one, turn, distance in zip(people, turned, far, strict=True)]
    ties = [spot for turn, distance in zip(turned, far, strict=True) for spot in _along(turn, distance)]
    names: list[Box] = []
    drawn = []
    for index, one in enumerate(people):
        name, name_x, name_y = _name(one.name, index, at, names, ties)
        x, y = map(_round, at[index])
        inside, path = _inside(one.name, name), paths[index]
        beside = _round(name_x), _round(name_y)
        drawn.append(Drawn(one.number, one.ring, one.tie, x, y, inside, name, *beside, path))
    return tuple(drawn)


def _distances(people: Sequence[Someone]) -> Iterator[float]:
    """How far from the middle. Neighbours on a crowded inner ring take turns, so that they do not touch."""
    is_crowded = bool(people) and (360 - (_FREE_TO - _FREE_FROM)) / len(people) < _CROWDED
    before = 0.0
    for one in people:
        distance: float = _AT[one.ring - 1]
        if is_crowded and one.ring == 1:
            distance = _NEAR if before == _FAR else _FAR
        before = distance
        yield distance


def _point(turn: float, distance: float) -> tuple[float, float]:
    angle = math.radians(turn)
    return MIDDLE_X + distance * math.cos(angle), MIDDLE_Y + distance * math.sin(angle)


def _name(
    name: str,
    index: int,
    at: Sequence[tuple[float, float]],
    names: list[Box],
    ties: Sequence[tuple[float, float]],
) -> tuple[str, float, float]:
    """The words beside a circle and their place, which is noted in `names`; no words where there is no room."""
    if len(name) <= 2:
        return "", 0, 0
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    half = sum(14 if unicodedata.east_asian_width(sign) in "WF" else 8.4 for sign in short) / 2 + 1
    others = [*at[:index], *at[index + 1 :]]
    spots = [(x, line, Box(x - half, line - 11, x + half, line + 4)) for x, line in _spots(at[index], half)]
    free = [
        (x, line, box) for x, line, box in spots if box.is_within(_MAP) and not _covers(box, others, names)
    ]
    for x, line, box in sorted(free, key=lambda spot: _meets_any(spot[2], ties)):
        names.append(box)
        return short, x, line
    return "", 0, 0


def _spots(at: tuple[float, float], half: float) -> Iterator[tuple[float, float]]:
    """Where a name may stand: on the side away from the mug, beside the circle further out, on the near side."""
    x, y = at
    middle = min(max(x, half), WIDTH - half)
    far, near = (y + 33, y - 24) if y >= MIDDLE_Y else (y - 24, y + 33)
    yield middle, far
    yield x + (WHO + 4 + half if x >= MIDDLE_X else -WHO - 4 - half), y + 4
    yield middle, near


def _along(turn: float, distance: float) -> Iterator[tuple[float, float]]:
    """Points along a tie, each a few units from the next."""
    for step in range(_MUG, round(distance) - WHO, 6):
        yield _point(turn, step)


def _meets_any(box: Box, ties: Sequence[tuple[float, float]]) -> bool:
    """Whether a line runs through the words; a zigzag reaches five units to either side."""
    return any(box.meets_circle(x, y, 6) for x, y in ties)


def _covers(box: Box, others: Sequence[tuple[float, float]], names: Sequence[Box]) -> bool:
    return (
        any(box.meets_circle(x, y, WHO + 2) for x, y in others)
        or box.meets_circle(MIDDLE_X + 5, MIDDLE_Y, 30)
        or any(box.meets_circle(x, y, 7) for x, y in _ring_names())
        or any(box.meets(other) for other in names)
    )


def _ring_names() -> Iterator[tuple[float, float]]:
    """Points along the names of the rings."""
    for distance, start, end in _NAMES:
        for turn in range(start, end + 1, 5):
            yield _point(turn, distance - 4)


def _inside(name: str, beside: str) -> str:
    """What stands in the circle: all of a short name, else its first letter, else two where that is all."""
    if len(name) <= 2:
        return name or "?"
    return name[0].upper() if beside else name[:2].strip()


def _path(kind: Tie, turn: float, distance: float) -> str:
    """The line from the mug to the circle. Tense ties run in a zigzag."""
    away_from_the_handle = min(turn, 360 - turn) > 20
    start, end = (_MUG if away_from_the_handle else _HANDLE), distance - WHO - 2
    if kind != "tense" or end - start < 8:
        return _line([_point(turn, start), _point(turn, end)])
    steps = max(2, round((end - start) / 8))
    points = [_point(turn, start)]
    for step in range(1, steps):
        x, y = _point(turn, start + (end - start) * step / steps)
        aside = math.radians(turn + (90 if step % 2 else -90))
        points.append((x + 5 * math.cos(aside), y + 5 * math.sin(aside)))
    return _line([*points, _point(turn, end)])


def _line(points: Sequence[tuple[float, float]]) -> str:
    """Whole numbers: half a unit is not seen, and a map of twelve people has two hundred of them."""
    return "M" + "L".join(f"{round(x)} {round(y)}" for x, y in points)


def _round(number: float) -> float:
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded
