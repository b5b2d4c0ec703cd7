"""Signed-in browsers. The cookie holds a token, the row its keyed hash; ending the row ends it at once."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, delete, or_, select, update

from course import db, looks
from course.db import Session
from course.models import TOKEN_BYTES, BrowserSession, Cohort, Enrolment, Person

LEARNER_LIVES = timedelta(hours=12)
FULL_LIVES = timedelta(minutes=60)
STAFF_LIVES = timedelta(hours=10)
# How long a proof of who somebody is holds for dangerous acts at the desk.
PROOF_LIVES = timedelta(minutes=10)


@dataclass(frozen=True)
class Subject:
    """Whose session it is: a learner in an enrolment, somebody about to join, or staff."""

    person_id: int | None = None
    enrolment_id: int | None = None
    join_request_id: int | None = None
    staff_id: int | None = None


class Found(NamedTuple):
    """An open session and, where it was asked for, whose it is; staff have nothing but the session."""

    row: BrowserSession
    person: Person | None = None
    enrolment: Enrolment | None = None
    cohort: Cohort | None = None


_BY_DIGEST = select(BrowserSession).where(BrowserSession.digest == bindparam("digest"))
_OWNED = (BrowserSession, Person, Enrolment, Cohort)
_WITH_OWNER = (
    select(*looks.columns(*_OWNED))
    .select_from(BrowserSession)
    .outerjoin(Person, Person.id == BrowserSession.person_id)
    .outerjoin(Enrolment, Enrolment.id == BrowserSession.enrolment_id)
    .outerjoin(Cohort, Cohort.id == Enrolment.cohort_id)
    .where(BrowserSession.digest == bindparam("digest"))
)


def open_for(
    session: Session, subject: Subject, *, full: bool, now: datetime, browser: str = ""
) -> tuple[str, BrowserSession]:
    """A new session and its token. `full` also lets a learner read what was written, for an hour.

    Staff have just proven who they are: no session of theirs begins in another way. Their `browser` is named.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = BrowserSession(
        digest=_digest(session, token),
        person_id=subject.person_id,
        enrolment_id=subject.enrolment_id,
        join_request_id=subject.join_request_id,
        staff_id=subject.staff_id,
        full_until=now + FULL_LIVES if full else None,
        proven_at=now if subject.staff_id else None,
        browser=browser if subject.staff_id else "",
        created_at=now,
        expires_at=now + (STAFF_LIVES if subject.staff_id else LEARNER_LIVES),
    )
    session.add(row)
    session.flush()
    return token, row


def find(session: Session, token: str, *, now: datetime, with_owner: bool = False) -> Found | None:
    """The open session a token belongs to, or None.

    `with_owner` is for somebody who only looks: the rows that nearly every page asks for come in the same query, and
    are at hand in the database session (`looks`). Whoever writes asks for a row when it is needed, since it may have to
    be locked first.
    """
    found = (_with_owner if with_owner else _alone)(session, _digest(session, token))
    return found if found is not None and found.row.is_open(now) else None


def is_recently_proven(row: BrowserSession, *, now: datetime) -> bool:
    """Whether staff showed password and second key in this browser within the last ten minutes."""
    return row.proven_at is not None and now - row.proven_at <= PROOF_LIVES


def end(session: Session, token: str, *, now: datetime) -> None:
    """Sign one browser out."""
    session.execute(
        update(BrowserSession)
        .where(BrowserSession.digest == _digest(session, token), BrowserSession.ended_at.is_(None))
        .values(ended_at=now)
    )


def open_of_staff(session: Session, staff_ids: Iterable[int], *, now: datetime) -> Sequence[BrowserSession]:
    """The open sessions of these members of staff, the newest first."""
    query = select(BrowserSession).where(
        BrowserSession.staff_id.in_(list(staff_ids)),
        BrowserSession.ended_at.is_(None),
        BrowserSession.expires_at > now,
    )
    return session.scalars(query.order_by(BrowserSession.id.desc())).all()


def end_one(session: Session, staff_id: int, session_id: int, *, now: datetime) -> bool:
    """Sign one browser of a member of staff out; False where it is not theirs or has ended."""
    ended = session.execute(
        update(BrowserSession)
        .where(
            BrowserSession.id == session_id,
            BrowserSession.staff_id == staff_id,
            BrowserSession.ended_at.is_(None),
        )
        .values(ended_at=now)
        .returning(BrowserSession.id)
    )
    return ended.first() is not None


def end_all(
    session: Session,
    *,
    now: datetime,
    person_id: int | None = None,
    staff_id: int | None = None,
    but: int | None = None,
) -> None:
    """Sign a learner, or a member of staff, out everywhere, or everywhere but in the session with the id `but`."""
    whose = BrowserSession.person_id == person_id if person_id else BrowserSession.staff_id == staff_id
    query = update(BrowserSession).where(whose, BrowserSession.ended_at.is_(None))
    if but is not None:
        query = query.where(BrowserSession.id != but)
    session.execute(query.values(ended_at=now))


def end_every(session: Session, *, now: datetime) -> None:
    """Sign everybody out: after a restore, a session that had been ended since the backup would be open again."""
    session.execute(update(BrowserSession).where(BrowserSession.ended_at.is_(None)).values(ended_at=now))


def forget_before(session: Session, moment: datetime) -> int:
    """Drop sessions that ended, or ran out, before a moment; how many."""
    ended = or_(BrowserSession.expires_at < moment, BrowserSession.ended_at < moment)
    gone = session.execute(delete(BrowserSession).where(ended).returning(BrowserSession.id))
    return len(gone.all())


def _alone(session: Session, digest: str) -> Found | None:
    row = session.scalar(_BY_DIGEST, {"digest": digest})
    return Found(row) if row is not None else None


def _with_owner(session: Session, digest: str) -> Found | None:
    found = db.rows(session, _WITH_OWNER, digest=digest)
    if not found:
        return None
    (values,) = found
    row, person, enrolment, cohort = looks.each(values, *_OWNED)
    looks.keep(session, person, enrolment, cohort)
    return Found(row, person, enrolment, cohort)


def _digest(session: Session, token: str) -> str:
    return db.sealer(session).digest("session", token)
