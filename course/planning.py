"""The first half of the scheduler: ask the rule about every learner whose time may have come, write what it says.

Safe to run twice, or in two processes: the reason of a nudge is unique, and a batch is locked while it is asked about.
"""

from datetime import datetime, timedelta
from typing import Protocol

import structlog

from course import enrolments, nudges
from course.db import Database, Session
from course.lessons import Course
from course.models import Enrolment
from course.nudges import Facts
from course.rules import due

# Small enough that, on SQLite, nobody's page waits long for the write lock (performance.md 1).
BATCH = 500
log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What planning needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def course(self) -> Course: ...


def plan_due(tools: Tools, *, now: datetime) -> int:
    """Plan every nudge that is due at `now` (UTC); how many there were. One transaction a batch."""
    planned = 0
    with tools.db.reading() as session:
        crowd = enrolments.count_due(session, now=now)
    while True:
        with tools.db.writing() as session:
            batch = enrolments.claim_due(session, now=now, limit=BATCH)
            facts = nudges.facts(session, batch, now=now)
            planned += sum(_plan_one(session, tools.course, facts, one, crowd) for one in batch)
            session.commit()
        if len(batch) < BATCH:
            return planned


def plan_enrolment(tools: Tools, enrolment_id: int, *, now: datetime) -> bool:
    """Ask about one learner at once, so that somebody who has just joined need not wait for the next tick."""
    with tools.db.writing() as session:
        enrolment = enrolments.find_for_change(session, enrolment_id)
        if enrolment is None:
            return False
        facts = nudges.facts(session, [enrolment], now=now)
        planned = _plan_one(session, tools.course, facts, enrolment, crowd=1)
        session.commit()
    return planned


def _plan_one(session: Session, course: Course, facts: Facts, enrolment: Enrolment, crowd: int) -> bool:
    now = facts.now
    try:
        enrolments.end_pause_if_over(enrolment, zone=facts.persons[enrolment.person_id].zone, now=now)
        decision = due.decide(facts.standing(course, enrolment), now)
    except Exception as error:
        # One learner whose rule raises must not stop the others. Only the kind of error is logged.
        log.error("rule_raised", enrolment=enrolment.id, error=type(error).__name__)
        enrolments.set_aside(session, enrolment.id, now=now)
        return False
    planned = decision.reason is not None and nudges.plan(
        session, enrolment, facts.persons[enrolment.person_id], decision.reason, crowd=crowd, now=now
    )
    later = decision.look_again_at
    # The rule promises a later instant; a wrong one must not turn into an endless loop.
    enrolment.look_again_at = later if later is None or later > now else now + timedelta(minutes=5)
    return planned
