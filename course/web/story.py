"""A learner's own story: the line of their weeks, and what happened along it in their own words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, render_template

from course import answers, check_ins, measures
from course.check_ins import Past
from course.web import access, context, language, learner, measuring
from course.web.learner import Learner

blueprint = Blueprint("story", __name__)


@dataclass(frozen=True)
class Event:
    """One thing that happened: a "lesson" was finished, a "step" was chosen, a "check-in" was answered."""

    at: datetime
    kind: str
    title: str
    words: str = ""
    step: Mapping[str, Any] | None = None


@blueprint.get("/story")
@access.step_up
def show() -> str:
    reader = learner.here()
    past = check_ins.history(context.session(), reader.enrolment.id)
    return render_template(
        "learner/story.html",
        zone=reader.zone,
        chart=learner.mood_chart(reader, past),
        near=learner.near_words(past),
        told=measuring.told(reader, measures.history(context.session(), reader.enrolment.id)),
        events=sorted(_events(reader, past), key=lambda event: event.at),
    )


def _events(reader: Learner, past: Sequence[Past]) -> Iterator[Event]:
    session, enrolment_id = context.session(), reader.enrolment.id
    titles = {item.id: learner.title_of(reader, item) for item in reader.plan.lessons()}
    for item, row in answers.progress(session, enrolment_id).items():
        if row.finished_at is not None and item in titles:
            yield Event(row.finished_at, "lesson", titles[item])
    for item, step in answers.steps(session, enrolment_id):
        yield Event(step.saved_at, "step", titles.get(item, ""), step=step.values)
    for one in past:
        found = reader.plan.item(one.item)
        yield Event(
            one.answered_at,
            "check-in",
            language.say("week %(week)s", week=found.week) if found else "",
            one.note,
        )
