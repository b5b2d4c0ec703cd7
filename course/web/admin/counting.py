"""The figures behind the desk's pictures, counted once a minute for cohorts so large that counting takes a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from flask import current_app

from course import answer_figures, figures
from course.answer_figures import Answered
from course.figures import Activity
from course.models import Cohort
from course.web import context

# From so many learners on, what was counted is shown for so long; below, every look counts afresh.
LARGE, KEPT_SECONDS = 1_000, 60.0
# Periods in days that deliveries, hours and stops can be looked at for; the stretch of days in one column.
PERIODS = {14: 1, 28: 1, 84: 7}
_SHELF = "kith figures"


@dataclass(frozen=True)
class Counted:
    """What was counted over some cohorts, and when."""

    activity: Activity
    answered: Answered
    at: datetime


def counted(cohorts: Sequence[Cohort], days: int) -> Counted:
    """The figures of these cohorts, for a period that is one of PERIODS."""
    shelf: dict[tuple[object, ...], tuple[float, Counted]] = current_app.extensions.setdefault(_SHELF, {})
    key, since = (days, *sorted(one.id for one in cohorts)), monotonic() - KEPT_SECONDS
    kept = shelf.get(key)
    if kept is not None and kept[0] > since:
        return kept[1]
    found = _count(cohorts, days)
    for old in [name for name, (at, _) in shelf.copy().items() if at <= since]:
        shelf.pop(old, None)
    if found.activity.people.joined >= LARGE:
        shelf[key] = monotonic(), found
    return found


def _count(cohorts: Sequence[Cohort], days: int) -> Counted:
    session, now = context.session(), context.now()
    return Counted(
        figures.activity(session, cohorts, days=days, stretch=PERIODS[days], now=now),
        answer_figures.answered(session, context.wired().course, cohorts),
        now,
    )
