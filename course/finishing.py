"""Who has done every item of a plan that is fully written: the course is over for them."""

from datetime import datetime

from course import enrolments, nudges
from course.db import Session
from course.lessons import Course
from course.rules import progress

BATCH = 500


def finished(session: Session, course: Course, *, now: datetime) -> list[int]:
    """Enrolments under way whose every item is done, by id. A plan still being written finishes nobody."""
    complete = {plan.id: plan for plan in course.plans.values() if plan.complete}
    found: list[int] = []
    after = 0
    while complete:
        batch = enrolments.unfinished(session, before=now, limit=BATCH, after=after)
        done = nudges.facts(session, batch, now=now).done
        found += [
            one.id
            for one in batch
            if one.plan in complete and progress.is_finished(complete[one.plan], done[one.id])
        ]
        if len(batch) < BATCH:
            break
        after = batch[-1].id
    return found


def finish(session: Session, enrolment_ids: list[int], *, now: datetime) -> None:
    """Note the end for each of them."""
    for enrolment_id in enrolment_ids:
        enrolment = enrolments.find(session, enrolment_id)
        if enrolment is not None:
            enrolments.finish(session, enrolment, now=now)
