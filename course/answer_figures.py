"""The figures of what people answered, over cohorts: moods by week, measures against the beginning.

What is shown and what is hidden is decided in `rules/figures.py`, from counts by cohort.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from course.db import Session
from course.lesson_plans import CHECK_IN_ID
from course.lessons import Course, Plan
from course.models import CheckIn, Cohort, Enrolment, MeasureAnswer
from course.rules import candidates, figures, measures
from course.rules.figures import Changed, Compared, Moods


@dataclass(frozen=True)
class Answered:
    """What people answered, over some cohorts."""

    moods: tuple[Moods, ...]
    changes: tuple[Changed, ...]


def answered(session: Session, course: Course, cohorts: Sequence[Cohort]) -> Answered:
    """Moods and measures of everybody who ever joined these cohorts."""
    ids = [one.id for one in cohorts]
    points = {plan.id: list(_points(course, plan)) for plan in course.plans.values()}
    everybody = _everybody(session, ids, points)
    scales = {one.id: one.scale for one in course.measures.switched_on}
    return Answered(
        tuple(figures.moods(_moods(session, ids))),
        tuple(figures.changes(_compared(session, ids, points), everybody, scales)),
    )


@dataclass(frozen=True)
class _Point:
    """One measure at one point of a plan, and the point it is compared with."""

    instrument: str
    item: str
    week: int
    first: str


def _points(course: Course, plan: Plan) -> Iterator[_Point]:
    """Every point of a plan at which a measure is asked again, and the boosters after it."""
    on = {one.id for one in course.measures.switched_on}
    weeks = {one.key: one.week for one in plan.items}
    asked = [
        (point.item, weeks[point.item], instrument) for point in plan.points for instrument in point.asks
    ]
    for number, after in enumerate(candidates.BOOSTER_WEEKS, 1):
        asked.append((f"booster-{number}", plan.weeks + after, measures.LEADING))
    for key, week, instrument in asked:
        first = measures.first(plan, instrument)
        if instrument in on and first is not None and key != first:
            yield _Point(instrument, key, week, first)


def _moods(session: Session, ids: Sequence[int]) -> dict[tuple[int, int, int], int]:
    """How often each mood was given, by cohort, week and mood."""
    query = (
        select(Enrolment.cohort_id, CheckIn.item, CheckIn.mood, func.count())
        .join(Enrolment, Enrolment.id == CheckIn.enrolment_id)
        .where(Enrolment.cohort_id.in_(ids), CheckIn.mood.is_not(None))
        .group_by(Enrolment.cohort_id, CheckIn.item, CheckIn.mood)
    )
    return {
        (cohort_id, int(named[1]), mood): count
        for cohort_id, item, mood, count in session.execute(query)
        if (named := CHECK_IN_ID.fullmatch(item)) and mood is not None
    }


def _everybody(
    session: Session, ids: Sequence[int], points: Mapping[str, Sequence[_Point]]
) -> Counter[tuple[int, str, int]]:
    """Everybody of whom a measure was to be asked, whether they are still there or not, by cohort and week."""
    query = (
        select(Enrolment.cohort_id, Enrolment.plan, func.count())
        .where(Enrolment.cohort_id.in_(ids))
        .group_by(Enrolment.cohort_id, Enrolment.plan)
    )
    found: Counter[tuple[int, str, int]] = Counter()
    for cohort_id, plan, count in session.execute(query):
        for point in points.get(plan, ()):
            found[cohort_id, point.instrument, point.week] += count
    return found


def _compared(
    session: Session, ids: Sequence[int], points: Mapping[str, Sequence[_Point]]
) -> Iterator[Compared]:
    """How many had which change of their total from the beginning to a later point."""
    first = aliased(MeasureAnswer)
    change = (MeasureAnswer.total - first.total).label("change")
    about = (
        Enrolment.cohort_id, Enrolment.plan, first.instrument, first.point, MeasureAnswer.point, change
    )  # fmt: skip
    beginnings = {point.first for some in points.values() for point in some}
    query = (
        select(*about, func.count())
        .select_from(Enrolment)
        .join(first, first.enrolment_id == Enrolment.id)
        .join(
            MeasureAnswer,
            (MeasureAnswer.enrolment_id == Enrolment.id)
            & (MeasureAnswer.instrument == first.instrument)
            & (MeasureAnswer.point != first.point),
        )
        .where(
            Enrolment.cohort_id.in_(ids),
            first.point.in_(sorted(beginnings)),
            first.total.is_not(None),
            MeasureAnswer.total.is_not(None),
        )
        .group_by(*about)
    )
    weeks = {
        (plan, one.instrument, one.first, one.item): one.week for plan, some in points.items() for one in some
    }
    for cohort_id, plan, instrument, begun, item, changed, count in session.execute(query):
        week = weeks.get((plan, instrument, begun, item))
        if week is not None and changed is not None:
            yield Compared(cohort_id, instrument, week, changed, count)
