"""The questions of a form, as an author writes them: what kinds there are, and what keeps one from making sense."""

from collections.abc import Iterator
from typing import Literal

from pydantic.dataclasses import dataclass

from course import lesson_pictures
from course.lesson_files import STRICT, Key, Text, Where
from course.lesson_pictures import Picture

# What an answer can change beside being kept: the dates on which nothing is sent, gently or as usual, the boosters.
Setting = Literal["quiet-dates", "mode", "boosters"]
MODES = ("gentle", "standard")

SHORT_LENGTH, LONG_LENGTH = 140, 500

FieldKind = Literal[
    "mood", "scale", "pick", "multi", "short", "long", "date", "month", "time", "person", "yn", "group"
]  # fmt: skip


@dataclass(frozen=True, config=STRICT)
class Option:
    """One answer to choose."""

    id: Key
    label: Text
    hint: str = ""


@dataclass(frozen=True, config=STRICT)
class Field:
    """One question of a form. Every field may be left empty; `more` folds it under "More, if you like".

    `shows` names the picture that its answer becomes once it is saved; `sets` what the answer changes for the learner.
    """

    name: Key
    kind: FieldKind
    label: Text
    hint: str = ""
    options: tuple[Option, ...] = ()
    low: int = 0
    high: int = 10
    low_label: str = ""
    high_label: str = ""
    more: bool = False
    fields: tuple["Field", ...] = ()
    rows_min: int = 0
    rows_max: int = 0
    shows: Picture | None = None
    sets: Setting | None = None


CHOOSING: frozenset[FieldKind] = frozenset({"pick", "multi"})
RATING: frozenset[FieldKind] = frozenset({"mood", "scale"})
WRITING: frozenset[FieldKind] = frozenset({"short", "long", "person"})
MOST_ROWS = 12


def field_faults(field: Field) -> Iterator[tuple[Where, str]]:
    """What keeps a field from making sense, each with its place inside the field."""
    if field.kind in CHOOSING and len(field.options) < 2:
        yield ("options",), f"“{field.name}” is a choice, so it needs at least two options."
    if field.kind not in CHOOSING and field.options:
        yield ("options",), f"“{field.name}” has options, but only “pick” and “multi” show any."
    if field.kind in RATING and not (field.low_label and field.high_label):
        yield ("kind",), f"“{field.name}” needs low_label and high_label, so that its direction can be read."
    if field.kind == "mood" and (field.low, field.high) != (1, 10):
        yield ("low",), f"“{field.name}” is a mood, so it needs low = 1 and high = 10."
    if not 0 <= field.low < field.high <= 10:
        yield ("low",), f"“{field.name}” must run from low to high, inside 0 to 10."
    if field.kind == "group" and not (field.fields and 0 < field.rows_max <= MOST_ROWS):
        yield ("kind",), f"“{field.name}” repeats, so it needs fields and rows_max, at most {MOST_ROWS}."
    if field.kind != "group" and (field.fields or field.rows_max):
        yield ("fields",), f"“{field.name}” has fields of its own, but only a “group” shows any."
    if not 0 <= field.rows_min <= field.rows_max:
        yield ("rows_min",), f"“{field.name}” must have rows_min no larger than rows_max."
    yield from _picture_faults(field)
    yield from _setting_faults(field)
    for position, option in enumerate(field.options):
        if option.id in {earlier.id for earlier in field.options[:position]}:
            yield ("options", position), f"“{field.name}” has two options called “{option.id}”."
    for position, inner in enumerate(field.fields):
        if inner.kind == "group":
            yield ("fields", position), f"“{inner.name}” is a group inside a group. Please keep to one level."
        if inner.name in {earlier.name for earlier in field.fields[:position]}:
            yield ("fields", position), f"“{field.name}” has two fields called “{inner.name}”."
        for where, fault in field_faults(inner):
            yield ("fields", position, *where), fault


def _picture_faults(field: Field) -> Iterator[tuple[Where, str]]:
    """What keeps the picture of a field from being drawn."""
    if field.shows == "sentence" and field.kind not in WRITING:
        yield ("shows",), f"“{field.name}” is part of a sentence, so it must be a “short” or a “person”."
    if field.shows == "pair" and field.kind != "mood":
        yield ("shows",), f"“{field.name}” shows a pair, and only a “mood” can."
    if field.shows in lesson_pictures.ROWS and field.kind != "group":
        yield ("shows",), f"“{field.name}” shows a {field.shows}, and only a “group” can."
    kinds = {inner.name: inner.kind for inner in field.fields}
    for name, kind in lesson_pictures.ROWS.get(field.shows or "", {}).items():
        if field.kind == "group" and kinds.get(name) != kind:
            yield ("shows",), f"To show a {field.shows}, each row needs a “{name}” of the kind “{kind}”."


def _setting_faults(field: Field) -> Iterator[tuple[Where, str]]:
    """What keeps an answer from changing anything."""
    kinds, ids = [inner.kind for inner in field.fields], {option.id for option in field.options}
    if field.sets == "quiet-dates" and field.kind != "date" and kinds != ["date"]:
        yield (
            ("sets",),
            f"“{field.name}” sets quiet dates, so it must be a “date”, or a “group” of one “date”.",
        )
    if field.sets == "mode" and (field.kind != "pick" or ids != set(MODES)):
        yield ("sets",), f"“{field.name}” sets the mode, so it must be a “pick” of “gentle” and “standard”."
    if field.sets == "boosters" and field.kind != "yn":
        yield ("sets",), f"“{field.name}” sets boosters, so it must be a “yn”."
    for position, inner in enumerate(field.fields):
        if inner.sets:
            yield (
                ("fields", position, "sets"),
                f"“{inner.name}” stands in a group. Say “sets” of the group itself.",
            )


@dataclass(frozen=True, config=STRICT, kw_only=True)
class PlacedField(Field):
    """A field as a lesson's file gives it: with the title of the card it stands on."""

    card: Text
