"""Closing and opening joining: what it changes and for whom is read first, and is what then happens."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import joining, stepping
from course.joining import Wish
from course.models import Cohort, JoinRequest, Message, Role
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_profile
from tests.fakes import FixedClock, RecordingSender

EARLY, LATER = ("Nia", "+447700900555"), ("Ben", "+447700900556")


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def invite(wired: Wired, cohort: Cohort, who: tuple[str, str]) -> None:
    name, contact = who
    with wired.db.writing() as session:
        row = session.get_one(Cohort, cohort.id)
        profile = make_profile(name=name, contact=contact)
        joining.invite(session, row, profile, source="staff", now=wired.clock())
        session.commit()


def wait_in_line(wired: Wired, cohort: Cohort) -> None:
    with wired.db.writing() as session:
        wish = Wish(make_profile(name="Zoe", contact="+447700900557"), False)
        joining.ask(session, session.get_one(Cohort, cohort.id), wish, secret="hers", now=wired.clock())
        session.scalars(
            select(JoinRequest).where(JoinRequest.source == "web")
        ).one().waiting_at = wired.clock()
        session.commit()


def section(page: str, heading: str) -> str:
    """What stands under a heading, up to the next."""
    start = page.index(f"<h2>{heading}</h2>")
    end = page.find("</ul>", start)
    return page[start:end]


def invitations(wired: Wired) -> dict[str, str | None]:
    with wired.db.reading() as session:
        found = session.scalars(select(Message).where(Message.kind == "invite").order_by(Message.id))
        return {str(one.join_request_id): one.reason_code for one in found}


def test_closing_says_first_whose_way_in_it_ends_and_then_just_that_happens(
    client: FlaskClient, app: Flask, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    invite(wired, cohort, EARLY)
    stepping.move_to(wired, clock() + timedelta(hours=8))
    assert [one.to for one in sms.sent] == [EARLY[1]]
    invite(wired, cohort, LATER)
    wait_in_line(wired, cohort)
    address = f"/admin/cohorts/{cohort.id}"
    page = client.get(f"{address}/closure").text
    assert "Nia" in section(page, "Their invitation leads nowhere")
    assert "Ben" in section(page, "Not written to")
    assert "Zoe" in section(page, "Still waiting for a place")
    assert client.get(f"{address}/opening").status_code == 303, "It is open."
    assert client.post(f"{address}/closure").status_code == 303
    stepping.move_to(wired, clock() + timedelta(hours=23))
    assert LATER[1] not in [one.to for one in sms.sent]
    assert list(invitations(wired).values()) == [None, "joining-closed"]
    assert client.post(f"{address}/waiting/3/place").status_code == 303
    assert len(invitations(wired)) == 2, "Nobody is offered a place that cannot be taken."


def test_opening_says_who_can_say_yes_again_and_whom_staff_may_invite_anew(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    invite(wired, cohort, LATER)
    address = f"/admin/cohorts/{cohort.id}"
    client.post(f"{address}/closure")
    stepping.move_to(wired, clock() + timedelta(hours=8))
    page = client.get(f"{address}/opening").text
    assert "Ben" in section(page, "Not written to yet")
    assert client.get(f"{address}/closure").status_code == 303, "It is closed."
    client.post(f"{address}/opening")
    client.post(f"{address}/invitations/1/withdrawal")
    client.post(f"{address}/people/new", data={"name": LATER[0], "contact": LATER[1]})
    stepping.move_to(wired, clock() + timedelta(days=1))
    assert [one.to for one in sms.sent] == [LATER[1]]


def test_opening_says_that_the_last_day_to_join_is_past(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    client.post(f"/admin/cohorts/{cohort.id}/closure")
    with wired.db.writing() as session:
        session.get_one(Cohort, cohort.id).start_by_on = clock().date() - timedelta(days=1)
        session.commit()
    page = desk.words(client.get(f"/admin/cohorts/{cohort.id}/opening").text)
    assert "The last day to join was Sunday" in page
    assert "change that day" in page
