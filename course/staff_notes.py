"""What staff write about one learner: notes and calls, sealed like their own words, which they may ask to read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from course import db, unsealing
from course.db import Session
from course.models import StaffNote, new_uid

NOTE, CALL = "note", "call"
LONGEST = 1000


@dataclass(frozen=True)
class Read:
    """One note, opened."""

    id: int
    staff_id: int
    kind: str
    body: str
    written_at: datetime


def write(
    session: Session, enrolment_id: int, body: str, *, kind: str, staff_id: int, now: datetime
) -> StaffNote:
    """Keep a note. `kind`: "note" or "call"."""
    uid = new_uid()
    note = StaffNote(
        uid=uid,
        enrolment_id=enrolment_id,
        staff_id=staff_id,
        kind=kind,
        body_sealed=db.sealer(session).seal("staff_note", uid, "body", body),
        written_at=now,
    )
    session.add(note)
    session.flush()
    return note


def about(session: Session, enrolment_id: int) -> list[Read]:
    """The notes on one learner, the newest first, without those that were taken back."""
    query = select(StaffNote).where(StaffNote.enrolment_id == enrolment_id, StaffNote.removed_at.is_(None))
    return [
        Read(one.id, one.staff_id, one.kind, _body(session, one), one.written_at)
        for one in session.scalars(query.order_by(StaffNote.id.desc()))
    ]


def find(session: Session, note_id: int) -> StaffNote | None:
    return session.get(StaffNote, note_id)


def take_back(note: StaffNote, *, now: datetime) -> None:
    """The note is no longer shown at the desk. It stays in what the learner may take along, until they are erased."""
    note.removed_at = note.removed_at or now


def put_back(note: StaffNote) -> None:
    note.removed_at = None


def _body(session: Session, note: StaffNote) -> str:
    return unsealing.text(session, "staff_note", note.uid, "body", note.body_sealed)
