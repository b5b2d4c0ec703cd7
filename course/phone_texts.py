"""The demonstration's test phone: what it was sent and what was sent from it. Live mode never writes here."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from course import db
from course.db import Session
from course.models import JoinRequest, PhoneText, new_uid


@dataclass(frozen=True)
class Shown:
    """One message on the phone, opened."""

    direction: str
    channel: str
    contact: str
    contact_index: str
    subject: str
    text: str
    at: datetime
    ref: str | None


def keep(
    session: Session, *, direction: str, channel: str, contact: str, index: str, subject: str, text: str,
    ref: str | None, now: datetime,
) -> int | None:  # fmt: skip
    """Put a message on the phone; None where this very message is there already."""
    uid, sealer = new_uid(), db.sealer(session)
    body = json.dumps({"subject": subject, "text": text}, ensure_ascii=False)
    return db.insert_once(
        session, PhoneText, uid=uid, ref=ref, direction=direction, channel=channel, contact_index=index, at=now,
        contact_sealed=sealer.seal("phone_text", uid, "contact", contact),
        body_sealed=sealer.seal("phone_text", uid, "body", body),
    )  # fmt: skip


def conversation(session: Session, index: str, *, limit: int = 60) -> list[Shown]:
    """The newest messages of one number or address, the oldest first."""
    query = (
        select(PhoneText).where(PhoneText.contact_index == index).order_by(PhoneText.id.desc()).limit(limit)
    )
    return [_opened(session, row) for row in reversed(list(session.scalars(query)))]


def count_in(session: Session, index: str) -> int:
    """How many messages ever arrived at one number or address."""
    query = select(func.count(PhoneText.id)).where(
        PhoneText.contact_index == index, PhoneText.direction == "in"
    )
    return session.scalar(query) or 0


def contacts(session: Session) -> list[Shown]:
    """Every number and address the phone knows, as the newest message there; the newest first."""
    newest = select(func.max(PhoneText.id)).group_by(PhoneText.contact_index)
    rows = session.scalars(select(PhoneText).where(PhoneText.id.in_(newest)).order_by(PhoneText.id.desc()))
    return [_opened(session, row) for row in rows]


def unreported(session: Session) -> list[PhoneText]:
    """Texts that arrived and whose delivery was not reported yet."""
    query = (
        select(PhoneText)
        .where(PhoneText.direction == "in", PhoneText.reported_at.is_(None))
        .order_by(PhoneText.id)
    )
    return list(session.scalars(query))


def arrived_after(session: Session, last_id: int) -> list[tuple[int, Shown]]:
    """What arrived at any number or address since, in order, with ids to go on from."""
    query = (
        select(PhoneText).where(PhoneText.direction == "in", PhoneText.id > last_id).order_by(PhoneText.id)
    )
    return [(row.id, _opened(session, row)) for row in session.scalars(query)]


def found(session: Session, index: str, *, since: datetime) -> list[tuple[int, Shown]]:
    """What arrived at one contact since a moment, with the ids that stand for a provider's."""
    query = select(PhoneText).where(
        PhoneText.contact_index == index, PhoneText.direction == "in", PhoneText.at >= since
    )
    return [(row.id, _opened(session, row)) for row in session.scalars(query)]


def _opened(session: Session, row: PhoneText) -> Shown:
    sealer = db.sealer(session)
    body = json.loads(sealer.open("phone_text", row.uid, "body", row.body_sealed))
    contact = sealer.open("phone_text", row.uid, "contact", row.contact_sealed)
    return Shown(
        row.direction, row.channel, contact, row.contact_index, body["subject"], body["text"], row.at, row.ref
    )


def last_request_id(session: Session) -> int:
    """The id of the newest request to join, or 0."""
    return session.scalar(select(func.max(JoinRequest.id))) or 0


def newest_contact(session: Session, *, after_id: int) -> str | None:
    """The blind index of whoever asked to join last, of those that asked after a given request."""
    query = select(JoinRequest.contact_index).where(JoinRequest.id > after_id).order_by(JoinRequest.id.desc())
    return session.scalar(query.limit(1))
