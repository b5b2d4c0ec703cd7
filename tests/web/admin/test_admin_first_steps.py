"""From an empty house to the first learner: what the list of first steps knows by itself, and what it asks for."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from course.app import create_app
from course.models import Cohort, Fact, Role
from course.senders.sender import Refused
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import make_cohort
from tests.fakes import FixedClock, RecordingSender

NUMBER, ADDRESS = "+44 7700 900321", "eve@kith.test"
HOUSE = {
    "name": "Riverside Trust",
    "contact": "020 7946 0000",
    "notice": "We keep <b>nothing</b> longer than a year.",
}


@pytest.fixture
def owner(app: Flask, wired: Wired) -> FlaskClient:
    return desk.at_desk(app, wired)


def standing(owner: FlaskClient) -> dict[str, str]:
    """Each line of the list with its tag."""
    page = owner.get("/admin/first-steps").text
    lines = re.findall(r'<li class="leaf flow tight" id="([a-z-]+)">(.*?)</li>', page, re.DOTALL)
    return {
        name: next(tag for tag in ("Done", "Put aside", "To do") if f"{tag}</span>" in text)
        for name, text in lines
    }


def done(owner: FlaskClient) -> set[str]:
    return {name for name, tag in standing(owner).items() if tag == "Done"}


def lines_of(owner: FlaskClient, country: str) -> list[str]:
    page = owner.get("/admin/help-lines").text
    return re.findall(rf'<tr id="line-(\w+)"><th scope="row">{country}<', page)


def send_and_type(owner: FlaskClient, sender: RecordingSender, contact: str) -> None:
    assert owner.post("/admin/first-steps/message", data={"contact": contact}).status_code == 303
    code = re.findall(r"\b\d{6}\b", sender.sent[-1].parts.text)[0]
    assert owner.post("/admin/first-steps/message/code", data={"code": code}).status_code == 303


def test_who_comes_to_an_empty_house_comes_to_the_first_steps(
    app: Flask, wired: Wired, clock: FixedClock
) -> None:
    desk.set_up(wired)
    clock.advance(timedelta(minutes=1))
    client = browser(app)
    form = {"email": "eve@kith.test", "password": desk.PASSWORD, "code": desk.digits(clock.at)}
    assert client.post("/admin/sign-in", data=form).location == "/admin/first-steps"
    make_cohort(wired)
    assert client.get("/admin").location == "/admin/today"
    assert "First steps" in client.get("/admin/today").text
    assert "First steps" not in desk.at_desk(app, wired, Role.COORDINATOR).get("/admin/today").text


def test_without_any_way_to_send_none_of_it_is_done_and_the_page_says_who_can_help(wired: Wired) -> None:
    mute = replace(wired, senders={})
    owner = desk.at_desk(create_app(mute, soon=lambda task: None), mute)
    assert done(owner) == set()
    said = desk.words(owner.get("/admin/first-steps").text)
    assert "Texts: not set up. Email: not set up. Whoever looks after the server sets up at least one" in said
    assert "Try it" not in said
    assert "Send another" not in said


def test_a_message_to_oneself_proves_sender_and_way_once_its_code_is_typed(
    owner: FlaskClient, wired: Wired, sms: RecordingSender, email: RecordingSender
) -> None:
    assert done(owner) == set()
    owner.post("/admin/first-steps/message", data={"contact": NUMBER})
    assert "Handed over" in owner.get("/admin/first-steps/message").text
    wrong = owner.post("/admin/first-steps/message/code", data={"code": "000000"})
    assert (wrong.status_code, done(owner)) == (422, set())
    send_and_type(owner, sms, NUMBER)
    assert "Texts: arrived on Monday 4 January. Email: not yet." in owner.get("/admin/first-steps").text
    send_and_type(owner, email, ADDRESS)
    assert done(owner) == {"sender", "message"}
    assert [one.to for one in (*sms.sent, *email.sent)] == ["+447700900321"] * 2 + [ADDRESS]
    acts = [act for act, _ in desk.acts(wired)]
    both = ["sent-test-message", "received-test-message"]
    assert acts == ["sent-test-message", *both, *both]


def test_a_provider_that_refuses_is_seen_and_proves_nothing(
    owner: FlaskClient, sms: RecordingSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise Refused("21211")

    monkeypatch.setattr(sms, "send", refuse)
    owner.post("/admin/first-steps/message", data={"contact": NUMBER})
    page = desk.words(owner.get("/admin/first-steps/message").text)
    assert "Did it arrive?" in page
    assert "Could not be sent" in page
    assert "code 21211" in page
    assert done(owner) == set()


@pytest.mark.parametrize("contact", ["", "nobody", "07700 900321"])
def test_what_is_no_contact_is_sent_nothing(owner: FlaskClient, sms: RecordingSender, contact: str) -> None:
    answer = owner.post("/admin/first-steps/message", data={"contact": contact})
    assert (answer.status_code, sms.sent) == (422, [])


def test_learners_read_who_runs_it_once_it_is_said(
    owner: FlaskClient, client: FlaskClient, wired: Wired
) -> None:
    assert "Who runs this" not in client.get("/about").text
    answer = owner.post("/admin/house", data=HOUSE | {"contact": ""})
    assert (answer.status_code, 'href="#contact"' in answer.text) == (422, True)
    assert owner.post("/admin/house", data=HOUSE).location == "/admin/first-steps"
    page = client.get("/about").text
    assert "Riverside Trust" in page
    assert "020 7946 0000" in page
    assert "&lt;b&gt;nothing&lt;/b&gt;" in page
    assert done(owner) == {"house"}
    assert desk.acts(wired) == [("said-who-runs-this", "house")]


def test_the_cohort_and_what_is_looked_at_count_by_themselves(owner: FlaskClient, wired: Wired) -> None:
    assert owner.post("/admin/first-steps/poster/looking").status_code == 404
    make_cohort(wired)
    assert done(owner) == {"cohort"}
    rehearsal = owner.post("/admin/first-steps/rehearsal/looking").location
    assert rehearsal.startswith("/admin/cohorts/1/rehearsal?")
    assert "Week 12" in owner.get(rehearsal).text
    assert owner.post("/admin/first-steps/poster/looking").location == "/admin/cohorts/1/poster"
    assert done(owner) == {"cohort", "rehearsal", "poster"}


def test_a_cohort_that_was_put_away_is_not_where_the_steps_lead(owner: FlaskClient, wired: Wired) -> None:
    make_cohort(wired)
    tried = make_cohort(wired, name="A trial", code="trial")
    with wired.db.writing() as session:
        session.get_one(Cohort, tried.id).archived_at = wired.clock()
        session.commit()
    assert owner.post("/admin/first-steps/poster/looking").location == "/admin/cohorts/1/poster"


def test_only_what_may_be_left_out_can_be_put_aside_and_taken_back(owner: FlaskClient) -> None:
    for step in standing(owner):
        is_optional = step in ("message", "rehearsal", "poster")
        assert owner.post(f"/admin/first-steps/{step}/aside").status_code == (303 if is_optional else 404), (
            step
        )
    assert standing(owner)["poster"] == "Put aside"
    owner.post("/admin/first-steps/poster/return")
    assert standing(owner)["poster"] == "To do"


def test_the_list_is_put_away_once_nothing_is_left(
    owner: FlaskClient, wired: Wired, sms: RecordingSender, email: RecordingSender
) -> None:
    make_cohort(wired)
    owner.post("/admin/first-steps/finish")
    assert "First steps" in owner.get("/admin/cohorts").text
    send_and_type(owner, sms, NUMBER)
    send_and_type(owner, email, ADDRESS)
    owner.post("/admin/house", data=HOUSE)
    for step in ("rehearsal", "poster"):
        owner.post(f"/admin/first-steps/{step}/aside")
    number = len(wired.course.country("GB").lines)
    assert f"United Kingdom: {number} of {number} still to check." in owner.get("/admin/first-steps").text
    for line in lines_of(owner, "United Kingdom"):
        assert owner.post("/admin/help-lines/checks", data={"line": line}).status_code == 303
    assert "Everything is ready for learners." in owner.get("/admin/first-steps").text
    owner.post("/admin/first-steps/finish")
    assert "First steps" not in owner.get("/admin/cohorts").text
    with wired.db.writing() as session:
        session.execute(delete(Fact).where(Fact.name.startswith("first-steps.finished")))
        session.commit()
    assert "First steps" in owner.get("/admin/cohorts").text
