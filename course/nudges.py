"""Where reasons meet rows: write the nudge that won, ask again at the moment of sending, let go of what was held."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import String, and_, cast, or_, select, update

from course import bearings, consents, db, enrolments, messages, people
from course.bearings import FREED, WINDOW, Facts, done, facts, hours_of, standing
from course.db import Session
from course.messages import Address, NewMessage
from course.models import Enrolment, JoinRequest, Message, Nudge, Person
from course.rules import due, local_time, moves, pauses, spreading, tracks
from course.rules.due import Reason
from course.rules.moves import Moved
from course.rules.standings import Reach

__all__ = [
    "WINDOW", "Facts", "Later", "address_of", "at_contact", "done", "expire", "facts", "history", "hours_of", "move",
    "plan", "reason_to_hold", "release", "standing",
]  # fmt: skip

# Kinds that answer somebody, or that somebody waits for, and so go out at any hour.
ALWAYS = frozenset({"code", "stopped", "help", "risk"})
WHILE_NOT_STOPPED = frozenset({"link", "standard", "noted", "started"})
# They speak of no item that could be done by then.
OF_NO_ITEM = frozenset({"welcome", "finish"})
# What passes: the key is given free, and the rule may name the same reason once more while it is fresh.
PASSING = frozenset({"paused", "cap", "quiet"})


@dataclass(frozen=True)
class Later:
    """A claimed message is to leave at another time: their hours or days were changed since it was planned."""

    send_after: datetime
    expires_at: datetime


def plan(
    session: Session, enrolment: Enrolment, person: Person, reason: Reason, *, crowd: int = 1, now: datetime
) -> bool:
    """Write the reason and queue its message, both or neither. False where somebody was first.

    Of a `crowd` that is due at this moment each leaves after a delay of its own.
    """
    address = address_of(session, person)
    if address is None:
        return False
    wait = spreading.NONE
    if reason.kind not in due.AT_ONCE:
        wait = spreading.delay(f"{enrolment.id}:{reason.key}", crowd, reason.expires_at - now)
    nudge_id = _write(session, enrolment, person, reason, wait, now)
    if nudge_id is None:
        return False
    new = NewMessage(
        kind=reason.kind,
        address=address,
        item=reason.item.key,
        person_id=person.id,
        enrolment_id=enrolment.id,
        nudge_id=nudge_id,
        # Somebody who has just joined is waiting for the welcome.
        priority=messages.WAITED_FOR if reason.kind == "welcome" else messages.ROUTINE,
        send_after=now + wait,
        expires_at=reason.expires_at,
    )
    return messages.queue(session, new, now=now) is not None


def _write(
    session: Session, enrolment: Enrolment, person: Person, reason: Reason, wait: timedelta, now: datetime
) -> int | None:
    return db.insert_once(
        session,
        Nudge,
        enrolment_id=enrolment.id,
        person_id=person.id,
        reason_key=reason.key,
        kind=reason.kind,
        item=reason.item.key,
        for_on=reason.for_on,
        wall_time=reason.wall_time.strftime("%H:%M"),
        zone=person.zone,
        due_at=reason.due_at,
        moved_by=moves.written((*reason.moved, Moved.SPREAD) if wait else reason.moved),
        stands_in_for=" ".join(reason.stands_in_for),
        why=reason.why,
        planned_at=now,
    )


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


def address_of(session: Session, person: Person, channel: str | None = None) -> Address | None:
    """Where and how this person is written to; None where they left nothing to write to."""
    channel = channel or person.channel
    contact, index = people.contact_of(session, person, channel), people.index_of(person, channel)
    if contact is None or index is None:
        return None
    return Address(channel, contact, index, person.locale, person.country)


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
    if pauses.holds(pauses.of(enrolment, person.zone), local_time.local_date(now, person.zone)):
        return "paused"
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
    if reach.bars(today) is not None or not reach.hours.contains(now):
        return False
    return message.kind in due.AT_ONCE or now >= reach.hours.slot(today)


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


def _free(session: Session, nudge_ids: Sequence[int], now: datetime) -> None:
    freed = Nudge.reason_key + FREED + cast(Nudge.id, String)
    session.execute(update(Nudge).where(Nudge.id.in_(nudge_ids)).values(reason_key=freed))
    theirs = select(Nudge.enrolment_id).where(Nudge.id.in_(nudge_ids))
    enrolments.look_again_at_all(session, theirs, now=now)
