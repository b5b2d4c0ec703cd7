"""Where a learner stands on a local date: what is open, what is done, which week it is. Pure."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from course.lessons import Plan, PlanItem

DAYS_IN_A_WEEK = 7


class State(StrEnum):
    DONE = "done"
    OPEN = "open"
    LATER = "later"


@dataclass(frozen=True)
class Place:
    """One item of a plan as one learner sees it."""

    item: PlanItem
    state: State
    opens_on: date


def opens_on(item: PlanItem, starts_on: date) -> date:
    """The local date an item opens. Days are counted as dates, never as spans of 24 hours."""
    return starts_on + timedelta(days=item.day)


def state(plan: Plan, item: PlanItem, *, starts_on: date, done: Set[str], today: date) -> State:
    """Done, open or later. The first item is open from the moment somebody joins; nothing open ever closes."""
    if item.id in done:
        return State.DONE
    if item == plan.items[0] or opens_on(item, starts_on) <= today:
        return State.OPEN
    return State.LATER


def places(plan: Plan, *, starts_on: date, done: Set[str], today: date) -> list[Place]:
    """Every item of the plan in order, each with its state."""
    return [
        Place(item, state(plan, item, starts_on=starts_on, done=done, today=today), opens_on(item, starts_on))
        for item in plan.items
    ]


def week(plan: Plan, starts_on: date, today: date) -> int:
    """The week of the course `today` lies in: 1 before and during the first, never beyond the last."""
    return min(max((today - starts_on).days // DAYS_IN_A_WEEK + 1, 1), plan.weeks)


def is_finished(plan: Plan, done: Set[str]) -> bool:
    """Whether every item of the plan is done."""
    return all(item.id in done for item in plan.items)
