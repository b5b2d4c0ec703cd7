"""What staff write to a cohort, as the rule sees it: a nudge like any other, on the dates for which it was meant. Pure.

It goes at the learner's own hour, on the first of its dates with room in the budget. It says something of its own, so
it stands in for nothing, and what is due on the same day comes on the next.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from course.lessons import PlanItem
from course.rules.standings import Announced, Candidate, Reach, Standing

KIND = "announcement"
ITEM = "say-"
WHY = "Staff wrote to the group."


@dataclass(frozen=True)
class Reader:
    """What a choice of readers asks about one learner. `state` is "not-begun", "going" or "finished"."""

    area: str
    week: int
    state: str
    channel: str
    locale: str


@dataclass(frozen=True)
class Choice:
    """Which learners of a cohort are written to; what is empty leaves nobody out."""

    area: str = ""
    week: int = 0
    state: str = ""
    channel: str = ""
    locale: str = ""

    def takes(self, one: Reader) -> bool:
        """Whether a learner is among them."""
        return all(
            not wanted or wanted == theirs
            for wanted, theirs in zip(vars(self).values(), vars(one).values(), strict=True)
        )

    @property
    def is_everybody(self) -> bool:
        return self == Choice()


def key(number: int) -> str:
    """The name of the nudge of one announcement."""
    return f"{KIND}:{number}"


def item(number: int) -> PlanItem:
    """What its message speaks of: nothing of the plan."""
    return PlanItem(f"{ITEM}{number}", "lesson", 1, 0)


def number_of(item_id: str | None) -> int:
    """The announcement that a message carries; 0 for none."""
    digits = (item_id or "").removeprefix(ITEM)
    return int(digits) if (item_id or "").startswith(ITEM) and digits.isdigit() else 0


def candidates(standing: Standing, past: Collection[str]) -> Iterator[Candidate]:
    """The announcements that could still be sent to one learner."""
    for one in standing.announcements:
        if key(one.number) not in past:
            yield candidate(standing, one)


def candidate(standing: Reach, one: Announced) -> Candidate:
    """Its nudge: from its first date, and from their next hour after it was written."""
    earliest = max(standing.slot_from(one.starts_on), standing.slot_after(one.written_at))
    meant_on = max(one.starts_on, standing.hours.today(one.written_at))
    return Candidate(key(one.number), KIND, item(one.number), earliest, meant_on, WHY, one.last_on)


def first_chance(standing: Reach, one: Announced, now: datetime) -> datetime | None:
    """When it can go at the earliest, after what was sent so far; None where none of its dates has room."""
    begins = candidate(standing, one).earliest
    at: datetime | None = begins
    if begins <= now or _is_full(standing, begins):
        at = standing.next_room(max(begins, now), one.last_on)
    return at if at is not None and standing.hours.today(at) <= one.last_on else None


def _is_full(standing: Reach, at: datetime) -> bool:
    on: date = standing.hours.today(at)
    return standing.is_day_full(on) or standing.is_week_full(on)
