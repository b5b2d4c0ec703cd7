"""What the texts of a cohort cost, day by day, and the limits that staff set: past one, nothing more leaves.

It counts what goes out by itself: nudges and invitations. Codes, links and replies, above all those that keep somebody
safe, neither count nor wait. Money is in ten-thousandths of the cohort's currency, limits are in its hundredths. A sum
is kept for each of the cohort's own days, so that nothing is ever added up message by message.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, update

from course import db
from course.db import Session
from course.messages import SPENDING_LIMIT
from course.models import Channel, Cohort, Message, MessageStatus, Spending
from course.rules import local_time

PARTS_OF_A_HUNDREDTH = 100
# When staff raise a limit, what waits goes within minutes.
LOOK_AGAIN = timedelta(minutes=5)


@dataclass(frozen=True)
class Charge:
    """What one text costs its cohort, and on which of its days it was charged."""

    cohort_id: int
    on: date
    segments: int
    amount: int


@dataclass(frozen=True)
class Spent:
    """What a cohort has spent, and its limits, all in ten-thousandths; None where there is no limit."""

    today: int
    month: int
    daily_limit: int | None
    monthly_limit: int | None
    # Whether anything waits at this moment because a limit is reached.
    is_stopped: bool

    @property
    def left(self) -> int | None:
        """What may still be spent today; None for as much as they like."""
        limits = ((self.daily_limit, self.today), (self.monthly_limit, self.month))
        return min((limit - spent for limit, spent in limits if limit is not None), default=None)


def look(session: Session, cohort: Cohort, *, now: datetime) -> Spent:
    """Where a cohort stands today."""
    today = local_time.local_date(now, cohort.zone)
    waiting = select(Message.id).where(
        Message.cohort_id == cohort.id,
        Message.status == MessageStatus.PLANNED,
        Message.reason_code == SPENDING_LIMIT,
        Message.expires_at > now,
    )
    return Spent(
        today=_sum(session, cohort.id, today, today),
        month=_sum(session, cohort.id, today.replace(day=1), today),
        daily_limit=_parts(cohort.cap_daily_minor),
        monthly_limit=_parts(cohort.cap_monthly_minor),
        is_stopped=session.scalar(waiting.limit(1)) is not None,
    )


def charge(session: Session, wanted: Sequence[tuple[Message, int]], *, now: datetime) -> Mapping[int, Charge]:
    """Charge texts, of so many segments each, to their cohorts, in their order; by message number, those that may go.

    From the first that a limit forbids, all that is due for that cohort waits; staff see why. What belongs to no
    cohort is charged to nobody and left out.
    """
    found: dict[int, Charge] = {}
    for cohort_id in sorted({one.cohort_id for one, _ in wanted if one.cohort_id is not None}):
        cohort = session.get_one(Cohort, cohort_id)
        theirs = [pair for pair in wanted if pair[0].cohort_id == cohort.id]
        if cohort.price_per_segment is None:
            # Nobody knows what it costs, so there is nothing to add up and nothing to hold back.
            on = local_time.local_date(now, cohort.zone)
            found |= dict.fromkeys((message.id for message, _ in theirs), Charge(cohort.id, on, 0, 0))
        else:
            found |= _charge(session, cohort, theirs, now)
    return found


def give_back(session: Session, charge: Charge) -> None:
    """It was not sent, so it costs nothing."""
    if charge.segments:
        _add(session, charge.cohort_id, charge.on, -charge.segments, -charge.amount)


def _charge(
    session: Session, cohort: Cohort, texts: Sequence[tuple[Message, int]], now: datetime
) -> dict[int, Charge]:
    on, price = local_time.local_date(now, cohort.zone), cohort.price_per_segment or 0
    # Touched first, so that two processes do not both see the last of it.
    _add(session, cohort.id, on, 0, 0)
    left = look(session, cohort, now=now).left
    found: dict[int, Charge] = {}
    for message, segments in texts:
        cost = segments * price
        if left is not None and cost > left:
            _hold(session, cohort, now)
            break
        left = None if left is None else left - cost
        found[message.id] = Charge(cohort.id, on, segments, cost)
    _add(
        session,
        cohort.id,
        on,
        sum(one.segments for one in found.values()),
        sum(one.amount for one in found.values()),
    )
    return found


def _hold(session: Session, cohort: Cohort, now: datetime) -> None:
    """All that is due for a cohort waits, for as long as its hours let it."""
    session.execute(
        update(Message)
        .where(
            Message.cohort_id == cohort.id,
            Message.channel == Channel.SMS,
            Message.status == MessageStatus.PLANNED,
            Message.send_after <= now,
        )
        .values(send_after=now + LOOK_AGAIN, reason_code=SPENDING_LIMIT)
    )


def _add(session: Session, cohort_id: int, on: date, segments: int, amount: int) -> None:
    if (
        db.insert_once(session, Spending, cohort_id=cohort_id, on=on, segments=segments, amount=amount)
        is None
    ):
        session.execute(
            update(Spending)
            .where(Spending.cohort_id == cohort_id, Spending.on == on)
            .values(segments=Spending.segments + segments, amount=Spending.amount + amount)
        )


def _sum(session: Session, cohort_id: int, first: date, last: date) -> int:
    query = select(func.sum(Spending.amount)).where(
        Spending.cohort_id == cohort_id, Spending.on >= first, Spending.on <= last
    )
    return int(session.scalar(query) or 0)


def _parts(minor: int | None) -> int | None:
    return minor * PARTS_OF_A_HUNDREDTH if minor is not None else None
