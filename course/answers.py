"""What a learner does in a lesson: open it, save each card as it goes, choose a step, finish."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update

from course import db, unsealing
from course.db import Session
from course.models import Answer, LessonProgress, new_uid
from course.rules import offline

STEP = "step"
# What is read of an answer: rows of a query cost half of what objects do that could be changed.
_COLUMNS = (
    Answer.item,
    Answer.card,
    Answer.uid,
    Answer.values_sealed,
    Answer.session_id,
    Answer.saved_at,
)
_EVERY = select(*_COLUMNS)
_OF_ITEM = _EVERY.where(Answer.enrolment_id == bindparam("enrolment_id"), Answer.item == bindparam("item"))
_STEPS = _EVERY.where(Answer.enrolment_id == bindparam("enrolment_id"), Answer.card == STEP).order_by(
    Answer.saved_at, Answer.id
)


@dataclass(frozen=True)
class Saved:
    """One saved card. `session_id` says which signed-in browser wrote it."""

    card: str
    values: Mapping[str, Any]
    session_id: int | None
    saved_at: datetime


def open_lesson(
    session: Session, enrolment_id: int, item: str, *, now: datetime, version: str | None = None
) -> None:
    """Note that a lesson was opened, once; with the edition it was opened in where that is not theirs any more."""
    values = {"enrolment_id": enrolment_id, "item": item, "opened_at": now, "course_version": version}
    db.insert_once(session, LessonProgress, **values)


def save(
    session: Session,
    enrolment_id: int,
    item: str,
    card: str,
    values: Mapping[str, Any],
    *,
    session_id: int | None,
    now: datetime,
    written_at: datetime | None = None,
) -> bool:
    """Keep what was written on one card ("1", "2", ... or "step"), over what was there: a second tap is one row.

    False where something newer is there: words that waited on a phone (`written_at`) never undo later ones.
    """
    open_lesson(session, enrolment_id, item, now=now)
    return keep(
        session, enrolment_id, item, card, values, session_id=session_id, now=now, written_at=written_at
    )


def keep(
    session: Session,
    enrolment_id: int,
    item: str,
    card: str,
    values: Mapping[str, Any],
    *,
    session_id: int | None,
    now: datetime,
    written_at: datetime | None = None,
) -> bool:
    """The same for something that is written outside a lesson: no lesson is opened by it."""
    at = written_at or now
    where = (Answer.enrolment_id == enrolment_id, Answer.item == item, Answer.card == card)
    row = session.scalar(select(Answer).where(*where).with_for_update())
    if row is not None and not offline.replaces(at, row.saved_at):
        return False
    uid = row.uid if row is not None else new_uid()
    sealed = db.sealer(session).seal("answer", uid, "values", json.dumps(dict(values), ensure_ascii=False))
    if row is None:
        made = db.insert_once(
            session, Answer, uid=uid, enrolment_id=enrolment_id, item=item, card=card, values_sealed=sealed,
            session_id=session_id, saved_at=at,
        )  # fmt: skip
        if made is not None:
            return True
        # Somebody saved this card between our look and our insert: theirs becomes the row that we change.
        return keep(
            session, enrolment_id, item, card, values, session_id=session_id, now=now, written_at=written_at
        )
    row.values_sealed, row.session_id, row.saved_at = sealed, session_id, at
    return True


def saved(session: Session, enrolment_id: int, item: str) -> dict[str, Saved]:
    """Every saved card of a lesson, by card."""
    rows = db.rows(session, _OF_ITEM, enrolment_id=enrolment_id, item=item)
    return {row.card: _opened(session, row) for row in rows}


def of_items(session: Session, enrolment_id: int, items: Collection[str]) -> dict[str, dict[str, Saved]]:
    """Every saved card of these lessons, by lesson and card, in one query."""
    return _by_item(session, _EVERY.where(Answer.enrolment_id == enrolment_id, Answer.item.in_(items)))


def everything(session: Session, enrolment_id: int) -> dict[str, dict[str, Saved]]:
    """The same of all that one learner wrote."""
    return _by_item(session, _EVERY.where(Answer.enrolment_id == enrolment_id))


def _by_item(
    session: Session, query: Select[str, str, str, bytes, int | None, datetime]
) -> dict[str, dict[str, Saved]]:
    found: dict[str, dict[str, Saved]] = {}
    for row in db.rows(session, query.order_by(Answer.saved_at, Answer.id)):
        found.setdefault(row.item, {})[row.card] = _opened(session, row)
    return found


def steps(session: Session, enrolment_id: int) -> list[tuple[str, Saved]]:
    """Every small step that was chosen, with its lesson, the newest last."""
    return [(row.item, _opened(session, row)) for row in _steps(session, enrolment_id)]


def step_among(session: Session, enrolment_id: int, items: Collection[str]) -> Saved | None:
    """The small step that was chosen last in these lessons."""
    chosen = [row for row in _steps(session, enrolment_id) if row.item in items]
    return _opened(session, chosen[-1]) if chosen else None


def _steps(session: Session, enrolment_id: int) -> Sequence[Any]:
    return db.rows(session, _STEPS, enrolment_id=enrolment_id)


def finish(session: Session, enrolment_id: int, item: str, *, now: datetime) -> None:
    """Note that a lesson is done. Doing it again later changes nothing."""
    open_lesson(session, enrolment_id, item, now=now)
    where = (LessonProgress.enrolment_id == enrolment_id, LessonProgress.item == item)
    row = session.scalars(select(LessonProgress).where(*where).with_for_update()).one()
    row.finished_at = row.finished_at or now


def reopen(session: Session, enrolment_id: int, item: str) -> None:
    """A lesson is to be done once more. What was written in it stays."""
    where = (LessonProgress.enrolment_id == enrolment_id, LessonProgress.item == item)
    session.execute(update(LessonProgress).where(*where).values(finished_at=None))


def progress(session: Session, enrolment_id: int) -> dict[str, LessonProgress]:
    """Every lesson this learner has opened, by item."""
    rows = session.scalars(select(LessonProgress).where(LessonProgress.enrolment_id == enrolment_id))
    return {row.item: row for row in rows}


def _opened(session: Session, row: Any) -> Saved:
    given = unsealing.values(session, "answer", row.uid, "values", row.values_sealed)
    return Saved(row.card, given, row.session_id, row.saved_at)
