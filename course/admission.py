"""Who may join a cohort, and until when: its last day, its places, and its code in a text."""

from datetime import datetime, time

from sqlalchemy import func, select

from course import cohorts, db
from course.db import Session
from course.models import Cohort, Enrolment, InboundText, JoinRequest
from course.rules import join_words, local_time, openings
from course.rules.openings import Opening


def opening(cohort: Cohort) -> Opening:
    """Until when somebody may join: to the end of the last day, by the cohort's own clock."""
    if cohort.start_by_on is None:
        return Opening()
    return Opening(local_time.instant(cohort.start_by_on + local_time.DAY, time(0), cohort.zone))


def may_join(cohort: Cohort, *, now: datetime) -> bool:
    """Whether its last day to join has not passed. What the join page says is what it is held to."""
    return openings.is_open(opening(cohort), None, now)


def is_full(session: Session, cohort: Cohort) -> bool:
    """Whether every place is taken by somebody who is in it, or was offered to somebody who waited."""
    if cohort.capacity is None:
        return False
    members = select(func.count(Enrolment.id)).where(
        Enrolment.cohort_id == cohort.id, Enrolment.withdrawn_at.is_(None)
    )
    offered = select(func.count(JoinRequest.id)).where(
        JoinRequest.cohort_id == cohort.id,
        JoinRequest.offered_at.is_not(None),
        JoinRequest.confirmed_at.is_(None),
        JoinRequest.withdrawn_at.is_(None),
    )
    return (session.scalar(members) or 0) + (session.scalar(offered) or 0) >= cohort.capacity


def asked_by_text(session: Session, text: InboundText, *, now: datetime) -> Cohort | None:
    """The cohort whose code somebody texted after JOIN, while people can join it. Its page asks for the yes."""
    body = db.sealer(session).open("inbound_text", text.uid, "body", text.body_sealed)
    code = join_words.code(body)
    cohort = cohorts.with_code(session, code) if code is not None else None
    return cohort if cohort is not None and may_join(cohort, now=now) else None
