"""Until when somebody is kept: every way a course ends, and the minute at which the time is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from course.rules import keeping
from course.rules.calendars import Calendar
from course.rules.keeping import Kept, Stay, Whole, Why
from course.rules.pauses import Pause

FIRST = date(2027, 1, 4)
# The first date after the twelve weeks that begin with it.
LAST = date(2027, 3, 29)
MINUTE = timedelta(minutes=1)
DAYS = timedelta(days=1)


def stay(**changes: object) -> Stay:
    """Somebody who joined on the first day of twelve weeks and did nothing since; their group keeps 30 days."""
    usual = Stay(keep_days=30, calendar=Calendar(FIRST), weeks=12, heard_on=FIRST)
    return replace(usual, **changes)  # type: ignore[arg-type]


def whole(*stays: Stay, zone: str = "Europe/London", **changes: object) -> Whole:
    return Whole(stays=stays or (stay(),), zones=(zone,), **changes)  # type: ignore[arg-type]


ENDS = [
    pytest.param(stay(), LAST, id="nothing but the calendar"),
    pytest.param(stay(grace_days=14), LAST + 14 * DAYS, id="what the group leaves open"),
    pytest.param(stay(heard_on=LAST + 9 * DAYS), LAST + 9 * DAYS, id="still at it after the last week"),
    pytest.param(stay(finished_on=date(2027, 2, 20)), date(2027, 2, 20), id="finished before the last week"),
    pytest.param(
        stay(finished_on=date(2027, 4, 8), grace_days=90, heard_on=date(2027, 6, 1)),
        date(2027, 4, 8),
        id="finished: what is looked at later moves nothing",
    ),
    pytest.param(stay(withdrawn_on=date(2027, 1, 9)), date(2027, 1, 9), id="left in the first week"),
    pytest.param(
        stay(withdrawn_on=date(2027, 5, 9), finished_on=LAST, boosters_on=LAST),
        date(2027, 5, 9),
        id="left: no more messages, so none are waited for",
    ),
    pytest.param(stay(finished_on=LAST, boosters_on=LAST), LAST + 168 * DAYS, id="boosters: the last of the three"),
    pytest.param(stay(boosters_on=LAST), LAST + 168 * DAYS, id="boosters without having finished"),
    pytest.param(
        stay(pause=Pause(FIRST + 7 * DAYS, FIRST + 21 * DAYS)), LAST + 14 * DAYS, id="a pause of two weeks moves it"
    ),
    pytest.param(
        stay(pause=Pause(FIRST + 7 * DAYS, None)), LAST + 183 * DAYS, id="a pause without a date: half a year"
    ),
    pytest.param(
        stay(pause=Pause(LAST + 5 * DAYS, LAST + 90 * DAYS)),
        LAST + 90 * DAYS,
        id="a pause that was asked for after the last week",
    ),
    pytest.param(stay(pause=Pause(FIRST, None, by_group=True)), None, id="a break of the group without a date"),
    pytest.param(
        stay(pause=Pause(FIRST, None, by_group=True), finished_on=LAST), LAST, id="a break, but they had finished"
    ),
    pytest.param(stay(calendar=Calendar(FIRST, pace=2)), FIRST + 168 * DAYS, id="at half the pace"),
    pytest.param(
        stay(calendar=Calendar(FIRST, slow_from=28, slow_to=56)), LAST + 28 * DAYS, id="four weeks of it gently"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "ended"), ENDS)
def test_when_a_course_has_ended(one: Stay, ended: date | None) -> None:
    assert keeping.ended_on(one) == ended
    assert keeping.over_on(one) == (ended + 30 * DAYS if ended is not None else None)


LEFT = date(2027, 1, 4)
# The zone, the date on which they left, how many days are kept, and the instant at which that is over.
MINUTES = [
    pytest.param("Europe/London", LEFT, 30, "2027-02-03T00:00", id="a plain midnight"),
    pytest.param("Europe/London", date(2027, 6, 1), 30, "2027-06-30T23:00", id="midnight in summer"),
    pytest.param("Pacific/Auckland", LEFT, 30, "2027-02-02T11:00", id="hours before UTC's date"),
    pytest.param("Pacific/Honolulu", LEFT, 30, "2027-02-03T10:00", id="hours after it"),
    pytest.param("Asia/Kathmandu", LEFT, 30, "2027-02-02T18:15", id="three quarters of an hour"),
    pytest.param("Europe/London", date(2028, 1, 30), 30, "2028-02-29T00:00", id="onto a leap day"),
    pytest.param("Europe/London", date(2028, 2, 29), 365, "2029-02-28T00:00", id="a year after a leap day"),
    pytest.param("Pacific/Apia", date(2011, 11, 30), 30, "2011-12-30T10:00", id="Samoa: onto the date it skipped"),
    pytest.param("Pacific/Apia", date(2011, 12, 1), 30, "2011-12-30T10:00", id="Samoa: onto the one after it"),
    pytest.param("America/Havana", date(2024, 2, 9), 30, "2024-03-10T05:00", id="Havana: the day begins at 01:00"),
    pytest.param("Africa/Cairo", date(2027, 3, 31), 30, "2027-04-29T22:00", id="Cairo: the day begins at 01:00"),
    pytest.param("America/Santiago", date(2027, 8, 6), 30, "2027-09-05T04:00", id="Santiago: it begins at 01:00"),
    pytest.param("Asia/Beirut", date(2027, 2, 26), 30, "2027-03-27T22:00", id="Beirut: it begins at 01:00"),
    pytest.param("America/Havana", date(2024, 10, 4), 30, "2024-11-03T04:00", id="Havana: midnight twice, the first"),
    pytest.param("Europe/London", date(2027, 12, 2), 30, "2028-01-01T00:00", id="onto a new year"),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "left_on", "days", "meant"), MINUTES)
def test_the_minute_at_which_the_time_is_over(zone: str, left_on: date, days: int, meant: str) -> None:
    at = datetime.fromisoformat(meant).replace(tzinfo=UTC)
    found = keeping.of(whole(stay(keep_days=days, withdrawn_on=left_on), zone=zone))
    assert (found.why, found.on, found.at) == (Why.TIME, left_on + days * DAYS, at)
    assert [found.is_over(at - MINUTE), found.is_over(at), found.is_over(at + MINUTE)] == [False, True, True]


def test_a_day_begins_for_whoever_may_live_anywhere_when_it_has_begun_everywhere() -> None:
    """Nobody knows where they are: it is over in the last of the places."""
    zones = ("America/New_York", "America/Los_Angeles", "Pacific/Honolulu")
    found = keeping.of(Whole(stays=(stay(withdrawn_on=LEFT),), zones=zones))
    assert found.at == datetime(2027, 2, 3, 10, tzinfo=UTC)


GONE, LATER = stay(withdrawn_on=LEFT), stay(withdrawn_on=LEFT + 60 * DAYS)
OVER = Kept(Why.TIME, date(2027, 2, 3), datetime(2027, 2, 3, tzinfo=UTC))
SEVERAL = [
    pytest.param(whole(GONE), OVER, id="one"),
    pytest.param(whole(GONE, LATER), replace(OVER, on=date(2027, 4, 4), at=datetime(2027, 4, 3, 23, tzinfo=UTC)),
                 id="the last of two"),
    pytest.param(whole(GONE, replace(GONE, keep_days=None)), Kept(Why.NO_LIMIT), id="one of two has no limit"),
    pytest.param(whole(GONE, replace(GONE, is_held=True)), Kept(Why.HELD), id="one of two groups is held"),
    pytest.param(whole(replace(GONE, keep_days=None, is_held=True)), Kept(Why.HELD), id="held, and no limit"),
    pytest.param(whole(GONE, is_held=True), Kept(Why.HELD), id="they are held themselves"),
    pytest.param(whole(GONE, stay(pause=Pause(FIRST, None, by_group=True))), Kept(Why.ON_BREAK), id="a break"),
    pytest.param(whole(GONE, waits=True), Kept(Why.WAITS), id="they wait for a place in another"),
    pytest.param(whole(GONE, has_task=True), Kept(Why.TASK), id="somebody is to look after them"),
    pytest.param(whole(GONE, asked_on=LEFT - 400 * DAYS), OVER, id="they asked long ago"),
    pytest.param(whole(GONE, asked_on=LEFT + 5 * DAYS),
                 replace(OVER, on=date(2027, 2, 8), at=datetime(2027, 2, 8, tzinfo=UTC)),
                 id="they asked to join anew: a month from then"),
    pytest.param(Whole(stays=(), zones=("Europe/London",)), Kept(Why.NO_LIMIT), id="in no group at all"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "kept"), SEVERAL)
def test_all_of_one_learner(one: Whole, kept: Kept) -> None:
    assert keeping.of(one) == kept
    assert kept.is_over(datetime(2500, 1, 1, tzinfo=UTC)) == (kept.why is Why.TIME)


def test_the_longest_time_there_is_does_not_fall_off_the_calendar() -> None:
    far = stay(keep_days=keeping.MOST, withdrawn_on=date(8999, 12, 31))
    assert keeping.of(whole(far)).on == keeping.FARTHEST
