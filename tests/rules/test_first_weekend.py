"""The weekend of somebody's first week is spared, on whichever day they begin: later is all it may make a message."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from course import lessons, wiring
from course.lessons import Course
from course.rules import due, forecast, local_time, tracks
from course.rules.calendars import Calendar
from course.rules.due import Hours, Standing
from course.rules.forecast import Coming
from course.rules.local_time import DAY, Window

LONDON, HOUR = "Europe/London", "16:30"
MONDAY = date(2027, 1, 4)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST = [pytest.param(MONDAY + n * DAY, id=name) for n, name in enumerate(DAYS)]
PLANS = ("8", "12", "16", "20")
# What is announced on each of the first twelve dates of the twelve weeks, to somebody who does all of it at once.
# Without the weekend: 0 welcome, 2 l02, 4 l03, 6 week-1, 7 l04, 10 l05 (on Thursdays the fifth in seven days).
TOLD = {
    "Monday": "0 welcome, 2 l02, 4 l03, 7 week-1, 8 l04, 10 l05",
    "Tuesday": "0 welcome, 2 l02, 6 week-1, 7 l03, 8 l04, 10 l05",
    "Wednesday": "0 welcome, 2 l02, 5 l03, 6 week-1, 7 l04, 10 l05",
    "Thursday": "0 welcome, 4 l02, 5 l03, 6 week-1, 7 l04, 11 l05",
    "Friday": "0 welcome, 3 l02, 4 l03, 6 week-1, 7 l04, 10 l05",
    "Saturday": "0 welcome, 2 l02, 4 l03, 6 week-1, 7 l04, 10 l05",
    "Sunday": "0 welcome, 2 l02, 4 l03, 7 week-1, 8 l04, 10 l05",
}


@pytest.fixture(scope="module")
def course() -> Course:
    return lessons.load(wiring.LESSONS)


def begins(course: Course, plan: str, on: date) -> Standing:
    """Somebody who joins on the first day of their course, and does nothing."""
    week = [on + n * DAY for n in range(7)]
    return Standing(
        plan=tracks.resolved(course.plan(plan), "loss", "change", frozenset()),
        hours=Hours(LONDON, time.fromisoformat(HOUR), Window()),
        enrolled_at=at(on, "10:00"),
        calendar=Calendar(on),
        spared=frozenset(day for day in week if day.isoweekday() > 5),
    )


def at(on: date, hour: str) -> datetime:
    return local_time.instant(on, time.fromisoformat(hour), LONDON)


def told(one: Standing) -> list[Coming]:
    return forecast.forecast(one, one.enrolled_at, days=one.plan.weeks * 7 + 14)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("on", FIRST)
def test_every_item_is_announced_once_and_by_itself_whatever_the_first_day(
    course: Course, on: date, plan: str
) -> None:
    one = begins(course, plan, on)
    coming = told(one)
    keys = [said.reason.key for said in coming if said.reason.kind in ("welcome", "lesson", "check-in")]
    assert sorted(keys) == sorted(["welcome", *(item.announced_as for item in one.plan.items[1:])])
    merged = [key for said in coming for key in said.reason.stands_in_for if not key.startswith("reminder")]
    assert not merged
    assert not [said for said in coming[1:] if said.reason.for_on in one.spared]


@pytest.mark.parametrize("on", FIRST)
def test_what_the_weekend_held_back_comes_on_the_next_free_day(course: Course, on: date) -> None:
    one, now, days = begins(course, "12", on), at(on, "10:00"), []
    for hour in (now, *(at(on + n * DAY, HOUR) for n in range(12))):
        reason = due.decide(one, hour).reason
        if reason is None:
            continue
        days.append(f"{(reason.for_on - on).days} {reason.key.rpartition(':')[2]}")
        # Whatever was announced is done, so that no reminder takes a day.
        done = one.done | {"l01" if reason.kind == "welcome" else reason.item.id}
        one = replace(forecast.after(one, reason, hour), done=done)
    assert ", ".join(days) == TOLD[DAYS[on.weekday()]]
