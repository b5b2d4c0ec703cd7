"""A new link for whoever needs one: the same answer for everybody, and few enough of them."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner
from sqlalchemy import func, select, update

from course import enrolments
from course.models import BrowserSession, Cohort, Enrolment, Message
from course.wiring import Wired
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender
from tests.learners import signed_in


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


@pytest.fixture
def learner(wired: Wired, cohort: Cohort) -> Learner:
    return make_learner(wired, cohort)


def links(wired: Wired) -> list[Message]:
    with wired.db.reading() as session:
        return list(session.scalars(select(Message).where(Message.kind == "link")))


def link_of(sender: RecordingSender) -> str:
    found = re.search(r"/l/\S+", sender.sent[-1].parts.text)
    assert found
    return found.group()


def test_a_learner_gets_a_link_to_where_they_already_are(
    wired: Wired, client: FlaskClient, learner: Learner, sms: RecordingSender
) -> None:
    assert client.post("/link", data={"contact": "+44 7700 900123"}).headers["Location"] == "/link/sent"
    assert sms.sent[-1].to == learner.contact
    assert sms.sent[-1].valid_for == timedelta(minutes=30)
    assert client.post(link_of(sms)).headers["Location"] == "/today"


def test_known_and_unknown_contacts_get_the_same_answer(
    client: FlaskClient, learner: Learner, sms: RecordingSender
) -> None:
    known = client.post("/link", data={"contact": learner.contact})
    unknown = client.post("/link", data={"contact": "+447700900999"})
    assert (known.status_code, known.text, dict(known.headers)) == (
        unknown.status_code, unknown.text, dict(unknown.headers),
    )  # fmt: skip
    assert len(sms.sent) == 1
    assert "If we know that number" in client.get("/link/sent").text


def test_an_email_address_works_as_well(
    wired: Wired, client: FlaskClient, cohort: Cohort, email: RecordingSender
) -> None:
    make_learner(wired, cohort, profile=make_profile(channel="email", contact="ada@example.org"))
    client.post("/link", data={"contact": " Ada@Example.ORG "})
    assert email.sent[-1].to == "ada@example.org"


def test_a_number_without_its_country_is_asked_for_it(
    client: FlaskClient, learner: Learner, sms: RecordingSender
) -> None:
    answer = client.post("/link", data={"contact": "07700 900123"})
    assert answer.status_code == 422
    assert 'name="country"' in answer.text
    assert 'value="07700 900123"' in answer.text
    assert client.post("/link", data={"contact": "07700 900123", "country": "GB"}).status_code == 303
    assert len(sms.sent) == 1


@pytest.mark.parametrize("typed", ["", "hello", "ada@", "+44", "0" * 500, "\0"])
def test_what_is_no_contact_is_said_so(client: FlaskClient, typed: str) -> None:
    answer = client.post("/link", data={"contact": typed})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text


def test_a_number_gets_three_links_an_hour_and_the_fourth_looks_the_same(
    client: FlaskClient, learner: Learner, sms: RecordingSender, clock: FixedClock
) -> None:
    answers = [client.post("/link", data={"contact": learner.contact}) for _ in range(4)]
    assert len(sms.sent) == 3
    assert len({(one.status_code, one.text) for one in answers}) == 1
    clock.advance(timedelta(hours=1))
    client.post("/link", data={"contact": learner.contact})
    assert len(sms.sent) == 4


def test_one_place_may_ask_twenty_times_an_hour(wired: Wired, client: FlaskClient) -> None:
    for number in range(20):
        assert client.post("/link", data={"contact": f"+4477009008{number:02d}"}).status_code == 303
    assert client.post("/link", data={"contact": "+447700900899"}).status_code == 429
    assert links(wired) == []


def test_who_left_the_course_still_gets_to_what_they_wrote(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    with wired.db.writing() as session:
        enrolment = enrolments.find(session, learner.enrolment_id)
        assert enrolment is not None
        enrolments.withdraw(enrolment, by="staff", now=wired.clock())
        session.commit()
    assert client.post("/link", data={"contact": learner.contact}).status_code == 303
    assert [link.enrolment_id for link in links(wired)] == [learner.enrolment_id]


def test_looking_sets_no_cookie(client: FlaskClient) -> None:
    for path in ("/link", "/link/sent"):
        assert "Set-Cookie" not in client.get(path).headers


def test_signing_out_ends_the_session_and_not_only_the_cookie(
    wired: Wired, app: Flask, client: FlaskClient, learner: Learner, sms: RecordingSender
) -> None:
    client.post("/link", data={"contact": learner.contact})
    client.post(link_of(sms))
    stolen = client.get_cookie("__Host-kith", domain="kith.test")
    assert stolen is not None
    assert client.post("/sign-out").headers["Location"] == "/link"
    thief = browser(app)
    thief.set_cookie("__Host-kith", stolen.value, domain="kith.test", secure=True)
    assert thief.get("/today").headers["Location"] == "/link"
    with wired.db.reading() as session:
        assert session.scalar(select(func.count()).where(BrowserSession.ended_at.is_(None))) == 0


def test_signing_out_without_a_session_is_no_mistake(client: FlaskClient) -> None:
    assert client.post("/sign-out").status_code == 303


def test_the_newest_course_under_way_is_the_one_that_opens(
    wired: Wired, client: FlaskClient, cohort: Cohort, learner: Learner, sms: RecordingSender
) -> None:
    second = make_cohort(wired, name="Second", code="second")
    with wired.db.writing() as session:
        session.execute(
            update(Enrolment).where(Enrolment.cohort_id == cohort.id).values(withdrawn_at=wired.clock())
        )
        session.commit()
    again = make_learner(wired, second)
    client.post("/link", data={"contact": learner.contact})
    assert links(wired)[0].enrolment_id == again.enrolment_id


@pytest.mark.parametrize(("minutes", "status"), [(25, 200), (11 * 60, 200), (13 * 60, 303)])
def test_a_browser_is_known_as_long_as_its_session_lives(
    app: Flask, wired: Wired, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, minutes: int, status: int
) -> None:
    """The cookie says when it was made, by the clock of the machine: somebody who writes for half an hour stays in."""
    phone = signed_in(app, wired, make_learner(wired, make_cohort(wired)))
    clock.advance(timedelta(minutes=minutes))
    made_at = TimestampSigner.get_timestamp
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: made_at(signer) + minutes * 60)
    assert phone.get("/today").status_code == status
