"""Takeaways that come back: which a check-in asks for, what was written from memory, how it went, with whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, select

from course import db, unsealing
from course.db import Session
from course.models import LessonProgress, Recall, new_uid
from course.rules import local_time, recall
from course.rules.recall import Serving, Takeaway

_SERVINGS = (
    select(Recall.lesson, Recall.served_on, Recall.outcome)
    .where(Recall.enrolment_id == bindparam("enrolment_id"))
    .order_by(Recall.served_on, Recall.id)
)
_SERVED_IN = (
    select(
        Recall.uid, Recall.lesson, Recall.answer_sealed, Recall.outcome, Recall.used, Recall.with_whom_sealed,
        Recall.session_id,
    )
    .where(Recall.enrolment_id == bindparam("enrolment_id"), Recall.served_in == bindparam("item"))
    .order_by(Recall.id)
)  # fmt: skip
_FINISHED = (
    select(LessonProgress.item, LessonProgress.finished_at)
    .where(LessonProgress.enrolment_id == bindparam("enrolment_id"), LessonProgress.finished_at.is_not(None))
    .order_by(LessonProgress.finished_at, LessonProgress.id)
)


class Outcome(StrEnum):
    """How close the learner says they were, having seen the line."""

    GOT = "got"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True)
class Served:
    """One takeaway in one check-in, opened. `outcome` is None until the learner has compared."""

    lesson: str
    answer: str
    outcome: str | None
    used: bool | None
    with_whom: str
    session_id: int | None

    @property
    def waits_for_mark(self) -> bool:
        return bool(self.answer) and self.outcome is None


def due(
    session: Session, enrolment_id: int, *, zone: str, lessons: Collection[str], today: date
) -> list[str]:
    """The lessons whose takeaways a check-in of this day asks for: two at most, and only of `lessons`."""
    known = _known(session, enrolment_id, zone, lessons)
    return [one.lesson for one in recall.served(known, today=today)]


def brought_back(session: Session, enrolment_id: int, *, zone: str, lessons: Collection[str]) -> list[str]:
    """The same for the weeks after the end."""
    return [one.lesson for one in recall.brought_back(_known(session, enrolment_id, zone, lessons))]


def _known(session: Session, enrolment_id: int, zone: str, lessons: Collection[str]) -> list[Takeaway]:
    """Every finished lesson's takeaway, with the times it came back."""
    finished = _finished(session, enrolment_id, zone)
    servings: dict[str, list[Serving]] = {}
    for lesson, served_on, outcome in db.rows(session, _SERVINGS, enrolment_id=enrolment_id):
        servings.setdefault(lesson, []).append(Serving(served_on, outcome == Outcome.GOT))
    return [
        Takeaway(lesson, day, tuple(servings.get(lesson, ())))
        for lesson, day in finished
        if lesson in lessons
    ]


def served_in(session: Session, enrolment_id: int, item: str) -> list[Served]:
    """What one check-in asked for, in that order; nothing before it was answered."""
    found = db.rows(session, _SERVED_IN, enrolment_id=enrolment_id, item=item)
    return [_opened(session, row) for row in found]


def keep(
    session: Session, enrolment_id: int, item: str, written: Mapping[str, str], *, served_on: date,
    session_id: int | None, now: datetime,
) -> None:  # fmt: skip
    """Keep what one check-in asked for and what was written to it; "" is skipped.

    Once the line was seen and compared, the words stay as they are: they are what was remembered.
    """
    for lesson, words in written.items():
        db.insert_once(
            session, Recall, uid=new_uid(), enrolment_id=enrolment_id, lesson=lesson, served_in=item,
            served_on=served_on, session_id=session_id, answered_at=now,
        )  # fmt: skip
        row = _row(session, enrolment_id, item, lesson)
        if words and row is not None and row.outcome is None:
            row.answer_sealed = db.sealer(session).seal(Recall.__tablename__, row.uid, "answer", words)
            row.session_id, row.answered_at = session_id, now


def mark(
    session: Session, enrolment_id: int, item: str, lesson: str, *, outcome: str | None, used: bool | None,
    with_whom: str, now: datetime,
) -> None:  # fmt: skip
    """Keep how close it was, and whether it was used and with whom. Only the first mark of a try counts."""
    row = _row(session, enrolment_id, item, lesson)
    if row is None or row.outcome is not None:
        return
    row.outcome, row.marked_at = outcome, now
    row.used = used if used is not None else row.used
    if with_whom:
        row.with_whom_sealed = db.sealer(session).seal(Recall.__tablename__, row.uid, "with_whom", with_whom)


def _finished(session: Session, enrolment_id: int, zone: str) -> Sequence[tuple[str, date]]:
    """The finished lessons with their local dates, in the order they were finished."""
    found = db.rows(session, _FINISHED, enrolment_id=enrolment_id)
    return [(item, local_time.local_date(at, zone)) for item, at in found if at is not None]


def _row(session: Session, enrolment_id: int, item: str, lesson: str) -> Recall | None:
    where = (Recall.enrolment_id == enrolment_id, Recall.served_in == item, Recall.lesson == lesson)
    return session.scalar(select(Recall).where(*where).with_for_update())


def _opened(session: Session, row: Any) -> Served:
    def opened(column: str, sealed: bytes | None) -> str:
        return unsealing.text(session, Recall.__tablename__, row.uid, column, sealed)

    return Served(
        row.lesson, opened("answer", row.answer_sealed), row.outcome, row.used,
        opened("with_whom", row.with_whom_sealed), row.session_id,
    )  # fmt: skip
