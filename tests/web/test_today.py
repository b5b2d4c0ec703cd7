"""The learner's day and path."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import answers, check_ins, enrolments
from course.check_ins import Answers
from course.models import Enrolment
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock
from tests.learners import signed_in


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def do(wired: Wired, learner: Learner, *lessons: str) -> None:
    with wired.db.writing() as session:
        for item in lessons:
            answers.finish(session, learner.enrolment_id, item, now=wired.clock())
        session.commit()


def test_the_front_page_is_for_anybody_and_sets_no_cookie(client: FlaskClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "Get a new link" in page.text
    assert "test phone" not in page.text
    assert "Set-Cookie" not in page.headers


def test_the_front_page_takes_a_learner_to_today(app: Flask, wired: Wired, learner: Learner) -> None:
    assert signed_in(app, wired, learner).get("/").headers["Location"] == "/today"


def test_a_stranger_is_asked_for_their_link(client: FlaskClient) -> None:
    assert client.get("/today").status_code == 303


def test_the_name_is_greeted_only_after_a_code(app: Flask, wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired), profile=make_profile(name="Marisol"))
    assert "Marisol" not in signed_in(app, wired, learner).get("/today").text
    assert "Good morning, Marisol" in signed_in(app, wired, learner, full=True).get("/today").text


@pytest.mark.parametrize(
    ("zone", "words"),
    [("Europe/London", "Good morning"), ("Asia/Kolkata", "Good afternoon"), ("Asia/Tokyo", "Good evening")],
)
def test_the_greeting_goes_by_the_learners_own_clock(app: Flask, wired: Wired, zone: str, words: str) -> None:
    learner = make_learner(wired, make_cohort(wired), profile=make_profile(zone=zone))
    assert f"<h1>{words}</h1>" in signed_in(app, wired, learner).get("/today").text


def test_the_first_lesson_is_offered_and_later_ones_say_when_they_open(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    page = signed_in(app, wired, learner).get("/today").text
    assert 'href="/lessons/l01"' in page
    assert "opens Wed 6 Jan" in page
    assert 'href="/lessons/l02"' not in page
    assert "Nothing expires." in page


def test_a_lesson_that_was_begun_goes_on_after_the_last_saved_card(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    do(wired, learner, "l01")
    clock.advance(timedelta(days=2))
    with wired.db.writing() as session:
        answers.save(session, learner.enrolment_id, "l02", "3", {}, session_id=None, now=clock())
        session.commit()
    page = signed_in(app, wired, learner).get("/today").text
    assert 'href="/lessons/l02#card-4"' in page
    assert "Go on with the lesson" in page


def test_an_open_check_in_has_a_card_of_its_own(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=6))
    page = signed_in(app, wired, learner).get("/today").text
    assert "Check-in · under a minute" in page
    assert 'href="/check-ins/week-1"' in page


def test_where_nothing_is_open_the_page_says_when_the_next_part_comes(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    do(wired, learner, "l01")
    page = signed_in(app, wired, learner).get("/today").text
    assert "Nothing to do today" in page
    assert "Wednesday 6 January" in page


def test_a_week_whose_items_are_all_done_is_kept(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=7))
    do(wired, learner, "l01", "l02", "l03")
    with wired.db.writing() as session:
        check_ins.record(session, learner.enrolment_id, "week-1", Answers(mood=6), via="sms", now=clock())
        session.commit()
    page = signed_in(app, wired, learner).get("/today").text
    assert "1 of 12 weeks kept" in page
    assert "all kept" in page
    assert "done Mon 11 Jan" in page


@pytest.mark.parametrize(("by", "words"), [("learner", "Come back"), ("staff", "please ask them")])
def test_somebody_who_has_left_is_told_how_to_come_back(
    app: Flask, wired: Wired, learner: Learner, by: str, words: str
) -> None:
    with wired.db.writing() as session:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        enrolments.withdraw(enrolment, by=by, now=wired.clock())
        session.commit()
    browser = signed_in(app, wired, learner)
    assert words in browser.get("/today").text
    assert browser.get("/lessons/l01").headers["Location"] == "/today"
    assert browser.get("/check-ins/week-1").headers["Location"] == "/today"


def test_a_week_whose_first_lesson_is_done_is_where_the_learner_is(app: Flask, wired: Wired) -> None:
    """The rest of the week opens on later days; meanwhile the week is neither done nor still to come."""
    learner = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, "l01", now=wired.clock())
        session.commit()
    page = signed_in(app, wired, learner).get("/today").text
    assert "you are here" in page
