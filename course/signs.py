"""Signs of life: when somebody last opened or answered anything in the course."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select, union_all

from course import db, row_sets
from course.db import Session
from course.models import Answer, CheckIn, LessonProgress

# Of each table its two moments, read in one pass over its rows.
_SIGNS: tuple[tuple[Any, Any, Any], ...] = (
    (LessonProgress, LessonProgress.opened_at, LessonProgress.finished_at),
    (Answer, Answer.saved_at, Answer.saved_at),
    (CheckIn, CheckIn.answered_at, CheckIn.changed_at),
)


def latest(ids: Select[int]) -> Select[int, datetime]:
    """A query of the latest (`at`) of each enrolment that another query names; those without any are left out."""
    return _latest(lambda enrolment_id: enrolment_id.in_(ids))


def _latest(is_asked: Callable[[Any], Any]) -> Select[int, datetime]:
    each = union_all(
        *(
            select(table.enrolment_id, _later(func.max(one), func.max(other)).label("at"))
            .where(is_asked(table.enrolment_id))
            .group_by(table.enrolment_id)
            for table, one, other in _SIGNS
        )
    ).subquery()
    return select(each.c.enrolment_id, func.max(each.c.at).label("at")).group_by(each.c.enrolment_id)


def _later(one: ColumnElement[datetime], other: ColumnElement[datetime]) -> ColumnElement[datetime]:
    """The later of two moments; where one is missing, the other."""
    return case((other > one, other), else_=func.coalesce(one, other))


_OF_THESE = _latest(lambda enrolment_id: row_sets.among(enrolment_id, "ids"))


def last(session: Session, enrolment_ids: Sequence[int]) -> dict[int, datetime]:
    """The latest of each enrolment, in one query; those without any are left out."""
    return {one.enrolment_id: one.at for one in db.rows(session, _OF_THESE, ids=enrolment_ids)}
