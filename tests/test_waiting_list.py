"""A full cohort: whoever proves their contact waits in line, and gets the next place that is offered, once."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course.models import Cohort, Enrolment, JoinRequest, Message, Role
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender

BO = {"channel": "sms", "contact": "07700 900412", "adult": "yes", "agrees": "yes", "messages": "yes"}


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired)
    with wired.db.writing() as session:
        session.get_one(Cohort, made.id).capacity = 1
        session.commit()
    return made


@pytest.fixture
def ada(wired: Wired, cohort: Cohort) -> Learner:
    return make_learner(wired, cohort)


def ask(app: Flask, wired: Wired, sms: RecordingSender) -> FlaskClient:
    """Somebody asks to join and types the code that came."""
    phone = browser(app)
    assert phone.post("/join/riverside", data=BO).status_code == 303
    desk.run_jobs(wired)
    digits = next(found for one in sms.sent if (found := re.search(r"\b\d{6}\b", one.parts.text)))
    answer = phone.post("/code", data={"code": digits.group()})
    assert answer.headers["Location"] == "/waiting-list"
    return phone


def test_who_comes_to_a_full_group_waits_and_is_written_to_once_when_a_place_is_theirs(
    app: Flask, wired: Wired, clock: FixedClock, sms: RecordingSender, cohort: Cohort, ada: Learner
) -> None:
    assert "Every place is taken just now" in browser(app).get("/join/riverside").text
    phone = ask(app, wired, sms)
    assert "You are on the waiting list" in phone.get("/waiting-list").text
    staff = desk.at_desk(app, wired, Role.COORDINATOR)
    page = staff.get(f"/admin/cohorts/{cohort.id}").text
    assert "all of them taken" in page
    assert "Offer a place" not in page
    place = f"/admin/cohorts/{cohort.id}/waiting/1/place"
    assert staff.post(place).status_code == 303
    with wired.db.writing() as session:
        assert session.get_one(JoinRequest, 1).offered_at is None
        session.get_one(Enrolment, ada.enrolment_id).withdrawn_at = clock()
        session.commit()
    for _ in range(2):
        assert staff.post(place).status_code == 303
    assert desk.acts(wired)[-1] == ("offered-place", "join-request:1")
    clock.advance(timedelta(days=1))
    desk.run_jobs(wired)
    with wired.db.reading() as session:
        assert session.query(Message).filter(Message.kind == "invite").count() == 1
        assert session.query(Enrolment).count() == 1
    assert "Every place is taken just now" in browser(app).get("/join/riverside").text


def test_after_the_last_day_the_page_says_so_and_takes_nobody(
    app: Flask, wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    with wired.db.writing() as session:
        session.get_one(Cohort, cohort.id).start_by_on = clock().date()
        session.commit()
    assert "You can join until Monday 4 January" in browser(app).get("/join/riverside").text
    clock.advance(timedelta(days=1))
    page = browser(app).get("/join/riverside").text
    assert "Joining ended on Monday 4 January" in page
    assert 'name="contact"' not in page
    assert browser(app).post("/join/riverside", data=BO).headers["Location"] == "/join/riverside"
    with wired.db.reading() as session:
        assert session.query(JoinRequest).count() == 0


def test_learners_read_who_is_on_duty_and_when_and_nothing_of_the_kind_where_nobody_is(
    app: Flask, wired: Wired, cohort: Cohort
) -> None:
    assert "looks on" not in browser(app).get("/join/riverside").text
    with wired.db.writing() as session:
        row = session.get_one(Cohort, cohort.id)
        row.on_duty, row.duty_name, row.duty_days = True, "Maria at Riverside", "12"
        row.duty_from, row.duty_until = "09:00", "17:00"
        session.commit()
    said = desk.words(browser(app).get("/join/riverside").text)
    assert "Maria at Riverside can see that it happened, not what you wrote" in said
    assert (
        "Monday, Tuesday from 09:00 to 17:00, London, United Kingdom time. At other times nobody looks."
        in said
    )
