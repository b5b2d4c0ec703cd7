"""The first half of the scheduler: ask the rule about every learner whose time may have come, write what it says.

Safe to run twice, or in two processes: the reason of a nudge is unique, and a batch is locked while it is asked about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.attributes import set_committed_value

from course import breaks, db, editions, enrolments, looks, messages, nudges, unreached, write_lock
from course.db import Database, Overtaken, Session
from course.lessons import Course
from course.messages import NewMessage
from course.models import Channel, Cohort, Enrolment, Nudge, Person
from course.nudges import Facts
from course.rules import due, moves, outcomes, spreading
from course.rules.due import Reason
from course.rules.moves import Moved

# On SQLite small enough that nobody's page waits long for the write lock: only while a batch is written where it could
# be read ahead, which takes longer than anybody who waits needs to get in, and else for all of it.
BATCH, BATCH_AHEAD, BATCH_UNDER_LOCK = 500, 150, 50
log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What planning needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def course(self) -> Course: ...


@dataclass(frozen=True)
class Won:
    """The reason that won for one learner, and how much later than the others of a crowd it leaves."""

    enrolment: Enrolment
    person: Person
    reason: Reason
    wait: timedelta

    @property
    def key(self) -> tuple[int, str]:
        """What makes a nudge the one and only."""
        return self.enrolment.id, self.reason.key


@dataclass(frozen=True)
class Asked:
    """What the rule said about one learner: the reason that won, if any, and when to look again."""

    enrolment: Enrolment
    look_again_at: datetime | None
    won: Won | None


def plan_due(tools: Tools, *, now: datetime) -> int:
    """Plan every nudge that is due at `now` (UTC); how many there were. One transaction a batch."""
    with tools.db.reading() as session:
        crowd = enrolments.count_due(session, now=now)
    planned, ahead = 0, tools.db.is_sqlite
    while crowd:
        most = _most(tools.db, ahead=ahead)
        try:
            asked, new = _plan_batch(tools, most, crowd, ahead=ahead, now=now)
        except Overtaken:
            # Others write as well at this time, and would again: the rest of the crowd is asked about under the lock.
            ahead = False
            continue
        planned += new
        if asked < most:
            break
        if tools.db.is_sqlite and not ahead:
            write_lock.rest()
    return planned


def _most(database: Database, *, ahead: bool) -> int:
    """How many are asked about in one transaction."""
    if not database.is_sqlite:
        return BATCH
    return BATCH_AHEAD if ahead else BATCH_UNDER_LOCK


def _plan_batch(tools: Tools, most: int, crowd: int, *, ahead: bool, now: datetime) -> tuple[int, int]:
    """One transaction of a tick: how many learners were asked about, and how many nudges that made.

    `ahead`: what they need is read before the write lock is taken. Raises Overtaken where somebody wrote meanwhile.
    """
    with tools.db.ahead() if ahead else tools.db.writing() as session:
        batch = enrolments.claim_due(session, now=now, limit=most)
        new = _plan(session, tools.course, batch, now, crowd=crowd)
        session.commit()
    return len(batch), new


def plan_enrolment(tools: Tools, enrolment_id: int, *, now: datetime) -> bool:
    """Ask about one learner at once, so that somebody who has just joined need not wait for the next tick."""
    with tools.db.writing() as session:
        enrolment = enrolments.find_for_change(session, enrolment_id)
        if enrolment is None:
            return False
        planned = _plan(session, tools.course, [enrolment], now)
        session.commit()
    return bool(planned)


def _plan(
    session: Session, course: Course, batch: Sequence[Enrolment], now: datetime, *, crowd: int = 1
) -> int:
    """Ask the rule about each of them, and write what won for all of them at once.

    Of a `crowd` that is due at this moment each leaves after a delay of its own.
    """
    if not batch:
        return 0
    facts = nudges.facts(session, batch, now=now)
    asked = [found for one in batch if (found := _ask(session, course, facts, one, crowd)) is not None]
    asked = _one_for_each_person(course, facts, asked)
    session.flush()
    _look_again(session, asked)
    return write(session, [one.won for one in asked if one.won is not None], now)


def _ask(session: Session, course: Course, facts: Facts, enrolment: Enrolment, crowd: int) -> Asked | None:
    person, now = facts.persons[enrolment.person_id], facts.now
    cohort = facts.cohorts[enrolment.cohort_id]
    try:
        if _may_change(enrolment, cohort):
            enrolment = _to_change(session, enrolment)
        enrolments.end_pause_if_over(enrolment, zone=person.zone, now=now)
        breaks.follow(enrolment, cohort, zone=person.zone, now=now)
        editions.move_if_due(session, enrolment, zone=person.zone, now=now)
        decision = due.decide(facts.standing(course, enrolment), now)
    except SQLAlchemyError:
        raise
    except Exception as error:
        # One learner whose rule raises must not stop the others. Only the kind of error is logged.
        log.error("rule_raised", enrolment=enrolment.id, error=type(error).__name__)
        enrolments.set_aside(session, enrolment.id, now=now)
        return None
    later = _earliest(decision.look_again_at, editions.moves_at(enrolment, zone=person.zone, now=now))
    # The rule promises a later instant; a wrong one must not turn into an endless loop.
    look_again_at = later if later is None or later > now else now + timedelta(minutes=5)
    reason = decision.reason
    if reason is None:
        return Asked(enrolment, look_again_at, None)
    won = Won(enrolment, person, reason, _wait(enrolment, reason, crowd, now))
    return Asked(enrolment, look_again_at, won)


def _one_for_each_person(course: Course, facts: Facts, asked: list[Asked]) -> list[Asked]:
    """Of what is due at once for one person, over all their cohorts, the one that helps most; the rest wait."""
    best: dict[int, Won] = {}
    for won in (one.won for one in asked if one.won is not None):
        other = best.setdefault(won.person.id, won)
        if won is not other and due.MERIT[won.reason.kind] < due.MERIT[other.reason.kind]:
            best[won.person.id] = won
    if len(best) == sum(one.won is not None for one in asked):
        return asked
    return [
        one
        if one.won is None or best[one.won.person.id] is one.won
        else _waiting(course, facts, one.enrolment, one.won)
        for one in asked
    ]


def _waiting(course: Course, facts: Facts, enrolment: Enrolment, won: Won) -> Asked:
    """What the rule says of somebody to whom something else goes at this moment."""
    standing, now = facts.standing(course, enrolment), facts.now
    decision = due.decide(replace(standing, sent_on=(*standing.sent_on, won.reason.for_on)), now)
    moves_at = editions.moves_at(enrolment, zone=won.person.zone, now=now)
    return Asked(enrolment, _earliest(decision.look_again_at, moves_at), None)


def _may_change(enrolment: Enrolment, cohort: Cohort) -> bool:
    """Whether a pause, a break of the group or an edition may come to its beginning or its end for somebody."""
    held = (enrolment.paused_until_on, enrolment.paused_by, enrolment.moves_to, cohort.paused_at)
    return any(one is not None for one in held)


def _to_change(session: Session, enrolment: Enrolment) -> Enrolment:
    """The row itself of somebody who was only looked at."""
    return session.get_one(Enrolment, enrolment.id)


def _look_again(session: Session, asked: Sequence[Asked]) -> None:
    """Keep when each is next worth asking about, by one statement for all of them."""
    for one in asked:
        if not looks.is_seen(one.enrolment):
            set_committed_value(one.enrolment, "look_again_at", one.look_again_at)
    moments = [{"id": one.enrolment.id, "look_again_at": one.look_again_at} for one in asked]
    db.set_each(session, Enrolment, moments)


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((one for one in moments if one is not None), default=None)


def _wait(enrolment: Enrolment, reason: Reason, crowd: int, now: datetime) -> timedelta:
    if reason.kind in due.AT_ONCE:
        return spreading.NONE
    return spreading.delay(f"{enrolment.id}:{reason.key}", crowd, reason.expires_at - now)


def write(session: Session, won: Sequence[Won], now: datetime) -> int:
    """Write the reasons and queue their messages, both or neither; how many nobody had written before."""
    mailed = unreached.by_mail(session, [one.person for one in won])
    rows = [_nudge(one, now, is_by_mail=one.person.id in mailed) for one in won]
    ids = {
        (enrolment_id, key): nudge_id
        for nudge_id, enrolment_id, key in db.insert_new(session, Nudge, rows, "enrolment_id", "reason_key")
    }
    for one in won:
        if one.key in ids and one.reason.kind == "pause":
            enrolments.pause_by_itself(_to_change(session, one.enrolment), now=now)
    new = [
        _message(session, one, ids[one.key], now, Channel.EMAIL if one.person.id in mailed else None)
        for one in won
        if one.key in ids
    ]
    return messages.queue_many(session, [one for one in new if one is not None], now=now)


def _nudge(won: Won, now: datetime, *, is_by_mail: bool) -> dict[str, object]:
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
        "due_at": reason.due_at,
        "moved_by": moves.written((*reason.moved, Moved.SPREAD) if won.wait else reason.moved),
        "stands_in_for": " ".join(reason.stands_in_for),
        "why": f"{reason.why} {outcomes.BY_MAIL}" if is_by_mail else reason.why,
        "planned_at": now,
    }


def _message(
    session: Session, won: Won, nudge_id: int, now: datetime, channel: Channel | None
) -> NewMessage | None:
    address, reason = nudges.address_of(session, won.person, channel), won.reason
    if address is None:
        return None
    return NewMessage(
        kind=reason.kind,
        address=address,
        item=reason.item.key,
        person_id=won.person.id,
        enrolment_id=won.enrolment.id,
        cohort_id=won.enrolment.cohort_id,
        nudge_id=nudge_id,
        # Somebody who has just joined is waiting for the welcome.
        priority=messages.WAITED_FOR if reason.kind == "welcome" else messages.ROUTINE,
        send_after=now + won.wait,
        expires_at=reason.expires_at,
    )
