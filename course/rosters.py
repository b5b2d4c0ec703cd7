"""The roster of a cohort: its learners, page by page, each with the state of every item."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from course import unsealing
from course.db import Session
from course.models import (
    HANDED_OVER,
    NOT_ARRIVED,
    UNDER_WAY,
    CheckIn,
    Enrolment,
    LessonProgress,
    Message,
    Nudge,
    Person,
)
from course.rules import calendars, pauses
from course.rules.calendars import Calendar
from course.rules.pauses import Pause


@dataclass(frozen=True)
class RosterRow:
    """One learner of a cohort, with what they have done: item -> "done" | "opened" | "sent" | "failed"."""

    enrolment_id: int
    name: str
    joined_at: datetime
    calendar: Calendar
    zone: str
    track: str | None
    second_track: str | None
    withdrawn_at: datetime | None
    finished_at: datetime | None
    pause: Pause | None
    states: dict[str, str]
    check_ins: frozenset[str]


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
            name=unsealing.text(session, "person", uid, "name", sealed),
            joined_at=one.enrolled_at,
            calendar=calendars.of(one),
            zone=zone,
            track=one.track,
            second_track=one.second_track,
            withdrawn_at=one.withdrawn_at,
            finished_at=one.finished_at,
            pause=pauses.of(one, zone),
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


def with_people(session: Session, ids: Iterable[int]) -> dict[int, tuple[Enrolment, Person]]:
    """These enrolments with the people they are of, in one query."""
    query = select(Enrolment, Person).join(Person, Person.id == Enrolment.person_id)
    return {
        one.id: (one, person) for one, person in session.execute(query.where(Enrolment.id.in_(list(ids))))
    }


def under_way(session: Session, cohort_id: int) -> list[tuple[Enrolment, Person]]:
    """Who is in a cohort and has neither left nor finished, with whom it is, in the order they joined."""
    query = select(Enrolment, Person).join(Person, Person.id == Enrolment.person_id)
    rows = session.execute(query.where(Enrolment.cohort_id == cohort_id, UNDER_WAY).order_by(Enrolment.id))
    return [(one, person) for one, person in rows]


def count_under_way(session: Session, cohort_id: int) -> int:
    """How many they are."""
    query = select(func.count(Enrolment.id)).where(Enrolment.cohort_id == cohort_id, UNDER_WAY)
    return session.scalar(query) or 0


def page_under_way(session: Session, *, limit: int, after: int = 0) -> list[Enrolment]:
    """A page of the enrolments that may still be written to, by id."""
    query = select(Enrolment).where(Enrolment.id > after, Enrolment.withdrawn_at.is_(None))
    return list(session.scalars(query.order_by(Enrolment.id).limit(limit)))


def countries(session: Session, cohort_id: int) -> dict[str, int]:
    """How many of those under way in a cohort are kept with each country (ISO 3166)."""
    query = (
        select(Person.country, func.count())
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.cohort_id == cohort_id, UNDER_WAY)
        .group_by(Person.country)
    )
    return dict(session.execute(query).all())


def zones(session: Session, cohort_id: int) -> dict[tuple[str, str], int]:
    """How many of a cohort live in each zone, the most first; beside it those that a number of theirs could be in."""
    query = (
        select(Person.zone, Person.zones_maybe, func.count())
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.cohort_id == cohort_id, Enrolment.withdrawn_at.is_(None))
        .group_by(Person.zone, Person.zones_maybe)
        .order_by(func.count().desc(), Person.zone, Person.zones_maybe)
    )
    return {(zone, maybe): number for zone, maybe, number in session.execute(query)}
