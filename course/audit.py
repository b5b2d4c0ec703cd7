"""The record of acts: who did what to which, in a chain of keyed hashes, so that a changed line is found.

Each line's digest covers the line and the digest before it. A line that was changed, put in or moved does not fit, nor
does the one after a line that was taken out. That the newest lines are all there is known by the head: a keyed hash of
the last line's number and digest, kept apart from the chain. Whoever holds the database and not our key can write
neither. Putting back an older copy of both is the one thing that it cannot find; compare with a backup.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from course import db
from course.db import Session
from course.models import AuditEntry, Fact, Staff

HEAD = "audit.head"
AT_A_TIME = 1000
COLUMNS = (
    AuditEntry.id, AuditEntry.at, AuditEntry.actor, AuditEntry.staff_id, AuditEntry.act, AuditEntry.subject,
    AuditEntry.cohort_id, AuditEntry.details, AuditEntry.digest,
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One act. `subject`: like "cohort:3". Never a learner's words.

    `actor`: "staff", "command", "learner", "token", or "limit" for what erases people, and forgets invitations, past
    their time.
    """

    act: str
    subject: str
    actor: str = "staff"
    staff_id: int | None = None
    cohort_id: int | None = None
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """Which lines somebody wants to see: each part narrows, what is None does not. `until` is left out."""

    staff_id: int | None = None
    actor: str | None = None
    act: str | None = None
    cohort_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None


def record(session: Session, act: Act, *, now: datetime) -> None:
    """Add one line to the chain, and move its head on. A head that did not fit stays as it is, to be found."""
    record_all(session, [act], now=now)


def record_all(session: Session, acts: Sequence[Act], *, now: datetime) -> None:
    """Add a line for each, in this order."""
    if not acts:
        return
    db.exclusive(session, "audit")
    newest = select(AuditEntry.id, AuditEntry.digest).order_by(AuditEntry.id.desc()).limit(1)
    last = session.execute(newest).one_or_none()
    fits = _head(session) == (_head_of(session, last.id, last.digest) if last else None)
    before = last.digest if last else ""
    entries = [_entry(act, now) for act in acts]
    for entry in entries:
        before = entry.digest = _digest(session, before, _told(entry))
    session.add_all(entries)
    session.flush()
    if fits:
        _move_head(session, entries[-1], now)


def _entry(act: Act, now: datetime) -> AuditEntry:
    return AuditEntry(
        at=now,
        actor=act.actor,
        staff_id=act.staff_id,
        act=act.act,
        subject=act.subject,
        cohort_id=act.cohort_id,
        details=dict(act.details),
        digest="",
    )


def anchor(session: Session, *, now: datetime) -> bool:
    """Give a chain from before there were heads its head, and say so in the record; False where it has one."""
    newest = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one_or_none()
    if newest is None or _head(session) is not None:
        return False
    _move_head(session, newest, now)
    record(session, Act("anchored-record", "record", actor="command"), now=now)
    return True


def first_broken(session: Session) -> int | None:
    """The id of the first line that does not fit the chain, or None where all fit.

    Where the newest lines are gone it is the id that the last of them had, or the last line's where the head is gone.
    """
    before, last_id = "", 0
    for entry in _in_order(session):
        if entry.digest != _digest(session, before, _told(entry)):
            return int(entry.id)
        before, last_id = entry.digest, entry.id
    head = _head(session)
    if head == (_head_of(session, last_id, before) if last_id else None):
        return None
    return int(head.split(":")[0]) if head else last_id


def _in_order(session: Session) -> Iterator[Any]:
    """Every line as a row, the oldest first, a thousand at a time."""
    last_id = 0
    while True:
        query = select(*COLUMNS).where(AuditEntry.id > last_id).order_by(AuditEntry.id).limit(AT_A_TIME)
        rows = session.execute(query).all()
        yield from rows
        if len(rows) < AT_A_TIME:
            return
        last_id = rows[-1].id


@dataclass(frozen=True)
class Look:
    """When something of somebody's was looked at, and by whom: a role at the desk, or else the kind of actor."""

    at: datetime
    by: str


def looks(session: Session, subject: str, act: str, *, limit: int | None = None) -> list[Look]:
    """When one act was done to one thing and in which role, the newest first: for the person it is about."""
    query = select(AuditEntry.at, AuditEntry.actor, Staff.role).outerjoin(
        Staff, Staff.id == AuditEntry.staff_id
    )
    wanted = query.where(AuditEntry.subject == subject, AuditEntry.act == act)
    found = session.execute(wanted.order_by(AuditEntry.id.desc()).limit(limit))
    return [Look(at, role or actor) for at, actor, role in found]


def about(session: Session, subject: str, *, limit: int = 50) -> list[AuditEntry]:
    """What was done to one thing, the newest first."""
    query = (
        select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.id.desc()).limit(limit)
    )
    return list(session.scalars(query))


def listed(session: Session, wanted: Wanted, *, before: int | None, limit: int) -> Sequence[AuditEntry]:
    """One page of the record, the newest first; `before` is the id of the last line of the page before."""
    query = _narrowed(select(AuditEntry), wanted).order_by(AuditEntry.id.desc()).limit(limit)
    return session.scalars(query.where(AuditEntry.id < before) if before else query).all()


def every(session: Session, wanted: Wanted) -> Sequence[AuditEntry]:
    """All of these lines, the oldest first."""
    return session.scalars(_narrowed(select(AuditEntry), wanted).order_by(AuditEntry.id)).all()


def kinds(session: Session) -> list[str]:
    """The acts of which there is at least one line, in the order of the alphabet."""
    return sorted(session.scalars(select(AuditEntry.act).distinct()))


def _narrowed(query: "Select[AuditEntry]", wanted: Wanted) -> "Select[AuditEntry]":
    parts = {
        AuditEntry.staff_id: wanted.staff_id,
        AuditEntry.actor: wanted.actor,
        AuditEntry.act: wanted.act,
        AuditEntry.cohort_id: wanted.cohort_id,
    }
    for column, value in parts.items():
        query = query.where(column == value) if value is not None else query
    query = query.where(AuditEntry.at >= wanted.since) if wanted.since else query
    return query.where(AuditEntry.at < wanted.until) if wanted.until else query


def _told(entry: Any) -> list[Any]:
    """What a line says, out of a row or of the line itself."""
    return [
        entry.at.isoformat(),
        entry.actor,
        entry.staff_id,
        entry.act,
        entry.subject,
        entry.cohort_id,
        json.dumps(entry.details, sort_keys=True),
    ]


def _digest(session: Session, before: str, told: Sequence[Any]) -> str:
    return db.sealer(session).digest("audit", json.dumps([before, *told]))


def _head(session: Session) -> str | None:
    return session.scalar(select(Fact.value).where(Fact.name == HEAD))


def _head_of(session: Session, line: int, digest: str) -> str:
    return f"{line}:{db.sealer(session).digest('audit-head', f'{line}:{digest}')}"


def _move_head(session: Session, entry: AuditEntry, now: datetime) -> None:
    value = _head_of(session, entry.id, entry.digest)
    if db.insert_once(session, Fact, name=HEAD, value=value, set_at=now) is None:
        row = session.scalars(select(Fact).where(Fact.name == HEAD)).one()
        row.value, row.set_at = value, now
        session.flush()
