"""The first half of the scheduler: ask the rule about every learner whose time may have come, write what it says.

Safe to run twice, or in two processes: the reason of a nudge is unique, and a batch is locked while it is asked about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from course import db, enrolments, messages, nudges
from course.db import Database, Session
from course.lessons import Course
from course.messages import NewMessage
from course.models import Enrolment, Nudge, Person
from course.nudges import Facts
from course.rules import due
from course.rules.due import Reason

# Small enough that, on SQLite, nobody's page waits long for the write lock (performance.md 1).
BATCH = 500
log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What planning needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def course(self) -> Course: ...


@dataclass(frozen=True)
class Won:
    """The reason that won for one learner."""

    enrolment: Enrolment
    person: Person
    reason: Reason

    @property
    def key(self) -> tuple[int, str]:
        """What makes a nudge the one and only."""
        return self.enrolment.id, self.reason.key


def plan_due(tools: Tools, *, now: datetime) -> int:
    """Plan every nudge that is due at `now` (UTC); how many there were. One transaction a batch."""
    planned = 0
    while True:
        with tools.db.writing() as session:
            batch = enrolments.claim_due(session, now=now, limit=BATCH)
            planned += _plan(session, tools.course, batch, now)
            session.commit()
        if len(batch) < BATCH:
            return planned


def plan_enrolment(tools: Tools, enrolment_id: int, *, now: datetime) -> bool:
    """Ask about one learner at once, so that somebody who has just joined need not wait for the next tick."""
    with tools.db.writing() as session:
        enrolment = enrolments.find_for_change(session, enrolment_id)
        if enrolment is None:
            return False
        planned = _plan(session, tools.course, [enrolment], now)
        session.commit()
    return bool(planned)


def _plan(session: Session, course: Course, batch: Sequence[Enrolment], now: datetime) -> int:
    """Ask the rule about each of them, and write what won for all of them at once."""
    if not batch:
        return 0
    facts = nudges.facts(session, batch, now=now)
    won = [found for one in batch if (found := _ask(session, course, facts, one, now)) is not None]
    session.flush()
    return write(session, won, now)


def _ask(session: Session, course: Course, facts: Facts, enrolment: Enrolment, now: datetime) -> Won | None:
    person = facts.persons[enrolment.person_id]
    try:
        enrolments.end_pause_if_over(enrolment, zone=person.zone, now=now)
        decision = due.decide(facts.standing(course, enrolment), now)
    except Exception as error:
        # One learner whose rule raises must not stop the others. Only the kind of error is logged.
        log.error("rule_raised", enrolment=enrolment.id, error=type(error).__name__)
        enrolments.set_aside(session, enrolment.id, now=now)
        return None
    later = decision.look_again_at
    # The rule promises a later instant; a wrong one must not turn into an endless loop.
    enrolment.look_again_at = later if later is None or later > now else now + timedelta(minutes=5)
    return Won(enrolment, person, decision.reason) if decision.reason is not None else None


def write(session: Session, won: Sequence[Won], now: datetime) -> int:
    """Write the reasons and queue their messages, both or neither; how many nobody had written before."""
    rows = [_nudge(one, now) for one in won]
    ids = {
        (enrolment_id, key): nudge_id
        for nudge_id, enrolment_id, key in db.insert_new(session, Nudge, rows, "enrolment_id", "reason_key")
    }
    new = [_message(session, one, ids[one.key], now) for one in won if one.key in ids]
    return messages.queue_many(session, [one for one in new if one is not None], now=now)


def _nudge(won: Won, now: datetime) -> dict[str, object]:
    reason = won.reason
    return {
        "enrolment_id": won.enrolment.id,
        "person_id": won.person.id,
        "reason_key": reason.key,
        "kind": reason.kind,
        "item": reason.item.key,
        "for_on": reason.for_on,
        "wall_time": reason.wall_time.strftime("%H:%M"),
        "zone": won.person.zone,
        "moved_by": reason.moved_by,
        "why": reason.why,
        "planned_at": now,
    }


def _message(session: Session, won: Won, nudge_id: int, now: datetime) -> NewMessage | None:
    address, reason = nudges.address_of(session, won.person), won.reason
    if address is None:
        return None
    return NewMessage(
        kind=reason.kind,
        address=address,
        item=reason.item.key,
        person_id=won.person.id,
        enrolment_id=won.enrolment.id,
        nudge_id=nudge_id,
        # Somebody who has just joined is waiting for the welcome.
        priority=messages.WAITED_FOR if reason.kind == "welcome" else messages.ROUTINE,
        send_after=now,
        expires_at=reason.expires_at,
    )
