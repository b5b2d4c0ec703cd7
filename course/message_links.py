"""The link in a message: made when the message is sent, kept only as a keyed hash, good for seven days."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update

from course import db
from course.db import Session
from course.models import TOKEN_BYTES, Enrolment, LinkToken, Message, Person

LIVES = timedelta(days=7)
TOKEN_LENGTH = 22
# Put together once: every tap on a message begins with it.
_BEHIND = (
    select(LinkToken, Message, Person, Enrolment)
    .outerjoin(Message, Message.id == LinkToken.message_id)
    .outerjoin(Person, Person.id == LinkToken.person_id)
    .outerjoin(Enrolment, Enrolment.id == LinkToken.enrolment_id)
    .where(
        LinkToken.digest == bindparam("digest"),
        LinkToken.revoked_at.is_(None),
        LinkToken.expires_at > bindparam("now"),
    )
)


def issue(session: Session, messages: Sequence[Message], *, now: datetime) -> dict[int, str]:
    """A new token for each of these messages, by its number. They are returned once and stored nowhere."""
    tokens = {one.id: secrets.token_urlsafe(TOKEN_BYTES) for one in messages}
    rows = [
        {
            "digest": digest(session, tokens[one.id]),
            "person_id": one.person_id,
            "enrolment_id": one.enrolment_id,
            "join_request_id": one.join_request_id,
            "message_id": one.id,
            "item": one.item,
            "created_at": now,
            "expires_at": now + LIVES,
        }
        for one in messages
    ]
    db.insert_missing(session, LinkToken, rows)
    return tokens


def digest(session: Session, token: str) -> str:
    return db.sealer(session).digest("link", token)


def find(session: Session, token: str, *, now: datetime) -> LinkToken | None:
    """The link a token opens, or None: unknown, expired and revoked look the same, and take as long.

    The rows it leads to come with it, and the session keeps them in mind: whoever asks for one of them finds it there.
    """
    row = session.execute(_BEHIND, {"digest": digest(session, token), "now": now}).one_or_none()
    session.info["behind the link"] = row
    return row[0] if row is not None else None


def note_opened(session: Session, link: LinkToken, *, now: datetime) -> None:
    """Somebody pressed the button behind this link; the first time counts. A mere look never comes here."""
    unopened = (Message.id == link.message_id, Message.opened_at.is_(None))
    session.execute(update(Message).where(*unopened).values(opened_at=now))


def belongs_to(session: Session, token: str, message_id: int) -> bool:
    """Whether a token found in a provider's list is the one made for this message."""
    found = session.scalar(select(LinkToken.message_id).where(LinkToken.digest == digest(session, token)))
    return found == message_id


def revoke_all(session: Session, person_id: int, *, now: datetime) -> None:
    """End every link of a person at once."""
    session.execute(
        update(LinkToken)
        .where(LinkToken.person_id == person_id, LinkToken.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def revoke_at(session: Session, contact_index: str, *, now: datetime) -> None:
    """End every link that went to one number or address."""
    sent = select(Message.id).where(Message.contact_index == contact_index)
    session.execute(
        update(LinkToken)
        .where(LinkToken.message_id.in_(sent), LinkToken.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def forget_before(session: Session, moment: datetime) -> int:
    """Drop links that ran out before a moment; how many."""
    gone = session.execute(delete(LinkToken).where(LinkToken.expires_at < moment).returning(LinkToken.id))
    return len(gone.all())
