"""What `summaries` says of cohorts, counted: each question is one set-based statement over all that are asked about."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from course import unreached
from course.db import Session
from course.models import HANDED_OVER, NOT_ARRIVED, Enrolment, Message, MessageStatus
from course.rules.calendars import Calendar

# What is said of a cohort in which there is nobody, and of one to which nothing was sent.
NOBODY: dict[str, Any] = dict.fromkeys(("learners", "finished", "paused", "fell_silent", "joined"), 0)
NOTHING: dict[str, Any] = dict.fromkeys(("not_delivered", "delivered", "handed_over"), 0)


def members(session: Session, ids: Sequence[int], today: date) -> dict[int, dict[str, Any]]:
    """For each cohort the numbers of NOBODY: who is in it, how they stand, and who ever joined."""
    until_on, is_in = Enrolment.paused_until_on, Enrolment.withdrawn_at.is_(None)
    is_paused = (
        is_in
        & Enrolment.finished_at.is_(None)
        & Enrolment.paused_at.is_not(None)
        & (until_on.is_(None) | (until_on > today))
    )
    query = (
        select(
            Enrolment.cohort_id,
            func.count(case((is_in, 1))).label("learners"),
            func.count(case((is_in & Enrolment.finished_at.is_not(None), 1))).label("finished"),
            func.count(case((is_paused, 1))).label("paused"),
            # Whoever chose a pause, or had staff choose one, chose a date with it.
            func.count(case((is_paused & until_on.is_(None) & Enrolment.paused_by.is_(None), 1))).label(
                "fell_silent"
            ),
            func.count().label("joined"),
        )
        .where(Enrolment.cohort_id.in_(ids))
        .group_by(Enrolment.cohort_id)
    )
    return {
        cohort_id: dict(zip(NOBODY, numbers, strict=True)) for cohort_id, *numbers in session.execute(query)
    }


def calendars(session: Session, ids: Sequence[int]) -> defaultdict[int, list[Calendar]]:
    """The calendars that the learners of each cohort follow; of those that differ in the date alone, the latest."""
    found: defaultdict[int, list[Calendar]] = defaultdict(list)
    own = (Enrolment.anchor_day, Enrolment.pace, Enrolment.slow_from, Enrolment.slow_to)
    query = (
        select(Enrolment.cohort_id, func.max(Enrolment.anchor_on), *own)
        .where(Enrolment.cohort_id.in_(ids), Enrolment.withdrawn_at.is_(None))
        .group_by(Enrolment.cohort_id, *own)
        .order_by(Enrolment.cohort_id, *own)
    )
    for cohort_id, on, day, pace, slow_from, slow_to in session.execute(query):
        found[cohort_id].append(Calendar(on, day, pace, slow_from=slow_from, slow_to=slow_to))
    return found


def learners(
    session: Session,
    ids: Sequence[int],
    enrolment_id: InstrumentedAttribute[int],
    at: InstrumentedAttribute[datetime],
    since: datetime,
) -> dict[int, int]:
    """How many learners of each cohort have a row there since a moment."""
    # By itself first: SQLite would else go through all that everybody in these cohorts ever did.
    lately = (
        select(enrolment_id.label("enrolment_id"))
        .where(at >= since)
        .distinct()
        .cte("lately")
        .prefix_with("MATERIALIZED")
    )
    query: Select[int, int] = (
        select(Enrolment.cohort_id, func.count())
        .join(lately, lately.c.enrolment_id == Enrolment.id)
        .where(Enrolment.cohort_id.in_(ids))
        .group_by(Enrolment.cohort_id)
    )
    return dict(session.execute(query).all())


def sent(session: Session, ids: Sequence[int], since: datetime) -> dict[int, dict[str, Any]]:
    """For each cohort: learners whom something did not reach, messages delivered, messages handed over.

    States are told apart in what is counted and not in what is looked for: there is an index over cohort and time, and
    SQLite would rather walk one that begins with the state.
    """
    missed = case((Message.status.in_(NOT_ARRIVED), Message.enrolment_id))
    query = (
        select(
            Message.cohort_id,
            func.count(func.distinct(missed)),
            func.count(case((Message.status == MessageStatus.DELIVERED, 1))),
            func.count(case((Message.status.in_(HANDED_OVER), 1))),
        )
        .where(Message.cohort_id.in_(ids), Message.created_at >= since, Message.enrolment_id.is_not(None))
        .group_by(Message.cohort_id)
    )
    return {
        cohort_id: dict(zip(NOTHING, numbers, strict=True))
        for cohort_id, *numbers in session.execute(query)
        if cohort_id is not None
    }


def editions(session: Session, ids: Sequence[int]) -> defaultdict[int, dict[str, int]]:
    """For each cohort, how many of those under way are on each edition of the course."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    about = (Enrolment.cohort_id, Enrolment.course_version)
    query = select(*about, func.count()).where(unreached.under_way(ids)).group_by(*about)
    for cohort_id, version, number in session.execute(query):
        found[cohort_id][version] = number
    return found


def statuses(session: Session, ids: Sequence[int]) -> defaultdict[int, dict[str, int]]:
    """How many of the messages of each cohort are in each state; invitations stand beside whoever was invited."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    about = (Message.cohort_id, Message.status)
    query = (
        select(*about, func.count())
        .where(Message.cohort_id.in_(ids), Message.enrolment_id.is_not(None))
        .group_by(*about)
    )
    for cohort_id, status, number in session.execute(query):
        found[cohort_id or 0][status] = number
    return found
