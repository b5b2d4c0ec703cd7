"""Support tasks that nobody has taken: whom to tell next, one person at a time, while somebody is on duty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from course import staff, support_tasks
from course.db import Session
from course.models import Staff, SupportTask
from course.rules import duty

# It says nothing of whom or what it is about: mail is read over shoulders.
SUBJECT = "Something waits for you at the desk"
WORDS = """Somebody in one of your cohorts may need a person. Nobody has taken the task yet.

Please look at it: {address}

If nobody takes it within two hours, the next person on the list is told.
Nothing about the learner stands in this mail."""


@dataclass(frozen=True)
class Telling:
    """One mail that is to go to one member of staff."""

    task_id: int
    email: str
    number: int


def claim(session: Session, *, now: datetime) -> list[Telling]:
    """Whom to tell now. It is noted first, so that a mail goes once at most; the caller commits, then sends."""
    found = []
    for task, cohort in support_tasks.untaken(session):
        if not duty.tells_now(support_tasks.duty_of(cohort), task.told_at, now):
            continue
        member = _next(staff.who_help(session, cohort.id), task)
        if member is not None:
            task.told_at, task.told_id, task.tellings = now, member.id, task.tellings + 1
            found.append(Telling(task.id, member.email, task.tellings))
    return found


def _next(members: Sequence[Staff], task: SupportTask) -> Staff | None:
    """Whom it was handed to; else the one after whoever was told last, round and round."""
    if not members:
        return None
    ids = [one.id for one in members]
    last = ids.index(task.told_id) if task.told_id in ids else -1
    if last >= 0 and task.told_at is None:
        return members[last]
    return members[(last + 1) % len(members)]
