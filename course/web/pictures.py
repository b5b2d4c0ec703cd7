"""What a learner made in an exercise, put in order to be drawn by `components/picture.html`.

A picture reads fields by their names (`lesson_pictures`) and knows of no lesson. It shows what was written and
nothing else: an answer that was left empty leaves its place empty, or goes without one. `draw` is pure; `of` and
`everything` ask what this browser may see (`learner.may_show`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from course import answers
from course.answers import Saved
from course.lessons import Field, Lesson
from course.web import circles, context, filters, language, learner, own_people, timelines
from course.web.learner import Learner
from course.web.picture_kinds import (
    Drawn,
    Event,
    GoEasy,
    Ladder,
    Line,
    MoodAndEvents,
    Pair,
    PeopleMap,
    Person,
    Piece,
    Pile,
    Rung,
    Sentence,
    Talk,
    Weighed,
    Weighing,
)
from course.web.timelines import Moment

Values = Mapping[str, Any]
MINE = "me"
AIM_LOW, AIM_HIGH = 3, 4


@dataclass(frozen=True)
class Shown:
    """The pictures of a lesson. `is_hidden`: something was saved that this browser may not show.

    `is_begun`: something was saved at all, be it nothing that is drawn.
    """

    lesson: Lesson
    drawn: tuple[Drawn, ...]
    is_hidden: bool
    is_begun: bool


def is_begun(lesson: Lesson, saved: Mapping[str, Saved]) -> bool:
    """Whether there is something to see as a picture, here or after a code."""
    shown = {str(card.number) for card in lesson.cards if any(field.shows for field in card.fields)}
    return any(saved[number].values for number in shown & saved.keys())


def of(reader: Learner, lesson: Lesson) -> Shown:
    """What the learner made in a lesson, as far as this browser may see it."""
    return _shown(reader, lesson, answers.saved(context.session(), reader.enrolment.id, lesson.id))


def everything(reader: Learner, name: str) -> list[Drawn]:
    """Every picture of this name over all lessons, such as each "timeline", as far as this browser may see them."""
    lessons = [reader.lesson(item.id) for item in reader.plan.lessons() if not item.is_unfilled]
    wanted = [one for one in lessons if any(field.shows == name for field in one.pictures)]
    return [drawn for one in wanted for drawn in of(reader, one).drawn if drawn.name == name]


def _shown(reader: Learner, lesson: Lesson, saved: Mapping[str, Saved]) -> Shown:
    written = [one for one in saved.values() if one.card.isdecimal() and one.values]
    values = {
        name: value
        for one in written
        if learner.may_show(one.session_id)
        for name, value in one.values.items()
    }

    def month(day: date) -> str:
        return filters.short_month(day, reader.zone, reader.locale)

    is_hidden = any(not learner.may_show(one.session_id) for one in written)
    return Shown(lesson, tuple(draw(lesson, values, month)), is_hidden, bool(written))


def draw(lesson: Lesson, values: Values, month: Callable[[date], str]) -> list[Drawn]:
    """Every picture of a lesson for which something is written; `month` names a month in the reader's language."""
    read = _Reading(lesson, values, month)
    drawn = (_DRAWING[field.shows](read, field) for field in lesson.pictures if field.shows)
    return [one for one in drawn if one is not None]


@dataclass(frozen=True)
class _Reading:
    """The answers of a lesson, with its fields to read them by."""

    lesson: Lesson
    values: Values
    month: Callable[[date], str]

    def rows(self, group: Field) -> Sequence[Values]:
        found: Sequence[Values] = self.values.get(group.name) or ()
        return found

    def fields(self) -> Iterator[Field]:
        return (field for card in self.lesson.cards for field in card.fields)

    def text(self, name: str) -> str:
        return str(self.values.get(name) or "")

    def labels(self, name: str) -> tuple[str, ...]:
        """The words of what was ticked."""
        field, given = (
            next((one for one in self.fields() if one.name == name), None),
            self.values.get(name) or (),
        )
        ids = [given] if isinstance(given, str) else given
        chosen = [option.label for option in field.options if option.id in ids] if field else []
        return tuple(language.said(label, self.lesson.locale) for label in chosen)

    def label(self, group: Field, name: str, row: Values) -> str:
        """The words of the option that a row chose, marked where they are in another language than the page."""
        return language.said(_label(group, name, row), self.lesson.locale)

    def drawn(self, words: str) -> str:
        """Words for a drawing, in which nothing can be marked: those of another language stand in the list alone."""
        return "" if isinstance(words, Markup) else words

    def place(self, name: str) -> int | None:
        """The place of a chosen option among those offered, from 0: "the second" is 1."""
        ids = [option.id for one in self.fields() if one.name == name for option in one.options]
        given = self.values.get(name)
        return ids.index(given) if given in ids else None

    def day(self, name: str) -> date | None:
        return date.fromisoformat(self.values[name]) if self.values.get(name) else None


def _label(group: Field, name: str, row: Values) -> str:
    """The words of the option that a row chose."""
    options = (option for inner in group.fields if inner.name == name for option in inner.options)
    return next((option.label for option in options if option.id == row.get(name)), "")


def _month(row: Values) -> date | None:
    return date.fromisoformat(f"{row['when']}-01") if row.get("when") else None


def _map(read: _Reading, group: Field) -> PeopleMap | None:
    card = next(card for card in read.lesson.cards if group in card.fields)
    found = own_people.Record(read.lesson, card, group, rows=tuple(read.rows(group)))
    people = tuple(
        Person(own_people.name_of(row), found.label(own_people.RING, row), own_people.tie_words(row))
        for row in found.rows
    )
    if not people:
        return None
    rings = tuple((option.id, option.label.lower()) for option in found.field(own_people.RING).options)
    return PeopleMap(
        people, circles.draw(own_people.on_rings(found)), rings, own_people.spoken(found), read.lesson.locale
    )


def _timeline(read: _Reading, group: Field) -> MoodAndEvents | None:
    rows = sorted(read.rows(group), key=lambda row: (row.get("when") is None, row.get("when") or ""))
    placed = [row for row in rows if row.get("when") and row.get("mood")]
    rest = [row for row in rows if row not in placed]
    if not rows:
        return None
    numbered = [*enumerate(placed, 1), *((0, row) for row in rest)]
    events = tuple(_event(number, read, group, row) for number, row in numbered)
    moments = [
        Moment(one.month, one.mood, one.words or read.drawn(one.kind), read.month(one.month))
        for one in events
        if one.number and one.month and one.mood
    ]
    return MoodAndEvents(events, timelines.draw(moments) if moments else None, read.text("pattern_seen"))


def _event(number: int, read: _Reading, group: Field, row: Values) -> Event:
    kind = read.label(group, "kind", row)
    return Event(number, _month(row), row.get("mood"), kind, row.get("event", ""), row.get("who", ""))


def _talk(read: _Reading, group: Field) -> Talk | None:
    who, turn = read.text("who"), read.place("turning_point")
    lines = tuple(
        Line(
            number,
            row.get("speaker") == MINE,
            who if who and row.get("speaker") not in (None, MINE) else read.label(group, "speaker", row),
            row.get("said", ""),
            row.get("meant", ""),
            number - 1 == turn,
        )
        for number, row in enumerate(read.rows(group), 1)
    )
    if not lines:
        return None
    return Talk(who, lines, _second_take(read, group, lines), next(iter(read.labels("slip")), ""))


def _second_take(read: _Reading, group: Field, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The talk up to its turn, and the new line: in place of the learner's own, or as the answer to the other's."""
    turn = next((line for line in lines if line.is_turn), None)
    new = read.text("redo_line")
    if not new:
        return ()
    before = [line for line in lines if turn and line.number < turn.number + (not turn.is_mine)]
    said = Line(0, True, read.label(group, "speaker", {"speaker": MINE}), new)
    return (*(Line(0, one.is_mine, one.speaker, one.said) for one in before if one.said), said)


def _ladder(read: _Reading, group: Field) -> Ladder | None:
    chosen = read.place("this_week")
    rungs = [
        Rung(
            index + 1,
            row.get("what", ""),
            row.get("hard"),
            AIM_LOW <= row.get("hard", 0) <= AIM_HIGH,
            index == chosen,
        )
        for index, row in enumerate(read.rows(group))
    ]
    rungs.sort(key=lambda rung: (rung.hard is None, rung.hard or 0))
    return Ladder(tuple(rungs), read.text("opener"), read.text("fallback")) if rungs else None


def _weighing(read: _Reading, group: Field) -> Weighing | None:
    chosen = read.place("choose")
    options = tuple(
        Weighed(
            row.get("what", ""),
            row.get("plus", ""),
            row.get("minus", ""),
            row.get("effect_on_them", ""),
            row.get("fit"),
            index == chosen,
        )
        for index, row in enumerate(read.rows(group))
    )
    return Weighing(read.text("problem"), options, read.day("review_on")) if options else None


def _plan(read: _Reading, group: Field) -> GoEasy | None:
    options = next(inner.options for inner in group.fields if inner.name == "plan")
    named = [(row["name"], row.get("plan", "")) for row in read.rows(group) if row.get("name")]
    sorts = [*((option.id, option.label) for option in options), ("", "")]
    piles = tuple(
        Pile(id, language.said(label, read.lesson.locale), tuple(name for name, plan in named if plan == id))
        for id, label in sorts
        if any(plan == id for _, plan in named)
    )
    restore, who, line = read.labels("restore"), read.text("ask_person"), read.text("tell_line")
    return GoEasy(piles, restore, who, line) if piles or restore or who or line else None


def _sentence(read: _Reading, _first: Field) -> Sentence | None:
    parts = [field for field in read.fields() if field.shows == "sentence" and read.text(field.name)]
    goals = tuple(
        (str(row.get("goal", "")), str(row.get("how_will_i_know", "")))
        for row in read.values.get("goals") or ()
    )
    if not parts and not goals:
        return None
    return Sentence(tuple(_pieces(read, parts)), goals, read.values.get("confidence"), read.day("end_date"))


def _pieces(read: _Reading, parts: Sequence[Field]) -> Iterator[Piece]:
    """The parts in a row. A label that begins with a capital begins a sentence of its own."""
    labels = [field.label.replace("…", "").strip() for field in parts]
    for index, (field, before) in enumerate(zip(parts, labels, strict=True)):
        is_joined = index + 1 < len(labels) and labels[index + 1][:1].islower()
        after = ", " if is_joined else ". "
        yield Piece(language.said(before, read.lesson.locale), read.text(field.name).rstrip(" .…"), after)


def _pair(read: _Reading, field: Field) -> Pair | None:
    mood, words, order = read.values.get(field.name), read.text("event"), read.labels("before_after")
    is_mood_first = read.text("before_after") == field.name
    return Pair(mood, words, read.text("who"), "".join(order), is_mood_first) if mood or words else None


_DRAWING: Mapping[str, Callable[[_Reading, Field], Drawn | None]] = {
    "map": _map,
    "timeline": _timeline,
    "talk": _talk,
    "ladder": _ladder,
    "weighing": _weighing,
    "plan": _plan,
    "sentence": _sentence,
    "pair": _pair,
}
