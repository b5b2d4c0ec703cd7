"""Whoever's time is over: those whom their cohorts keep no longer (rules/keeping.py), each by themselves.

Who that may be is read beforehand. Each is then erased in a transaction of their own, in which nobody can change what
the rule goes by, and in which the rule is asked once more: an erasure is written into its list, outside the database,
before it is kept. So neither a hold that was set meanwhile nor a learner who came back is overtaken.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import select

from course import cohorts, erasing, facts, keeping_times, people
from course.db import Database, Session
from course.lessons import Course
from course.models import Enrolment

# What the record calls whoever does this.
ACTOR = "limit"


class Tools(Protocol):
    """What choosing needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def course(self) -> Course: ...


def chosen(tools: Tools, *, now: datetime) -> Iterator[int]:
    """Learners whose time is over at this moment, as it is read; a page of them at a time."""
    after = 0
    while True:
        with tools.db.reading() as session:
            asked = _page(session, after, now)
            found = keeping_times.read(session, tools.course, asked)
        yield from (one for one in asked if _is_over(found, one, now))
        if len(asked) < keeping_times.BATCH:
            return
        after = asked[-1]


def _page(session: Session, after: int, now: datetime) -> list[int]:
    if facts.is_held(session):
        return []
    return keeping_times.to_ask(session, after=after, limit=keeping_times.BATCH, now=now)


def _is_over(found: keeping_times.Found, person_id: int, now: datetime) -> bool:
    """Whoever the rule fails on is tried by themselves, where it fails once more and is told."""
    try:
        return found.kept(person_id).is_over(now)
    except Exception:
        return True


def erase_if_over(session: Session, course: Course, person_id: int, *, ledger: Path, now: datetime) -> bool:
    """Erase one of them if their time is over now; False where it is not, or they are gone already.

    The caller commits, and sweeps once after all of them.
    """
    if not _is_locked(session, person_id) or facts.is_held(session):
        return False
    found = keeping_times.read(session, course, [person_id])
    if not found.kept(person_id).is_over(now):
        return False
    erasing.erase(session, found.persons[person_id], actor=ACTOR, ledger=ledger, now=now)
    return True


def _is_locked(session: Session, person_id: int) -> bool:
    """Lock all that the rule goes by: their cohorts, their enrolments, and then the learner. False where they are gone.

    Whoever joined another cohort in between, or was moved to one, is left to the next run.
    """
    cohort_ids = _cohorts_of(session, person_id, is_locking=False)
    cohorts.locked(session, cohort_ids, to_change=False)
    _cohorts_of(session, person_id, is_locking=True)
    if not people.locked(session, [person_id]):
        return False
    return _cohorts_of(session, person_id, is_locking=False) == cohort_ids


def _cohorts_of(session: Session, person_id: int, *, is_locking: bool) -> set[int]:
    """The cohorts they are in at this moment."""
    query = select(Enrolment.cohort_id).where(Enrolment.person_id == person_id).order_by(Enrolment.id)
    return set(session.scalars(query.with_for_update() if is_locking else query))
