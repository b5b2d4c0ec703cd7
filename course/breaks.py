"""A break that a whole cohort takes: nobody in it is written to and everybody's course stands still, as in a pause.

Each learner's own row keeps it, with whose pause it is. So a break shifts the plan like any pause, ends by itself on
its date with one message, and whoever joins, comes back or is moved meanwhile is brought in line when the planner asks.
"""

from datetime import date, datetime

from sqlalchemy import select

from course import enrolments
from course.db import Session
from course.models import BY_COHORT, Cohort, Enrolment, Person
from course.rules import local_time


def begin(session: Session, cohort: Cohort, *, until_on: date | None, now: datetime) -> int:
    """Begin a break, or give the one there is another end; how many learners it holds for.

    `until_on` is the date on which the course goes on, on each learner's own clock; without one staff end it.
    """
    cohort.paused_at, cohort.paused_until_on = now, until_on
    members = _members(session, cohort)
    for enrolment, zone in members:
        if enrolment.paused_by == BY_COHORT:
            enrolment.paused_until_on, enrolment.look_again_at = until_on, now
        follow(enrolment, cohort, zone=zone, now=now)
    return len(members)


def end(session: Session, cohort: Cohort, *, now: datetime) -> int:
    """End it by hand, where there is one; how many go on. Each is told by one message, as after any pause."""
    cohort.paused_at = cohort.paused_until_on = None
    held = [(one, zone) for one, zone in _members(session, cohort) if one.paused_by == BY_COHORT]
    for enrolment, zone in held:
        follow(enrolment, cohort, zone=zone, now=now)
    return len(held)


def follow(enrolment: Enrolment, cohort: Cohort, *, zone: str, now: datetime) -> None:
    """Bring one learner in line with the break of their cohort, or with its end.

    A pause of their own is left alone: it may last longer, and when it ends the break is asked about again.
    """
    if cohort.paused_at is None and enrolment.paused_by is None:
        return
    today = local_time.local_date(now, zone)
    is_on = cohort.takes_break(today)
    if is_on and enrolment.paused_at is None:
        enrolment.paused_at, enrolment.paused_until_on = now, cohort.paused_until_on
        enrolment.paused_by, enrolment.look_again_at = BY_COHORT, now
    elif not is_on and enrolment.paused_by == BY_COHORT:
        enrolments.end_pause(enrolment, zone=zone, now=now)
        enrolment.resumed_on = today


def _members(session: Session, cohort: Cohort) -> list[tuple[Enrolment, str]]:
    """Who is in it, with the zone of each: also whoever has finished, and may have chosen to hear from us again."""
    query = (
        select(Enrolment, Person.zone)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.withdrawn_at.is_(None))
        .order_by(Enrolment.id)
    )
    return [(enrolment, zone) for enrolment, zone in session.execute(query)]
