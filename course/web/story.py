"""A learner's own story: the line they drew of the time before, the line of their weeks, and each week in their words.

The numbers of the list are those of the weeks under the line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, render_template

from course import answers, check_ins, measures
from course.answers import STEP, Saved
from course.check_ins import Past
from course.lessons import Lesson
from course.rules import findings
from course.rules.calendars import DAYS_IN_A_WEEK
from course.rules.progress import State
from course.web import access, context, language, learner, measuring, pictures
from course.web.learner import Learner
from course.web.looking_back import LAST

blueprint = Blueprint("story", __name__)


@dataclass(frozen=True)
class Taken:
    """A small step that was chosen, and how its check-in says it went; empty where nobody asked."""

    step: Mapping[str, Any]
    went: str = ""


@dataclass(frozen=True)
class Week:
    """One week in which something happened: lessons finished, steps chosen, the check-in."""

    number: int
    began_on: date
    lessons: Sequence[Lesson]
    steps: Sequence[Taken]
    past: Past | None = None
    near: str = ""


@blueprint.get("/story")
@access.step_up
def show() -> str:
    reader = learner.here()
    past = check_ins.history(context.session(), reader.enrolment.id)
    pairs = [(one.near, one.mood) for one in past if one.near is not None and one.mood is not None]
    return render_template(
        "learner/story.html",
        zone=reader.zone,
        chart=learner.mood_chart(reader, past),
        near=learner.near_words(past),
        finding=findings.closeness(pairs),
        timelines=pictures.everything(reader, "timeline"),
        told=measuring.told(reader, measures.history(context.session(), reader.enrolment.id)),
        weeks=list(_weeks(reader, past)),
        has_letter=_has_letter(reader),
    )


def _has_letter(reader: Learner) -> bool:
    """Whether the closing letter is open."""
    last = reader.plan.item(LAST)
    return last is not None and reader.place(last).state is not State.LATER


def _weeks(reader: Learner, past: Sequence[Past]) -> Iterator[Week]:
    """Every week that has something to tell, the first one first."""
    asked = {learner.week_of(reader, one.item, one.answered_at): one for one in past}
    lessons = _finished(reader)
    steps = _chosen(reader)
    for number in sorted({*asked, *lessons, *steps}):
        one, chosen = asked.get(number), steps.get(number, [])
        taken = [Taken(step.values) for step in chosen[:-1]]
        taken += [Taken(step.values, _went(one)) for step in chosen[-1:]]
        began_on = reader.calendar.opens_on((number - 1) * DAYS_IN_A_WEEK)
        yield Week(number, began_on, lessons.get(number, []), taken, one, _near(one))


def _finished(reader: Learner) -> dict[int, list[Lesson]]:
    """The finished lessons of each week, in the order in which they were finished."""
    found: dict[int, list[Lesson]] = {}
    rows = answers.progress(context.session(), reader.enrolment.id)
    done = [(row.finished_at, item) for item, row in rows.items() if row.finished_at is not None]
    for at, item in sorted(done):
        if any(known == item for _, known in reader.course.lessons):
            found.setdefault(learner.week_of(reader, item, at), []).append(reader.lesson(item))
    return found


def _chosen(reader: Learner) -> dict[int, list[Saved]]:
    """The small steps of each week; the one chosen last is the one its check-in asks about."""
    found: dict[int, list[Saved]] = {}
    for item, step in answers.steps(context.session(), reader.enrolment.id):
        if step.values.get("words") and step.card == STEP:
            found.setdefault(learner.week_of(reader, item, step.saved_at), []).append(step)
    return found


def _went(past: Past | None) -> str:
    """How the step went, in the words that were chosen."""
    options = language.course().check_in.question("step").options
    return next((option.label for option in options if past is not None and option.id == past.step), "")


def _near(past: Past | None) -> str:
    options = language.course().check_in.question("near").options
    return options[past.near - 1].label if past is not None and past.near else ""
