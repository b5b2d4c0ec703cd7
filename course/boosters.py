"""Boosters: the light messages some weeks after the end, for whoever chooses them."""

from collections.abc import Set
from datetime import date, datetime, timedelta

from course.lessons import Plan, PlanItem
from course.models import Enrolment
from course.rules import calendars, candidates, local_time, pauses
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


def counts_from(enrolment: Enrolment, plan: Plan, *, zone: str, today: date) -> date | None:
    """The date from which they count, after the pause that somebody takes; None where there was no end to count from.

    For somebody who has none it is the date from which they would count.
    """
    since_at, finished_at = enrolment.boosters_at or enrolment.finished_at, enrolment.finished_at
    if since_at is None:
        return None
    pause = pauses.of(enrolment, zone)
    since_on = pauses.date_afterwards(local_time.local_date(since_at, zone), pause, today)
    finished_on = local_time.local_date(finished_at, zone) if finished_at is not None else None
    calendar = pauses.afterwards(calendars.of(enrolment), pause, today)
    return candidates.boosters_from(since_on, finished_on, calendar, plan.weeks)


def opens_on(enrolment: Enrolment, plan: Plan, number: int, *, zone: str, today: date) -> date | None:
    """The date on which one of them opens; None for somebody who has none."""
    has_them = enrolment.boosters_at is not None
    return _days(enrolment, plan, zone, today).get(number) if has_them else None


def later(enrolment: Enrolment, plan: Plan, number: int, *, zone: str, today: date) -> Place | None:
    """The place of one whose day is still to come; None for one that is open, or for somebody who has none."""
    on = opens_on(enrolment, plan, number, zone=zone, today=today)
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


def next_on(enrolment: Enrolment, plan: Plan, *, zone: str, today: date) -> date | None:
    """The date of the next one that is still to come, had they been chosen; None where the last is past."""
    return next((on for on in _days(enrolment, plan, zone, today).values() if on > today), None)


def open_number(enrolment: Enrolment, plan: Plan, done: Set[str], *, zone: str, today: date) -> int | None:
    """The newest one whose day has come and that is not done; None where there is none."""
    if enrolment.boosters_at is None:
        return None
    came = [number for number, on in _days(enrolment, plan, zone, today).items() if on <= today]
    return came[-1] if came and f"{ITEM}{came[-1]}" not in done else None


def _days(enrolment: Enrolment, plan: Plan, zone: str, today: date) -> dict[int, date]:
    """The date of each of them, the first first; none where there was no end to count from."""
    since_on = counts_from(enrolment, plan, zone=zone, today=today)
    if since_on is None:
        return {}
    return {
        number: since_on + timedelta(weeks=weeks)
        for number, weeks in zip(NUMBERS, BOOSTER_WEEKS, strict=True)
    }
