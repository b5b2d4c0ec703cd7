"""A text that answers what was asked by text: find the one question it fits, keep the answer, say what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from course import bearings, check_in_texts, enrolments, finishing, plans, prompts, wishes
from course.check_ins import Answers
from course.db import Session
from course.lessons import Course
from course.models import Enrolment, Person
from course.prompts import Question
from course.rules.reply_words import Reply
from course.wishes import Wish

# What "1 yes, 2 slower, 3 pause" means, and the message that follows.
STILL_THERE = {1: (Wish.RESUME, "noted"), 2: (Wish.SLOWER, "slower"), 3: (Wish.PAUSE, "paused")}


@dataclass(frozen=True)
class Incoming:
    """One text of one learner: where it came from, what it was understood as, its words, when it was written."""

    person: Person
    contact_index: str
    reply: Reply
    body: str
    written_at: datetime


@dataclass(frozen=True)
class Next:
    """The message that follows, and the check-in it goes on with, if any."""

    kind: str
    enrolment_id: int | None = None
    item: str | None = None


def take(session: Session, course: Course, text: Incoming, *, now: datetime) -> Next | None:
    """Answer the one open question that a text fits. None where it fits none; where it fits two, it is asked which."""
    asked = _asked(session, course, text)
    still_there_at = prompts.still_there(session, text.person, text.contact_index, now=text.written_at)
    if still_there_at is not None and text.reply.value in STILL_THERE:
        # A check-in that was asked after it could be meant as well: then neither is answered.
        is_newest = all(one.at < still_there_at for one in asked)
        return _on_still_there(session, text, now) if is_newest else Next("which")
    fitting = [(one, given) for one in asked if (given := _read(session, course, text, one)) is not None]
    if len(fitting) > 1:
        return Next("which")
    return (
        _go_on(session, course, text.person, *fitting[0], now)
        if fitting
        else _ask_again(session, asked, text.reply)
    )


def take_note(session: Session, course: Course, text: Incoming, *, now: datetime) -> None:
    """Keep a text as the note of a check-in, where that and nothing else was asked."""
    asked = _asked(session, course, text)
    if [one.asks for one in asked] == ["note"]:
        take(session, course, text, now=now)


def _asked(session: Session, course: Course, text: Incoming) -> list[Question]:
    """What was open when the text was written, which may be a while before it reached us."""
    return prompts.questions(session, course, text.person, text.contact_index, now=text.written_at)


def _read(session: Session, course: Course, text: Incoming, asked: Question) -> Answers | None:
    begun = course.begun_as(session.get_one(Enrolment, asked.enrolment_id).course_version)
    return check_in_texts.read(begun, text.person.locale, asked.asks, text.reply, text.body)


def _ask_again(session: Session, asked: Sequence[Question], reply: Reply) -> Next | None:
    """A number that fits no question, where one is open: it is asked once more, and not for ever."""
    if reply.kind != "number" or len(asked) != 1 or asked[0].asks not in check_in_texts.ASKS:
        return None
    kind = check_in_texts.ASKS[asked[0].asks]
    if prompts.times_asked(session, asked[0], kind) > 1:
        return None
    return Next(kind, asked[0].enrolment_id, asked[0].item)


def _go_on(
    session: Session, course: Course, person: Person, asked: Question, given: Answers, now: datetime
) -> Next:
    """Keep an answer as the page would, and say which message comes next."""
    enrolment = session.get_one(Enrolment, asked.enrolment_id)
    plan, done = plans.of(session, course, enrolment), bearings.done(session, enrolment.id)
    check_in_texts.keep(session, enrolment, asked.item, given, now=now)
    finishing.close_item(session, enrolment, asked.item, plan=plan, done=done, zone=person.zone, now=now)
    kind = check_in_texts.next_kind(session, course, enrolment, asked.item, asked.asks)
    return Next(kind, enrolment.id, asked.item)


def _on_still_there(session: Session, text: Incoming, now: datetime) -> Next | None:
    wish, kind = STILL_THERE[text.reply.value or 0]
    acted = [
        wishes.act(session, one, wish, zone=text.person.zone, now=now)
        for one in enrolments.under_way(session, text.person.id)
    ]
    return Next(kind) if any(acted) else None
