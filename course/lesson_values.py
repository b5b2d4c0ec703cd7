"""What a course is made of: the values that everybody else reads, through `lessons`.

Those that an author writes word by word are pydantic dataclasses, checked as they are made; those that are
put together from several places are plain ones. All are frozen.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass as value
from dataclasses import field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass

from course.lesson_files import STRICT, Key, Text, Where
from course.lesson_plans import Plan
from course.measure_files import Measures
from course.support_lines import ELSEWHERE, UNKNOWN, Country

FALLBACK_LOCALE = "en"
SHORT_LENGTH, LONG_LENGTH = 140, 500

FieldKind = Literal[
    "mood", "scale", "pick", "multi", "short", "long", "date", "month", "time", "person", "yn", "group"
]  # fmt: skip
Phase = Literal["opening", "track", "skill", "ending"]


@dataclass(frozen=True, config=STRICT)
class Option:
    """One answer to choose."""

    id: Key
    label: Text
    hint: str = ""


@dataclass(frozen=True, config=STRICT)
class Field:
    """One question of a form. Every field may be left empty; `more` folds it under "More, if you like"."""

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


@dataclass(frozen=True, config=STRICT, kw_only=True)
class PlacedField(Field):
    """A field as a lesson's file gives it: with the title of the card it stands on."""

    card: Text


@value(frozen=True)
class Card:
    """One screen of a lesson. Its fields make one form."""

    number: int
    title: str
    html: str
    fields: tuple[Field, ...]
    words: int
    drawing: str = ""


@dataclass(frozen=True, config=STRICT)
class StepOption:
    """One small thing to do this week."""

    id: Key
    label: Text
    hint: str = ""


@dataclass(frozen=True, config=STRICT)
class Step:
    """The week's small step; `halve` answers somebody for whom all of them feel too big."""

    prompt: Text
    options: tuple[StepOption, ...]
    halve: Text


@dataclass(frozen=True, config=STRICT)
class Takeaway:
    """The sentence to keep, and the question that asks for it again some weeks on."""

    text: Text
    question: Text


@value(frozen=True)
class Lesson:
    """One lesson in one language. `words` counts its cards, titles included."""

    id: str
    slug: str
    title: str
    phase: Phase
    minutes: int
    locale: str
    summary: str
    cards: tuple[Card, ...]
    step: Step
    takeaway: Takeaway
    words: int


def _fills_in_moods(text: str) -> str:
    if re.search(r"[{}]", re.sub(r"\{(now|before)\}", "", text)):
        raise ValueError("only {now} and {before} can be filled in here")
    return text


Sentence = Annotated[Text, AfterValidator(_fills_in_moods)]


@dataclass(frozen=True, config=STRICT)
class Afterwards:
    """The plain sentence that follows a check-in; {now} and {before} are moods from 1 to 10."""

    first: Sentence
    up: Sentence
    down: Sentence
    same: Sentence
    skipped: Sentence

    def sentence(self, now: int | None, before: int | None) -> str:
        """The sentence for this mood after the last one that was given."""
        if now is None:
            return self.skipped
        if before is None:
            return self.first.format(now=now, before="")
        chosen = self.same if now == before else self.up if now > before else self.down
        return chosen.format(now=now, before=before)


@dataclass(frozen=True, config=STRICT)
class CheckIn:
    """The weekly check-in, word by word. Its questions are mood, near, step and note, in that order."""

    title: Text
    intro: Text
    questions: tuple[Field, ...]
    share: Text
    button: Text
    thanks: Text
    afterwards: Afterwards

    def question(self, name: str) -> Field:
        return next(question for question in self.questions if question.name == name)


@value(frozen=True)
class Course:
    """Everything that `lessons/` holds, checked. `version` changes whenever a word of the course does."""

    id: str
    version: str
    title: str
    lessons: Mapping[tuple[str, str], Lesson]
    plans: Mapping[str, Plan]
    check_in: CheckIn
    messages_dir: Path
    support: Mapping[str, Country]
    measures: Measures
    about: str = ""
    form_note: str = ""
    locales: tuple[str, ...] = (FALLBACK_LOCALE,)
    begun: tuple[str, ...] = ()
    translations: Mapping[str, "Course"] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that can be switched on: English, those with every lesson, those with some."""
        return tuple(dict.fromkeys((FALLBACK_LOCALE, *self.locales, *self.begun)))

    def spoken(self, locale: str) -> "Course":
        """The same course with its words in this language, where there are any."""
        return self.translations.get(locale, self)

    def lesson(self, id: str, locale: str = FALLBACK_LOCALE) -> Lesson:
        """The lesson in this language, else in English."""
        return self.lessons.get((locale, id)) or self.lessons[FALLBACK_LOCALE, id]

    def plan(self, id: str) -> Plan:
        return self.plans[id]

    def country(self, code: str | None) -> Country:
        """The country's own lines, or those for elsewhere; without a code, those for anywhere."""
        return self.support.get((code or UNKNOWN).lower()) or self.support[ELSEWHERE]

    def countries(self) -> tuple[Country, ...]:
        """The countries that somebody can choose, by name, and then "another country"."""
        named = (country for code, country in self.support.items() if code not in {ELSEWHERE, UNKNOWN})
        return (*sorted(named, key=lambda country: country.name), self.support[ELSEWHERE])
