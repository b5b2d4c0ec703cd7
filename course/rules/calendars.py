"""The calendar of one learner: on which local date each day of the course falls, and how fast the days pass. Pure.

A plan counts its days from 0; a calendar pins one of them to a date. Whatever happens to a learner (a pause, a slower
pace, a week more, a week skipped) is another calendar, so that everybody who asks for a date gets the same one.
Dates are counted as dates: no clock, no zone, no spans of 24 hours.
"""

import functools
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

USUAL, SLOWER = 1, 2
DAYS_IN_A_WEEK = 7


class Kept(Protocol):
    """A row that keeps a calendar."""

    @property
    def anchor_on(self) -> date: ...
    @property
    def anchor_day(self) -> int: ...
    @property
    def pace(self) -> int: ...
    @property
    def in_order(self) -> bool: ...
    @property
    def days_apart(self) -> int: ...
    @property
    def open_to(self) -> int: ...
    @property
    def slow_from(self) -> int: ...
    @property
    def slow_to(self) -> int: ...


@dataclass(frozen=True)
class Calendar:
    """Course day `anchor_day` falls on `anchor_on`, and each day of the course takes `pace` dates.

    Days up to `open_to` stay open whatever happens afterwards. The days from `slow_from` up to `slow_to` take two
    dates each at least, whatever the pace of the others: the middle of a course that goes gently.
    `in_order` is for those who set their own pace: of the days of the course only the first counts. A lesson waits
    until the one before it is done, and then opens `days_apart` dates (times `pace`) after `done_on`, when that one was
    finished. A check-in opens on the next date.
    """

    anchor_on: date
    anchor_day: int = 0
    pace: int = USUAL
    in_order: bool = False
    open_to: int = -1
    slow_from: int = 0
    slow_to: int = 0
    days_apart: int = 0
    done_on: date | None = None

    @property
    def first_on(self) -> date:
        """The date of the course's first day."""
        return self.opens_on(0)

    def opens_on(self, day: int) -> date:
        """The local date on which a day of the course begins."""
        return self.anchor_on + timedelta(days=self._dates_to(day) - self._dates_to(self.anchor_day))

    def day_on(self, today: date) -> int:
        """The day of the course that lies on this date; below 0 before the course has begun."""
        dates = (today - self.anchor_on).days + self._dates_to(self.anchor_day)
        into = dates - self.slow_from * self.pace
        if into < 0:
            return dates // self.pace
        slow = (self.slow_to - self.slow_from) * self._slow_pace
        if into < slow:
            return self.slow_from + into // self._slow_pace
        return self.slow_to + (into - slow) // self.pace

    @property
    def _slow_pace(self) -> int:
        return max(self.pace, SLOWER)

    def _dates_to(self, day: int) -> int:
        """How many dates lie between the first day of the course and another."""
        if self.slow_from == self.slow_to:
            return day * self.pace
        slow = min(max(day, self.slow_from), self.slow_to) - self.slow_from
        return day * self.pace + slow * (self._slow_pace - self.pace)

    def is_open(self, day: int, today: date) -> bool:
        """Whether a day of the course has come, or had come before everything else was put off."""
        return day <= self.open_to or self.opens_on(day) <= today

    def rests_for(self, days: int) -> date:
        """The date on which the next item may open for whoever sets their own pace: so many after the last lesson."""
        since = self.done_on + timedelta(days=days * self.pace) if self.done_on is not None else self.first_on
        return max(since, self.first_on)

    def ends_on(self, weeks: int) -> date:
        """The first date after a course of so many weeks."""
        return self.opens_on(weeks * DAYS_IN_A_WEEK)

    def pinned(self, day: int, on: date) -> "Calendar":
        """The same with another day of the course on a date, and no stretch of slow days."""
        return replace(self, anchor_on=on, anchor_day=day, slow_from=0, slow_to=0)

    def moved(self, days: int) -> "Calendar":
        """Everything that is to come so many dates later: a pause, a week more; below 0, skipped ahead."""
        return replace(self, anchor_on=self.anchor_on + timedelta(days=days))

    def extended(self, days: int, today: date) -> "Calendar":
        """What is to come so many dates later, while what is open stays open."""
        return replace(self.moved(days), open_to=max(self.open_to, self.day_on(today)))

    def skipped_to(self, day: int, today: date) -> "Calendar":
        """So far ahead that a day of the course is today; nothing is put off by it."""
        return self.moved(min((today - self.opens_on(day)).days, 0))

    def at_pace(self, pace: int, today: date) -> "Calendar":
        """The same course from `today` on at another pace.

        What is open stays open, and what comes next is as many days of the course away as before. A course that
        has not begun begins on its own day all the same.
        """
        if pace == self.pace:
            return self
        since = max(today, self.first_on)
        return replace(self, anchor_on=since, anchor_day=self.day_on(since), pace=pace)


@functools.cache
def weekdays(kept: str) -> frozenset[int]:
    """The days of the week that are kept as digits, Monday 1 to Sunday 7."""
    return frozenset(map(int, kept))


def of(row: Kept, done_on: date | None = None) -> Calendar:
    """The calendar that a row keeps, whatever a pause has taken since. `done_on`: when their last lesson was done."""
    return Calendar(
        row.anchor_on,
        row.anchor_day,
        row.pace,
        row.in_order,
        row.open_to,
        row.slow_from,
        row.slow_to,
        row.days_apart,
        done_on,
    )
