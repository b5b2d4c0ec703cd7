"""The record of acts: who did what to which, in a chain of keyed hashes, so that a changed line is found."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from course import db
from course.db import Session
from course.models import AuditEntry


@dataclass(frozen=True)
class Act:
    """One act. `actor` is "staff", "command" or "learner"; `subject` is like "cohort:3". Never a learner's words."""

    act: str
    subject: str
    actor: str = "staff"
    staff_id: int | None = None
    cohort_id: int | None = None
    details: Mapping[str, str | int] = field(default_factory=dict)


def record(session: Session, act: Act, *, now: datetime) -> None:
    """Add one line to the chain."""
    record_all(session, [act], now=now)


def record_all(session: Session, acts: Sequence[Act], *, now: datetime) -> None:
    """Add a line for each to the chain, in this order."""
    db.exclusive(session, "audit")
    before = session.scalar(select(AuditEntry.digest).order_by(AuditEntry.id.desc()).limit(1)) or ""
    for act in acts:
        entry = _entry(act, now)
        before = entry.digest = _digest(session, before, entry)
        session.add(entry)
    session.flush()


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


def first_broken(session: Session) -> int | None:
    """The id of the first line that does not fit the chain, or None where all fit."""
    before = ""
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id)):
        if entry.digest != _digest(session, before, entry):
            return entry.id
        before = entry.digest
    return None


def about(session: Session, subject: str, *, limit: int = 50) -> list[AuditEntry]:
    """What was done to one thing, the newest first."""
    query = (
        select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.id.desc()).limit(limit)
    )
    return list(session.scalars(query))


def _digest(session: Session, before: str, entry: AuditEntry) -> str:
    told = [
        before,
        entry.at.isoformat(),
        entry.actor,
        entry.staff_id,
        entry.act,
        entry.subject,
        entry.cohort_id,
        json.dumps(entry.details, sort_keys=True),
    ]
    return db.sealer(session).digest("audit", json.dumps(told))
