"""Takeaways that come back in a check-in: asked from memory, then shown, then marked by the learner."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, check_ins, recalls
from course.check_ins import Answers
from course.lessons import Takeaway
from course.models import Recall
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, on_both
from tests.fakes import FixedClock
from tests.learners import signed_in

PAGE, RESULT, LINES = "/check-ins/week-1", "/check-ins/week-1/result", "/check-ins/week-1/lines"
WORDS = "see who is near"


def finish(wired: Wired, learner: Learner, *lessons: str) -> None:
    with wired.db.writing() as session:
        for lesson in lessons:
            answers.finish(session, learner.enrolment_id, lesson, now=wired.clock())
        session.commit()


@pytest.fixture
def learner(wired: Wired, clock: FixedClock) -> Learner:
    """Somebody at the end of their first week, who did the first lesson on its first day."""
    made = make_learner(wired, make_cohort(wired))
    finish(wired, made, "l01")
    clock.advance(timedelta(days=6))
    return made


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner)


def takeaway(wired: Wired, lesson: str = "l01") -> Takeaway:
    return wired.course.lesson(lesson).takeaway


def rows(wired: Wired) -> list[Recall]:
    with wired.db.reading() as session:
        return list(session.scalars(select(Recall).order_by(Recall.id)))


def test_the_question_comes_first_and_the_line_only_afterwards(wired: Wired, reader: FlaskClient) -> None:
    page = reader.get(PAGE).text
    assert takeaway(wired).question in page
    assert takeaway(wired).text not in page
    result = reader.post(PAGE, data={"mood": "6", "recall-l01": WORDS}, follow_redirects=True).text
    assert takeaway(wired).text in result
    assert WORDS in result
    assert result.index("From before") < result.index("Your mood by week")


def test_a_lesson_of_this_week_is_not_asked_about_yet(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    finish(wired, learner, "l02")
    page = signed_in(app, wired, learner).get(PAGE).text
    assert takeaway(wired, "l02").question not in page
    clock.advance(timedelta(days=6))
    page = signed_in(app, wired, learner).get(PAGE).text
    assert page.index(takeaway(wired, "l02").question) < page.index(takeaway(wired).question)


@on_both
def test_what_was_left_empty_shows_no_line_and_comes_back_next_time(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock, reader: FlaskClient
) -> None:
    result = reader.post(PAGE, data={"mood": "6", "recall-l01": ""}, follow_redirects=True).text
    assert takeaway(wired).text not in result
    for week in (2, 3, 4):
        clock.advance(timedelta(days=7))
        later = signed_in(app, wired, learner)
        path = f"/check-ins/week-{week}"
        assert (takeaway(wired).question in later.get(path).text) == (week < 4), "Three times at most."
        later.post(path, data={"recall-l01": ""} if week < 4 else {})
    assert [row.outcome for row in rows(wired)] == [None, None, None]


def test_how_it_went_is_kept_with_whom_it_was_used(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post(PAGE, data={"recall-l01": WORDS})
    marks = {"l01-outcome": "got", "l01-used": "yes", "l01-whom": "J."}
    answer = reader.post(LINES, data=marks)
    assert answer.headers["Location"] == f"{RESULT}#lines"
    (row,) = rows(wired)
    assert (row.outcome, row.used, row.served_on) == ("got", True, date(2027, 1, 10))
    assert WORDS.encode() not in (row.answer_sealed or b"")
    with wired.db.reading() as session:
        (served,) = recalls.served_in(session, learner.enrolment_id, "week-1")
    assert (served.answer, served.with_whom) == (WORDS, "J.")
    page = reader.get(RESULT).text
    assert "I had it" in page
    assert "Used, with J." in page
    assert "l01-outcome" not in page, "It is marked once."
    assert takeaway(wired).question not in reader.get(PAGE).text


def test_the_first_mark_of_a_try_stays(wired: Wired, reader: FlaskClient) -> None:
    reader.post(PAGE, data={"recall-l01": WORDS})
    reader.post(LINES, data={"l01-outcome": "not"})
    reader.post(LINES, data={"l01-outcome": "got"})
    reader.post(PAGE, data={"recall-l01": "now that I have seen it"})
    (row,) = rows(wired)
    assert row.outcome == "not"
    assert WORDS in reader.get(RESULT).text


def test_a_double_tap_is_one_row(wired: Wired, reader: FlaskClient) -> None:
    for _ in range(2):
        reader.post(PAGE, data={"recall-l01": WORDS})
    assert len(rows(wired)) == 1


def test_another_browser_at_link_tier_sees_the_line_but_nobodys_words(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post(PAGE, data={"recall-l01": WORDS})
    reader.post(LINES, data={"l01-outcome": "got", "l01-used": "yes", "l01-whom": "Canary"})
    other = signed_in(app, wired, learner)
    pages = other.get(PAGE).text + other.get(RESULT).text
    assert WORDS not in pages
    assert "Canary" not in pages
    assert WORDS in signed_in(app, wired, learner, full=True).get(RESULT).text


@pytest.mark.parametrize("name", ["recall-l02", "recall-x9", "recall-", "recall-../l01"])
def test_only_lessons_that_are_done_can_be_answered(wired: Wired, reader: FlaskClient, name: str) -> None:
    assert reader.post(PAGE, data={name: WORDS}).status_code == 303
    assert rows(wired) == []


@pytest.mark.parametrize(
    "sent", [{"l01-outcome": "perfect"}, {"l01-used": "perhaps"}, {"l01-whom": "a" * 141}], ids=str
)
def test_a_mark_that_does_not_fit_is_refused_with_the_rest_kept(
    wired: Wired, reader: FlaskClient, sent: dict[str, str]
) -> None:
    reader.post(PAGE, data={"recall-l01": WORDS})
    answer = reader.post(LINES, data={"l01-outcome": "got"} | sent)
    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    assert rows(wired)[0].outcome is None


def test_words_that_may_mean_danger_are_answered_with_where_to_turn(reader: FlaskClient) -> None:
    page = reader.post(PAGE, data={"recall-l01": "I want to die"}, follow_redirects=True).text
    assert page.index("Samaritans") < page.index("<h1>")


def test_a_check_in_by_text_serves_nothing_so_nothing_is_lost(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    with wired.db.writing() as session:
        check_ins.record(
            session, learner.enrolment_id, "week-1", Answers(mood=2), via="sms", now=wired.clock()
        )
        session.commit()
    assert rows(wired) == []
    assert takeaway(wired).question in reader.get(PAGE).text
