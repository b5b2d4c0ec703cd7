"""When enough is enough: counters in the database, so that they hold over processes and machines."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from course import db
from course.db import Session
from course.models import Throttle


def take(session: Session, key: str, *, limit: int, per: timedelta, now: datetime, wanted: int = 1) -> int:
    """How many of `wanted` may happen now, and count them: at most `limit` in each stretch of `per`.

    `key` never holds a number or an address, only its blind index.
    """
    db.insert_once(session, Throttle, key=key, began_at=now, count=0)
    row = session.scalars(select(Throttle).where(Throttle.key == key).with_for_update()).one()
    if now - row.began_at >= per or row.began_at > now:
        row.began_at, row.count = now, 0
    granted = max(0, min(wanted, limit - row.count))
    row.count += granted
    return granted


def is_spent(session: Session, key: str, *, limit: int, per: timedelta, now: datetime) -> bool:
    """Whether the limit of this stretch is used up, without counting anything."""
    row = session.scalar(select(Throttle).where(Throttle.key == key))
    return row is not None and now - row.began_at < per and row.count >= limit


def forget_before(session: Session, moment: datetime) -> None:
    """Drop counters that ended long ago."""
    session.execute(delete(Throttle).where(Throttle.began_at < moment))


def give_back(session: Session, key: str, count: int) -> None:
    """Return what was taken and not used."""
    row = session.scalars(select(Throttle).where(Throttle.key == key).with_for_update()).one()
    row.count = max(0, row.count - count)
