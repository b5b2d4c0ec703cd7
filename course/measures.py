"""Measures: keep what was answered at one point of a plan, and read the totals back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, bindparam, select

from course import db, unsealing
from course.db import Session
from course.measure_files import Instrument
from course.models import MeasureAnswer, new_uid
from course.rules import measures

_HISTORY = (
    select(
        MeasureAnswer.point,
        MeasureAnswer.instrument,
        MeasureAnswer.total,
        MeasureAnswer.session_id,
        MeasureAnswer.answered_at,
    )
    .where(MeasureAnswer.enrolment_id == bindparam("enrolment_id"))
    .order_by(MeasureAnswer.answered_at, MeasureAnswer.id)
)


@dataclass(frozen=True)
class Taken:
    """One measure at one point of the plan (the item it comes with). `total` is None where there is no score."""

    point: str
    instrument: str
    total: int | None
    session_id: int | None
    answered_at: datetime


def record(
    session: Session,
    enrolment_id: int,
    point: str,
    instrument: Instrument,
    given: Mapping[int, int],
    *,
    session_id: int | None,
    now: datetime,
) -> int | None:
    """Keep the answers (item's position: number) and give back the total, or None where there is no score.

    A second answer changes the first: a double tap is one row, and what is left out this time keeps what it was.
    """
    uid = new_uid()
    made = db.insert_once(
        session, MeasureAnswer, uid=uid, enrolment_id=enrolment_id, point=point, instrument=instrument.id,
        values_sealed=_sealed(session, uid, {}), session_id=session_id, answered_at=now,
    )  # fmt: skip
    row = session.scalars(_at(enrolment_id, point, instrument.id).with_for_update()).one()
    kept = {**_opened(session, row), **given}
    row.values_sealed, row.total = (
        _sealed(session, row.uid, kept),
        measures.total(kept, instrument.scale),
    )
    if made is None:
        row.changed_at, row.session_id = now, session_id or row.session_id
    return row.total


def answers(session: Session, enrolment_id: int, point: str, instrument: str) -> Mapping[int, int]:
    """What was answered to each item of one measure, by the item's position."""
    row = session.scalar(_at(enrolment_id, point, instrument))
    return _opened(session, row) if row is not None else {}


def history(session: Session, enrolment_id: int) -> list[Taken]:
    """Every measure this learner was asked and sent back, answered or left out, in the order of time."""
    return [Taken(*row) for row in db.rows(session, _HISTORY, enrolment_id=enrolment_id)]


def _at(enrolment_id: int, point: str, instrument: str) -> Select[MeasureAnswer]:
    return select(MeasureAnswer).where(
        MeasureAnswer.enrolment_id == enrolment_id,
        MeasureAnswer.point == point,
        MeasureAnswer.instrument == instrument,
    )


def _sealed(session: Session, uid: str, given: Mapping[int, int]) -> bytes:
    """The answers as one JSON value whose names are the numbers that people count by: "1" is the first item."""
    text = json.dumps({str(position + 1): number for position, number in sorted(given.items())})
    return db.sealer(session).seal("measure_answer", uid, "values", text)


def _opened(session: Session, row: MeasureAnswer) -> dict[int, int]:
    found = unsealing.values(session, "measure_answer", row.uid, "values", row.values_sealed)
    return {int(name) - 1: number for name, number in found.items()}
