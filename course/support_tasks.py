"""Support tasks: that something may be wrong for somebody. A category and a time, never a learner's words."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import func, select

from course.db import Session
from course.models import Cohort, SupportTask
from course.rules import duty
from course.rules.duty import Duty

# Where a task came from: a text whose words say that somebody else reads that phone.
WATCHED = "watched-sms"
CLOSED_SHOWN = timedelta(days=7)


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
        due_at=_due_at(session, cohort_id, now),
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


def open_count(session: Session, cohort_ids: Collection[int] | None = None) -> int:
    """How many are open, in these cohorts or in all."""
    query = select(func.count(SupportTask.id)).where(SupportTask.closed_at.is_(None))
    if cohort_ids is not None:
        query = query.where(SupportTask.cohort_id.in_(cohort_ids))
    return session.scalar(query) or 0


def find(session: Session, task_id: int) -> SupportTask | None:
    return session.get(SupportTask, task_id)


def find_for_change(session: Session, task_id: int) -> SupportTask | None:
    """The same, locked until this transaction ends: two people may press at once."""
    return session.scalar(select(SupportTask).where(SupportTask.id == task_id).with_for_update())


def listed(
    session: Session, cohort_ids: Collection[int] | None, *, now: datetime
) -> tuple[list[SupportTask], list[SupportTask]]:
    """Those that are open, what is due first in front, and those closed within the last week, the newest first."""
    query = select(SupportTask)
    if cohort_ids is not None:
        query = query.where(SupportTask.cohort_id.in_(cohort_ids))
    still_open = query.where(SupportTask.closed_at.is_(None)).order_by(SupportTask.due_at, SupportTask.id)
    closed = query.where(SupportTask.closed_at > now - CLOSED_SHOWN).order_by(SupportTask.closed_at.desc())
    return list(session.scalars(still_open)), list(session.scalars(closed))


def untaken(session: Session) -> list[tuple[SupportTask, Cohort]]:
    """Those that nobody has taken, with their cohorts, locked: the job that tells staff asks."""
    query = (
        select(SupportTask, Cohort)
        .join(Cohort, Cohort.id == SupportTask.cohort_id)
        .where(SupportTask.closed_at.is_(None), SupportTask.taken_at.is_(None))
        .order_by(SupportTask.id)
        .with_for_update(of=SupportTask)
    )
    return [(task, cohort) for task, cohort in session.execute(query)]


def take(task: SupportTask, staff_id: int, *, now: datetime) -> bool:
    """Somebody sees to it; False where another was first, or it is closed."""
    if task.closed_at is not None or task.taken_at is not None:
        return False
    task.taken_at, task.taken_by_id = now, staff_id
    return True


def give_back(task: SupportTask) -> None:
    """Whoever took it cannot see to it after all: it waits for anybody, and they are told again."""
    task.taken_at = task.taken_by_id = task.told_at = task.told_id = None


def hand_over(task: SupportTask, staff_id: int, *, now: datetime) -> None:
    """It waits for this person, who is told of it, and is due anew."""
    task.taken_at = task.taken_by_id = task.told_at = None
    task.told_id, task.due_at = staff_id, now + duty.RESPONSE


def close(task: SupportTask, staff_id: int, outcome: str, *, now: datetime) -> None:
    """It was seen to. `outcome` says in one word what was done."""
    if task.closed_at is None:
        task.closed_at, task.closed_by_id, task.outcome = now, staff_id, outcome


def reopen(task: SupportTask) -> None:
    """It was not seen to after all."""
    task.closed_at, task.closed_by_id, task.outcome = None, None, ""


def duty_of(cohort: Cohort) -> Duty:
    """When somebody is on duty for a cohort."""
    return Duty(cohort.zone, cohort.duty_days, cohort.duty_from, cohort.duty_until)


def _due_at(session: Session, cohort_id: int | None, now: datetime) -> datetime | None:
    cohort = session.get(Cohort, cohort_id) if cohort_id is not None else None
    return duty.due_at(duty_of(cohort), now) if cohort is not None else None
