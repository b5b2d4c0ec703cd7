"""When an item is done, and when all of them are: the course is over for them."""

from collections.abc import Set
from datetime import datetime

from course import bearings, enrolments
from course.db import Session
from course.lessons import Course, Plan
from course.models import Enrolment
from course.rules import progress

BATCH = 500


def finished(session: Session, course: Course, *, now: datetime) -> list[int]:
    """Enrolments under way whose every item is done, by id. A plan still being written finishes nobody."""
    found: list[int] = []
    after = 0
    while True:
        batch = enrolments.unfinished(session, before=now, limit=BATCH, after=after)
        facts = bearings.facts(session, batch, now=now)
        found += [one.id for one in batch if _is_finished(facts.plan(course, one), facts.done[one.id])]
        if len(batch) < BATCH:
            break
        after = batch[-1].id
    return found


def _is_finished(plan: Plan, done: Set[str]) -> bool:
    return plan.complete and progress.is_finished(plan, done)


def close_item(
    session: Session,
    enrolment: Enrolment,
    item_id: str,
    *,
    plan: Plan,
    done: Set[str],
    zone: str,
    now: datetime,
) -> None:
    """After an item is done the planner looks again; with the last item of a plan the course is finished."""
    enrolments.come_back(enrolment, zone=zone, now=now)
    enrolments.look_again(session, enrolment_id=enrolment.id, now=now)
    if _is_finished(plan, done | {item_id}):
        enrolments.finish(enrolment, now=now)


def finish(session: Session, enrolment_ids: list[int], *, now: datetime) -> None:
    """Note the end for each of them."""
    for enrolment_id in enrolment_ids:
        enrolment = enrolments.find(session, enrolment_id)
        if enrolment is not None:
            enrolments.finish(enrolment, now=now)
