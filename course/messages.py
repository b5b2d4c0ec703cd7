"""The queue and the log of messages: put one in, settle what became of it.

`models.MessageStatus` draws the states; `claims.py` takes messages out for sending. The words of a message are never
kept.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, literal, or_, select, update

from course import db, unsealing
from course.db import Session
from course.models import FINAL, NOT_ARRIVED, OUTWEIGHED, RANK, Message, MessageStatus, new_uid

# Who goes first: codes and safety before replies, replies before what somebody waits for, nudges last.
URGENT, REPLY, WAITED_FOR, INVITED, ROUTINE = 1, 2, 3, 4, 5
# Its cohort has spent what it may.
SPENDING_LIMIT = "spending-limit"
_STAYS = FINAL - OUTWEIGHED
# Written into the statements, since there is an index for them alone.
LOST = or_(*(Message.status == literal(str(one), literal_execute=True) for one in NOT_ARRIVED))
_WAITS = Message.status == literal(str(MessageStatus.PLANNED), literal_execute=True)
_BEHIND = or_(*(Message.status == one for one in RANK if RANK[one] < RANK[MessageStatus.HANDED_OVER]))
_HANDED_OVER = case((_BEHIND, MessageStatus.HANDED_OVER), else_=Message.status)
_NO_REASON = case((_BEHIND, None), else_=Message.reason_code)
# Asked at every step of a rehearsal or at every claim, and so put together once.
_STALE = (_WAITS, Message.expires_at <= bindparam("now"))
_IS_STALE = select(Message.id).where(*_STALE).limit(1)
_EXPIRE = (
    update(Message)
    .where(*_STALE)
    .values(
        status=MessageStatus.EXPIRED,
        # What held it back all the time says more than that its hours passed.
        reason_code=case((Message.reason_code == SPENDING_LIMIT, Message.reason_code), else_="window-passed"),
        settled_at=bindparam("now"),
    )
    .returning(Message.nudge_id)
)
_OLDEST_DUE = select(func.min(Message.send_after)).where(
    Message.status == MessageStatus.PLANNED,
    Message.send_after <= bindparam("now"),
    Message.expires_at > bindparam("now"),
)
_NEXT_SEND = select(func.min(Message.send_after)).where(
    Message.status == MessageStatus.PLANNED, Message.send_after > bindparam("now")
)


@dataclass(frozen=True)
class Address:
    """Where a message goes and in which language and country's words."""

    channel: str
    contact: str
    contact_index: str
    locale: str
    country: str


@dataclass(frozen=True)
class NewMessage:
    """A message to queue. It may leave from `send_after` on and must not arrive after `expires_at`."""

    kind: str
    address: Address
    send_after: datetime
    expires_at: datetime
    priority: int = ROUTINE
    item: str | None = None
    person_id: int | None = None
    enrolment_id: int | None = None
    cohort_id: int | None = None
    nudge_id: int | None = None
    join_request_id: int | None = None
    code_id: int | None = None
    inbound_id: int | None = None


def queue(session: Session, new: NewMessage, *, now: datetime) -> int | None:
    """Put a message into the queue. Its id; None where this nudge, or this inbound text, already has its message."""
    return db.insert_once(session, Message, **_row(session, new, now))


def queue_many(session: Session, new: Sequence[NewMessage], *, now: datetime) -> int:
    """The same for many at once; how many are new."""
    return db.insert_missing(session, Message, [_row(session, one, now) for one in new])


def _row(session: Session, new: NewMessage, now: datetime) -> dict[str, Any]:
    ref = new_uid()
    values = {name: value for name, value in vars(new).items() if name != "address"}
    return {
        "ref": ref,
        "to_sealed": db.sealer(session).seal("message", ref, "to", new.address.contact),
        "channel": new.address.channel,
        "contact_index": new.address.contact_index,
        "locale": new.address.locale,
        "country": new.address.country,
        "status": MessageStatus.PLANNED,
        "attempts": 0,
        "created_at": now,
        **values,
    }


def expire(session: Session, *, now: datetime) -> list[int]:
    """What waited past its use is not sent late. The nudges whose messages these were."""
    if not db.rows(session, _IS_STALE, now=now):
        return []
    gone = session.scalars(_EXPIRE, {"now": now})
    return [nudge_id for nudge_id in gone if nudge_id is not None]


def suppress(message: Message, reason: str, *, now: datetime) -> None:
    """Decide at the last moment not to send."""
    message.status, message.reason_code, message.settled_at = MessageStatus.SUPPRESSED, reason, now


def contact_or_none(session: Session, message: Message) -> str | None:
    """Whom it is for, where one message must not hold up the others; None where that does not open."""
    return unsealing.text_or_none(session, "message", message.ref, "to", message.to_sealed)


def contact_of(session: Session, message: Message) -> str:
    """Whom it is for. Raises SealBroken where that does not open."""
    return db.sealer(session).open("message", message.ref, "to", message.to_sealed)


def handed_over(session: Session, taken: Sequence[tuple[int, str, int | None]], *, now: datetime) -> None:
    """The provider took these messages: of each its number, the provider's id and its segments, if it has any.

    A report that came before this moment has already moved a message further; that stays.
    """
    db.set_each(
        session,
        Message,
        [{"id": number, "provider_id": name, "segments": size} for number, name, size in taken],
        handed_over_at=now,
        status=_HANDED_OVER,
        reason_code=_NO_REASON,
    )


def with_ids(session: Session, ids: Collection[int]) -> list[Message]:
    """These messages, in the order of their numbers."""
    if not ids:
        return []
    return list(session.scalars(select(Message).where(Message.id.in_(ids)).order_by(Message.id)))


def send_elsewhere(session: Session, person_id: int, address: Address) -> None:
    """Have what is planned for somebody, of its own accord, go to another number or address."""
    theirs = (Message.person_id == person_id, Message.nudge_id.is_not(None))
    waits = Message.status.in_((MessageStatus.PLANNED, MessageStatus.HELD))
    for one in session.scalars(select(Message).where(*theirs, waits).with_for_update()):
        one.channel, one.contact_index = address.channel, address.contact_index
        one.to_sealed = db.sealer(session).seal("message", one.ref, "to", address.contact)


def refused(message: Message, reason: str, *, now: datetime) -> None:
    """The provider will not send it; trying again is pointless."""
    _advance(message, MessageStatus.FAILED, reason, now=now)


def became_unknown(message: Message, reason: str) -> None:
    """The answer was lost. It is never sent again blindly."""
    if RANK[MessageStatus(message.status)] < RANK[MessageStatus.UNKNOWN]:
        message.status, message.reason_code = MessageStatus.UNKNOWN, reason


def put_back(message: Message, reason: str, *, not_before: datetime) -> None:
    """It surely was not sent: it may be tried again, later. Where that is after its window, it expires with it."""
    if message.status not in (MessageStatus.CLAIMED, MessageStatus.UNKNOWN):
        return
    message.claim_token = None
    message.status, message.send_after = MessageStatus.PLANNED, not_before
    message.reason_code = reason


def unknown(session: Session, *, claimed_before: datetime, after: int = 0, limit: int) -> list[Message]:
    """Messages whose fate the provider may be asked about, in the order of their numbers from `after` on."""
    query = (
        select(Message)
        .where(
            Message.status == MessageStatus.UNKNOWN, Message.claimed_at <= claimed_before, Message.id > after
        )
        .order_by(Message.id)
        .limit(limit)
    )
    return list(session.scalars(query))


def uncertain(session: Session, cohort_ids: Collection[int], *, claimed_before: datetime) -> dict[int, int]:
    """How many messages of each cohort may have been sent or not, and nobody has found out since that moment."""
    query = (
        select(Message.cohort_id, func.count())
        .where(
            Message.status == MessageStatus.UNKNOWN,
            Message.claimed_at <= claimed_before,
            Message.cohort_id.in_(cohort_ids),
        )
        .group_by(Message.cohort_id)
    )
    return {cohort_id: count for cohort_id, count in session.execute(query) if cohort_id is not None}


def not_taken(session: Session, cohort_ids: Collection[int], *, since: datetime) -> dict[str, int]:
    """How many messages of these cohorts, due since a moment, came to nothing, by the code that says why."""
    query = (
        select(Message.reason_code, func.count())
        .where(LOST, Message.send_after > since, Message.cohort_id.in_(cohort_ids))
        .group_by(Message.reason_code)
    )
    return {code: count for code, count in session.execute(query) if code is not None}


def find_unknown(session: Session, message_id: int) -> Message | None:
    """One of them, locked, if it still is unknown."""
    where = (Message.id == message_id, Message.status == MessageStatus.UNKNOWN)
    return session.scalar(select(Message).where(*where).with_for_update())


def with_provider_ids(session: Session, provider_ids: list[str], *, besides: int) -> set[str]:
    """Which of a provider's ids belong to other messages of ours."""
    where = (Message.provider_id.in_(provider_ids), Message.id != besides)
    return {found for found in session.scalars(select(Message.provider_id).where(*where)) if found}


def close_without_receipt(session: Session, *, handed_over_before: datetime, now: datetime) -> None:
    """No report for days: nobody will ever know more."""
    session.execute(
        update(Message)
        .where(
            Message.status.in_((MessageStatus.HANDED_OVER, MessageStatus.SENT)),
            Message.handed_over_at < handed_over_before,
        )
        .values(status=MessageStatus.NO_RECEIPT, settled_at=now)
    )


def oldest_due(session: Session, *, now: datetime) -> datetime | None:
    """Since when the message that waits longest could have gone."""
    return session.scalar(_OLDEST_DUE, {"now": now})


def counts(session: Session) -> dict[str, int]:
    """How many messages are in each state."""
    rows = session.execute(select(Message.status, func.count()).group_by(Message.status))
    return {row[0]: row[1] for row in rows}


def next_send(session: Session, *, after: datetime) -> datetime | None:
    """When the next planned message may leave, of those that may not yet."""
    return session.scalar(_NEXT_SEND, {"now": after})


def moves_on(status: str, to: MessageStatus) -> bool:
    """Whether a message in this state comes into that one: forward by rank only, and what is final stays.

    But a report may outweigh another (reports.py).
    """
    return MessageStatus(status) not in _STAYS and RANK[to] > RANK[MessageStatus(status)]


def _advance(message: Message, to: MessageStatus, reason: str | None, *, now: datetime) -> None:
    """Move a message forward, where it moves on at all."""
    if not moves_on(message.status, to):
        return
    message.status = to
    message.reason_code = reason
    if to in FINAL:
        message.settled_at = now


def failed_between(session: Session, channel: str, since: datetime, until: datetime) -> list[str]:
    """The provider's ids of messages that it took in this time and reported as failed."""
    when = (Message.claimed_at >= since, Message.claimed_at < until, Message.provider_id.is_not(None))
    query = select(Message.provider_id).where(
        Message.channel == channel, Message.status == MessageStatus.FAILED, *when
    )
    return [one for one in session.scalars(query) if one]
