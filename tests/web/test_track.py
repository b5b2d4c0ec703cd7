"""Choosing what to work on, changing it once, and three private questions of which nothing stays."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers
from course.db import Model
from course.models import Enrolment
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

NO = {"afraid": "no", "watched": "no", "hurt": "no"}


@pytest.fixture
def learner(wired: Wired, clock: FixedClock) -> Learner:
    """In week four of twelve, on the day the first lesson of an area opens."""
    made = make_learner(wired, make_cohort(wired))
    clock.advance(timedelta(days=21))
    return made


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner)


def enrolment(wired: Wired) -> Enrolment:
    with wired.db.reading() as session:
        return session.scalars(select(Enrolment)).one()


def dump(wired: Wired) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, but for the moments at which browsers signed in."""
    with wired.db.reading() as session:
        return {
            table.name: [dict(row._mapping) for row in session.execute(select(table))]
            for table in Model.metadata.sorted_tables
            if table.name != "browser_session"
        }


def test_before_its_lesson_opens_the_page_says_when(app: Flask, wired: Wired) -> None:
    early = make_learner(wired, make_cohort(wired))
    assert "opens on Thursday 21 January" in signed_in(app, wired, early).get("/track").text


def test_a_lesson_of_no_area_yet_asks_to_choose(reader: FlaskClient) -> None:
    for path in ("/lessons/x1", "/lessons/x1/step", "/lessons/x1/finished"):
        assert reader.get(path).headers["Location"] == "/track"
    assert reader.post("/lessons/x1/step", data={"skip": "yes"}).headers["Location"] == "/track"
    page = reader.get("/today").text
    assert 'href="/track"' in page
    assert "Your own focus, part 1" in page
    assert reader.get("/lessons/g1").status_code == 404


def test_an_area_is_chosen_and_its_lessons_are_there(wired: Wired, reader: FlaskClient) -> None:
    assert reader.post("/track", data={"area": "change"}).headers["Location"] == "/track"
    assert enrolment(wired).track == "change"
    assert 'href="/lessons/t1"' in reader.get("/track").text
    assert reader.get("/lessons/x1").headers["Location"] == "/lessons/t1"
    assert reader.get("/lessons/t1").status_code == 200
    assert reader.get("/lessons/g1").status_code == 404
    assert "What will you work on?" not in reader.get("/today").text


@pytest.mark.parametrize("area", ["", "anything", "second"])
def test_what_is_not_offered_is_refused(wired: Wired, reader: FlaskClient, area: str) -> None:
    page = reader.post("/track", data={"area": area})
    assert (page.status_code, "<title>Error:" in page.text) == (422, True)
    assert enrolment(wired).track is None


def test_changing_keeps_what_was_opened_and_happens_once(wired: Wired, reader: FlaskClient) -> None:
    reader.post("/track", data={"area": "change"})
    reader.post("/lessons/t1/cards/2", data={})
    with wired.db.writing() as session:
        now = wired.clock()
        answers.save(session, 1, "t1", "4", {"change": "The move"}, session_id=None, now=now)
        session.commit()
    reader.post("/track", data={"area": "loss"})
    now_chosen = enrolment(wired)
    assert (now_chosen.track, now_chosen.tracks_not_offered) == ("loss", "change")
    assert reader.get("/lessons/t1").status_code == 200
    assert reader.get("/lessons/g1").status_code == 404
    assert reader.get("/lessons/g2").status_code == 200
    assert "Change it" not in reader.get("/track").text
    assert reader.post("/track", data={"area": "connection"}).status_code == 422


def test_the_second_lesson_settles_it(wired: Wired, learner: Learner, reader: FlaskClient) -> None:
    reader.post("/track", data={"area": "change"})
    with wired.db.writing() as session:
        answers.open_lesson(session, learner.enrolment_id, "t2", now=wired.clock())
        session.commit()
    assert reader.post("/track", data={"area": "loss"}).status_code == 422


def test_the_lesson_on_choosing_leads_to_the_choice(reader: FlaskClient) -> None:
    reader.post("/lessons/l07/step", data={"skip": "yes"})
    assert 'href="/track"' in reader.get("/lessons/l07/finished").text
    reader.post("/track", data={"area": "loss"})
    assert 'href="/track"' not in reader.get("/lessons/l07/finished").text


def test_the_aid_speaks_only_to_the_browser_that_answered(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post("/lessons/l07/cards/3", data={"change_1": "3", "connection_1": "3"})
    page = reader.get("/track").text
    assert "Change and Connection fit about equally. Take the more manageable one." in page
    assert "checked" not in page
    assert "From your own answers" not in signed_in(app, wired, learner).get("/track").text
    assert "From your own answers" in signed_in(app, wired, learner, full=True).get("/track").text


def test_somebody_who_does_not_feel_safe_is_not_led_to_disagreement(reader: FlaskClient) -> None:
    reader.post("/lessons/l07/cards/3", data={"disagreement_1": "3", "change_1": "1"})
    assert "Disagreement</b>" not in reader.get("/track").text
    assert "Disagreement fits best." in reader.get("/track").text
    card = next(card.number for card in lesson_cards(reader) if any(f.name == "people" for f in card.fields))
    reader.post(f"/lessons/l04/cards/{card}", data={"people-0-initials": "J.", "people-0-feels_safe": "no"})
    page = reader.get("/track").text
    assert "Change fits best." in page
    assert 'value="disagreement"' in page


def lesson_cards(reader: FlaskClient) -> Any:
    return reader.application.extensions["kith"].course.lesson("l04").cards


def test_disagreement_is_chosen_by_way_of_three_questions(wired: Wired, reader: FlaskClient) -> None:
    assert reader.post("/track", data={"area": "disagreement"}).headers["Location"] == "/track/questions"
    assert enrolment(wired).track is None
    assert "checked" not in reader.get("/track/questions").text
    assert reader.post("/track/questions", data=NO).headers["Location"] == "/track"
    assert (enrolment(wired).track, enrolment(wired).tracks_not_offered) == ("disagreement", "")
    assert 'href="/lessons/d1"' in reader.get("/track").text


@pytest.mark.parametrize(
    "sent",
    [NO | {"afraid": "yes"}, NO | {"watched": "yes"}, NO | {"hurt": "yes"}, NO | {"hurt": ""}, {},
     NO | {"other": "yes"}],
)  # fmt: skip
def test_anything_but_three_times_no_offers_the_others_and_those_who_know(
    wired: Wired, reader: FlaskClient, sent: dict[str, str]
) -> None:
    answer = reader.post("/track/questions", data=sent)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/track")
    assert (enrolment(wired).track, enrolment(wired).tracks_not_offered) == (None, "disagreement")
    page = reader.get("/track").text
    assert 'value="disagreement"' not in page
    assert page.index("If somebody hurts, controls or frightens you") < page.index('value="loss"')
    number = wired.course.country("GB").lines[-1].number
    assert number.replace(" ", "\u00a0") in page, "It stands on one line."
    assert reader.post("/track", data={"area": "disagreement"}).status_code == 422
    assert reader.get("/track/questions").headers["Location"] == "/track"
    assert reader.post("/track/questions", data=NO).headers["Location"] == "/track"
    assert enrolment(wired).track is None
    assert reader.post("/track", data={"area": "connection"}).status_code == 303


def test_nothing_of_the_answers_stays_and_every_reason_looks_the_same(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient, caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """The whole database after a yes is that after leaving the page, and after a change of mind, but for nothing."""
    before = dump(wired)
    reader.post("/track/questions", data={"afraid": "yes", "watched": "canary-gate", "hurt": "no"})
    after_yes = dump(wired)
    with wired.db.writing() as session:
        session.get_one(Enrolment, learner.enrolment_id).tracks_not_offered = ""
        session.commit()
    assert dump(wired) == before
    reader.post("/track/questions", data={"other": "yes"})
    assert dump(wired) == after_yes
    differing = {
        (table, column)
        for table, rows in after_yes.items()
        for row, was in zip(rows, before[table], strict=True)
        for column in row
        if row[column] != was[column]
    }
    assert differing == {("enrolment", "tracks_not_offered")}
    said = str(after_yes) + caplog.text + "".join(capsys.readouterr())
    assert "canary-gate" not in said
    assert "afraid" not in said


def test_leaving_an_area_sets_the_same_mark(wired: Wired, reader: FlaskClient) -> None:
    reader.post("/track/questions", data=NO)
    reader.post("/track", data={"area": "change"})
    assert enrolment(wired).tracks_not_offered == "disagreement"


def test_a_second_area_comes_beside_the_first_where_there_is_room(wired: Wired, reader: FlaskClient) -> None:
    reader.post("/track", data={"area": "change"})
    assert "a second one" not in reader.get("/track").text
    assert reader.post("/track/second", data={"second": "loss"}).status_code == 422
    with wired.db.writing() as session:
        session.scalars(select(Enrolment)).one().plan = "16"
        session.commit()
    assert "a second one" in reader.get("/track").text
    assert reader.post("/track/second", data={"second": "change"}).status_code == 422
    answer = reader.post("/track/second", data={"second": "disagreement"})
    assert answer.headers["Location"] == "/track/questions?beside=1"
    reader.post("/track/questions?beside=1", data=NO)
    assert (enrolment(wired).track, enrolment(wired).second_track) == ("change", "disagreement")
    reader.post("/track/second", data={"second": "none"})
    assert enrolment(wired).second_track is None


@pytest.mark.parametrize("area", ["loss", "disagreement", "change", "connection"])
def test_what_was_chosen_in_the_lesson_is_not_asked_twice(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient, area: str
) -> None:
    reader.post("/lessons/l07/cards/3", data={"chosen_area": area})
    page = reader.get("/track").text
    assert re.search(f'value="{area}"[^>]* checked', page)
    assert page.count(" checked") == 1
    assert "checked" not in signed_in(app, wired, learner).get("/track").text


def test_what_was_chosen_in_the_lesson_does_not_pass_the_private_questions(
    wired: Wired, reader: FlaskClient
) -> None:
    reader.post("/lessons/l07/cards/3", data={"chosen_area": "disagreement"})
    assert reader.post("/track", data={"area": "disagreement"}).headers["Location"] == "/track/questions"
    assert enrolment(wired).track is None
    reader.post("/track/questions", data={**NO, "hurt": "yes"})
    page = reader.get("/track").text
    assert "checked" not in page
    assert "This is what you chose in the lesson" not in page
