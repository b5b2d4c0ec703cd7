"""The pictures that exercises become, as values: what `pictures.py` fills and `components/picture.html` draws."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from course.web import circles
from course.web.timelines import Timeline


@dataclass(frozen=True)
class Person:
    """Somebody on the map, in words: how close they feel, and what kind of tie it is where that shows."""

    name: str
    ring: str
    tie: str


@dataclass(frozen=True)
class PeopleMap:
    """The people around a learner, on rings and as a list. `rings`: ids and names in `locale`, the nearest first."""

    name: ClassVar[str] = "map"
    people: tuple[Person, ...]
    drawn: tuple[circles.Drawn, ...]
    rings: tuple[tuple[str, str], ...]
    spoken: str
    locale: str


@dataclass(frozen=True)
class Event:
    """A point of the line in words. `number` is that of its ring; 0 where it could not be drawn."""

    number: int
    month: date | None
    mood: int | None
    kind: str
    words: str
    who: str


@dataclass(frozen=True)
class MoodAndEvents:
    """Ups and downs beside what was going on, in the order of time."""

    name: ClassVar[str] = "timeline"
    events: tuple[Event, ...]
    chart: Timeline | None
    pattern: str


@dataclass(frozen=True)
class Line:
    """One thing that was said. `number` counts from the top; 0 is a line of the second take."""

    number: int
    is_mine: bool
    speaker: str
    said: str
    meant: str = ""
    is_turn: bool = False


@dataclass(frozen=True)
class Talk:
    """A conversation line by line, and how it could go on from its turn."""

    name: ClassVar[str] = "talk"
    who: str
    lines: tuple[Line, ...]
    second: tuple[Line, ...]
    slip: str


@dataclass(frozen=True)
class Rung:
    """One small thing; `number` is its place in the form. `is_aim` at a height that is good to begin with."""

    number: int
    words: str
    hard: int | None
    is_aim: bool
    is_chosen: bool


@dataclass(frozen=True)
class Ladder:
    """Rungs from the lowest up; those without a number stand last."""

    name: ClassVar[str] = "ladder"
    rungs: tuple[Rung, ...]
    opener: str
    fallback: str


@dataclass(frozen=True)
class Weighed:
    """One option with what speaks for it and against it."""

    words: str
    plus: str
    minus: str
    effect: str
    fit: int | None
    is_chosen: bool


@dataclass(frozen=True)
class Weighing:
    """Options side by side."""

    name: ClassVar[str] = "weighing"
    problem: str
    options: tuple[Weighed, ...]
    review_on: date | None

    @property
    def chosen(self) -> str:
        return next((one.words for one in self.options if one.is_chosen), "")


@dataclass(frozen=True)
class Pile:
    """The duties to which the same happens for a while: a heading and what is under it."""

    id: str
    label: str
    duties: tuple[str, ...]


@dataclass(frozen=True)
class GoEasy:
    """What is kept and what is put down for a while, what gives something back, and who knows."""

    name: ClassVar[str] = "plan"
    piles: tuple[Pile, ...]
    restore: tuple[str, ...]
    who: str
    line: str


@dataclass(frozen=True)
class Piece:
    """A part of a sentence: what stands before the learner's words, their words, what follows."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Sentence:
    """A sentence put together from its parts, with the goals that go with it."""

    name: ClassVar[str] = "sentence"
    pieces: tuple[Piece, ...]
    goals: tuple[tuple[str, str], ...]
    confidence: int | None
    until: date | None


@dataclass(frozen=True)
class Pair:
    """A moment with somebody beside a mood. `order`: which came first, in words; the mood where `is_mood_first`."""

    name: ClassVar[str] = "pair"
    mood: int | None
    words: str
    who: str
    order: str
    is_mood_first: bool


Drawn = PeopleMap | MoodAndEvents | Talk | Ladder | Weighing | GoEasy | Sentence | Pair
