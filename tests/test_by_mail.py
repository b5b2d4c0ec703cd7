"""Where texts fail for good, mails take over for whoever gave an address and said yes, and texts come back by a yes."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from course import (
    consents,
    delivery,
    explaining,
    needing,
    people,
    planning,
    proving,
    reports,
    unreached,
    wiring,
)
from course.consents import Given
from course.models import Channel, Cohort, Enrolment, Message, MessageStatus, Nudge, Person
from course.rules import outcomes
from course.rules.why import State
from course.senders.sender import Refused
from course.settings import Settings
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, on_both
from tests.fakes import FixedClock, RecordingSender, RefusingSender

ADDRESS = "ada@example.org"


def make_both(wired: Wired, *, agreed: bool = True) -> Learner:
    """A learner who takes texts, gave an address too, and said yes to mails, unless not `agreed`."""
    learner = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        people.set_contact(session, person, Channel.EMAIL, ADDRESS)
        session.commit()
    if agreed:
        say(wired, learner, "given", Channel.EMAIL, "web")
    return learner


def say(wired: Wired, learner: Learner, act: str, channel: Channel, source: str) -> None:
    """One line of the ledger, about one of their contacts."""
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        given = Given(channel, source, contact_index=people.index_of(person, channel))
        if act == "given":
            consents.give(session, given, person_id=person.id, cohort_id=None, now=wired.clock())
        else:
            consents.withdraw(session, given, person_id=None, now=wired.clock())
        session.commit()


def way(wired: Wired, learner: Learner) -> Channel:
    with wired.db.reading() as session:
        return unreached.way_to(session, session.get_one(Person, learner.person_id))


def send(wired: Wired) -> None:
    planning.plan_due(wired, now=wired.clock())
    while delivery.deliver_due(wired, clock=wired.clock):
        pass


FAILURES = ("provider-30005", "provider-21211", "wrong-number")


@on_both
@pytest.mark.parametrize("source", FAILURES)
def test_a_number_that_failed_for_good_gives_way_to_the_address(wired: Wired, source: str) -> None:
    learner = make_both(wired)
    say(wired, learner, "withdrawn", Channel.SMS, source)
    assert way(wired, learner) == Channel.EMAIL


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="nothing failed"),
        pytest.param([("withdrawn", Channel.SMS, "keyword")], id="their own stop"),
        pytest.param([("withdrawn", Channel.SMS, "provider-21610")], id="a stop the carrier heard"),
        pytest.param(
            [("withdrawn", Channel.SMS, "keyword"), ("withdrawn", Channel.SMS, "provider-30005")],
            id="a stop, and then the number failed",
        ),
        pytest.param(
            [("withdrawn", Channel.SMS, "provider-30005"), ("withdrawn", Channel.SMS, "own-words")],
            id="the number failed, and then a stop",
        ),
        pytest.param(
            [("withdrawn", Channel.SMS, "provider-30005"), ("given", Channel.SMS, "web")], id="a new yes"
        ),
        pytest.param(
            [("withdrawn", Channel.SMS, "provider-30005"), ("withdrawn", Channel.EMAIL, "web")],
            id="mails stopped",
        ),
        pytest.param(
            [("withdrawn", Channel.SMS, "provider-30005"), ("withdrawn", Channel.EMAIL, "bounce-5.1.1")],
            id="the address failed too",
        ),
    ],
)
def test_otherwise_they_are_written_to_as_they_chose(
    wired: Wired, lines: list[tuple[str, Channel, str]]
) -> None:
    learner = make_both(wired)
    for act, channel, source in lines:
        say(wired, learner, act, channel, source)
    assert way(wired, learner) == Channel.SMS


def test_an_address_without_a_yes_is_not_written_to(wired: Wired, email: RecordingSender) -> None:
    learner = make_both(wired, agreed=False)
    say(wired, learner, "withdrawn", Channel.SMS, "provider-30005")
    send(wired)
    assert way(wired, learner) == Channel.SMS
    assert email.sent == []


def test_another_number_is_texted_again(wired: Wired) -> None:
    learner = make_both(wired)
    say(wired, learner, "withdrawn", Channel.SMS, "provider-30005")
    with wired.db.writing() as session:
        people.set_contact(session, session.get_one(Person, learner.person_id), Channel.SMS, "+447700900199")
        session.commit()
    say(wired, learner, "given", Channel.SMS, "web")
    assert way(wired, learner) == Channel.SMS


@on_both
def test_what_the_dead_number_refused_comes_by_mail_once_and_why_says_so(
    settings: Settings, clock: FixedClock, email: RecordingSender
) -> None:
    dead = RefusingSender(Refused("30005", suppress=True))
    wired = wiring.build(settings, clock=clock, senders={"sms": dead, "email": email})
    learner = make_both(wired)
    # The same day, since what was refused reached nobody and used up nothing; the mail then has, like any other.
    for _ in range(3):
        send(wired)
    clock.advance(timedelta(hours=8))
    send(wired)
    assert [one.to for one in email.sent] == [ADDRESS]
    assert len(dead.attempts) == 1
    with wired.db.reading() as session:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        welcome, *others = [
            one for one in explaining.answers(session, wired.course, enrolment, now=clock()) if one.at
        ]
        assert outcomes.reason("30005") in welcome.why
        assert all(outcomes.BY_MAIL in one.why for one in others if one.state in (State.SENT, State.COMING))
        assert State.SENT in {one.state for one in others}
    wired.db.dispose()


def test_what_a_report_says_was_lost_comes_by_mail_the_next_day(
    wired: Wired, clock: FixedClock, email: RecordingSender
) -> None:
    make_both(wired)
    send(wired)
    for _ in range(2):
        with wired.db.writing() as session:
            ref = session.scalars(select(Message.ref).order_by(Message.id)).first() or ""
            reports.take(session, ref, "SM1", "undelivered", "30005", now=clock())
            session.commit()
    for _ in range(3):
        clock.advance(timedelta(days=1))
        send(wired)
    with wired.db.reading() as session:
        kinds = list(session.scalars(select(Message.kind).where(Message.channel == "email")))
    assert kinds.count("welcome") == 1
    assert len(email.sent) == len(kinds)


def test_a_text_that_waits_when_the_number_fails_goes_by_mail(
    wired: Wired, sms: RecordingSender, email: RecordingSender
) -> None:
    learner = make_both(wired)
    planning.plan_due(wired, now=wired.clock())
    say(wired, learner, "withdrawn", Channel.SMS, "provider-30005")
    send(wired)
    send(wired)
    assert (len(sms.sent), len(email.sent)) == (0, 1)
    with wired.db.reading() as session:
        held = session.scalars(select(Message).where(Message.status == MessageStatus.SUPPRESSED)).one()
        assert held.reason_code == "other-way"
        assert session.scalars(select(Nudge).where(Nudge.reason_key.contains("~"))).one().id == held.nudge_id


def test_a_repeated_report_does_not_end_a_yes_that_came_after_it(wired: Wired, clock: FixedClock) -> None:
    learner = make_both(wired)
    send(wired)

    def report() -> None:
        with wired.db.writing() as session:
            ref = session.scalars(select(Message.ref)).first() or ""
            reports.take(session, ref, "SM1", "undelivered", "30005", now=clock())
            session.commit()

    report()
    assert way(wired, learner) == Channel.EMAIL
    say(wired, learner, "given", Channel.SMS, "web")
    report()
    assert way(wired, learner) == Channel.SMS


def test_staff_see_it_said_and_nobody_is_sent_to_look_for_them(wired: Wired) -> None:
    learner = make_both(wired)
    say(wired, learner, "withdrawn", Channel.SMS, "provider-30005")
    with wired.db.reading() as session:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        cohort = session.get_one(Cohort, enrolment.cohort_id)
        [found] = unreached.named(session, cohort.id, [enrolment.id], now=wired.clock())
        assert found.gone.is_by_mail
        assert needing.lines(session, wired.course, [cohort], now=wired.clock()) == []


def test_a_code_takes_the_same_way(wired: Wired, email: RecordingSender) -> None:
    learner = make_both(wired)
    say(wired, learner, "withdrawn", Channel.SMS, "wrong-number")
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        proving.send_step_up(session, person, secret="s" * 22, now=wired.clock())
        session.commit()
    delivery.deliver_due(wired, clock=wired.clock)
    assert [one.to for one in email.sent] == [ADDRESS]
