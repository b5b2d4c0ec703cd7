"""LATER, PAUSE, SLOWER, RESUME and LINK by text, and the answers to "Still want these?"."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from course import consents, delivery, enrolments, inbox, planning, stepping, wording
from course.consents import Given
from course.inbox import Incoming
from course.messages import Address, NewMessage, queue
from course.models import CheckIn, Cohort, Enrolment, Message, Person
from course.wiring import Wired
from tests import content
from tests.factories import Learner, enrolment_of, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

PHONE = "+447700900123"
MONDAY = date(2027, 1, 4)


def text(wired: Wired, body: str, sid: str = "SM1") -> str | None:
    with wired.db.writing() as session:
        kind = inbox.receive(session, wired.course, Incoming(sid, PHONE, body), now=wired.clock())
        session.commit()
    while delivery.deliver_due(wired, clock=wired.clock):
        pass
    return kind


def kinds(wired: Wired) -> list[str]:
    with wired.db.reading() as session:
        query = select(Message.kind).where(Message.handed_over_at.is_not(None)).order_by(Message.id)
        return list(session.scalars(query))


@pytest.fixture
def learner(wired: Wired) -> Learner:
    made = make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=wired.clock())
    while delivery.deliver_due(wired, clock=wired.clock):
        pass
    return made


@on_both
@pytest.mark.parametrize(
    ("body", "until"),
    [
        ("PAUSE", 7),
        ("pause 2w", 14),
        ("Pause 3 weeks", 21),
        ("pause for four weeks please", 28),
        ("PAUSE 9", 28),
    ],
)
def test_a_pause_by_text_lasts_as_long_as_it_says_and_four_weeks_at_most(
    wired: Wired, learner: Learner, body: str, until: int
) -> None:
    text(wired, body)
    assert enrolment_of(wired, learner).paused_until_on == MONDAY + timedelta(days=until)
    assert kinds(wired) == ["welcome", "paused"]


@on_both
def test_resume_goes_on_where_the_course_stood(wired: Wired, learner: Learner, clock: FixedClock) -> None:
    text(wired, "PAUSE 2W")
    clock.advance(timedelta(days=3))
    text(wired, "resume", "SM2")
    found = enrolment_of(wired, learner)
    assert (found.paused_at, found.anchor_on) == (None, MONDAY + timedelta(days=3))
    assert kinds(wired)[-1] == "resumed"


@on_both
def test_slower_makes_two_weeks_of_one_and_saying_it_twice_changes_nothing(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=5))
    text(wired, "SLOWER")
    clock.advance(timedelta(days=2))
    text(wired, "slower", "SM2")
    found = enrolment_of(wired, learner)
    assert (found.pace, found.anchor_day, found.anchor_on) == (2, 5, MONDAY + timedelta(days=5))
    assert kinds(wired)[1:] == ["slower", "slower"]


def test_slower_during_a_pause_keeps_the_pause_and_what_it_took(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=2))
    text(wired, "PAUSE 2W")
    clock.advance(timedelta(days=4))
    text(wired, "SLOWER", "SM2")
    clock.advance(timedelta(days=10))
    planning.plan_due(wired, now=clock())
    found = enrolment_of(wired, learner)
    assert found.paused_at is None
    assert (found.pace, found.anchor_day) == (2, 2)
    assert found.anchor_on == MONDAY + timedelta(days=16), "the third day of the course is the day it goes on"


def test_later_keeps_the_item_for_tomorrow(wired: Wired, learner: Learner) -> None:
    text(wired, "later")
    found = enrolment_of(wired, learner)
    assert (found.later_item, found.later_on) == ("l01", MONDAY + timedelta(days=1))
    assert kinds(wired)[-1] == "later"


@pytest.mark.parametrize(
    ("body", "said"), [("PAUSE", "until 11 Jan."), ("PAUSE 2W", "until 18 Jan."), ("PAUSE 9", "until 1 Feb.")]
)
def test_the_answer_to_a_pause_says_until_when(
    wired: Wired, learner: Learner, sms: RecordingSender, body: str, said: str
) -> None:
    text(wired, body)
    assert said in sms.sent[-1].parts.text


def test_the_date_is_in_the_language_of_the_words_around_it(
    wired: Wired, learner: Learner, sms: RecordingSender
) -> None:
    """Spanish is off at first, so its readers get English; once it is on, the words and the date are Spanish."""
    with wired.db.writing() as session:
        session.get_one(Person, learner.person_id).locale = "es"
        session.commit()
    text(wired, "PAUSE")
    spanish = wording.load(content.SHIPPED / "messages", ["es"])
    wired.contents.reading = replace(wired.contents.reading, wording=spanish)
    text(wired, "PAUSE 2W", "SM2")
    assert "paused until 11 Jan." in sms.sent[-2].parts.text
    assert "en pausa hasta el 18 ene." in sms.sent[-1].parts.text


def test_an_answer_to_a_pause_that_is_over_before_it_leaves_names_today(
    wired: Wired, learner: Learner, sms: RecordingSender
) -> None:
    with wired.db.writing() as session:
        inbox.receive(session, wired.course, Incoming("SM1", PHONE, "PAUSE"), now=wired.clock())
        inbox.receive(session, wired.course, Incoming("SM2", PHONE, "RESUME"), now=wired.clock())
        session.commit()
    while delivery.deliver_due(wired, clock=wired.clock):
        pass
    assert "until 4 Jan." in next(sent.parts.text for sent in sms.sent if "paused" in sent.parts.text)


def test_link_sends_a_fresh_link(wired: Wired, learner: Learner, sms: RecordingSender) -> None:
    text(wired, "LINK")
    assert kinds(wired)[-1] == "link"
    assert "/l/" in sms.sent[-1].parts.text


def test_whoever_stopped_is_not_written_to_for_a_wish(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        index = session.get_one(Person, learner.person_id).phone_index
        consents.withdraw(
            session, Given("sms", "keyword", contact_index=index), person_id=None, now=wired.clock()
        )
        session.commit()
    for number, body in enumerate(["pause", "slower", "resume", "later", "link"]):
        text(wired, body, f"SM{number}")
    assert kinds(wired) == ["welcome"]


def test_on_a_shared_phone_a_pause_is_for_both_and_slower_asks(wired: Wired, learner: Learner) -> None:
    ben = make_learner(wired, make_cohort(wired, code="evening"), profile=make_profile(name="Ben"))
    text(wired, "PAUSE")
    assert (
        enrolment_of(wired, learner).paused_until_on == enrolment_of(wired, ben).paused_until_on is not None
    )
    text(wired, "SLOWER", "SM2")
    text(wired, "RESUME", "SM3")
    assert {enrolment_of(wired, one).pace for one in (learner, ben)} == {1}
    assert enrolment_of(wired, ben).paused_at is not None
    assert kinds(wired)[1:] == ["paused", "standard", "standard"]


def test_a_stranger_who_asks_gets_the_standard_reply(wired: Wired) -> None:
    text(wired, "PAUSE")
    assert kinds(wired) == ["standard"]


def ask(wired: Wired, learner: Learner, kind: str, item: str | None = None) -> None:
    """A message of this kind that has reached them."""
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        new = NewMessage(
            kind=kind, address=Address("sms", PHONE, person.phone_index or "", "en", "GB"), person_id=person.id,
            enrolment_id=learner.enrolment_id, item=item, send_after=wired.clock(),
            expires_at=wired.clock() + timedelta(hours=2),
        )  # fmt: skip
        made = queue(session, new, now=wired.clock())
        assert made is not None
        session.flush()
        session.scalars(select(Message).order_by(Message.id.desc()).limit(1)).one().status = "delivered"
        session.commit()


@pytest.mark.parametrize(
    ("body", "answer", "pace", "pauses"),
    [("1", "noted", 1, False), ("2", "slower", 2, False), ("three", "paused", 1, True)],
)
def test_one_two_and_three_answer_whether_they_still_want_these(
    wired: Wired, learner: Learner, clock: FixedClock, body: str, answer: str, pace: int, pauses: bool
) -> None:
    ask(wired, learner, "still-there")
    clock.advance(timedelta(hours=3))
    text(wired, body)
    found = enrolment_of(wired, learner)
    assert (found.pace, found.paused_at is not None, found.heard_at) == (pace, pauses, clock())
    assert kinds(wired)[-1] == answer
    with wired.db.reading() as session:
        assert session.scalars(select(CheckIn)).all() == []


def test_the_question_is_answered_once(wired: Wired, learner: Learner, clock: FixedClock) -> None:
    ask(wired, learner, "still-there")
    clock.advance(timedelta(hours=3))
    text(wired, "1")
    text(wired, "3", "SM2")
    assert enrolment_of(wired, learner).paused_at is None
    assert kinds(wired)[-1] == "standard"


def test_a_week_later_a_number_no_longer_answers_it(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    ask(wired, learner, "still-there")
    clock.advance(timedelta(days=7, hours=1))
    text(wired, "3")
    assert enrolment_of(wired, learner).paused_at is None


def test_a_pause_without_a_date_ends_when_they_come_back(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        enrolments.pause(row, until_on=None, zone="Europe/London", now=clock())
        session.commit()
    clock.advance(timedelta(days=30))
    planning.plan_due(wired, now=clock())
    assert enrolment_of(wired, learner).paused_at is not None
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        enrolments.come_back(row, zone="Europe/London", now=clock())
        session.commit()
    assert enrolment_of(wired, learner).anchor_on == MONDAY + timedelta(days=30)


@pytest.mark.parametrize(("body", "pauses"), [("hi", False), ("HELP", False), (None, True)])
def test_whoever_writes_is_not_told_that_nothing_was_heard_of_them(
    wired: Wired, clock: FixedClock, learner: Learner, body: str | None, pauses: bool
) -> None:
    """At noon of the day on which the course would pause after three silent weeks."""
    stepping.move_to(wired, clock() + timedelta(days=21, hours=2))
    assert "still-there" in kinds(wired)
    if body is not None:
        text(wired, body)
    stepping.move_to(wired, clock() + timedelta(days=1))
    assert ("pause" in kinds(wired)) is pauses
    assert (enrolment_of(wired, learner).paused_at is not None) is pauses
    stepping.move_to(wired, clock() + timedelta(days=15))
    assert kinds(wired).count("still-there") == (1 if pauses else 2), "The two weeks begin anew."


def test_on_a_shared_phone_nobody_knows_who_wrote(wired: Wired, clock: FixedClock, learner: Learner) -> None:
    with wired.db.reading() as session:
        cohort = session.get_one(Cohort, enrolment_of(wired, learner).cohort_id)
    make_learner(wired, cohort, profile=make_profile(name="Ben"))
    stepping.move_to(wired, clock() + timedelta(days=3))
    text(wired, "hi")
    assert enrolment_of(wired, learner).heard_at is None


def test_words_do_not_end_a_pause(wired: Wired, clock: FixedClock, learner: Learner) -> None:
    text(wired, "PAUSE 2W")
    stepping.move_to(wired, clock() + timedelta(days=2))
    text(wired, "thanks", "SM2")
    assert enrolment_of(wired, learner).paused_until_on == MONDAY + timedelta(days=14)
