"""When the course closes to one learner, as a table; dates are days of a course of two weeks that began on day 0."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import pytest

from course.lessons import Plan, PlanItem
from course.rules import closings, due, forecast, local_time, progress, why
from course.rules.calendars import Calendar
from course.rules.closings import Closing
from course.rules.due import Hours, PastNudge, Standing
from course.rules.local_time import Window
from course.rules.openings import Limit
from course.rules.pauses import Pause
from course.rules.why import History

MONDAY = date(2027, 1, 4)
PLAN = Plan(
    "2", "Two weeks", 2,
    (PlanItem("l01", "lesson", 1, 0), PlanItem("l02", "lesson", 1, 3), PlanItem("l03", "lesson", 2, 10)),
    complete=True,
)  # fmt: skip


@dataclass(frozen=True)
class Group:
    grace_days: int | None = None
    inactive_days: int | None = None


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


CASES = [
    pytest.param(Group(), 0, None, None, None, id="no limit: it never closes"),
    pytest.param(Group(grace_days=7), 0, None, Limit.GRACE, 21, id="grace: after the last week"),
    pytest.param(Group(grace_days=7), 20, None, Limit.GRACE, 21, id="grace: being there does not move it"),
    pytest.param(Group(grace_days=7), 0, Pause(day(2), day(9)), Limit.GRACE, 28, id="a pause moves the grace along"),
    pytest.param(Group(inactive_days=30), 0, None, Limit.INACTIVITY, 30, id="away since the beginning"),
    pytest.param(Group(inactive_days=30), 12, None, Limit.INACTIVITY, 42, id="away since day 12"),
    pytest.param(Group(inactive_days=30), -5, None, Limit.INACTIVITY, 30, id="joined early: from the first day"),
    pytest.param(Group(inactive_days=30), 3, Pause(day(3), day(17)), Limit.INACTIVITY, 47, id="a pause counts"),
    pytest.param(Group(inactive_days=30), 3, Pause(day(3), None), Limit.INACTIVITY, 33, id="one without an end: not"),
    pytest.param(Group(60, 30), 0, None, Limit.INACTIVITY, 30, id="both: away first"),
    pytest.param(Group(7, 30), 12, None, Limit.GRACE, 21, id="both: grace first"),
]  # fmt: skip


def closing(group: Group, seen: int, pause: Pause | None) -> Closing | None:
    taken = (pause.until_on - pause.since_on).days if pause is not None and pause.until_on else 0
    return closings.of(group, Calendar(MONDAY).moved(taken), 2, pause, day(seen))


@pytest.mark.parametrize(("group", "seen", "pause", "limit", "on"), CASES)
def test_when_it_closes_and_by_which_limit(
    group: Group, seen: int, pause: Pause | None, limit: Limit | None, on: int | None
) -> None:
    found = closing(group, seen, pause)
    assert (found.limit if found else None) == limit
    assert (found.on if found else None) == (day(on) if on is not None else None)


@pytest.mark.parametrize(
    ("on", "is_closed", "takes_forms"),
    [(19, False, True), (20, False, True), (21, True, True), (22, True, False), (60, True, False)],
)
def test_a_form_that_was_open_before_can_be_sent_for_one_more_day(
    on: int, is_closed: bool, takes_forms: bool
) -> None:
    found = closing(Group(grace_days=7), 0, None)
    assert found is not None
    assert found.last_on == day(20)
    assert closings.is_closed(found, day(on)) is is_closed
    assert closings.takes_forms(found, day(on)) is takes_forms


@pytest.mark.parametrize(
    ("pause", "today", "is_told"),
    [
        pytest.param(None, 12, True, id="no pause"),
        pytest.param(Pause(day(10), day(17)), 12, True, id="a pause with a date: the closing moves with it"),
        pytest.param(Pause(day(10), None), 12, False, id="one without a date: coming back counts anew"),
        pytest.param(Pause(day(10), None), 20, False, id="the same on the last open date"),
        pytest.param(Pause(day(10), None), 21, True, id="once it has closed it is closed"),
    ],
)
def test_a_learner_is_told_when_it_closes_but_in_a_pause_without_a_date(
    pause: Pause | None, today: int, is_told: bool
) -> None:
    found = Closing(day(21), Limit.GRACE)
    assert closings.shown(found, pause, day(today)) == (found if is_told else None)
    assert closings.shown(None, pause, day(today)) is None


def test_what_was_begun_stays_open_and_the_rest_closes() -> None:
    states = progress.places(
        PLAN, calendar=Calendar(MONDAY), done=frozenset({"l01"}), begun=frozenset({"l01", "l02"}), today=day(40),
        is_closed=True,
    )  # fmt: skip
    assert [one.state for one in states] == ["done", "open", "closed"]


def at(number: int, hour: str = "16:30") -> datetime:
    return local_time.instant(day(number), time.fromisoformat(hour), "Europe/London")


def standing(group: Group) -> Standing:
    """Somebody who was welcomed and has done nothing since."""
    return Standing(
        plan=PLAN,
        hours=Hours("Europe/London", time(16, 30), Window()),
        enrolled_at=at(0, "10:00"),
        calendar=Calendar(MONDAY),
        nudges=(PastNudge("welcome", at(0, "10:00"), True),),
        closing=closings.of(group, Calendar(MONDAY), 2, None, day(0)),
        boosters_on=day(14),
    )


def test_nothing_of_the_course_is_sent_once_it_is_closed_and_what_was_chosen_for_afterwards_is() -> None:
    open_to_all, closed = standing(Group()), standing(replace(Group(), inactive_days=8))
    keys = [one.reason.key for one in forecast.forecast(open_to_all, at(1))]
    assert {"lesson:l02", "lesson:l03", "finish"} <= set(keys)
    left = [one.reason.key for one in forecast.forecast(closed, at(1))]
    boosters = ("booster:booster-1", "booster:booster-2", "booster:booster-3")
    still = ("lesson:l02", "reminder:l01", "reminder:l02", *boosters)
    assert left == [key for key in keys if key in still]
    assert due.decide(closed, at(10)).reason is None


@pytest.mark.parametrize("limit", [Limit.GRACE, Limit.INACTIVITY])
def test_each_limit_has_a_sentence_of_its_own(limit: Limit) -> None:
    first, last = Closing(day(21), limit).why.split(". ")
    assert ("after its last week" in first, "stays away" in first) == (
        limit is Limit.GRACE,
        limit is Limit.INACTIVITY,
    )
    assert last == "It closed to them on 2027-01-25."


def test_why_names_the_limit_for_what_is_not_sent() -> None:
    closed = standing(Group(inactive_days=8))
    said = {one.item: one for one in why.answers(closed, History(()), at(1)) if one.kind != "reminder"}
    assert said["l02"].state is why.State.COMING
    assert said["l03"].state is why.State.BLOCKED
    assert said["l03"].why == (
        "The group leaves the course open for so long to somebody who stays away, and no longer. "
        "It closed to them on 2027-01-12."
    )
