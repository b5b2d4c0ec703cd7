"""When a course closes to one learner, where its group set such a limit; the algebra is that of `openings`. Pure.

Two limits, both counted in dates: `grace_days`, how long the course stays open after its last week, and
`inactive_days`, how long it waits for somebody who stays away. With neither it never closes.

  1. A pause moves the course, and so the end of its grace; a pause with a date counts as having been there.
  2. From the date of closing on nothing is sent, and nothing is begun. What was begun can be finished at any time.
  3. A form that was open before the closing can be sent for a day afterwards: nobody loses what they typed.
  4. Whoever comes back after they stayed away too long has it open again; a grace that is over is for staff to change.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from course.rules import openings
from course.rules.calendars import Calendar
from course.rules.openings import LEAST, Begun, Limit, Opening
from course.rules.pauses import Pause


class Limits(Protocol):
    """What a cohort, or a wish for one, keeps of it."""

    @property
    def grace_days(self) -> int | None: ...
    @property
    def inactive_days(self) -> int | None: ...


@dataclass(frozen=True)
class Closing:
    """The first date on which the course is closed to somebody, where they live, and the limit that closes it."""

    on: date
    limit: Limit

    @property
    def last_on(self) -> date:
        """The last date on which it is open."""
        return self.on - LEAST

    @property
    def why(self) -> str:
        """The rule, for staff."""
        return f"{SENTENCES[self.limit]} It closed to them on {self.on.isoformat()}."


# What somebody chose for after the course comes however long that is over.
AFTERWARDS = frozenset({"booster"})
SENTENCES = {
    Limit.GRACE: "The group leaves the course open for so long after its last week, and no longer.",
    Limit.INACTIVITY: "The group leaves the course open for so long to somebody who stays away, and no longer.",
}


def of(limits: Limits, calendar: Calendar, weeks: int, pause: Pause | None, seen_on: date) -> Closing | None:
    """When it closes if they do nothing more; None where it never does.

    `calendar` is the one after the whole `pause`, `seen_on` the local date of their last sign of life.
    """
    if limits.grace_days is None and limits.inactive_days is None:
        return None
    back_on = pause.until_on if pause is not None and pause.until_on is not None else seen_on
    begun = Begun(_instant(calendar.first_on), _instant(max(seen_on, back_on, calendar.first_on)))
    length = calendar.ends_on(weeks) - calendar.first_on
    found = openings.end(
        Opening(
            grace=None if limits.grace_days is None else length + timedelta(limits.grace_days),
            inactivity=None if limits.inactive_days is None else timedelta(limits.inactive_days),
        ),
        begun,
    )
    return Closing(found.at.date(), found.limit) if found is not None else None


def is_closed(closing: Closing | None, today: date) -> bool:
    """Whether nothing may be begun on this date."""
    return closing is not None and today >= closing.on


def takes_forms(closing: Closing | None, written_on: date) -> bool:
    """Whether a form that was sent, or written on a phone, on this date is taken though it was not begun before."""
    return not is_closed(closing, written_on - LEAST)


def shown(closing: Closing | None, pause: Pause | None, today: date) -> Closing | None:
    """What a learner is told: nothing in a pause without a date, since coming back counts anew."""
    is_open_ended = pause is not None and pause.until_on is None
    return None if is_open_ended and not is_closed(closing, today) else closing


def _instant(on: date) -> datetime:
    """Dates go through the algebra as midnights, and come out of it as dates: no clock, no zone."""
    return datetime.combine(on, time(), UTC)
