"""The judge: what may never happen, told from hand-overs alone. It knows `zoneinfo` and nothing of our rules."""

import zoneinfo
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

OPENS, CLOSES = time(9), time(20)
# All but the boosters that somebody chose for afterwards.
OF_THE_COURSE = frozenset(
    {"welcome", "lesson", "check-in", "reminder", "still-there", "pause", "resume", "finish"}
)
# What leaves within a minute of its hour is not late, and its hour may come again a minute sooner than in a day.
A_DAY = timedelta(hours=24) - timedelta(minutes=1)


@dataclass
class Person:
    """What one learner has asked for, as the judge remembers it."""

    zone: str
    quiet: set[date] = field(default_factory=set)
    weekdays: frozenset[int] = frozenset()
    # Between which hours they want messages.
    own_opens: time = OPENS
    own_closes: time = CLOSES
    # What staff have set for the group: hours, days, closed dates, and since when the course is closed to them.
    opens: time = OPENS
    closes: time = CLOSES
    group_days: frozenset[int] = frozenset()
    group_closed: set[date] = field(default_factory=set)
    closed_on: date | None = None
    # Until when their whole group takes a break.
    group_until: date | None = None
    # The weekend of their first week.
    spared: frozenset[date] = frozenset()
    paused_until: date | None = None
    is_paused: bool = False
    has_stopped: bool = False
    done: set[str] = field(default_factory=set)
    got: list[datetime] = field(default_factory=list)
    back_at: datetime | None = None

    def on(self, at: datetime) -> date:
        return at.astimezone(zoneinfo.ZoneInfo(self.zone)).date()


class Judge:
    """Counts what was handed over and what was wrong with it; `wrong` tells the first few, by name of the promise."""

    def __init__(self) -> None:
        self.handed_over = 0
        self.faults: Counter[str] = Counter()
        self.wrong: list[str] = []

    def hand_over(
        self,
        person: Person,
        at: datetime,
        until: datetime,
        *,
        kind: str,
        item: str,
        or_as: Person | None = None,
    ) -> None:
        """One message to one person, which may arrive up to `until`.

        `or_as` is the same person under the rules of before, where those may still hold.
        """
        self.handed_over += 1
        faults = list(self._faults(person, at, until, kind, item))
        if faults and or_as is not None:
            faults = list(self._faults(or_as, at, until, kind, item))
        for fault in faults:
            self.blame(fault, f"{kind} {item} at {at.isoformat()} in {person.zone}")
        person.got.append(at)

    def blame(self, fault: str, said: str) -> None:
        self.faults[fault] += 1
        if len(self.wrong) < 5:
            self.wrong.append(f"{fault}: {said}")

    def _faults(self, person: Person, at: datetime, until: datetime, kind: str, item: str) -> Iterable[str]:
        clock, today = zoneinfo.ZoneInfo(person.zone), person.on(at)
        arrives = until.astimezone(clock)
        opens, closes = max(person.opens, person.own_opens), min(person.closes, person.own_closes)
        if not opens <= at.astimezone(clock).time() < closes:
            yield "outside the window"
        if arrives.date() != today or arrives.time() > closes:
            yield "may arrive outside the window"
        days = Counter(person.on(one) for one in (*person.got, at))
        if days[today] > 1:
            yield "two on one day"
        if sum(days[today - timedelta(days=n)] for n in range(7)) > 4:
            yield "five in seven days"
        yield from self._against_wishes(person, at, today, kind, item)

    def _against_wishes(
        self, person: Person, at: datetime, today: date, kind: str, item: str
    ) -> Iterable[str]:
        if today in person.quiet:
            yield "on a quiet date"
        if person.weekdays and today.isoweekday() not in person.weekdays:
            yield "on another day of the week"
        if today in person.group_closed:
            yield "on a date on which the group hears nothing"
        if person.group_days and today.isoweekday() not in person.group_days:
            yield "on a day on which the group hears nothing"
        if today in person.spared and not person.weekdays and kind != "welcome":
            yield "on the first weekend"
        if person.closed_on is not None and today >= person.closed_on and kind in OF_THE_COURSE:
            yield "after the course was closed"
        if (
            kind != "pause"
            and person.is_paused
            and (person.paused_until is None or today < person.paused_until)
        ):
            yield "in a pause"
        if person.has_stopped:
            yield "after they said stop"
        if item in person.done and kind in ("lesson", "check-in", "reminder"):
            yield "about what was done"
        if person.group_until is not None and today < person.group_until:
            yield "in a break of the group"
        since = person.back_at
        if since is not None and at < since + A_DAY and any(since <= one for one in person.got):
            yield "two in a day after an outage"
