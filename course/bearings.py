"""Where learners stand: all that the rule of what is due needs, read for a batch in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import func, select, union_all

from course import announcements, boosters, db, histories, looks, people, plans, quiet_dates, row_sets, signs
from course import enrolments as enrolment_verbs
from course.db import Session
from course.histories import DaysLeft, Leaving, Left
from course.lessons import Course, Plan
from course.models import CheckIn, Cohort, Enrolment, LessonProgress, Person
from course.plans import Kept
from course.rules import calendars, hours, local_time, pauses
from course.rules.calendars import Calendar
from course.rules.closings import Closing
from course.rules.due import PastNudge, Standing
from course.rules.standings import Announced, Reach
from course.windows import Wish, closed_on, closing, hours_of, spared

_PERSONS = select(*looks.columns(Person)).where(row_sets.among(Person.id, "ids"))
_COHORTS = select(Cohort).where(row_sets.among(Cohort.id, "ids"))
_DONE = union_all(
    select(LessonProgress.enrolment_id, LessonProgress.item).where(
        row_sets.among(LessonProgress.enrolment_id, "ids"), LessonProgress.finished_at.is_not(None)
    ),
    select(CheckIn.enrolment_id, CheckIn.item).where(
        row_sets.among(CheckIn.enrolment_id, "ids"), CheckIn.again_at.is_(None)
    ),
)


class Reader(Wish, people.TakesDays, Protocol):
    """A person, or the row of one, as far as it says when they may be written to."""


class InCohort(Protocol):
    """An enrolment, or the row of one."""

    @property
    def cohort_id(self) -> int: ...


@dataclass(frozen=True)
class Facts:
    """What the rule needs to know of a batch of enrolments."""

    persons: dict[int, Person]
    cohorts: dict[int, Cohort]
    done: defaultdict[int, set[str]]
    past: defaultdict[int, list[PastNudge]]
    left: Left
    quiet: defaultdict[int, set[date]]
    heard: dict[int, datetime]
    finished: dict[int, datetime]
    kept: Kept
    announced: dict[int, tuple[Announced, ...]]
    now: datetime
    # Where only the dates on which something left were read, these are there in the place of `left`.
    days: DaysLeft | None = None

    def plan(self, course: Course, enrolment: Enrolment) -> Plan:
        """The plan of one of them."""
        return plans.resolved(course, enrolment, self.kept)

    def today(self, person: Person) -> date:
        """The date where this person is."""
        return hours.date_in(self.now, person.zone)

    def heard_at(self, enrolment: Enrolment) -> datetime:
        """The last sign of life of one of them."""
        return _heard_at(enrolment, self.heard)

    def calendar(self, enrolment: Enrolment) -> Calendar:
        """Their calendar after a pause. Nothing is due in one, so all that counts is where the course stands then."""
        person = self.persons[enrolment.person_id]
        finished_at = self.finished.get(enrolment.id)
        return enrolment_verbs.calendar_after(enrolment, person.zone, self.today(person), finished_at)

    def reach(self, enrolment: Enrolment, calendar: Calendar) -> Reach:
        """When and how often one of them may be written to."""
        person, cohort = self.persons[enrolment.person_id], self.cohorts[enrolment.cohort_id]
        weekend, quiet = spared(person, enrolment, calendar), self.quiet[person.id]
        if self.days is not None:
            return reach(person, cohort, quiet, weekend=weekend, sent_on=self.days.of(person))
        return reach(person, cohort, quiet, histories.leavings(self.left, person), weekend)

    def dates_used(self, person: Person) -> tuple[date, ...]:
        """The dates on which something left or is to leave for a person, where only dates were read."""
        return self.days.of(person) if self.days is not None else ()

    def closing(self, course: Course, enrolment: Enrolment, calendar: Calendar) -> Closing | None:
        """When the course closes to one of them; None where it never does."""
        person, cohort = self.persons[enrolment.person_id], self.cohorts[enrolment.cohort_id]
        if not cohort.closes:
            return None
        weeks = self.plan(course, enrolment).weeks
        return closing(cohort, enrolment, calendar, weeks, self.heard_at(enrolment), person.zone)

    def standing(self, course: Course, enrolment: Enrolment) -> Standing:
        """One enrolment as the rule sees it."""
        person, plan = self.persons[enrolment.person_id], self.plan(course, enrolment)
        heard_at = self.heard_at(enrolment)
        calendar = self.calendar(enrolment)
        return Standing(
            **vars(self.reach(enrolment, calendar)),
            plan=plan,
            enrolled_at=enrolment.enrolled_at,
            calendar=calendar,
            done=frozenset(self.done[enrolment.id]),
            nudges=tuple(self.past[enrolment.id]),
            pause=pauses.of(enrolment, person.zone),
            heard_on=local_time.local_date(heard_at, person.zone),
            # What a pause will end with is foreseen, too; one that is ended by hand before its date says nothing.
            resumed_on=enrolment.paused_until_on or enrolment.resumed_on,
            later=(enrolment.later_item, enrolment.later_on)
            if enrolment.later_item and enrolment.later_on
            else None,
            boosters_on=boosters.counts_from(enrolment, plan, zone=person.zone, today=self.today(person))
            if enrolment.boosters_at is not None
            else None,
            closing=self.closing(course, enrolment, calendar),
            has_finished=enrolment.finished_at is not None,
            is_over=enrolment.withdrawn_at is not None,
            announcements=self.announced.get(enrolment.id, ()),
        )


def closings_of(
    session: Session, theirs: Mapping[int, Plan], enrolments: Sequence[Enrolment], cohorts: Mapping[int, Cohort],
    persons: Mapping[int, Wish], *, now: datetime,
) -> dict[int, Closing | None]:  # fmt: skip
    """When the course closes to each; `theirs` are their plans. Nothing is read where no group ever closes it."""
    limited = [one for one in enrolments if cohorts[one.cohort_id].closes]
    if not limited:
        return {}
    heard, finished = signs.last(session, [one.id for one in limited]), last_finished(session, limited)
    found: dict[int, Closing | None] = {}
    for one in limited:
        zone, weeks = persons[one.person_id].zone, theirs[one.id].weeks
        today = local_time.local_date(now, zone)
        calendar = enrolment_verbs.calendar_after(one, zone, today, finished.get(one.id))
        found[one.id] = closing(cohorts[one.cohort_id], one, calendar, weeks, _heard_at(one, heard), zone)
    return found


def _heard_at(enrolment: Enrolment, heard: Mapping[int, datetime]) -> datetime:
    found = (enrolment.enrolled_at, enrolment.heard_at, heard.get(enrolment.id))
    return max(one for one in found if one is not None)


def reach(
    person: Reader,
    cohort: Cohort,
    quiet: Set[date],
    leavings: Sequence[Leaving] = (),
    weekend: frozenset[date] = frozenset(),
    sent_on: tuple[date, ...] = (),
) -> Reach:
    """When and how often a person may be written to for one cohort, after what left; `weekend` is spared.

    `sent_on` are more dates on which something left, of which no more is known.
    """
    return Reach(
        hours=hours_of(person, cohort),
        sent_on=(*sent_on, *(local_time.local_date(one.at, person.zone) for one in leavings)),
        late_at=max((one.at for one in leavings if one.is_late), default=None),
        quiet=frozenset(quiet),
        closed=closed_on(cohort),
        days=people.days_of(person),
        cohort_days=calendars.weekdays(cohort.weekdays),
        spared=weekend,
    )


def facts(session: Session, enrolments: Sequence[Enrolment], *, now: datetime) -> Facts:
    """Read what `Facts` holds."""
    ids, person_ids = [one.id for one in enrolments], {one.person_id for one in enrolments}
    persons = {one.id: one for one in looks.rows(session, Person, _PERSONS, ids=person_ids)}
    return Facts(
        persons=persons,
        cohorts=cohorts_of(session, enrolments),
        done=done_of(session, ids),
        past=histories.past(session, ids),
        left=histories.left(session, persons.values(), now=now),
        quiet=quiet_dates.of(session, person_ids),
        heard=signs.last(session, ids),
        finished=last_finished(session, enrolments),
        kept=plans.kept(session, enrolments),
        announced=announcements.of_enrolments(session, ids, now=now),
        now=now,
    )


def facts_of_reach(
    session: Session, enrolments: Sequence[Enrolment], *, with_done: bool, now: datetime
) -> Facts:
    """The same as far as it says on which dates somebody may be written to, which is all that one message asks.

    What was done is read only where it is asked for, and signs of life where a cohort closes to who stays away. Of what
    left only the dates count: nothing is said to have been late.
    """
    ids, person_ids = [one.id for one in enrolments], [one.person_id for one in enrolments]
    persons = {one.id: one for one in looks.rows(session, Person, _PERSONS, ids=person_ids)}
    cohorts = cohorts_of(session, enrolments)
    return Facts(
        persons=persons,
        cohorts=cohorts,
        done=done_of(session, ids) if with_done else defaultdict(set),
        past=defaultdict(list),
        left=defaultdict(list),
        days=histories.days_left(session, persons.values(), now=now),
        quiet=quiet_dates.of(session, set(person_ids)),
        heard=signs.last(session, ids) if any(one.closes for one in cohorts.values()) else {},
        finished=last_finished(session, enrolments),
        kept=plans.kept(session, enrolments),
        announced={},
        now=now,
    )


def cohorts_of(session: Session, enrolments: Iterable[InCohort]) -> dict[int, Cohort]:
    """The cohorts that these are in, by their number."""
    ids = list({one.cohort_id for one in enrolments})
    return {one.id: one for one in session.scalars(_COHORTS, {"ids": ids})}


def standing(session: Session, course: Course, enrolment: Enrolment, *, now: datetime) -> Standing:
    """One enrolment as the rule sees it."""
    return facts(session, [enrolment], now=now).standing(course, enrolment)


def done(session: Session, enrolment_id: int) -> frozenset[str]:
    """The items one learner has done: finished lessons and answered check-ins."""
    return frozenset(done_of(session, [enrolment_id])[enrolment_id])


def done_of(session: Session, enrolment_ids: Sequence[int]) -> defaultdict[int, set[str]]:
    """The same for many."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for enrolment_id, item in db.rows(session, _DONE, ids=enrolment_ids):
        found[enrolment_id].add(item)
    return found


def last_finished(session: Session, enrolments: Iterable[Enrolment]) -> dict[int, datetime]:
    """When those of them who set their own pace finished the lesson that they finished last."""
    ids = [one.id for one in enrolments if one.in_order]
    if not ids:
        return {}
    query = (
        select(LessonProgress.enrolment_id, func.max(LessonProgress.finished_at))
        .where(row_sets.any_of(LessonProgress.enrolment_id, ids), LessonProgress.finished_at.is_not(None))
        .group_by(LessonProgress.enrolment_id)
    )
    return {enrolment_id: at for enrolment_id, at in session.execute(query) if at is not None}
