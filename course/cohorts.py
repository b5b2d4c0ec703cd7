"""Cohorts: open one, find it by its code, and read who is in it and how the course is going."""

import re
import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from course import db
from course.db import Session
from course.models import (
    OUT,
    CheckIn,
    Cohort,
    Enrolment,
    LessonProgress,
    Message,
    MessageStatus,
    Nudge,
    Person,
)

CODE_SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE_LENGTHS = range(4, 41)
NOT_ARRIVED = (MessageStatus.FAILED, MessageStatus.UNDELIVERED)
HANDED_OVER = OUT - {MessageStatus.CLAIMED} | {MessageStatus.FAILED}


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


class Stage(StrEnum):
    """Where a cohort stands on a date. Who joins late makes it run longer."""

    STARTING = "starting"
    RUNNING = "running"
    FINISHED = "finished"


@dataclass(frozen=True)
class Summary:
    """One cohort with its figures; those from `opened` on are of the days since a given moment."""

    cohort: Cohort
    learners: int
    finished: int
    paused: int
    latest_start: date
    opened: int
    checked_in: int
    not_delivered: int
    delivered: int
    handed_over: int

    def stage(self, weeks: int, today: date) -> Stage:
        """Starting, running or finished, on this date of the cohort's own place."""
        if today < self.cohort.starts_on:
            return Stage.STARTING
        ends_on = max(self.cohort.starts_on, self.latest_start) + timedelta(weeks=weeks)
        return Stage.RUNNING if today < ends_on else Stage.FINISHED


@dataclass(frozen=True)
class RosterRow:
    """One learner of a cohort, with what they have done: item -> "done" | "opened" | "sent" | "failed"."""

    enrolment_id: int
    name: str
    joined_at: datetime
    starts_on: date
    zone: str
    track: str | None
    second_track: str | None
    withdrawn_at: datetime | None
    finished_at: datetime | None
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


def newest(session: Session) -> Cohort | None:
    """The open cohort that was made last."""
    query = select(Cohort).where(Cohort.closed_at.is_(None)).order_by(Cohort.id.desc()).limit(1)
    return session.scalar(query)


def find_by_code(session: Session, code: str) -> Cohort | None:
    """The same for staff: closed ones too."""
    return session.scalar(select(Cohort).where(Cohort.code == code.lower()))


def close(cohort: Cohort, *, now: datetime) -> None:
    """Nobody can join any more. Whoever is in stays in."""
    cohort.closed_at = cohort.closed_at or now


def reopen(cohort: Cohort) -> None:
    """People can join again by the same address."""
    cohort.closed_at = None


def summaries(
    session: Session, *, since: datetime, today: date, cohort_id: int | None = None
) -> list[Summary]:
    """Every cohort (or one) with its figures, the newest start first. A fixed number of queries."""
    query = select(Cohort).order_by(Cohort.starts_on.desc(), Cohort.id.desc())
    if cohort_id is not None:
        query = query.where(Cohort.id == cohort_id)
    found = list(session.scalars(query))
    members = _members(session, today)
    opened = _learners(session, LessonProgress.enrolment_id, LessonProgress.opened_at, since)
    checked_in = _learners(session, CheckIn.enrolment_id, CheckIn.answered_at, since)
    sent = _sent(session, since)
    return [
        Summary(one, *members.get(one.id, (0, 0, 0, one.starts_on)), opened.get(one.id, 0),
                checked_in.get(one.id, 0), *sent.get(one.id, (0, 0, 0)))
        for one in found
    ]  # fmt: skip


def _members(session: Session, today: date) -> dict[int, tuple[int, int, int, date]]:
    """For each cohort: how many are in it, have finished, are paused; and the day the last of them began."""
    is_paused = Enrolment.finished_at.is_(None) & (Enrolment.paused_until_on > today)
    query = (
        select(
            Enrolment.cohort_id,
            func.count(),
            func.count(Enrolment.finished_at),
            func.count(case((is_paused, 1))),
            func.max(Enrolment.starts_on),
        )
        .where(Enrolment.withdrawn_at.is_(None))
        .group_by(Enrolment.cohort_id)
    )
    return {
        cohort_id: (all_of, done, paused, last)
        for cohort_id, all_of, done, paused, last in session.execute(query)
    }


def _learners(
    session: Session,
    enrolment_id: InstrumentedAttribute[int],
    at: InstrumentedAttribute[datetime],
    since: datetime,
) -> dict[int, int]:
    """How many learners of each cohort have a row there since a moment."""
    query: Select[int, int] = (
        select(Enrolment.cohort_id, func.count(func.distinct(enrolment_id)))
        .join(Enrolment, Enrolment.id == enrolment_id)
        .where(at >= since)
        .group_by(Enrolment.cohort_id)
    )
    return dict(session.execute(query).all())


def _sent(session: Session, since: datetime) -> dict[int, tuple[int, int, int]]:
    """For each cohort: learners whom something did not reach, messages delivered, messages handed over."""
    missed = case((Message.status.in_(NOT_ARRIVED), Message.enrolment_id))
    query = (
        select(
            Enrolment.cohort_id,
            func.count(func.distinct(missed)),
            func.count(case((Message.status == MessageStatus.DELIVERED, 1))),
            func.count(),
        )
        .join(Enrolment, Enrolment.id == Message.enrolment_id)
        .where(Message.created_at >= since, Message.status.in_(HANDED_OVER))
        .group_by(Enrolment.cohort_id)
    )
    return {cohort_id: (missed, arrived, sent) for cohort_id, missed, arrived, sent in session.execute(query)}


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
            track=one.track,
            second_track=one.second_track,
            withdrawn_at=one.withdrawn_at,
            finished_at=one.finished_at,
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
        if item is None:
            continue
        if status in NOT_ARRIVED:
            found[enrolment_id][item] = "failed"
        elif status in HANDED_OVER:
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
    return dict(session.execute(query).all())


def size(session: Session, cohort_id: int) -> int:
    """How many people ever joined a cohort."""
    return session.scalar(select(func.count(Enrolment.id)).where(Enrolment.cohort_id == cohort_id)) or 0
