"""A course that goes gently, after a recent death: less in its middle, and a fortnight for each part of it. Pure.

1. The middle of the plan becomes four lessons (course-map 4.6), each with one check-in. What was opened before keeps
   its place, and everything that was not opened goes.
2. The days of that middle take two dates each at least; what comes before and after keeps the learner's own pace.
3. Going gently may begin and end until the ending of the course has begun. Whoever has the usual course again goes on
   with the first lesson they have not opened.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from course.lessons import Plan, PlanItem
from course.rules.calendars import DAYS_IN_A_WEEK, Calendar
from course.rules.measures import LEADING

Change = Callable[[Calendar, date], Calendar]

LESSONS = ("g1", "s1", "s7", "s8")
# A death so many days ago, or fewer, is a recent one.
RECENT = timedelta(days=42)
CHECK_IN = "check-in"


@dataclass(frozen=True)
class Laid:
    """A plan that goes gently: its middle begins with `middle_from`; from `slow_from` to `slow_to` lies what is new."""

    plan: Plan
    middle_from: int
    slow_from: int
    slow_to: int


def is_recent(died_when: str | None, today: date) -> bool:
    """Whether a month, "YYYY-MM", has a day that is at most six weeks ago; without a month nobody can say."""
    if not died_when:
        return False
    year, month = map(int, died_when.split("-"))
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return first <= today and after - timedelta(days=1) >= today - RECENT


def middle(plan: Plan, endings: Set[str]) -> range:
    """The weeks between taking stock and the ending: from the first lesson of an area up to the first of `endings`."""
    first = next((item.week for item in plan.items if item.slot), 0)
    return range(first, next((item.week for item in plan.items if item.id in endings), first))


def laid_out(plan: Plan, opened: Set[str], endings: Set[str]) -> Laid:
    """The plan as it goes gently for somebody who had opened these lessons when it began to."""
    weeks = middle(plan, endings)
    if not weeks:
        return Laid(plan, 0, 0, 0)
    opened_weeks = [one.week for one in plan.items if one.week in weeks and one.id in opened]
    first = max(opened_weeks, default=weeks.start - 1) + 1
    kept = [
        one
        for one in plan.items
        if one.week < weeks.start or (one.week < first and (one.kind == CHECK_IN or one.id in opened))
    ]
    new = [one for one in LESSONS if one not in opened]
    last = first + len(new)
    ending = [
        _put(one, last + one.week - weeks.stop, one.day % DAYS_IN_A_WEEK)
        for one in plan.items
        if one.week >= weeks.stop and (one.kind == CHECK_IN or one.id in endings or one.id in opened)
    ]
    items = (*kept, *_fortnights(plan, new, range(first, weeks.stop)), *ending)
    gentle = replace(plan, items=items, weeks=plan.weeks + last - weeks.stop)
    return Laid(gentle, _day(weeks.start), _day(first), _day(last))


def _fortnights(plan: Plan, lessons: Sequence[str], weeks: range) -> Iterator[PlanItem]:
    """Each of these lessons in a week of its own, with one of the check-ins that these weeks had.

    Of several the one is taken that asks how somebody is: so these questions are not lost.
    """
    asking = {point.item for point in plan.points if LEADING in point.asks}
    check_ins = [one for one in plan.items if one.kind == CHECK_IN and one.week in weeks]
    for number, lesson in enumerate(lessons):
        week = weeks.start + number
        yield _put(plan.item(lesson) or PlanItem(lesson, "lesson", week, 0), week, 0)
        part = range(*(len(check_ins) * one // len(lessons) for one in (number, number + 1)))
        own = sorted((check_ins[one] for one in part), key=lambda one: one.id not in asking)
        if own:
            yield _put(own[0], week, DAYS_IN_A_WEEK - 1)


def _put(item: PlanItem, week: int, day: int) -> PlanItem:
    return replace(item, week=week, day=_day(week) + day)


def _day(week: int) -> int:
    return (week - 1) * DAYS_IN_A_WEEK


def begun(laid: Laid) -> Change:
    """The calendar on which such a plan begins to go gently: what is new comes in its turn, or today."""

    def change(calendar: Calendar, today: date) -> Calendar:
        day = calendar.day_on(today)
        if day > laid.slow_from:
            day, calendar = laid.slow_from, calendar.pinned(laid.slow_from, today)
        return replace(calendar, slow_from=max(day, laid.middle_from), slow_to=laid.slow_to)

    return change


def ended(usual: Plan, opened: Set[str], endings: Set[str]) -> Change:
    """The calendar of the usual plan, which goes on with the first lesson of its middle that was not opened."""
    weeks = middle(usual, endings)
    days = (
        one.day for one in usual.items if one.week in weeks and one.kind != CHECK_IN and one.id not in opened
    )
    following = next(days, _day(weeks.stop))

    def change(calendar: Calendar, today: date) -> Calendar:
        return calendar.pinned(min(calendar.day_on(today), following), today)

    return change


def may_change(plan: Plan, endings: Set[str], calendar: Calendar, today: date) -> bool:
    """Whether going gently may still begin or end: the learner's plan has an ending, which has not begun."""
    weeks = middle(plan, endings)
    return bool(weeks) and calendar.day_on(today) < _day(weeks.stop)
