"""Texts from phones: stored once, danger first, then the exact words, then the answer to what was asked."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course import (
    answers,
    check_ins,
    consents,
    delivery,
    inbox,
    opt_outs,
    planning,
    proving,
    rates,
    reports,
    support_tasks,
)
from course.inbox import Incoming
from course.models import Cohort, Consent, InboundText, LinkToken, Message, Person, SupportTask
from course.opt_outs import OptOut
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender
from tests.learners import signed_in

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


def index_of(wired: Wired, learner: Learner) -> str:
    with wired.db.reading() as session:
        return session.get_one(Person, learner.person_id).phone_index or ""


@pytest.fixture
def learner(wired: Wired) -> Learner:
    made = make_learner(wired, make_cohort(wired))
    deliver(wired)
    return made


@pytest.fixture
def asked(wired: Wired, learner: Learner, clock: FixedClock) -> Learner:
    """The same learner on the Monday after the first week: the check-in has been sent."""
    for _ in range(7):
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


@pytest.mark.parametrize("word", ["STOP", "START", "HELP"])
@pytest.mark.parametrize("sender", [PHONE, "+447700900199"])
def test_what_the_carrier_has_answered_is_not_answered_twice(
    wired: Wired, learner: Learner, sender: str, word: str
) -> None:
    """Of somebody we know, and of a stranger (promises.md 4.11)."""
    text(wired, word, sender=sender, opt_out_type=word)
    assert kinds(wired) == ["welcome"]


def test_start_from_a_stranger_starts_nothing(wired: Wired, learner: Learner) -> None:
    text(wired, "START", sender="+447700900199")
    assert kinds(wired) == ["welcome", "standard"]
    with wired.db.reading() as session:
        assert session.scalar(select(func.count(Consent.id)).where(Consent.act == "given")) == 1


@pytest.mark.parametrize("word", ["START", "UNSTOP", "YES"])
@pytest.mark.parametrize("stops_too", [True, False])
@pytest.mark.parametrize("where", ["settings", "the address of a stop"])
def test_start_takes_up_nothing_that_was_ended_on_a_page(
    wired: Wired, app: Flask, clock: FixedClock, *, where: str, stops_too: bool, word: str
) -> None:
    """Promises.md 17: nothing is sent but one text that says where; the page is where it goes on again."""
    learner = make_learner(wired, make_cohort(wired))
    deliver(wired)
    reader = signed_in(app, wired, learner, full=True)
    if where == "settings":
        assert reader.post("/settings/stop-messages").status_code == 303
    else:
        index = index_of(wired, learner)
        token = opt_outs.token(wired.settings.secret_key, OptOut("sms", index))
        assert reader.post(f"/unsubscribe/{token}").status_code == 200
    if stops_too:
        text(wired, "STOP", sid="SM1", opt_out_type="STOP")
    before = kinds(wired)
    text(wired, word, sid="SM2")
    for _ in range(8):
        clock.advance(timedelta(hours=12))
        deliver(wired)
    assert kinds(wired) in ([*before, "standard"], before)
    with wired.db.reading() as session:
        index = session.get_one(Person, learner.person_id).phone_index or ""
        assert not consents.may_send(session, person_id=learner.person_id, channel="sms", contact_index=index)


@pytest.mark.parametrize("body", ["7", " 7 ", "7/10", "seven", "７"])
def test_a_number_answers_the_open_check_in(wired: Wired, asked: Learner, body: str) -> None:
    assert text(wired, body) == "number"
    with wired.db.reading() as session:
        past = check_ins.find(session, asked.enrolment_id, "week-1")
    assert past is not None
    assert (past.mood, past.via) == (7, "sms")
    assert kinds(wired)[-1] == "ask-near"


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


@pytest.mark.parametrize("others", [1, 2])
def test_on_a_shared_phone_an_answer_is_asked_to_come_by_the_link_and_names_nobody(
    wired: Wired, asked: Learner, sms: RecordingSender, others: int
) -> None:
    for number in range(others):
        cohort = make_cohort(wired, code=f"evening-{number}")
        make_learner(wired, cohort, profile=make_profile(name=f"Ben {number}"))
    text(wired, "7")
    assert kinds(wired)[-1] == "shared"
    assert "/l/" not in sms.sent[-1].parts.text, "A link would be one of theirs."
    with wired.db.reading() as session:
        assert check_ins.history(session, asked.enrolment_id) == []
    text(wired, "STOP", sid="SM2")
    assert kinds(wired)[-1] == "stopped"


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


@on_both
@pytest.mark.parametrize(
    ("body", "answer"),
    [("pls make it stop, the texts", "risk"), ("I want to die. stop texting me", "risk"),
     ("my husband reads my phone please do not text here again", "stopped"),
     ("not safe to text this number. stop", "stopped"),
     ("he will hurt me if you text again", "stopped")],
)  # fmt: skip
def test_a_cry_for_help_that_asks_for_no_more_texts_gets_one_answer_and_no_more(
    wired: Wired, clock: FixedClock, sms: RecordingSender, body: str, answer: str
) -> None:
    learner = make_learner(wired, make_cohort(wired, on_duty=True))
    text(wired, body)
    assert is_stopped(wired, learner)
    assert last_kind(wired) == answer
    for _ in range(10):
        clock.advance(timedelta(hours=12))
        deliver(wired)
    assert kinds(wired).count(answer) == 1 == len([kind for kind in kinds(wired) if kind != "welcome"])
    with wired.db.reading() as session:
        source = session.scalars(select(SupportTask)).one().source
        assert source == ("sms" if answer == "risk" else support_tasks.WATCHED)
    said = sms.sent[-1].parts.text
    assert "/help" in said, "Somebody to talk to is named in any case."
    assert ("risk" in said) == (answer == "risk"), "What others read along says nothing of danger."


@on_both
@pytest.mark.parametrize(
    ("locale", "body", "dull"),
    [
        ("en", "he checks my phone", "thanks, that was nice"),
        ("es", "mi marido me revisa el móvil", "muy bonito"),
    ],
)
def test_on_a_phone_that_others_read_a_cry_for_help_is_answered_like_any_text(
    wired: Wired, sms: RecordingSender, locale: str, body: str, dull: str
) -> None:
    """Whoever reads along learns nothing; a person is told, and told that somebody reads there."""
    learner = make_learner(wired, make_cohort(wired, on_duty=True), profile=make_profile(locale=locale))
    deliver(wired)
    texts = [(text(wired, said, sid=f"SM{said}"), sms.sent[-1].parts.text) for said in (body, dull)]
    assert [kind for kind, _ in texts] == ["risk", "other"]
    assert kinds(wired) == ["welcome", "standard", "standard"]
    one, other = (re.sub(r"/l/[\w-]{22}", "/l/", said) for _, said in texts)
    assert one == other
    assert not is_stopped(wired, learner)
    with wired.db.reading() as session:
        task = session.scalars(select(SupportTask)).one()
        assert (task.category, task.source) == ("being_hurt", support_tasks.WATCHED)


def test_its_link_leads_to_help_with_a_way_out(
    wired: Wired, client: FlaskClient, sms: RecordingSender
) -> None:
    make_learner(wired, make_cohort(wired))
    text(wired, "he checks my phone")
    page = client.get(sms.sent[-1].parts.text.partition("kith.test")[2].split()[0])
    assert page.status_code == 200
    assert 'href="/help-now"' in page.text
    assert 'data-enhance="exit"' in page.text


def test_danger_from_an_unknown_number_is_answered_too(wired: Wired, sms: RecordingSender) -> None:
    text(wired, "I want to die", sender="+447700900198")
    assert kinds(wired) == ["risk"]


@pytest.mark.parametrize(
    ("sender", "line"),
    [("+447700900198", "Samaritans 116 123"), ("+353850000000", "116 123"), ("+33612345678", "3114"),
     ("+12025550143", "988"), ("+8816315555", "Find A Helpline"), ("+15005550006", "988")],
)  # fmt: skip
def test_an_unknown_number_gets_the_help_of_the_country_it_belongs_to(
    wired: Wired, sms: RecordingSender, sender: str, line: str
) -> None:
    text(wired, "I want to die", sender=sender)
    assert line in sms.sent[-1].parts.text
    assert "aren't read" in sms.sent[-1].parts.text, "Never as if somebody were there."


@pytest.mark.parametrize("code", ["30032", "30034", "30002"])
def test_texts_wait_where_a_report_says_that_our_number_is_not_let_through(
    wired: Wired, learner: Learner, clock: FixedClock, code: str
) -> None:
    with wired.db.writing() as session:
        ref = session.scalars(select(Message.ref)).one()
        reports.take(session, ref, "SM9", "undelivered", code, now=clock())
        session.commit()
        stopped = rates.stopped(session, now=clock())
        assert [(one.channel, one.code) for one in stopped] == [("sms", code)]
        assert rates.stopped(session, now=clock() + rates.STOPPED_FOR) == []


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
        reports.take(session, ref, "SM9", "undelivered", "30005", now=wired.clock())
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


def last_kind(wired: Wired) -> str:
    return kinds(wired)[-1]


def is_stopped(wired: Wired, learner: Learner) -> bool:
    with wired.db.reading() as session:
        index = session.get_one(Person, learner.person_id).phone_index or ""
        return consents.is_stopped(session, channel="sms", contact_index=index)


@on_both
@pytest.mark.parametrize("body", ["YES", "sí", "oui"])
def test_a_yes_to_did_you_want_to_stop_stops(
    wired: Wired, learner: Learner, clock: FixedClock, body: str
) -> None:
    text(wired, "can you stop?", sid="SM1")
    assert (last_kind(wired), is_stopped(wired, learner)) == ("ask-stop", False)
    clock.advance(timedelta(minutes=3))
    text(wired, body, sid="SM2", opt_out_type="START")
    assert (last_kind(wired), is_stopped(wired, learner)) == ("stopped", True)


def test_hinting_at_it_twice_stops_and_a_no_changes_nothing(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    text(wired, "not sure I want this", sid="SM1")
    text(wired, "no", sid="SM2")
    assert (last_kind(wired), is_stopped(wired, learner)) == ("unchanged", False)
    text(wired, "too many texts", sid="SM3")
    text(wired, "how do I stop?", sid="SM4")
    assert (last_kind(wired), is_stopped(wired, learner)) == ("stopped", True)


def test_a_yes_a_day_later_is_no_stop(wired: Wired, learner: Learner, clock: FixedClock) -> None:
    text(wired, "can you stop?", sid="SM1")
    clock.advance(timedelta(hours=25))
    text(wired, "yes", sid="SM2")
    assert not is_stopped(wired, learner)


@on_both
def test_a_wrong_number_gets_nothing_more_but_help(
    wired: Wired, learner: Learner, clock: FixedClock, sms: RecordingSender
) -> None:
    text(wired, "Sorry, you have the wrong number", sid="SM1")
    assert last_kind(wired) == "wrong-number"
    assert "/l/" not in sms.sent[-1].parts.text
    for number, body in enumerate(["START", "LINK", "7", "who is this", "PAUSE"]):
        text(wired, body, sid=f"SM2{number}")
    for _ in range(10):
        clock.advance(timedelta(hours=12))
        deliver(wired)
    assert kinds(wired)[1:] == ["wrong-number"]
    text(wired, "I want to die", sid="SM9")
    assert last_kind(wired) == "risk"


def test_a_wrong_number_ends_the_links_and_keeps_codes_from_there(wired: Wired, learner: Learner) -> None:
    text(wired, "wrong number")
    with wired.db.writing() as session:
        assert all(
            one.revoked_at for one in session.scalars(select(LinkToken).where(LinkToken.item.is_not(None)))
        )
        person = session.get_one(Person, learner.person_id)
        proving.send_step_up(session, person, secret="x" * 20, now=wired.clock())
        session.commit()
    deliver(wired)
    assert last_kind(wired) == "wrong-number"


def test_a_wrong_number_opens_no_task_about_the_learner(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired, on_duty=True))
    text(wired, "wrong number", sid="SM1")
    text(wired, "I want to die", sid="SM2")
    text(wired, "wrong number, I want to die", sid="SM3")
    with wired.db.reading() as session:
        assert list(session.scalars(select(SupportTask))) == []


def test_on_a_shared_phone_whoever_is_on_duty_for_either_hears_of_danger(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired, on_duty=True))
    make_learner(wired, make_cohort(wired, code="evening", on_duty=True), profile=make_profile(name="Ben"))
    text(wired, "I want to die")
    with wired.db.reading() as session:
        assert len(list(session.scalars(select(SupportTask)))) == 2


def test_the_ledger_says_how_somebody_took_back_their_yes(wired: Wired, learner: Learner) -> None:
    said = {"SM1": "STOP", "SM2": "please stop texting me", "SM3": "wrong number"}
    for sid, body in said.items():
        text(wired, body, sid=sid)
    with wired.db.reading() as session:
        lines = list(session.scalars(select(Consent).where(Consent.act == "withdrawn").order_by(Consent.id)))
    assert [one.source for one in lines] == ["keyword", "own-words", "wrong-number"]
    assert all(one.evidence.startswith("inbound_text:") for one in lines)


def test_two_machines_do_not_text_each_other_for_ever(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    for number in range(20):
        text(wired, "I am driving and will reply later.", sid=f"SM{number}")
    assert kinds(wired) == ["welcome", *["standard"] * 3]
    clock.advance(timedelta(hours=1))
    text(wired, "hello again", sid="SM99")
    assert len(kinds(wired)) == 5


def test_join_and_a_code_is_answered_with_the_address_of_an_open_group(
    wired: Wired, sms: RecordingSender, clock: FixedClock
) -> None:
    cohort = make_cohort(wired, code="riverside-7f3a")
    assert text(wired, "Join Riverside\u20137f3a.") == "other"
    deliver(wired)
    assert kinds(wired) == ["join"]
    assert "https://kith.test/join/riverside-7f3a" in sms.sent[-1].parts.text
    with wired.db.reading() as session:
        assert session.query(Message).one().cohort_id == cohort.id
        assert session.query(Person).count() == 0


@pytest.mark.parametrize("gone", ["closed", "too late", "another code"])
def test_join_leads_nowhere_where_nobody_can_join(wired: Wired, clock: FixedClock, gone: str) -> None:
    made = make_cohort(wired, code="riverside-7f3a")
    with wired.db.writing() as session:
        cohort = session.get_one(Cohort, made.id)
        if gone == "closed":
            cohort.closed_at = clock()
        elif gone == "too late":
            cohort.start_by_on = clock().date() - timedelta(days=1)
        session.commit()
    text(wired, "JOIN harbour-1234" if gone == "another code" else "JOIN riverside-7f3a")
    deliver(wired)
    assert kinds(wired) == ["standard"]
