"""How fast a channel may send, over all processes together: one token bucket in the database for each channel.

A token is one segment of a text, or one mail. In any ten seconds never more leave than ten seconds' worth of the pace:
what the bucket may hold is taken off what flows in. The provider's own word rules too: where it finds us too fast it is
left alone for as long as it asks, and the pace is halved and comes back by and by; where our account itself is refused,
the channel rests until a person has seen.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import structlog
from sqlalchemy import Table, bindparam, select, update

from course import db
from course.db import Session
from course.models import Rate

SLICE_SECONDS = 10.0
LEAST_SHARE, SHARE_PER_SECOND = 1 / 16, 1 / 50
HALVED_AT_MOST_EVERY = timedelta(seconds=1)
# Where our account is refused, the next try may find that somebody has seen to it.
STOPPED_FOR = timedelta(minutes=5)
_table = cast("Table", Rate.__table__)
_TAKE = (
    update(_table)
    .where(_table.c.channel == bindparam("of"))
    .values(tokens=_table.c.tokens - bindparam("taken"))
)
_LOCKED = (
    select(Rate)
    .where(Rate.channel == bindparam("of"))
    .with_for_update()
    .execution_options(populate_existing=True)
)
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Pace:
    """So many tokens a second flow in, so many the bucket holds, and so many one message may take."""

    per_second: float
    holds: float
    largest: int


@dataclass(frozen=True)
class Stop:
    """A channel that rests: until when, and what the provider said."""

    channel: str
    until: datetime
    code: str


def pace(per_second: float, *, every: float, largest: int = 1) -> Pace:
    """The pace of a channel that is looked at every so many seconds, for messages of so many tokens at most."""
    holds = largest + per_second * every
    return Pace(max(per_second / 2, per_second - holds / SLICE_SECONDS), holds, largest)


def room(session: Session, channel: str, pace: Pace, *, now: datetime) -> int:
    """How many messages may go. The row stays locked: whoever asks next sees what we took."""
    row = _row(session, channel, pace, now)
    passed = (now - row.filled_at).total_seconds()
    # A little behind is another machine's clock; far behind, this one was set back, and goes on from there.
    if passed > 0 or passed < -SLICE_SECONDS:
        row.share = min(1.0, row.share + max(passed, 0.0) * SHARE_PER_SECOND)
        row.tokens = min(pace.holds, row.tokens + max(passed, 0.0) * pace.per_second * row.share)
        row.filled_at = now
    if row.stopped_until is not None and now < row.stopped_until:
        return 0
    row.stopped_until = row.stopped_for = None
    return max(0, int(row.tokens // pace.largest))


def take(session: Session, channel: str, tokens: float) -> None:
    """Take out what the messages that go are worth, once `room` was asked."""
    if tokens:
        session.flush()
        session.connection().execute(_TAKE, {"of": channel, "taken": tokens})


def give_back(session: Session, channel: str, tokens: float) -> None:
    """Return what was taken for a message that nobody was asked to carry; the next look holds it to the brim."""
    row = _locked(session, channel)
    if row is not None:
        row.tokens += tokens


def slow_down(session: Session, channel: str, *, rests_for: float = 0.0, now: datetime) -> None:
    """The provider finds us too fast: half the pace from now on, and from nothing.

    `rests_for` is for how many seconds it asked us to wait, if it did: until then it is left alone.
    """
    row = _locked(session, channel)
    if row is None:
        return
    if rests_for:
        row.stopped_until = max(row.stopped_until or now, now + timedelta(seconds=rests_for))
    if row.slowed_at is not None and now - row.slowed_at < HALVED_AT_MOST_EVERY:
        return
    row.share = max(LEAST_SHARE, row.share / 2)
    row.tokens, row.slowed_at = min(row.tokens, 0.0), now


def stop(session: Session, channel: str, code: str, *, now: datetime) -> None:
    """Let a channel rest, and say so: its provider refuses our account, and would refuse every message."""
    log.error("provider_refuses_us", channel=channel, code=code)
    row = _locked(session, channel)
    if row is not None:
        row.stopped_until, row.stopped_for = now + STOPPED_FOR, code[:40]


def stopped(session: Session, *, now: datetime) -> list[Stop]:
    """The channels that rest at this moment until a person has seen to it."""
    is_refused = (Rate.stopped_until > now, Rate.stopped_for.is_not(None))
    rows = session.scalars(select(Rate).where(*is_refused).order_by(Rate.channel))
    return [Stop(row.channel, row.stopped_until, row.stopped_for or "") for row in rows if row.stopped_until]


def _row(session: Session, channel: str, pace: Pace, now: datetime) -> Rate:
    found = _locked(session, channel)
    if found is None:
        db.insert_once(session, Rate, channel=channel, tokens=pace.holds, filled_at=now, share=1.0)
        found = _locked(session, channel)
    assert found is not None
    return found


def _locked(session: Session, channel: str) -> Rate | None:
    return session.scalar(_LOCKED, {"of": channel})
