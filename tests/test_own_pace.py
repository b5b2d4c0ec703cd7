"""A cohort in which each sets their own pace: the days between two lessons are kept by planner, pages and links."""

from datetime import timedelta

import pytest
from flask import Flask

from course import answers, nudges, stepping
from course.models import Cohort, Enrolment, Nudge
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in


@pytest.fixture
def ada(wired: Wired) -> Learner:
    made = make_cohort(wired)
    with wired.db.writing() as session:
        cohort = session.get_one(Cohort, made.id)
        cohort.pace_by, cohort.days_apart = "learner", 6
        session.commit()
    return make_learner(wired, cohort)


def finish(wired: Wired, learner: Learner, item: str) -> None:
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, item, now=wired.clock())
        session.get_one(Enrolment, learner.enrolment_id).look_again_at = wired.clock()
        session.commit()


def announced(wired: Wired) -> dict[str, int]:
    """On which day from the first each lesson was announced."""
    with wired.db.reading() as session:
        rows = session.query(Nudge).filter(Nudge.kind == "lesson").all()
        return {row.reason_key: (row.for_on - rows[0].for_on).days for row in rows}


def test_the_next_lesson_comes_so_many_days_after_the_last_was_finished_and_opens_no_sooner(
    app: Flask, wired: Wired, clock: FixedClock, ada: Learner
) -> None:
    stepping.move_to(wired, clock() + timedelta(hours=1))
    finish(wired, ada, "l01")
    reader = signed_in(app, wired, ada)
    page = reader.get("/lessons/l02").text
    assert "This opens later" in page
    assert "opens on Sunday 10 January" in page
    assert "once you have done the lessons before it" in reader.get("/lessons/l03").text
    said = reader.get("/today").text
    assert "The next part opens on Sunday 10 January" in said
    assert "opens after the lesson before" in said
    stepping.move_to(wired, clock() + timedelta(days=20))
    finish(wired, ada, "l02")
    stepping.move_to(wired, clock() + timedelta(days=20))
    assert announced(wired) == {"lesson:l02": 0, "lesson:l03": 19}


def test_the_first_weekend_is_read_from_the_row_unless_they_chose_their_days(
    wired: Wired, clock: FixedClock, ada: Learner
) -> None:
    with wired.db.reading() as session:
        enrolment = session.get_one(Enrolment, ada.enrolment_id)
        spared = nudges.standing(session, wired.course, enrolment, now=clock()).spared
        first = clock().date()
        assert spared == {first + timedelta(days=5), first + timedelta(days=6)}
