"""Boosters: the light messages some weeks after the end, for whoever chooses them."""

from collections.abc import Set
from datetime import date, datetime, timedelta

from course.lessons import Plan, PlanItem
from course.models import Enrolment
from course.rules import local_time
from course.rules.candidates import BOOSTER_WEEKS
from course.rules.progress import Place, State

ITEM = "booster-"
NUMBERS = range(1, len(BOOSTER_WEEKS) + 1)


def choose(enrolment: Enrolment, *, wanted: bool, now: datetime) -> None:
    """Have them, counted from the end of the course where there was one; or have none any more."""
    if wanted:
        enrolment.boosters_at = enrolment.boosters_at or enrolment.finished_at or now
    else:
        enrolment.boosters_at = None
    enrolment.look_again_at = now


def opens_on(enrolment: Enrolment, number: int, zone: str) -> date | None:
    """The date on which one of them opens; None for somebody who has none."""
    if enrolment.boosters_at is None or number not in NUMBERS:
        return None
    weeks = timedelta(weeks=BOOSTER_WEEKS[number - 1])
    return local_time.local_date(enrolment.boosters_at, zone) + weeks


def later(enrolment: Enrolment, plan: Plan, number: int, *, zone: str, today: date) -> Place | None:
    """The place of one whose day is still to come; None for one that is open, or for somebody who has none."""
    on = opens_on(enrolment, number, zone)
    return Place(items(plan)[number - 1], State.LATER, on) if on is not None and on > today else None


def number_of(item: str | None) -> int | None:
    """Which one an item of a message is; None for anything else."""
    numbers = {f"{ITEM}{number}": number for number in NUMBERS}
    return numbers.get(item or "")


def may_choose(enrolment: Enrolment) -> bool:
    """Whether it is time to choose: the course is done, or was chosen to be followed by them."""
    return enrolment.finished_at is not None or enrolment.boosters_at is not None


def items(plan: Plan) -> tuple[PlanItem, ...]:
    """All of them as items that follow a plan; a plan itself holds none, since not everybody has them."""
    weeks = [plan.weeks + weeks for weeks in BOOSTER_WEEKS]
    return tuple(
        PlanItem(f"{ITEM}{number}", "check-in", week, 7 * week)
        for number, week in zip(NUMBERS, weeks, strict=True)
    )


def next_on(enrolment: Enrolment, zone: str, today: date) -> date | None:
    """The date of the next one that is still to come, had they been chosen; None where the last is past."""
    since_at = enrolment.boosters_at or enrolment.finished_at
    if since_at is None:
        return None
    first = local_time.local_date(since_at, zone)
    return next((on for weeks in BOOSTER_WEEKS if (on := first + timedelta(weeks=weeks)) > today), None)


def open_number(enrolment: Enrolment, zone: str, today: date, done: Set[str]) -> int | None:
    """The newest one whose day has come and that is not done; None where there is none."""
    came = [number for number in NUMBERS if (opens_on(enrolment, number, zone) or date.max) <= today]
    return came[-1] if came and f"{ITEM}{came[-1]}" not in done else None
