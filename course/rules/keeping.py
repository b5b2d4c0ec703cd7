"""Until when what a learner wrote is kept, where their cohort keeps it for so many days after their course. Pure.

1. A course has ended on the date on which its learner was done with it or left it. Whoever neither finished nor left
   has ended once the last week of their calendar, what their group leaves open after it and their own last sign of
   life are all past.
2. Nothing ends while messages that were chosen for afterwards are still to come, nor in a break of the whole group
   that has no date. A pause without a date counts as the longest that anybody may choose: it is how a course waits for
   somebody who has fallen silent, and would otherwise wait for good.
3. The time is over at the first valid minute of the date so many days after the end, where the learner is; where
   nobody knows where that is, in the last of the places where it could be.
4. A learner with several courses is kept until the last of them is over, and for good while one of them has no limit.
5. Whoever asked to take part anew, or was invited to, is kept a month from then; whoever waits for a place, as long
   as they wait. A legal hold, and a support task that is open, keep them however long ago it all ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from course.rules import local_time, pauses
from course.rules.calendars import Calendar
from course.rules.candidates import BOOSTER_WEEKS, boosters_from
from course.rules.pauses import Pause

# The last part of a course opens on its last day and waits a week for its message; a month leaves time to read back.
LEAST, MOST = 30, 3650
# For so many days an invitation, or a request to join, keeps whoever was here before.
ASKED_DAYS = 30
# The last date there is room for: beyond it nothing is counted.
FARTHEST = date(9000, 1, 1)
MIDNIGHT = time(0)


class Why(StrEnum):
    """What keeps somebody."""

    HELD = "held"
    NO_LIMIT = "no-limit"
    ON_BREAK = "on-break"
    WAITS = "waits"
    TASK = "task"
    # Nothing but the time that their group gives, or a request of theirs that is young.
    TIME = "time"


@dataclass(frozen=True, kw_only=True)
class Stay:
    """One course of one learner. All dates are the learner's own.

    `calendar` is theirs as it stands, before any `pause` is counted; `heard_on` the date of their last sign of life,
    their joining at the least; `boosters_on` the date from which messages after the end count, where they were chosen.
    """

    keep_days: int | None
    calendar: Calendar
    weeks: int
    heard_on: date
    grace_days: int = 0
    pause: Pause | None = None
    withdrawn_on: date | None = None
    finished_on: date | None = None
    boosters_on: date | None = None
    is_held: bool = False


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All of one learner: their courses, the zones in which they may live, and what else keeps them."""

    stays: Sequence[Stay]
    zones: Sequence[str]
    is_held: bool = False
    has_task: bool = False
    waits: bool = False
    # The date of the last invitation, or request to join, that came from them or went to them.
    asked_on: date | None = None


@dataclass(frozen=True)
class Kept:
    """Until when somebody is kept: up to the instant `at` (UTC), on which the date `on` begins where they are.

    Without a date nothing ends it yet, and `why` says what keeps them.
    """

    why: Why
    on: date | None = None
    at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether the time is over at this moment."""
        return self.at is not None and now >= self.at


def of(whole: Whole) -> Kept:
    """Until when all of one learner is kept, as it stands."""
    if whole.is_held or any(one.is_held for one in whole.stays):
        return Kept(Why.HELD)
    if not whole.stays or any(one.keep_days is None for one in whole.stays):
        return Kept(Why.NO_LIMIT)
    if whole.waits:
        return Kept(Why.WAITS)
    ends = [over_on(one) for one in whole.stays]
    if None in ends:
        return Kept(Why.ON_BREAK)
    if whole.has_task:
        return Kept(Why.TASK)
    asked = [_after(whole.asked_on, ASKED_DAYS)] if whole.asked_on is not None else []
    on = max(*(end for end in ends if end is not None), *asked, date.min)
    return Kept(Why.TIME, on, max(local_time.instant(on, MIDNIGHT, zone) for zone in whole.zones))


def over_on(stay: Stay) -> date | None:
    """The first date on which one course no longer keeps its learner; None where it has no limit, or does not end."""
    ended = ended_on(stay)
    return _after(ended, stay.keep_days) if ended is not None and stay.keep_days is not None else None


def ended_on(stay: Stay) -> date | None:
    """The date on which a course is over for its learner, as it stands; None in a break without a date."""
    if stay.withdrawn_on is not None:
        return stay.withdrawn_on
    ends = [stay.finished_on] if stay.finished_on is not None else _unfinished(stay)
    if None in ends:
        return None
    if stay.boosters_on is not None:
        pause = _with_an_end(stay.pause)
        calendar = pauses.afterwards(stay.calendar, pause, stay.heard_on)
        chosen_on = pauses.date_afterwards(stay.boosters_on, pause, stay.heard_on)
        since_on = boosters_from(chosen_on, stay.finished_on, calendar, stay.weeks)
        ends.append(_after(since_on, BOOSTER_WEEKS[-1] * 7))
    return max(end for end in ends if end is not None)


def _unfinished(stay: Stay) -> list[date | None]:
    """What has to be past for somebody who did not finish."""
    if stay.pause is not None and stay.pause.until_on is None and stay.pause.by_group:
        return [None]
    pause = _with_an_end(stay.pause)
    back_on = pause.until_on if pause is not None else None
    calendar = pauses.afterwards(stay.calendar, pause, stay.heard_on)
    closes_on = _after(calendar.ends_on(stay.weeks), stay.grace_days)
    return [closes_on, stay.heard_on, *([back_on] if back_on is not None else [])]


def _with_an_end(pause: Pause | None) -> Pause | None:
    """A pause without a date counts as the longest that can be chosen."""
    if pause is None or pause.until_on is not None:
        return pause
    return replace(pause, until_on=_after(pause.since_on, pauses.LONGEST.days))


def _after(on: date, days: int) -> date:
    return min(on + timedelta(days=days), FARTHEST)
