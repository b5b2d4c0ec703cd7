"""Arms by chance: fix them for a cohort before anybody joins, give one to each who does, list what was given.

An arm changes nothing of the course. It is kept for research, and shown neither to learners nor to those who speak
with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from course import db
from course.db import Session
from course.models import ArmPlace, ArmPlan, Cohort, Enrolment
from course.rules import allocation
from course.rules.allocation import Arm


class TooLate(Exception):
    """Somebody has joined the cohort already, so its arms cannot be set or changed any more."""


@dataclass(frozen=True)
class Given:
    """One place that was given: its number and arm, to which enrolment, and when."""

    number: int
    arm: str
    enrolment_id: int
    given_at: datetime


def plan_of(session: Session, cohort_id: int) -> ArmPlan | None:
    """How a cohort is shared out, or None where it is not."""
    return session.scalar(select(ArmPlan).where(ArmPlan.cohort_id == cohort_id))


def arms_of(plan: ArmPlan) -> tuple[Arm, ...]:
    """The arms as they were set, in their order."""
    return tuple(Arm(name, weight) for name, weight in plan.arms)


def may_set(session: Session, cohort_id: int) -> bool:
    """Whether nobody has joined yet: until then arms may be set, changed and taken away."""
    return session.scalar(select(Enrolment.id).where(Enrolment.cohort_id == cohort_id).limit(1)) is None


def set_plan(
    session: Session, cohort: Cohort, arms: Sequence[Arm], *, seed: str, now: datetime
) -> ArmPlan | None:
    """Fix the arms of a cohort, in the place of earlier ones; none at all takes them away. Raises TooLate, BadArms."""
    arms = allocation.checked(arms) if arms else ()
    _one_at_a_time(session, cohort.id)
    if not may_set(session, cohort.id):
        raise TooLate
    session.execute(delete(ArmPlan).where(ArmPlan.cohort_id == cohort.id))
    if not arms:
        return None
    pairs = [[one.name, one.weight] for one in arms]
    plan = ArmPlan(cohort_id=cohort.id, seed=seed, arms=pairs, given=0, set_at=now)
    session.add(plan)
    session.flush()
    return plan


def assign(session: Session, enrolment: Enrolment, *, now: datetime) -> None:
    """Give whoever has just joined the next place of the list, in the transaction in which they join.

    Joining twice gives one place. A number is given once, also where its learner is erased. Whoever came from another
    cohort keeps the place they had there.
    """
    # Those who join at the same moment take their places one after the other, or two would get the same number.
    _one_at_a_time(session, enrolment.cohort_id)
    plan = plan_of(session, enrolment.cohort_id)
    taken = select(ArmPlace.id).where(ArmPlace.enrolment_id == enrolment.id)
    if plan is None or session.scalar(taken) is not None:
        return
    session.refresh(plan)
    plan.given += 1
    arm = allocation.arm_at(plan.seed, arms_of(plan), plan.given)
    place = ArmPlace(
        cohort_id=enrolment.cohort_id, enrolment_id=enrolment.id, number=plan.given, arm=arm, given_at=now
    )
    session.add(place)
    session.flush()


def given(session: Session, cohort_id: int) -> list[Given]:
    """Every place that was given and whose learner is still here, by number."""
    query = select(ArmPlace).where(ArmPlace.cohort_id == cohort_id).order_by(ArmPlace.number)
    return [Given(one.number, one.arm, one.enrolment_id, one.given_at) for one in session.scalars(query)]


def counts(session: Session, cohort_id: int) -> dict[str, int]:
    """How many learners are in each arm."""
    query = select(ArmPlace.arm, func.count()).where(ArmPlace.cohort_id == cohort_id).group_by(ArmPlace.arm)
    return dict(session.execute(query).all())


def _one_at_a_time(session: Session, cohort_id: int) -> None:
    db.exclusive(session, f"arms:{cohort_id}")
