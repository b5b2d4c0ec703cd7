"""Where reasons meet rows: let go of what is held, read what was sent, and where it goes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, and_, cast, or_, select, update

from course import enrolments, messages, people, row_sets, unreached
from course.bearings import (
    Facts,
    done,
    facts,
    last_finished,
    standing,
)
from course.db import Session
from course.histories import FREED
from course.messages import Address
from course.models import Enrolment, JoinRequest, Message, MessageStatus, Nudge, Person
from course.windows import WINDOW, closed_on, hours_of, window_of

__all__ = [
    "WINDOW", "Facts", "address_of", "at_contact", "closed_on", "done", "expire", "facts", "history",
    "hours_of", "last_finished", "reached", "release", "standing", "window_of",
]  # fmt: skip

# What passes: the key is given free, and the rule may name the same reason once more while it is fresh.
PASSING = frozenset({"paused", "cap", "quiet", "not-in-plan", "closed", "other-way"})


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


def reached(session: Session, asked: Sequence[Enrolment], facts: Facts) -> list[Enrolment]:
    """Those of them who are written to at all: to whoever said stop no message moves, since none comes."""
    able = unreached.reached(session, [facts.persons[one.person_id] for one in asked])
    return [one for one in asked if one.person_id in able]


def release(session: Session, message: Message, *, now: datetime) -> None:
    """Give the key of a nudge free that was held back for what passes, so that the rule may name it once more."""
    if message.reason_code in PASSING and message.nudge_id is not None:
        _free(session, [message.nudge_id], now)


def go_another_way(session: Session, message: Message, *, now: datetime) -> None:
    """What a dead number kept from its learner is named once more while it is fresh, where mails reach them."""
    person = people.find(session, message.person_id) if message.person_id is not None else None
    if person is not None and message.nudge_id is not None and unreached.by_mail(session, [person]):
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
    session.execute(update(Nudge).where(row_sets.any_of(Nudge.id, nudge_ids)).values(reason_key=freed))
    theirs = select(Nudge.enrolment_id).where(row_sets.any_of(Nudge.id, nudge_ids))
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
