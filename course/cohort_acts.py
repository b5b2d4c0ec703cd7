"""What staff may do to a cohort as a whole, and what it would change for whom: a break, its end, putting it away."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

from course import breaks, changing, cohorts, enrolments, nudges, people, rosters, windows
from course.changing import Difference
from course.db import Session
from course.lessons import Course
from course.models import BY_COHORT, Cohort, Enrolment
from course.nudges import Facts
from course.rules import calendars, differences, pauses
from course.rules.differences import Moved
from course.rules.pauses import Pause

Moves = Callable[[Enrolment, Facts], Iterator[Moved]]


class StillGoing(Exception):
    """Somebody in it is under way, so it is not put away."""


def with_break(
    session: Session, course: Course, cohort: Cohort, until_on: date | None, *, now: datetime
) -> Difference:
    """What a break up to a date, or without an end, would change. Nothing is written."""
    members = enrolments.under_way_in(session, cohort.id)
    touched = [one for one in members if one.paused_at is None or one.paused_by == BY_COHORT]
    return _difference(
        session, touched, len(members), lambda one, facts: _held(course, one, facts, until_on), now
    )


def without_break(session: Session, course: Course, cohort: Cohort, *, now: datetime) -> Difference:
    """What ending the break now would change. Nothing is written."""
    members = enrolments.under_way_in(session, cohort.id)
    touched = [one for one in members if one.paused_by == BY_COHORT]
    return _difference(session, touched, len(members), lambda one, facts: _let_go(course, one, facts), now)


def under_way(session: Session, cohort: Cohort) -> int:
    """How many in it have neither left nor finished."""
    return rosters.count_under_way(session, cohort.id)


def archive(session: Session, cohort: Cohort, *, now: datetime) -> None:
    """Take it off the lists, and close joining. Raises StillGoing."""
    if under_way(session, cohort):
        raise StillGoing
    breaks.end(session, cohort, now=now)
    cohorts.close(cohort, now=now)
    cohort.archived_at = cohort.archived_at or now


def bring_back(cohort: Cohort) -> None:
    """Onto the lists again. Joining stays closed until somebody opens it."""
    cohort.archived_at = None


def _difference(
    session: Session, touched: list[Enrolment], in_all: int, moved: Moves, now: datetime
) -> Difference:
    compared = touched[: changing.AT_MOST]
    facts = nudges.facts(session, compared, now=now)
    rows = differences.rows(
        (people.name_of(session, facts.persons[one.person_id]) or "No name given", found)
        for one in nudges.reached(session, compared, facts)
        for found in moved(one, facts)
    )
    return Difference(rows, len(touched), len(compared), in_all)


def _held(course: Course, enrolment: Enrolment, facts: Facts, until_on: date | None) -> Iterator[Moved]:
    person, standing = facts.persons[enrolment.person_id], facts.standing(course, enrolment)
    today = facts.today(person)
    pause = Pause(today, until_on, by_group=True)
    so_far = _calendar_now(enrolment, facts)
    calendar = pauses.afterwards(so_far, pause, today)
    after = replace(standing, pause=pause, calendar=calendar, resumed_on=until_on)
    after = replace(after, spared=windows.spared(person, enrolment, calendar))
    return differences.moved(standing, after, facts.now, zone=person.zone)


def _let_go(course: Course, enrolment: Enrolment, facts: Facts) -> Iterator[Moved]:
    person, standing = facts.persons[enrolment.person_id], facts.standing(course, enrolment)
    calendar = _calendar_now(enrolment, facts)
    after = replace(standing, pause=None, calendar=calendar, resumed_on=facts.today(person))
    after = replace(after, spared=windows.spared(person, enrolment, calendar))
    return differences.moved(standing, after, facts.now, zone=person.zone)


def _calendar_now(enrolment: Enrolment, facts: Facts) -> calendars.Calendar:
    """Where their course stands, with what a break has taken from it so far."""
    zone = facts.persons[enrolment.person_id].zone
    today = facts.today(facts.persons[enrolment.person_id])
    finished_at = facts.finished.get(enrolment.id)
    whole = enrolments.calendar_after(enrolment, zone, today, finished_at)
    so_far = pauses.moved(calendars.of(enrolment), pauses.of(enrolment, zone), today)
    return replace(whole, anchor_on=so_far.anchor_on)
