"""The pace of a channel: exact in every ten seconds, shared by all, slower where the provider says so."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from course import claims, rates
from course.messages import INVITED, REPLY, ROUTINE, URGENT, Address, NewMessage, queue
from course.rates import Pace
from course.wiring import Wired
from tests.factories import make_cohort, on_both
from tests.fakes import FixedClock

STEP = timedelta(milliseconds=20)


def let_through(
    wired: Wired, pace: Pace, *, seconds: float, sizes: Iterator[int]
) -> list[tuple[datetime, int]]:
    """When how many segments leave where always more are waiting."""
    clock, found = wired.clock, list[tuple[datetime, int]]()
    until = clock() + timedelta(seconds=seconds)
    with wired.db.writing() as session:
        while clock() < until:
            room = rates.room(session, "sms", pace, now=clock())
            leaving = [next(sizes) for _ in range(room)]
            if leaving:
                rates.take(session, "sms", sum(leaving))
                found += [(clock(), size) for size in leaving]
            clock.advance(STEP)  # type: ignore[attr-defined]
        session.commit()
    return found


def busiest(left: list[tuple[datetime, int]], seconds: float) -> int:
    """The most segments in any stretch of so many seconds."""
    slice = timedelta(seconds=seconds)
    return max(sum(size for at, size in left if start <= at < start + slice) for start, _ in left)


@pytest.mark.parametrize("per_second", [1.0, 3.75, 40.0])
@pytest.mark.parametrize("sizes", [(1,), (2,), (1, 2, 2, 1, 1)], ids=str)
def test_no_ten_seconds_carry_more_than_ten_seconds_worth(
    wired: Wired, per_second: float, sizes: tuple[int, ...]
) -> None:
    def turns() -> Iterator[int]:
        while True:
            yield from sizes

    left = let_through(wired, rates.pace(per_second, every=0.25, largest=2), seconds=30, sizes=turns())
    assert busiest(left, 10) <= per_second * 10
    assert sum(size for _, size in left) >= 0.65 * per_second * 30, "It is not held back for nothing."


def test_two_thousand_texts_are_out_in_a_quarter_of_an_hour_at_the_smallest_pace() -> None:
    """A low-volume sender in the USA has 3.75 segments a second (promises.md 1.7 and check 49)."""
    assert 2000 / rates.pace(3.75, every=0.25, largest=2).per_second < 15 * 60


@on_both
def test_where_the_provider_finds_us_too_fast_the_pace_falls_and_comes_back(
    wired: Wired, clock: FixedClock
) -> None:
    pace = rates.pace(10.0, every=0.25)

    def in_ten_seconds(*, refusing: bool) -> int:
        passed = 0
        with wired.db.writing() as session:
            for _ in range(500):
                room = rates.room(session, "sms", pace, now=clock())
                if room > 0:
                    rates.take(session, "sms", room)
                    if refusing:
                        rates.slow_down(session, "sms", now=clock())
                passed += room
                clock.advance(STEP)
            session.commit()
        return passed

    full = in_ten_seconds(refusing=False)
    for _ in range(2):
        in_ten_seconds(refusing=True)
    assert in_ten_seconds(refusing=True) <= full / 5, "Within half a minute it asks at most a fifth as often."
    for _ in range(9):
        in_ten_seconds(refusing=False)
    assert in_ten_seconds(refusing=False) >= 0.9 * full, "Within two minutes it is back."


def test_a_channel_whose_account_is_refused_rests_and_says_why(wired: Wired, clock: FixedClock) -> None:
    pace, until = rates.pace(10.0, every=0.25), clock() + rates.STOPPED_FOR
    with wired.db.writing() as session:
        assert rates.room(session, "sms", pace, now=clock()) > 0
        rates.stop(session, "sms", "20003", now=clock())
        assert rates.room(session, "sms", pace, now=clock()) == 0
        assert [(one.channel, one.code) for one in rates.stopped(session, now=clock())] == [("sms", "20003")]
        clock.move_to(until)
        assert rates.room(session, "sms", pace, now=clock()) > 0
        assert rates.stopped(session, now=clock()) == []


def test_a_clock_that_is_set_back_does_not_close_the_line(wired: Wired, clock: FixedClock) -> None:
    pace = rates.pace(10.0, every=0.25)
    with wired.db.writing() as session:
        rates.take(session, "sms", rates.room(session, "sms", pace, now=clock()))
        clock.advance(timedelta(hours=-1))
        assert rates.room(session, "sms", pace, now=clock()) == 0
        clock.advance(timedelta(seconds=1))
        assert rates.room(session, "sms", pace, now=clock()) > 0


def put(wired: Wired, number: int, priority: int, cohort_id: int | None) -> None:
    now = wired.clock()
    address = Address("sms", f"+4477009{number:05d}", f"index-{number}", "en", "GB")
    new = NewMessage(
        "welcome",
        address,
        now - timedelta(minutes=9),
        now + timedelta(hours=1),
        priority=priority,
        cohort_id=cohort_id,
    )
    with wired.db.writing() as session:
        queue(session, new, now=now)
        session.commit()


@on_both
def test_codes_and_safety_go_first_and_a_small_group_is_not_behind_a_large_one(
    wired: Wired, clock: FixedClock
) -> None:
    large, small = make_cohort(wired).id, make_cohort(wired, code="evening").id
    for number in range(12):
        put(wired, number, ROUTINE, large)
    clock.advance(timedelta(minutes=1))
    for number in range(12, 15):
        put(wired, number, ROUTINE, small)
    put(wired, 15, INVITED, small)
    put(wired, 16, REPLY, None)
    put(wired, 17, URGENT, None)
    with wired.db.writing() as session:
        claimed = claims.claim_due(session, channel="sms", limit=8, now=clock())
        assert [one.priority for one in claimed[:2]] == [URGENT, REPLY]
        assert sorted(one.cohort_id or 0 for one in claimed[2:]) == [large] * 3 + [small] * 3
        assert next(one for one in claimed[2:] if one.cohort_id == small).priority == INVITED
        rest = claims.claim_due(session, channel="sms", limit=50, now=clock())
    assert len({one.id for one in (*claimed, *rest)}) == 18, "What one group does not need the others get."
    assert all(one.id < later.id for one, later in pairwise(rest) if one.cohort_id == later.cohort_id)
