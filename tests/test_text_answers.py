"""A check-in by text, question after question: the same row as from the page, and never on the wrong question."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from course import answers, check_ins, delivery, enrolments, inbox, messages, people
from course.check_ins import Answers, Past
from course.inbox import Incoming
from course.messages import Address, NewMessage
from course.models import Enrolment, Message, MessageStatus, Nudge, Person
from course.rules import segments
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

PHONE = "+447700900123"


@pytest.fixture
def asked(wired: Wired, clock: FixedClock) -> Learner:
    """A learner at the end of the first week, who got its check-in a moment ago."""
    learner = make_learner(wired, make_cohort(wired))
    clock.advance(timedelta(days=6, hours=7))
    ask(wired, learner, "week-1")
    return learner


def ask(wired: Wired, learner: Learner, item: str) -> None:
    """The message of a check-in has reached them."""
    now = wired.clock()
    with wired.db.writing() as session:
        nudge = Nudge(
            enrolment_id=learner.enrolment_id, person_id=learner.person_id, reason_key=f"check-in:{item}",
            kind="check-in", item=item, for_on=now.date(), wall_time="16:30", zone="Europe/London", due_at=now,
            why="due", planned_at=now,
        )  # fmt: skip
        session.add(nudge)
        session.flush()
        person = session.get_one(Person, learner.person_id)
        new = NewMessage(
            kind="check-in", address=Address("sms", PHONE, people.index_of(person) or "", "en", "GB"),
            person_id=person.id, enrolment_id=learner.enrolment_id, item=item, nudge_id=nudge.id, send_after=now,
            expires_at=now + timedelta(hours=2),
        )  # fmt: skip
        messages.queue(session, new, now=now)
        session.flush()
        session.scalars(select(Message).where(Message.nudge_id == nudge.id)).one().status = "delivered"
        session.commit()


def text(wired: Wired, body: str, *, deliver: bool = True) -> str:
    """A text from the phone. The kind of the message that follows."""
    now = wired.clock()
    with wired.db.writing() as session:
        sid = f"SM{len(list(session.scalars(select(Message.id))))}-{body[:8]}-{now.timestamp()}"[:64]
        inbox.receive(session, wired.course, Incoming(sid, PHONE, body), now=now)
        session.commit()
    while deliver and delivery.deliver_due(wired, clock=wired.clock):
        pass
    with wired.db.reading() as session:
        return session.scalars(select(Message.kind).order_by(Message.id.desc()).limit(1)).one()


def kept(wired: Wired, learner: Learner, item: str = "week-1") -> Past | None:
    with wired.db.reading() as session:
        return check_ins.find(session, learner.enrolment_id, item)


def choose_step(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        answers.save(
            session,
            learner.enrolment_id,
            "l02",
            answers.STEP,
            {"words": "a walk"},
            session_id=None,
            now=wired.clock(),
        )
        session.commit()


@on_both
def test_a_whole_check_in_by_text_is_the_same_row_as_from_the_page(wired: Wired, asked: Learner) -> None:
    choose_step(wired, asked)
    said = ["7", "four", "2", "Rang R. after all"]
    assert [text(wired, one) for one in said] == ["ask-near", "ask-step", "ask-note", "noted"]
    by_text = kept(wired, asked)
    other = make_learner(wired, make_cohort(wired, code="web"), profile=make_profile(contact="+447700900199"))
    with wired.db.writing() as session:
        given = Answers(7, 4, "some", "Rang R. after all")
        check_ins.record(session, other.enrolment_id, "week-1", given, via="web", now=wired.clock())
        session.commit()
    by_page = kept(wired, other)
    assert by_text is not None
    assert by_page is not None
    assert {**vars(by_text), "via": ""} == {**vars(by_page), "via": ""}


def test_without_a_small_step_nobody_is_asked_how_it_went(wired: Wired, asked: Learner) -> None:
    assert [text(wired, one) for one in ("7", "4")] == ["ask-near", "ask-note"]


def test_an_answer_may_be_in_the_words_of_the_page(wired: Wired, asked: Learner) -> None:
    choose_step(wired, asked)
    for one in ("7", "very close", "I did it."):
        text(wired, one)
    found = kept(wired, asked)
    assert found is not None
    assert (found.near, found.step) == (5, "did")


def test_a_skipped_question_stays_empty_and_the_next_is_asked(wired: Wired, asked: Learner) -> None:
    assert [text(wired, one) for one in ("7", "skip", "SKIP")] == ["ask-near", "ask-note", "noted"]
    found = kept(wired, asked)
    assert found is not None
    assert (found.mood, found.near, found.note) == (7, None, "")


def test_what_was_given_stays_and_the_page_finishes_it(wired: Wired, asked: Learner) -> None:
    text(wired, "7")
    with wired.db.writing() as session:
        check_ins.record(
            session, asked.enrolment_id, "week-1", Answers(near=2, note="more"), via="web",
            now=wired.clock() + timedelta(minutes=1),
        )  # fmt: skip
        session.commit()
    found = kept(wired, asked)
    assert found is not None
    assert (found.mood, found.near, found.note) == (7, 2, "more")


def test_once_the_page_has_gone_on_a_text_answers_nothing_more(
    wired: Wired, asked: Learner, clock: FixedClock
) -> None:
    text(wired, "7")
    clock.advance(timedelta(minutes=5))
    with wired.db.writing() as session:
        check_ins.record(session, asked.enrolment_id, "week-1", Answers(near=2), via="web", now=clock())
        session.commit()
    clock.advance(timedelta(minutes=5))
    assert text(wired, "4") == "standard"
    found = kept(wired, asked)
    assert found is not None
    assert found.near == 2


@pytest.mark.parametrize("body", ["9", "0", "eleven"])
def test_a_number_that_fits_no_answer_is_kept_nowhere(wired: Wired, asked: Learner, body: str) -> None:
    text(wired, "7")
    assert text(wired, body) == ("ask-near" if body == "9" else "standard")
    found = kept(wired, asked)
    assert found is not None
    assert (found.mood, found.near) == (7, None)


def test_it_is_asked_once_more_and_not_for_ever(wired: Wired, asked: Learner) -> None:
    said = ("7", "9", "9", "9", "4")
    assert [text(wired, one) for one in said] == ["ask-near", "ask-near", "standard", "standard", "ask-note"]


def test_a_question_of_yesterday_is_not_answered_by_a_late_text(
    wired: Wired, asked: Learner, clock: FixedClock
) -> None:
    text(wired, "7")
    clock.advance(timedelta(hours=25))
    assert text(wired, "4") == "standard"
    found = kept(wired, asked)
    assert found is not None
    assert found.near is None


def test_a_question_that_has_not_left_yet_is_not_answered(wired: Wired, asked: Learner) -> None:
    text(wired, "7", deliver=False)
    assert text(wired, "4") == "standard"
    found = kept(wired, asked)
    assert found is not None
    assert found.near is None


def test_with_two_check_ins_open_a_number_lands_on_neither(
    wired: Wired, asked: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=20))
    text(wired, "7")
    clock.advance(timedelta(hours=2))
    with wired.db.writing() as session:
        session.get_one(Enrolment, asked.enrolment_id).anchor_on -= timedelta(days=7)
        session.commit()
    ask(wired, asked, "week-2")
    assert text(wired, "4") == "which"
    assert kept(wired, asked, "week-2") is None
    first = kept(wired, asked)
    assert first is not None
    assert (first.mood, first.near) == (7, None)
    assert text(wired, "8") == "ask-near", (
        "an eight is no answer to how in touch, so it is the mood of week two"
    )


def test_a_keyword_comes_before_the_open_question(wired: Wired, asked: Learner) -> None:
    for one in ("7", "4"):
        text(wired, one)
    assert text(wired, "stop") == "stopped"
    found = kept(wired, asked)
    assert found is not None
    assert found.note == ""


def test_a_cry_for_help_as_the_note_is_kept_and_answered_with_help(wired: Wired, asked: Learner) -> None:
    for one in ("7", "4"):
        text(wired, one)
    assert text(wired, "I just want to kill myself") == "risk"
    found = kept(wired, asked)
    assert found is not None
    assert found.note == "I just want to kill myself"


def test_a_note_that_may_mean_stop_is_kept_and_asked_about(wired: Wired, asked: Learner) -> None:
    for one in ("7", "4"):
        text(wired, one)
    assert text(wired, "I want to stop") == "ask-stop"


def test_the_last_answer_of_a_course_finishes_it(wired: Wired, asked: Learner) -> None:
    plan = wired.course.plan("12")
    with wired.db.writing() as session:
        for one in plan.items:
            if one.kind == "lesson":
                answers.finish(session, asked.enrolment_id, one.id, now=wired.clock())
            elif one.id != "week-1":
                check_ins.record(
                    session, asked.enrolment_id, one.id, Answers(5), via="web", now=wired.clock()
                )
        row = session.get_one(Enrolment, asked.enrolment_id)
        enrolments.choose_track(row, "loss", now=wired.clock())
        for number in range(1, 5):
            answers.finish(session, asked.enrolment_id, f"g{number}", now=wired.clock())
        session.commit()
    text(wired, "7")
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, asked.enrolment_id).finished_at is not None


def test_what_is_asked_says_nothing_to_whoever_reads_the_lock_screen(
    wired: Wired, asked: Learner, sms: RecordingSender
) -> None:
    choose_step(wired, asked)
    for one in ("7", "4", "1"):
        text(wired, one)
    said = [one.parts.text for one in sms.sent[-3:]]
    assert all(segments.count(one).segments <= 2 and "/l/" in one for one in said)
    said = [one.split("https://")[0] for one in said]
    assert not any(word in one.lower() for one in said for word in ("mood", "answer", "walk", "7", "ada"))


def test_a_question_expires_with_its_message(wired: Wired, asked: Learner, clock: FixedClock) -> None:
    text(wired, "7", deliver=False)
    clock.advance(timedelta(minutes=31))
    while delivery.deliver_due(wired, clock=clock):
        pass
    with wired.db.reading() as session:
        last = session.scalars(select(Message).order_by(Message.id.desc()).limit(1)).one()
    assert (last.kind, last.status) == ("ask-near", MessageStatus.EXPIRED)
