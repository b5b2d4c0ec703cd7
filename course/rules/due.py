"""Which nudge is due now, or why none is, and when it is worth asking again. Pure: the heart of the scheduler.

The order of merit when several are due at once (only one goes out):
  1. the welcome, since it says how to stop;
  2. the check-in, since the week it asks about is passing;
  3. a new lesson, the earliest first;
  4. a reminder, since its first message has already arrived.
At most one nudge a local day and four in any seven days (course-map 3.2), over everything the person is enrolled in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from course.lessons import Plan, PlanItem
from course.rules import calendars, local_time, pauses, progress
from course.rules.calendars import Calendar
from course.rules.local_time import Window
from course.rules.pauses import Pause

PER_DAY = 1
PER_WEEK = 4
REMIND_AFTER = timedelta(hours=48)
# A lesson or a check-in is worth a message for a week, a reminder for less: after that the page still waits, quietly.
FRESH_DAYS = {"welcome": 6, "lesson": 6, "check-in": 6, "reminder": 4}
MERIT = {"welcome": 0, "check-in": 1, "lesson": 2, "reminder": 3}


@dataclass(frozen=True)
class Hours:
    """When a person may be reached: zone, the wall time they chose, the window nothing leaves."""

    zone: str
    send_at: time
    window: Window


@dataclass(frozen=True)
class PastNudge:
    """A nudge that was planned. `went_out` is False where its message was suppressed or expired."""

    key: str
    at: datetime
    went_out: bool


@dataclass(frozen=True)
class Standing:
    """All that the rule needs to know of one enrolment. `sent_on` counts over all of the person's enrolments.

    `calendar` is the one after the whole `pause`. On `quiet` dates nothing is sent; `days` are the days of the week
    (Monday 1 to Sunday 7) on which the person takes messages, none for all of them. A message waits for the next
    day on which it may come.
    """

    plan: Plan
    hours: Hours
    enrolled_at: datetime
    calendar: Calendar
    done: frozenset[str] = frozenset()
    nudges: tuple[PastNudge, ...] = ()
    sent_on: tuple[date, ...] = ()
    pause: Pause | None = None
    quiet: frozenset[date] = frozenset()
    days: frozenset[int] = frozenset()
    is_over: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a message is to go out. `wall_time` is what was meant; `moved_by` names the rule that moved it."""

    key: str
    kind: str
    item: PlanItem
    for_on: date
    wall_time: time
    why: str
    moved_by: str | None
    expires_at: datetime


@dataclass(frozen=True)
class Decision:
    """The reason that wins, or none; why, in a plain sentence; when to look again (None: only if something changes)."""

    reason: Reason | None
    why: str
    look_again_at: datetime | None


@dataclass(frozen=True)
class _Candidate:
    key: str
    kind: str
    item: PlanItem
    earliest: datetime
    why: str

    def last_on(self, zone: str) -> date:
        return local_time.local_date(self.earliest, zone) + timedelta(days=FRESH_DAYS[self.kind])


def decide(standing: Standing, now: datetime) -> Decision:
    """What is due at `now` (UTC).

    1. Somebody who has left, or finished, or paused, gets nothing.
    2. Candidates are the nudges that were never planned and whose item is not done.
    3. Those whose time has come and is not stale compete; the caps and the window come first.
    """
    if standing.is_over:
        return Decision(None, "They have left or finished the course.", None)
    today = local_time.local_date(now, standing.hours.zone)
    if standing.pause is not None and pauses.holds(standing.pause, today):
        return _paused(standing, standing.pause.until_on)
    candidates = [one for one in _candidates(standing) if today <= one.last_on(standing.hours.zone)]
    live = [one for one in candidates if _is_due(standing, one, now)]
    barrier = _barrier(standing, today, now) if live else "Nothing is due."
    if barrier:
        return Decision(None, barrier, _look_again(standing, candidates, now))
    best = min(live, key=lambda one: (MERIT[one.kind], one.earliest))
    rest = [one for one in candidates if one is not best]
    return Decision(_reason(standing, best, now), best.why, _look_again(standing, rest, now, sent=best))


def _paused(standing: Standing, until_on: date | None) -> Decision:
    if until_on is None:
        return Decision(None, "Paused until they come back.", None)
    return Decision(None, f"Paused until {until_on.isoformat()}.", _slot(standing, until_on))


def _candidates(standing: Standing) -> Iterator[_Candidate]:
    past = {nudge.key: nudge for nudge in standing.nudges}
    first = standing.plan.items[0]
    if "welcome" not in past:
        yield _Candidate("welcome", "welcome", first, standing.enrolled_at, "They have just joined.")
    for item in standing.plan.items:
        if item.id in standing.done:
            continue
        key = "welcome" if item is first else f"{item.kind}:{item.key}"
        before = past.get(key)
        if before is None and item is not first:
            if progress.waits(standing.plan, item, calendar=standing.calendar, done=standing.done):
                continue
            opens = _slot(standing, next_allowed(standing, standing.calendar.opens_on(item.day)))
            yield _Candidate(key, item.kind, item, max(opens, standing.enrolled_at), _opens(item))
        elif before is not None and before.went_out and f"reminder:{item.key}" not in past:
            due = _first_slot_after(standing, before.at + REMIND_AFTER)
            why = "Two days have passed and it is still open."
            yield _Candidate(f"reminder:{item.key}", "reminder", item, due, why)


def next_allowed(standing: Standing, on: date) -> date:
    """This date, or the next on which this person takes messages."""
    while on in standing.quiet or not _may_come_on(standing, on):
        on += timedelta(days=1)
    return on


def _may_come_on(standing: Standing, on: date) -> bool:
    return not standing.days or on.isoweekday() in standing.days


def _opens(item: PlanItem) -> str:
    return f"The {item.kind} of week {item.week} opens on this day."


def _is_due(standing: Standing, one: _Candidate, now: datetime) -> bool:
    if now < one.earliest:
        return False
    today = local_time.local_date(now, standing.hours.zone)
    if one.kind != "welcome" and now < _slot(standing, today):
        return False
    return one.kind != "reminder" or _has_room_for_reminder(standing, today)


def _has_room_for_reminder(standing: Standing, today: date) -> bool:
    """A reminder may not take the place of a first message that this week of the plan still holds."""
    week = progress.week(standing.plan, standing.calendar, today)
    begins = standing.calendar.opens_on(calendars.DAYS_IN_A_WEEK * (week - 1))
    sent = sum(begins <= on <= today for on in standing.sent_on)
    keys = {nudge.key for nudge in standing.nudges}
    to_come = sum(
        item.week == week and item.id not in standing.done and f"{item.kind}:{item.key}" not in keys
        for item in standing.plan.items[1:]
    )
    return sent + to_come + 1 <= PER_WEEK


def _barrier(standing: Standing, today: date, now: datetime) -> str:
    """What forbids any nudge at this moment; empty where nothing does."""
    hours = standing.hours
    if today in standing.quiet:
        return "It is a day on which they want to hear nothing."
    if not _may_come_on(standing, today):
        return "They take no messages on this day of the week."
    if not hours.window.contains(now, hours.zone):
        return "It is outside the hours in which we write."
    if sum(on == today for on in standing.sent_on) >= PER_DAY:
        return "One message has gone out today already."
    if sum(today - timedelta(days=6) <= on <= today for on in standing.sent_on) >= PER_WEEK:
        return "Four messages have gone out in the last seven days."
    return ""


def _reason(standing: Standing, one: _Candidate, now: datetime) -> Reason:
    hours = standing.hours
    today = local_time.local_date(now, hours.zone)
    moved_by = None
    if one.kind == "welcome":
        moved_by = None if hours.window.contains(one.earliest, hours.zone) else "window"
        wall_time = _wall(one.earliest, hours.zone)
    else:
        moved_by = None if local_time.local_date(one.earliest, hours.zone) == today else "a later day"
        wall_time = hours.window.clamp(hours.send_at)
    closes = hours.window.closes_at(now, hours.zone)
    return Reason(one.key, one.kind, one.item, today, wall_time, one.why, moved_by, closes)


def _wall(instant: datetime, zone: str) -> time:
    return local_time.local(instant, zone).time().replace(second=0, microsecond=0)


def _look_again(
    standing: Standing, candidates: list[_Candidate], now: datetime, *, sent: _Candidate | None = None
) -> datetime | None:
    """The next instant at which the answer could differ, if nothing happens in between."""
    instants = [one.earliest for one in candidates if one.earliest > now]
    if sent is not None and sent.kind != "reminder":
        instants.append(_first_slot_after(standing, now + REMIND_AFTER))
    if any(one.earliest <= now for one in candidates):
        instants.append(_next_chance(standing, candidates, now))
    return min((_when_allowed(standing, one) for one in instants), default=None)


def _when_allowed(standing: Standing, instant: datetime) -> datetime:
    """That instant, or the next at which this person may be reached at all."""
    hours = standing.hours
    opens = hours.window.next_open(instant, hours.zone)
    on = local_time.local_date(opens, hours.zone)
    allowed_on = next_allowed(standing, on)
    return opens if allowed_on == on else hours.window.opens_on(allowed_on, hours.zone)


def _next_chance(standing: Standing, candidates: list[_Candidate], now: datetime) -> datetime:
    """The next moment a nudge that waits may go: the window's opening for a welcome, else the next wall time."""
    hours = standing.hours
    if any(one.kind == "welcome" for one in candidates) and not hours.window.contains(now, hours.zone):
        return hours.window.next_open(now, hours.zone)
    return _first_slot_after(standing, now + timedelta(microseconds=1))


def _slot(standing: Standing, on: date) -> datetime:
    """The instant of this person's wall time on a local date, inside the window."""
    return local_time.instant(on, standing.hours.window.clamp(standing.hours.send_at), standing.hours.zone)


def _first_slot_after(standing: Standing, instant: datetime) -> datetime:
    on = local_time.local_date(instant, standing.hours.zone)
    if _slot(standing, on) < instant:
        on += timedelta(days=1)
    return _slot(standing, next_allowed(standing, on))
