"""For every item of one learner: sent, moved, merged, held, dropped, blocked or coming, and the rule behind it. Pure.

Nothing of this is kept. What happened is read from the nudges and their messages, what is to come from asking the
rule itself, and what never came from the days on which it could have gone; so it cannot disagree with what Kith does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from course.lessons import Plan, PlanItem
from course.rules import announced, candidates, closings, due, forecast, moves, pauses, progress
from course.rules.due import Standing
from course.rules.forecast import Coming
from course.rules.local_time import DAY, NeverOpen, Window
from course.rules.moves import Moved
from course.rules.standings import Candidate

AHEAD_DAYS = 200
NO_HOUR = (
    "There is no hour at which they may be written to: what they, the group and its days allow leaves none."
)


class State(StrEnum):
    """Where one message of one item stands."""

    SENT = "sent"
    MOVED = "moved"
    MERGED = "merged"
    HELD = "held"
    DROPPED = "dropped"
    BLOCKED = "blocked"
    COMING = "coming"
    DONE = "done"


@dataclass(frozen=True)
class Trace:
    """One nudge that was planned, and what its message came to; `said` is that in a plain sentence."""

    key: str
    kind: str
    item: str
    state: State
    at: datetime
    due_at: datetime
    moved: tuple[Moved, ...]
    why: str
    said: str
    stands_in_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What is to be said of one message: its state, the rule behind it, and when (None: at no time)."""

    item: str
    kind: str
    state: State
    why: str
    at: datetime | None = None
    due_at: datetime | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True)
class History:
    """What is known of one enrolment. `silence` says why nothing at all may be sent; empty where something may."""

    traces: Sequence[Trace]
    silence: str = ""


def answers(standing: Standing, history: History, now: datetime) -> list[Answer]:
    """One answer for every message that was, is or would have been, in the order of the plan."""
    try:
        return _answers(standing, history, now)
    except NeverOpen:
        # Nothing can come, and that is why; so it is asked as if there were an hour, and nothing else in the way.
        hours = replace(standing.hours, window=Window(), others=())
        nobody, no_day = frozenset[date](), frozenset[int]()
        reach = {"quiet": nobody, "closed": nobody, "spared": nobody, "days": no_day, "cohort_days": no_day}
        able = replace(standing, hours=hours, **reach)  # type: ignore[arg-type]
        return _answers(able, replace(history, silence=history.silence or NO_HOUR), now)


def _answers(standing: Standing, history: History, now: datetime) -> list[Answer]:
    asked = _Asked(standing, history, now)
    return [answer for item in _items(standing, asked) for answer in asked.about(item)]


def _items(standing: Standing, asked: "_Asked") -> Iterator[tuple[PlanItem, tuple[str, ...]]]:
    """Every item with the names of the nudges it may have."""
    for number, item in enumerate(standing.plan.items):
        first = candidates.key_of(item, is_first=number == 0)
        yield item, (first, f"reminder:{item.key}", *asked.named(f"{candidates.LATER}:{item.key}:"))
    beyond = {one.item.id: one for one in candidates.of(standing) if one.kind in candidates.NOT_PLANNED}
    past = {one.key for one in standing.nudges}
    written = {announced.number_of(key.replace(f"{announced.KIND}:", announced.ITEM)) for key in past}
    for number in sorted({one.number for one in standing.announcements} | written - {0}):
        yield announced.item(number), (announced.key(number),)
    if standing.plan.complete:
        yield candidates.finish(standing), ("finish",)
    for number in range(1, len(candidates.BOOSTER_WEEKS) + 1):
        item = candidates.booster(number, standing)
        if item.id in beyond or f"booster:{item.id}" in past:
            yield item, (f"booster:{item.id}",)
    for kind in OF_LIFE:
        for key in asked.named(f"{kind}:"):
            yield candidates.about(kind), (key,)


class _Asked:
    """One asking: the history by name, what is to come by name, what could be but will not."""

    def __init__(self, standing: Standing, history: History, now: datetime) -> None:
        self.standing, self.history, self.now = standing, history, now
        self.today = standing.hours.today(now)
        self.coming: list[Coming] = (
            [] if history.silence else forecast.forecast(standing, now, days=AHEAD_DAYS)
        )
        self.open: Mapping[str, Candidate] = {one.key: one for one in candidates.of(standing)}
        names = [one.key.partition("~")[0] for one in history.traces]
        self.names = sorted({*names, *(one.reason.key for one in self.coming), *self._asked_for_later()})

    def named(self, start: str) -> Iterator[str]:
        """The names, beginning so, of what went, is to go or was asked for."""
        return (one for one in self.names if one.startswith(start))

    def _asked_for_later(self) -> Iterator[str]:
        return (one for one in self.open if one.partition(":")[0] == candidates.LATER)

    def about(self, asked: tuple[PlanItem, tuple[str, ...]]) -> Iterator[Answer]:
        item, keys = asked
        for key in keys:
            known = list(self._past(item, key))
            yield from known
            if not any(one.state in FINAL for one in known):
                still = self._to_come(item, key)
                if still is not None:
                    yield still

    def _past(self, item: PlanItem, key: str) -> Iterator[Answer]:
        for one in self.history.traces:
            # What was held back for a passing cause gave its name free, and keeps its own number after it.
            if one.key.partition("~")[0] == key:
                state = State.DROPPED if "~" in one.key else one.state
                why = f"{one.why} {one.said}".strip()
                yield Answer(item.id, one.kind, state, why, one.at, one.due_at, one.moved)
            elif key in one.stands_in_for and one.state is not State.DROPPED:
                yield Answer(
                    item.id, _kind(item, key), State.MERGED, _merged(self.standing.plan, one.key), one.at
                )

    def _to_come(self, item: PlanItem, key: str) -> Answer | None:
        kind = _kind(item, key)
        if key.partition(":")[0] in ("reminder", candidates.LATER):
            return self._once_more(item, key)
        state, why, at = self._stands(item, key)
        coming = next((one for one in self.coming if one.reason.key == key), None)
        moved = coming.reason.moved if coming is not None and state is State.COMING else ()
        return Answer(item.id, kind, state, why, at, coming.reason.due_at if coming else None, moved)

    def _once_more(self, item: PlanItem, key: str) -> Answer | None:
        """A second message is spoken of only where its first has gone out and the item is still open."""
        if key not in self.open:
            return None
        state, why, at = self._stands(item, key)
        return Answer(item.id, _kind(item, key), state, why, at)

    def _stands(self, item: PlanItem, key: str) -> tuple[State, str, datetime | None]:
        standing, candidate = self.standing, self.open.get(key)
        # The welcome goes to whoever has done the first lesson, too, since it says how to stop.
        if item.id in standing.done and candidate is None:
            return State.DONE, "It was done before its message was due, so none was sent.", None
        if self.history.silence:
            return State.BLOCKED, self.history.silence, None
        if standing.is_over:
            return State.BLOCKED, "They have left the course.", None
        if standing.has_finished and candidate is None:
            return State.DONE, "They had finished the course.", None
        if standing.closing is not None and self._is_shut_out(candidate):
            return State.BLOCKED, standing.closing.why, None
        if candidate is not None and due.last_on(candidate, standing.hours) < self.today:
            return State.DROPPED, self._why_stale(candidate), None
        found = self._found(key)
        return found if found is not None else self._kept_away(item, candidate)

    def _is_shut_out(self, candidate: Candidate | None) -> bool:
        """Whether the course is closed to them now, or will be before the message's day."""
        if candidate is None or candidate.kind in closings.AFTERWARDS:
            return False
        today = max(self.today, self.standing.hours.today(candidate.earliest))
        return closings.is_closed(self.standing.closing, today)

    def _found(self, key: str) -> tuple[State, str, datetime | None] | None:
        """What the rule says of it when it is asked day by day from now on."""
        for one in self.coming:
            if one.reason.key == key:
                said = f"{one.reason.why} {self._pause()}{moves.sentences(one.reason.moved)}"
                return State.COMING, said.strip(), one.at
            if key in one.reason.stands_in_for:
                return State.MERGED, _merged(self.standing.plan, one.reason.key), one.at
        return None

    def _kept_away(self, item: PlanItem, candidate: Candidate | None) -> tuple[State, str, datetime | None]:
        standing = self.standing
        if progress.waits(standing.plan, item, calendar=standing.calendar, done=standing.done):
            return State.BLOCKED, "It waits until the lessons before it are done.", None
        if pauses.holds(standing.pause, self.today):
            return State.BLOCKED, self._pause().strip(), None
        if candidate is not None and candidate.kind == "reminder":
            return State.BLOCKED, "Its week has no room for a reminder: four messages are the most.", None
        if candidate is not None and candidate.earliest <= self.now:
            return State.BLOCKED, due.decide(standing, self.now).why, None
        return State.COMING, f"It is more than {AHEAD_DAYS} days away.", None

    def _pause(self) -> str:
        pause = self.standing.pause
        if pause is None or not pauses.holds(pause, self.today):
            return ""
        if pause.by_group:
            until = (
                f"until {pause.until_on:%A} {pause.until_on.day} {pause.until_on:%B}"
                if pause.until_on
                else "for now"
            )
            return f"Their group takes a break {until}. "
        if pause.until_on is None:
            return "They take a pause until they come back. "
        return f"They take a pause until {pause.until_on:%A} {pause.until_on.day} {pause.until_on:%B}. "

    def _why_stale(self, one: Candidate) -> str:
        """What kept it away on each day on which it was still worth a message."""
        last = due.last_on(one, self.standing.hours)
        dates = [one.meant_on + n * DAY for n in range((last - one.meant_on).days + 1)]
        kept = dict.fromkeys(due.why_not(self.standing, one, on) for on in dates)
        reasons = " ".join(STALE[move] for move in kept)
        return f"It could not go on the days it was meant for, so it was dropped rather than sent late. {reasons}"


# What is said of the course itself and of no item: told where it was said, or is to come.
OF_LIFE = ("still-there", "pause", "resume")
# Where one of these is, there is no more to come of it.
FINAL = frozenset({State.SENT, State.MERGED, State.HELD, State.MOVED, State.COMING})
STALE = {
    **moves.SENTENCES,
    Moved.QUIET: "There were days on which they want to hear nothing.",
    Moved.COHORT_QUIET: "There were days on which nobody in the group is written to.",
    Moved.WEEKDAY: "There were days of the week on which they take no messages.",
    Moved.COHORT_WEEKDAY: "There were days of the week on which nobody in the group is written to.",
    Moved.FIRST_WEEKEND: "There was the weekend of their first week.",
    Moved.NO_SUCH_DAY: "There was a day without an hour for them.",
    Moved.DAY_FULL: "On other days another message went out, and one a day is the most.",
    Moved.WEEK_FULL: "Four messages had gone out in seven days.",
    Moved.LATE: "On other days nothing was being sent.",
}


def _kind(item: PlanItem, key: str) -> str:
    """The kind of a message; one that was asked for once more is of the kind of its item."""
    kind = key.partition(":")[0]
    return item.kind if kind == candidates.LATER else kind


def _merged(plan: Plan, key: str) -> str:
    return f"It was due at the same time as {_name(plan, key)}, which stands in for it."


def _name(plan: Plan, key: str) -> str:
    """What a message is called in a sentence."""
    kind, id = (*key.split(":"), "")[:2]
    item = plan.item(id) if id else None
    if kind == announced.KIND:
        return "what staff wrote to the group"
    if item is None:
        return f"the {kind} message"
    name = f"the {item.kind} of week {item.week}"
    return f"the reminder of {name}" if kind == "reminder" else name
