"""What somebody was asked by text and has not answered yet: what their next text can mean."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from course import bearings, plans
from course.db import Session
from course.lessons import Course
from course.models import NOT_ARRIVED, CheckIn, Enrolment, Message, MessageStatus, Nudge, Person
from course.rules import calendars, local_time, progress

# How long after its message a bare number still answers a check-in.
ANSWER_WITHIN = timedelta(hours=72)
# How long after each further question its answer counts. Later, a text is likelier to be about something else.
GO_ON_WITHIN = timedelta(hours=24)
# How long "1 yes, 2 slower, 3 pause" still answers the question whether somebody wants our messages.
STILL_THERE_WITHIN = timedelta(days=7)
# How long a plain yes still answers whether the texts shall stop.
STOP_WITHIN = timedelta(hours=24)
NOT_OUT = (MessageStatus.SUPPRESSED, MessageStatus.EXPIRED, MessageStatus.PLANNED, *NOT_ARRIVED)
# The messages of a check-in by text: what each one asks. The last one asks nothing, and so ends it.
FOLLOW_UPS = {"ask-near": "near", "ask-step": "step", "ask-note": "note", "noted": ""}
MOOD = "mood"


@dataclass(frozen=True)
class Question:
    """One open question of one check-in: which, and when it was asked last."""

    enrolment_id: int
    item: str
    asks: str
    at: datetime


def questions(
    session: Session, course: Course, person: Person, contact_index: str, *, now: datetime
) -> list[Question]:
    """Every question of a check-in that this phone had been asked at `now` and that is open."""
    found = check_ins(session, course, person, contact_index, now=now)
    first = [Question(enrolment_id, item, MOOD, at) for enrolment_id, item, at in found]
    return [*first, *_follow_ups(session, person, contact_index, now)]


def times_asked(session: Session, question: Question, kind: str) -> int:
    """How often a message of this kind asked it."""
    return (
        session.scalar(
            select(func.count()).where(
                Message.enrolment_id == question.enrolment_id,
                Message.item == question.item,
                Message.kind == kind,
            )
        )
        or 0
    )


def _follow_ups(session: Session, person: Person, contact_index: str, now: datetime) -> list[Question]:
    """The last thing asked in each check-in that goes on by text, unless it was gone on with elsewhere since."""
    query = (
        select(Message, CheckIn)
        .join(Enrolment, Enrolment.id == Message.enrolment_id)
        .join(CheckIn, (CheckIn.enrolment_id == Message.enrolment_id) & (CheckIn.item == Message.item))
        .where(
            Message.contact_index == contact_index,
            Message.person_id == person.id,
            Message.kind.in_(FOLLOW_UPS),
            Message.status.not_in(NOT_OUT),
            Message.created_at >= now - GO_ON_WITHIN,
            _had_left(now),
            Enrolment.withdrawn_at.is_(None),
        )
        .order_by(Message.id)
    )
    newest = {(one.enrolment_id, one.item): (one, row) for one, row in session.execute(query)}
    return [
        Question(row.enrolment_id, row.item, FOLLOW_UPS[one.kind], one.created_at)
        for one, row in newest.values()
        if FOLLOW_UPS[one.kind] and (row.changed_at or row.answered_at) <= one.created_at
    ]


def is_asked_to_stop(session: Session, contact_index: str, *, now: datetime) -> bool:
    """Whether the last thing this phone had been sent at `now` asks if the texts shall stop."""
    query = (
        select(Message.kind, Message.created_at)
        .where(Message.contact_index == contact_index, Message.status.not_in(NOT_OUT), _had_left(now))
        .order_by(Message.id.desc())
        .limit(1)
    )
    last = session.execute(query).first()
    return last is not None and last.kind == "ask-stop" and last.created_at >= now - STOP_WITHIN


def still_there(session: Session, person: Person, contact_index: str, *, now: datetime) -> datetime | None:
    """When somebody was last asked on this phone whether they still want messages, if nothing was heard since.

    The number may have been another learner's before, whose question is not theirs to answer.
    """
    query = (
        select(func.max(Message.created_at))
        .join(Enrolment, Enrolment.id == Message.enrolment_id)
        .where(
            Message.contact_index == contact_index,
            Message.person_id == person.id,
            Message.kind == "still-there",
            Message.status.not_in(NOT_OUT),
            Message.created_at >= now - STILL_THERE_WITHIN,
            _had_left(now),
            Enrolment.withdrawn_at.is_(None),
            or_(Enrolment.heard_at.is_(None), Enrolment.heard_at < Message.created_at),
        )
    )
    return session.scalar(query)


def check_ins(
    session: Session, course: Course, person: Person, contact_index: str, *, now: datetime
) -> list[tuple[int, str, datetime]]:
    """The open check-ins whose message reached this phone lately: (enrolment, item, when it was last asked)."""
    query = (
        select(Enrolment, Nudge.item, Message.created_at)
        .join(Nudge, Nudge.enrolment_id == Enrolment.id)
        .join(Message, Message.nudge_id == Nudge.id)
        .where(
            Nudge.person_id == person.id,
            Nudge.item.like("week-%"),
            Enrolment.withdrawn_at.is_(None),
            Message.contact_index == contact_index,
            Message.status.not_in(NOT_OUT),
            Message.created_at >= now - ANSWER_WITHIN,
            _had_left(now),
        )
        .order_by(Message.created_at)
    )
    today = local_time.local_date(now, person.zone)
    found: dict[tuple[int, str], datetime] = {}
    for enrolment, asked_item, at in session.execute(query):
        item = str(asked_item)
        plan = plans.of(session, course, enrolment)
        done = bearings.done(session, enrolment.id)
        planned = plan.item(item)
        if planned is None or item in done:
            continue
        if (
            progress.state(plan, planned, calendar=calendars.of(enrolment), done=done, today=today)
            == progress.State.OPEN
        ):
            found[enrolment.id, item] = at
    return [(*key, at) for key, at in sorted(found.items())]


def _had_left(now: datetime) -> ColumnElement[bool]:
    """A text that reached us late answers nothing that was asked after it was written.

    Whoever answers at once does so before it is written down that the question was handed over, or, where the
    provider's answer was lost, minutes before. The claim is written down before a byte of it leaves.
    """
    begun_at = func.coalesce(Message.claimed_at, Message.handed_over_at, Message.created_at)
    return or_(begun_at <= now, Message.handed_over_at <= now)
