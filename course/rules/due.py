"""Which nudge is due now, or why none is, and when it is worth asking again. Pure: the heart of the scheduler.

At most one nudge a local day and four in any seven days (course-map 3.2), over everything the person, and anybody
with the same number or address, is enrolled in. Where several are due at once, one goes out and stands in for the
others: the one that helps most, by this order of merit (the README has it as a table).
  1. the welcome, since it says how to stop;
  2. that a pause is over, that the course pauses after three silent weeks, or whether they still want these;
  3. what staff wrote to the group, since it is meant for a few dates; it stands in for nothing;
  4. the check-in, since the week it asks about is passing;
  5. a new lesson, the earliest first;
  6. the end of the course, and then a booster;
  7. a reminder, since its first message has already arrived.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from course.lessons import PlanItem
from course.rules import announced, calendars, candidates, closings, local_time, moves, pauses, progress
from course.rules.candidates import REMIND_AFTER
from course.rules.hours import Hours
from course.rules.local_time import DAY, NeverOpen
from course.rules.moves import Moved
from course.rules.standings import (
    LATE_AFTER,
    PER_DAY,
    PER_WEEK,
    Candidate,
    PastNudge,
    Standing,
)

__all__ = [
    "FRESH_DAYS", "MERIT", "PER_DAY", "PER_WEEK", "Decision", "Hours", "PastNudge", "Reason", "Standing", "decide",
    "last_on", "why_not",
]  # fmt: skip

# A lesson or a check-in is worth a message for a week, a reminder for less: after that the page still waits, quietly.
FRESH_DAYS = {"welcome": 6, "lesson": 6, "check-in": 6, "finish": 6, "booster": 6, "reminder": 4}
# A pause that follows from silence is worth saying for longer: until it is said the course would go on.
FRESH_DAYS |= {"resume": 6, "still-there": 6, "pause": 28, announced.KIND: 6}
_FRESH_FOR = {kind: timedelta(days=days) for kind, days in FRESH_DAYS.items()}
IN_ORDER = (
    "welcome", "resume", "pause", "still-there", announced.KIND, "check-in", "lesson", "finish", "booster", "reminder",
)  # fmt: skip
MERIT = {kind: merit for merit, kind in enumerate(IN_ORDER)}
# They may go as soon as the window is open; everything else waits for the learner's own hour.
AT_ONCE = frozenset({"welcome"})
# What another message can stand in for. The others say something of their own.
MERGED = frozenset({"check-in", "lesson", "reminder"})
IN_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Reason:
    """Why a message is to go out.

    `wall_time` is what was meant and `due_at` the instant it became; `moved` names the rules that moved it.
    `stands_in_for` are the keys of what was due at the same time and is not sent as well.
    """

    key: str
    kind: str
    item: PlanItem
    for_on: date
    wall_time: time
    due_at: datetime
    why: str
    moved: tuple[Moved, ...]
    expires_at: datetime
    stands_in_for: tuple[str, ...] = ()

    @property
    def moved_by(self) -> str | None:
        """The moves as they are kept."""
        return moves.written(self.moved)


@dataclass(frozen=True)
class Decision:
    """The reason that wins, or none; why, in a plain sentence; when to look again (None: only if something changes)."""

    reason: Reason | None
    why: str
    look_again_at: datetime | None


def decide(standing: Standing, now: datetime) -> Decision:
    """What is due at `now` (UTC).

    1. Somebody who has left, or paused, gets nothing.
    2. Candidates are the nudges that were never planned and whose item is not done.
    3. Those whose time has come and is not stale compete; the caps and the window come first.
    4. The winner stands in for the others that were due.
    """
    if standing.is_over:
        return Decision(None, "They have left the course.", None)
    try:
        return _decide(standing, now)
    except NeverOpen:
        return Decision(None, "There is no hour at which they may be written to.", None)


def last_on(one: Candidate, hours: Hours) -> date:
    """The last date on which a candidate is still worth a message."""
    # A reminder is meant for the date on which it may go at first.
    first_on = one.meant_on if one.kind == "reminder" else hours.today(one.earliest)
    return one.until_on or first_on + _FRESH_FOR[one.kind]


def _decide(standing: Standing, now: datetime) -> Decision:
    today = standing.hours.today(now)
    if standing.pause is not None and pauses.holds(standing.pause, today):
        return _paused(standing, standing.pause.until_on)
    fresh = [one for one in _still_open(standing, now, today) if today <= last_on(one, standing.hours)]
    live = _live(standing, fresh, now, today)
    is_waited_for = any(one.kind in AT_ONCE for one in live)
    barrier = _barrier(standing, today, now, is_waited_for) if live else "Nothing is due."
    if barrier:
        return Decision(None, barrier, _look_again(standing, fresh, now))
    best = min(live, key=lambda one: (MERIT[one.kind], one.earliest))
    merged = [one for one in live if one is not best and _stands_in(standing, best, one)]
    rest = [one for one in fresh if one is not best and one not in merged]
    reason = _reason(standing, best, merged, now)
    return Decision(reason, best.why, _look_again(standing, rest, now, sent=best))


def _still_open(standing: Standing, now: datetime, today: date) -> Iterator[Candidate]:
    """What could be sent; once the course is closed to them only what they chose for afterwards."""
    too_late = candidates.too_late(standing, today - _FRESH_FOR["reminder"] - DAY)
    found = candidates.of(standing, until=now, too_late=too_late)
    if not closings.is_closed(standing.closing, today):
        return found
    return (one for one in found if one.kind in closings.AFTERWARDS)


def _stands_in(standing: Standing, best: Candidate, other: Candidate) -> bool:
    """Whether one message says what another would.

    What the first weekend held back is not late by anybody's doing: nothing stands in for it, so that it comes by
    itself on the next free day, and it stands in for nothing newer.
    """
    spared = standing.spared
    is_newer = best.meant_on in spared and other.meant_on > max(spared)
    speaks_for_itself = best.kind == announced.KIND
    return other.kind in MERGED and other.meant_on not in spared and not is_newer and not speaks_for_itself


def _paused(standing: Standing, until_on: date | None) -> Decision:
    if until_on is None:
        by_group = standing.pause is not None and standing.pause.by_group
        why = "Their group takes a break until staff end it." if by_group else "Paused until they come back."
        return Decision(None, why, None)
    # The welcome waits for no hour, so that it may go as soon as the pause is over.
    waits = standing.slot_from(until_on) if "welcome" in standing.past else standing.first_from(until_on)
    return Decision(None, f"Paused until {until_on.isoformat()}.", waits)


def _live(standing: Standing, fresh: Sequence[Candidate], now: datetime, today: date) -> list[Candidate]:
    """Those of them that are due: their time has come and, but for what waits for no hour, their own hour of today."""
    is_their_hour = now >= standing.hours.slot(today)
    found = [one for one in fresh if one.earliest <= now and (is_their_hour or one.kind in AT_ONCE)]
    if any(one.kind == "reminder" for one in found) and not _has_room_for_reminder(standing, today):
        return [one for one in found if one.kind != "reminder"]
    return found


def _has_room_for_reminder(standing: Standing, today: date) -> bool:
    """A reminder may not take the place of a first message that this week of the plan still holds.

    To whoever sets their own pace nothing more comes until they have done what it is about.
    """
    if standing.calendar.in_order:
        return not standing.is_week_full(today)
    plan, done, past = standing.plan, standing.done, standing.past
    week = progress.week(plan, standing.calendar, today)
    begins = standing.calendar.opens_on(calendars.DAYS_IN_A_WEEK * (week - 1))
    sent = sum(begins <= on <= today for on in standing.sent_on)
    to_come = [one for one in plan.week(week) if one.id not in done and one.announced_as not in past]
    return sent + sum(one is not plan.items[0] for one in to_come) + 1 <= PER_WEEK


def _barrier(standing: Standing, today: date, now: datetime, is_waited_for: bool) -> str:
    """What forbids any nudge at this moment; empty where nothing does."""
    barred = standing.bars(today, waited_for=is_waited_for)
    if barred is not None:
        return BARRIERS[barred]
    if not standing.hours.contains(now):
        return OUTSIDE[standing.hours.why_closed(now)[0]]
    if standing.is_day_full(today):
        return "One message has gone out today already."
    if standing.is_week_full(today):
        return "Four messages have gone out in the last seven days."
    if standing.apart_until is not None and now < standing.apart_until:
        return "The message before was late, so a whole day is left after it."
    return ""


OUTSIDE = {
    Moved.HOURS: "It is outside the hours in which we write.",
    Moved.PLACES: "It is not known where they live, and it is not daytime in every place where they could be.",
}
BARRIERS = {
    Moved.QUIET: "It is a day on which they want to hear nothing.",
    Moved.COHORT_QUIET: "It is a day on which nobody in the group is written to.",
    Moved.WEEKDAY: "They take no messages on this day of the week.",
    Moved.COHORT_WEEKDAY: "It is a day of the week on which nobody in the group is written to.",
    Moved.FIRST_WEEKEND: "It is the weekend of their first week.",
    Moved.NO_SUCH_DAY: "There is no hour today at which they may be written to.",
}


def _reason(standing: Standing, one: Candidate, merged: list[Candidate], now: datetime) -> Reason:
    hours, today = standing.hours, standing.hours.today(now)
    due_at, moved = (
        _at_once(standing, one, now) if one.kind in AT_ONCE else _at_their_hour(standing, one, today, now)
    )
    return Reason(
        key=one.key,
        kind=one.kind,
        item=one.item,
        for_on=today,
        wall_time=_wall(one.earliest, hours.zone) if one.kind in AT_ONCE else hours.send_at,
        due_at=due_at,
        why=one.why,
        moved=moved,
        expires_at=hours.closes_at(now),
        stands_in_for=tuple(other.key for other in merged),
    )


def _at_once(standing: Standing, one: Candidate, now: datetime) -> tuple[datetime, tuple[Moved, ...]]:
    """The instant of a message that waits for no hour, and what held it."""
    due_at = standing.when_allowed(one.earliest)
    moved = () if due_at == one.earliest else _held_by(standing, one.earliest)
    return due_at, (*moved, Moved.LATE) if now > due_at + LATE_AFTER else moved


def _held_by(standing: Standing, moment: datetime) -> tuple[Moved, ...]:
    """What kept a message from leaving at once."""
    barred = standing.bars(standing.hours.today(moment), waited_for=True)
    return (barred,) if barred is not None else standing.hours.why_closed(moment)


def _at_their_hour(
    standing: Standing, one: Candidate, today: date, now: datetime
) -> tuple[datetime, tuple[Moved, ...]]:
    """The instant that their own hour became on this day, and everything that moved it here from the day meant."""
    slot, apart = max(standing.hours.slot(today), one.earliest), standing.apart_until
    moved = [why_not(standing, one, one.meant_on + n * DAY) for n in range((today - one.meant_on).days)]
    moved += standing.hours.moves(today)
    if apart is not None and slot < apart <= now:
        slot, moved = apart, [*moved, Moved.APART]
    return slot, (*moved, Moved.LATE) if now > slot + LATE_AFTER else tuple(moved)


def why_not(standing: Standing, one: Candidate, on: date) -> Moved:
    """What kept a message from leaving on a date that is past."""
    barred = standing.bars(on, waited_for=one.kind in AT_ONCE)
    if barred is not None:
        return barred
    if standing.is_day_full(on):
        return Moved.DAY_FULL
    return Moved.WEEK_FULL if one.kind == "reminder" or standing.is_week_full(on) else Moved.LATE


def _wall(instant: datetime, zone: str) -> time:
    return local_time.local(instant, zone).time().replace(second=0, microsecond=0)


def _look_again(
    standing: Standing, waiting: list[Candidate], now: datetime, *, sent: Candidate | None = None
) -> datetime | None:
    """The next instant at which the answer could differ, if nothing happens in between."""
    instants = [one.earliest for one in waiting if one.earliest > now]
    if sent is not None and sent.kind != "reminder":
        instants.append(standing.slot_after(now + REMIND_AFTER))
    if any(one.earliest <= now for one in waiting):
        instants += _next_chances(standing, waiting, now)
    return standing.when_allowed(min(instants)) if instants else None


def _next_chances(standing: Standing, waiting: list[Candidate], now: datetime) -> list[datetime]:
    """The next moments at which a nudge that waits may go: their next hour, or when what keeps it away is over."""
    found, apart = [standing.slot_after(now + IN_A_MOMENT)], standing.apart_until
    if apart is not None and now < apart:
        found.append(max(apart, standing.hours.slot(standing.hours.today(apart))))
    if any(one.kind in AT_ONCE for one in waiting) and not standing.hours.contains(now):
        found.append(standing.hours.next_open(now))
    return found
