"""Who has done every item of a plan that is fully written: the course is over for them."""

from collections.abc import Set
from datetime import datetime

from course import enrolments, nudges
from course.db import Session
from course.lessons import Course, Plan
from course.rules import progress

BATCH = 500


def finished(session: Session, course: Course, *, now: datetime) -> list[int]:
    """Enrolments under way whose every item is done, by id. A plan still being written finishes nobody."""
    found: list[int] = []
    after = 0
    while True:
        batch = enrolments.unfinished(session, before=now, limit=BATCH, after=after)
        facts = nudges.facts(session, batch, now=now)
        found += [one.id for one in batch if _is_finished(facts.plan(course, one), facts.done[one.id])]
        if len(batch) < BATCH:
            break
        after = batch[-1].id
    return found


def _is_finished(plan: Plan, done: Set[str]) -> bool:
    return plan.complete and progress.is_finished(plan, done)


def finish(session: Session, enrolment_ids: list[int], *, now: datetime) -> None:
    """Note the end for each of them."""
    for enrolment_id in enrolment_ids:
        enrolment = enrolments.find(session, enrolment_id)
        if enrolment is not None:
            enrolments.finish(session, enrolment, now=now)
