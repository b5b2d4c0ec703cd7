"""Six-digit codes that prove a phone or an address: ten minutes, five tries, one success, bound to who asked.

A code is made at the moment its message is claimed for sending, so that nothing at rest can be read as a code.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from course import db
from course.db import Session
from course.models import Message, OneTimeCode

LIVES = timedelta(minutes=10)
TRIES = 5
DIGITS = 6


class CodeRefused(Exception):
    """The code is wrong, used, too old, or somebody else's. `tries_left` is 0 where a new one is needed."""

    def __init__(self, tries_left: int) -> None:
        self.tries_left = tries_left
        super().__init__("The code was refused.")


@dataclass(frozen=True)
class Asker:
    """Who asks: the browser's own secret, and what a success will stand for."""

    secret: str
    purpose: str
    person_id: int | None = None
    join_request_id: int | None = None


def ask(session: Session, asker: Asker, contact_index: str, *, now: datetime) -> OneTimeCode:
    """A place for a code. Earlier ones of this browser end."""
    mine = digest_asker(session, asker.secret)
    session.execute(
        update(OneTimeCode)
        .where(OneTimeCode.asker_digest == mine, OneTimeCode.used_at.is_(None), OneTimeCode.expires_at > now)
        .values(expires_at=now)
    )
    code = OneTimeCode(
        purpose=asker.purpose,
        person_id=asker.person_id,
        join_request_id=asker.join_request_id,
        contact_index=contact_index,
        asker_digest=mine,
        created_at=now,
        expires_at=now + LIVES,
    )
    session.add(code)
    session.flush()
    return code


def mint(session: Session, code_id: int, *, now: datetime) -> str:
    """Make the digits, keep their keyed hash, start the ten minutes. Called while its message is claimed."""
    code = session.get_one(OneTimeCode, code_id)
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    code.digest = _digest(session, code.id, digits)
    code.expires_at = now + LIVES
    return digits


def prove(session: Session, asker_secret: str, digits: str, *, now: datetime) -> OneTimeCode:
    """Use up a code. Raises CodeRefused; of many tries at once at most one succeeds, and each counts."""
    code = session.scalar(
        select(OneTimeCode)
        .where(OneTimeCode.asker_digest == digest_asker(session, asker_secret))
        .order_by(OneTimeCode.id.desc())
        .limit(1)
        .with_for_update()
        # Another try may have used it up while this one waited for the row.
        .execution_options(populate_existing=True)
    )
    if code is None or code.used_at is not None or code.expires_at <= now or code.tries >= TRIES:
        raise CodeRefused(0)
    code.tries += 1
    if code.digest is None or not hmac.compare_digest(code.digest, _digest(session, code.id, digits)):
        raise CodeRefused(TRIES - code.tries)
    code.used_at = now
    return code


def waiting(session: Session, asker_secret: str, *, now: datetime) -> OneTimeCode | None:
    """The code this browser is waiting for, if it still can be used."""
    return session.scalar(
        select(OneTimeCode)
        .where(
            OneTimeCode.asker_digest == digest_asker(session, asker_secret),
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > now,
        )
        .order_by(OneTimeCode.id.desc())
        .limit(1)
    )


def latest(session: Session, asker_secret: str) -> OneTimeCode | None:
    """What this browser asked for last, whatever became of the code."""
    mine = OneTimeCode.asker_digest == digest_asker(session, asker_secret)
    return session.scalar(select(OneTimeCode).where(mine).order_by(OneTimeCode.id.desc()).limit(1))


def forget_before(session: Session, moment: datetime) -> int:
    """Drop codes that ran out before a moment; how many. Their messages stay, as the log."""
    ran_out = OneTimeCode.expires_at < moment
    old = select(OneTimeCode.id).where(ran_out)
    session.execute(update(Message).where(Message.code_id.in_(old)).values(code_id=None))
    gone = session.execute(delete(OneTimeCode).where(ran_out).returning(OneTimeCode.id))
    return len(gone.all())


def digest_asker(session: Session, secret: str) -> str:
    return db.sealer(session).digest("asker", secret)


def _digest(session: Session, code_id: int, digits: str) -> str:
    return db.sealer(session).digest("code", f"{code_id}:{digits}")
