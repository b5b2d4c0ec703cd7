"""The figures behind the desk's pictures. Where a look would take long, what was counted is kept for a while.

Small cohorts are counted at every look. From a thousand learners on, a look within a minute of the last count shows
that one; a later one too, for a quarter of an hour, and has them counted anew beside its answer. The page says when
what it shows was counted. Each process keeps its own; nothing that is kept holds anybody's name or number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from flask import Flask, current_app

from course import answer_figures, figures, summaries
from course.answer_figures import Answered
from course.db import Session
from course.figures import Activity
from course.models import Cohort
from course.web import context
from course.wiring import Wired

FRESH_SECONDS, KEPT_SECONDS = 60.0, summaries.KEPT_FOR.total_seconds()
# Periods in days that deliveries, hours and stops can be looked at for; the stretch of days in one column.
PERIODS = {14: 1, 28: 1, 84: 7}
_SHELF = "kith_figures"
_Key = tuple[int, tuple[int, ...]]


@dataclass(frozen=True)
class Counted:
    """What was counted over some cohorts, and when."""

    activity: Activity
    answered: Answered
    at: datetime


@dataclass
class _Kept:
    """The same on the shelf, by the process's own clock."""

    found: Counted
    since: float
    is_being_counted: bool = False

    @property
    def age(self) -> float:
        return monotonic() - self.since


_Shelf = dict[_Key, _Kept]


def init_app(app: Flask) -> None:
    """Begin with nothing counted: what is kept belongs to the database that it was counted in."""
    app.extensions[_SHELF] = {}


def counted(cohorts: Sequence[Cohort], days: int) -> Counted:
    """The figures of these cohorts, for a period that is one of PERIODS."""
    shelf: _Shelf = current_app.extensions[_SHELF]
    key = days, tuple(sorted(one.id for one in cohorts))
    kept = shelf.get(key)
    if kept is None or kept.age > KEPT_SECONDS:
        return _count(shelf, key, cohorts, context.session(), context.wired(), context.now())
    if kept.age > FRESH_SECONDS and not kept.is_being_counted:
        kept.is_being_counted = True
        parts = context.wired()
        context.soon(lambda: _count_anew(shelf, key, cohorts, parts))
    return kept.found


def _count_anew(shelf: _Shelf, key: _Key, cohorts: Sequence[Cohort], parts: Wired) -> None:
    try:
        with parts.db.reading() as session:
            _count(shelf, key, cohorts, session, parts, parts.clock())
    finally:
        # Where it failed, the next look tries again; where it did not, another stands here by now.
        shelf[key].is_being_counted = False


def _count(
    shelf: _Shelf, key: _Key, cohorts: Sequence[Cohort], session: Session, parts: Wired, now: datetime
) -> Counted:
    days, ids = key
    activity = figures.activity(session, cohorts, days=days, stretch=PERIODS[days], now=now)
    # Answers do not depend on the period: those of another one will do while they are fresh.
    others = [kept for (_, some), kept in shelf.copy().items() if some == ids and kept.age <= FRESH_SECONDS]
    answered = others[0].found.answered if others else answer_figures.answered(session, parts.course, cohorts)
    for old in [name for name, kept in shelf.copy().items() if kept.age > KEPT_SECONDS and name != key]:
        shelf.pop(old, None)
    found = Counted(activity, answered, now)
    if activity.people.joined >= summaries.LARGE:
        shelf[key] = _Kept(found, monotonic())
    return found
