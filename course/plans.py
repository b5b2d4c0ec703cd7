"""The plan of an enrolment as its learner has it. Whoever reads a plan for somebody asks here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from sqlalchemy import select

from course.db import Session
from course.lessons import Course, Plan
from course.models import Enrolment, LessonProgress
from course.rules import tracks
from course.rules.tracks import Chosen

Kept = Mapping[int, Set[str]]


def of(session: Session, course: Course, enrolment: Enrolment) -> Plan:
    """One learner's plan."""
    return resolved(course, enrolment, kept(session, [enrolment]))


def resolved(course: Course, enrolment: Enrolment, kept: Kept) -> Plan:
    """The same where `kept` was read for a whole batch."""
    return in_edition(course.begun_as(enrolment.course_version), enrolment, kept)


def in_edition(course: Course, enrolment: Enrolment, kept: Kept) -> Plan:
    """Their plan as it is, or would be, in this very edition of the course."""
    own = kept.get(enrolment.id, frozenset())
    return tracks.resolved(course.plan(enrolment.plan), enrolment.track, enrolment.second_track, own)


def kept(session: Session, enrolments: Sequence[Enrolment]) -> Kept:
    """The opened lessons of those who changed their area, since these keep their places; one query at most."""
    changed = [one.id for one in enrolments if one.track_changed_at is not None]
    return opened_of(session, changed) if changed else {}


def opened(session: Session, enrolment_id: int) -> frozenset[str]:
    """The lessons that one learner has opened."""
    return frozenset(opened_of(session, [enrolment_id]).get(enrolment_id, ()))


def chosen(enrolment: Enrolment) -> Chosen:
    """What an enrolment says of its areas."""
    return Chosen(
        track=enrolment.track,
        second=enrolment.second_track,
        was_changed=enrolment.track_changed_at is not None,
        not_offered=frozenset(enrolment.tracks_not_offered.split()),
    )


def opened_of(session: Session, enrolment_ids: Sequence[int]) -> dict[int, set[str]]:
    """The lessons that each of these has opened, in one query."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    query = select(LessonProgress.enrolment_id, LessonProgress.item).where(
        LessonProgress.enrolment_id.in_(enrolment_ids)
    )
    for enrolment_id, item in session.execute(query):
        found[enrolment_id].add(item)
    return dict(found)
