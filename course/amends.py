"""What staff may do to one learner's course: each act, what it would change, and the act itself, by the same rule."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from course import answers, check_ins, enrolments, nudges
from course.db import Session
from course.enrolments import Change
from course.lessons import Plan, PlanItem
from course.models import Enrolment
from course.rules import calendars, pauses
from course.rules.calendars import DAYS_IN_A_WEEK, SLOWER, USUAL, Calendar
from course.rules.pauses import Pause


class Kind(StrEnum):
    """The acts."""

    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    SKIP = "skip"
    SLOWER = "slower"
    USUAL = "usual"
    AGAIN = "again"


@dataclass(frozen=True)
class Amend:
    """One act. `number` is how many weeks a pause or an extension lasts, or the week to skip ahead to."""

    kind: Kind
    number: int = 0
    item: PlanItem | None = None


@dataclass(frozen=True)
class Outlook:
    """What an act would change: the last part's date before and after, and how many parts get another date.

    `next_on` is the local date on which the next part opens then; None where all are open.
    """

    ends_on: date
    would_end_on: date
    moved: int
    next_on: date | None


def outlook(plan: Plan, enrolment: Enrolment, amend: Amend, *, zone: str, today: date) -> Outlook:
    """The dates as they are and as they would be."""
    before = enrolments.calendar_after(enrolment, zone, today)
    after = _after(enrolment, amend, zone, today)
    last = plan.items[-1].day
    to_come = [item.day for item in plan.items if before.opens_on(item.day) > today]
    moved = sum(before.opens_on(day) != after.opens_on(day) for day in to_come)
    next_on = min((on for item in plan.items if (on := after.opens_on(item.day)) > today), default=None)
    return Outlook(before.opens_on(last), after.opens_on(last), moved, next_on)


def act(
    session: Session, enrolment: Enrolment, amend: Amend, *, zone: str, today: date, now: datetime
) -> None:
    """Do it. The caller writes the record's line and commits."""
    if amend.kind is Kind.PAUSE:
        until_on = today + timedelta(weeks=amend.number)
        enrolments.pause(enrolment, until_on=until_on, zone=zone, now=now)
    elif amend.kind is Kind.RESUME:
        enrolments.end_pause(enrolment, zone=zone, now=now)
    elif amend.kind is Kind.AGAIN and amend.item is not None:
        _give_again(session, enrolment, amend.item, now)
    else:
        enrolments.change_calendar(enrolment, _change(amend), zone=zone, now=now)


def _after(enrolment: Enrolment, amend: Amend, zone: str, today: date) -> Calendar:
    so_far = pauses.moved(calendars.of(enrolment), pauses.of(enrolment, zone), today)
    if amend.kind is Kind.PAUSE:
        return pauses.afterwards(so_far, Pause(today, today + timedelta(weeks=amend.number)), today)
    if amend.kind is Kind.RESUME:
        return so_far
    return enrolments.would_be(enrolment, _change(amend), zone=zone, today=today)


def _change(amend: Amend) -> Change:
    if amend.kind is Kind.EXTEND:
        return lambda calendar, today: calendar.extended(amend.number * DAYS_IN_A_WEEK, today)
    if amend.kind is Kind.SKIP:
        return lambda calendar, today: calendar.skipped_to((amend.number - 1) * DAYS_IN_A_WEEK, today)
    if amend.kind in (Kind.SLOWER, Kind.USUAL):
        return enrolments.at_pace(SLOWER if amend.kind is Kind.SLOWER else USUAL)
    return lambda calendar, today: calendar


def _give_again(session: Session, enrolment: Enrolment, item: PlanItem, now: datetime) -> None:
    """Open once more, with everything that was written; its messages may come once more too."""
    answers.reopen(session, enrolment.id, item.id)
    check_ins.reopen(session, enrolment.id, item.id, now=now)
    keys = (f"{item.kind}:{item.key}", f"reminder:{item.key}")
    nudges.give_again(session, enrolment.id, keys, now=now)
    enrolment.finished_at, enrolment.look_again_at = None, now
