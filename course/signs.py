"""Signs of life: when somebody last opened or answered anything in the course."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, select, union_all

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
    each = union_all(
        *(
            select(table.enrolment_id, _later(func.max(one), func.max(other)).label("at"))
            .where(table.enrolment_id.in_(ids))
            .group_by(table.enrolment_id)
            for table, one, other in _SIGNS
        )
    ).subquery()
    return select(each.c.enrolment_id, func.max(each.c.at).label("at")).group_by(each.c.enrolment_id)


def _later(one: ColumnElement[datetime], other: ColumnElement[datetime]) -> ColumnElement[datetime]:
    """The later of two moments; where one is missing, the other."""
    return case((other > one, other), else_=func.coalesce(one, other))


_OF_THESE = latest(bindparam("ids", expanding=True))  # type: ignore[arg-type]


def last(session: Session, enrolment_ids: Sequence[int]) -> dict[int, datetime]:
    """The latest of each enrolment, in one query; those without any are left out."""
    return dict(session.execute(_OF_THESE, {"ids": enrolment_ids}).all())
