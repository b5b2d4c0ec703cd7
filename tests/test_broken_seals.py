"""A sealed field that was cut short, altered or moved: always noticed, told, and never more than that one field.

Everything that is sealed is harmed at once, in the rows of somebody who did everything there is to do; then every
page of theirs and of the desk is opened.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from structlog.testing import capture_logs

from course import facts, joining, planning, replanning, resealing, settling, unsealing
from course.app import create_app
from course.delivery import deliver_due
from course.models import JoinRequest, Message, MessageStatus, Person
from course.resealing import SEALED, Field
from course.web import access
from course.wiring import Wired
from tests import desk, learners, whole_lives
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender
from tests.site_map import pages
from tests.test_commands import Kith, kith, live  # noqa: F401

Harm = Callable[[list[bytes], int], bytes]


def cut(blobs: list[bytes], at: int) -> bytes:
    return blobs[at][:-1]


def altered(blobs: list[bytes], at: int) -> bytes:
    return blobs[at][:-3] + bytes([blobs[at][-3] ^ 4]) + blobs[at][-2:]


def moved(blobs: list[bytes], at: int) -> bytes:
    return blobs[at - 1]


def fields(wired: Wired) -> list[tuple[Field, bytes]]:
    """Every sealed field there is, and what it holds."""
    found = []
    with wired.db.reading() as session:
        for table in resealing.sealed_tables():
            for row in session.execute(select(table).order_by(table.c.id)).mappings():
                found += [
                    (Field(table.name, row["id"], name), value)
                    for name, value in row.items()
                    if name.endswith(SEALED) and value is not None
                ]
    return found


def harm_all(wired: Wired, harm: Harm) -> list[Field]:
    found = fields(wired)
    blobs = [value for _, value in found]
    tables = {table.name: table for table in resealing.sealed_tables()}
    with wired.db.writing() as session:
        for at, (field, _) in enumerate(found):
            table = tables[field.table]
            session.execute(
                update(table).where(table.c.id == field.id).values({field.column: harm(blobs, at)})
            )
        session.commit()
    return [field for field, _ in found]


def broken(app: Flask, client: FlaskClient) -> list[str]:
    """The pages that do not come. That the health of this Kith is not good is no such page."""
    return [path for path in pages(app) if path != "/health" and client.get(path).status_code >= 500]


@pytest.fixture
def life(wired: Wired) -> Learner:
    return whole_lives.live(wired, make_cohort(wired, on_duty=True))


@pytest.mark.parametrize("harm", [cut, altered, moved])
def test_every_page_comes_all_the_same_and_every_field_is_found(
    app: Flask, wired: Wired, life: Learner, harm: Harm
) -> None:
    assert list(resealing.damaged(wired.db)) == []
    owner, learner = desk.at_desk(app, wired), learners.signed_in(app, wired, life, full=True)
    harmed = harm_all(wired, harm)
    assert len({field.table for field in harmed}) > 10
    assert set(resealing.damaged(wired.db)) == set(harmed)
    with capture_logs() as logged:
        assert broken(app, owner) + broken(app, learner) == []
    assert "seal_broken" in {line["event"] for line in logged}
    assert unsealing.BROKEN in owner.get("/admin/cohorts/1").text


def test_the_walk_sees_a_page_that_stops_at_a_broken_seal(wired: Wired) -> None:
    """The planted fault: a page that opens a field as a sender does."""
    app = create_app(wired, soon=lambda task: task())

    def strict(**_: object) -> str:
        return wired.db.sealer.open("person", "x", "name", b"")

    strict.access_mark = access.marks(app)["about.show"]  # type: ignore[attr-defined]
    app.view_functions["about.show"] = strict
    assert broken(app, browser(app)) == ["/about"]


def test_one_message_whose_number_does_not_open_keeps_no_other_from_going_or_being_settled(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    cohort = make_cohort(wired)
    for number in range(3):
        make_learner(wired, cohort, profile=make_profile(contact=f"+44770090030{number}"))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        first = session.scalars(select(Message).order_by(Message.id).limit(1)).one()
        first.to_sealed = first.to_sealed[:-1]
        session.commit()
    with capture_logs() as logged:
        while deliver_due(wired, clock=clock):
            pass
    assert len(sms.sent) == 2
    assert "message_broke" in {line["event"] for line in logged}
    with wired.db.writing() as session:
        # The answers of all three were lost, that of the damaged one too.
        session.execute(
            update(Message).values(
                status=MessageStatus.UNKNOWN, claimed_at=clock(), provider_id=None, settled_at=None
            )
        )
        session.commit()
    clock.advance(timedelta(minutes=5))
    assert settling.settle_unknowns(wired, now=clock()) == 2


def test_an_invitation_that_does_not_open_keeps_no_other_from_its_hour(
    wired: Wired, clock: FixedClock
) -> None:
    """When the zone tables change, everything that waits is planned anew."""
    cohort = make_cohort(wired)
    with wired.db.writing() as session:
        for number in range(3):
            invited = make_profile(contact=f"+44770090040{number}")
            joining.invite(session, session.merge(cohort), invited, source="staff", now=clock())
        session.execute(update(Message).values(send_after=clock() + timedelta(days=9)))
        first = session.scalars(select(JoinRequest).order_by(JoinRequest.id).limit(1)).one()
        first.details_sealed = first.details_sealed[:-1]
        facts.remember(session, facts.ZONES, "2020a", now=clock())
        session.commit()
    with capture_logs() as logged:
        assert replanning.when_zones_changed(wired, "2026z", now=clock()) == 2
    assert [line["event"] for line in logged].count("seal_broken") == 1
    with wired.db.reading() as session:
        late = session.scalars(
            select(Message.send_after).where(Message.send_after > clock() + timedelta(days=8))
        )
        assert len(late.all()) == 1


@pytest.mark.usefixtures("life", "live")
def test_the_doctor_names_what_does_not_open_and_none_of_its_words(kith: Kith, wired: Wired) -> None:  # noqa: F811
    assert "sealed fields: all of them open" in "\n".join(kith("doctor").out)
    with wired.db.writing() as session:
        person = session.scalars(select(Person)).one()
        person.name_sealed = altered([person.name_sealed or b""], 0)
        session.commit()
    ran = kith("doctor")
    assert ran.status == 1
    assert "wrong sealed fields: 1 do not open: person 1, name." in "\n".join(ran.out)
