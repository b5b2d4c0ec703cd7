"""Who never said yes is forgotten: what was typed and not proven, and invitations that nobody answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from course import (
    codes,
    erasing,
    facts,
    imports,
    joining,
    legal_holds,
    message_links,
    messages,
    people,
    staff,
)
from course.imports import Offer
from course.joining import AlreadyInvited, Wish
from course.messages import Address, NewMessage
from course.models import AuditEntry, Cohort, InvitedBefore, JoinRequest, Message, MessageStatus, Person, Role
from course.wiring import Wired
from jobs import tidy
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LIST = b"name,phone\nBo Birkwood,07700900401\nCy,07700900402\n"
KEEP = 30 * DAY


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def asked(wired: Wired, cohort: Cohort) -> int:
    """How many a list asks: what the command and the desk do with it."""
    with wired.db.writing() as session:
        here = session.get_one(Cohort, cohort.id)
        roster = imports.read(LIST, here, Offer(frozenset({"en"})))
        new = imports.bring_in(session, here, roster, now=wired.clock())
        session.commit()
    return new


def left(wired: Wired) -> set[int]:
    with wired.db.reading() as session:
        return set(session.scalars(select(JoinRequest.id)))


def sent(wired: Wired) -> Sequence[Message]:
    with wired.db.reading() as session:
        return session.scalars(select(Message).order_by(Message.id)).all()


def end_of_link(wired: Wired) -> datetime:
    """The latest moment at which the link of the newest invitation can still open anything."""
    return max(one.expires_at for one in sent(wired)) + message_links.LIVES


@on_both
def test_a_wish_to_join_that_nobody_proved_goes_after_thirty_days(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    with wired.db.writing() as session:
        for number in range(4):
            profile = make_profile(contact=f"+44770090012{number}", name=f"Ada {number}")
            joining.ask(session, cohort, Wish(profile, False), secret=f"browser {number}", now=clock())
        joining.invite(session, cohort, make_profile(contact="+447700900129"), source="staff", now=clock())
        unproven, proven, waiting, young, invited = session.scalars(
            select(JoinRequest).order_by(JoinRequest.id)
        ).all()
        joining.confirm(session, proven, edition=wired.course.edition, now=clock())
        waiting.waiting_at = clock()
        joining.ask_again(session, "browser 3", now=clock() + timedelta(minutes=5))
        index = people.contact_index(session, "sms", "+447700900120")
        address = Address("sms", "+447700900120", index, "en", "GB")
        code = NewMessage("code", address, clock(), clock(), join_request_id=unproven.id)
        messages.queue(session, code, now=clock())
        kept = {proven.id, waiting.id, young.id, invited.id}
        session.commit()
    clock.advance(KEEP + codes.LIVES)
    tidy.work(wired)
    assert left(wired) == kept | {unproven.id}, "A minute early nothing goes."
    clock.advance(MINUTE)
    tidy.work(wired)
    assert left(wired) == kept
    with wired.db.reading() as session:
        found = session.scalars(select(Message).where(Message.contact_index == index)).all()
        assert {messages.contact_of(session, one) for one in found} == {""}, (
            "Only that something left is known."
        )


@on_both
def test_an_invitation_that_nobody_answered_goes_and_the_same_list_asks_nobody_twice(
    wired: Wired, clock: FixedClock, sms: RecordingSender, cohort: Cohort
) -> None:
    assert asked(wired, cohort) == 2
    clock.move_to(sent(wired)[-1].send_after)
    desk.run_jobs(wired)
    assert len(sms.sent) == 2
    clock.move_to(end_of_link(wired) + KEEP)
    tidy.work(wired)
    assert len(left(wired)) == 2, "A minute early nothing goes."
    clock.advance(MINUTE)
    tidy.work(wired)
    assert left(wired) == set()
    with wired.db.reading() as session:
        assert [messages.contact_of(session, one) for one in sent(wired)] == ["", ""]
        acts = session.execute(select(AuditEntry.actor, AuditEntry.act, AuditEntry.details)).all()
        assert acts[-1] == ("limit", "forgot-invitations", {"count": 2})
    assert asked(wired, cohort) == 0
    with wired.db.writing() as session, pytest.raises(AlreadyInvited):
        joining.invite(session, cohort, make_profile(contact="+447700900401"), source="staff", now=clock())
    clock.advance(DAY)
    desk.run_jobs(wired)
    assert len(sms.sent) == 2
    assert asked(wired, make_cohort(wired, code="another")) == 2, "Another group may ask them."


def test_what_staff_took_back_before_it_left_can_still_be_asked_after_it_is_forgotten(
    wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    asked(wired, cohort)
    with wired.db.writing() as session:
        joining.take_back(session, session.get_one(JoinRequest, 1), now=clock())
        session.commit()
    clock.move_to(end_of_link(wired) + KEEP + MINUTE)
    desk.run_jobs(wired)
    tidy.work(wired)
    assert left(wired) == set()
    assert asked(wired, cohort) == 1, "The other one had passed its hours, and nobody is asked twice."


def test_who_says_yes_stays_and_who_types_a_code_late_has_the_time_from_then(
    wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    asked(wired, cohort)
    end = end_of_link(wired)
    with wired.db.writing() as session:
        yes = session.get_one(JoinRequest, 1)
        joining.confirm(session, yes, edition=wired.course.edition, now=clock())
        slow = session.get_one(JoinRequest, 2)
        wish = joining.read(session, slow)
        joining.accept(session, slow, wish, secret="a browser", now=end)
        session.commit()
    clock.move_to(end + KEEP + MINUTE)
    tidy.work(wired)
    assert left(wired) == {1, 2}
    clock.advance(codes.LIVES)
    tidy.work(wired)
    assert left(wired) == {1}


@on_both
@pytest.mark.parametrize("on", ["cohort", "learner"])
def test_nobody_goes_while_a_legal_hold_stands(
    wired: Wired, clock: FixedClock, cohort: Cohort, on: str
) -> None:
    asked(wired, cohort)
    # Somebody with the first number learns in another group.
    hers = make_profile(contact="+447700900401")
    learner = make_learner(wired, make_cohort(wired, code="other"), profile=hers)
    whom = (Cohort, cohort.id) if on == "cohort" else (Person, learner.person_id)
    with wired.db.writing() as session:
        owner, _ = staff.create(session, "owner@kith.test", Role.OWNER, now=clock())
        held = session.get_one(*whom)
        legal_holds.put(session, held, "Letter of the court", staff_id=owner.id, now=clock())
        session.commit()
    clock.move_to(end_of_link(wired) + KEEP + MINUTE)
    tidy.work(wired)
    assert left(wired) == ({1, 2} if on == "cohort" else {1})
    with wired.db.writing() as session:
        legal_holds.end(session, session.get_one(*whom), now=clock())
        session.commit()
    tidy.work(wired)
    assert left(wired) == set()


def test_nobody_goes_while_a_restored_database_is_held(
    wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    asked(wired, cohort)
    clock.move_to(end_of_link(wired) + KEEP + MINUTE)
    with wired.db.writing() as session:
        facts.remember(session, facts.HELD, clock().isoformat(), now=clock())
        session.commit()
    tidy.work(wired)
    assert left(wired) == {1, 2}


def test_a_place_that_was_offered_and_not_taken_is_free_again(
    wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    with wired.db.writing() as session:
        for number in range(2):
            profile = make_profile(contact=f"+44770090041{number}")
            joining.ask(session, cohort, Wish(profile, False), secret=f"browser {number}", now=clock())
        offered, waits = session.scalars(select(JoinRequest).order_by(JoinRequest.id)).all()
        offered.waiting_at = waits.waiting_at = offered.offered_at = clock()
        joining.queue_invitation(session, cohort, offered, joining.read(session, offered).profile, clock())
        session.commit()
    clock.move_to(end_of_link(wired) + KEEP + MINUTE)
    tidy.work(wired)
    assert left(wired) == {waits.id}, "Whoever waits in line stays there."
    with wired.db.writing() as session:
        session.get_one(Cohort, cohort.id).archived_at = clock()
        session.commit()
    clock.advance(KEEP)
    tidy.work(wired)
    assert left(wired) == {waits.id}
    clock.advance(MINUTE)
    tidy.work(wired)
    assert left(wired) == set()


def test_an_erasure_takes_the_hash_along_and_its_stop_holds_instead(
    wired: Wired, clock: FixedClock, sms: RecordingSender, cohort: Cohort
) -> None:
    asked(wired, cohort)
    clock.move_to(end_of_link(wired) + KEEP + MINUTE)
    tidy.work(wired)
    learner = make_learner(wired, cohort, profile=make_profile(contact="+447700900401"))
    with wired.db.writing() as session:
        ledger = wired.settings.data_dir
        erasing.erase(
            session, session.get_one(Person, learner.person_id), actor="learner", ledger=ledger, now=clock()
        )
        session.commit()
    with wired.db.reading() as session:
        assert len(session.scalars(select(InvitedBefore.id)).all()) == 1
    assert asked(wired, cohort) == 1
    clock.move_to(sent(wired)[-1].send_after)
    desk.run_jobs(wired)
    assert sms.sent == []
    assert sent(wired)[-1].status == MessageStatus.SUPPRESSED


def test_staff_read_in_the_list_until_when_and_in_the_record_that_it_was_done(
    app: Flask, wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    asked(wired, cohort)
    owner = desk.at_desk(app, wired, Role.OWNER)
    page = owner.get(f"/admin/cohorts/{cohort.id}").text
    assert "Bo Birkwood" in page
    assert "30 days after their link ended leaves this list" in page
    clock.move_to(end_of_link(wired) + KEEP + MINUTE)
    tidy.work(wired)
    again = desk.signed_in(app, wired, 1)
    assert "Bo Birkwood" not in again.get(f"/admin/cohorts/{cohort.id}").text
    said = desk.words(again.get("/admin/record").text)
    assert "Forgot invitations that nobody answered" in said
    assert "The time limit" in said
