"""The rows of a cohort's data, table by table, as one reader may see them: a stream, or one page after another.

Each table is read from one or a few sources, each with one query, learner by learner. Rows come as they are read;
nothing is gathered, so that memory does not grow with the cohort.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Row, Select, and_, cast, func, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from course import cohort_cells, db
from course.cohort_columns import Table
from course.cohort_lens import Cell, Cells, Lens, of_learners
from course.db import Session
from course.models import (
    Answer,
    CheckIn,
    Consent,
    Enrolment,
    LessonProgress,
    MeasureAnswer,
    Message,
    Nudge,
    Person,
    Recall,
)
from course.rules import veils

AT_ONCE = 1000
STEP, MOOD = "step", "mood"


@dataclass(frozen=True)
class Source:
    """One query of a table, the number by which it goes on, and what becomes of one of its rows."""

    query: Callable[[int], Select[Any]]
    number: InstrumentedAttribute[int]
    make: Callable[[Row[Any], Lens], Iterator[Cells]]


@dataclass(frozen=True)
class Place:
    """Where a page ended: the source, the place of its last row's learner, and the number of that row."""

    source: int = 0
    learner: int = -1
    number: int = 0


def stream(session: Session, table: Table, lens: Lens, cohort_id: int) -> Iterator[list[Cell]]:
    """Every row of a table, its cells in the order of the columns that this reader sees."""
    names = [one.name for one in table.shown(lens.sight)]
    for source in SOURCES[table.name]:
        query = source.query(cohort_id).order_by(_place_of_learner(lens), source.number)
        for row in db.stream(session, query, at_once=AT_ONCE):
            for cells in source.make(row, lens):
                yield [cells.get(name) for name in names]


def page(
    session: Session, table: Table, lens: Lens, cohort_id: int, *, after: Place, limit: int
) -> tuple[list[Cells], Place | None]:
    """The rows made of at most `limit` of what a table stands on, after a place; and where to go on, if anywhere."""
    names = [one.name for one in table.shown(lens.sight)]
    sources = SOURCES[table.name]
    if not 0 <= after.source < len(sources):
        return [], None
    source, learner = sources[after.source], _place_of_learner(lens)
    query = source.query(cohort_id).add_columns(learner.label("at"), source.number.label("number"))
    query = query.where(tuple_(learner, source.number) > tuple_(after.learner, after.number))
    found = db.rows(session, query.order_by(learner, source.number).limit(limit + 1))
    rows = [
        {name: cells.get(name) for name in names} for row in found[:limit] for cells in source.make(row, lens)
    ]
    if len(found) > limit:
        return rows, Place(after.source, found[limit - 1].at, found[limit - 1].number)
    return rows, Place(after.source + 1) if after.source + 1 < len(sources) else None


def _place_of_learner(lens: Lens) -> ColumnElement[int]:
    """In which order learners come: as they joined; without names in an order of the key's own, or their place in a
    file would give them away."""
    number = cast(Enrolment.id, BigInteger)
    if lens.veil is None:
        return number
    times, plus = lens.veil.mixing()
    return (number * times + plus) % veils.MIXED_MODULO


def editions(session: Session, cohort_id: int) -> list[str]:
    """The editions of the course that anybody in the cohort is, or was, on."""
    theirs = Enrolment.cohort_id == cohort_id
    now = session.scalars(select(Enrolment.course_version).where(theirs).distinct())
    opened = select(LessonProgress.course_version).join(
        Enrolment, Enrolment.id == LessonProgress.enrolment_id
    )
    before = session.scalars(opened.where(theirs, LessonProgress.course_version.is_not(None)).distinct())
    return sorted({*now, *(version for version in before if version)})


def count_sharing_numbers(session: Session, cohort_id: int) -> int:
    """How many learners let their numbers and choices be used without a name."""
    shared = (Enrolment.cohort_id == cohort_id, Enrolment.shares_numbers_at.is_not(None))
    return session.scalar(select(func.count(Enrolment.id)).where(*shared)) or 0


def sharing_notes(session: Session, cohort_id: int) -> list[int]:
    """The enrolments of which a note is shared with the staff."""
    query = select(Enrolment.id).join(CheckIn, CheckIn.enrolment_id == Enrolment.id).distinct()
    shared = query.where(Enrolment.cohort_id == cohort_id, CheckIn.note_shared_at.is_not(None))
    return list(session.scalars(shared.order_by(Enrolment.id)))


def _learners(cohort_id: int) -> Select[Any]:
    return of_learners(
        cohort_id, Person.channel, Person.country, Person.locale, Person.send_at, Person.shared_phone,
        Person.created_at, Person.name_sealed, Person.phone_sealed, Person.email_sealed,
    )  # fmt: skip


def _enrolments(cohort_id: int) -> Select[Any]:
    return of_learners(
        cohort_id, Enrolment.plan, Enrolment.track, Enrolment.source, Enrolment.anchor_on, Enrolment.pace,
        Enrolment.enrolled_at, Enrolment.paused_at, Enrolment.paused_until_on, Enrolment.withdrawn_at,
        Enrolment.withdrawn_by, Enrolment.finished_at,
    )  # fmt: skip


def _check_ins(cohort_id: int) -> Select[Any]:
    query = of_learners(
        cohort_id, CheckIn.uid.label("own_uid"), CheckIn.item, CheckIn.mood, CheckIn.near, CheckIn.step,
        CheckIn.note_sealed, CheckIn.note_shared_at, CheckIn.via, CheckIn.answered_at, CheckIn.changed_at,
    )  # fmt: skip
    return query.join(CheckIn, CheckIn.enrolment_id == Enrolment.id)


def _cards(cohort_id: int) -> Select[Any]:
    """What was kept in lessons, each with the edition in which its lesson was opened. The mood of a check-in that was
    begun behind a link stands with the check-in."""
    opened = and_(LessonProgress.enrolment_id == Enrolment.id, LessonProgress.item == Answer.item)
    query = of_learners(
        cohort_id, Answer.uid.label("own_uid"), Answer.item, Answer.card, Answer.values_sealed, Answer.saved_at,
        LessonProgress.course_version.label("opened_version"),
    )  # fmt: skip
    query = query.join(Answer, Answer.enrolment_id == Enrolment.id)
    return query.outerjoin(LessonProgress, opened).where(Answer.card != MOOD)


def _answers(cohort_id: int) -> Select[Any]:
    return _cards(cohort_id).where(Answer.card != STEP)


def _steps(cohort_id: int) -> Select[Any]:
    return _cards(cohort_id).where(Answer.card == STEP)


def _measures(cohort_id: int) -> Select[Any]:
    query = of_learners(
        cohort_id, MeasureAnswer.uid.label("own_uid"), MeasureAnswer.point, MeasureAnswer.instrument,
        MeasureAnswer.values_sealed, MeasureAnswer.total, MeasureAnswer.answered_at, MeasureAnswer.changed_at,
    )  # fmt: skip
    return query.join(MeasureAnswer, MeasureAnswer.enrolment_id == Enrolment.id)


def _recalls(cohort_id: int) -> Select[Any]:
    query = of_learners(
        cohort_id, Recall.lesson, Recall.served_in, Recall.served_on, Recall.outcome, Recall.used,
        Recall.answered_at,
    )  # fmt: skip
    return query.join(Recall, Recall.enrolment_id == Enrolment.id)


def _messages(cohort_id: int) -> Select[Any]:
    query = of_learners(
        cohort_id, Message.id.label("message_id"), Message.kind, Message.item, Message.channel, Message.status,
        Message.reason_code, Message.attempts, Message.segments, Message.send_after, Message.handed_over_at,
        Message.settled_at, Message.opened_at, Nudge.due_at,
    )  # fmt: skip
    return query.join(Message, Message.enrolment_id == Enrolment.id).outerjoin(
        Nudge, Nudge.id == Message.nudge_id
    )


def _consents(cohort_id: int) -> Select[Any]:
    """The lines about this cohort, and those that hold for every cohort of a person."""
    query = of_learners(
        cohort_id, Consent.subject, Consent.act, Consent.source, Consent.wording_version,
        Consent.at.label("happened_at"),
    )  # fmt: skip
    query = query.join(Consent, Consent.person_id == Enrolment.person_id)
    return query.where(or_(Consent.cohort_id == cohort_id, Consent.cohort_id.is_(None)))


def _lessons(cohort_id: int) -> Select[Any]:
    query = of_learners(
        cohort_id, LessonProgress.item, LessonProgress.opened_at, LessonProgress.finished_at,
        LessonProgress.course_version.label("opened_version"),
    )  # fmt: skip
    return query.join(LessonProgress, LessonProgress.enrolment_id == Enrolment.id)


SOURCES: dict[str, tuple[Source, ...]] = {
    "learners": (Source(_learners, Enrolment.id, cohort_cells.learner),),
    "enrolments": (Source(_enrolments, Enrolment.id, cohort_cells.enrolment),),
    "check-ins": (Source(_check_ins, CheckIn.id, cohort_cells.check_in),),
    "answers": (Source(_answers, Answer.id, cohort_cells.answer),),
    "measures": (Source(_measures, MeasureAnswer.id, cohort_cells.measure),),
    "steps": (Source(_steps, Answer.id, cohort_cells.step),),
    "recalls": (Source(_recalls, Recall.id, cohort_cells.recall),),
    "messages": (Source(_messages, Message.id, cohort_cells.message),),
    "consents": (Source(_consents, Consent.id, cohort_cells.consent),),
    "events": (
        Source(_messages, Message.id, cohort_cells.events_of_message),
        Source(_lessons, LessonProgress.id, cohort_cells.events_of_lesson),
        Source(_check_ins, CheckIn.id, cohort_cells.event_of_check_in),
        Source(_measures, MeasureAnswer.id, cohort_cells.event_of_measure),
    ),
}
