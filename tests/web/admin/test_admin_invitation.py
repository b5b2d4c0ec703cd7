"""Adding somebody to a cohort: they are asked once, confirm for themselves, and can be left alone again."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from course import joining
from course.models import Cohort, Enrolment, JoinRequest, Role
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

PERSON = {"name": "Nia", "contact": "07700 900555", "country": "", "zone": ""}


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    """A coordinator at the desk."""
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def invite(client: FlaskClient, cohort: Cohort, **changed: str) -> TestResponse:
    return client.post(f"/admin/cohorts/{cohort.id}/people/new", data=PERSON | changed)


def requests(wired: Wired) -> list[JoinRequest]:
    with wired.db.reading() as session:
        return list(session.scalars(select(JoinRequest).order_by(JoinRequest.id)))


def test_somebody_who_is_added_is_asked_once_and_nothing_else(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    answer = invite(client, cohort)
    assert answer.location == f"/admin/cohorts/{cohort.id}"
    desk.run_jobs(wired)
    assert sms.sent == []
    half_past_four = clock.at + timedelta(hours=6, minutes=30)
    for hours in range(0, 72, 6):
        clock.move_to(half_past_four + timedelta(hours=hours))
        desk.run_jobs(wired)
    assert [(one.to, one.at) for one in sms.sent] == [("+447700900555", half_past_four)]
    assert "/l/" in sms.sent[0].parts.text
    assert "Nia" not in sms.sent[0].parts.text
    with wired.db.reading() as session:
        assert session.scalar(select(func.count(Enrolment.id))) == 0
    assert desk.acts(wired) == [("invited", "join-request:1")]


def test_who_was_added_waits_on_the_page_of_the_cohort_until_they_say_yes(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    invite(client, cohort)
    page = desk.words(client.get(f"/admin/cohorts/{cohort.id}").text)
    assert "Nia Waiting to go asked Monday 4 January" in page
    with wired.db.writing() as session:
        joining.confirm(
            session, session.scalars(select(JoinRequest)).one(), edition=wired.course.edition, now=clock()
        )
        session.commit()
    page = desk.words(client.get(f"/admin/cohorts/{cohort.id}").text)
    assert "Nobody. Whoever you add is listed here until they say yes." in page
    assert "1 person in all." in page


@pytest.mark.parametrize("again", ["07700 900555", "+44 7700 900 555", "00447700900555"])
def test_nobody_is_asked_twice(client: FlaskClient, wired: Wired, cohort: Cohort, again: str) -> None:
    invite(client, cohort)
    answer = invite(client, cohort, contact=again)
    assert answer.status_code == 422
    assert "Nobody is asked twice." in answer.text
    assert len(requests(wired)) == 1
    assert len(desk.acts(wired)) == 1


def test_somebody_who_is_in_the_cohort_is_not_asked(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    make_learner(wired, cohort)
    assert invite(client, cohort, contact="+447700900123").status_code == 422
    assert requests(wired) == []


@pytest.mark.parametrize(
    ("changed", "control"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"contact": "12"}, "contact"),
        ({"contact": "nia@nowhere"}, "contact"),
        ({"country": "XX"}, "country"),
        ({"zone": "Nowhere"}, "zone"),
    ],
    ids=str,
)
def test_a_mistake_about_a_person_is_named_beside_its_control(
    client: FlaskClient, wired: Wired, cohort: Cohort, changed: dict[str, str], control: str
) -> None:
    answer = invite(client, cohort, **changed)
    assert answer.status_code == 422
    assert f'href="#{control}"' in answer.text
    assert f'id="{control}-e"' in answer.text
    assert requests(wired) == []


def test_a_person_elsewhere_is_reached_by_their_own_number_and_clock(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    invite(client, cohort, contact="(212) 555-0123", country="US", zone="America/Los_Angeles")
    invite(client, cohort, contact="020 912 3456", country="IE")
    with wired.db.reading() as session:
        profiles = [joining.read(session, one).profile for one in session.scalars(select(JoinRequest))]
    assert [(one.contact, one.country, one.zone) for one in profiles] == [
        ("+12125550123", "US", "America/Los_Angeles"),
        ("+353209123456", "IE", "Europe/Dublin"),
    ]


def test_where_a_way_of_sending_is_missing_the_form_says_so(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    assert isinstance(wired.senders, dict)
    del wired.senders["sms"]
    answer = invite(client, cohort)
    assert "no text messages set up" in answer.text
    assert invite(client, cohort, contact="nia@kith.example").status_code == 303


def test_an_invitation_that_has_not_left_can_be_taken_back_and_made_again(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    invite(client, cohort, name="Nai")
    path = f"/admin/cohorts/{cohort.id}/invitations/1/withdrawal"
    assert client.post(path).location == f"/admin/cohorts/{cohort.id}"
    assert client.post(path).status_code == 303
    assert "Nai" not in client.get(f"/admin/cohorts/{cohort.id}").text
    assert invite(client, cohort).status_code == 303
    clock.advance(timedelta(hours=7))
    desk.run_jobs(wired)
    assert len(sms.sent) == 1
    assert [act for act, _ in desk.acts(wired)] == ["invited", "took-back-invitation", "invited"]


def test_somebody_who_was_asked_is_not_asked_again_after_it_was_taken_back(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    invite(client, cohort)
    clock.advance(timedelta(hours=7))
    desk.run_jobs(wired)
    client.post(f"/admin/cohorts/{cohort.id}/invitations/1/withdrawal")
    assert invite(client, cohort).status_code == 422
    assert len(sms.sent) == 1


def test_an_invitation_whose_hours_passed_unsent_can_be_made_again(
    app: Flask, client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    invite(client, cohort)
    clock.advance(timedelta(hours=12))
    desk.run_jobs(wired)
    client = desk.at_desk(app, wired)
    assert "its time had passed" in client.get(f"/admin/cohorts/{cohort.id}").text
    assert invite(client, cohort).status_code == 422
    client.post(f"/admin/cohorts/{cohort.id}/invitations/1/withdrawal")
    assert invite(client, cohort).status_code == 303
    assert sms.sent == []


def test_only_an_invitation_of_this_cohort_can_be_taken_back(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    other = make_cohort(wired, code="other")
    invite(client, other)
    with wired.db.writing() as session:
        joining.ask(session, cohort, joining.Wish(make_profile(), False), secret="a browser", now=clock())
        session.commit()
    for number in (1, 2, 3):
        assert client.post(f"/admin/cohorts/{cohort.id}/invitations/{number}/withdrawal").status_code == 404
    assert all(one.withdrawn_at is None for one in requests(wired))
