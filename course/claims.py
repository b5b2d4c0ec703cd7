"""Claims: a due message becomes ours, for as long as a lease, and nobody else's.

A claim carries a token, so that a worker that slept past its lease cannot write over what happened meanwhile. What
somebody asked for goes first; of the rest each cohort gets its share, so that a large one does not hold up the others.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import sample

from sqlalchemy import Integer, and_, bindparam, exists, select, update

from course import db, row_sets
from course.db import Session
from course.messages import ROUTINE
from course.models import Cohort, Message, MessageStatus

LEASE = timedelta(minutes=2)
# Of more cohorts than this some are looked at in one claim.
COHORTS_AT_ONCE = 10
# Put together once: each is asked for many times a second.
_DUE = (
    Message.status == MessageStatus.PLANNED,
    Message.channel == bindparam("channel"),
    Message.priority <= bindparam("at_most"),
    Message.send_after <= bindparam("now"),
    Message.expires_at > bindparam("now"),
)
_ANY = select(Message.id).where(*_DUE).limit(1)
_WAITING = (
    select(Cohort.id).where(exists().where(and_(Message.cohort_id == Cohort.id, *_DUE))).order_by(Cohort.id)
)
_NEXT = (
    select(Message.id)
    .where(*_DUE, ~row_sets.among(Message.id, "but"))
    .order_by(Message.priority, Message.send_after, Message.id)
    .limit(bindparam("limit", type_=Integer))
    .with_for_update(skip_locked=True)
)
_OF_NONE = _NEXT.where(Message.cohort_id.is_(None))
_OF_COHORT = _NEXT.where(Message.cohort_id == bindparam("cohort"))
_TAKE = (
    update(Message)
    .where(row_sets.among(Message.id, "ids"), Message.status == MessageStatus.PLANNED)
    .values(
        status=MessageStatus.CLAIMED,
        claimed_at=bindparam("now"),
        claim_token=bindparam("token"),
        attempts=Message.attempts + 1,
    )
    .returning(Message)
)
_HELD = (
    select(Message.id, Message.claim_token)
    .where(row_sets.among(Message.id, "ids"))
    .order_by(Message.id)
    .with_for_update()
)


def claim_due(
    session: Session, *, channel: str, limit: int, at_most: int = ROUTINE, now: datetime
) -> list[Message]:
    """Take up to `limit` due messages of a channel for ourselves: what was asked for first, then the cohorts in turn.

    `at_most` leaves out what is less urgent than that.
    """
    due = {"channel": channel, "at_most": at_most, "now": now}
    ids = _pick(session, due, None, limit, ())
    waiting = _cohorts(session, due) if len(ids) < limit else []
    while waiting and len(ids) < limit:
        share = -(-(limit - len(ids)) // len(waiting))
        for cohort_id in tuple(waiting):
            wanted = min(share, limit - len(ids))
            found = _pick(session, due, cohort_id, wanted, ids)
            ids += found
            if len(found) < share:
                waiting.remove(cohort_id)
    return _take(session, ids, now)


def is_due(session: Session, *, channel: str, at_most: int = ROUTINE, now: datetime) -> bool:
    """Whether anything of a channel is due."""
    return bool(db.rows(session, _ANY, channel=channel, at_most=at_most, now=now))


def held_by(session: Session, claims: Mapping[int, str]) -> set[int]:
    """The messages, locked, of these claims (by id) that still hold; one that was rescued meanwhile is left out."""
    locked = db.rows(session, _HELD, ids=list(claims)) if claims else ()
    return {id for id, token in locked if token == claims[id]}


def rescue(session: Session, *, now: datetime) -> int:
    """Claims whose worker is gone: nobody knows what became of them, so they are *unknown*, never due again."""
    stale = (Message.status == MessageStatus.CLAIMED, Message.claimed_at <= now - LEASE)
    found = list(session.scalars(select(Message.id).where(*stale).with_for_update(skip_locked=True)))
    session.execute(
        update(Message)
        .where(row_sets.any_of(Message.id, found), *stale)
        .values(status=MessageStatus.UNKNOWN, reason_code="worker-gone", claim_token=None)
    )
    return len(found)


def _cohorts(session: Session, due: Mapping[str, object]) -> list[int]:
    """Cohorts for which something is due, in an order drawn by lot: a slow line has room for one at a time."""
    found = [id for (id,) in db.rows(session, _WAITING, **due)]
    return sample(found, min(len(found), COHORTS_AT_ONCE))


def _pick(
    session: Session, due: Mapping[str, object], cohort_id: int | None, limit: int, but: Sequence[int]
) -> list[int]:
    """So many due messages of a cohort, or of none, the most urgent first."""
    query, whose = (_OF_NONE, {}) if cohort_id is None else (_OF_COHORT, {"cohort": cohort_id})
    return [id for (id,) in db.rows(session, query, **due, **whose, but=but, limit=limit)]


def _take(session: Session, ids: Sequence[int], now: datetime) -> list[Message]:
    if not ids:
        return []
    # One token for all of them, which no other claim has.
    ours = {"ids": ids, "now": now, "token": secrets.token_urlsafe(16)}
    options = {"populate_existing": True, "synchronize_session": False}
    claimed = session.scalars(_TAKE, ours, execution_options=options)
    place = {id: number for number, id in enumerate(ids)}
    return sorted(claimed, key=lambda one: place[one.id])
