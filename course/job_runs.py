"""Heartbeats: when each job last ran, and whether it went well."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from course import db
from course.db import Session
from course.models import JobRun

# What stands in the heartbeat of a job that found no room in the database.
FULL = "DatabaseFull"
# How PostgreSQL says that its disk is full.
PG_DISK_FULL = "53100"


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


def is_full(error: BaseException) -> bool:
    """Whether a database failed because it has no room for what was to be written."""
    own = error.orig if isinstance(error, DBAPIError) else error
    is_sqlite_full = getattr(own, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return is_sqlite_full or getattr(own, "sqlstate", None) == PG_DISK_FULL


def heartbeats(session: Session) -> list[Heartbeat]:
    """Every job that ever ran, by name."""
    rows = session.scalars(select(JobRun).order_by(JobRun.job))
    return [
        Heartbeat(row.job, row.started_at, row.succeeded_at, row.failures, row.last_error) for row in rows
    ]


def _row(session: Session, job: str) -> JobRun:
    return session.scalars(select(JobRun).where(JobRun.job == job).with_for_update()).one()
