"""Where reasons meet rows: ask again at the moment of sending, move or let go of what is held, read what was sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import String, and_, cast, or_, select, update

from course import bearings, consents, db, enrolments, messages, people
from course.bearings import (
    FREED,
    WINDOW,
    Facts,
    closed_on,
    done,
    facts,
    hours_of,
    last_finished,
    standing,
    window_of,
)
from course.db import Session
from course.messages import Address
from course.models import Enrolment, JoinRequest, Message, MessageStatus, Nudge, Person
from course.rules import due, local_time, moves, pauses, tracks
from course.rules.moves import Moved
from course.rules.standings import Reach

__all__ = [
    "WINDOW", "Facts", "Later", "address_of", "at_contact", "closed_on", "done", "expire", "facts", "history",
    "hours_of", "last_finished", "move", "reason_to_hold", "release", "rows_behind", "standing", "window_of",
]  # fmt: skip

# Kinds that answer somebody, or that somebody waits for, and so go out at any hour.
ALWAYS = frozenset({"code", "stopped", "help", "risk"})
WHILE_NOT_STOPPED = frozenset(
    {"link", "standard", "noted", "started", "later", "paused", "resumed", "slower"}
)
# They speak of no item that could be done by then.
OF_NO_ITEM = frozenset({"welcome", "finish", "still-there", "pause", "resume"})
# What passes: the key is given free, and the rule may name the same reason once more while it is fresh.
PASSING = frozenset({"paused", "cap", "quiet"})


@dataclass(frozen=True)
class Later:
    """A claimed message is to leave at another time: their hours or days were changed since it was planned."""

    send_after: datetime
    expires_at: datetime


def history(
    session: Session, enrolment: Enrolment, *, limit: int = 200
) -> list[tuple[Message, Nudge | None]]:
    """What a learner was sent for one enrolment, or for none in particular; the newest first, with its reason."""
    invitation = select(JoinRequest.id).where(
        JoinRequest.person_id == enrolment.person_id, JoinRequest.cohort_id == enrolment.cohort_id
    )
    theirs = and_(Message.person_id == enrolment.person_id, Message.enrolment_id.is_(None))
    query = (
        select(Message, Nudge)
        .outerjoin(Nudge, Nudge.id == Message.nudge_id)
        .where(or_(Message.enrolment_id == enrolment.id, theirs, Message.join_request_id.in_(invitation)))
        .order_by(Message.created_at.desc(), Message.id.desc())
        .limit(limit)
    )
    return [(message, nudge) for message, nudge in session.execute(query)]


def at_contact(
    session: Session, contact_index: str, *, limit: int = 60
) -> list[tuple[Message, Nudge | None]]:
    """What one number or address was sent, or is to be sent; the newest first, with its reason."""
    query = (
        select(Message, Nudge)
        .outerjoin(Nudge, Nudge.id == Message.nudge_id)
        .where(Message.contact_index == contact_index)
        .order_by(Message.id.desc())
        .limit(limit)
    )
    return [(message, nudge) for message, nudge in session.execute(query)]


def waiting_at(session: Session, contact_index: str, *, after: datetime) -> list[Message]:
    """What is planned for one number or address and may not leave yet, in order."""
    query = select(Message).where(
        Message.contact_index == contact_index,
        Message.status == MessageStatus.PLANNED,
        Message.send_after > after,
    )
    return list(session.scalars(query.order_by(Message.send_after)))


def with_refs(session: Session, refs: Sequence[str]) -> list[Message]:
    """The messages of these references, in no order."""
    return list(session.scalars(select(Message).where(Message.ref.in_(refs))))


def address_of(session: Session, person: Person, channel: str | None = None) -> Address | None:
    """Where and how this person is written to; None where they left nothing to write to."""
    channel = channel or person.channel
    contact, index = people.contact_of(session, person, channel), people.index_of(person, channel)
    if contact is None or index is None:
        return None
    return Address(channel, contact, index, person.locale, person.country)


def rows_behind(session: Session, claimed: Sequence[Message]) -> list[Enrolment]:
    """The enrolments that these messages speak of, read at once."""
    ids = {one.enrolment_id for one in claimed if one.enrolment_id is not None}
    return list(session.scalars(select(Enrolment).where(Enrolment.id.in_(ids)))) if ids else []


def reason_to_hold(session: Session, message: Message, *, now: datetime) -> str | Later | None:
    """Why a claimed message must not go, or not yet; None where it may. Asked inside the claim's transaction."""
    if message.kind in ALWAYS:
        return None
    if message.kind in WHILE_NOT_STOPPED:
        return _if_stopped(session, message)
    if message.kind == "invite":
        return _why_no_invitation(session, message)
    return _why_no_nudge(session, message, now)


def _if_stopped(session: Session, message: Message) -> str | None:
    stopped = consents.is_stopped(session, channel=message.channel, contact_index=message.contact_index)
    return "opted-out" if stopped else None


def _why_no_invitation(session: Session, message: Message) -> str | None:
    request = session.get(JoinRequest, message.join_request_id)
    if request is None or request.withdrawn_at is not None:
        return "withdrawn"
    if request.confirmed_at is not None:
        return "done"
    return _if_stopped(session, message)


def _why_no_nudge(session: Session, message: Message, now: datetime) -> str | Later | None:
    # Whoever shares a number shares its budget, so one worker at a time looks for room on it.
    db.exclusive(session, f"budget:{message.contact_index}")
    query = select(Person).where(Person.id == message.person_id).with_for_update()
    person, enrolment = session.scalar(query), session.get(Enrolment, message.enrolment_id)
    if person is None or enrolment is None:
        return "erased"
    if enrolment.withdrawn_at is not None:
        return "withdrawn"
    is_paused = pauses.holds(pauses.of(enrolment, person.zone), local_time.local_date(now, person.zone))
    if is_paused != (message.kind == "pause"):
        # What says that the course pauses has nothing to say once they are back.
        return "paused" if is_paused else "done"
    found = bearings.facts(session, [enrolment], now=now)
    is_done = tracks.is_done(
        message.item or "", enrolment.track, enrolment.second_track, found.done[enrolment.id]
    )
    if is_done and message.kind not in OF_NO_ITEM:
        return "done"
    if not consents.may_send(
        session, person_id=person.id, channel=message.channel, contact_index=message.contact_index
    ):
        return "no-consent"
    return _not_now(session, message, found.reach(enrolment), now)


def _not_now(session: Session, message: Message, reach: Reach, now: datetime) -> str | Later | None:
    """Whether this is the moment: the window, their own hour, quiet days and the budget, as they are now."""
    today = reach.hours.today(now)
    out = messages.out_since(session, message, since=now - bearings.LOOKS_BACK)
    reach = replace(reach, sent_on=tuple(reach.hours.today(at) for at in out))
    is_full = reach.is_day_full(today) or reach.is_week_full(today)
    if not is_full and _may_leave(message, reach, now):
        return None
    last = today + timedelta(days=due.FRESH_DAYS[message.kind])
    at = reach.next_room(now, last)
    if at is None:
        return "cap" if is_full else "quiet"
    return Later(at, reach.hours.closes_at(at))


def _may_leave(message: Message, reach: Reach, now: datetime) -> bool:
    today = reach.hours.today(now)
    is_waited_for = message.kind in due.AT_ONCE
    if reach.bars(today, waited_for=is_waited_for) is not None or not reach.hours.contains(now):
        return False
    return is_waited_for or now >= reach.hours.slot(today)


def move(session: Session, message: Message, later: Later, *, now: datetime) -> None:
    """Put a claimed message back, to leave at another time; its nudge says when, and that an edit moved it."""
    nudge = session.get_one(Nudge, message.nudge_id)
    person = session.get_one(Person, nudge.person_id)
    nudge.zone, nudge.for_on = person.zone, local_time.local_date(later.send_after, person.zone)
    nudge.wall_time, nudge.due_at = person.send_at, later.send_after
    nudge.moved_by = moves.written((*moves.read(nudge.moved_by), Moved.EDIT))
    message.expires_at = later.expires_at
    messages.put_back(message, "moved", not_before=later.send_after, now=now)


def release(session: Session, message: Message, *, now: datetime) -> None:
    """Give the key of a nudge free that was held back for what passes, so that the rule may name it once more."""
    if message.reason_code in PASSING and message.nudge_id is not None:
        _free(session, [message.nudge_id], now)


def expire(session: Session, *, now: datetime) -> None:
    """What waited past its use is not sent late; its key is given free, for the days on which it is still fresh."""
    nudge_ids = messages.expire(session, now=now)
    if nudge_ids:
        _free(session, nudge_ids, now)


def give_again(session: Session, enrolment_id: int, keys: Sequence[str], *, now: datetime) -> None:
    """Give these keys of one enrolment free: what they announced is to be announced once more."""
    theirs = select(Nudge.id).where(Nudge.enrolment_id == enrolment_id, Nudge.reason_key.in_(keys))
    _free(session, list(session.scalars(theirs)), now)


def _free(session: Session, nudge_ids: Sequence[int], now: datetime) -> None:
    freed = Nudge.reason_key + FREED + cast(Nudge.id, String)
    session.execute(update(Nudge).where(Nudge.id.in_(nudge_ids)).values(reason_key=freed))
    theirs = select(Nudge.enrolment_id).where(Nudge.id.in_(nudge_ids))
    enrolments.look_again_at_all(session, theirs, now=now)


def message_of(session: Session, enrolment_id: int, reason_key: str) -> Message:
    """The message of a nudge that was planned."""
    query = select(Message).join(Nudge, Nudge.id == Message.nudge_id)
    return session.scalars(
        query.where(Nudge.enrolment_id == enrolment_id, Nudge.reason_key == reason_key)
    ).one()


def drop_waiting(session: Session, enrolment_id: int, *, now: datetime) -> None:
    """What was waiting for one learner when a backup was made may have gone since: it is not sent."""
    session.execute(
        update(Message)
        .where(Message.enrolment_id == enrolment_id, Message.status == MessageStatus.PLANNED)
        .values(status=MessageStatus.SUPPRESSED, reason_code="restored", settled_at=now)
    )
