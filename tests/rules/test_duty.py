"""When somebody is on duty, by when a task is to be taken, and when the next person hears of it."""

from datetime import UTC, datetime, timedelta

import pytest

from course.rules import duty
from course.rules.duty import Duty

WEEKDAYS = Duty("Europe/London", "12345", "09:00", "17:00")
# Monday 4 January 2027.
MONDAY = datetime(2027, 1, 4, tzinfo=UTC)


def at(days: int, hour: float) -> datetime:
    return MONDAY + timedelta(days=days, hours=hour)


@pytest.mark.parametrize(
    ("now", "next_on"),
    [
        (at(0, 8), at(0, 9)),
        (at(0, 10), at(0, 10)),
        (at(0, 17), at(1, 9)),
        (at(4, 18), at(7, 9)),
        (at(5, 12), at(7, 9)),
    ],
)
def test_a_task_waits_for_the_next_time_somebody_looks(now: datetime, next_on: datetime) -> None:
    assert duty.next_on(WEEKDAYS, now) == next_on
    assert duty.due_at(WEEKDAYS, now) == next_on + timedelta(hours=2)


def test_without_days_and_hours_somebody_always_looks() -> None:
    assert duty.next_on(Duty("Asia/Tokyo"), at(5, 3)) == at(5, 3)


def test_the_hours_are_those_of_the_cohort() -> None:
    assert duty.next_on(Duty("Asia/Tokyo", "", "09:00", "17:00"), at(0, 8)) == at(1, 0)


def test_somebody_is_told_at_once_and_the_next_after_two_hours_but_only_on_duty() -> None:
    assert duty.tells_now(WEEKDAYS, None, at(0, 10))
    assert not duty.tells_now(WEEKDAYS, None, at(0, 8))
    assert not duty.tells_now(WEEKDAYS, at(0, 10), at(0, 11.9))
    assert duty.tells_now(WEEKDAYS, at(0, 10), at(0, 12))
    assert not duty.tells_now(WEEKDAYS, at(0, 16), at(0, 18))
