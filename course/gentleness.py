"""A course that goes gently: when it does so by itself, the plan and calendar it would have, begin it and end it.

Whoever says beforehand what will be asks for the same `Turn` that then is taken.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from course import answers, enrolments, plans
from course.db import Session
from course.enrolments import Change
from course.lessons import Course, Plan
from course.models import Enrolment
from course.rules import gentle, local_time, tracks
from course.rules.calendars import Calendar

# The lesson that asks whether somebody died, and when.
ASKING = "l07"


@dataclass(frozen=True)
class Turn:
    """What going gently, or the usual course again, makes of a plan and a calendar."""

    plan: Plan
    change: Change


def gently(session: Session, course: Course, enrolment: Enrolment, *, now: datetime) -> Turn:
    """The course as it would go gently from now on."""
    opened = plans.opened(session, enrolment.id)
    usual = plans.usual(course.plan(enrolment.plan), enrolment, opened)
    laid = plans.laid_gently(course, usual, opened, since_at=now)
    return Turn(laid.plan, gentle.begun(laid))


def usually(session: Session, course: Course, enrolment: Enrolment) -> Turn:
    """The course as it would go on in the usual way."""
    opened = plans.opened(session, enrolment.id)
    usual = plans.usual(course.plan(enrolment.plan), enrolment, opened)
    return Turn(usual, gentle.ended(usual, opened.keys(), plans.endings(course)))


def may_change(course: Course, enrolment: Enrolment, plan: Plan, calendar: Calendar, today: date) -> bool:
    """Whether the learner of this plan may begin or end to go gently: they work on Loss, and no ending has begun."""
    return enrolment.track == tracks.LOSS and gentle.may_change(plan, plans.endings(course), calendar, today)


def begin(session: Session, course: Course, enrolment: Enrolment, *, zone: str, now: datetime) -> None:
    """Go gently from now on."""
    if enrolment.gentle_since_at is None:
        turn = gently(session, course, enrolment, now=now)
        enrolments.change_calendar(enrolment, turn.change, zone=zone, now=now)
        enrolment.gentle_since_at = now


def end(session: Session, course: Course, enrolment: Enrolment, *, zone: str, now: datetime) -> None:
    """Have the usual course again."""
    if enrolment.gentle_since_at is not None:
        turn = usually(session, course, enrolment)
        enrolments.change_calendar(enrolment, turn.change, zone=zone, now=now)
        enrolment.gentle_since_at = None


def follow(session: Session, course: Course, enrolment: Enrolment, *, zone: str, now: datetime) -> None:
    """After an area was chosen: Loss after a recent death goes gently, and any other area does not."""
    if enrolment.track != tracks.LOSS:
        end(session, course, enrolment, zone=zone, now=now)
    elif is_recent(session, enrolment.id, local_time.local_date(now, zone)):
        begin(session, course, enrolment, zone=zone, now=now)


def is_recent(session: Session, enrolment_id: int, today: date) -> bool:
    """Whether a learner said that somebody died lately. It is read, whoever looks, and never shown."""
    said: dict[str, Any] = {}
    for saved in answers.saved(session, enrolment_id, ASKING).values():
        said |= saved.values
    return said.get("someone_died") == "yes" and gentle.is_recent(said.get("died_when"), today)
