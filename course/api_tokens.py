"""Keys with which programs read the data of one cohort: made once, shown once, kept as a keyed hash, ended at any time.

A token opens a *reading*: a short-lived key that is good for some minutes of looking. Opening is what is counted,
limited and written into the record, so that looking itself changes nothing.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update

from course import db
from course.db import Session
from course.models import TOKEN_BYTES, ApiToken, Role, Staff

PREFIX = "kith_"
LONGEST_NAME = 80
# For how many days a token may be good, to choose from.
LIVES_DAYS = (30, 90, 365)
READING_LIVES = timedelta(minutes=15)
# Who may make a token, and whose tokens may read names: a role that is taken away takes its tokens' reach with it.
MAY_MAKE = (Role.OWNER, Role.COORDINATOR, Role.ANALYST)
MAY_READ_NAMES = (Role.OWNER, Role.COORDINATOR)
KNOWS_ARMS = (Role.OWNER, Role.ANALYST)


@dataclass(frozen=True)
class Holder:
    """A token that is good at this moment, and who made it."""

    token: ApiToken
    maker: Staff

    @property
    def is_named(self) -> bool:
        """Whether names and contacts may be read: the token says so, and its maker still may."""
        return self.token.is_named and self.maker.role in MAY_READ_NAMES

    @property
    def knows_arms(self) -> bool:
        return self.maker.role in KNOWS_ARMS


def make(
    session: Session, *, name: str, cohort_id: int, maker: Staff, is_named: bool, days: int, now: datetime
) -> tuple[ApiToken, str]:
    """A new token's row, and the token, which is returned once and stored nowhere."""
    token = f"{PREFIX}{secrets.token_urlsafe(TOKEN_BYTES * 2)}"
    row = ApiToken(
        digest=_digest(session, token), name=name, cohort_id=cohort_id, staff_id=maker.id,
        is_named=is_named and maker.role in MAY_READ_NAMES, created_at=now, expires_at=now + timedelta(days=days),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row, token


def of_cohort(session: Session, cohort_id: int) -> list[tuple[ApiToken, Staff]]:
    """Every token ever made for a cohort with its maker, the newest first."""
    query = select(ApiToken, Staff).join(Staff, Staff.id == ApiToken.staff_id)
    rows = session.execute(query.where(ApiToken.cohort_id == cohort_id).order_by(ApiToken.id.desc()))
    return [(token, maker) for token, maker in rows]


def find(session: Session, token: str, *, now: datetime) -> Holder | None:
    """Whose token it is, while it is good: unknown, run out, ended, and of somebody who left, look the same."""
    return _holder(session, ApiToken.digest == _digest(session, token), now)


def revoke(session: Session, token_id: int, *, now: datetime) -> ApiToken | None:
    """End a token for good; what it has open ends with it."""
    row = session.get(ApiToken, token_id)
    if row is not None:
        row.revoked_at = row.revoked_at or now
    return row


def end_every(session: Session, *, now: datetime) -> None:
    """End every token: after a restore, one that was ended since the backup would be good again."""
    session.execute(update(ApiToken).where(ApiToken.revoked_at.is_(None)).values(revoked_at=now))


def open_reading(session: Session, holder: Holder, *, now: datetime) -> tuple[str, datetime]:
    """A key for looking, and when it runs out. It needs no row: the database holds what it is checked against."""
    ends = min(now + READING_LIVES, holder.token.expires_at)
    holder.token.used_at = now
    told = f"{holder.token.id}.{int(ends.timestamp())}"
    return f"{told}.{db.sealer(session).digest('api-reading', told)}", ends


def reading(session: Session, key: str, *, now: datetime) -> Holder | None:
    """Whose reading a key belongs to, while both it and its token are good."""
    told, _, digest = key.rpartition(".")
    token_id, _, ends = told.partition(".")
    expected = db.sealer(session).digest("api-reading", told)
    is_ours = secrets.compare_digest(digest.encode(), expected.encode())
    if not is_ours or not token_id.isdecimal() or not ends.isdecimal() or int(ends) <= now.timestamp():
        return None
    return _holder(session, ApiToken.id == int(token_id), now)


def _holder(session: Session, which: ColumnElement[bool], now: datetime) -> Holder | None:
    query = select(ApiToken, Staff).join(Staff, Staff.id == ApiToken.staff_id)
    found = session.execute(query.where(which)).one_or_none()
    if found is None:
        return None
    token, maker = found
    is_good = token.revoked_at is None and now < token.expires_at and maker.disabled_at is None
    return Holder(token, maker) if is_good and maker.role in MAY_MAKE else None


def _digest(session: Session, token: str) -> str:
    return db.sealer(session).digest("api-token", token)
