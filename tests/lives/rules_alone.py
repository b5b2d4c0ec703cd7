"""Lives at the level of the rule: no database, so that there can be tens of thousands. One seed, one life.

What needs a database (a restart, another release of the zone tables, a reply's own text) happens in `world`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from random import Random

from course.lessons import Course, Plan
from course.rules import due, forecast, tracks
from course.rules.calendars import Calendar
from course.rules.closings import Closing
from course.rules.due import Decision, Hours, Standing
from course.rules.local_time import Window
from course.rules.openings import Limit
from course.rules.pauses import Pause
from tests.lives.judge import Judge, Person

Decide = Callable[[Standing, datetime], Decision]
ZONES = (
    "Europe/London", "America/New_York", "America/Havana", "Africa/Cairo", "Asia/Kathmandu", "Australia/Lord_Howe",
    "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "Asia/Tokyo",
)  # fmt: skip
HOURS = (time(9), time(9, 30), time(12, 15), time(16, 30), time(19, 59))
WEEKS, ACTS, FEW = 20, 40, 8
# How long a life was, and how much happened in it, when the seeds that are written down found something.
THEN = 13, 30


@dataclass
class Life:
    """One learner, and what the judge remembers of them."""

    random: Random
    standing: Standing
    person: Person
    now: datetime


def all_plans(course: Course) -> Sequence[Plan]:
    """The plans, each with its areas chosen."""
    return [tracks.resolved(plan, "loss", "change", frozenset()) for plan in course.plans.values()]


def live(
    seed: int, plans: Sequence[Plan], judge: Judge, *, decide: Decide = due.decide,
    happenings: Sequence[Callable[[Life], None]] = (),
) -> None:  # fmt: skip
    """One life of twenty weeks. Half of all lives are full of events, half have long silences."""
    random, shape = Random(seed), Random(f"shape {seed}")
    life = _born(random, shape.choice(plans))
    weeks, acts = THEN if happenings else (WEEKS, shape.choice((FEW, ACTS)))
    ends = life.now + timedelta(weeks=weeks)
    moments = sorted(life.now + timedelta(seconds=random.randrange(weeks * 604800)) for _ in range(acts))
    for moment in (*moments, ends):
        _pass(life, max(moment, life.now), judge, decide)
        random.choice(happenings or HAPPENINGS)(life)


def _born(random: Random, plan: Plan) -> Life:
    zone = random.choice(ZONES)
    now = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(minutes=random.randrange(525_600))
    hours = Hours(zone, random.choice(HOURS), Window())
    joined_on = hours.today(now)
    first_on = joined_on + timedelta(random.randrange(5))
    week = [first_on + timedelta(n) for n in range(7)]
    spared = frozenset(on for on in week if on.isoweekday() > 5)
    standing = Standing(
        plan=plan,
        hours=hours,
        enrolled_at=now,
        calendar=Calendar(first_on),
        spared=spared,
        heard_on=joined_on,
    )
    return Life(random, standing, Person(zone, spared=spared), now)


def _pass(life: Life, until: datetime, judge: Judge, decide: Decide) -> None:
    """Ask the rule at every moment it names, up to a moment."""
    at: datetime | None = life.now
    while at is not None and at <= until:
        _end_the_pause_if_over(life, at)
        decision = decide(life.standing, at)
        if decision.look_again_at is not None and decision.look_again_at <= at:
            judge.blame("looks back", at.isoformat())
            break
        if decision.reason is not None:
            reason = decision.reason
            judge.hand_over(life.person, at, reason.expires_at, kind=reason.kind, item=reason.item.id)
            life.standing = forecast.after(life.standing, reason, at)
            if reason.kind == "pause":
                life.person.is_paused, life.person.paused_until = True, None
            if reason.kind == "finish":
                life.standing = replace(life.standing, boosters_on=reason.for_on)
        at = decision.look_again_at
    life.now = until


def _end_the_pause_if_over(life: Life, at: datetime) -> None:
    """What the planner does before it asks: on the day of its end a pause is over, and that is to be said."""
    pause, today = life.standing.pause, life.standing.hours.today(at)
    if pause is not None and pause.until_on is not None and pause.until_on <= today:
        life.person.is_paused = False
        life.standing = replace(life.standing, pause=None, resumed_on=pause.until_on, heard_on=today)


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
    # Who chose their days is spared no weekend.
    life.standing = replace(life.standing, days=life.person.weekdays, spared=frozenset())


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
    _reply(life)


def _reply(life: Life) -> None:
    """A sign of life: it ends a pause that has no date, and a silence."""
    life.standing = replace(life.standing, heard_on=life.standing.hours.today(life.now))
    if life.person.is_paused and life.person.paused_until is None:
        _resume(life)


def _ask_later(life: Life) -> None:
    _reply(life)
    item = life.random.choice(life.standing.plan.items)
    life.standing = replace(
        life.standing, later=(item.key, life.standing.hours.today(life.now) + timedelta(1))
    )


def _go_slower(life: Life) -> None:
    today = life.standing.hours.today(life.now)
    life.standing = replace(life.standing, calendar=life.standing.calendar.at_pace(2, today))


def _be_moved_by_staff(life: Life) -> None:
    """A week more, or skipped ahead."""
    calendar, today = life.standing.calendar, life.standing.hours.today(life.now)
    day = calendar.day_on(today)
    changed = (
        calendar.extended(7, today) if life.random.random() < 0.5 else calendar.skipped_to(day + 7, today)
    )
    life.standing = replace(life.standing, calendar=changed)


def _edit_the_group(life: Life) -> None:
    """Staff set its hours, its days and dates on which nobody hears anything."""
    person, today = life.person, life.standing.hours.today(life.now)
    person.opens, person.closes = life.random.choice(
        ((time(9), time(20)), (time(10), time(18)), (time(13), time(20)))
    )
    person.group_days = frozenset(life.random.sample(range(1, 8), life.random.choice((5, 7))))
    person.group_closed |= {today + timedelta(days=life.random.randrange(1, 10))}
    person.back_at = None
    hours = replace(life.standing.hours, window=Window(person.opens, person.closes))
    life.standing = replace(
        life.standing, hours=hours, cohort_days=person.group_days, closed=frozenset(person.group_closed)
    )


def _close_the_course(life: Life) -> None:
    """Staff say how long it stays open; some day that is over."""
    on = life.standing.hours.today(life.now) + timedelta(days=life.random.randrange(1, 60))
    life.person.closed_on = on
    life.standing = replace(life.standing, closing=Closing(on, Limit.GRACE))


def _lose_the_server(life: Life) -> None:
    """Nothing is asked for an hour, a day or a week."""
    life.now += life.random.choice((timedelta(hours=1), timedelta(hours=26), timedelta(days=7)))
    life.person.back_at = life.now


def _leave(life: Life) -> None:
    if life.random.random() < 0.1:
        life.person.has_stopped = True
        life.standing = replace(life.standing, is_over=True)


def _rarely(act: Callable[[Life], None], chance: float) -> Callable[[Life], None]:
    return lambda life: act(life) if life.random.random() < chance else None


Act = Callable[[Life], None]
# Where a seed is written down as having found something, it means a life of these.
PLAIN: tuple[Act, ...] = (
    _move, _change_hour, _want_quiet, _choose_days, _pause, _resume, _finish, _finish, _finish, _lose_the_server,
    _leave,
)  # fmt: skip
HAPPENINGS: tuple[Act, ...] = (
    *PLAIN, _finish, _reply, _ask_later, _go_slower, _be_moved_by_staff, _edit_the_group,
    _rarely(_close_the_course, 0.2),
)  # fmt: skip
