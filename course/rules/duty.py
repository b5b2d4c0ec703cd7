"""When somebody is on duty for a cohort, and by when a support task is to be taken. Pure.

Nobody is promised an answer outside these hours: a task that comes at night is due after the next time somebody looks.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from course.rules import local_time

# Within so long, while somebody is on duty, a task is to be taken; then the next person hears of it.
RESPONSE = timedelta(hours=2)
FARTHEST = 8


@dataclass(frozen=True)
class Duty:
    """On which days of the week ("135" is Monday, Wednesday, Friday) and between which local hours somebody looks.

    Without days it is every day, without hours the whole day.
    """

    zone: str
    days: str = ""
    begins: str = ""
    ends: str = ""


def next_on(duty: Duty, now: datetime) -> datetime:
    """This moment where somebody is on duty, else the moment at which somebody next is."""
    today = local_time.local_date(now, duty.zone)
    for days in range(FARTHEST):
        on = today + timedelta(days=days)
        if duty.days and str(on.isoweekday()) not in duty.days:
            continue
        begins = local_time.instant(on, time.fromisoformat(duty.begins or "00:00"), duty.zone)
        ends = local_time.instant(on, time.fromisoformat(duty.ends), duty.zone) if duty.ends else None
        if ends is None or now < ends:
            return max(now, begins)
    return now


def due_at(duty: Duty, now: datetime) -> datetime:
    """By when a task that comes now is to be taken."""
    return next_on(duty, now) + RESPONSE


def tells_now(duty: Duty, told_at: datetime | None, now: datetime) -> bool:
    """Whether somebody is to be told, or told after nothing came of it, of a task that nobody has taken."""
    return next_on(duty, now) <= now and (told_at is None or told_at + RESPONSE <= now)
