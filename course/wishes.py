"""What a learner may ask for with a word or a tap: later, a pause, slower, to go on. One place acts on all of them."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from course import enrolments
from course.db import Session
from course.models import Enrolment, Nudge
from course.rules import local_time, pauses
from course.rules.calendars import SLOWER

# Kinds whose message speaks of no item that could come again.
OF_ITEMS = ("welcome", "lesson", "check-in", "reminder")


class Wish(StrEnum):
    """What can be asked for."""

    LATER = "later"
    PAUSE = "pause"
    SLOWER = "slower"
    RESUME = "resume"


def act(
    session: Session, enrolment: Enrolment, wish: Wish, *, zone: str, weeks: int | None = None, now: datetime
) -> bool:
    """Do it; False where there is nothing that it could mean. `weeks` is how long a pause is to be."""
    if wish is not Wish.PAUSE:
        enrolments.come_back(enrolment, zone=zone, now=now)
    if wish is Wish.LATER:
        return _later(session, enrolment, zone, now)
    if wish is Wish.PAUSE:
        enrolments.pause(enrolment, until_on=pause_ends_on(weeks, zone=zone, now=now), zone=zone, now=now)
    elif wish is Wish.SLOWER:
        enrolments.change_pace(enrolment, SLOWER, zone=zone, now=now)
        enrolments.hear(enrolment, now=now)
    elif enrolment.paused_at is not None:
        enrolments.end_pause(enrolment, zone=zone, now=now)
    else:
        enrolments.hear(enrolment, now=now)
    return True


def pause_ends_on(weeks: int | None, *, zone: str, now: datetime) -> date:
    """The date on which the course goes on after a pause that begins now."""
    return local_time.local_date(now, zone) + timedelta(weeks=pauses.weeks(weeks))


def _later(session: Session, enrolment: Enrolment, zone: str, now: datetime) -> bool:
    item = latest_item(session, enrolment.id)
    if item is None:
        return False
    tomorrow = local_time.local_date(now, zone) + timedelta(days=1)
    enrolments.ask_later(enrolment, item, on=tomorrow, now=now)
    return True


def latest_item(session: Session, enrolment_id: int) -> str | None:
    """The item, or slot, of which the last message spoke."""
    query = (
        select(Nudge.item)
        .where(Nudge.enrolment_id == enrolment_id, Nudge.kind.in_(OF_ITEMS), Nudge.item.is_not(None))
        .order_by(Nudge.id.desc())
        .limit(1)
    )
    return session.scalar(query)
