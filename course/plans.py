"""The plan of an enrolment as its learner has it. Whoever reads a plan for somebody asks here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import select

from course import row_sets
from course.db import Session
from course.lessons import Course, Plan
from course.models import Enrolment, LessonProgress
from course.rules import gentle, tracks
from course.rules.gentle import Laid
from course.rules.tracks import Chosen

# Lesson -> when it was first opened, of one learner.
Opened = Mapping[str, datetime]
Kept = Mapping[int, Opened]
# Where a session keeps the plans that were read in it for many at once, by enrolment.
READ = "plans"


class Planned(Protocol):
    """An enrolment, or the row of one, as far as it says what its plan is made of."""

    @property
    def id(self) -> int: ...
    @property
    def plan(self) -> str: ...
    @property
    def course_version(self) -> str: ...
    @property
    def track(self) -> str | None: ...
    @property
    def second_track(self) -> str | None: ...
    @property
    def track_changed_at(self) -> datetime | None: ...
    @property
    def gentle_since_at(self) -> datetime | None: ...


def of(session: Session, course: Course, enrolment: Enrolment) -> Plan:
    """One learner's plan."""
    return resolved(course, enrolment, kept(session, [enrolment]))


def resolved(course: Course, enrolment: Planned, kept: Kept) -> Plan:
    """The same where `kept` was read for a whole batch."""
    return in_edition(course.begun_as(enrolment.course_version), enrolment, kept)


def of_many(session: Session, course: Course, enrolment_ids: Sequence[int]) -> dict[int, Plan]:
    """The plans of many learners by enrolment, each as its learner has it. Two queries at most."""
    found = session.scalars(select(Enrolment).where(row_sets.any_of(Enrolment.id, enrolment_ids))).all()
    own = kept(session, found)
    return {one.id: resolved(course, one, own) for one in found}


def in_edition(course: Course, enrolment: Planned, kept: Kept) -> Plan:
    """Their plan as it is, or would be, in this very edition of the course."""
    return filled(course, course.plan(enrolment.plan), enrolment, kept.get(enrolment.id, {}))


def filled(course: Course, plan: Plan, enrolment: Planned, opened: Opened) -> Plan:
    """This plan, as it is or would be for one learner: with their areas, and gently where it goes gently."""
    own = usual(plan, enrolment, opened)
    since_at = enrolment.gentle_since_at
    return own if since_at is None else laid_gently(course, own, opened, since_at=since_at).plan


def usual(plan: Plan, enrolment: Planned, opened: Opened) -> Plan:
    """The same as if it did not go gently. Opened lessons keep their places for whoever changed their area."""
    own = opened.keys() if enrolment.track_changed_at is not None else frozenset()
    return tracks.resolved(plan, enrolment.track, enrolment.second_track, own)


def laid_gently(course: Course, usual: Plan, opened: Opened, *, since_at: datetime) -> Laid:
    """A plan as it goes gently since a moment: what was opened before it is kept."""
    before = {lesson for lesson, at in opened.items() if at < since_at}
    return gentle.laid_out(usual, before, endings(course))


def endings(course: Course) -> frozenset[str]:
    """The lessons that end a course."""
    return frozenset(lesson.id for lesson in course.lessons.values() if lesson.phase == "ending")


def kept(session: Session, enrolments: Iterable[Planned]) -> Kept:
    """The opened lessons of those whose plan depends on them; one query at most."""
    ids = [one.id for one in enrolments if one.track_changed_at or one.gentle_since_at]
    return opened_of(session, ids) if ids else {}


def opened(session: Session, enrolment_id: int) -> Opened:
    """The lessons that one learner has opened."""
    return opened_of(session, [enrolment_id]).get(enrolment_id, {})


def chosen(enrolment: Enrolment) -> Chosen:
    """What an enrolment says of its areas."""
    return Chosen(
        track=enrolment.track,
        second=enrolment.second_track,
        was_changed=enrolment.track_changed_at is not None,
        not_offered=frozenset(enrolment.tracks_not_offered.split()),
    )


def opened_of(session: Session, enrolment_ids: Sequence[int]) -> dict[int, dict[str, datetime]]:
    """The same for many, in one query."""
    found: defaultdict[int, dict[str, datetime]] = defaultdict(dict)
    query = select(LessonProgress.enrolment_id, LessonProgress.item, LessonProgress.opened_at).where(
        row_sets.any_of(LessonProgress.enrolment_id, enrolment_ids)
    )
    for enrolment_id, item, at in session.execute(query):
        found[enrolment_id][item] = at
    return dict(found)
