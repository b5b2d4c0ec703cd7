"""A check-in by text, question after question: what an answer says, where it is kept, and what is asked next.

It asks what the page asks, in the same order, and keeps it in the same row. What comes back from earlier lessons waits
for the page: its words say what the course is about, so they never stand in a text.
"""

from collections.abc import Callable
from datetime import datetime

from course import answers, check_ins, plans
from course.check_ins import Answers
from course.db import Session
from course.lessons import Course
from course.models import Enrolment
from course.rules import plain_text
from course.rules.reply_words import Reply

# The kind of message that asks each question after the first, in order.
ASKS = {"near": "ask-near", "step": "ask-step", "note": "ask-note"}
LONGEST_NOTE = 500


def read(course: Course, locale: str, question: str, reply: Reply, body: str) -> Answers | None:
    """What a text answers to one question; None where it does not. A skipped question is an answer of nothing."""
    if reply.says == "skip" and question in ASKS:
        return Answers()
    return _READERS[question](course, locale, reply, body)


def keep(session: Session, enrolment: Enrolment, item: str, given: Answers, *, now: datetime) -> None:
    """Keep one answer beside those that were given before."""
    check_ins.record(session, enrolment.id, item, given, via="sms", now=now)


def next_kind(session: Session, course: Course, enrolment: Enrolment, item: str, answered: str) -> str:
    """The message that asks what comes after this question, or that says that all is noted."""
    left = list(ASKS)
    if answered in ASKS:
        left = left[left.index(answered) + 1 :]
    if "step" in left and not _chose_step(session, course, enrolment, item):
        left.remove("step")
    return ASKS[left[0]] if left else "noted"


def _chose_step(session: Session, course: Course, enrolment: Enrolment, item: str) -> bool:
    """Whether a small step was chosen in this week's lessons."""
    plan = plans.of(session, course, enrolment)
    found = plan.item(item)
    of_week = {one.id for one in plan.week(found.week)} if found is not None else set()
    return answers.step_among(session, enrolment.id, of_week) is not None


def _mood(course: Course, locale: str, reply: Reply, body: str) -> Answers | None:
    return Answers(mood=reply.value) if reply.kind == "number" else None


def _near(course: Course, locale: str, reply: Reply, body: str) -> Answers | None:
    position = _chosen(course, locale, "near", reply, body)
    return Answers(near=position) if position is not None else None


def _step(course: Course, locale: str, reply: Reply, body: str) -> Answers | None:
    position = _chosen(course, locale, "step", reply, body)
    options = course.check_in.question("step").options
    return Answers(step=options[position - 1].id) if position is not None else None


def _note(course: Course, locale: str, reply: Reply, body: str) -> Answers | None:
    note = body.strip()[:LONGEST_NOTE]
    return Answers(note=note) if note else None


def _chosen(course: Course, locale: str, question: str, reply: Reply, body: str) -> int | None:
    """Which option, counted from 1: by its number, or in its own words."""
    options = course.spoken(locale).check_in.question(question).options
    if reply.kind == "number" and reply.value is not None:
        return reply.value if reply.value <= len(options) else None
    said = _words(body)
    return next((at for at, one in enumerate(options, 1) if _words(one.label) == said), None)


def _words(text: str) -> list[str]:
    """The words alone, without the signs of a sentence."""
    return [word for word in plain_text.plain(text).split() if word.isalnum()]


_READERS: dict[str, Callable[[Course, str, Reply, str], Answers | None]] = {
    "mood": _mood,
    "near": _near,
    "step": _step,
    "note": _note,
}
