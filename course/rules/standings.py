"""How one enrolment stands, as far as the rule needs to know, and on which dates it may be written to. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from course.lessons import Plan, PlanItem
from course.rules.calendars import Calendar
from course.rules.closings import Closing
from course.rules.hours import FARTHEST, Hours
from course.rules.local_time import DAY, NeverOpen
from course.rules.moves import Moved
from course.rules.pauses import Pause

PER_DAY = 1
PER_WEEK = 4
# What leaves later than this after its instant is late: the next message then stays a whole day away.
LATE_AFTER = timedelta(minutes=1)
WHOLE_DAY = timedelta(hours=24)


class PastNudge(NamedTuple):
    """A nudge that was planned. `went_out` is False where its message was suppressed or expired, or was merged."""

    key: str
    at: datetime
    went_out: bool


@dataclass(frozen=True, kw_only=True)
class Reach:
    """When and how often a person may be written to.

    On `quiet` dates, and on those `closed` by the cohort, nothing is sent; `days` are the days of the week (Monday 1 to
    Sunday 7) on which the person takes messages, none for all of them. A message waits for the next day on which it may
    come. `sent_on` and `late_at` (the last hand-over that was late) count over everything that this person, and anybody
    with the same number or address, is enrolled in.
    """

    hours: Hours
    sent_on: tuple[date, ...] = ()
    late_at: datetime | None = None
    quiet: frozenset[date] = frozenset()
    closed: frozenset[date] = frozenset()
    days: frozenset[int] = frozenset()
    # The days of the week on which the cohort writes to anybody; none for all of them.
    cohort_days: frozenset[int] = frozenset()
    # The weekend of somebody's first week, unless they chose their days: only what they wait for comes then.
    spared: frozenset[date] = frozenset()

    def bars(self, on: date, *, waited_for: bool = False) -> Moved | None:
        """What forbids a message on a date; None where it may come."""
        if on in self.quiet:
            return Moved.QUIET
        if on in self.closed:
            return Moved.COHORT_QUIET
        if self.days and on.isoweekday() not in self.days:
            return Moved.WEEKDAY
        if self.cohort_days and on.isoweekday() not in self.cohort_days:
            return Moved.COHORT_WEEKDAY
        if on in self.spared and not waited_for:
            return Moved.FIRST_WEEKEND
        return None if self.hours.is_open_on(on) else Moved.NO_SUCH_DAY

    def next_allowed(self, on: date, *, waited_for: bool = False) -> date:
        """This date, or the next on which they may be written to."""
        for _ in range(FARTHEST):
            if self.bars(on, waited_for=waited_for) is None:
                return on
            on += DAY
        raise NeverOpen("no day is allowed")

    def slot_from(self, on: date) -> datetime:
        """The instant of their wall time on this date, or on the next on which they may be written to."""
        return self.hours.slot(self.next_allowed(on))

    def first_from(self, on: date) -> datetime:
        """The first moment on this date, or on the next that has one, at which what they wait for may come."""
        return self.hours.span(self.next_allowed(on, waited_for=True))[0]

    def slot_after(self, instant: datetime) -> datetime:
        """The first slot at or after an instant, on a date on which they may be written to."""
        on = self.hours.today(instant)
        return self.slot_from(on if self.hours.slot(on) >= instant else on + DAY)

    def when_allowed(self, instant: datetime) -> datetime:
        """That instant, or the next at which they may be reached at all with what they wait for."""
        opens = self.hours.next_open(instant)
        on = self.hours.today(opens)
        allowed_on = self.next_allowed(on, waited_for=True)
        return opens if allowed_on == on else self.hours.span(allowed_on)[0]

    def is_day_full(self, on: date) -> bool:
        """Whether as much has gone out on a date as may."""
        return sum(one == on for one in self.sent_on) >= PER_DAY

    def is_week_full(self, on: date) -> bool:
        """The same for the seven days that end with a date."""
        return sum(on - timedelta(days=6) <= one <= on for one in self.sent_on) >= PER_WEEK

    def used_up(self, on: date) -> Moved | None:
        """What of the budget is used up on a date; None where there is room."""
        if self.is_day_full(on):
            return Moved.DAY_FULL
        return Moved.WEEK_FULL if self.is_week_full(on) else None

    def next_room(self, now: datetime, last: date) -> datetime | None:
        """The next slot after this moment that the budget has room for, up to a last date; None where there is none."""
        on = self.hours.today(now)
        while on <= last:
            is_free = self.bars(on) is None and self.used_up(on) is None
            if is_free and self.hours.slot(on) > now:
                return self.hours.slot(on)
            on += DAY
        return None

    @property
    def apart_until(self) -> datetime | None:
        """Until when a late message keeps the next one away: after an outage there is one in 24 hours at most."""
        return self.late_at + WHOLE_DAY if self.late_at is not None else None


@dataclass(frozen=True)
class Announced:
    """Something that staff wrote to the cohort: worth sending from its first to its last date, where the learner is."""

    number: int
    written_at: datetime
    starts_on: date
    last_on: date


@dataclass(frozen=True, kw_only=True)
class Standing(Reach):
    """All that the rule needs to know of one enrolment. `calendar` is the one after the whole `pause`.

    `resumed_on` is the date on which a pause ended by itself; `later` an item's key, and the date on which its message
    was asked for once more.
    """

    plan: Plan
    enrolled_at: datetime
    calendar: Calendar
    done: frozenset[str] = frozenset()
    nudges: tuple[PastNudge, ...] = ()
    pause: Pause | None = None
    # The last sign of life; None where nobody asks about silence.
    heard_on: date | None = None
    resumed_on: date | None = None
    later: tuple[str, date] | None = None
    boosters_on: date | None = None
    # Where their group closes the course some time (rules/closings.py).
    closing: Closing | None = None
    has_finished: bool = False
    is_over: bool = False
    announcements: tuple[Announced, ...] = ()

    @cached_property
    def past(self) -> dict[str, PastNudge]:
        """The nudges by their keys."""
        return {nudge.key: nudge for nudge in self.nudges}


class Candidate(NamedTuple):
    """A nudge that was never planned. `earliest` is when it may go at first; `meant_on` the date that was meant."""

    key: str
    kind: str
    item: PlanItem
    earliest: datetime
    meant_on: date
    why: str
    # The last date on which it is worth a message, where that is not counted from the day meant.
    until_on: date | None = None
