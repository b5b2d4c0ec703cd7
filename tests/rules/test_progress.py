"""Where a learner stands on a date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lessons import Plan, PlanItem
from course.rules import progress
from course.rules.calendars import Calendar
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
        str(place.state)
        for place in progress.places(PLAN, calendar=Calendar(starts_on), done=set(done), today=today)
    ]


def test_each_item_opens_on_its_own_day() -> None:
    assert states(START) == ["open", "later", "later", "later", "later"]
    assert states(START + timedelta(days=3)) == ["open", "open", "later", "later", "later"]
    assert states(START + timedelta(days=13)) == ["open"] * 5


def test_the_first_item_is_open_before_the_cohort_begins() -> None:
    assert states(START - timedelta(days=30)) == ["open", "later", "later", "later", "later"]


def test_where_each_sets_their_own_pace_a_lesson_waits_for_the_one_before_it_and_not_for_a_check_in() -> None:
    own, later = Calendar(START, in_order=True), START + timedelta(days=30)
    seen = {
        done: [str(one.state) for one in progress.places(PLAN, calendar=own, done=set(done), today=later)]
        for done in [(), ("l01",), ("l01", "l02")]
    }
    assert seen[()] == ["open", "later", "later", "later", "later"]
    assert seen[("l01",)] == ["done", "open", "later", "later", "later"]
    assert seen[("l01", "l02")] == ["done", "done", "open", "open", "later"]
    assert [one.waits for one in progress.places(PLAN, calendar=own, done={"l01"}, today=later)] == [
        False, False, True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("done", "day", "l02", "check_in", "l03"),
    [
        pytest.param(("l01",), 10, "later", "later", "later", id="done today, so the next one rests"),
        pytest.param(("l01",), 13, "later", "later", "later", id="the day before"),
        pytest.param(
            ("l01",), 14, "open", "later", "later", id="four days after, whatever the plan's weeks say"
        ),
        pytest.param(
            ("l01", "l02"), 10, "done", "open", "later", id="the check-in opens with the lesson before it"
        ),
        pytest.param(("l01", "l02"), 14, "done", "open", "open", id="and does not hold up the next lesson"),
    ],
)
def test_who_sets_their_own_pace_has_so_many_days_between_two_lessons(
    done: tuple[str, ...], day: int, l02: str, check_in: str, l03: str
) -> None:
    """The lesson that was finished last was finished on day 10, and four days are to lie between."""
    finished_on, today = START + timedelta(days=10), START + timedelta(days=day)
    own = Calendar(START, in_order=True, days_apart=4, done_on=finished_on)
    found = {one.item.id: one for one in progress.places(PLAN, calendar=own, done=set(done), today=today)}
    assert [str(found[id].state) for id in ("l02", "week-1", "l03")] == [l02, check_in, l03]
    slow = Calendar(START, pace=2, in_order=True, days_apart=4, done_on=finished_on)
    assert progress.opens_on(PLAN, PLAN.items[1], slow) == finished_on + timedelta(days=8)


def test_a_group_that_has_not_begun_has_not_begun_for_the_quick_either() -> None:
    own = Calendar(START, in_order=True, days_apart=1, done_on=START - timedelta(days=9))
    found = progress.places(PLAN, calendar=own, done={"l01"}, today=START - timedelta(days=1))
    assert (str(found[1].state), found[1].opens_on) == ("later", START)


def test_what_is_done_is_done_whatever_the_day() -> None:
    assert states(START, "l01", "week-2") == ["done", "later", "later", "later", "done"]


def test_days_are_dates_also_over_a_leap_day_and_the_end_of_a_year() -> None:
    assert Calendar(date(2028, 2, 27)).opens_on(PLAN.items[1].day) == date(2028, 3, 1)
    assert Calendar(date(2027, 12, 28)).opens_on(PLAN.items[3].day) == date(2028, 1, 4)


@pytest.mark.parametrize(("day", "week"), [(-9, 1), (0, 1), (6, 1), (7, 2), (13, 2), (14, 2), (900, 2)])
def test_a_week_is_seven_dates_and_the_last_one_lasts(day: int, week: int) -> None:
    assert progress.week(PLAN, Calendar(START), START + timedelta(days=day)) == week


def test_a_course_is_finished_with_its_last_open_item() -> None:
    assert not progress.is_finished(PLAN, set(IDS[:-1]))
    assert progress.is_finished(PLAN, {*IDS, "l99"})


@given(st.integers(-400, 400), st.integers(0, 60), st.sets(st.sampled_from(IDS)))
def test_nothing_that_was_open_ever_closes(day: int, later: int, done: set[str]) -> None:
    today = START + timedelta(days=day)
    before = progress.places(PLAN, calendar=Calendar(START), done=done, today=today)
    after = progress.places(PLAN, calendar=Calendar(START), done=done, today=today + timedelta(days=later))
    assert all(
        now.state is not State.LATER
        for then, now in zip(before, after, strict=True)
        if then.state is not State.LATER
    )
