"""Support tasks: that something may be wrong for somebody. A category and a time, never a learner's words."""

from datetime import datetime

from sqlalchemy import func, select

from course.db import Session
from course.models import SupportTask


def open_one(
    session: Session,
    *,
    category: str,
    source: str,
    person_id: int | None,
    enrolment_id: int | None,
    cohort_id: int | None,
    now: datetime,
) -> SupportTask:
    """Open a task for the staff of a cohort."""
    task = SupportTask(
        category=category,
        source=source,
        person_id=person_id,
        enrolment_id=enrolment_id,
        cohort_id=cohort_id,
        created_at=now,
    )
    session.add(task)
    return task


def has_open(session: Session, enrolment_id: int, category: str) -> bool:
    """Whether staff already have an open task of this category for this learner: a second says nothing new."""
    query = select(SupportTask.id).where(
        SupportTask.enrolment_id == enrolment_id,
        SupportTask.category == category,
        SupportTask.closed_at.is_(None),
    )
    return session.scalar(query.limit(1)) is not None


def open_count(session: Session, cohort_id: int | None = None) -> int:
    """How many are open, in one cohort or in all."""
    query = select(func.count(SupportTask.id)).where(SupportTask.closed_at.is_(None))
    if cohort_id is not None:
        query = query.where(SupportTask.cohort_id == cohort_id)
    return session.scalar(query) or 0
