"""What a group may spend: to the last text, said in a plain sentence, and never in the way of a code or of safety."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from course import delivery, dispatching, explaining, inbox, planning, spending, wiring
from course.inbox import Incoming
from course.models import Cohort, Enrolment, Message, MessageStatus, Role, Spending
from course.rules.prices import Price
from course.rules.why import State
from course.senders.sender import NotSent, Refused
from course.settings import Settings
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender, RefusingSender

FOUR_PENCE = Price(400, "GBP")


def limited(
    wired: Wired, *, daily: int | None = None, monthly: int | None = None, learners: int = 10
) -> Cohort:
    """A cohort whose texts cost four pence a segment, with people due for a welcome."""
    cohort = make_cohort(wired)
    with wired.db.writing() as session:
        row = session.get_one(Cohort, cohort.id)
        row.price_per_segment, row.price_currency = FOUR_PENCE.per_segment, FOUR_PENCE.currency
        row.cap_daily_minor, row.cap_monthly_minor = daily, monthly
        session.commit()
    for number in range(learners):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009006{number:02d}"))
    planning.plan_due(wired, now=wired.clock())
    return row


def spent(wired: Wired, cohort: Cohort) -> spending.Spent:
    with wired.db.reading() as session:
        return spending.look(session, session.get_one(Cohort, cohort.id), now=wired.clock())


def segments_sent(wired: Wired) -> int:
    with wired.db.reading() as session:
        return sum(session.scalars(select(Message.segments).where(Message.segments.is_not(None))))


@on_both
@pytest.mark.parametrize("which", ["daily", "monthly"])
def test_not_one_text_goes_past_the_limit_and_what_waits_goes_when_it_is_raised(
    wired: Wired, sms: RecordingSender, clock: FixedClock, which: str
) -> None:
    cohort = limited(wired, **{which: 30})
    dispatching.send_all(wired, clock=clock)
    assert 0 < len(sms.sent) < 10
    found = spent(wired, cohort)
    assert found.today == segments_sent(wired) * FOUR_PENCE.per_segment <= 30 * 100
    assert found.is_stopped
    for _ in range(3):
        clock.advance(timedelta(minutes=6))
        dispatching.send_all(wired, clock=clock)
    assert spent(wired, cohort).today == found.today, "It has stopped."
    with wired.db.writing() as session:
        row = session.get_one(Cohort, cohort.id)
        row.cap_daily_minor = row.cap_monthly_minor = 1000
        session.commit()
    clock.advance(timedelta(minutes=6))
    dispatching.send_all(wired, clock=clock)
    assert len(sms.sent) == len({one.to for one in sms.sent}) == 10
    assert not spent(wired, cohort).is_stopped


def test_codes_and_answers_go_however_little_is_left_and_are_charged_to_nobody(
    wired: Wired, sms: RecordingSender, clock: FixedClock
) -> None:
    limited(wired, daily=0)
    with wired.db.writing() as session:
        text = Incoming("SM1", "+447700900600", "I want to kill myself")
        inbox.receive(session, wired.course, text, now=clock())
        session.commit()
    dispatching.send_all(wired, clock=clock)
    assert len(sms.sent) == 1
    with wired.db.reading() as session:
        assert sum(session.scalars(select(Spending.segments))) == 0


@pytest.mark.parametrize(
    "failure", [NotSent("connect"), Refused("30034", alarm=True)], ids=lambda one: type(one).__name__
)
def test_what_was_not_sent_costs_nothing(
    settings: Settings, clock: FixedClock, failure: NotSent | Refused
) -> None:
    wired = wiring.build(settings, clock=clock, senders={"sms": RefusingSender(failure)})
    cohort = limited(wired, daily=1000, learners=2)
    delivery.deliver_due(wired, clock=clock)
    assert spent(wired, cohort).today == 0
    wired.db.dispose()


def test_a_limit_says_so_on_the_desk_in_why_and_for_good_when_the_hours_have_passed(
    app: Flask, wired: Wired, clock: FixedClock
) -> None:
    cohort = limited(wired, daily=0, learners=1)
    dispatching.send_all(wired, clock=clock)
    page = desk.words(desk.at_desk(app, wired, Role.COORDINATOR).get(f"/admin/cohorts/{cohort.id}").text)
    assert "Texts to this group have stopped." in page
    assert "Texts today: £0.00 of at most £0.00, this month: £0.00." in page

    def why() -> tuple[State, str]:
        with wired.db.reading() as session:
            enrolment = session.scalars(select(Enrolment)).one()
            first = explaining.answers(session, wired.course, enrolment, now=clock())[0]
        return first.state, first.why

    state, said = why()
    assert state is State.HELD
    assert "has spent on texts what its limit allows" in said
    clock.advance(timedelta(hours=12))
    dispatching.send_all(wired, clock=clock)
    with wired.db.reading() as session:
        message = session.scalars(select(Message)).one()
    assert (message.status, message.reason_code) == (MessageStatus.EXPIRED, "spending-limit")
    assert "has spent on texts what its limit allows" in why()[1]


def test_a_group_without_a_price_or_a_limit_is_never_held(
    wired: Wired, sms: RecordingSender, clock: FixedClock
) -> None:
    cohort = limited(wired, daily=None)
    dispatching.send_all(wired, clock=clock)
    assert len(sms.sent) == 10
    assert spent(wired, cohort).left is None
