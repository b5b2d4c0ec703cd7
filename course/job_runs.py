"""Heartbeats: when each job last ran, and whether it went well."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from course import db
from course.db import Session
from course.models import JobRun


@dataclass(frozen=True)
class Heartbeat:
    job: str
    started_at: datetime
    succeeded_at: datetime | None
    failures: int
    last_error: str | None


def started(session: Session, job: str, *, now: datetime) -> None:
    if db.insert_once(session, JobRun, job=job, started_at=now, failures=0) is None:
        _row(session, job).started_at = now


def succeeded(session: Session, job: str, *, now: datetime) -> None:
    row = _row(session, job)
    row.finished_at = row.succeeded_at = now
    row.failures, row.last_error = 0, None


def failed(session: Session, job: str, error: str, *, now: datetime) -> None:
    """Count one failure more. `error` is the name of the exception, never its words."""
    row = _row(session, job)
    row.finished_at = now
    row.failures += 1
    row.last_error = error[:80]


def heartbeats(session: Session) -> list[Heartbeat]:
    """Every job that ever ran, by name."""
    rows = session.scalars(select(JobRun).order_by(JobRun.job))
    return [
        Heartbeat(row.job, row.started_at, row.succeeded_at, row.failures, row.last_error) for row in rows
    ]


def _row(session: Session, job: str) -> JobRun:
    return session.scalars(select(JobRun).where(JobRun.job == job).with_for_update()).one()
