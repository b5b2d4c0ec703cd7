"""Lives at the level of the rule: no database, so that there can be tens of thousands. One seed, one life."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from random import Random

from course.lessons import Plan
from course.rules import due, forecast
from course.rules.calendars import Calendar
from course.rules.due import Decision, Hours, Standing
from course.rules.local_time import Window
from course.rules.pauses import Pause
from tests.lives.judge import Judge, Person

Decide = Callable[[Standing, datetime], Decision]
ZONES = (
    "Europe/London", "America/New_York", "America/Havana", "Africa/Cairo", "Asia/Kathmandu", "Australia/Lord_Howe",
    "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "Asia/Tokyo",
)  # fmt: skip
HOURS = (time(9), time(9, 30), time(12, 15), time(16, 30), time(19, 59))
WEEKS, ACTS = 13, 30


@dataclass
class Life:
    """One learner, and what the judge remembers of them."""

    random: Random
    standing: Standing
    person: Person
    now: datetime


def live(seed: int, plan: Plan, judge: Judge, *, decide: Decide = due.decide) -> None:
    """One life of thirteen weeks with thirty things that happen in it."""
    random = Random(seed)
    life = _born(random, plan)
    ends = life.now + timedelta(weeks=WEEKS)
    moments = sorted(life.now + timedelta(seconds=random.randrange(WEEKS * 604800)) for _ in range(ACTS))
    for moment in (*moments, ends):
        _pass(life, max(moment, life.now), judge, decide)
        random.choice(HAPPENINGS)(life)


def _born(random: Random, plan: Plan) -> Life:
    zone = random.choice(ZONES)
    now = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(minutes=random.randrange(525_600))
    hours = Hours(zone, random.choice(HOURS), Window())
    standing = Standing(
        plan=plan, hours=hours, enrolled_at=now, calendar=Calendar(hours.today(now) + timedelta(random.randrange(5)))
    )  # fmt: skip
    return Life(random, standing, Person(zone), now)


def _pass(life: Life, until: datetime, judge: Judge, decide: Decide) -> None:
    """Ask the rule at every moment it names, up to a moment."""
    at: datetime | None = life.now
    while at is not None and at <= until:
        decision = decide(life.standing, at)
        if decision.look_again_at is not None and decision.look_again_at <= at:
            judge.blame("looks back", at.isoformat())
            break
        if decision.reason is not None:
            reason = decision.reason
            judge.hand_over(life.person, at, reason.expires_at, kind=reason.kind, item=reason.item.id)
            life.standing = forecast.after(life.standing, reason, at)
        at = decision.look_again_at
    life.now = until


def _move(life: Life) -> None:
    zone = life.random.choice(ZONES)
    # Who asks for another hour may hear from us sooner: what is promised after an outage holds for their old one.
    life.person.zone, life.person.back_at = zone, None
    days = tuple(life.person.on(at) for at in life.person.got)
    life.standing = replace(life.standing, hours=replace(life.standing.hours, zone=zone), sent_on=days)


def _change_hour(life: Life) -> None:
    hours = replace(life.standing.hours, send_at=life.random.choice(HOURS))
    life.person.back_at = None
    life.standing = replace(life.standing, hours=hours)


def _want_quiet(life: Life) -> None:
    today = life.standing.hours.today(life.now)
    life.person.quiet |= {today + timedelta(days=life.random.randrange(10)) for _ in range(3)}
    life.standing = replace(life.standing, quiet=frozenset(life.person.quiet))


def _choose_days(life: Life) -> None:
    life.person.weekdays = frozenset(life.random.sample(range(1, 8), life.random.choice((1, 3, 5))))
    life.standing = replace(life.standing, days=life.person.weekdays)


def _pause(life: Life) -> None:
    today = life.standing.hours.today(life.now)
    until_on = today + timedelta(days=life.random.choice((1, 7, 14)))
    life.person.is_paused, life.person.paused_until = True, until_on
    life.standing = replace(life.standing, pause=Pause(today, until_on))


def _resume(life: Life) -> None:
    life.person.is_paused = False
    life.standing = replace(life.standing, pause=None)


def _finish(life: Life) -> None:
    todo = [item.id for item in life.standing.plan.items if item.id not in life.person.done]
    life.person.done |= set(todo[: life.random.choice((1, 1, 2, 5))])
    life.standing = replace(life.standing, done=frozenset(life.person.done))


def _lose_the_server(life: Life) -> None:
    """Nothing is asked for an hour, a day or a week."""
    life.now += life.random.choice((timedelta(hours=1), timedelta(hours=26), timedelta(days=7)))
    life.person.back_at = life.now


def _leave(life: Life) -> None:
    if life.random.random() < 0.1:
        life.person.has_stopped = True
        life.standing = replace(life.standing, is_over=True)


HAPPENINGS: tuple[Callable[[Life], None], ...] = (
    _move, _change_hour, _want_quiet, _choose_days, _pause, _resume, _finish, _finish, _finish, _lose_the_server,
    _leave,
)  # fmt: skip
