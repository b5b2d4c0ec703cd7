"""Cohorts: open one, find it by its code, change what holds for it; `summaries` says how the course is going."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select, update

from course import db, looks, row_sets
from course.db import Session
from course.models import Cohort, Enrolment
from course.rules import prices
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
    # For how many days after their course ended what learners wrote is kept (rules/keeping.py).
    keep_days: int | None = None


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
    "grace_days", "inactive_days", "keep_days", "duty_name", "duty_days", "duty_from", "duty_until",
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
    return looks.find(session, Cohort, cohort_id)


def locked(session: Session, ids: Iterable[int], *, to_change: bool) -> dict[int, Cohort]:
    """These cohorts as they stand, by their numbers, locked in one order until this transaction ends.

    `to_change`: nobody else has them meanwhile. Else nobody changes them, and people may still join.
    """
    query = select(Cohort).where(row_sets.any_of(Cohort.id, ids)).order_by(Cohort.id)
    fresh = query.with_for_update(read=not to_change).execution_options(populate_existing=True)
    return {one.id: one for one in session.scalars(fresh)}


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


def members_among(session: Session, cohort_id: int, person_ids: Iterable[int]) -> set[int]:
    """Those of these people who are, or were, in a cohort."""
    query = select(Enrolment.person_id).where(Enrolment.cohort_id == cohort_id)
    return set(session.scalars(query.where(row_sets.any_of(Enrolment.person_id, person_ids))))


def find_by_code(session: Session, code: str) -> Cohort | None:
    """The same for staff: closed ones too."""
    return session.scalar(select(Cohort).where(Cohort.code == code.lower()))


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


def size(session: Session, cohort_id: int) -> int:
    """How many people ever joined a cohort."""
    return session.scalar(select(func.count(Enrolment.id)).where(Enrolment.cohort_id == cohort_id)) or 0
