"""What became of the messages of each day, over the whole installation, for whoever runs it (promises.md 4.51).

A day is a date in UTC. A message belongs to the day on which it was to leave, whatever became of it later, so that each
row adds up; a stop and a bounce belong to the day on which they came.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import case, func, select

from course import db, figures
from course.db import Session
from course.models import Channel, Consent, DeliveryReport, Message, MessageStatus

DAYS = 14
DAY = timedelta(days=1)
A_DAY, IN_TIME = 86_400, 10
# A message is written down shortly before it is to leave, so that older rows need not be looked at.
WRITTEN_BEFORE = timedelta(days=7)
WITH_PROVIDER = (
    MessageStatus.HANDED_OVER, MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.UNDELIVERED,
    MessageStatus.NO_RECEIPT,
)  # fmt: skip
# To us in whatever way, or to the carrier.
STOPS = (*figures.OWN_WISH, "provider-21610")


@dataclass(frozen=True)
class SentDay:
    """One date in UTC. `due` is the sum of handed_over, unknown, refused, held_back, expired and waiting.

    Of those that were handed over, `in_time` went within ten seconds of their moment; some are delivered, some not.
    """

    on: date
    due: int = 0
    handed_over: int = 0
    in_time: int = 0
    delivered: int = 0
    not_delivered: int = 0
    unknown: int = 0
    refused: int = 0
    held_back: int = 0
    expired: int = 0
    waiting: int = 0
    stops: int = 0
    bounces: int = 0


def days(session: Session, *, now: datetime, number: int = DAYS) -> list[SentDay]:
    """The last so many days, the newest first, up to this moment."""
    today = now.astimezone(UTC).date()
    since = datetime.combine(today - (number - 1) * DAY, time(), UTC)
    rows, stops, bounces = _messages(session, since, now), _stops(session, since), _bounces(session, since)
    found = []
    for on in (today - back * DAY for back in range(number)):
        theirs = [row for row in rows if row.on == on]
        found.append(_added_up(on, theirs, stops.get(on, 0), bounces.get(on, 0)))
    return found


@dataclass(frozen=True)
class _Row:
    """So many messages of a day in one state."""

    on: date
    status: str
    number: int
    left: int
    in_time: int


def _added_up(on: date, rows: Sequence[_Row], stops: int, bounces: int) -> SentDay:
    def count(*statuses: MessageStatus) -> int:
        return sum(row.number for row in rows if row.status in statuses)

    failed = [row for row in rows if row.status == MessageStatus.FAILED]
    taken = sum(row.left for row in failed)
    return SentDay(
        on=on,
        due=sum(row.number for row in rows),
        handed_over=count(*WITH_PROVIDER) + taken,
        in_time=sum(row.in_time for row in rows),
        delivered=count(MessageStatus.DELIVERED),
        not_delivered=count(MessageStatus.UNDELIVERED) + taken,
        unknown=count(MessageStatus.UNKNOWN),
        refused=sum(row.number for row in failed) - taken,
        held_back=count(MessageStatus.SUPPRESSED),
        expired=count(MessageStatus.EXPIRED),
        waiting=count(MessageStatus.PLANNED, MessageStatus.CLAIMED, MessageStatus.HELD),
        stops=stops,
        bounces=bounces,
    )


def _messages(session: Session, since: datetime, now: datetime) -> list[_Row]:
    # From the newest row back, so that this reads as few rows as the answer is made of.
    older = select(Message.id).where(Message.created_at < since - WRITTEN_BEFORE)
    first = session.scalar(older.order_by(Message.id.desc()).limit(1)) or 0
    due_at, left_at = db.seconds(session, Message.send_after), db.seconds(session, Message.handed_over_at)
    on = db.stretch(session, Message.send_after, A_DAY)
    in_time = case((left_at - due_at <= IN_TIME, 1))
    asked = (Message.id > first, Message.send_after >= since, Message.send_after <= now)
    query = select(
        on, Message.status, func.count(), func.count(Message.handed_over_at), func.count(in_time)
    ).where(*asked)
    found = session.execute(query.group_by(on, Message.status))
    return [_Row(_date(day), status, number, left, soon) for day, status, number, left, soon in found]


def _stops(session: Session, since: datetime) -> dict[date, int]:
    on = db.stretch(session, Consent.at, A_DAY)
    said = (Consent.act == "withdrawn", Consent.subject.in_(list(Channel)), Consent.source.in_(STOPS))
    query = select(on, func.count()).where(Consent.at >= since, *said).group_by(on)
    return {_date(day): number for day, number in session.execute(query)}


def _bounces(session: Session, since: datetime) -> dict[date, int]:
    on = db.stretch(session, DeliveryReport.received_at, A_DAY)
    came = (DeliveryReport.received_at >= since, DeliveryReport.provider_id == "bounce")
    query = select(on, func.count()).where(*came).group_by(on)
    return {_date(day): number for day, number in session.execute(query)}


def _date(day: int) -> date:
    return date(1970, 1, 1) + day * DAY
