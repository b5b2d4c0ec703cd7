"""Where a learner stands on a date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lessons import Plan, PlanItem
from course.rules import progress
from course.rules.progress import State

START = date(2027, 1, 4)
PLAN = Plan(
    id="2",
    title="Two weeks",
    weeks=2,
    items=(
        PlanItem("l01", "lesson", 1, 0),
        PlanItem("l02", "lesson", 1, 3),
        PlanItem("week-1", "check-in", 1, 6),
        PlanItem("l03", "lesson", 2, 7),
        PlanItem("week-2", "check-in", 2, 13),
    ),
)
IDS = [item.id for item in PLAN.items]


def states(today: date, *done: str, starts_on: date = START) -> list[str]:
    return [
        str(place.state) for place in progress.places(PLAN, starts_on=starts_on, done=set(done), today=today)
    ]


def test_each_item_opens_on_its_own_day() -> None:
    assert states(START) == ["open", "later", "later", "later", "later"]
    assert states(START + timedelta(days=3)) == ["open", "open", "later", "later", "later"]
    assert states(START + timedelta(days=13)) == ["open"] * 5


def test_the_first_item_is_open_before_the_cohort_begins() -> None:
    assert states(START - timedelta(days=30)) == ["open", "later", "later", "later", "later"]


def test_what_is_done_is_done_whatever_the_day() -> None:
    assert states(START, "l01", "week-2") == ["done", "later", "later", "later", "done"]


def test_days_are_dates_also_over_a_leap_day_and_the_end_of_a_year() -> None:
    assert progress.opens_on(PLAN.items[1], date(2028, 2, 27)) == date(2028, 3, 1)
    assert progress.opens_on(PLAN.items[3], date(2027, 12, 28)) == date(2028, 1, 4)


@pytest.mark.parametrize(("day", "week"), [(-9, 1), (0, 1), (6, 1), (7, 2), (13, 2), (14, 2), (900, 2)])
def test_a_week_is_seven_dates_and_the_last_one_lasts(day: int, week: int) -> None:
    assert progress.week(PLAN, START, START + timedelta(days=day)) == week


def test_a_course_is_finished_with_its_last_open_item() -> None:
    assert not progress.is_finished(PLAN, set(IDS[:-1]))
    assert progress.is_finished(PLAN, {*IDS, "l99"})


@given(st.integers(-400, 400), st.integers(0, 60), st.sets(st.sampled_from(IDS)))
def test_nothing_that_was_open_ever_closes(day: int, later: int, done: set[str]) -> None:
    today = START + timedelta(days=day)
    before = progress.places(PLAN, starts_on=START, done=done, today=today)
    after = progress.places(PLAN, starts_on=START, done=done, today=today + timedelta(days=later))
    assert all(
        now.state is not State.LATER
        for then, now in zip(before, after, strict=True)
        if then.state is not State.LATER
    )
