"""A pause: the course waits, and afterwards goes on where it stood. Counted in local dates. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from course.rules import local_time
from course.rules.calendars import Calendar

WEEKS = (1, 2, 4)
LONGEST = timedelta(days=183)


class Kept(Protocol):
    """A row that keeps a pause."""

    @property
    def paused_at(self) -> datetime | None: ...
    @property
    def paused_until_on(self) -> date | None: ...
    @property
    def paused_by(self) -> str | None: ...


@dataclass(frozen=True)
class Pause:
    """From the local date on which it was asked for, up to the date on which the course goes on.

    Without an end it lasts until the learner comes back; the break of a whole cohort (`by_group`) until staff end it.
    """

    since_on: date
    until_on: date | None
    by_group: bool = False


def of(row: Kept, zone: str) -> Pause | None:
    """The pause that a row keeps, in its learner's own dates; None where there is none."""
    if row.paused_at is None:
        return None
    since_on = local_time.local_date(row.paused_at, zone)
    return Pause(since_on, row.paused_until_on, by_group=row.paused_by is not None)


def holds(pause: Pause | None, today: date) -> bool:
    """Whether the course stands still on this date."""
    return pause is not None and (pause.until_on is None or today < pause.until_on)


def moved(calendar: Calendar, pause: Pause | None, today: date) -> Calendar:
    """The calendar, moved by the days that the pause has taken up to `today`.

    Days before the course has begun take nothing from it. So during a pause the course stands still, and after it
    the next item is as far away as it was before.
    """
    if pause is None:
        return calendar
    taken = min(today, pause.until_on or today) - max(calendar.first_on, pause.since_on)
    return calendar.moved(max(taken, timedelta(0)).days)


def afterwards(calendar: Calendar, pause: Pause | None, today: date) -> Calendar:
    """The calendar as it will be after the whole pause; one without an end is counted as if it ended today."""
    return moved(calendar, pause, pause.until_on or today) if pause is not None else calendar


def counted_on(calendar: Calendar, pause: Pause | None, today: date) -> date:
    """The date that stands for `today` beside the calendar after the whole pause: what is open stays open."""
    whole, so_far = afterwards(calendar, pause, today), moved(calendar, pause, today)
    return today + (whole.anchor_on - so_far.anchor_on)


def weeks(wished: int | None) -> int:
    """How many weeks a pause asked for by text lasts: one where none are named, and four at the most."""
    return min(max(wished or WEEKS[0], WEEKS[0]), WEEKS[-1])


def may_last_until(until_on: date, today: date) -> bool:
    """Whether a pause may end on this date: from tomorrow on, and not too far away."""
    return today < until_on <= today + LONGEST


def date_afterwards(on: date, pause: Pause | None, today: date) -> date:
    """A date from which something is counted, moved by what the whole pause takes of the days behind it."""
    return afterwards(Calendar(on), pause, today).first_on


def moment_moved(at: datetime | None, pause: Pause | None, zone: str, now: datetime) -> datetime | None:
    """A moment from which something is counted, moved by the dates that the pause has taken by now; its hour stays."""
    if at is None or pause is None:
        return at
    since = local_time.local(at, zone)
    on = moved(Calendar(since.date()), pause, local_time.local_date(now, zone)).first_on
    return at if on == since.date() else local_time.instant(on, since.time(), zone)
