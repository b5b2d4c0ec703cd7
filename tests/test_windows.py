"""In which hours and on which dates people may be written to, from rows as they are kept; nothing is saved here."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from course import windows
from course.models import Cohort, Enrolment, Person
from course.rules.calendars import Calendar
from course.rules.closings import Closing
from course.rules.hours import Hours
from course.rules.local_time import Window
from course.rules.openings import Limit

MONDAY = date(2027, 1, 4)
GONE = "Atlantis/Gone"


def person(
    *, zone: str = "Europe/London", send_at: str = "16:30", maybe: str = "", country: str = "GB", weekdays: str = "",
    opens: str = "09:00", closes: str = "20:00",
) -> Person:  # fmt: skip
    return Person(
        zone=zone, send_at=send_at, zones_maybe=maybe, country=country, weekdays=weekdays, opens_at=opens,
        closes_at=closes,
    )  # fmt: skip


def cohort(
    *, zone: str = "Europe/London", country: str = "GB", opens: str = "09:00", closes: str = "20:00",
    closed_on: str = "", grace_days: int | None = None, inactive_days: int | None = None,
) -> Cohort:  # fmt: skip
    return Cohort(
        zone=zone, country=country, opens_at=opens, closes_at=closes, closed_on=closed_on, grace_days=grace_days,
        inactive_days=inactive_days,
    )  # fmt: skip


def enrolment(at: datetime, *, finished_at: datetime | None = None) -> Enrolment:
    return Enrolment(enrolled_at=at, finished_at=finished_at)


def test_somebodys_hours_are_their_own_within_those_of_their_cohort() -> None:
    found = windows.hours_of(person(maybe="Asia/Tokyo Asia/Seoul"), cohort(opens="10:15", closes="18:45"))
    assert found == Hours(
        "Europe/London", time(16, 30), Window(time(10, 15), time(18, 45)), ("Asia/Tokyo", "Asia/Seoul")
    )


@pytest.mark.parametrize(
    ("opens", "closes", "window"),
    [
        ("09:00", "20:00", Window(time(9), time(20))),
        ("06:00", "23:00", Window(time(9), time(20))),
        ("10:00", "12:00", Window(time(10), time(12))),
    ],
)
def test_a_cohort_narrows_the_window_and_never_widens_it(opens: str, closes: str, window: Window) -> None:
    setup = cohort(opens=opens, closes=closes)
    assert windows.window_of(setup) == window
    assert windows.hours_of(person(), setup).window == window


@pytest.mark.parametrize(
    ("opens", "closes", "window"),
    [
        ("09:00", "20:00", Window(time(10), time(18))),
        ("06:00", "23:00", Window(time(10), time(18))),
        ("12:00", "13:00", Window(time(12), time(13))),
        ("09:00", "12:00", Window(time(10), time(12))),
        ("19:00", "20:00", Window(time(19), time(19))),
    ],
    ids=["no wish", "never wider", "one hour", "both narrow", "nothing in common: no minute"],
)
def test_somebody_narrows_the_window_of_their_cohort_and_never_widens_it(
    opens: str, closes: str, window: Window
) -> None:
    hers = person(opens=opens, closes=closes)
    assert windows.hours_of(hers, cohort(opens="10:00", closes="18:00")).window == window


def test_a_zone_that_is_gone_is_stood_in_for_by_the_groups_and_heeds_the_countries_of_both() -> None:
    found = windows.hours_of(person(zone=GONE, maybe="Asia/Tokyo", country="NZ"), cohort())
    assert (found.zone, found.others) == ("Europe/London", ("Pacific/Auckland", "Pacific/Chatham"))
    here = windows.hours_of(person(zone=GONE), cohort())
    assert (here.zone, here.others) == ("Europe/London", ())


def test_where_the_groups_is_gone_too_the_first_zone_of_the_persons_country_stands_in_or_utc() -> None:
    found = windows.hours_of(person(zone=GONE, country="NZ"), cohort(zone=GONE))
    assert (found.zone, found.others) == ("Pacific/Auckland", ("Europe/London", "Pacific/Chatham"))
    nowhere = windows.hours_of(person(zone=GONE, country="ZZ"), cohort(zone=GONE, country="ZZ"))
    assert (nowhere.zone, nowhere.others) == ("UTC", ())


@pytest.mark.parametrize(
    ("joined", "first_on", "spared"),
    [
        pytest.param(
            "2026-12-30T10:00", MONDAY, (date(2027, 1, 9), date(2027, 1, 10)), id="from the first day"
        ),
        pytest.param(
            "2027-01-07T10:00", MONDAY, (date(2027, 1, 9), date(2027, 1, 10)), id="joined on a Thursday"
        ),
        pytest.param("2027-01-09T10:00", MONDAY, (date(2027, 1, 9), date(2027, 1, 10)), id="on a Saturday"),
        pytest.param("2027-01-10T10:00", MONDAY, (date(2027, 1, 10), date(2027, 1, 16)), id="on a Sunday"),
        pytest.param(
            "2027-01-11T00:30",
            MONDAY,
            (date(2027, 1, 16), date(2027, 1, 17)),
            id="a minute of London's Monday",
        ),
    ],
)
def test_the_first_weekend_is_spared(joined: str, first_on: date, spared: tuple[date, ...]) -> None:
    theirs = enrolment(datetime.fromisoformat(joined).replace(tzinfo=UTC))
    assert windows.spared(person(), theirs, Calendar(first_on)) == set(spared)
    assert windows.spared(person(weekdays="mon sat"), theirs, Calendar(first_on)) == set()


def test_the_first_weekend_goes_by_the_date_where_they_are() -> None:
    late_on_sunday = enrolment(datetime(2027, 1, 11, 0, 30, tzinfo=UTC))
    there = person(zone="America/New_York", country="US")
    assert windows.spared(there, late_on_sunday, Calendar(MONDAY)) == {date(2027, 1, 10), date(2027, 1, 16)}


def test_a_course_closes_by_its_limits_and_never_to_who_has_finished() -> None:
    began = datetime(2027, 1, 4, 10, tzinfo=UTC)
    heard = datetime(2027, 1, 10, 23, 30, tzinfo=UTC)

    def closing(setup: Cohort, theirs: Enrolment, zone: str = "Europe/London") -> Closing | None:
        return windows.closing(setup, theirs, Calendar(MONDAY), 2, heard, zone)

    limited = cohort(inactive_days=10)
    assert closing(cohort(), enrolment(began)) is None
    assert closing(limited, enrolment(began)) == Closing(date(2027, 1, 20), Limit.INACTIVITY)
    assert closing(limited, enrolment(began), "Asia/Tokyo") == Closing(date(2027, 1, 21), Limit.INACTIVITY)
    assert closing(cohort(grace_days=7), enrolment(began)) == Closing(date(2027, 1, 25), Limit.GRACE)
    assert closing(limited, enrolment(began, finished_at=heard)) is None


def test_a_pause_that_ends_moves_the_closing() -> None:
    paused = enrolment(datetime(2027, 1, 4, 10, tzinfo=UTC))
    paused.paused_at, paused.paused_until_on = datetime(2027, 1, 5, 10, tzinfo=UTC), date(2027, 1, 15)
    heard = datetime(2027, 1, 5, 10, tzinfo=UTC)
    found = windows.closing(cohort(inactive_days=10), paused, Calendar(MONDAY), 2, heard, "Europe/London")
    assert found == Closing(date(2027, 1, 15) + timedelta(days=10), Limit.INACTIVITY)


def test_dates_on_which_nobody_is_written_to() -> None:
    assert windows.closed_on(cohort()) == set()
    kept = cohort(closed_on="2027-01-06 2027-12-24")
    assert windows.closed_on(kept) == {date(2027, 1, 6), date(2027, 12, 24)}
