"""Days, quiet dates and the pace in Settings: what is said beforehand is what then happens."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import enrolments, people, quiet_dates
from course.models import Enrolment, Person
from course.web import filters
from course.wiring import Wired
from tests.factories import Learner, enrolment_of, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

MONDAY = date(2027, 1, 4)


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner, full=True)


def days(wired: Wired, learner: Learner) -> frozenset[int]:
    with wired.db.reading() as session:
        return people.days_of(session.get_one(Person, learner.person_id))


def coming(wired: Wired, learner: Learner) -> list[date]:
    with wired.db.reading() as session:
        return quiet_dates.coming(session, learner.person_id, MONDAY)


@pytest.mark.parametrize("path", ["days", "quiet-dates", "quiet-dates/removal", "pace"])
def test_each_asks_for_a_fresh_code(app: Flask, wired: Wired, learner: Learner, path: str) -> None:
    answer = signed_in(app, wired, learner).post(f"/settings/{path}", data={"pace": "2"})
    assert answer.headers["Location"].startswith("/step-up")
    assert enrolment_of(wired, learner).pace == 1


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (["1", "3", "5"], {1, 3, 5}),
        (["1", "2", "3", "4", "5", "6", "7"], set()),
        (["7", "6", "1", "x", "9"], {1, 6, 7}),
    ],
    ids=["three", "all: no wish", "what is no day is left out"],
)
def test_days_are_kept(
    reader: FlaskClient, wired: Wired, learner: Learner, chosen: list[str], kept: set[int]
) -> None:
    assert reader.post("/settings/days", data={"days": chosen}).status_code == 303
    assert days(wired, learner) == kept


@pytest.mark.parametrize("chosen", [[], ["1", "2"], ["1", "1", "1"]])
def test_fewer_than_three_days_are_asked_for_again(
    reader: FlaskClient, wired: Wired, learner: Learner, chosen: list[str]
) -> None:
    answer = reader.post("/settings/days", data={"days": chosen})
    assert answer.status_code == 422
    assert "at least three days" in answer.text
    assert days(wired, learner) == frozenset()


def test_a_quiet_date_is_kept_shown_and_taken_away(
    reader: FlaskClient, wired: Wired, learner: Learner
) -> None:
    assert reader.post("/settings/quiet-dates", data={"quiet": "2027-03-09"}).status_code == 303
    assert coming(wired, learner) == [date(2027, 3, 9)]
    assert "Tuesday, 9 March 2027" in reader.get("/settings").text
    reader.post("/settings/quiet-dates/removal", data={"on": "2027-03-09"})
    assert coming(wired, learner) == []
    assert reader.post("/settings/quiet-dates/removal", data={"on": "x"}).status_code == 303


@pytest.mark.parametrize("typed", ["", "soon", "2027-01-03", "2029-02-01"])
def test_a_date_that_is_past_or_far_away_is_asked_for_again(
    reader: FlaskClient, wired: Wired, learner: Learner, typed: str
) -> None:
    answer = reader.post("/settings/quiet-dates", data={"quiet": typed})
    assert (answer.status_code, coming(wired, learner)) == (422, [])


def test_so_many_quiet_dates_that_nothing_could_come_are_refused(
    reader: FlaskClient, wired: Wired, learner: Learner
) -> None:
    with wired.db.writing() as session:
        dates = [MONDAY + timedelta(days=number) for number in range(60)]
        quiet_dates.replace(session, learner.person_id, dates, source="settings", now=wired.clock())
        session.commit()
    assert reader.post("/settings/quiet-dates", data={"quiet": "2027-06-01"}).status_code == 422


@pytest.mark.parametrize("in_a_pause", [False, True])
def test_the_end_that_slower_names_beforehand_is_the_end_it_then_has(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock, in_a_pause: bool
) -> None:
    clock.advance(timedelta(days=10))
    if in_a_pause:
        with wired.db.writing() as session:
            row = session.get_one(Enrolment, learner.enrolment_id)
            enrolments.pause(row, until_on=date(2027, 1, 25), zone="Europe/London", now=clock())
            session.commit()
    clock.advance(timedelta(days=3))
    reader = signed_in(app, wired, learner, full=True)
    named = in_words(promised(wired, learner, 2))
    assert f"would end on {named}" in reader.get("/settings").text
    reader.post("/settings/pace", data={"pace": "2"})
    assert enrolment_of(wired, learner).pace == 2
    assert f"as it is now, on {named}" in reader.get("/settings").text
    back = in_words(promised(wired, learner, 1))
    reader.post("/settings/pace", data={"pace": "1"})
    assert f"as it is now, on {back}" in reader.get("/settings").text


def promised(wired: Wired, learner: Learner, pace: int) -> date:
    with wired.db.reading() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        change = enrolments.at_pace(pace)
        today = wired.clock().date()
        calendar = enrolments.would_be(row, change, zone="Europe/London", today=today)
    return calendar.opens_on(wired.course.plan("12").items[-1].day)


def in_words(on: date) -> str:
    return filters.full_day(on, ZoneInfo("Europe/London"), "en")
