"""Days, quiet dates and the pace in Settings: what is said beforehand is what then happens."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from course import enrolments, people, quiet_dates, stepping
from course.models import Cohort, Enrolment, Person
from course.web import filters
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, enrolment_of, make_cohort, make_learner, on_both
from tests.fakes import FixedClock, RecordingSender
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


@pytest.mark.parametrize("path", ["days", "within", "quiet-dates", "quiet-dates/removal", "pace"])
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


def hours(wired: Wired, learner: Learner) -> tuple[str, str, str]:
    with wired.db.reading() as session:
        person = session.get_one(Person, learner.person_id)
        return person.opens_at, person.closes_at, person.send_at


def set_group(wired: Wired, **values: str) -> None:
    with wired.db.writing() as session:
        session.execute(update(Cohort).values(**values))
        session.commit()


def test_hours_are_kept_and_their_own_hour_is_pulled_into_them(
    reader: FlaskClient, wired: Wired, learner: Learner
) -> None:
    sent = {"opens": "10:00", "closes": "11:00"}
    page = reader.post("/settings/within", data=sent, follow_redirects=True).text
    assert hours(wired, learner) == ("10:00", "11:00", "10:30")
    assert "messages come between these hours" in page
    assert '<option value="11:00" selected>' in page
    assert enrolment_of(wired, learner).look_again_at == wired.clock()
    refused = reader.post("/settings/hours", data={"at": "16:30", "zone": "Europe/London"})
    assert refused.status_code == 422
    assert "inside the hours that you chose" in refused.text


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        ("10:00", "10:00", "at least one hour"),
        ("12:00", "10:00", "at least one hour"),
        ("08:00", "12:00", "at least one hour"),
        ("10:00", "21:00", "at least one hour"),
        ("", "", "at least one hour"),
        ("09:00", "12:00", "Your group is written to from 12:00 to 18:00"),
        ("18:00", "20:00", "Your group is written to from 12:00 to 18:00"),
    ],
)
def test_hours_that_leave_no_room_are_asked_for_again(
    reader: FlaskClient, wired: Wired, learner: Learner, opens: str, closes: str, said: str
) -> None:
    set_group(wired, opens_at="12:00", closes_at="18:00")
    answer = reader.post("/settings/within", data={"opens": opens, "closes": closes})
    assert answer.status_code == 422
    assert said in answer.text
    assert hours(wired, learner) == ("09:00", "20:00", "16:30")


def test_hours_of_their_own_clock_need_a_place(reader: FlaskClient, wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        session.get_one(Person, learner.person_id).zones_maybe = "America/New_York"
        session.commit()
    answer = reader.post("/settings/within", data={"opens": "10:00", "closes": "12:00"})
    assert answer.status_code == 422
    assert "save above where you are" in answer.text


@on_both
def test_what_is_late_stays_inside_their_hours_and_may_not_arrive_after_them(
    reader: FlaskClient, wired: Wired, learner: Learner, clock: FixedClock, sms: RecordingSender
) -> None:
    """Nothing is sent from noon of one day to the afternoon of the next: what was due waits for the morning after."""
    desk.run_jobs(wired)
    reader.post("/settings/within", data={"opens": "10:00", "closes": "12:00"})
    stepping.move_to(wired, datetime(2027, 1, 6, 9, 0, tzinfo=UTC))
    clock.move_to(datetime(2027, 1, 6, 14, 0, tzinfo=UTC))
    stepping.move_to(wired, datetime(2027, 1, 8, 18, 0, tzinfo=UTC))
    got = [(one.at, one.valid_for) for one in sms.sent[1:]]
    assert [at for at, _ in got if at] == [
        datetime(2027, 1, 7, 11, 30, tzinfo=UTC),
        datetime(2027, 1, 8, 11, 30, tzinfo=UTC),
    ]
    assert {left for _, left in got} == {timedelta(minutes=30)}


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
