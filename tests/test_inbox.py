"""Texts from phones: stored once, danger first, then the exact words, then the answer to what was asked."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from course import answers, check_ins, consents, delivery, inbox, planning
from course.inbox import Incoming
from course.models import Consent, InboundText, Message, Person, SupportTask
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

PHONE = "+447700900123"


def text(
    wired: Wired, body: str, *, sid: str = "SM1", sender: str = PHONE, opt_out_type: str | None = None
) -> str | None:
    with wired.db.writing() as session:
        kind = inbox.receive(
            session, wired.course, Incoming(sid, sender, body, opt_out_type), now=wired.clock()
        )
        session.commit()
    deliver(wired)
    return kind


def deliver(wired: Wired) -> None:
    planning.plan_due(wired, now=wired.clock())
    while delivery.deliver_due(wired, clock=wired.clock):
        pass


def kinds(wired: Wired) -> list[str]:
    """The kinds of messages that left, in order."""
    with wired.db.reading() as session:
        query = select(Message.kind).where(Message.handed_over_at.is_not(None)).order_by(Message.id)
        return list(session.scalars(query))


@pytest.fixture
def learner(wired: Wired) -> Learner:
    made = make_learner(wired, make_cohort(wired))
    deliver(wired)
    return made


@pytest.fixture
def asked(wired: Wired, learner: Learner, clock: FixedClock) -> Learner:
    """The same learner at the end of the first week: the check-in has been sent."""
    for _ in range(6):
        clock.advance(timedelta(days=1))
        if clock().hour < 17:
            clock.advance(timedelta(hours=7))
        deliver(wired)
    assert kinds(wired)[-1] == "check-in"
    return learner


@on_both
def test_the_same_text_twice_has_one_effect(wired: Wired, learner: Learner) -> None:
    assert text(wired, "HELP") == "help"
    assert text(wired, "HELP") is None
    assert kinds(wired) == ["welcome", "help"]


@on_both
def test_stop_is_confirmed_once_and_nothing_follows(
    wired: Wired, learner: Learner, sms: RecordingSender, clock: FixedClock
) -> None:
    text(wired, "STOP")
    for _ in range(30):
        clock.advance(timedelta(hours=12))
        deliver(wired)
    assert kinds(wired) == ["welcome", "stopped"]


def test_stop_where_the_carrier_has_answered_gets_no_word_from_us(wired: Wired, learner: Learner) -> None:
    text(wired, "STOP", opt_out_type="STOP")
    assert kinds(wired) == ["welcome"]
    with wired.db.reading() as session:
        index = session.get_one(Person, learner.person_id).phone_index or ""
        assert consents.is_stopped(session, channel="sms", contact_index=index)


def test_stop_stops_everybody_on_that_phone(wired: Wired, learner: Learner, clock: FixedClock) -> None:
    ben = make_learner(wired, make_cohort(wired, code="evening"), profile=make_profile(name="Ben"))
    text(wired, "stop.")
    with wired.db.reading() as session:
        for person_id in (learner.person_id, ben.person_id):
            index = session.get_one(Person, person_id).phone_index or ""
            assert not consents.may_send(session, person_id=person_id, channel="sms", contact_index=index)


def test_start_takes_up_again_where_there_was_a_yes(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    text(wired, "STOP", sid="SM1")
    text(wired, "START", sid="SM2")
    assert kinds(wired)[-1] == "started"
    clock.advance(timedelta(days=2, hours=7))
    deliver(wired)
    assert kinds(wired)[-1] == "lesson"


def test_start_from_a_stranger_starts_nothing(wired: Wired, learner: Learner) -> None:
    text(wired, "START", sender="+447700900199")
    assert kinds(wired) == ["welcome", "standard"]
    with wired.db.reading() as session:
        assert session.scalar(select(func.count(Consent.id)).where(Consent.act == "given")) == 1


@pytest.mark.parametrize("body", ["7", " 7 ", "7/10", "seven", "７"])
def test_a_number_answers_the_open_check_in(wired: Wired, asked: Learner, body: str) -> None:
    assert text(wired, body) == "number"
    with wired.db.reading() as session:
        past = check_ins.find(session, asked.enrolment_id, "week-1")
    assert past is not None
    assert (past.mood, past.via) == (7, "sms")
    assert kinds(wired)[-1] == "noted"


def test_a_number_is_not_credited_where_nothing_was_asked(wired: Wired, learner: Learner) -> None:
    text(wired, "7")
    with wired.db.reading() as session:
        assert check_ins.history(session, learner.enrolment_id) == []
    assert kinds(wired)[-1] == "standard"


def test_a_number_days_late_is_not_stored_on_anything(
    wired: Wired, asked: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=4))
    text(wired, "7")
    with wired.db.reading() as session:
        assert check_ins.history(session, asked.enrolment_id) == []


def test_with_two_learners_on_one_phone_a_number_is_credited_to_neither(wired: Wired, asked: Learner) -> None:
    ben = make_learner(wired, make_cohort(wired, code="evening"), profile=make_profile(name="Ben"))
    text(wired, "7")
    with wired.db.reading() as session:
        assert (
            check_ins.history(session, asked.enrolment_id)
            == check_ins.history(session, ben.enrolment_id)
            == []
        )


def test_a_number_for_a_check_in_answered_on_the_page_changes_nothing(wired: Wired, asked: Learner) -> None:
    with wired.db.writing() as session:
        check_ins.record(
            session, asked.enrolment_id, "week-1", check_ins.Answers(mood=3), via="web", now=wired.clock()
        )
        session.commit()
    text(wired, "7")
    with wired.db.reading() as session:
        past = check_ins.find(session, asked.enrolment_id, "week-1")
    assert past is not None
    assert past.mood == 3


@pytest.mark.parametrize("body", ["", "²", "½", "-1", "1e3", "11", "x" * 1600, "👍", "\u200b"])
def test_what_is_no_number_is_answered_kindly(wired: Wired, asked: Learner, body: str) -> None:
    text(wired, body)
    with wired.db.reading() as session:
        assert check_ins.history(session, asked.enrolment_id) == []
    assert kinds(wired)[-1] == "standard"


def test_danger_is_answered_at_any_hour_even_after_stop(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    text(wired, "STOP", sid="SM1")
    clock.advance(timedelta(hours=15))
    text(wired, "I want to kill myself", sid="SM2")
    assert kinds(wired)[-1] == "risk"


def test_danger_from_an_unknown_number_is_answered_too(wired: Wired, sms: RecordingSender) -> None:
    text(wired, "I want to die", sender="+447700900198")
    assert kinds(wired) == ["risk"]


@pytest.mark.parametrize("on_duty", [True, False])
def test_a_task_is_opened_only_where_somebody_is_on_duty(wired: Wired, on_duty: bool) -> None:
    make_learner(wired, make_cohort(wired, on_duty=on_duty))
    text(wired, "I want to kill myself")
    with wired.db.reading() as session:
        tasks = list(session.scalars(select(SupportTask)))
    assert len(tasks) == on_duty
    if tasks:
        assert tasks[0].category == "wish_to_die"


def test_the_words_of_a_text_are_nowhere_in_the_clear(wired: Wired, learner: Learner) -> None:
    text(wired, "my secret canary sentence")
    with wired.db.engine.connect() as connection:
        dump = "\n".join(connection.connection.iterdump())
    assert "canary" not in dump
    assert PHONE not in dump


def test_a_dead_number_is_not_written_to_again(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        ref = session.scalars(select(Message.ref)).one()
        inbox.report(session, ref, "SM9", "undelivered", "30005", now=wired.clock())
        session.commit()
        index = session.get_one(Person, learner.person_id).phone_index or ""
        assert not consents.may_send(session, person_id=learner.person_id, channel="sms", contact_index=index)


def test_lessons_can_still_be_done_after_stop(wired: Wired, learner: Learner) -> None:
    text(wired, "STOP")
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, "l01", now=wired.clock())
        session.commit()
        assert answers.progress(session, learner.enrolment_id)["l01"].finished_at is not None
        assert session.scalar(select(func.count(InboundText.id))) == 1
