"""A course that closes: what learners read of it, and that just that is enforced."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, explaining
from course.models import CheckIn, Cohort, Enrolment, LessonProgress
from course.rules.why import State
from course.wiring import Wired
from tests.desk import words
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

MOOD = {"mood": "7", "near": "close"}


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def limit(wired: Wired, **limits: int) -> None:
    with wired.db.writing() as session:
        cohort = session.scalars(select(Cohort)).one()
        for name, days in limits.items():
            setattr(cohort, name, days)
        session.commit()


def open_lesson(wired: Wired, learner: Learner, item: str) -> None:
    with wired.db.writing() as session:
        answers.open_lesson(session, learner.enrolment_id, item, now=wired.clock())
        session.commit()


def said(reader: FlaskClient, page: str) -> str:
    return words(reader.get(page).text)


def test_without_a_limit_nothing_says_that_anything_closes(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=6))
    reader = signed_in(app, wired, learner)
    assert "Nothing expires." in said(reader, "/today")
    assert "until" not in said(reader, "/check-ins/week-1")


def test_who_stays_away_reads_until_when_and_may_begin_until_then_and_not_after(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    """The cohort begins on Monday 4 January and they do nothing: thirty days later is Wednesday 3 February."""
    limit(wired, inactive_days=30)
    clock.advance(timedelta(days=29))
    reader = signed_in(app, wired, learner)
    assert "the course is open to you until Tuesday 2 February" in said(reader, "/today")
    assert "You can begin this until Tuesday 2 February." in said(reader, "/lessons/l02")
    assert "You can do this until Tuesday 2 February." in said(reader, "/check-ins/week-1")
    assert "open to you until Tuesday 2 February" in said(reader, "/lessons/s3")
    clock.advance(timedelta(days=1))
    reader = signed_in(app, wired, learner)
    assert "The course closed on Wednesday 3 February" in said(reader, "/today")
    for page in ("/lessons/l02", "/lessons/l02/step", "/check-ins/week-1"):
        assert "could be begun until Tuesday 2 February" in said(reader, page)
    assert reader.post("/check-ins/week-1", data=MOOD).headers["Location"] == "/check-ins/week-1/result"


def test_a_day_after_the_closing_a_form_is_refused_and_coming_back_opens_it(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    limit(wired, inactive_days=30)
    clock.advance(timedelta(days=31))
    reader = signed_in(app, wired, learner)
    assert reader.post("/check-ins/week-1", data=MOOD).headers["Location"] == "/check-ins/week-1"
    reader.post("/lessons/l02/cards/2", data={})
    with wired.db.reading() as session:
        assert not session.scalars(select(CheckIn)).all()
        assert not session.scalars(select(LessonProgress)).all()
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        found = explaining.answers(session, wired.course, enrolment, now=clock())
    blocked = {one.item: one.why for one in found if one.state is State.BLOCKED}
    assert "somebody who stays away" in blocked["l07"]
    assert reader.post("/settings/go-on").status_code == 303
    assert "You can begin this until" in said(reader, "/lessons/l02")
    assert reader.post("/check-ins/week-1", data=MOOD).headers["Location"] == "/check-ins/week-1/result"


def test_what_was_begun_can_be_finished_long_after_the_grace_is_over(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    limit(wired, grace_days=7)
    clock.advance(timedelta(days=3))
    open_lesson(wired, learner, "l02")
    clock.advance(timedelta(days=200))
    reader = signed_in(app, wired, learner)
    assert "please ask the people who run your group" in said(reader, "/lessons/l03")
    assert reader.post("/lessons/l02/step", data={"skip": "1"}).headers["Location"].endswith("/finished")
    assert "You have finished this lesson" in said(reader, "/lessons/l02")
