"""The weekly check-in: three taps, then a chart."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, check_ins
from course.check_ins import Answers, Past
from course.models import BrowserSession, CheckIn, Enrolment, SupportTask
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

PAGE, RESULT = "/check-ins/week-1", "/check-ins/week-1/result"


@pytest.fixture
def learner(wired: Wired, clock: FixedClock) -> Learner:
    """Somebody at the end of their first week."""
    made = make_learner(wired, make_cohort(wired, on_duty=True))
    clock.advance(timedelta(days=6))
    return made


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner)


def kept(wired: Wired, learner: Learner) -> Past | None:
    with wired.db.reading() as session:
        return check_ins.find(session, learner.enrolment_id, "week-1")


def choose_step(wired: Wired, learner: Learner, words: str) -> None:
    with wired.db.writing() as session:
        enrolment_id, now = learner.enrolment_id, wired.clock()
        answers.save(session, enrolment_id, "l02", "step", {"words": words}, session_id=None, now=now)
        session.commit()


def test_nothing_is_chosen_beforehand(reader: FlaskClient) -> None:
    page = reader.get(PAGE).text
    assert page.count('type="radio"') >= 15
    assert " checked" not in page


def test_three_taps_are_kept_and_the_planner_looks_again(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    answer = reader.post(PAGE, data={"mood": "7", "near": "close"})
    assert (answer.status_code, answer.headers["Location"]) == (303, RESULT)
    past = kept(wired, learner)
    assert past is not None
    assert (past.mood, past.near, past.via) == (7, 4, "web")
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, learner.enrolment_id).look_again_at == wired.clock()


def test_an_empty_check_in_counts_as_answered(wired: Wired, learner: Learner, reader: FlaskClient) -> None:
    page = reader.post(PAGE, data={}, follow_redirects=True).text
    assert wired.course.check_in.afterwards.skipped in page
    assert kept(wired, learner) is not None


def test_a_second_answer_changes_the_same_row(wired: Wired, learner: Learner, reader: FlaskClient) -> None:
    reader.post(PAGE, data={"mood": "7", "near": "close"})
    reader.post(PAGE, data={"mood": "4"})
    past = kept(wired, learner)
    assert past is not None
    assert (past.mood, past.near) == (4, 4)
    with wired.db.reading() as session:
        assert len(session.scalars(select(CheckIn)).all()) == 1


def test_the_step_is_asked_about_only_where_one_was_chosen(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    assert 'name="step"' not in reader.get(PAGE).text
    choose_step(wired, learner, "Canary on the stairs.")
    page = reader.get(PAGE).text
    assert "Your small step: how did it go?" in page
    assert "Canary" not in page
    assert "“Canary on the stairs”" in signed_in(app, wired, learner, full=True).get(PAGE).text
    reader.post(PAGE, data={"step": "some"})
    past = kept(wired, learner)
    assert past is not None
    assert past.step == "some"


def test_the_mood_tapped_behind_the_link_a_moment_ago_is_taken_over(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    with wired.db.writing() as session:
        row = session.scalars(select(BrowserSession)).one()
        enrolment_id, now = learner.enrolment_id, wired.clock()
        answers.save(session, enrolment_id, "week-1", "mood", {"mood": 8}, session_id=row.id, now=now)
        session.commit()
    page = reader.get(PAGE).text
    assert 'name="mood" value="8" checked' in page
    assert page.count(" checked") == 1


def test_another_browser_at_link_tier_sees_no_answer(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post(PAGE, data={"mood": "3", "near": "alone", "note": "Canary", "share": "yes"})
    other = signed_in(app, wired, learner)
    page, result = other.get(PAGE).text, other.get(RESULT).text
    assert " checked" not in page
    assert "Canary" not in page + result
    assert "Your mark" not in result
    assert "<figure" not in result
    assert "Canary" in signed_in(app, wired, learner, full=True).get(PAGE).text


def test_the_result_has_the_chart_its_table_and_one_sentence(reader: FlaskClient) -> None:
    page = reader.post(PAGE, data={"mood": "6", "near": "in-touch"}, follow_redirects=True).text
    assert "Your mood by week: 6" in page
    assert '<th scope="row">week 1</th><td>6</td><td>In touch</td>' in page
    assert "Your first mark is 6." in page
    assert 'href="/story"' in page


def test_the_result_without_an_answer_leads_to_the_questions(reader: FlaskClient) -> None:
    assert reader.get(RESULT).headers["Location"] == PAGE


def test_sharing_belongs_to_the_words_that_were_shared(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post(PAGE, data={"note": "For Ruth", "share": "yes"})
    past = kept(wired, learner)
    assert past is not None
    assert past.note_is_shared
    reader.post(PAGE, data={"note": "For me alone"})
    past = kept(wired, learner)
    assert past is not None
    assert (past.note, past.note_is_shared) == ("For me alone", False)


@pytest.mark.parametrize("sent", [{"mood": "11"}, {"mood": "²"}, {"near": "7"}, {"note": "a" * 501}])
def test_what_does_not_fit_is_refused_with_the_rest_kept(
    wired: Wired, learner: Learner, reader: FlaskClient, sent: dict[str, str]
) -> None:
    answer = reader.post(PAGE, data={"mood": "5", "near": "apart", "share": "yes"} | sent)
    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    assert 'name="share" value="yes" checked' in answer.text
    assert kept(wired, learner) is None


def test_words_that_may_mean_danger_are_kept_and_answered_first_with_where_to_turn(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    page = reader.post(PAGE, data={"note": "I want to die"}, follow_redirects=True).text
    assert page.index("Samaritans") < page.index("<h1>")
    past = kept(wired, learner)
    assert past is not None
    assert (past.note, past.note_is_shared) == ("I want to die", False)
    with wired.db.reading() as session:
        assert session.scalars(select(SupportTask)).one().category == "wish_to_die"


def test_before_its_day_it_says_when_it_opens_and_takes_nothing(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=-1))
    early = signed_in(app, wired, learner)
    assert "Sunday 10 January" in early.get(PAGE).text
    assert early.post(PAGE, data={"mood": "5"}).status_code == 303
    assert kept(wired, learner) is None


@pytest.mark.parametrize("path", ["/check-ins/week-13", "/check-ins/l01", "/check-ins/l01/result"])
def test_what_is_not_in_the_plan_does_not_exist(reader: FlaskClient, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_a_week_answered_by_text_is_done_and_shows_nothing_at_link_tier(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    with wired.db.writing() as session:
        given = Answers(mood=2)
        check_ins.record(session, learner.enrolment_id, "week-1", given, via="sms", now=wired.clock())
        session.commit()
    page = reader.get(RESULT).text
    assert "Thank you" in page
    assert "<figure" not in page
