"""Quiet dates: the days on which a learner wants to hear nothing, asked for in Settings or by a lesson."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import delete, select

from course import db, row_sets
from course.db import Session
from course.models import QuietDate

SETTINGS = "settings"
_OF_THESE = select(QuietDate.person_id, QuietDate.on).where(row_sets.among(QuietDate.person_id, "ids"))


def add(session: Session, person_id: int, on: date, *, source: str, now: datetime) -> bool:
    """Keep a date quiet; False where it was already. The caller has the planner look again."""
    made = db.insert_once(session, QuietDate, person_id=person_id, on=on, source=source, created_at=now)
    return made is not None


def remove(session: Session, person_id: int, on: date) -> None:
    """Let messages come on that date again."""
    session.execute(delete(QuietDate).where(QuietDate.person_id == person_id, QuietDate.on == on))


def replace(session: Session, person_id: int, dates: Iterable[date], *, source: str, now: datetime) -> None:
    """What one source asks for, in place of what it asked before. Dates from elsewhere stay."""
    wanted = set(dates)
    theirs = (QuietDate.person_id == person_id, QuietDate.source == source)
    session.execute(delete(QuietDate).where(*theirs, QuietDate.on.not_in(wanted)))
    for on in sorted(wanted):
        add(session, person_id, on, source=source, now=now)


def coming(session: Session, person_id: int, today: date) -> list[date]:
    """The quiet dates from today on, in order."""
    query = select(QuietDate.on).where(QuietDate.person_id == person_id, QuietDate.on >= today)
    return sorted(session.scalars(query))


def of(session: Session, person_ids: Iterable[int]) -> defaultdict[int, set[date]]:
    """The quiet dates of many people, in one query."""
    found: defaultdict[int, set[date]] = defaultdict(set)
    for person_id, on in db.rows(session, _OF_THESE, ids=person_ids):
        found[person_id].add(on)
    return found
