"""Legal holds: what sets aside the time for which a cohort keeps what was written, for all of it or for one learner.

A hold stops that time and nothing else: a learner can still erase themselves. Its reason is sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from course import db, row_sets, unsealing
from course.db import Session
from course.models import Cohort, LegalHold, Person, new_uid

LONGEST = 500
On = Cohort | Person


@dataclass(frozen=True)
class Read:
    """One hold that stands, opened."""

    reason: str
    staff_id: int
    set_at: datetime


def put(session: Session, on: On, reason: str, *, staff_id: int, now: datetime) -> bool:
    """Hold a cohort or a learner; False where there is a hold already, which then stays as it is.

    The row of `on` is locked by the caller, so that two who do this at once look one after the other.
    """
    if _standing(session, on) is not None:
        return False
    uid = new_uid()
    sealed = db.sealer(session).seal("legal_hold", uid, "reason", reason)
    held = {"cohort_id": on.id} if isinstance(on, Cohort) else {"person_id": on.id}
    session.add(LegalHold(uid=uid, staff_id=staff_id, reason_sealed=sealed, set_at=now, **held))
    session.flush()
    return True


def carry(session: Session, person: Person, left: Cohort, *, staff_id: int, now: datetime) -> bool:
    """A hold on a cohort goes along, for the same reason, with a learner who is moved out of it; False where none does.

    The row of the learner is locked by the caller.
    """
    held = of(session, left)
    return held is not None and put(session, person, held.reason, staff_id=staff_id, now=now)


def end(session: Session, on: On, *, now: datetime) -> bool:
    """End the hold of a cohort or a learner; False where there was none."""
    row = _standing(session, on)
    if row is None:
        return False
    row.ended_at = now
    session.flush()
    return True


def of(session: Session, on: On) -> Read | None:
    """The hold that stands on a cohort or on a learner."""
    row = _standing(session, on)
    if row is None:
        return None
    reason = unsealing.text(session, "legal_hold", row.uid, "reason", row.reason_sealed)
    return Read(reason, row.staff_id, row.set_at)


def cohorts_held(session: Session, cohort_ids: Iterable[int]) -> set[int]:
    """Those of these cohorts on which a hold stands."""
    return _held(session, LegalHold.cohort_id, cohort_ids)


def persons_held(session: Session, person_ids: Iterable[int]) -> set[int]:
    """The same for learners, on themselves."""
    return _held(session, LegalHold.person_id, person_ids)


def _held(session: Session, column: InstrumentedAttribute[int | None], ids: Iterable[int]) -> set[int]:
    found = session.scalars(select(column).where(row_sets.any_of(column, ids), LegalHold.ended_at.is_(None)))
    return {one for one in found if one is not None}


def _standing(session: Session, on: On) -> LegalHold | None:
    is_on = LegalHold.cohort_id == on.id if isinstance(on, Cohort) else LegalHold.person_id == on.id
    return session.scalar(select(LegalHold).where(is_on, LegalHold.ended_at.is_(None)))
