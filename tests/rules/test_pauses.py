"""What a pause does to the dates of a course."""

from datetime import UTC, date, datetime, timedelta

import pytest

from course.models import Enrolment
from course.rules import pauses
from course.rules.calendars import Calendar
from course.rules.pauses import Pause

MONDAY = date(2027, 3, 1)
CALENDAR = Calendar(MONDAY)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("since", "until", "today", "moved_by"),
    [
        pytest.param(10, 24, 24, 14, id="two weeks, to the end"),
        pytest.param(10, 24, 40, 14, id="nobody looked until long after"),
        pytest.param(10, 24, 13, 3, id="ended early: only the days that were paused"),
        pytest.param(10, 24, 10, 0, id="ended on the day it began"),
        pytest.param(-5, 7, 7, 7, id="begun before the course: only days of the course count"),
        pytest.param(-9, -2, -2, 0, id="over before the course began"),
        pytest.param(20, 34, 34, 14, id="over the night in which London's clocks go forward"),
    ],
)
def test_the_first_day_moves_by_the_days_that_were_paused(
    since: int, until: int, today: int, moved_by: int
) -> None:
    pause = Pause(day(since), day(until))
    assert pauses.moved(CALENDAR, pause, day(today)) == Calendar(day(moved_by))


def test_without_a_pause_nothing_moves() -> None:
    assert pauses.moved(CALENDAR, None, day(50)) == CALENDAR
    assert pauses.counted_on(CALENDAR, None, day(50)) == day(50)


@pytest.mark.parametrize("days_in", range(15))
def test_while_it_lasts_the_course_stands_still(days_in: int) -> None:
    pause, today = Pause(day(10), day(24)), day(10 + days_in)
    after = pauses.afterwards(CALENDAR, pause, today)
    assert after.day_on(pauses.counted_on(CALENDAR, pause, today)) == 10


@pytest.mark.parametrize(("days", "may"), [(-1, False), (0, False), (1, True), (183, True), (184, False)])
def test_a_pause_ends_after_today_and_within_half_a_year(days: int, may: bool) -> None:
    assert pauses.may_last_until(day(days), MONDAY) is may


@pytest.mark.parametrize(
    ("pause", "today", "holds"),
    [
        (None, 5, False),
        (Pause(day(3), day(10)), 9, True),
        (Pause(day(3), day(10)), 10, False),
        (Pause(day(3), None), 99, True),
    ],
)
def test_it_holds_up_to_its_last_date_or_until_they_come_back(
    pause: Pause | None, today: int, holds: bool
) -> None:
    assert pauses.holds(pause, day(today)) is holds


def test_a_pause_is_read_in_the_dates_of_where_they_are() -> None:
    late = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
    kept = Enrolment(paused_at=late, paused_until_on=day(9), paused_by="person")
    assert pauses.of(Enrolment(), "Europe/London") is None
    assert pauses.of(kept, "Europe/London") == Pause(MONDAY, day(9), by_group=True)
    own = Enrolment(paused_at=late, paused_until_on=None, paused_by=None)
    assert pauses.of(own, "Asia/Tokyo") == Pause(day(1), None)


def test_a_pause_without_an_end_is_counted_as_if_it_ended_today() -> None:
    assert pauses.afterwards(CALENDAR, Pause(day(10), None), day(14)) == Calendar(day(4))
    assert pauses.counted_on(CALENDAR, Pause(day(10), None), day(14)) == day(14)
    assert pauses.counted_on(CALENDAR, Pause(day(10), day(24)), day(14)) == day(24)


@pytest.mark.parametrize(
    ("wished", "weeks"), [(None, 1), (0, 1), (-1, 1), (1, 1), (2, 2), (3, 3), (4, 4), (5, 4), (99, 4)]
)
def test_a_pause_by_text_lasts_one_to_four_weeks(wished: int | None, weeks: int) -> None:
    assert pauses.weeks(wished) == weeks


def test_a_page_offers_one_two_or_four_weeks() -> None:
    assert pauses.WEEKS == (1, 2, 4)
