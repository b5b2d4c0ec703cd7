"""Until when learners are kept (rules/keeping.py), read for many at once in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy import ColumnElement, or_, select

from course import legal_holds, plans, row_sets, signs
from course.db import Session
from course.lessons import Course
from course.models import Cohort, Enrolment, JoinRequest, Person, SupportTask
from course.plans import Kept as Opened
from course.rules import calendars, keeping, local_time, pauses
from course.rules.keeping import Kept, Stay, Whole

BATCH = 500
# Dates differ by a day around the world, and a zone may skip one: nobody who is past is left out for that.
MARGIN = timedelta(days=2)
SOON = timedelta(days=30)


class Terms(Protocol):
    """What a cohort, or a wish for one, says of it."""

    @property
    def keep_days(self) -> int | None: ...
    @property
    def grace_days(self) -> int | None: ...


@dataclass(frozen=True)
class Instead:
    """What is asked about though it is not so: one cohort on other terms, or a hold that has ended."""

    cohort_id: int | None = None
    terms: Terms | None = None
    no_hold_on_cohort: bool = False
    no_hold_on_person: bool = False


@dataclass(frozen=True)
class Found:
    """What the rule needs to know of some learners."""

    course: Course
    persons: Mapping[int, Person]
    enrolments: Mapping[int, Sequence[Enrolment]]
    cohorts: Mapping[int, Cohort]
    opened: Opened
    heard: Mapping[int, datetime]
    cohorts_held: Collection[int]
    persons_held: Collection[int]
    with_task: Collection[int]
    # Requests to join and invitations, by whose they are; those that are nobody's yet, by the contact they name.
    requests: Mapping[int | str, Sequence[JoinRequest]]
    instead: Instead

    def kept(self, person_id: int) -> Kept:
        """Until when one of them is kept."""
        person = self.persons[person_id]
        mine = (person_id, person.phone_index or "", person.email_index or "")
        requests = [one for whose in mine for one in self.requests.get(whose, ())]
        asked_at = max((one.created_at for one in requests), default=None)
        is_held = person_id in self.persons_held and not self.instead.no_hold_on_person
        return keeping.of(
            Whole(
                stays=[self._stay(one, person.zone) for one in self.enrolments.get(person_id, ())],
                zones=(person.zone, *person.zones_maybe.split()),
                is_held=is_held,
                has_task=person_id in self.with_task,
                waits=any(_waits(one) for one in requests),
                asked_on=_on(asked_at, person.zone),
            )
        )

    def _stay(self, one: Enrolment, zone: str) -> Stay:
        cohort, instead = self.cohorts[one.cohort_id], self.instead
        is_asked = instead.cohort_id == cohort.id
        terms = instead.terms if is_asked and instead.terms is not None else cohort
        heard_at = max(at for at in (one.enrolled_at, one.heard_at, self.heard.get(one.id)) if at is not None)

        return Stay(
            keep_days=terms.keep_days,
            grace_days=terms.grace_days or 0,
            calendar=calendars.of(one),
            weeks=plans.resolved(self.course, one, self.opened).weeks,
            heard_on=local_time.local_date(heard_at, zone),
            pause=pauses.of(one, zone),
            withdrawn_on=_on(one.withdrawn_at, zone),
            finished_on=_on(one.finished_at, zone),
            boosters_on=_on(one.boosters_at, zone),
            is_held=cohort.id in self.cohorts_held and not (is_asked and instead.no_hold_on_cohort),
        )


def _on(at: datetime | None, zone: str) -> date | None:
    return local_time.local_date(at, zone) if at is not None else None


def _waits(one: JoinRequest) -> bool:
    """Whether somebody waits for a place."""
    return one.waiting_at is not None and one.confirmed_at is None and one.withdrawn_at is None


def read(
    session: Session, course: Course, person_ids: Iterable[int], *, instead: Instead = Instead()
) -> Found:  # fmt: skip
    """Read what `Found` holds, for these learners."""
    ids = sorted(set(person_ids))
    persons = {one.id: one for one in session.scalars(select(Person).where(row_sets.any_of(Person.id, ids)))}
    mine = select(Enrolment).where(row_sets.any_of(Enrolment.person_id, ids)).order_by(Enrolment.id)
    rows, enrolments = list(session.scalars(mine)), defaultdict[int, list[Enrolment]](list)
    for one in rows:
        enrolments[one.person_id].append(one)
    cohort_ids = {one.cohort_id for one in rows}
    cohorts = session.scalars(select(Cohort).where(row_sets.any_of(Cohort.id, cohort_ids)))
    return Found(
        course=course,
        persons=persons,
        enrolments=enrolments,
        cohorts={one.id: one for one in cohorts},
        opened=plans.kept(session, rows),
        heard=signs.last(session, [one.id for one in rows if _is_under_way(one)]),
        cohorts_held=legal_holds.cohorts_held(session, cohort_ids),
        persons_held=legal_holds.persons_held(session, ids),
        with_task=_with_task(session, ids),
        requests=_requests(session, persons.values()),
        instead=instead,
    )


def of(session: Session, course: Course, person_id: int) -> Kept:
    """Until when one learner is kept."""
    return read(session, course, [person_id]).kept(person_id)


def to_ask(session: Session, *, after: int, limit: int, now: datetime) -> list[int]:
    """Learners whose time may be over, by number: a page. Of those whose time is over nobody is left out."""
    where = [_may_be_over(now, keep_days, ids) for keep_days, ids in _limited(session).items()]
    if not where:
        return []
    query = select(Enrolment.person_id).where(Enrolment.person_id > after, or_(*where)).distinct()
    return list(session.scalars(query.order_by(Enrolment.person_id).limit(limit)))


@dataclass(frozen=True)
class Going:
    """How many learners would be erased at once, and how many more within the 30 days after."""

    at_once: int = 0
    soon: int = 0


def going(
    session: Session, course: Course, cohort_id: int, *, instead: Instead = Instead(), now: datetime
) -> Going:  # fmt: skip
    """The same for one cohort, as it is or as is asked about."""
    query = select(Enrolment.person_id).where(Enrolment.cohort_id == cohort_id).order_by(Enrolment.person_id)
    ids, at_once, soon = list(session.scalars(query)), 0, 0
    for first in range(0, len(ids), BATCH):
        found = read(session, course, ids[first : first + BATCH], instead=instead)
        for person_id in ids[first : first + BATCH]:
            kept = found.kept(person_id)
            at_once += kept.is_over(now)
            soon += kept.is_over(now + SOON) and not kept.is_over(now)
    return Going(at_once, soon)


def _limited(session: Session) -> Mapping[int, Sequence[int]]:
    """The cohorts that keep for a time and are not held, by how many days that is."""
    found = defaultdict[int, list[int]](list)
    rows = session.execute(select(Cohort.id, Cohort.keep_days).where(Cohort.keep_days.is_not(None))).all()
    held = legal_holds.cohorts_held(session, [one.id for one in rows])
    for one in rows:
        if one.id not in held:
            found[one.keep_days].append(one.id)
    return found


def _may_be_over(now: datetime, keep_days: int, cohort_ids: Sequence[int]) -> ColumnElement[bool]:
    """A course ends when it is left or finished, and else not before it was joined."""
    before = now - timedelta(days=keep_days) + MARGIN
    ended = or_(
        Enrolment.withdrawn_at <= before,
        Enrolment.finished_at <= before,
        (
            Enrolment.withdrawn_at.is_(None)
            & Enrolment.finished_at.is_(None)
            & (Enrolment.enrolled_at <= before)
        ),
    )
    return row_sets.any_of(Enrolment.cohort_id, cohort_ids) & ended


def _is_under_way(one: Enrolment) -> bool:
    return one.withdrawn_at is None and one.finished_at is None


def _with_task(session: Session, person_ids: Sequence[int]) -> set[int]:
    """Those of them about whom a support task is open."""
    mine = (row_sets.any_of(SupportTask.person_id, person_ids), SupportTask.closed_at.is_(None))
    return {one for one in session.scalars(select(SupportTask.person_id).where(*mine)) if one is not None}


def _requests(session: Session, persons: Iterable[Person]) -> Mapping[int | str, Sequence[JoinRequest]]:
    """What they asked for and were offered, but for what was taken back."""
    everybody = list(persons)
    indexes = {index for one in everybody for index in (one.phone_index, one.email_index) if index}
    nobodys = row_sets.any_of(JoinRequest.contact_index, indexes) & JoinRequest.person_id.is_(None)
    mine = or_(row_sets.any_of(JoinRequest.person_id, [one.id for one in everybody]), nobodys)
    found = defaultdict[int | str, list[JoinRequest]](list)
    for one in session.scalars(select(JoinRequest).where(mine, JoinRequest.withdrawn_at.is_(None))):
        found[one.person_id or one.contact_index].append(one)
    return found
