"""Machines with wrong clocks agree: where many share a database, its clock decides what is due and whose it is."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from course import claims, clock, dispatching, planning, wiring
from course.clock import DatabaseClock
from course.models import Message, MessageStatus
from course.settings import Settings
from course.wiring import Wired
from tests.conftest import MONDAY
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

on_postgres = pytest.mark.parametrize("engine", ["postgres"], indirect=True)
HOUR, MOMENT = timedelta(hours=1), timedelta(seconds=5)


class Steady:
    """A steady clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 500.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(params=[HOUR, -HOUR], ids=["an hour fast", "an hour slow"])
def wrong(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], datetime]:
    """What this machine believes the time is, from here on."""

    by: timedelta = request.param

    def believed() -> datetime:
        return datetime.now(UTC) + by

    monkeypatch.setattr(clock, "utc_now", believed)
    return believed


@pytest.fixture
def machine(settings: Settings, sms: RecordingSender) -> Iterator[Wired]:
    """A machine as live mode has it, with no clock handed in."""
    parts = wiring.build(settings, senders={"sms": sms})
    yield parts
    parts.db.dispose()


def message_due(parts: Wired, *, at: datetime, claimed_at: datetime | None = None) -> int:
    """A text that may leave at an instant; with `claimed_at` another machine has it since then."""
    then = wiring.build(parts.settings, clock=FixedClock(MONDAY), senders={})
    learner = make_learner(then, make_cohort(then), profile=make_profile())
    planning.plan_due(then, now=then.clock())
    then.db.dispose()
    with parts.db.writing() as session:
        row = session.scalars(select(Message).where(Message.person_id == learner.person_id)).one()
        row.send_after, row.expires_at = at, at + timedelta(days=1)
        row.kind, row.nudge_id, row.person_id = "help", None, None
        if claimed_at is not None:
            row.status, row.claimed_at, row.claim_token = MessageStatus.CLAIMED, claimed_at, "another's"
        session.commit()
        return row.id


def status(parts: Wired, number: int) -> str:
    with parts.db.reading() as session:
        return session.get_one(Message, number).status


def rescue(parts: Wired, *, now: datetime) -> None:
    with parts.db.writing() as session:
        claims.rescue(session, now=now)
        session.commit()


@on_postgres
def test_a_machine_with_a_wrong_clock_has_the_time_of_the_database(
    machine: Wired, wrong: Callable[[], datetime]
) -> None:
    there = machine.db.time()
    assert abs(machine.clock() - there) < MOMENT
    assert abs(wrong() - there) > HOUR - MOMENT, "A clock that is right proves nothing."


@on_postgres
def test_it_sends_neither_early_nor_late_and_takes_nobodys_lease(
    machine: Wired, wrong: Callable[[], datetime], sms: RecordingSender
) -> None:
    there = machine.db.time()
    early = message_due(machine, at=there + timedelta(minutes=30))
    assert dispatching.send_all(machine, clock=machine.clock) == 0
    with machine.db.writing() as session:
        row = session.get_one(Message, early)
        row.send_after, row.status, row.claimed_at = there, MessageStatus.CLAIMED, there
        session.commit()
    rescue(machine, now=machine.clock())
    assert status(machine, early) == MessageStatus.CLAIMED, "Its owner may be sending it at this moment."
    with machine.db.writing() as session:
        session.get_one(Message, early).claimed_at = there - claims.LEASE - MOMENT
        session.commit()
    rescue(machine, now=machine.clock())
    assert status(machine, early) == MessageStatus.UNKNOWN, (
        "Its lease is over, whatever this machine believes."
    )
    with machine.db.writing() as session:
        session.get_one(Message, early).status = MessageStatus.PLANNED
        session.commit()
    assert dispatching.send_all(machine, clock=machine.clock) == 1
    assert len(sms.sent) == 1


@on_postgres
def test_by_its_own_clock_the_same_machine_would_send_early_and_take_a_lease(
    machine: Wired, sms: RecordingSender
) -> None:
    """The planted fault: what the test above would see, if a machine went by its own clock."""

    def fast() -> datetime:
        return machine.db.time() + HOUR

    leased = message_due(machine, at=fast(), claimed_at=machine.db.time())
    rescue(machine, now=fast())
    assert status(machine, leased) == MessageStatus.UNKNOWN
    with machine.db.writing() as session:
        row = session.get_one(Message, leased)
        row.status, row.send_after = MessageStatus.PLANNED, machine.db.time() + timedelta(minutes=30)
        session.commit()
    assert dispatching.send_all(machine, clock=fast) == 1
    assert len(sms.sent) == 1


def test_where_one_machine_is_alone_its_own_clock_is_the_time(machine: Wired) -> None:
    assert machine.clock is clock.utc_now


def test_between_two_questions_the_time_goes_on_by_the_steady_clock() -> None:
    steady, asked = Steady(), []

    def ask() -> datetime:
        asked.append(steady.seconds)
        return MONDAY

    now = DatabaseClock(ask, steady=steady)
    assert now() == MONDAY
    steady.seconds += 3
    assert now() == MONDAY + timedelta(seconds=3)
    steady.seconds += clock.TRUSTED_SECONDS
    assert now() == MONDAY
    assert len(asked) == 2


def test_an_answer_that_took_long_is_asked_for_again() -> None:
    steady, took = Steady(), iter([300.0, 0.01])

    def ask() -> datetime:
        there = MONDAY + timedelta(seconds=steady.seconds)
        steady.seconds += next(took)
        return there

    now = DatabaseClock(ask, steady=steady)
    assert abs(now() - (MONDAY + timedelta(seconds=steady.seconds))) < timedelta(seconds=0.02)


def test_a_database_that_is_away_leaves_the_known_time_going_and_without_any_says_so() -> None:
    steady, is_away = Steady(), False

    def ask() -> datetime:
        if is_away:
            raise ConnectionError
        return MONDAY

    now = DatabaseClock(ask, steady=steady)
    now()
    is_away = True
    steady.seconds += 60
    assert now() == MONDAY + timedelta(seconds=60)
    with pytest.raises(ConnectionError):
        DatabaseClock(ask, steady=steady)()
