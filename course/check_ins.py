"""Check-ins: record one, from the page or from a text, and read them back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from course import db, unsealing
from course.db import Session
from course.models import CheckIn, new_uid
from course.rules import offline

# What is read of a check-in: rows of a query cost half of what objects do that could be changed.
_COLUMNS = (
    CheckIn.uid, CheckIn.item, CheckIn.mood, CheckIn.near, CheckIn.step, CheckIn.note_sealed, CheckIn.note_shared_at,
    CheckIn.via, CheckIn.session_id, CheckIn.answered_at,
)  # fmt: skip
_OF_ENROLMENT = (
    select(*_COLUMNS)
    .where(CheckIn.enrolment_id == bindparam("enrolment_id"))
    .order_by(CheckIn.answered_at, CheckIn.id)
)
_OF_ITEM = _OF_ENROLMENT.where(CheckIn.item == bindparam("item"))


@dataclass(frozen=True)
class Answers:
    """What was answered; None is "skipped". `mood` 1 (worst) to 10, `near` 1 to 5, `step` an option's id."""

    mood: int | None = None
    near: int | None = None
    step: str | None = None
    note: str = ""
    share_note: bool = False


@dataclass(frozen=True)
class Past:
    """One answered check-in, opened."""

    item: str
    mood: int | None
    near: int | None
    step: str | None
    note: str
    note_is_shared: bool
    via: str
    session_id: int | None
    answered_at: datetime


def record(
    session: Session,
    enrolment_id: int,
    item: str,
    answers: Answers,
    *,
    via: str,
    session_id: int | None = None,
    now: datetime,
    written_at: datetime | None = None,
) -> bool:
    """Keep the answers to one check-in, over what was there; False where something newer is there.

    A second answer changes the first: a double tap is one row, and what is left out this time keeps what it was.
    Answers that waited on a phone (`written_at`) never undo later ones.
    """
    uid, at = new_uid(), written_at or now
    made = db.insert_once(
        session, CheckIn, uid=uid, enrolment_id=enrolment_id, item=item, via=via, session_id=session_id,
        answered_at=at,
    )  # fmt: skip
    where = (CheckIn.enrolment_id == enrolment_id, CheckIn.item == item)
    row = session.scalars(select(CheckIn).where(*where).with_for_update()).one()
    if made is None and not offline.replaces(at, row.changed_at or row.answered_at):
        return False
    row.again_at = None
    row.mood = answers.mood if answers.mood is not None else row.mood
    row.near = answers.near if answers.near is not None else row.near
    row.step = answers.step or row.step
    if answers.note:
        # The choice to share belongs to these very words: other words take the place of the old choice too.
        row.note_sealed = db.sealer(session).seal("check_in", row.uid, "note", answers.note)
        row.note_shared_at = at if answers.share_note else None
    if made is None:
        row.changed_at, row.session_id = at, session_id or row.session_id
    return True


def reopen(session: Session, enrolment_id: int, item: str, *, now: datetime) -> None:
    """A check-in is to be answered once more. What was answered stays until then."""
    where = (CheckIn.enrolment_id == enrolment_id, CheckIn.item == item)
    session.execute(update(CheckIn).where(*where).values(again_at=now))


def find(session: Session, enrolment_id: int, item: str) -> Past | None:
    found = db.rows(session, _OF_ITEM, enrolment_id=enrolment_id, item=item)
    return _opened(session, found[0]) if found else None


def history(session: Session, enrolment_id: int) -> list[Past]:
    """Every answered check-in, in the order they were answered."""
    return [_opened(session, row) for row in db.rows(session, _OF_ENROLMENT, enrolment_id=enrolment_id)]


def without_notes(session: Session, enrolment_id: int) -> list[Past]:
    """The same for those who may not read the notes: none of them is opened."""
    return [_past(row, "") for row in db.rows(session, _OF_ENROLMENT, enrolment_id=enrolment_id)]


def shared_notes(session: Session, enrolment_id: int) -> list[Past]:
    """The check-ins whose note the learner shares with staff. No other note is opened."""
    query = (
        select(CheckIn)
        .where(
            CheckIn.enrolment_id == enrolment_id,
            CheckIn.note_shared_at.is_not(None),
            CheckIn.note_sealed.is_not(None),
        )
        .order_by(CheckIn.answered_at, CheckIn.id)
    )
    return [_opened(session, row) for row in session.scalars(query)]


def _opened(session: Session, row: Any) -> Past:
    return _past(row, unsealing.text(session, "check_in", row.uid, "note", row.note_sealed))


def _past(row: Any, note: str) -> Past:
    is_shared = row.note_shared_at is not None and row.note_sealed is not None
    return Past(
        row.item, row.mood, row.near, row.step, note, is_shared, row.via, row.session_id, row.answered_at
    )
