"""A pause: the course waits, and afterwards goes on where it stood. Counted in local dates. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = (1, 2, 4)
LONGEST = timedelta(days=183)


@dataclass(frozen=True)
class Pause:
    """From the local date on which it was asked for, up to the date on which the course goes on."""

    since_on: date
    until_on: date


def starts_on(planned: date, pause: Pause | None, today: date) -> date:
    """The first day of the course, moved by the days that the pause has taken up to `today`.

    Days before the course has begun take nothing from it. So during a pause the course stands still, and after it
    the next item is as far away as it was before.
    """
    if pause is None:
        return planned
    taken = min(today, pause.until_on) - max(planned, pause.since_on)
    return planned + max(taken, timedelta(0))


def counted_on(planned: date, pause: Pause | None, today: date) -> date:
    """The date that stands for `today` beside the first day after the whole pause: what is open stays open."""
    if pause is None:
        return today
    return today + (starts_on(planned, pause, pause.until_on) - starts_on(planned, pause, today))


def may_last_until(until_on: date, today: date) -> bool:
    """Whether a pause may end on this date: from tomorrow on, and not too far away."""
    return today < until_on <= today + LONGEST
