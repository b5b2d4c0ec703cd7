"""The calendar of one learner: dates that never fall apart, whatever happens to them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rules.calendars import SLOWER, USUAL, Calendar

MONDAY = date(2027, 1, 4)
DATES = st.dates(date(2020, 1, 1), date(2040, 12, 31))
DAYS = st.integers(-30, 200)
CALENDARS = st.builds(Calendar, DATES, st.integers(0, 140), st.sampled_from([USUAL, SLOWER, 3]))


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("calendar", "course_day", "falls_on"),
    [
        pytest.param(Calendar(MONDAY), 0, day(0), id="the first day"),
        pytest.param(Calendar(MONDAY), 83, day(83), id="a day of the course is a date"),
        pytest.param(Calendar(MONDAY, 0, SLOWER), 7, day(14), id="slower: a week's work takes two weeks"),
        pytest.param(Calendar(day(10), 10, SLOWER), 13, day(16), id="slower from the eleventh day on"),
        pytest.param(Calendar(day(10), 10, SLOWER), 10, day(10), id="the anchor falls on itself"),
        pytest.param(Calendar(date(2028, 2, 27)), 3, date(2028, 3, 1), id="over a leap day"),
        pytest.param(Calendar(date(2027, 12, 28)), 7, date(2028, 1, 4), id="over the end of a year"),
        pytest.param(Calendar(date(2011, 12, 29)), 2, date(2011, 12, 31), id="over Samoa's missing Friday"),
    ],
)
def test_each_day_of_the_course_has_its_date(calendar: Calendar, course_day: int, falls_on: date) -> None:
    assert calendar.opens_on(course_day) == falls_on
    assert calendar.day_on(falls_on) == course_day


@pytest.mark.parametrize(
    ("today", "changed"),
    [
        pytest.param(10, Calendar(day(10), 10, SLOWER), id="in the second week"),
        pytest.param(0, Calendar(day(0), 0, SLOWER), id="on the first day"),
        pytest.param(-5, Calendar(day(0), 0, SLOWER), id="before it begins: it begins on its day"),
    ],
)
def test_slower_counts_from_today(today: int, changed: Calendar) -> None:
    assert Calendar(MONDAY).at_pace(SLOWER, day(today)) == changed


def test_a_course_ends_after_its_weeks_at_its_pace() -> None:
    assert Calendar(MONDAY).ends_on(12) == day(84)
    assert Calendar(MONDAY).at_pace(SLOWER, day(42)).ends_on(12) == day(42 + 84)


@given(CALENDARS, DAYS)
def test_the_day_of_a_date_is_the_day_that_falls_on_it(calendar: Calendar, course_day: int) -> None:
    assert calendar.day_on(calendar.opens_on(course_day)) == course_day


@given(CALENDARS, DAYS, st.integers(1, 30))
def test_a_later_day_never_falls_earlier(calendar: Calendar, course_day: int, more: int) -> None:
    assert calendar.opens_on(course_day) < calendar.opens_on(course_day + more)


@given(CALENDARS, DATES, st.sampled_from([USUAL, SLOWER, 3]), st.integers(0, 200))
def test_another_pace_never_closes_what_is_open_and_opens_nothing_today(
    calendar: Calendar, today: date, pace: int, course_day: int
) -> None:
    changed = calendar.at_pace(pace, today)
    was_open, is_open = (one.opens_on(course_day) <= today for one in (calendar, changed))
    assert was_open == is_open
    assert changed.day_on(today) == calendar.day_on(today) or today < calendar.first_on == changed.first_on


@given(CALENDARS, DATES, DATES)
def test_there_and_back_again_leaves_nobody_behind(calendar: Calendar, first: date, second: date) -> None:
    first, second = min(first, second), max(first, second)
    other = SLOWER if calendar.pace == USUAL else USUAL
    back = calendar.at_pace(other, first).at_pace(calendar.pace, second)
    assert back.pace == calendar.pace
    assert back.day_on(max(second, back.first_on)) == calendar.at_pace(other, first).day_on(
        max(second, back.first_on)
    )


@given(CALENDARS, st.integers(-60, 200), DAYS)
def test_a_move_moves_every_day_by_as_many_dates(calendar: Calendar, days: int, course_day: int) -> None:
    assert (calendar.moved(days).opens_on(course_day) - calendar.opens_on(course_day)).days == days


@given(CALENDARS, st.integers(0, 60), DATES, st.integers(0, 200))
def test_more_time_closes_nothing_and_puts_off_the_rest(
    calendar: Calendar, days: int, today: date, course_day: int
) -> None:
    changed = calendar.extended(days, today)
    if calendar.is_open(course_day, today):
        assert changed.is_open(course_day, today)
    else:
        assert (changed.opens_on(course_day) - calendar.opens_on(course_day)).days == days


@given(CALENDARS, st.integers(0, 200), DATES, st.integers(0, 200))
def test_skipping_ahead_puts_nothing_off_and_opens_that_day(
    calendar: Calendar, wanted: int, today: date, course_day: int
) -> None:
    changed = calendar.skipped_to(wanted, today)
    assert changed.is_open(wanted, today)
    assert changed.opens_on(course_day) <= calendar.opens_on(course_day)
