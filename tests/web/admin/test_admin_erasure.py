"""Erasing somebody from the desk: only who asked, only where all their cohorts are mine, and with a fresh proof."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course import enrolments, staff
from course.models import AuditEntry, Person, Role, Staff
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock

PATH = "/admin/enrolments/1/erasure"


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    """A coordinator at the desk, and somebody in two cohorts."""
    made = make_learner(wired, make_cohort(wired))
    second, now = make_cohort(wired, code="second"), wired.clock()
    with wired.db.writing() as session:
        person = session.get_one(Person, made.person_id)
        enrolments.enrol(
            session,
            person,
            second,
            source="web",
            version=wired.course.edition.version,
            today=now.date(),
            now=now,
        )
        session.commit()
    return desk.at_desk(app, wired, Role.COORDINATOR)


def people_there(wired: Wired) -> int:
    with wired.db.reading() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


def test_whoever_asked_is_gone_from_every_cohort_and_the_record_says_who_did_it(
    client: FlaskClient, wired: Wired
) -> None:
    before = people_there(wired)
    assert "Ada" in client.get(PATH).text
    refused = client.post(PATH)
    assert (refused.status_code, "Nobody is erased who did not ask" in refused.text) == (422, True)
    assert people_there(wired) == before
    done = client.post(PATH, data={"asked": "yes"})
    assert "They are erased, for good." in client.get(done.location or "").text
    assert people_there(wired) == before - 1
    assert client.get(PATH).status_code == 404
    with wired.db.reading() as session:
        line = session.scalars(select(AuditEntry).where(AuditEntry.act == "erased")).one()
        assert (line.actor, line.staff_id) == ("staff", session.scalars(select(Staff.id)).one())


def test_who_they_are_is_asked_once_more(client: FlaskClient, wired: Wired, clock: FixedClock) -> None:
    clock.advance(timedelta(minutes=11))
    before = people_there(wired)
    assert "proof_password" in client.post(PATH, data={"asked": "yes"}).text
    assert people_there(wired) == before


def test_somebody_who_takes_part_elsewhere_too_is_left_to_an_owner(client: FlaskClient, wired: Wired) -> None:
    with wired.db.writing() as session:
        staff.limit(session, session.scalars(select(Staff)).one(), [1])
        session.commit()
    before = people_there(wired)
    assert "Erase them" not in client.get(PATH).text
    assert client.post(PATH, data={"asked": "yes"}).status_code == 409
    assert people_there(wired) == before
