"""Somebody invited by a number alone: planner, delivery, why and rehearsal keep to hours that suit everywhere."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask

from course import delivery, explaining, imports, joining, nudges, people, planning, rehearsal, stepping
from course.imports import Offer
from course.models import Cohort, Enrolment, Message, MessageStatus, Nudge, Person
from course.rehearsal import Cast
from course.rules import whereabouts
from course.wiring import Wired
from tests.conftest import MONDAY
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender
from tests.learners import signed_in

NEW_YORK, PHONE = "America/New_York", "+12125550123"
MAYBE = whereabouts.maybe(PHONE, NEW_YORK)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired, zone=NEW_YORK, country="US")
    with wired.db.writing() as session:
        session.get_one(Cohort, made.id).send_at = "09:30"
        session.commit()
    return made


@pytest.fixture
def ada(wired: Wired, cohort: Cohort) -> Learner:
    profile = make_profile(contact=PHONE, country="US", zone=NEW_YORK, send_at="09:30")
    return make_learner(wired, cohort, profile=replace(profile, zones_maybe=MAYBE))


def test_a_row_with_a_number_alone_leaves_the_place_open(cohort: Cohort) -> None:
    rows = imports.read(
        f"phone,email,zone\n{PHONE},,\n{PHONE[:-1]}4,,US/Pacific\n,a@example.org,\n".encode(), cohort,
        Offer(frozenset({"en"})),
    ).rows  # fmt: skip
    assert [row.profile.zones_maybe if row.profile else None for row in rows] == [MAYBE, "", ""]


def test_the_invitation_waits_until_it_is_daytime_everywhere(wired: Wired, cohort: Cohort) -> None:
    profile = replace(make_profile(contact=PHONE, zone=NEW_YORK, send_at="09:30"), zones_maybe=MAYBE)
    with wired.db.writing() as session:
        joining.invite(session, cohort, profile, source="import", now=wired.clock())
        session.commit()
        message = session.query(Message).one()
    # 14:00 in New York is nine in Honolulu.
    assert (message.send_after, message.expires_at) == (
        datetime(2027, 1, 4, 19, tzinfo=UTC), datetime(2027, 1, 5, 1, tzinfo=UTC),
    )  # fmt: skip


def test_a_nudge_is_planned_for_the_shared_hours_and_says_why(
    wired: Wired, clock: FixedClock, ada: Learner
) -> None:
    clock.move_to(datetime(2027, 1, 4, 15, tzinfo=UTC))
    assert planning.plan_due(wired, now=clock()) == 0
    stepping.move_to(wired, datetime(2027, 1, 4, 19, tzinfo=UTC))
    with wired.db.reading() as session:
        nudge = session.query(Nudge).one()
        found = nudges.standing(
            session, wired.course, session.get_one(Enrolment, ada.enrolment_id), now=clock()
        )
    assert (nudge.due_at, nudge.moved_by) == (datetime(2027, 1, 4, 19, tzinfo=UTC), "places")
    assert "It is not known where they live" in why(wired, ada, clock())
    assert len(found.hours.others) == len(MAYBE.split())


def why(wired: Wired, learner: Learner, now: datetime) -> str:
    with wired.db.reading() as session:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        return " ".join(one.why for one in explaining.answers(session, wired.course, enrolment, now=now))


def test_delivery_asks_again_and_holds_what_would_be_night_somewhere(
    wired: Wired, clock: FixedClock, cohort: Cohort, sms: RecordingSender
) -> None:
    """Planned while the place was thought known; by the time it is to leave, it is not."""
    known = make_learner(wired, cohort, profile=make_profile(contact=PHONE, zone=NEW_YORK, send_at="09:30"))
    clock.move_to(datetime(2027, 1, 4, 14, 30, tzinfo=UTC))
    assert planning.plan_due(wired, now=clock()) == 1
    with wired.db.writing() as session:
        session.get_one(Person, known.person_id).zones_maybe = MAYBE
        session.commit()
    delivery.deliver_due(wired, clock=clock)
    with wired.db.reading() as session:
        message = session.query(Message).one()
    assert (sms.sent, message.status) == ([], MessageStatus.PLANNED)
    assert message.send_after == datetime(2027, 1, 5, 19, tzinfo=UTC) or message.send_after.hour == 19


def test_who_says_where_they_live_is_planned_anew_by_their_own_clock(
    app: Flask, wired: Wired, clock: FixedClock, ada: Learner
) -> None:
    reader = signed_in(app, wired, ada, full=True)
    assert "We do not know where you are" in reader.get("/settings").text
    sent = {"at": "09:30", "zone": NEW_YORK}
    assert reader.post("/settings/hours", data=sent).status_code == 303
    with wired.db.reading() as session:
        person = session.get_one(Person, ada.person_id)
        assert people.days_of(person) == frozenset()
        assert person.zones_maybe == ""
        assert session.get_one(Enrolment, ada.enrolment_id).look_again_at == clock()
    assert "We do not know where you are" not in reader.get("/settings").text


def test_a_rehearsal_keeps_to_the_shared_hours_and_nobody_gets_a_message_outside(wired: Wired) -> None:
    found = rehearsal.run(
        wired,
        Cast(plan="8", starts_on=MONDAY.date(), zones=(NEW_YORK, NEW_YORK), maybe=("", MAYBE), send_at="09:30",
             country="US", learners=2, behaviour="stops"),
    )  # fmt: skip
    by_learner = {line.learner: line.local.strftime("%H:%M") for line in found.lines}
    assert by_learner == {1: "09:30", 2: "14:00"}
