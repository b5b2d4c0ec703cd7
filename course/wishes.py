"""What a learner may ask for with a word or a tap: later, a pause, slower, to go on. One place acts on all of them."""

from collections.abc import Set
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from course import enrolments
from course.db import Session
from course.models import Enrolment, Nudge, Person
from course.rules import local_time, pauses, tracks
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
    elif enrolment.paused_by is not None:
        # Their whole group takes a break, which staff end, or its date.
        enrolments.hear(enrolment, now=now)
        return False
    elif enrolment.paused_at is not None:
        enrolments.end_pause(enrolment, zone=zone, now=now)
    else:
        enrolments.hear(enrolment, now=now)
    return True


def hear(session: Session, person: Person, *, now: datetime) -> None:
    """Whoever writes to us is there, whatever they wrote: nobody is told then that nothing was heard of them.

    A pause goes on: it ends by a word, or by what they do in the course.
    """
    for enrolment in enrolments.under_way(session, person.id):
        enrolments.hear(enrolment, now=now)


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


def send_again(
    session: Session, enrolment: Enrolment, done: Set[str], *, zone: str, send_at: str, now: datetime
) -> bool:
    """The newest message about something that is not done, once more at their next hour; False where there is none."""
    query = select(Nudge.item).where(
        Nudge.enrolment_id == enrolment.id, Nudge.kind.in_(OF_ITEMS), Nudge.item.is_not(None)
    )
    items = session.scalars(query.order_by(Nudge.id.desc()))
    item = next((one for one in items if one and not _is_done(enrolment, one, done)), None)
    if item is None:
        return False
    local = local_time.local(now, zone)
    is_past = f"{local:%H:%M}" >= send_at
    # Not asked for by the learner, and so no sign of life of theirs.
    enrolment.later_item, enrolment.later_on = item, local.date() + timedelta(days=is_past)
    enrolment.look_again_at = now
    return True


def _is_done(enrolment: Enrolment, item: str, done: Set[str]) -> bool:
    return tracks.is_done(item, enrolment.track, enrolment.second_track, done)


def latest_item(session: Session, enrolment_id: int) -> str | None:
    """The item, or slot, of which the last message spoke."""
    query = (
        select(Nudge.item)
        .where(Nudge.enrolment_id == enrolment_id, Nudge.kind.in_(OF_ITEMS), Nudge.item.is_not(None))
        .order_by(Nudge.id.desc())
        .limit(1)
    )
    return session.scalar(query)
