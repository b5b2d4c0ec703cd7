"""A course that goes gently: which lessons are left, on which dates they come, and how the usual course goes on."""

from collections.abc import Set
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from course import lessons, plans
from course.lessons import Course, Plan
from course.rules import gentle, tracks
from course.rules.calendars import SLOWER, USUAL, Calendar
from course.rules.measures import LEADING
from tests import content

MONDAY = date(2027, 1, 4)
ENDING = ("e1", "e2", "e3", "e4")


@pytest.fixture(scope="module")
def course() -> Course:
    return lessons.load(Path(content.SHIPPED))


def usual(course: Course, plan: str) -> Plan:
    return tracks.resolved(course.plan(plan), "loss", None, frozenset())


def laid(course: Course, plan: str, opened: Set[str] = frozenset()) -> gentle.Laid:
    return gentle.laid_out(usual(course, plan), opened, plans.endings(course))


def opens(found: gentle.Laid, calendar: Calendar, first: str) -> list[tuple[str, int]]:
    """The lessons from one of them on, with the dates on which they open, counted from the first Monday."""
    ids = [one.id for one in found.plan.lessons()]
    dates = [(calendar.opens_on(one.day) - MONDAY).days for one in found.plan.lessons()]
    return list(zip(ids, dates, strict=True))[ids.index(first) :]


@pytest.mark.parametrize(
    ("died", "recent"),
    [
        ("2027-01", True),
        ("2026-12", True),
        ("2026-11", False),
        ("2027-02", False),
        ("", False),
        (None, False),
    ],
    ids=["this month", "a month with one day near enough", "too long ago", "still to come", "empty", "none"],
)
def test_a_month_counts_if_any_of_its_days_may_lie_in_the_last_six_weeks(
    died: str | None, recent: bool
) -> None:
    assert gentle.is_recent(died, date(2027, 1, 25)) is recent


@pytest.mark.parametrize(("today", "recent"), [(date(2027, 1, 11), True), (date(2027, 1, 12), False)])
def test_the_last_day_of_the_month_decides(today: date, recent: bool) -> None:
    assert gentle.is_recent("2026-11", today) is recent


@pytest.mark.parametrize("plan", ["8", "12", "16", "20"])
def test_the_middle_is_four_lessons_each_with_a_check_in_and_the_rest_is_as_before(
    course: Course, plan: str
) -> None:
    before, own = usual(course, plan), laid(course, plan)
    ids = [one.id for one in own.plan.lessons()]
    assert [one for one in ids if one[0] not in "le"] == ["g1", "s1", "s7", "s8"]
    assert [one for one in ids if one[0] in "le"] == [one.id for one in before.lessons() if one.id[0] in "le"]
    middle = range(own.middle_from // 7 + 1, own.slow_to // 7 + 1)
    assert [[one.kind for one in own.plan.week(week)] for week in middle] == [["lesson", "check-in"]] * 4
    assert [one.week for one in own.plan.items] == [one.day // 7 + 1 for one in own.plan.items]
    assert own.plan.weeks == own.plan.items[-1].week
    assert len({one.id for one in own.plan.items}) == len(own.plan.items)


@pytest.mark.parametrize("plan", ["8", "12", "16", "20"])
def test_somebody_is_still_asked_how_they_are_in_the_middle(course: Course, plan: str) -> None:
    own = laid(course, plan)
    asking = {point.item for point in own.plan.points if LEADING in point.asks}
    assert any(one.id in asking and own.middle_from <= one.day < own.slow_to for one in own.plan.items)


@pytest.mark.parametrize(
    ("pace", "middle", "ending"),
    [
        (USUAL, [21, 35, 49, 63], [77, 80, 84, 87]),
        (SLOWER, [42, 56, 70, 84], [98, 104, 112, 118]),
    ],
    ids=["the usual pace", "a slower pace, chosen before: the ending keeps it"],
)
def test_a_lesson_a_fortnight_and_the_ending_at_their_own_pace(
    course: Course, pace: int, middle: list[int], ending: list[int]
) -> None:
    own = laid(course, "12")
    calendar = gentle.begun(own)(Calendar(MONDAY, pace=pace), MONDAY + timedelta(days=17))
    found = opens(own, calendar, "g1")
    assert found == list(zip(["g1", "s1", "s7", "s8", *ENDING], [*middle, *ending], strict=True))
    assert calendar.ends_on(own.plan.weeks) == MONDAY + timedelta(days=ending[0] + 14 * pace)


def test_a_slower_pace_chosen_meanwhile_leaves_the_fortnights_as_they_are(course: Course) -> None:
    own = laid(course, "12")
    calendar = gentle.begun(own)(Calendar(MONDAY), MONDAY + timedelta(days=17))
    later = calendar.at_pace(SLOWER, MONDAY + timedelta(days=35))
    assert opens(own, later, "s7")[:3] == [("s7", 49), ("s8", 63), ("e1", 77)]
    assert later.opens_on(own.plan.items[-1].day) > calendar.opens_on(own.plan.items[-1].day)


def test_what_was_opened_keeps_its_place_and_what_was_not_goes(course: Course) -> None:
    own = laid(course, "12", {"l07", "g1", "s1", "g2"})
    kept = [(one.id, one.day) for one in usual(course, "12").items if one.week < 5]
    assert [(one.id, one.day) for one in own.plan.items if one.week < 5] == kept
    assert [one.id for one in own.plan.items if one.week in (5, 6, 7)] == [
        "g2", "week-5", "s7", "week-6", "s8", "week-8",
    ]  # fmt: skip


@pytest.mark.parametrize(("on", "first"), [(33, 37), (45, 45)], ids=["in its turn", "behind: today"])
def test_begun_late_the_next_lesson_is_a_fortnight_before_the_one_after(
    course: Course, on: int, first: int
) -> None:
    own = laid(course, "12", {"g1", "s1", "g2"})
    today = MONDAY + timedelta(days=on)
    calendar = gentle.begun(own)(Calendar(MONDAY), today)
    assert opens(own, calendar, "s7")[:3] == [("s7", first), ("s8", first + 14), ("e1", first + 28)]
    assert all(calendar.opens_on(one.day) <= today for one in own.plan.items if one.day <= 28)


def test_the_usual_course_goes_on_with_the_first_lesson_that_was_not_opened(course: Course) -> None:
    own, plain = laid(course, "12"), usual(course, "12")
    slow = gentle.begun(own)(Calendar(MONDAY), MONDAY + timedelta(days=17))
    today = MONDAY + timedelta(days=50)
    calendar = gentle.ended(plain, {"l07", "g1", "s1", "s7"}, plans.endings(course))(slow, today)
    item = plain.item("g2")
    assert item is not None
    assert calendar.opens_on(item.day) == today
    assert calendar.day_on(today + timedelta(days=7)) == item.day + 7


def test_changed_back_before_the_middle_nothing_has_moved(course: Course) -> None:
    today = MONDAY + timedelta(days=18)
    slow = gentle.begun(laid(course, "12"))(Calendar(MONDAY), MONDAY + timedelta(days=17))
    calendar = gentle.ended(usual(course, "12"), {"l07"}, plans.endings(course))(slow, today)
    assert [calendar.opens_on(day) for day in (0, 21, 83)] == [
        Calendar(MONDAY).opens_on(day) for day in (0, 21, 83)
    ]


@pytest.mark.parametrize(("on", "may"), [(0, True), (76, True), (77, False)])
def test_it_may_change_until_the_ending_begins(course: Course, on: int, may: bool) -> None:
    own, endings = laid(course, "12"), plans.endings(course)
    calendar = gentle.begun(own)(Calendar(MONDAY), MONDAY)
    assert gentle.may_change(own.plan, endings, calendar, MONDAY + timedelta(days=on)) is may


@pytest.mark.parametrize("pace", [USUAL, SLOWER])
@pytest.mark.parametrize("slow_from", [0, 3, 21])
def test_every_day_of_a_slow_stretch_is_found_again_by_its_date(pace: int, slow_from: int) -> None:
    calendar = Calendar(MONDAY, 10, pace, slow_from=slow_from, slow_to=slow_from + 28)
    days = list(range(-5, 90))
    dates = [calendar.opens_on(day) for day in days]
    assert [calendar.day_on(on) for on in dates] == days
    gaps = {(after - before).days for before, after in pairwise(dates)}
    assert gaps == {pace, SLOWER}
