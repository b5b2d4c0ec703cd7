"""Change a cohort that people are in, and say beforehand what it would change: which messages, and for whom.

Its hours, days and closed dates hold for everybody; its usual hour for whoever has it. Its first day, its plan and
who sets the pace hold for whoever starts on that day and has not begun: a learner under way keeps them. Its country
and its clock hold for whoever joins, and move the hours of those alone whose own zone has left the zone tables. What
is compared is what the rule itself says is to come if nobody does anything meanwhile (`rules/differences`), before and
after, for each learner from where they stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time

from course import enrolments, nudges, people, plans, rosters, windows
from course.db import Session
from course.lessons import Course
from course.models import Cohort, Enrolment, Person
from course.nudges import Facts
from course.rules import closings, differences, local_time
from course.rules.differences import Fate, Moved, Row
from course.rules.due import Standing

AT_MOST = 60


@dataclass(frozen=True)
class Change:
    """A cohort's setup as it is, or as it is to be: the columns of its row, under their names (models.py)."""

    send_at: str
    starts_on: date
    plan: str
    name: str = ""
    country: str = ""
    zone: str = ""
    opens_at: str = "09:00"
    closes_at: str = "20:00"
    closed_on: str = ""
    weekdays: str = ""
    pace_by: str = "cohort"
    days_apart: int = 3
    capacity: int | None = None
    start_by_on: date | None = None
    grace_days: int | None = None
    inactive_days: int | None = None
    keep_days: int | None = None
    on_duty: bool = False
    duty_name: str = ""
    duty_days: str = ""
    duty_from: str = ""
    duty_until: str = ""
    price_per_segment: int | None = None
    price_currency: str | None = None
    cap_daily_minor: int | None = None
    cap_monthly_minor: int | None = None
    shares_worse: bool = False

    @property
    def course(self) -> tuple[object, ...]:
        """What holds for those who have not begun."""
        apart = self.days_apart if self.pace_by == enrolments.PACE_BY_LEARNER else 0
        return (self.starts_on, self.plan, self.pace_by, apart)

    @property
    def place(self) -> tuple[str, str]:
        """What holds for those whose own zone has left the zone tables."""
        return (self.zone, self.country)

    @property
    def times(self) -> tuple[object, ...]:
        """What holds for everybody."""
        limits = (self.grace_days, self.inactive_days)
        return (self.opens_at, self.closes_at, self.closed_on, self.weekdays, *limits)


@dataclass(frozen=True)
class Difference:
    """What a change makes. `touched` are the learners it holds for; only the first `compared` of them were compared."""

    rows: tuple[Row, ...]
    touched: int
    compared: int
    in_all: int

    def learners(self, fate: Fate) -> int:
        """How many messages of one fate, over all learners."""
        return sum(len(row.names) for row in self.rows if row.fate is fate)


def as_it_is(cohort: Cohort) -> Change:
    return Change(**{one.name: getattr(cohort, one.name) for one in fields(Change)})


def compare(session: Session, course: Course, cohort: Cohort, change: Change, *, now: datetime) -> Difference:
    """What would change if the cohort were set up like this. Nothing is written."""
    members = rosters.under_way(session, cohort.id)
    touched = [one for one, person in members if _is_touched(cohort, change, one, person, now)]
    compared = touched[:AT_MOST]
    facts = nudges.facts(session, compared, now=now)
    rows = differences.rows(
        (people.name_of(session, facts.persons[one.person_id]) or "No name given", moved)
        for one in nudges.reached(session, compared, facts)
        for moved in _moves(course, cohort, change, one, facts, now)
    )
    return Difference(rows, len(touched), len(compared), len(members))


def apply(session: Session, cohort: Cohort, change: Change, *, now: datetime) -> int:
    """Set the cohort up like this and have the planner look again at whom it touches; how many those are."""
    members = rosters.under_way(session, cohort.id)
    touched = [pair for pair in members if _is_touched(cohort, change, *pair, now)]
    for one, person in touched:
        today = local_time.local_date(now, person.zone)
        if person.send_at == cohort.send_at:
            people.set_send_at(person, change.send_at)
        if _follows(cohort, one, today):
            first_on = max(change.starts_on, today)
            enrolments.set_first_day(one, first_on, plan=change.plan)
            enrolments.set_pace_by(one, change.pace_by, change.days_apart)
        one.look_again_at = now
    # It covers whoever agrees to it from now on.
    cohort.shares_worse_at = (cohort.shares_worse_at or now) if change.shares_worse else None
    for name, value in vars(change).items():
        if name != "shares_worse":
            setattr(cohort, name, value)
    return len(touched)


def _is_touched(cohort: Cohort, change: Change, enrolment: Enrolment, person: Person, now: datetime) -> bool:
    before = as_it_is(cohort)
    new_hour = change.send_at != cohort.send_at and person.send_at == cohort.send_at
    new_course = change.course != before.course
    new_place = change.place != before.place and not local_time.is_known(person.zone)
    return (
        new_hour
        or new_place
        or change.times != before.times
        or (new_course and _follows(cohort, enrolment, local_time.local_date(now, person.zone)))
    )


def _follows(cohort: Cohort, enrolment: Enrolment, today: date) -> bool:
    """Whether somebody starts on the cohort's own day, and has not begun."""
    return (
        enrolment.anchor_on == cohort.starts_on and enrolment.anchor_day == 0 and today < enrolment.anchor_on
    )


def _moves(
    course: Course, cohort: Cohort, change: Change, enrolment: Enrolment, facts: Facts, now: datetime
) -> Iterator[Moved]:
    """Each message of one learner that is not to come at the same moment before and after."""
    person, standing = facts.persons[enrolment.person_id], facts.standing(course, enrolment)
    changed = _changed(course, cohort, change, enrolment, person, standing, facts.today(person))
    seen_on = local_time.local_date(facts.heard_at(enrolment), person.zone)
    closing = closings.of(change, changed.calendar, changed.plan.weeks, changed.pause, seen_on)
    changed = replace(changed, closing=closing)
    return differences.moved(standing, changed, now, zone=person.zone)


def _changed(
    course: Course, cohort: Cohort, change: Change, enrolment: Enrolment, person: Person, standing: Standing,
    today: date,
) -> Standing:  # fmt: skip
    """The same learner after the change."""
    zone, maybe = windows.place_of(person, change.zone, change.country)
    others = tuple(maybe.split())
    hours = replace(standing.hours, zone=zone, others=others, window=windows.window_for(person, change))
    if person.send_at == cohort.send_at:
        hours = replace(hours, send_at=time.fromisoformat(change.send_at))
    days = frozenset(int(day) for day in change.weekdays)
    standing = replace(standing, hours=hours, closed=nudges.closed_on(change), cohort_days=days)
    if _follows(cohort, enrolment, today):
        first_on = max(change.starts_on, today)
        own = course.begun_as(enrolment.course_version)
        plan = plans.filled(own, own.plan(change.plan), enrolment, {})
        in_order = change.pace_by == enrolments.PACE_BY_LEARNER
        calendar = replace(
            standing.calendar, anchor_on=first_on, in_order=in_order, days_apart=change.days_apart * in_order
        )
        weekend = windows.spared(person, enrolment, calendar)
        standing = replace(standing, plan=plan, calendar=calendar, spared=weekend)
    return standing
