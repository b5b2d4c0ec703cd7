"""A learner's own story."""

import pytest
from flask import Flask

from course import answers, check_ins
from course.check_ins import Answers
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.learners import signed_in


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def test_the_story_asks_for_a_fresh_code(app: Flask, wired: Wired, learner: Learner) -> None:
    answer = signed_in(app, wired, learner).get("/story")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/step-up?next=/story"


def test_an_empty_story_says_how_it_begins(app: Flask, wired: Wired, learner: Learner) -> None:
    page = signed_in(app, wired, learner, full=True).get("/story").text
    assert "It begins with your first lesson" in page
    assert "<figure" not in page


def test_lessons_steps_and_check_ins_are_told_in_the_learners_words(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    step = {"words": "Put a day in my phone", "day": "thu", "who": "<b>J</b>."}
    given = Answers(mood=6, near=3, note="Lighter than I thought")
    with wired.db.writing() as session:
        enrolment_id, now = learner.enrolment_id, wired.clock()
        answers.save(session, enrolment_id, "l01", "step", step, session_id=None, now=now)
        answers.finish(session, enrolment_id, "l01", now=now)
        check_ins.record(session, enrolment_id, "week-1", given, via="sms", now=now)
        session.commit()
    page = signed_in(app, wired, learner, full=True).get("/story").text
    assert f"Finished “{wired.course.lesson('l01').title}”" in page
    assert "Put a day in my phone: on Thursday, with &lt;b&gt;J&lt;/b&gt;." in page
    assert "Lighter than I thought" in page
    assert "<td>6</td><td>In touch</td>" in page
    assert page.count("<li") >= 3
