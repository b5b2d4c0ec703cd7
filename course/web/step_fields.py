"""The questions of a lesson's small step: what, when, where and with whom."""

from collections.abc import Mapping, Sequence
from typing import Any

from course.lessons import Field, Lesson, Option
from course.rules import safe_steps
from course.translations import N_
from course.web import filters, language

OWN = "own"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = (
    Option(id="morning", label=N_("Morning")),
    Option(id="midday", label=N_("Midday")),
    Option(id="after-work", label=N_("After work")),
    Option(id="evening", label=N_("Evening")),
)


def of(lesson: Lesson, given: Sequence[Mapping[str, Any]], locale: str) -> tuple[Field, ...]:
    """The questions of a lesson's small step, with the steps that are safe to offer after these answers."""
    say = language.say
    steps = safe_steps.offered(lesson.id, lesson.step.options, given)
    offered = [Option(id=one.id, label=one.label, hint=one.hint) for one in steps]
    offered.append(Option(id=OWN, label=say("Something else, in my own words")))
    return (
        Field(name="what", kind="pick", label=say("What will you do?"), options=tuple(offered)),
        Field(name="own", kind="short", label=say("In my own words")),
        Field(name="day", kind="pick", label=say("When?"), options=_days(locale)),
        Field(name="part", kind="pick", label=say("At what time of day?"), options=language.offered(PARTS)),
        Field(name="where", kind="short", label=say("Where?")),
        Field(name="who", kind="person", label=say("With whom?")),
    )


def _days(locale: str) -> tuple[Option, ...]:
    """The days of the week to choose from, short and in full."""
    names = zip(DAYS, filters.weekdays(locale), strict=True)
    return tuple(Option(id=day, label=short, hint=full) for day, (short, full) in names)


def chosen(lesson: Lesson, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The step to keep, with its words, which outlive a rewritten lesson. Empty where none was chosen."""
    offered = {one.id: one.label for one in lesson.step.options}
    words = offered.get(values.get("what", OWN), values.get("own", ""))
    return {**values, "words": words} if words else {}
