"""What becomes of the messages that are to come when something about a course is changed. Pure.

What is compared is what the rule itself says is to come if nobody does anything meanwhile, before and after.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from course.lessons import PlanItem
from course.rules import forecast, local_time
from course.rules.due import Standing
from course.rules.forecast import Coming

# A whole course ahead, for the longest plan and a first day some months away.
DAYS_AHEAD = 330
# Of one message: its kind, its item, and its wall time before and after where its learner is.
Moved = tuple[str, PlanItem, datetime | None, datetime | None]


class Fate(StrEnum):
    ADDED = "added"
    GONE = "gone"
    MOVED = "moved"


@dataclass(frozen=True)
class Row:
    """One thing that becomes of one message, and of whom. The moments are wall time where those learners are."""

    kind: str
    item: PlanItem
    before: datetime | None
    after: datetime | None
    names: tuple[str, ...]

    @property
    def fate(self) -> Fate:
        if self.before is None:
            return Fate.ADDED
        return Fate.GONE if self.after is None else Fate.MOVED


def moved(before: Standing, after: Standing, now: datetime, *, zone: str) -> Iterator[Moved]:
    """Each message of one learner that is not to come at the same moment before and after."""
    # The whole course is compared, and so nobody is taken to fall silent in it.
    old, new = (
        _by_key(forecast.forecast(replace(one, heard_on=None), now, days=DAYS_AHEAD))
        for one in (before, after)
    )
    for key in old | new:
        there = [_local(found.get(key), zone) for found in (old, new)]
        if there[0] != there[1]:
            reason = (new.get(key) or old[key]).reason
            yield reason.kind, reason.item, there[0], there[1]


def rows(found: Iterable[tuple[str, Moved]]) -> tuple[Row, ...]:
    """Pairs of a name and what is moved for them, put together: one row for all to whom the same happens."""
    names: defaultdict[Moved, list[str]] = defaultdict(list)
    for name, one in found:
        names[one].append(name)
    made = [Row(*one, tuple(sorted(them))) for one, them in names.items()]
    return tuple(sorted(made, key=lambda row: (str(row.before or row.after), row.item.day)))


def _by_key(coming: Sequence[Coming]) -> dict[str, Coming]:
    return {one.reason.key: one for one in coming}


def _local(coming: Coming | None, zone: str) -> datetime | None:
    return local_time.local(coming.at, zone).replace(tzinfo=None) if coming is not None else None
