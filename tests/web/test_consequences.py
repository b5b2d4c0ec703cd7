"""What an answer in a lesson changes beside being kept: quiet dates, and gently or as usual."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import enrolments, quiet_dates
from course.models import Enrolment
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

CARD = "/lessons/g1/cards/5"


@pytest.fixture
def learner(wired: Wired, clock: FixedClock) -> Learner:
    """On the day of the first lesson on Loss."""
    made = make_learner(wired, make_cohort(wired))
    clock.advance(timedelta(days=21))
    with wired.db.writing() as session:
        enrolments.choose_track(session.get_one(Enrolment, made.enrolment_id), "loss", now=clock())
        session.commit()
    return made


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner)


def quiet(wired: Wired, learner: Learner) -> set[date]:
    with wired.db.reading() as session:
        return quiet_dates.of(session, [learner.person_id])[learner.person_id]


def is_gentle(wired: Wired) -> bool:
    with wired.db.reading() as session:
        return session.scalars(select(Enrolment.gentle_since_at)).one() is not None


def test_dates_asked_for_are_quiet_and_other_dates_take_their_place(
    wired: Wired, clock: FixedClock, learner: Learner, reader: FlaskClient
) -> None:
    with wired.db.writing() as session:
        quiet_dates.add(
            session, learner.person_id, date(2027, 5, 1), source=quiet_dates.SETTINGS, now=clock()
        )
        session.commit()
    named = {"quiet_dates-0-on": "2027-03-09", "quiet_dates-1-on": "2027-01-01"}
    assert reader.post(CARD, data=named).status_code == 303
    assert quiet(wired, learner) == {date(2027, 3, 9), date(2027, 5, 1)}
    reader.post(CARD, data={"quiet_dates-0-on": "2027-03-10"})
    assert quiet(wired, learner) == {date(2027, 3, 10), date(2027, 5, 1)}


def test_an_empty_form_over_an_answer_that_is_not_shown_leaves_the_dates(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post(CARD, data={"quiet_dates-0-on": "2027-03-09"})
    signed_in(app, wired, learner).post(CARD, data={})
    assert quiet(wired, learner) == {date(2027, 3, 9)}


def test_gently_and_as_usual_are_a_choice_of_the_lesson(wired: Wired, reader: FlaskClient) -> None:
    reader.post(CARD, data={"want_mode": "gentle"})
    assert is_gentle(wired)
    assert reader.get("/lessons/g1").status_code == 200
    reader.post(CARD, data={"today": "sad"})
    assert is_gentle(wired)
    reader.post(CARD, data={"want_mode": "standard"})
    assert not is_gentle(wired)
