"""Have learners moved to the newest edition of the course, and say beforehand what becomes different for whom.

Nothing that was opened changes (`editions`), so what is compared is what each learner has not opened yet: the words of
those lessons, and the messages that are to come.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from course import editions, enrolments, lesson_plans, nudges, people, plans
from course.db import Session
from course.lessons import Course, Lesson, Plan
from course.models import Cohort, Enrolment
from course.nudges import Facts
from course.rules import differences
from course.rules.differences import Row

# So many learners are compared message by message, so that the page is there in seconds.
AT_MOST = 60


class Change(StrEnum):
    """What becomes of a lesson."""

    REWRITTEN = "rewritten"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True)
class LessonRow:
    """What becomes of one lesson that they have not opened, and for whom."""

    change: Change
    lesson: Lesson
    names: tuple[str, ...]


@dataclass(frozen=True)
class Member:
    """One learner on an earlier edition: since when it was the newest, and when they move, if somebody asked for it.

    `may_move` is false where the newest edition has no plan of their length.
    """

    enrolment: Enrolment
    name: str
    edition_of: datetime | None
    moves_at: datetime | None
    zone: str
    may_move: bool


@dataclass(frozen=True)
class Outlook:
    """Who is on an earlier edition, and what would be different. Only the first `compared` of them were compared."""

    members: tuple[Member, ...]
    under_way: int
    lessons: tuple[LessonRow, ...]
    messages: tuple[Row, ...]
    compared: int

    @property
    def waiting(self) -> int:
        """How many could be moved, and nobody has asked for it yet."""
        return sum(one.may_move and one.moves_at is None for one in self.members)


def outlook(session: Session, course: Course, cohort: Cohort, *, now: datetime) -> Outlook:
    """What staff read before they have anybody moved. Nothing is written."""
    members = enrolments.under_way_in(session, cohort.id)
    earlier = [one for one in members if editions.is_earlier(one, course.edition.version)]
    facts, kept_at = nudges.facts(session, earlier, now=now), editions.kept_at(session)
    names = {
        one.id: people.name_of(session, facts.persons[one.person_id]) or "No name given" for one in earlier
    }
    opened = plans.opened_of(session, list(names))
    compared = [one for one in earlier if one.plan in course.plans][:AT_MOST]
    return Outlook(
        members=tuple(
            _member(course, one, names[one.id], kept_at.get(one.course_version), facts) for one in earlier
        ),
        under_way=len(members),
        lessons=_lesson_rows(
            (names[one.id], found)
            for one in compared
            for found in _lessons(course, one, facts, opened.get(one.id, {}).keys())
        ),
        messages=differences.rows(
            (names[one.id], moved)
            for one in nudges.reached(session, compared, facts)
            for moved in _messages(course, one, facts)
        ),
        compared=len(compared),
    )


def ask(session: Session, course: Course, members: Iterable[Enrolment], *, now: datetime) -> int:
    """Have them moved to the newest edition at the start of their next week; how many of them can be."""
    editions.keep(session, course.edition, now=now)
    able = [one for one in members if one.plan in course.plans]
    facts = nudges.facts(session, able, now=now)
    for one in able:
        editions.ask_to_move(one, course.edition, zone=facts.persons[one.person_id].zone, now=now)
    return len(able)


def chosen(
    session: Session, course: Course, cohort: Cohort, ids: Collection[int] | None
) -> Sequence[Enrolment]:
    """Those of a cohort who are on an earlier edition: of these numbers, or all of them."""
    earlier = editions.on_earlier(session, cohort.id, course.edition.version)
    return [one for one in earlier if ids is None or one.id in ids]


def _member(
    course: Course, enrolment: Enrolment, name: str, edition_of: datetime | None, facts: Facts
) -> Member:
    zone = facts.persons[enrolment.person_id].zone
    moves_at = editions.moves_at(enrolment, zone=zone, now=facts.now)
    return Member(enrolment, name, edition_of, moves_at, zone, enrolment.plan in course.plans)


def _lessons(
    course: Course, enrolment: Enrolment, facts: Facts, opened: Set[str]
) -> Iterator[tuple[Change, Lesson]]:
    """What becomes of each lesson that one learner has not opened. Staff read of it in English."""
    own, locale = course.begun_as(enrolment.course_version), facts.persons[enrolment.person_id].locale
    before = _ids(facts.plan(course, enrolment)) - opened
    after = _ids(plans.in_edition(course, enrolment, facts.kept)) - opened
    yield from ((Change.GONE, own.lesson(id)) for id in before - after)
    yield from ((Change.ADDED, course.lesson(id)) for id in after - before)
    for id in before & after:
        if own.lesson(id, locale) != course.lesson(id, locale):
            yield Change.REWRITTEN, course.lesson(id)


def _ids(plan: Plan) -> set[str]:
    """The lessons of a plan; for one of an area that is not chosen yet, those that it may turn out to be."""
    return {id for item in plan.lessons() for id in lesson_plans.lessons_of(item.id)}


def _lesson_rows(found: Iterable[tuple[str, tuple[Change, Lesson]]]) -> tuple[LessonRow, ...]:
    """One row for all to whom the same happens, in the order of the ids."""
    lessons: dict[tuple[Change, str], Lesson] = {}
    names: defaultdict[tuple[Change, str], list[str]] = defaultdict(list)
    for name, (change, lesson) in found:
        lessons.setdefault((change, lesson.id), lesson)
        names[change, lesson.id].append(name)
    rows = [LessonRow(key[0], lessons[key], tuple(sorted(them))) for key, them in names.items()]
    return tuple(sorted(rows, key=lambda row: (row.lesson.id, row.change)))


def _messages(course: Course, enrolment: Enrolment, facts: Facts) -> Iterator[differences.Moved]:
    """What is moved for one learner. Reminders, which come for what is not done, are left out."""
    standing = facts.standing(course, enrolment)
    moved = replace(standing, plan=plans.in_edition(course, enrolment, facts.kept))
    found = differences.moved(standing, moved, facts.now, zone=facts.persons[enrolment.person_id].zone)
    return (one for one in found if one[0] != "reminder")
