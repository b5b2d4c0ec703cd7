"""What a course is made of: the values that everybody else reads, through `lessons`.

Those that an author writes word by word are pydantic dataclasses, checked as they are made; those that are
put together from several places are plain ones. All are frozen.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass as value
from dataclasses import field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass

from course import lesson_pictures
from course.lesson_editions import Edition
from course.lesson_fields import Field
from course.lesson_files import STRICT, Key, Text
from course.lesson_plans import Plan
from course.measure_files import Measures
from course.support_lines import ELSEWHERE, UNKNOWN, Country

FALLBACK_LOCALE = "en"
NO_EDITION = Edition("", b"")

Phase = Literal["opening", "track", "skill", "ending"]


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

    @property
    def pictures(self) -> tuple[Field, ...]:
        """The fields that become a picture; for a sentence, its first part."""
        found: dict[str, Field] = {}
        for one in (one for card in self.cards for one in card.fields if one.shows):
            found.setdefault("" if one.shows == "sentence" else one.name, one)
        return tuple(found.values())

    @property
    def pictured_on(self) -> int:
        """The last card that a picture reads; 0 where the lesson has none."""
        read = {one.name for one in self.pictures}
        read |= {name for one in self.pictures if one.shows for name in lesson_pictures.BESIDE[one.shows]}
        numbers = (card.number for card in self.cards for one in card.fields if one.name in read)
        return max(numbers, default=0)


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


def _no_other(_version: str) -> "Course | None":
    """For a course that knows no edition but its own."""
    return None


@value(frozen=True)
class FormNote:
    """What stands below every form on which a learner can write: always, and then what is true in their group."""

    always: str = ""
    on_duty: str = ""
    alone: str = ""

    def danger(self, *, is_on_duty: bool) -> str:
        """Who is told where something that was written suggests danger."""
        return self.on_duty if is_on_duty else self.alone

    def said(self, *, is_on_duty: bool) -> str:
        """All of it."""
        return f"{self.always} {self.danger(is_on_duty=is_on_duty)}"


@value(frozen=True)
class Course:
    """Everything that `lessons/` holds, checked. `version` changes whenever a word of the course does.

    `edition` is of its lessons and plans alone; `earlier` finds the course with those of another edition.
    """

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
    form_note: FormNote = FormNote()
    locales: tuple[str, ...] = (FALLBACK_LOCALE,)
    begun: tuple[str, ...] = ()
    translations: Mapping[str, "Course"] = field(default_factory=dict)
    edition: Edition = NO_EDITION
    earlier: Callable[[str], "Course | None"] = field(default=_no_other, compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that can be switched on: English, those with every lesson, those with some."""
        return tuple(dict.fromkeys((FALLBACK_LOCALE, *self.locales, *self.begun)))

    def spoken(self, locale: str) -> "Course":
        """The same course with its words in this language, where there are any."""
        return self.translations.get(locale, self)

    def begun_as(self, version: str) -> "Course":
        """The course for somebody who stays on this edition of it; this one where there is no such edition."""
        return self if version == self.edition.version else self.earlier(version) or self

    def lesson(self, id: str, locale: str = FALLBACK_LOCALE) -> Lesson:
        """The lesson in this language, else in English."""
        return self.lessons.get((locale, id)) or self.lessons[FALLBACK_LOCALE, id]

    def plan(self, id: str) -> Plan:
        """A plan by its name; where it is no longer there, the one that is nearest to it in weeks."""
        found = self.plans.get(id)
        if found is not None or not id.isdecimal():
            return found or self.plans[id]
        return min(self.plans.values(), key=lambda plan: abs(plan.weeks - int(id)))

    def country(self, code: str | None) -> Country:
        """The country's own lines, or those for elsewhere; without a code, those for anywhere."""
        return self.support.get((code or UNKNOWN).lower()) or self.support[ELSEWHERE]

    def countries(self) -> tuple[Country, ...]:
        """The countries that somebody can choose, by name, and then "another country"."""
        named = (country for code, country in self.support.items() if code not in {ELSEWHERE, UNKNOWN})
        return (*sorted(named, key=lambda country: country.name), self.support[ELSEWHERE])
