"""The way out of every e-mail: a page for people, one press for their mail program, nothing for scanners."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course import consents, delivery, inbox, opt_outs, people
from course.models import Channel, Consent
from course.opt_outs import OptOut
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

ADDRESS = "ada@example.org"


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired), profile=make_profile(channel="email", contact=ADDRESS))


def path_of(wired: Wired, channel: str = "email", contact: str = ADDRESS) -> str:
    with wired.db.reading() as session:
        index = people.contact_index(session, channel, contact)
    return "/unsubscribe/" + opt_outs.token(wired.settings.secret_key, OptOut(channel, index))


def may_send(wired: Wired, learner: Learner) -> bool:
    with wired.db.reading() as session:
        index = people.contact_index(session, Channel.EMAIL, learner.contact)
        return consents.may_send(session, person_id=learner.person_id, channel="email", contact_index=index)


def test_a_scanner_that_looks_stops_nothing(wired: Wired, client: FlaskClient, learner: Learner) -> None:
    for ask in (client.get, client.head):
        answer = ask(path_of(wired))
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
    assert may_send(wired, learner)


def test_one_press_by_a_mail_program_stops_the_emails(wired: Wired, app: Flask, learner: Learner) -> None:
    program = app.test_client()
    program.environ_base.update(
        {"wsgi.url_scheme": "https", "HTTP_HOST": "kith.test", "HTTP_SEC_FETCH_SITE": "cross-site"}
    )
    answer = program.post(path_of(wired), data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert not may_send(wired, learner)


def test_pressing_twice_is_no_mistake(wired: Wired, client: FlaskClient, learner: Learner) -> None:
    assert [client.post(path_of(wired)).status_code for _ in range(3)] == [200, 200, 200]
    assert not may_send(wired, learner)


def test_the_ledger_says_where_the_stop_came_from(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    client.post(path_of(wired))
    with wired.db.reading() as session:
        line = session.scalars(select(Consent).where(Consent.act == "withdrawn")).one()
    assert (line.subject, line.source, line.person_id) == ("email", "web", None)


def test_the_address_that_goes_with_a_mail_is_the_one_that_works(
    wired: Wired, client: FlaskClient, learner: Learner, email: RecordingSender
) -> None:
    client.post("/link", data={"contact": ADDRESS})
    url = email.sent[-1].parts.unsubscribe_url
    assert client.post(url.removeprefix("https://kith.test")).status_code == 200
    assert not may_send(wired, learner)


def test_it_works_after_a_year(
    wired: Wired, client: FlaskClient, learner: Learner, clock: FixedClock
) -> None:
    path = path_of(wired)
    clock.move_to(clock.at.replace(year=clock.at.year + 1))
    assert client.post(path).status_code == 200


@pytest.mark.parametrize(
    "change", [str.swapcase, lambda path: path[:-1], lambda path: path + "x", lambda _path: "/unsubscribe/x"]
)
def test_an_altered_address_is_a_kind_page_and_stops_nothing(
    wired: Wired, client: FlaskClient, learner: Learner, change: object
) -> None:
    path = path_of(wired)
    assert callable(change)
    altered = "/unsubscribe/" + change(path).removeprefix("/unsubscribe/").removeprefix("/UNSUBSCRIBE/")
    for ask in (client.get, client.post):
        answer = ask(altered)
        assert answer.status_code == 404
        assert "Help now" in answer.text
    with wired.db.reading() as session:
        assert session.scalar(select(func.count()).where(Consent.act == "withdrawn")) == 0


def test_the_page_names_the_channel_and_nobody(wired: Wired, client: FlaskClient, learner: Learner) -> None:
    page = client.get(path_of(wired)).text
    assert "Stop the emails" in page
    assert not re.search(r"Ada|ada@example", page)
    assert "Stop the texts" in client.get(path_of(wired, "sms", "+447700900123")).text


@pytest.mark.parametrize("sender", ["+447700900123", "+447700900177"], ids=["a learner", "a stranger"])
def test_the_link_of_did_you_want_to_stop_is_one_button_that_stops(
    wired: Wired, client: FlaskClient, sms: RecordingSender, sender: str
) -> None:
    make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        inbox.receive(
            session, wired.course, inbox.Incoming("SM1", sender, "can you stop?"), now=wired.clock()
        )
        index = people.contact_index(session, "sms", sender)
        session.commit()
    while delivery.deliver_due(wired, clock=wired.clock):
        pass
    path = "/l/" + sms.sent[-1].parts.text.split("/l/")[1].split()[0]
    page = client.get(path)
    assert page.text.count("Stop the texts</") == 1
    assert page.headers.get("Set-Cookie") is None
    assert not _is_stopped(wired, index)
    assert "texts have stopped" in client.post(path).text
    assert _is_stopped(wired, index)


def _is_stopped(wired: Wired, index: str) -> bool:
    with wired.db.reading() as session:
        return consents.is_stopped(session, channel="sms", contact_index=index)
