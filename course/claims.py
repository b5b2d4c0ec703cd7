"""Claims: a due message becomes ours, for as long as a lease, and nobody else's.

A claim carries a token, so that a worker that slept past its lease cannot write over what happened meanwhile. What
somebody asked for goes first; of the rest each cohort gets its share, so that a large one does not hold up the others.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import sample
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, select, update

from course import row_sets
from course.db import Session
from course.messages import ROUTINE
from course.models import Cohort, Message, MessageStatus

LEASE = timedelta(minutes=2)
# Of more cohorts than this some, drawn by lot, are looked at in one claim.
COHORTS_AT_ONCE = 10
# Asked over and over, and so put together once.
_DUE = (
    Message.status == MessageStatus.PLANNED,
    Message.channel == bindparam("channel"),
    Message.priority <= bindparam("at_most"),
    Message.send_after <= bindparam("now"),
    Message.expires_at > bindparam("now"),
)
_IS_DUE = select(Message.id).where(*_DUE).limit(1)
_COHORTS = (
    select(Cohort.id).where(exists().where(and_(Message.cohort_id == Cohort.id, *_DUE))).order_by(Cohort.id)
)
_PICK = (
    select(Message.id)
    .where(*_DUE, Message.id.not_in(bindparam("but", expanding=True)))
    .order_by(Message.priority, Message.send_after, Message.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_PICK_NOBODYS = _PICK.where(Message.cohort_id.is_(None))
_PICK_OF_COHORT = _PICK.where(Message.cohort_id == bindparam("cohort_id"))


def claim_due(
    session: Session, *, channel: str, limit: int, at_most: int = ROUTINE, now: datetime
) -> list[Message]:
    """Take up to `limit` due messages of a channel for ourselves: what was asked for first, then the cohorts in turn.

    `at_most` leaves out what is less urgent than that.
    """
    due = {"channel": channel, "at_most": at_most, "now": now}
    ids = _pick(session, _PICK_NOBODYS, due, limit, ())
    waiting = _cohorts(session, due) if len(ids) < limit else []
    while waiting and len(ids) < limit:
        share = -(-(limit - len(ids)) // len(waiting))
        for cohort_id in tuple(waiting):
            wanted = min(share, limit - len(ids))
            found = _pick(session, _PICK_OF_COHORT, {**due, "cohort_id": cohort_id}, wanted, ids)
            ids += found
            if len(found) < share:
                waiting.remove(cohort_id)
    return _take(session, ids, now)


def is_due(session: Session, *, channel: str, at_most: int = ROUTINE, now: datetime) -> bool:
    """Whether anything of a channel is due."""
    return session.scalar(_IS_DUE, {"channel": channel, "at_most": at_most, "now": now}) is not None


def held_by(session: Session, claims: Mapping[int, str]) -> set[int]:
    """The messages, locked, of these claims (by id) that still hold; one that was rescued meanwhile is left out."""
    locked = select(Message.id, Message.claim_token).where(Message.id.in_(claims)).order_by(Message.id)
    return {id for id, token in session.execute(locked.with_for_update()) if token == claims[id]}


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


def _cohorts(session: Session, due: Mapping[str, Any]) -> list[int]:
    """The cohorts for which something is due."""
    found = list(session.scalars(_COHORTS, due))
    return sample(found, COHORTS_AT_ONCE) if len(found) > COHORTS_AT_ONCE else found


def _pick(
    session: Session, query: Select[int], due: Mapping[str, Any], limit: int, but: Sequence[int]
) -> list[int]:
    return list(session.scalars(query, {**due, "limit": limit, "but": but}))


def _take(session: Session, ids: Sequence[int], now: datetime) -> list[Message]:
    if not ids:
        return []
    claimed = session.scalars(
        update(Message)
        .where(Message.id.in_(ids), Message.status == MessageStatus.PLANNED)
        .values(
            status=MessageStatus.CLAIMED,
            claimed_at=now,
            claim_token=secrets.token_urlsafe(16),
            attempts=Message.attempts + 1,
        )
        .returning(Message),
        execution_options={"populate_existing": True, "synchronize_session": False},
    )
    place = {id: number for number, id in enumerate(ids)}
    return sorted(claimed, key=lambda one: place[one.id])
