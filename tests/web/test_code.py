"""The page for a code: whose number it may show, how many tries there are, where a right one leads."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course.models import BrowserSession, Cohort
from course.wiring import Wired
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender

GOOD = {"channel": "sms", "contact": "07700 900412", "adult": "yes", "agrees": "yes", "messages": "yes"}


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


@pytest.fixture
def learner(wired: Wired, cohort: Cohort) -> Learner:
    return make_learner(wired, cohort)


def code_of(sms: RecordingSender) -> str:
    found = re.search(r"\b\d{6}\b", sms.sent[-1].parts.text)
    assert found
    return found.group()


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 10**6:06d}"


def open_link(wired: Wired, client: FlaskClient, learner: Learner, sms: RecordingSender) -> None:
    """A new link, asked for and tapped: this browser is at link tier then."""
    client.post("/link", data={"contact": learner.contact})
    found = re.search(r"/l/\S+", sms.sent[-1].parts.text)
    assert found
    client.post(found.group())


def sessions(wired: Wired) -> list[BrowserSession]:
    with wired.db.reading() as session:
        return list(session.scalars(select(BrowserSession).order_by(BrowserSession.id)))


def test_without_having_asked_there_is_no_page_for_a_code(client: FlaskClient) -> None:
    assert client.get("/code").headers["Location"] == "/link"
    assert client.post("/code", data={"code": "123456"}).status_code == 422
    assert client.post("/code/new").headers["Location"] == "/link"


def test_the_end_of_a_number_is_shown_to_the_browser_that_typed_it(
    client: FlaskClient, cohort: Cohort
) -> None:
    client.post("/join/riverside", data=GOOD)
    page = client.get("/code").text
    assert "number ending 412" in page
    assert "900412" not in page


def test_a_wrong_code_says_how_many_tries_are_left_and_the_last_one_what_to_do(
    wired: Wired, client: FlaskClient, cohort: Cohort, sms: RecordingSender, clock: FixedClock
) -> None:
    client.post("/join/riverside", data=GOOD)
    digits = code_of(sms)
    answers = [client.post("/code", data={"code": wrong(digits)}) for _ in range(5)]
    assert {answer.status_code for answer in answers} == {422}
    assert "You have 4 tries left" in answers[0].text
    assert "You have 1 try left" in answers[3].text
    assert "wait fifteen minutes" in answers[4].text
    assert "<title>Error: " in answers[4].text
    assert client.post("/code", data={"code": digits}).status_code == 422
    clock.advance(timedelta(minutes=15))
    client.post("/code/new")
    assert client.post("/code", data={"code": code_of(sms)}).status_code == 303


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "½"])
def test_what_is_no_code_costs_no_try(
    client: FlaskClient, cohort: Cohort, sms: RecordingSender, typed: str
) -> None:
    client.post("/join/riverside", data=GOOD)
    assert "six numbers" in client.post("/code", data={"code": typed}).text
    assert "4 tries left" in client.post("/code", data={"code": wrong(code_of(sms))}).text


def test_a_code_may_be_pasted_with_spaces_or_typed_in_full_width(
    client: FlaskClient, cohort: Cohort, sms: RecordingSender
) -> None:
    client.post("/join/riverside", data=GOOD)
    digits = code_of(sms)
    wide = "".join(chr(ord(one) + 0xFEE0) for one in digits)
    assert client.post("/code", data={"code": f" {wide[:3]} {wide[3:]} "}).status_code == 303


def test_another_browser_cannot_use_the_code(
    app: Flask, client: FlaskClient, cohort: Cohort, sms: RecordingSender
) -> None:
    client.post("/join/riverside", data=GOOD)
    stranger = browser(app)
    stranger.post("/join/riverside", data={**GOOD, "contact": "07700 900413"})
    assert stranger.post("/code", data={"code": code_of(sms)}).status_code == 303
    theirs = next(one for one in sms.sent if one.to == "+447700900412")
    found = re.search(r"\b\d{6}\b", theirs.parts.text)
    assert found
    assert stranger.post("/code", data={"code": found.group()}).status_code == 422


def test_a_new_code_ends_the_one_before(client: FlaskClient, cohort: Cohort, sms: RecordingSender) -> None:
    client.post("/join/riverside", data=GOOD)
    first = code_of(sms)
    client.post("/code/new")
    assert len(sms.sent) == 2
    if code_of(sms) != first:
        assert client.post("/code", data={"code": first}).status_code == 422
    assert client.post("/code", data={"code": code_of(sms)}).status_code == 303


def test_the_fourth_code_in_an_hour_is_not_sent_and_looks_no_different(
    client: FlaskClient, cohort: Cohort, sms: RecordingSender
) -> None:
    client.post("/join/riverside", data=GOOD)
    answers = [client.post("/code/new") for _ in range(3)]
    assert len(sms.sent) == 3
    assert len({(one.status_code, one.text, one.headers["Location"]) for one in answers}) == 1


def test_a_right_code_signs_in_with_a_session_that_is_new(
    wired: Wired, client: FlaskClient, cohort: Cohort, sms: RecordingSender
) -> None:
    client.post("/join/riverside", data=GOOD)
    before = client.get_cookie("__Host-kith", domain="kith.test")
    client.post("/code", data={"code": code_of(sms)})
    after = client.get_cookie("__Host-kith", domain="kith.test")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert after.secure
    assert after.http_only
    assert [one.full_until is not None for one in sessions(wired)] == [True]
    assert client.get("/code").headers["Location"] == "/link", "The code's own cookie values are gone."


def test_step_up_asks_why_shows_no_contact_and_leads_back(
    wired: Wired, client: FlaskClient, learner: Learner, sms: RecordingSender
) -> None:
    open_link(wired, client, learner, sms)
    offered = client.get("/step-up?next=/story")
    assert offered.status_code == 200
    assert 'value="/story"' in offered.text
    assert client.post("/step-up", data={"next": "/story"}).headers["Location"] == "/code"
    for page in (offered.text, client.get("/code").text):
        assert "123" not in re.sub(r"<(svg|head).*?</\1>", "", page, flags=re.DOTALL)
        assert "Ada" not in page
    assert sms.sent[-1].to == learner.contact
    assert client.post("/code", data={"code": code_of(sms)}).headers["Location"] == "/story"
    old, new = sessions(wired)
    assert (old.ended_at, old.full_until) == (wired.clock(), None)
    assert (new.enrolment_id, new.full_until) == (learner.enrolment_id, wired.clock() + timedelta(minutes=60))


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.test/",
        "//evil.test",
        "/\\evil.test",
        "javascript:alert(1)",
        "/\t/evil.test",
        "",
        "story",
    ],
)
def test_step_up_never_leads_off_the_site(
    wired: Wired, client: FlaskClient, learner: Learner, sms: RecordingSender, target: str
) -> None:
    open_link(wired, client, learner, sms)
    assert 'value="/today"' in client.get("/step-up", query_string={"next": target}).text
    client.post("/step-up", data={"next": target})
    assert client.post("/code", data={"code": code_of(sms)}).headers["Location"] == "/today"


def test_step_up_is_for_learners(client: FlaskClient) -> None:
    assert client.get("/step-up").headers["Location"] == "/link"
    assert client.post("/step-up").headers["Location"] == "/link"


def test_a_step_up_code_can_be_sent_again(
    wired: Wired, client: FlaskClient, learner: Learner, sms: RecordingSender
) -> None:
    open_link(wired, client, learner, sms)
    client.post("/step-up", data={"next": "/today"})
    client.post("/code/new")
    assert client.post("/code", data={"code": code_of(sms)}).headers["Location"] == "/today"
