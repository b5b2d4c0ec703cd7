"""What somebody was asked by text and has not answered yet: what a bare number can mean."""

from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from course import nudges, plans
from course.db import Session
from course.lessons import Course
from course.models import Enrolment, Message, MessageStatus, Nudge, Person
from course.rules import calendars, local_time, progress

# How long after its message a bare number still answers a check-in.
ANSWER_WITHIN = timedelta(hours=72)
# How long "1 yes, 2 slower, 3 pause" still answers the question whether somebody wants our messages.
STILL_THERE_WITHIN = timedelta(days=7)
NOT_OUT = (MessageStatus.SUPPRESSED, MessageStatus.EXPIRED, MessageStatus.PLANNED)


def still_there(session: Session, contact_index: str, *, now: datetime) -> datetime | None:
    """When this phone was last asked whether they still want messages, if nothing was heard since."""
    query = (
        select(func.max(Message.created_at))
        .join(Enrolment, Enrolment.id == Message.enrolment_id)
        .where(
            Message.contact_index == contact_index,
            Message.kind == "still-there",
            Message.status.not_in(NOT_OUT),
            Message.created_at >= now - STILL_THERE_WITHIN,
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
        )
        .order_by(Message.created_at)
    )
    today = local_time.local_date(now, person.zone)
    found: dict[tuple[int, str], datetime] = {}
    for enrolment, asked_item, at in session.execute(query):
        item = str(asked_item)
        plan = plans.of(session, course, enrolment)
        done = nudges.done(session, enrolment.id)
        planned = plan.item(item)
        if planned is None or item in done:
            continue
        if (
            progress.state(plan, planned, calendar=calendars.of(enrolment), done=done, today=today)
            == progress.State.OPEN
        ):
            found[enrolment.id, item] = at
    return [(*key, at) for key, at in sorted(found.items())]
