"""Who needs staff today, over many cohorts at once: the facts behind rules/needs.py, in a fixed number of queries.

Each query names only those of whom something is to be said: a page costs what is wrong, not what is enrolled.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select, union_all

from course import desk_acts, people, unreached
from course import signs as signs_of_life
from course.db import Session
from course.lessons import Course
from course.models import (
    HANDED_OVER,
    CheckIn,
    Cohort,
    Consent,
    DeskAct,
    Enrolment,
    LessonProgress,
    Message,
    MessageStatus,
    Nudge,
    Person,
    Signpost,
    SupportTask,
)
from course.rules import local_time, needs
from course.rules.calendars import Calendar
from course.rules.needs import Found, Signs

# Written into the statement, since there is an index for them alone.
CHECK_IN = literal("check-in", literal_execute=True)


@dataclass(frozen=True)
class Line:
    """One learner who needs somebody, and why."""

    enrolment_id: int
    cohort_id: int
    needs: tuple[Found, ...]


@dataclass
class _Facts:
    """What was found of each enrolment, under the names of `Signs`; its cohort, and its date where that counts."""

    signs: defaultdict[int, dict[str, object]] = field(default_factory=lambda: defaultdict(dict))
    cohorts: dict[int, int] = field(default_factory=dict)
    dates: dict[int, date] = field(default_factory=dict)

    def note(self, enrolment_id: int, cohort_id: int, **values: object) -> None:
        self.signs[enrolment_id].update(values)
        self.cohorts[enrolment_id] = cohort_id


def lines(session: Session, course: Course, cohorts: Sequence[Cohort], *, now: datetime) -> list[Line]:
    """Everybody in these cohorts who needs somebody, in the order in which to see to them."""
    within = unreached.under_way([one.id for one in cohorts])
    facts = _Facts()
    for read in (_tasks, _not_reached, _unanswered, _stuck, _worse, _never_asked):
        read(session, within, facts, now)
    _name_lessons(course, facts)
    _finishing(session, course, within, facts, now)
    _put_aside(session, facts, now)
    # Only who is about to finish has a date of their own: of the others no date is asked.
    found = [
        Line(one, facts.cohorts[one], needs.found(_signs(known, facts.dates.get(one, now.date()), now)))
        for one, known in facts.signs.items()
    ]
    return sorted(
        (one for one in found if one.needs), key=lambda one: (*needs.order(one.needs), one.enrolment_id)
    )


def _signs(known: Mapping[str, Any], today: date, now: datetime) -> Signs:
    return Signs(now=now, today=today, **known)


def _tasks(session: Session, within: ColumnElement[bool], facts: _Facts, now: datetime) -> None:
    query = (
        select(
            Enrolment.id, Enrolment.cohort_id, SupportTask.created_at, SupportTask.due_at, SupportTask.taken_at
        )
        .join(SupportTask, SupportTask.enrolment_id == Enrolment.id)
        .where(within, SupportTask.closed_at.is_(None))
        .order_by(SupportTask.id.desc())
    )  # fmt: skip
    for enrolment_id, cohort_id, since, due_at, taken_at in session.execute(query):
        is_late = taken_at is None and due_at is not None and due_at < now
        facts.note(enrolment_id, cohort_id, task_since=since, task_is_late=is_late)


def _not_reached(session: Session, within: ColumnElement[bool], facts: _Facts, now: datetime) -> None:
    """Whom nothing reaches: by the rule that every page has (`unreached`)."""
    found = {
        one: gone for one, gone in unreached.find(session, within, now=now).items() if not gone.is_by_mail
    }
    query = select(Enrolment.id, Enrolment.cohort_id).where(Enrolment.id.in_(list(found)))
    for one, cohort_id in session.execute(query):
        gone = found[one]
        facts.note(one, cohort_id, missed=gone.missed, ended_at=gone.ended_at, ended_by=gone.source)


def _unanswered(session: Session, within: ColumnElement[bool], facts: _Facts, now: datetime) -> None:
    """The check-ins that were sent and are not answered, since the last sign of life."""
    for one, cohort_id, many, since in session.execute(_of_the_silent(within, now)):
        facts.note(one, cohort_id, unanswered=many, silent_since=since)


def _of_the_silent(within: ColumnElement[bool], now: datetime) -> Select[int, int, int, datetime]:
    """Most people owe one answer at most: who owes two is read from an index alone, and only theirs are looked at."""
    owed = _owed(now - needs.ANSWER_TIME, now).cte("owed")
    twice = (
        select(owed.c.enrolment_id)
        .group_by(owed.c.enrolment_id)
        .having(func.count() >= needs.SILENT_FROM)
        .cte("twice")
    )
    alive = signs_of_life.latest(select(twice.c.enrolment_id)).cte("alive")
    return (
        select(owed.c.enrolment_id, Enrolment.cohort_id, func.count(), func.min(Message.send_after))
        .join(twice, twice.c.enrolment_id == owed.c.enrolment_id)
        .join(Message, Message.nudge_id == owed.c.id)
        .join(Enrolment, Enrolment.id == owed.c.enrolment_id)
        .outerjoin(alive, alive.c.enrolment_id == owed.c.enrolment_id)
        .where(
            within,
            Message.status.in_(HANDED_OVER - {MessageStatus.FAILED, MessageStatus.UNDELIVERED}),
            Message.send_after <= now - needs.ANSWER_TIME,
            *(
                Message.send_after > func.coalesce(at, Enrolment.enrolled_at)
                for at in (Enrolment.enrolled_at, Enrolment.heard_at, alive.c.at)
            ),
        )
        .group_by(owed.c.enrolment_id, Enrolment.cohort_id)
        .having(func.count() >= needs.SILENT_FROM)
    )


def _owed(since: datetime, now: datetime) -> Select[int, int]:
    """Check-ins that were due up to a moment and are not answered.

    Whoever did something after that moment is not silent, whatever they owe, and is left out.
    """
    lately = union_all(
        select(LessonProgress.enrolment_id).where(LessonProgress.opened_at > since),
        select(CheckIn.enrolment_id).where(CheckIn.answered_at > since),
    )
    return select(Nudge.id, Nudge.enrolment_id).where(
        Nudge.kind == CHECK_IN,
        Nudge.due_at.between(now - needs.LOOKS_BACK, since),
        Nudge.enrolment_id.not_in(lately),
        ~exists().where(CheckIn.enrolment_id == Nudge.enrolment_id, CheckIn.item == Nudge.item),
    )


def _stuck(session: Session, within: ColumnElement[bool], facts: _Facts, now: datetime) -> None:
    """The last lesson that was opened and not finished, where nothing else was done after it."""
    later = LessonProgress.__table__.alias("later")
    moved_on = or_(
        exists().where(
            later.c.enrolment_id == LessonProgress.enrolment_id,
            or_(later.c.opened_at > LessonProgress.opened_at, later.c.finished_at > LessonProgress.opened_at),
        ),
        exists().where(
            CheckIn.enrolment_id == LessonProgress.enrolment_id,
            CheckIn.answered_at > LessonProgress.opened_at,
        ),
    )
    # By itself first: SQLite would else go through the lessons of everybody in these cohorts.
    left_open = (
        select(LessonProgress.enrolment_id, LessonProgress.item, LessonProgress.opened_at)
        .where(
            LessonProgress.finished_at.is_(None),
            LessonProgress.opened_at.between(now - needs.LOOKS_BACK, now - needs.STUCK_AFTER),
            ~moved_on,
        )
        .cte("left_open")
        .prefix_with("MATERIALIZED")
    )
    query = (
        select(left_open.c.enrolment_id, Enrolment.cohort_id, left_open.c.item, left_open.c.opened_at)
        .join(Enrolment, Enrolment.id == left_open.c.enrolment_id)
        .where(within, Enrolment.paused_at.is_(None))
    )
    for enrolment_id, cohort_id, item, at in session.execute(query):
        facts.note(enrolment_id, cohort_id, stuck_since=at, stuck_on=item)


def _name_lessons(course: Course, facts: _Facts) -> None:
    for known in facts.signs.values():
        if "stuck_on" in known:
            found = course.lessons.get(("en", str(known["stuck_on"])))
            known["stuck_on"] = found.title if found is not None else "a lesson"


def _worse(session: Session, within: ColumnElement[bool], facts: _Facts, now: datetime) -> None:
    """Only where the cohort says that its staff are told, and the learner said yes to it after that."""
    query = (
        select(Enrolment.id, Enrolment.cohort_id, func.max(Signpost.shown_at))
        .join(Enrolment, Enrolment.id == Signpost.enrolment_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(
            within,
            Signpost.kind == "worse",
            Signpost.shown_at > now - needs.WORSE_FOR,
            Enrolment.shares_moods_at >= Cohort.shares_worse_at,
        )
        .group_by(Enrolment.id, Enrolment.cohort_id)
    )
    for enrolment_id, cohort_id, at in session.execute(query):
        facts.note(enrolment_id, cohort_id, worse_at=at)


def _never_asked(session: Session, within: ColumnElement[bool], facts: _Facts, now: datetime) -> None:
    """Who never said yes where they are written to. Whoever said stop has decided, and is left in peace."""
    said_yes = exists().where(
        Consent.person_id == Person.id,
        Consent.act == "given",
        Consent.subject == Person.channel,
        Consent.contact_index == people.REACHED_AT,
    )
    query = (
        select(Enrolment.id, Enrolment.cohort_id, Enrolment.enrolled_at)
        .join(Person, Person.id == Enrolment.person_id)
        .where(within, Enrolment.enrolled_at < now, ~said_yes)
    )
    for enrolment_id, cohort_id, at in session.execute(query):
        facts.note(enrolment_id, cohort_id, asked_at=at)


def _finishing(
    session: Session, course: Course, within: ColumnElement[bool], facts: _Facts, now: datetime
) -> None:
    """Whose course ends within a week. Many share a calendar, so the calendars are looked at, not the people."""
    columns = (
        Enrolment.course_version, Enrolment.plan, Enrolment.anchor_on, Enrolment.anchor_day, Enrolment.pace,
    )  # fmt: skip
    going = and_(within, Enrolment.paused_at.is_(None))
    soon: list[tuple[date, ColumnElement[bool]]] = []
    for version, plan, anchor_on, anchor_day, pace in session.execute(
        select(*columns).where(going).distinct()
    ):
        weeks = course.begun_as(version).plan(plan).weeks
        ends_on = Calendar(anchor_on, anchor_day, pace).ends_on(weeks)
        # A day more at either end, since it is another date elsewhere.
        if -1 <= (ends_on - now.date()).days <= needs.FINISHING_WITHIN.days + 1:
            soon.append((ends_on, _at_once(columns, (version, plan, anchor_on, anchor_day, pace))))
    if not soon:
        return
    query: Select[int, int, str, date] = (
        select(
            Enrolment.id,
            Enrolment.cohort_id,
            Person.zone,
            case(*((these, ends_on) for ends_on, these in soon), else_=None),
        )
        .join(Person, Person.id == Enrolment.person_id)
        .where(going, or_(*(these for _, these in soon)))
    )
    today: dict[str, date] = {}
    for enrolment_id, cohort_id, zone, ends_on in session.execute(query):
        if zone not in today:
            today[zone] = local_time.local_date(now, zone)
        if needs.ends_soon(ends_on, today[zone]):
            facts.note(enrolment_id, cohort_id, ends_on=ends_on)
            facts.dates[enrolment_id] = today[zone]


def _at_once(columns: Sequence[object], values: Sequence[object]) -> ColumnElement[bool]:
    return and_(*(column == value for column, value in zip(columns, values, strict=True)))  # type: ignore[arg-type]


def _put_aside(session: Session, facts: _Facts, now: datetime) -> None:
    """What staff have seen to, as long as that holds."""
    query = select(DeskAct.enrolment_id, DeskAct.after).where(
        DeskAct.kind == desk_acts.PUT_ASIDE, DeskAct.until_at > now, DeskAct.undone_at.is_(None)
    )
    seen: defaultdict[int, set[str]] = defaultdict(set)
    for enrolment_id, after in session.execute(query):
        seen[enrolment_id] |= set(after["needs"])
    for enrolment_id, names in seen.items():
        if enrolment_id in facts.signs:
            facts.signs[enrolment_id]["put_aside"] = frozenset(names)
