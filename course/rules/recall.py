"""Which takeaways come back in a check-in: 6, 20 and 48 days after their lesson, three times at most. Pure.

1. A takeaway that has never come back is due 6 days after its lesson. Once it was remembered it is due on the next of
   its days that is still ahead; after the last of them it has done its work.
2. One that was skipped, or not quite remembered, is due again in the next check-in, but not on the same day.
3. Each comes back three times at most, whatever became of it.
4. A check-in takes two: the newest of those that never came back, and of all others one: first such as are due again,
   then the one that has waited longest.

Days are counted as dates where the learner is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

AFTER_DAYS = (6, 20, 48)
MOST_SERVINGS = 3


@dataclass(frozen=True)
class Serving:
    """One time that a takeaway came back: on which day, and whether it was remembered."""

    on: date
    remembered: bool


@dataclass(frozen=True)
class Takeaway:
    """The takeaway of one finished lesson, with the times it came back, the oldest first."""

    lesson: str
    finished_on: date
    servings: tuple[Serving, ...] = ()


def due_on(one: Takeaway) -> date | None:
    """The day from which a takeaway is due; None where it comes back no more."""
    if len(one.servings) >= MOST_SERVINGS:
        return None
    last = one.servings[-1] if one.servings else None
    if last is not None and not last.remembered:
        return last.on + timedelta(days=1)
    days = (one.finished_on + timedelta(days=after) for after in AFTER_DAYS)
    return next((day for day in days if last is None or day > last.on), None)


def brought_back(takeaways: Sequence[Takeaway]) -> list[Takeaway]:
    """What some weeks after the end bring back, two at most, however often they came before.

    First such as were not remembered last time, then those that came back longest ago, or never.
    """

    def turn(one: Takeaway) -> tuple[bool, date]:
        last = one.servings[-1] if one.servings else None
        return (last is None or last.remembered, last.on if last else one.finished_on)

    return sorted(takeaways, key=turn)[:2]


def served(takeaways: Sequence[Takeaway], *, today: date) -> list[Takeaway]:
    """What the check-in of this day asks for: at most one new takeaway, then at most one other."""
    days = {one.lesson: due_on(one) or date.max for one in takeaways}
    due = sorted((one for one in takeaways if days[one.lesson] <= today), key=lambda one: days[one.lesson])
    new = next((one for one in reversed(due) if not one.servings), None)
    others = [one for one in due if one is not new]
    again = [one for one in others if one.servings and not one.servings[-1].remembered]
    other = next(iter([*again, *others]), None)
    return [one for one in (new, other) if one is not None]
