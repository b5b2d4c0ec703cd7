"""Which edition of the course a learner is on: the one they began with, until staff have them moved to the newest.

A move is asked for beforehand and done when a week of the learner's own course begins. It touches what they have not
opened: a lesson that was opened stays as it was, with its answers, and what is done stays done.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta
from types import MappingProxyType

from sqlalchemy import CompoundSelect, delete, select, union, update

from course import db, enrolments, lesson_editions
from course.db import Session
from course.lessons import Course, Edition
from course.models import CourseEdition, Enrolment, LessonProgress
from course.rules import calendars, local_time, pauses
from course.rules.offline import LONGEST_WAIT

# A phone keeps words for a week at most (rules/offline.py), and a page may be open for a day before.
FORMS_WAIT = LONGEST_WAIT + timedelta(days=1)


def keep(session: Session, edition: Edition, *, now: datetime) -> None:
    """Keep an edition, once: whoever is put on it finds it again."""
    if session.scalar(select(CourseEdition.id).where(CourseEdition.version == edition.version)) is None:
        db.insert_once(session, CourseEdition, version=edition.version, packed=edition.packed, kept_at=now)


def packed(session: Session, version: str) -> bytes | None:
    """The files of an edition."""
    return session.scalar(select(CourseEdition.packed).where(CourseEdition.version == version))


def damaged(session: Session) -> list[str]:
    """The editions that cannot be read as they were kept: their learners follow today's files."""
    rows = session.execute(select(CourseEdition.version, CourseEdition.packed))
    return [version for version, packed in rows if not lesson_editions.is_whole(Edition(version, packed))]


def kept_at(session: Session) -> dict[str, datetime]:
    """When each edition was first somebody's."""
    return dict(session.execute(select(CourseEdition.version, CourseEdition.kept_at)).all())


def set_down(session: Session, edition: Edition, *, now: datetime) -> int:
    """Put those whose edition is kept nowhere, as they come from an older release, on this one; how many they were."""
    keep(session, edition, now=now)
    waiting = update(Enrolment).where(Enrolment.course_version.not_in(select(CourseEdition.version)))
    return len(session.scalars(waiting.values(course_version=edition.version).returning(Enrolment.id)).all())


def course_of(session: Session, course: Course, enrolment: Enrolment) -> Course:
    """The course as one learner has it: their edition, and what they opened before a move as it was then."""
    own = course.begun_as(enrolment.course_version)
    if enrolment.moved_at is None:
        return own
    query = select(LessonProgress.item, LessonProgress.course_version).where(
        LessonProgress.enrolment_id == enrolment.id, LessonProgress.course_version.is_not(None)
    )
    opened = {item: course.begun_as(version).lessons for item, version in session.execute(query) if version}
    then = {key: one for item, texts in opened.items() for key, one in texts.items() if key[1] == item}
    now = {key: one for key, one in own.lessons.items() if key[1] not in opened}
    return replace(own, lessons=MappingProxyType(now | then))


def as_shown(course: Course, own: Course, item: str, version: str) -> Course | None:
    """The course with one lesson as a form of another edition showed it; None where that is kept nowhere.

    Somebody may be moved while a page of theirs is open, or waits on a phone: what they wrote belongs to what they saw.
    """
    then = course.begun_as(version)
    texts = {key: one for key, one in then.lessons.items() if key[1] == item}
    if then.edition.version != version or not texts:
        return None
    return replace(own, lessons=MappingProxyType({**own.lessons, **texts}))


def on_earlier(session: Session, cohort_id: int, version: str) -> list[Enrolment]:
    """Who is under way in a cohort on another edition than this one, in the order they joined."""
    return [one for one in enrolments.under_way_in(session, cohort_id) if is_earlier(one, version)]


def is_earlier(enrolment: Enrolment, version: str) -> bool:
    """Whether somebody is on an edition other than this one."""
    return enrolment.course_version != version


def ask_to_move(enrolment: Enrolment, edition: Edition, *, zone: str, now: datetime) -> None:
    """Have somebody moved to an edition that is kept, when the next week of their course begins."""
    enrolment.moves_to, enrolment.moves_on_day = edition.version, _next_week(enrolment, zone, now)
    enrolment.look_again_at = now


def stay(enrolment: Enrolment) -> None:
    """Take back a move that has not come."""
    enrolment.moves_to = enrolment.moves_on_day = None


def moves_at(enrolment: Enrolment, *, zone: str, now: datetime) -> datetime | None:
    """When a move will come, as their calendar stands: the first moment of that day where they are."""
    if enrolment.moves_on_day is None:
        return None
    calendar = enrolments.calendar_after(enrolment, zone, local_time.local_date(now, zone))
    return local_time.instant(calendar.opens_on(enrolment.moves_on_day), time(0), zone)


def move_if_due(session: Session, enrolment: Enrolment, *, zone: str, now: datetime) -> bool:
    """Do what was asked for once its day has come; whether it was.

    The day is one of their course and not of the year, so a pause in between puts the move off with everything else.
    """
    day = enrolment.moves_on_day
    if enrolment.moves_to is None or day is None or _day(enrolment, zone, now) < day:
        return False
    opened = (LessonProgress.enrolment_id == enrolment.id, LessonProgress.course_version.is_(None))
    session.execute(update(LessonProgress).where(*opened).values(course_version=enrolment.course_version))
    enrolment.course_version, enrolment.moved_at = enrolment.moves_to, now
    stay(enrolment)
    return True


def forget_unneeded(session: Session, *, now: datetime) -> int:
    """Throw away the editions that nobody is on, has opened a lesson of, or is to move to; how many.

    While a form of an earlier one may still be open or wait on a phone, none goes.
    """
    lately = select(Enrolment.id).where(Enrolment.moved_at > now - FORMS_WAIT).limit(1)
    if session.scalar(lately) is not None:
        return 0
    needed: CompoundSelect[tuple[str]] = union(
        select(Enrolment.course_version),
        select(Enrolment.moves_to).where(Enrolment.moves_to.is_not(None)),
        select(LessonProgress.course_version).where(LessonProgress.course_version.is_not(None)),
    )
    unneeded = delete(CourseEdition).where(CourseEdition.version.not_in(needed))
    return len(session.scalars(unneeded.returning(CourseEdition.id)).all())


def _day(enrolment: Enrolment, zone: str, now: datetime) -> int:
    """The day of their course on which they stand; below 0 before it has begun."""
    today, pause = local_time.local_date(now, zone), pauses.of(enrolment, zone)
    counted_on = pauses.counted_on(calendars.of(enrolment), pause, today)
    return enrolments.calendar_after(enrolment, zone, today).day_on(counted_on)


def _next_week(enrolment: Enrolment, zone: str, now: datetime) -> int:
    """The day of their course on which its next week begins."""
    return (_day(enrolment, zone, now) // calendars.DAYS_IN_A_WEEK + 1) * calendars.DAYS_IN_A_WEEK
