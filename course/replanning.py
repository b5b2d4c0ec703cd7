"""New zone tables: what waits is planned with the old ones, so it is moved to where the new ones have it.

The release of the tables is remembered. Where another is found, once, in one transaction:
  1. every nudge that was planned and has not left, and every invitation, gets its instants anew; only those whose
     zone has changed move;
  2. every learner under way is asked about afresh, since the hint of when to look again came from the old tables;
  3. a line of the record says how many were looked at and how many moved.
"""

from dataclasses import replace
from datetime import datetime, time
from typing import Protocol

import structlog
from sqlalchemy import select, update

from course import audit, db, facts, joining, windows
from course.audit import Act
from course.db import Database, Session
from course.models import Cohort, Enrolment, JoinRequest, Message, MessageStatus, Nudge, Person
from course.people import Profile
from course.rules import due, moves
from course.rules.hours import Hours
from course.rules.moves import Moved
from course.seal import SealBroken

log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What replanning needs of the wiring."""

    @property
    def db(self) -> Database: ...


def when_zones_changed(tools: Tools, release: str, *, now: datetime) -> int:
    """Move what the zone tables of this release have elsewhere; how many messages that were. Nothing, mostly."""
    with tools.db.reading() as session:
        if facts.read(session, facts.ZONES) == release:
            return 0
    with tools.db.writing() as session:
        db.exclusive(session, facts.ZONES)
        before = facts.read(session, facts.ZONES)
        is_new = before is not None and before != release
        moved = _replan(session, before or "", release, now) if is_new else 0
        facts.remember(session, facts.ZONES, release, now=now)
        session.commit()
    return moved


def _replan(session: Session, before: str, release: str, now: datetime) -> int:
    waiting, moved = _nudges(session)
    invitations, moved_too = _invitations(session)
    session.execute(update(Enrolment).where(Enrolment.look_again_at.is_not(None)).values(look_again_at=now))
    details: dict[str, str | int] = {
        "from": before,
        "to": release,
        "waiting": waiting + invitations,
        "moved": moved + moved_too,
    }
    audit.record(session, Act("new-zone-tables", "zones", actor="command", details=details), now=now)
    return moved + moved_too


def _nudges(session: Session) -> tuple[int, int]:
    """How many nudges wait, and how many of them the new tables have at another instant."""
    query = (
        select(Message, Nudge, Person, Cohort)
        .join(Nudge, Nudge.id == Message.nudge_id)
        .join(Person, Person.id == Nudge.person_id)
        .join(Enrolment, Enrolment.id == Nudge.enrolment_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Message.status == MessageStatus.PLANNED)
    )
    waiting = moved = 0
    for message, nudge, person, cohort in session.execute(query):
        waiting += 1
        hours = replace(windows.hours_of(person, cohort), send_at=time.fromisoformat(nudge.wall_time))
        moved += _move(message, nudge, hours)
    return waiting, moved


def _move(message: Message, nudge: Nudge, hours: Hours) -> bool:
    """Take the instant that the wall time has now; what goes by no wall time keeps its own."""
    before = moves.read(nudge.moved_by)
    at = hours.slot(nudge.for_on)
    if nudge.kind in due.AT_ONCE or Moved.APART in before or at == nudge.due_at:
        return False
    message.send_after += at - nudge.due_at
    message.expires_at = hours.span(nudge.for_on)[1]
    nudge.due_at, nudge.moved_by = at, moves.written((*before, Moved.ZONES))
    return True


def _invitations(session: Session) -> tuple[int, int]:
    """The same for invitations that have not left."""
    query = (
        select(Message, JoinRequest, Cohort)
        .join(JoinRequest, JoinRequest.id == Message.join_request_id)
        .join(Cohort, Cohort.id == JoinRequest.cohort_id)
        .where(Message.status == MessageStatus.PLANNED, Message.kind == "invite")
    )
    waiting = moved = 0
    for message, request, cohort in session.execute(query):
        waiting += 1
        profile = _profile(session, request)
        if profile is None:
            continue
        times = joining.invitation_time(profile, cohort, message.created_at)
        if times != (message.send_after, message.expires_at):
            moved += 1
            message.send_after, message.expires_at = times
    return waiting, moved


def _profile(session: Session, request: JoinRequest) -> Profile | None:
    """Who was invited. Where that does not open their invitation stays as it was, and all the others move."""
    try:
        return joining.read(session, request).profile
    except SealBroken as error:
        log.error("seal_broken", error=str(error))
        return None
