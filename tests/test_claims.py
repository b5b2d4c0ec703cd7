"""Claims one by one: what is due, in which order, whose turn it is, and when a lease has ended."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text

from course import claims, messages
from course.messages import INVITED, ROUTINE, URGENT, Address, NewMessage
from course.models import Message, MessageStatus
from course.wiring import Wired
from tests.factories import make_cohort, on_both

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def queue(
    wired: Wired, index: str = "one", *, priority: int = ROUTINE, cohort_id: int | None = None, channel: str = "sms",
    after: timedelta = timedelta(0), until: timedelta = HOUR,
) -> None:  # fmt: skip
    now = wired.clock()
    address = Address(channel, "+447700900123", index, "en", "GB")
    new = NewMessage("help", address, now + after, now + until, priority=priority, cohort_id=cohort_id)
    with wired.db.writing() as session:
        messages.queue(session, new, now=now)
        session.commit()


def claim(
    wired: Wired,
    *,
    limit: int = 10,
    at_most: int = ROUTINE,
    channel: str = "sms",
    now: datetime | None = None,
) -> list[str]:
    with wired.db.writing() as session:
        found = claims.claim_due(
            session, channel=channel, limit=limit, at_most=at_most, now=now or wired.clock()
        )
        session.commit()
        return [one.contact_index for one in found]


def is_due(
    wired: Wired, *, at_most: int = ROUTINE, channel: str = "sms", now: datetime | None = None
) -> bool:
    with wired.db.reading() as session:
        return claims.is_due(session, channel=channel, at_most=at_most, now=now or wired.clock())


@on_both
def test_it_is_due_from_its_moment_until_right_before_its_end(wired: Wired) -> None:
    queue(wired, after=HOUR, until=2 * HOUR)
    begins, ends = wired.clock() + HOUR, wired.clock() + 2 * HOUR
    assert [is_due(wired, now=at) for at in (begins - SECOND, begins, ends - SECOND, ends)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert [claim(wired, now=at) for at in (begins - SECOND, ends, begins, begins)] == [[], [], ["one"], []]
    assert not is_due(wired, now=begins), "What is claimed is due no more."


def test_another_channel_and_what_is_less_urgent_are_left(wired: Wired) -> None:
    queue(wired, "mail", channel="email")
    queue(wired, "nudge")
    assert not is_due(wired, at_most=INVITED)
    assert claim(wired, at_most=INVITED) == []
    assert (claim(wired, channel="email"), claim(wired)) == (["mail"], ["nudge"])


def test_the_most_urgent_goes_first_then_the_one_that_waits_longest(wired: Wired) -> None:
    queue(wired, "late")
    queue(wired, "early", after=-HOUR)
    queue(wired, "code", priority=URGENT)
    assert claim(wired, limit=2) == ["code", "early"]
    assert claim(wired, limit=2) == ["late"]


@on_both
def test_each_cohort_gets_its_share_and_the_rest_goes_to_whoever_has_more(wired: Wired) -> None:
    large, small = (make_cohort(wired, name=name, code=name).id for name in ("large", "small"))
    for number in range(6):
        queue(wired, f"large-{number}", cohort_id=large)
    queue(wired, "small-0", cohort_id=small)
    queue(wired, "code", priority=URGENT)
    urgent, *others = claim(wired, limit=4)
    assert (urgent, sorted(others)) == ("code", ["large-0", "large-1", "small-0"])
    assert claim(wired, limit=3) == ["large-2", "large-3", "large-4"]
    assert claim(wired, limit=5) == ["large-5"]


def test_what_one_cohort_leaves_of_its_share_goes_to_another_in_the_same_claim(wired: Wired) -> None:
    large, small = (make_cohort(wired, name=name, code=name).id for name in ("large", "small"))
    for number in range(6):
        queue(wired, f"large-{number}", cohort_id=large)
    queue(wired, "small", cohort_id=small)
    assert sorted(claim(wired, limit=6)) == ["large-0", "large-1", "large-2", "large-3", "large-4", "small"]


def test_shares_that_do_not_come_out_even_take_no_more_than_was_wanted(wired: Wired) -> None:
    for name in ("one", "two", "three"):
        cohort = make_cohort(wired, name=name, code=name)
        for number in range(2):
            queue(wired, f"{name}-{number}", cohort_id=cohort.id)
    assert [len(claim(wired, limit=4)) for _ in range(2)] == [4, 2]


def test_of_many_cohorts_only_some_are_looked_at_at_once(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "COHORTS_AT_ONCE", 2)
    for number in range(3):
        queue(wired, f"{number}", cohort_id=make_cohort(wired, name=f"{number}", code=f"c-{number}").id)
    assert len(claim(wired)) == 2
    assert len(claim(wired)) == 1


def test_a_cohort_for_which_nothing_is_due_takes_no_place_from_one_that_waits(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "COHORTS_AT_ONCE", 1)
    for number in range(20):
        idle = make_cohort(wired, name=f"{number}", code=f"c-{number}")
        queue(wired, f"later-{number}", cohort_id=idle.id, after=HOUR / 2)
    queue(wired, "now", cohort_id=make_cohort(wired, code="waits").id)
    assert claim(wired) == ["now"]


def test_what_was_read_before_the_claim_says_after_it_whose_it_is(wired: Wired) -> None:
    queue(wired)
    with wired.db.writing() as session:
        seen = session.scalars(select(Message)).one()
        (mine,) = claims.claim_due(session, channel="sms", limit=1, now=wired.clock())
        assert mine is seen
        assert (seen.status, seen.attempts) == (MessageStatus.CLAIMED, 1)


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_two_claims_at_once_share_what_is_due_and_neither_waits(wired: Wired) -> None:
    for name in ("first", "second", "third"):
        queue(wired, name)
    with wired.db.writing() as one, wired.db.writing() as other:
        other.execute(text("SET LOCAL lock_timeout = '2s'"))
        mine = claims.claim_due(one, channel="sms", limit=1, now=wired.clock())
        theirs = claims.claim_due(other, channel="sms", limit=10, now=wired.clock())
        assert [row.contact_index for row in (*mine, *theirs)] == ["first", "second", "third"]


def test_what_is_claimed_already_is_not_taken_over(wired: Wired, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever finds it due and is overtaken takes nothing: the claim itself asks again whether it is still planned."""
    queue(wired)
    with wired.db.writing() as session:
        [mine] = claims.claim_due(session, channel="sms", limit=1, now=wired.clock())
        token = mine.claim_token
        monkeypatch.setattr(claims, "_pick", lambda *_: [mine.id])
        assert claims.claim_due(session, channel="sms", limit=1, now=wired.clock()) == []
        session.refresh(mine)
        assert (mine.claim_token, mine.attempts) == (token, 1)


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_who_asks_whether_a_claim_still_holds_keeps_everybody_else_from_it(wired: Wired) -> None:
    queue(wired)
    claim(wired)
    with wired.db.writing() as session, wired.db.writing() as other:
        (row,) = session.scalars(select(Message))
        assert claims.held_by(session, {row.id: row.claim_token or ""}) == {row.id}
        assert claims.rescue(other, now=wired.clock() + claims.LEASE) == 0
        session.rollback()
        assert claims.rescue(other, now=wired.clock() + claims.LEASE) == 1


@on_both
def test_a_claim_has_a_token_a_time_and_counts(wired: Wired) -> None:
    queue(wired)
    queue(wired, "two")
    claim(wired)
    with wired.db.reading() as session:
        one, two = session.scalars(select(Message).order_by(Message.id))
        assert (one.status, one.claimed_at, one.attempts) == (MessageStatus.CLAIMED, wired.clock(), 1)
        assert one.claim_token == two.claim_token
        assert len(one.claim_token or "") >= 22
        held = {one.id: one.claim_token or "", two.id: "another", 99: "none"}
        assert claims.held_by(session, held) == {one.id}


@on_both
def test_after_its_lease_a_claim_is_unknown_and_never_due_again(wired: Wired) -> None:
    queue(wired)
    claim(wired)
    now, lease = wired.clock(), timedelta(minutes=2)
    for at, rescued in ((now + lease - SECOND, 0), (now + lease, 1), (now + lease, 0)):
        with wired.db.writing() as session:
            assert claims.rescue(session, now=at) == rescued
            session.commit()
    with wired.db.reading() as session:
        row = session.scalars(select(Message)).one()
        assert (row.status, row.reason_code, row.claim_token) == (MessageStatus.UNKNOWN, "worker-gone", None)
    assert claim(wired, now=now + 5 * claims.LEASE) == []
