"""Find learners over many cohorts: by state, area, week, channel, and by name, number or address.

Names are sealed, and no index of them is kept: one that found a part of a name would give away, to whoever holds the
database alone, which people share it. So the names of those who pass the other filters are opened and looked at, which
at 10,000 learners takes less than a tenth of a second. Nor are opened names kept between looks: that would save half
of it, and leave everybody's name in memory for as long as the server runs. A number or an address is found by its
blind index, whole.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, false, func, literal, or_, select
from sqlalchemy.orm import aliased

from course import joining, people, row_sets, unreached
from course.db import Session
from course.lessons import Course
from course.models import Consent, Enrolment, JoinRequest, Person
from course.rules import local_time, progress
from course.rules.calendars import Calendar


class State(StrEnum):
    """How somebody stands; each is in one of them, the first that holds."""

    STOPPED = "stopped"
    FINISHED = "finished"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    PAUSED = "paused"
    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"


@dataclass(frozen=True)
class Wanted:
    """Whom to look for. What is empty holds for everybody; `contacts` are blind indexes, `words` parts of a name."""

    cohort_ids: tuple[int, ...]
    state: str = ""
    area: str = ""
    week: int = 0
    channel: str = ""
    words: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """One page: of each learner the enrolment, the person, and the state; and how many there are in all."""

    rows: tuple[tuple[Enrolment, Person, State], ...]
    in_all: int
    after: int | None


def words_of(text: str) -> tuple[str, ...]:
    """The parts of a name as they are compared: without accents and capitals."""
    if text.isascii():
        # Most names are, and they are looked at by the ten thousand.
        return tuple(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def lost(session: Session, cohort_ids: Sequence[int], *, now: datetime) -> frozenset[int]:
    """Whom nothing reaches: asked once for a page, since both the list and its counts need it."""
    found = unreached.find(session, unreached.under_way(cohort_ids), now=now)
    return frozenset(one for one, gone in found.items() if not gone.is_by_mail)


def find(
    session: Session,
    course: Course,
    wanted: Wanted,
    unreachable: Set[int],
    *,
    after: int,
    limit: int,
    now: datetime,
) -> Found:
    """A page of those who fit, in the order they joined, from the one behind `after` on. A fixed number of queries.

    `unreachable` are those whom nothing reaches (`lost`).
    """
    state, fits = _of(session, course, wanted, unreachable, now)
    if wanted.words:
        ids = _with_name(session, fits, wanted.words)
        shown, in_all = [one for one in ids if one > after][: limit + 1], len(ids)
    else:
        page = select(Enrolment.id).join(Person, Person.id == Enrolment.person_id).where(fits)
        shown = list(
            session.scalars(page.where(Enrolment.id > after).order_by(Enrolment.id).limit(limit + 1))
        )
        in_all = session.scalar(select(func.count()).select_from(page.subquery())) or 0
    whole = select(Enrolment, Person, state).join(Person, Person.id == Enrolment.person_id)
    rows = session.execute(whole.where(Enrolment.id.in_(shown[:limit])).order_by(Enrolment.id))
    next_after = shown[limit - 1] if len(shown) > limit else None
    return Found(tuple((one, person, State(word)) for one, person, word in rows), in_all, next_after)


def all_ids(session: Session, course: Course, wanted: Wanted, *, now: datetime) -> list[int]:
    """The numbers of all enrolments that fit."""
    _, fits = _of(session, course, wanted, lost(session, wanted.cohort_ids, now=now), now)
    if wanted.words:
        return _with_name(session, fits, wanted.words)
    query = select(Enrolment.id).join(Person, Person.id == Enrolment.person_id).where(fits)
    return list(session.scalars(query.order_by(Enrolment.id)))


def with_states(
    session: Session, cohort_ids: Sequence[int], ids: Iterable[int], *, now: datetime
) -> list[tuple[Enrolment, Person, State]]:
    """These enrolments, where they lie in these cohorts, each with its person and its state."""
    within = and_(row_sets.any_of(Enrolment.id, ids), Enrolment.cohort_id.in_(cohort_ids))
    found = unreached.find(session, within, now=now)
    state = _state({one for one, gone in found.items() if not gone.is_by_mail}, now.date())
    query = select(Enrolment, Person, state).join(Person, Person.id == Enrolment.person_id)
    rows = session.execute(query.where(within).order_by(Enrolment.id))
    return [(one, person, State(word)) for one, person, word in rows]


def counts(
    session: Session, cohort_ids: Sequence[int], unreachable: Set[int], *, now: datetime
) -> dict[State, int]:
    """How many of these cohorts are in each state."""
    state = _state(unreachable, now.date()).label("state")
    query = select(state, func.count()).join(Person, Person.id == Enrolment.person_id)
    return {
        State(word): number
        for word, number in session.execute(query.where(Enrolment.cohort_id.in_(cohort_ids)).group_by(state))
    }


def _of(
    session: Session, course: Course, wanted: Wanted, unreachable: Set[int], now: datetime
) -> tuple[ColumnElement[str], ColumnElement[bool]]:
    """The state as a column, and what holds for those who are looked for."""
    state = _state(unreachable, now.date())
    fits: list[ColumnElement[bool]] = [Enrolment.cohort_id.in_(wanted.cohort_ids)]
    if wanted.state:
        fits.append(state == wanted.state)
    if wanted.area:
        fits.append(or_(Enrolment.track == wanted.area, Enrolment.second_track == wanted.area))
    if wanted.channel:
        fits.append(Person.channel == wanted.channel)
    if wanted.contacts:
        fits.append(or_(Person.phone_index.in_(wanted.contacts), Person.email_index.in_(wanted.contacts)))
    if wanted.week:
        fits.append(_in_week(session, course, wanted, now))
    return state, and_(*fits)


def _state(unreachable: Iterable[int], today: date) -> ColumnElement[str]:
    """The state of an enrolment joined to its person. `today` is a date in UTC, so a first day may be off by one."""
    is_paused = Enrolment.paused_at.is_not(None) & or_(
        Enrolment.paused_until_on.is_(None), Enrolment.paused_until_on > today
    )
    by_itself = is_paused & Enrolment.paused_until_on.is_(None) & Enrolment.paused_by.is_(None)
    not_begun = (Enrolment.anchor_day == 0) & (Enrolment.anchor_on > today)
    return case(
        (Enrolment.withdrawn_at.is_not(None), State.STOPPED.value),
        (Enrolment.finished_at.is_not(None), State.FINISHED.value),
        (row_sets.any_of(Enrolment.id, sorted(unreachable)), State.UNREACHABLE.value),
        (_said_stop(), State.STOPPED.value),
        (by_itself, State.SILENT.value),
        (is_paused, State.PAUSED.value),
        (not_begun, State.NOT_BEGUN.value),
        else_=literal(State.UNDER_WAY.value),
    )


def _said_stop() -> ColumnElement[bool]:
    """Whether the last word where they are written to now was a stop: theirs, or one for everybody there."""
    stop, yes = aliased(Consent), aliased(Consent)
    there = (stop.contact_index == people.REACHED_AT, stop.subject == Person.channel, stop.act == "withdrawn")
    # Correlated by name: two levels down the person would else be joined anew, and anybody's yes would count.
    later = (
        exists()
        .where(
            yes.contact_index == stop.contact_index, yes.subject == stop.subject, yes.act == "given",
            yes.person_id == Person.id, yes.id > stop.id,
        )
        .correlate(stop, Person)
    )  # fmt: skip
    ever = people.REACHED_AT.in_(select(Consent.contact_index).where(Consent.act == "withdrawn"))
    return and_(
        ever, exists().where(*there, or_(stop.person_id.is_(None), stop.person_id == Person.id), ~later)
    )


def _in_week(session: Session, course: Course, wanted: Wanted, now: datetime) -> ColumnElement[bool]:
    """Who is in this week of their course. Many share a calendar, so the calendars are looked at, not the people."""
    columns = (
        Enrolment.course_version, Enrolment.plan, Enrolment.anchor_on, Enrolment.anchor_day, Enrolment.pace,
        Enrolment.open_to, Enrolment.slow_from, Enrolment.slow_to,
    )  # fmt: skip
    going = and_(unreached.under_way(wanted.cohort_ids), Enrolment.paused_at.is_(None))
    fitting = [
        and_(*(column == value for column, value in zip(columns, row, strict=True)))
        for row in session.execute(select(*columns).where(going).distinct())
        if _week(course, row, now.date()) == wanted.week
    ]
    return and_(going, or_(*fitting)) if fitting else false()


def _week(course: Course, row: Row[*tuple[Any, ...]], today: date) -> int:
    version, plan, anchor_on, anchor_day, pace, open_to, slow_from, slow_to = row
    calendar = Calendar(anchor_on, anchor_day, pace, False, open_to, slow_from, slow_to)
    return progress.week(course.begun_as(version).plan(plan), calendar, today)


def _with_name(session: Session, fits: ColumnElement[bool], words: Sequence[str]) -> list[int]:
    """Those of whose name every word is a part."""
    query: Select[int, str, bytes | None] = (
        select(Enrolment.id, Person.uid, Person.name_sealed)
        .join(Person, Person.id == Enrolment.person_id)
        .where(fits, Person.name_sealed.is_not(None))
        .order_by(Enrolment.id)
    )
    has = _matcher(words)
    return [one for one, uid, sealed in session.execute(query) if has(people.open_name(session, uid, sealed))]


def _matcher(words: Sequence[str]) -> Callable[[str], bool]:
    def has(name: str) -> bool:
        parts = " ".join(words_of(name))
        return all(word in parts for word in words)

    return has


def waiting(
    session: Session, wanted: Wanted, *, after: int, limit: int
) -> tuple[list[tuple[JoinRequest, str]], int | None]:
    """A page of those who were asked, or wait for a place, with their names; and the number to go on behind."""
    query = (
        select(JoinRequest).where(*_waits(wanted.cohort_ids), JoinRequest.id > after).order_by(JoinRequest.id)
    )
    if wanted.channel:
        query = query.where(JoinRequest.channel == wanted.channel)
    if wanted.contacts:
        query = query.where(JoinRequest.contact_index.in_(wanted.contacts))
    if not wanted.words:
        query = query.limit(limit + 1)
    has = _matcher(wanted.words)
    named = ((one, joining.name_of(session, one)) for one in session.scalars(query))
    found = [(one, name) for one, name in named if has(name)]
    return found[:limit], found[limit - 1][0].id if len(found) > limit else None


def count_waiting(session: Session, cohort_ids: Sequence[int]) -> int:
    """How many were asked, or wait for a place, and are not learners yet."""
    return session.scalar(select(func.count(JoinRequest.id)).where(*_waits(cohort_ids))) or 0


def _waits(cohort_ids: Sequence[int]) -> tuple[ColumnElement[bool], ...]:
    """Whoever asked on the join page and has not proven their contact is nobody yet."""
    return (
        JoinRequest.cohort_id.in_(cohort_ids),
        JoinRequest.confirmed_at.is_(None),
        JoinRequest.withdrawn_at.is_(None),
        or_(JoinRequest.source != "web", JoinRequest.waiting_at.is_not(None)),
    )


def week_of(course: Course, enrolment: Enrolment, zone: str, *, now: datetime) -> tuple[int, int]:
    """The week somebody is in, and how many their course has."""
    plan = course.begun_as(enrolment.course_version).plan(enrolment.plan)
    calendar = Calendar(
        enrolment.anchor_on, enrolment.anchor_day, enrolment.pace, False, enrolment.open_to,
        enrolment.slow_from, enrolment.slow_to,
    )  # fmt: skip
    return progress.week(plan, calendar, local_time.local_date(now, zone)), plan.weeks
