"""When one person may be reached: zone, the wall time they chose, the window; also where the zone is not known. Pure.

Where nobody has said in which zone somebody is, `others` are the further zones their number could be in. They are
then written to only while the window is open in every one of them. Some countries are too wide for that: zones that
would leave less than an hour in common are then left out, those first whose clocks are farthest from the zone we go
by. So that zone always counts, and as many others as one day has room for.

Instants are remembered by zone, window and date. A tick asks about many learners of few zones and hours, and so the
zone tables are read tens of times and not thousands of times (performance.md 1).
"""

import functools
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from course.rules import local_time
from course.rules.local_time import BEFORE_CLOSING, DAY, NeverOpen, Window
from course.rules.moves import Moved

REMEMBERED = 1 << 16
# Whoever is asked to look further for an open hour is told that there is none.
FARTHEST = 400
# The least that must be left of a day's window before a further zone is heeded.
LEAST = timedelta(hours=1)
Span = tuple[datetime, datetime]


class Day(NamedTuple):
    """One local date as it is remembered: from when, up to when they may be reached (UTC), and their own slot."""

    opens: datetime
    closes: datetime
    slot: datetime


class _Memory:
    """What stands for the zone tables that hold, and how many days all hours together remember of them."""

    tables = object()
    days = 0


@dataclass(frozen=True)
class Hours:
    """When a person may be reached."""

    zone: str
    send_at: time
    window: Window
    others: tuple[str, ...] = ()
    _days: dict[date, Day] = field(default_factory=dict, init=False, repr=False, compare=False)
    _tables: object = field(default=None, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """What tells most of them apart: they are looked up by it many times for one learner."""
        return hash((self.zone, self.send_at))

    def today(self, now: datetime) -> date:
        """The date where they are."""
        return date_in(now, self.zone)

    def span(self, on: date) -> Span:
        """From when, up to when they may be reached on a local date (UTC); the two are equal where at no time."""
        day = self._day(on)
        return day.opens, day.closes

    def is_open_on(self, on: date) -> bool:
        """Whether there is an hour for them on that date at all. A date that a zone skipped has none."""
        day = self._day(on)
        return day.opens < day.closes

    def contains(self, moment: datetime) -> bool:
        """Whether they may be reached at that moment."""
        opens, closes = self.span(self.today(moment))
        return opens <= moment < closes

    def closes_at(self, moment: datetime) -> datetime:
        """When the window of the local day ends that this moment is in."""
        return self.span(self.today(moment))[1]

    def slot(self, on: date) -> datetime:
        """The instant of their own wall time on a date, pulled into the window and clear of its last half hour."""
        return self._day(on).slot

    def next_open(self, moment: datetime) -> datetime:
        """That moment itself where they may be reached, else the next at which they may."""
        on = self.today(moment)
        for _ in range(FARTHEST):
            opens, closes = self.span(on)
            if opens < closes and moment < closes:
                return max(moment, opens)
            on += DAY
        raise NeverOpen("no hour of the day is allowed")

    def moves(self, on: date) -> tuple[Moved, ...]:
        """What makes the slot of a date another minute than their own wall time."""
        return _moves(self, on)

    def why_closed(self, moment: datetime) -> tuple[Moved, ...]:
        """What keeps them from being reached at a moment at which they cannot be."""
        alone = replace(self, others=()).next_open(moment)
        return self.why_other(self.next_open(moment) != alone, self.today(moment))

    def why_other(self, is_by_others: bool, on: date) -> tuple[Moved, ...]:
        """What makes an hour of a date another, where it is the further zones, or the window alone."""
        if not is_by_others:
            return (Moved.HOURS,)
        return (Moved.PLACES, Moved.NEAREST) if self.left_out(on) else (Moved.PLACES,)

    def left_out(self, on: date) -> tuple[str, ...]:
        """The zones that have no hour of a date in common with those nearer to the one we go by."""
        return _shared(self, on)[1]

    def _day(self, on: date) -> Day:
        """A date, remembered by these hours themselves: the rule asks about some dozens for each learner."""
        day = self._days.get(on) if self._tables is _Memory.tables else None
        return day if day is not None else _remember(self, on)


def forget() -> None:
    """Forget every instant: the zone tables are others now."""
    for remembered in (date_in, _moves, _shared):
        remembered.cache_clear()
    _forget_days()


def _forget_days() -> None:
    _Memory.tables, _Memory.days = object(), 0


def _remember(hours: Hours, on: date) -> Day:
    if _Memory.days >= REMEMBERED:
        _forget_days()
    if hours._tables is not _Memory.tables:
        # The days first: a thread that sees the new tables must not find the old days.
        object.__setattr__(hours, "_days", {})
        object.__setattr__(hours, "_tables", _Memory.tables)
    opens, closes = _shared(hours, on)[0]
    meant = local_time.instant(on, hours.send_at, hours.zone)
    slot = max(opens, min(meant, closes - BEFORE_CLOSING))
    day = hours._days[on] = Day(opens, closes, slot)
    _Memory.days += 1
    return day


@functools.lru_cache(REMEMBERED)
def date_in(moment: datetime, zone: str) -> date:
    """The date in a zone at a moment, remembered: for a moment that is asked about for many learners."""
    return local_time.local_date(moment, zone)


@functools.lru_cache(REMEMBERED)
def _moves(hours: Hours, on: date) -> tuple[Moved, ...]:
    meant, slot = local_time.instant(on, hours.send_at, hours.zone), hours.slot(on)
    if meant != slot:
        return hours.why_other(slot != replace(hours, others=()).slot(on), on)
    wall = local_time.local(slot, hours.zone).replace(tzinfo=None)
    if wall != datetime.combine(on, hours.send_at):
        return (Moved.GAP,)
    return (Moved.TWICE,) if local_time.comes_twice(on, hours.send_at, hours.zone) else ()


@functools.lru_cache(REMEMBERED)
def _shared(hours: Hours, on: date) -> tuple[Span, tuple[str, ...]]:
    """The span of a date that the zones share, nearest clock first, and which were left out of it."""
    own = found = _window_on(hours.zone, hours.window, on)
    left_out: list[str] = []
    shared = [(other, _nearest(own, other, hours.window, on)) for other in hours.others]
    for other, theirs in sorted(shared, key=lambda one: (abs(one[1][0] - own[0]), one[0])):
        common = _common(found, theirs)
        if common[1] - common[0] < min(LEAST, own[1] - own[0]):
            left_out.append(other)
        else:
            found = common
    return found, tuple(left_out)


def _nearest(own: Span, other: str, window: Window, on: date) -> Span:
    """The window of that zone which has the most in common with ours: its date may be the day before or after."""
    near = (_window_on(other, window, on + timedelta(days=n)) for n in (-1, 0, 1))
    return min(near, key=lambda span: abs(span[0] - own[0]))


def _window_on(zone: str, window: Window, on: date) -> Span:
    return window.opens_on(on, zone), window.closes_on(on, zone)


def _common(one: Span, other: Span) -> Span:
    opens = max(one[0], other[0])
    return opens, max(opens, min(one[1], other[1]))
