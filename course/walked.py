"""How far one learner has come, for a page of theirs: what they opened, and what they did, each with its moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, bindparam, literal_column, select, union_all

from course import db
from course.db import Session
from course.models import CheckIn, Enrolment, LessonProgress

_BY: BindParameter[int] = bindparam("enrolment_id")
_WALKED: CompoundSelect[Any, Any, Any, Any] = union_all(
    select(
        literal_column("1"), LessonProgress.item, LessonProgress.opened_at, LessonProgress.finished_at
    ).where(LessonProgress.enrolment_id == _BY),
    select(literal_column("0"), CheckIn.item, CheckIn.answered_at, CheckIn.answered_at).where(
        CheckIn.enrolment_id == _BY, CheckIn.again_at.is_(None)
    ),
)


@dataclass(frozen=True)
class Walked:
    """When each lesson was opened, and when each lesson and check-in was done."""

    opened: Mapping[str, datetime]
    done: Mapping[str, datetime]

    def finished_at(self, enrolment: Enrolment) -> datetime | None:
        """When they finished the lesson that they finished last, where they set their own pace."""
        finished = [at for item, at in self.done.items() if item in self.opened]
        return max(finished, default=None) if enrolment.in_order else None


def of(session: Session, enrolment_id: int) -> Walked:
    """How far they have come, in one query."""
    opened: dict[str, datetime] = {}
    done: dict[str, datetime] = {}
    for is_lesson, item, at, done_at in db.rows(session, _WALKED, enrolment_id=enrolment_id):
        if is_lesson:
            opened[item] = at
        if done_at is not None:
            done[item] = done_at
    return Walked(opened, done)
