"""Silence: since when a learner has neither opened nor answered anything, and what follows from it. Pure.

Two silent weeks bring one question whether they still want the messages. A week after it, three silent weeks in all,
the course pauses by itself, says so once, and then says nothing until they come back (course-map 3.2). Silence counts
only while something is open to them and the course still runs.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta

from course.lessons import Plan
from course.rules import progress
from course.rules.calendars import Calendar

ASKS_AFTER = timedelta(days=14)
PAUSES_AFTER = timedelta(days=21)
AFTER_ASKING = PAUSES_AFTER - ASKS_AFTER


@dataclass(frozen=True)
class Word:
    """A message about the course itself, and from which date on it may be said. `key` says it once for each cause."""

    key: str
    kind: str
    on: date
    why: str


def since(plan: Plan, *, calendar: Calendar, done: Set[str], heard_on: date) -> date | None:
    """The date since which somebody is silent, or will be if they do nothing.

    None where nothing waits for them, or where the course is over before it would be asked about.
    """
    # The first that is not done never waits for another, and none opens before it.
    first = next((item for item in plan.items if item.id not in done), None)
    if first is None:
        return None
    silent_since = max(heard_on, progress.opens_on(plan, first, calendar))
    is_over = not calendar.in_order and silent_since + ASKS_AFTER >= calendar.ends_on(plan.weeks)
    return None if is_over else silent_since


def word(silent_since: date | None, asked: Set[str], asked_on: date | None) -> Word | None:
    """What is to be said next to somebody who is silent since a date.

    `asked` are the keys of what was said before, `asked_on` the date on which this very silence was asked about.
    """
    if silent_since is None:
        return None
    ask = Word(
        f"still-there:{silent_since.isoformat()}",
        "still-there",
        silent_since + ASKS_AFTER,
        "Nothing was opened or answered for two weeks.",
    )
    if ask.key not in asked:
        return ask
    key = f"pause:{silent_since.isoformat()}"
    if asked_on is None or key in asked:
        return None
    on = max(silent_since + PAUSES_AFTER, asked_on + AFTER_ASKING)
    return Word(key, "pause", on, "Nothing was opened or answered for three weeks, so the course pauses.")


def resumed(resumed_on: date | None, asked: Set[str]) -> Word | None:
    """The one message after a pause that ended by itself."""
    key = f"resume:{resumed_on.isoformat()}" if resumed_on is not None else ""
    if resumed_on is None or key in asked:
        return None
    return Word(key, "resume", resumed_on, "Their pause is over.")
