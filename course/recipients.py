"""Whom claimed messages are for, as far as the claim asks: rows without their models, which cost several times as much.

A claim reads them for a hundred messages several times a second, and writes to none of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import select

from course import db, row_sets
from course.db import Session
from course.models import Enrolment, Person


@dataclass(slots=True)
class Recipient:
    """A person: where they are, and when they may be written to."""

    id: int
    zone: str
    zones_maybe: str
    country: str
    send_at: str
    weekdays: str
    opens_at: str
    closes_at: str


@dataclass(slots=True)
class Taken:
    """A course that somebody takes: what their plan is made of, and whether it goes on."""

    id: int
    person_id: int
    cohort_id: int
    plan: str
    course_version: str
    track: str | None
    second_track: str | None
    track_changed_at: datetime | None
    gentle_since_at: datetime | None
    paused_at: datetime | None
    paused_until_on: date | None
    paused_by: str | None
    withdrawn_at: datetime | None


# Put together once, since they are asked for at every claim.
_LOCKED = (
    select(*(getattr(Person, one.name) for one in fields(Recipient)))
    .where(row_sets.among(Person.id, "ids"))
    .order_by(Person.id)
    .with_for_update()
)
_TAKEN = select(*(getattr(Enrolment, one.name) for one in fields(Taken))).where(
    row_sets.among(Enrolment.id, "ids")
)


def locked(session: Session, ids: Iterable[int]) -> dict[int, Recipient]:
    """These people by their numbers, locked in one order until this transaction ends."""
    return {row[0]: Recipient(*row) for row in db.rows(session, _LOCKED, ids=list(set(ids)))}


def taken(session: Session, ids: Iterable[int]) -> dict[int, Taken]:
    """These enrolments by their numbers."""
    wanted = list(set(ids))
    return {row[0]: Taken(*row) for row in db.rows(session, _TAKEN, ids=wanted)} if wanted else {}
