"""Where a learner stands on a local date: what is open, what is done, which week it is. Pure."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from course.lessons import Plan, PlanItem
from course.rules.calendars import DAYS_IN_A_WEEK, Calendar

LESSON = "lesson"


class State(StrEnum):
    DONE = "done"
    OPEN = "open"
    LATER = "later"
    # The course was closed before it was begun.
    CLOSED = "closed"


@dataclass(frozen=True)
class Place:
    """One item of a plan as one learner sees it. `waits` where a lesson before it is to be done first."""

    item: PlanItem
    state: State
    opens_on: date
    waits: bool = False


def waits(plan: Plan, item: PlanItem, *, calendar: Calendar, done: Set[str]) -> bool:
    """Whether an item waits for a lesson before it, which it does only for those who set their own pace."""
    if not calendar.in_order:
        return False
    earlier = takewhile(lambda one: one.id != item.id, plan.items)
    return any(one.kind == LESSON and one.id not in done for one in earlier)


def opens_on(plan: Plan, item: PlanItem, calendar: Calendar) -> date:
    """The local date on which an item opens, or opened; for one that waits, the earliest that could be."""
    if not calendar.in_order or item == plan.items[0]:
        return calendar.opens_on(item.day)
    return calendar.rests_for(calendar.days_apart if item.kind == LESSON else 1)


def state(
    plan: Plan, item: PlanItem, *, calendar: Calendar, done: Set[str], today: date,
    begun: Set[str] = frozenset(), is_closed: bool = False,
) -> State:  # fmt: skip
    """Done, open or later. The first item is open from the moment somebody joins; nothing open ever closes.

    `begun` are the lessons that were opened: they stay open though another calendar has them later, or the course
    is closed to them by now.
    """
    if item.id in done:
        return State.DONE
    if item.id in begun:
        return State.OPEN
    if is_closed:
        return State.CLOSED
    if item == plan.items[0]:
        return State.OPEN
    has_come = calendar.is_open(item.day, today)
    if calendar.in_order:
        # A check-in opens with the lesson before it, so that no later lesson can close it again.
        has_come = item.kind != LESSON or opens_on(plan, item, calendar) <= today
    return State.OPEN if has_come and not waits(plan, item, calendar=calendar, done=done) else State.LATER


def places(
    plan: Plan, *, calendar: Calendar, done: Set[str], today: date, begun: Set[str] = frozenset(),
    is_closed: bool = False,
) -> list[Place]:  # fmt: skip
    """Every item of the plan in order, each with its state."""
    return [
        place(plan, item, calendar=calendar, done=done, today=today, begun=begun, is_closed=is_closed)
        for item in plan.items
    ]


def place(
    plan: Plan, item: PlanItem, *, calendar: Calendar, done: Set[str], today: date,
    begun: Set[str] = frozenset(), is_closed: bool = False,
) -> Place:  # fmt: skip
    """One item of the plan with its state."""
    return Place(
        item,
        state(plan, item, calendar=calendar, done=done, today=today, begun=begun, is_closed=is_closed),
        opens_on(plan, item, calendar),
        waits(plan, item, calendar=calendar, done=done),
    )


def week(plan: Plan, calendar: Calendar, today: date) -> int:
    """The week of the course `today` lies in: 1 before and during the first, never beyond the last."""
    day = max(calendar.day_on(today), calendar.open_to)
    return min(max(day // DAYS_IN_A_WEEK + 1, 1), plan.weeks)


def is_finished(plan: Plan, done: Set[str]) -> bool:
    """Whether every item of the plan is done."""
    return all(item.id in done for item in plan.items)
