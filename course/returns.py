"""What came back of our mails: a bounce for good ends those to that address, and so do three in a week that were not.

A complaint ends them at once. Holiday notes, delays and what people write end nothing. Staff see who cannot be reached
any more (`unreached`). What is done is done once, however often a mail is read.
"""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import func, select

from course import consents, delivery_reports
from course.consents import Given
from course.db import Session
from course.delivery_reports import Report
from course.models import Channel, Message, MessageStatus
from course.rules.bounces import Returned

SOFT_LIMIT, SOFT_WITHIN = 3, timedelta(days=7)
FULL = "bounce-again"
log = structlog.get_logger(__name__)


def take(session: Session, returned: Returned, *, now: datetime) -> Message | None:
    """Act on one mail that came back. The message it is about, where it is one of our mails and something follows."""
    if returned.kind not in ("hard", "soft", "complaint"):
        return None
    message = _message(session, returned)
    if message is None:
        log.warning("bounce_of_no_message", kind=returned.kind, code=returned.code)
        return None
    if returned.kind != "complaint":
        report = Report(message.ref, "bounce", "undelivered", returned.code)
        delivery_reports.record(session, [report], now=now)
    source = _why_to_stop(session, message, returned, now)
    if source is not None:
        _stop(session, message, source, now)
    return message


def _message(session: Session, returned: Returned) -> Message | None:
    """The mail of ours that it is about. One that never left cannot come back."""
    query = select(Message).where(
        Message.ref.in_(returned.refs), Message.channel == Channel.EMAIL, Message.handed_over_at.is_not(None)
    )
    found = {one.ref: one for one in session.scalars(query)}
    return next((found[ref] for ref in returned.refs if ref in found), None)


def _why_to_stop(session: Session, message: Message, returned: Returned, now: datetime) -> str | None:
    if returned.kind == "complaint":
        return consents.COMPLAINT
    if returned.kind == "hard":
        return f"{consents.BOUNCE}-{returned.code}"
    return FULL if _soft_ones(session, message.contact_index, now) >= SOFT_LIMIT else None


def _soft_ones(session: Session, contact_index: str, now: datetime) -> int:
    """How many mails came back from an address in the last days."""
    query = select(func.count(Message.id)).where(
        Message.contact_index == contact_index,
        Message.status == MessageStatus.UNDELIVERED,
        Message.settled_at >= now - SOFT_WITHIN,
    )
    return session.scalar(query) or 0


def _stop(session: Session, message: Message, source: str, now: datetime) -> None:
    if consents.is_stopped(session, channel=message.channel, contact_index=message.contact_index):
        return
    given = Given(message.channel, source, f"message:{message.id}", message.contact_index)
    consents.withdraw(session, given, person_id=None, now=now)
    log.warning("address_stopped", message=message.id, source=source)
