"""Cohorts: open one, find it by its code, and read who is in it and how the course is going."""

import re
import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from course import db
from course.db import Session
from course.models import CheckIn, Cohort, Enrolment, LessonProgress, Message, Nudge, Person

CODE_SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE_LENGTHS = range(4, 41)


class CodeTaken(Exception):
    """Another cohort already has this join code."""


@dataclass(frozen=True)
class NewCohort:
    """What staff say of a cohort. `send_at` is local wall time "HH:MM" for whoever chooses none."""

    name: str
    code: str
    plan: str
    starts_on: date
    zone: str
    country: str
    send_at: str = "16:30"


@dataclass(frozen=True)
class Summary:
    """One line of the list of cohorts."""

    cohort: Cohort
    learners: int
    opened: int
    checked_in: int
    not_delivered: int


@dataclass(frozen=True)
class RosterRow:
    """One learner of a cohort, with what they have done: item -> "done" | "opened" | "sent" | "failed"."""

    enrolment_id: int
    name: str
    joined_at: datetime
    starts_on: date
    zone: str
    withdrawn_at: datetime | None
    paused_until_on: date | None
    states: dict[str, str]
    check_ins: frozenset[str]


def is_code(text: str) -> bool:
    """Whether a text can be a join code: small letters and digits, with hyphens between."""
    return len(text) in CODE_LENGTHS and CODE_SHAPE.fullmatch(text) is not None


def suggest_code(name: str) -> str:
    """A join code made from a cohort's name, with an end that cannot be guessed."""
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:24].strip("-")
    return f"{words or 'kith'}-{secrets.token_hex(2)}"


def create(session: Session, new: NewCohort, *, now: datetime) -> Cohort:
    """A new cohort. Raises CodeTaken."""
    values = {**vars(new), "created_at": now, "on_duty": False}
    cohort_id = db.insert_once(session, Cohort, **values)
    if cohort_id is None:
        raise CodeTaken(new.code)
    return session.get_one(Cohort, cohort_id)


def find(session: Session, cohort_id: int) -> Cohort | None:
    return session.get(Cohort, cohort_id)


def with_code(session: Session, code: str) -> Cohort | None:
    """The cohort somebody may join by this code; None for an unknown or a closed one."""
    return session.scalar(select(Cohort).where(Cohort.code == code.lower(), Cohort.closed_at.is_(None)))


def find_by_code(session: Session, code: str) -> Cohort | None:
    """The same for staff: closed ones too."""
    return session.scalar(select(Cohort).where(Cohort.code == code.lower()))


def summaries(session: Session) -> list[Summary]:
    """Every cohort with its figures, the newest start first. A fixed number of queries."""
    learners = _counts(session, select(Enrolment.cohort_id, func.count()).where(Enrolment.withdrawn_at.is_(None)))
    opened = _counts(session, _per_cohort(LessonProgress))
    checked = _counts(session, _per_cohort(CheckIn))
    failed = _counts(session, _per_cohort(Message).where(Message.status.in_(("failed", "undelivered"))))
    cohorts = session.scalars(select(Cohort).order_by(Cohort.starts_on.desc(), Cohort.id.desc()))
    return [
        Summary(one, learners[one.id], opened[one.id], checked[one.id], failed[one.id]) for one in cohorts
    ]


def _per_cohort(model: type[LessonProgress] | type[CheckIn] | type[Message]):  # type: ignore[no-untyped-def]
    """Distinct learners of each cohort who have a row there."""
    people = func.count(func.distinct(model.enrolment_id))
    return select(Enrolment.cohort_id, people).join(Enrolment, Enrolment.id == model.enrolment_id)


def _counts(session: Session, query) -> defaultdict[int, int]:  # type: ignore[no-untyped-def]
    rows = session.execute(query.group_by(Enrolment.cohort_id))
    return defaultdict(int, {cohort_id: count for cohort_id, count in rows})


def roster(session: Session, cohort_id: int, *, after: int = 0, limit: int = 50) -> list[RosterRow]:
    """A page of the learners of a cohort, in the order they joined, each with every item's state."""
    people = session.execute(
        select(Enrolment, Person.uid, Person.name_sealed, Person.zone)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort_id, Enrolment.id > after)
        .order_by(Enrolment.id)
        .limit(limit)
    ).all()
    ids = [enrolment.id for enrolment, *_ in people]
    states, check_ins = item_states(session, ids), _check_ins(session, ids)
    return [
        RosterRow(
            enrolment_id=one.id,
            name=db.sealer(session).open("person", uid, "name", sealed) if sealed else "",
            joined_at=one.enrolled_at,
            starts_on=one.starts_on,
            zone=zone,
            withdrawn_at=one.withdrawn_at,
            paused_until_on=one.paused_until_on,
            states=states[one.id],
            check_ins=check_ins[one.id],
        )
        for one, uid, sealed, zone in people
    ]


def item_states(session: Session, enrolment_ids: list[int]) -> defaultdict[int, dict[str, str]]:
    """For each enrolment, what happened with each item: sent or failed, then opened, then done."""
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    sent = (
        select(Nudge.enrolment_id, Nudge.item, Message.status)
        .join(Message, Message.nudge_id == Nudge.id)
        .where(Nudge.enrolment_id.in_(enrolment_ids), Nudge.item.is_not(None))
        .order_by(Nudge.id)
    )
    for enrolment_id, item, status in session.execute(sent):
        if status in ("failed", "undelivered"):
            found[enrolment_id][item] = "failed"
        elif status in ("handed_over", "sent", "delivered", "no_receipt", "unknown"):
            found[enrolment_id][item] = "sent"
    progress = select(LessonProgress).where(LessonProgress.enrolment_id.in_(enrolment_ids))
    for row in session.scalars(progress):
        found[row.enrolment_id][row.item] = "opened" if row.finished_at is None else "done"
    for enrolment_id, items in _check_ins(session, enrolment_ids).items():
        found[enrolment_id].update(dict.fromkeys(items, "done"))
    return found


def _check_ins(session: Session, enrolment_ids: list[int]) -> defaultdict[int, frozenset[str]]:
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    query = select(CheckIn.enrolment_id, CheckIn.item).where(CheckIn.enrolment_id.in_(enrolment_ids))
    for enrolment_id, item in session.execute(query):
        found[enrolment_id] |= {item}
    return found


def status_counts(session: Session, cohort_id: int) -> dict[str, int]:
    """How many of a cohort's messages are in each state."""
    query = (
        select(Message.status, func.count())
        .join(Enrolment, Enrolment.id == Message.enrolment_id)
        .where(Enrolment.cohort_id == cohort_id)
        .group_by(Message.status)
    )
    return {status: count for status, count in session.execute(query)}


def size(session: Session, cohort_id: int) -> int:
    """How many people ever joined a cohort."""
    return session.scalar(select(func.count(Enrolment.id)).where(Enrolment.cohort_id == cohort_id)) or 0
