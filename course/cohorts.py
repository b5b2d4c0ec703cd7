"""Cohorts: open one, find it by its code, and read who is in it and how the course is going."""

import re
import secrets
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Select, case, func, select, update
from sqlalchemy.orm import InstrumentedAttribute

from course import db
from course.db import Session
from course.models import (
    HANDED_OVER,
    NOT_ARRIVED,
    CheckIn,
    Cohort,
    Enrolment,
    LessonProgress,
    Message,
    MessageStatus,
)
from course.rules import prices
from course.rules.calendars import Calendar
from course.rules.prices import Price

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


class Stage(StrEnum):
    """Where a cohort stands on a date. Who joins late makes it run longer."""

    STARTING = "starting"
    RUNNING = "running"
    FINISHED = "finished"


@dataclass(frozen=True)
class Summary:
    """One cohort with its figures; those from `opened` on are of the days since a given moment.

    `paused` are all whose course stands still; `fell_silent` are those of them who chose no pause: silence did.
    """

    cohort: Cohort
    learners: int
    finished: int
    paused: int
    fell_silent: int
    calendars: tuple[Calendar, ...]
    opened: int
    checked_in: int
    not_delivered: int
    delivered: int
    handed_over: int

    def stage(self, weeks: int, today: date) -> Stage:
        """Starting, running or finished, on this date of the cohort's own place."""
        if today < self.cohort.starts_on:
            return Stage.STARTING
        ends_on = max(one.ends_on(weeks) for one in (Calendar(self.cohort.starts_on), *self.calendars))
        return Stage.RUNNING if today < ends_on else Stage.FINISHED


def is_code(text: str) -> bool:
    """Whether a text can be a join code: small letters and digits, with hyphens between."""
    return len(text) in CODE_LENGTHS and CODE_SHAPE.fullmatch(text) is not None


def suggest_code(name: str) -> str:
    """A join code made from a cohort's name, with an end that cannot be guessed."""
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:24].strip("-")
    return f"{words or 'kith'}-{secrets.token_hex(2)}"


# What a cohort takes over from another that it is to be like: all that staff set but its people, code and dates.
TAKEN_OVER = (
    "opens_at", "closes_at", "closed_on", "weekdays", "pace_by", "days_apart", "capacity", "on_duty",
    "grace_days", "inactive_days", "duty_name", "duty_days", "duty_from", "duty_until",
    "price_per_segment", "price_currency", "cap_daily_minor", "cap_monthly_minor",
)  # fmt: skip


def create(session: Session, new: NewCohort, *, like: Cohort | None = None, now: datetime) -> Cohort:
    """A new cohort, with the settings of another where it is to be like one. Raises CodeTaken."""
    taken = {name: getattr(like, name) for name in TAKEN_OVER} if like is not None else {"on_duty": False}
    values = {**taken, **vars(new), "created_at": now, "opened_at": now}
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


def open_ones(session: Session) -> list[Cohort]:
    """The cohorts that people can join, by name."""
    return list(session.scalars(select(Cohort).where(Cohort.closed_at.is_(None)).order_by(Cohort.name)))


def going(session: Session) -> list[Cohort]:
    """The cohorts that were not put away, by name."""
    return list(session.scalars(select(Cohort).where(Cohort.archived_at.is_(None)).order_by(Cohort.name)))


def take_over(enrolment: Enrolment, cohort: Cohort) -> None:
    """Into another cohort, with the place in the course, everything written and the length it had."""
    enrolment.cohort_id = cohort.id


def has_member(session: Session, cohort_id: int, person_id: int) -> bool:
    """Whether a person is, or was, in a cohort."""
    query = select(Enrolment.id).where(Enrolment.person_id == person_id, Enrolment.cohort_id == cohort_id)
    return session.scalar(query) is not None


def find_by_code(session: Session, code: str) -> Cohort | None:
    """The same for staff: closed ones too."""
    return session.scalar(select(Cohort).where(Cohort.code == code.lower()))


def set_price(cohort: Cohort, price: Price | None) -> None:
    """Keep what a segment costs, for estimates."""
    cohort.price_per_segment = price.per_segment if price is not None else None
    cohort.price_currency = price.currency if price is not None else None


def price_of(cohort: Cohort) -> Price | None:
    return prices.of(cohort.price_per_segment, cohort.price_currency)


def close(cohort: Cohort, *, now: datetime) -> None:
    """Nobody can join any more. Whoever is in stays in."""
    cohort.closed_at = cohort.closed_at or now


def reopen(cohort: Cohort) -> None:
    """People can join again by the same address."""
    cohort.closed_at = None


def set_hours(
    session: Session, cohort: Cohort, *, opens_at: str, closes_at: str, closed: Iterable[date], now: datetime
) -> None:
    """The hours and the closed dates of a cohort. What is planned and has not left is asked about afresh."""
    cohort.opens_at, cohort.closes_at = opens_at, closes_at
    cohort.closed_on = " ".join(sorted(on.isoformat() for on in set(closed)))
    theirs = (Enrolment.cohort_id == cohort.id, Enrolment.withdrawn_at.is_(None))
    session.execute(update(Enrolment).where(*theirs).values(look_again_at=now))


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
        Summary(one, *members.get(one.id, (0, 0, 0, 0, ())), opened.get(one.id, 0),
                checked_in.get(one.id, 0), *sent.get(one.id, (0, 0, 0)))
        for one in found
    ]  # fmt: skip


def _members(session: Session, today: date) -> dict[int, tuple[int, int, int, int, tuple[Calendar, ...]]]:
    """For each cohort: learners, finished, paused, paused after silence; and their calendars, each once."""
    until_on = Enrolment.paused_until_on
    is_paused = (
        Enrolment.finished_at.is_(None)
        & Enrolment.paused_at.is_not(None)
        & (until_on.is_(None) | (until_on > today))
    )
    query = (
        select(
            Enrolment.cohort_id,
            func.count(),
            func.count(Enrolment.finished_at),
            func.count(case((is_paused, 1))),
            # Whoever chose a pause, or had staff choose one, chose a date with it.
            func.count(case((is_paused & until_on.is_(None) & Enrolment.paused_by.is_(None), 1))),
        )
        .where(Enrolment.withdrawn_at.is_(None))
        .group_by(Enrolment.cohort_id)
    )
    running = _calendars(session)
    return {
        cohort_id: (all_of, done, paused, silent, tuple(running[cohort_id]))
        for cohort_id, all_of, done, paused, silent in session.execute(query)
    }


def _calendars(session: Session) -> defaultdict[int, list[Calendar]]:
    """The calendars that the learners of each cohort follow: far fewer than there are learners."""
    found: defaultdict[int, list[Calendar]] = defaultdict(list)
    own = (
        Enrolment.anchor_on, Enrolment.anchor_day, Enrolment.pace, Enrolment.slow_from, Enrolment.slow_to
    )  # fmt: skip
    query = select(Enrolment.cohort_id, *own).where(Enrolment.withdrawn_at.is_(None)).distinct()
    for cohort_id, on, day, pace, slow_from, slow_to in session.execute(query):
        found[cohort_id].append(Calendar(on, day, pace, slow_from=slow_from, slow_to=slow_to))
    return found


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
