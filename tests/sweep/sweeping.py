"""Walk the rule over the days around one change of clocks, and compare what it sends with what the oracle expects."""

import zoneinfo
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from course.lessons import Plan, PlanItem
from course.rules import due, forecast
from course.rules.calendars import Calendar
from course.rules.due import Decision, Hours, PastNudge, Standing
from course.rules.local_time import Window
from tests.sweep import oracle
from tests.sweep.oracle import DAY, Minutes

SEND_TIMES = (time(9), time(9, 30), time(19, 59))
# Four days in a row, the second of which has the change: as many as a week may hold.
DAYS = (1, 2, 3, 4)
PLAN = Plan(
    "sweep",
    "Four days",
    1,
    (
        PlanItem("l00", "lesson", 1, 0),
        *(PlanItem(f"l{day:02}", "lesson", 1, day) for day in DAYS),
    ),
)
Decide = Callable[[Standing, datetime], Decision]


@dataclass
class Verdict:
    """What a sweep found. `wrong` names the first few."""

    zones: int = 0
    changes: int = 0
    days: int = 0
    sent: int = 0
    missing: int = 0
    doubled: int = 0
    other_minute: int = 0
    outside: int = 0
    wrong: str = ""

    @property
    def is_clean(self) -> bool:
        return self.sent == self.days and not (
            self.missing or self.doubled or self.other_minute or self.outside
        )


def sweep(zones: Iterable[str], *, decide: Decide = due.decide, every: int = 1) -> Verdict:
    """All the zones, or of their changes every so many."""
    verdict, number = Verdict(), 0
    for zone in zones:
        verdict.zones += 1
        for change in oracle.changes(zone):
            number += 1
            if number % every == 0:
                verdict.changes += 1
                _around(verdict, zone, change, decide)
    return verdict


def _around(verdict: Verdict, zone: str, change: datetime, decide: Decide) -> None:
    around = change.astimezone(zoneinfo.ZoneInfo(zone)).date()
    begins = around - timedelta(days=2)
    minutes = Minutes(zone, change - 4 * DAY, change + 5 * DAY)
    for at in SEND_TIMES:
        sent = messages(zone, begins, at, decide, start=change - 4 * DAY)
        _judge(verdict, zone, at, begins, sent, minutes)


def _judge(
    verdict: Verdict, zone: str, at: time, begins: date, sent: list[datetime], minutes: Minutes
) -> None:
    verdict.sent += len(sent)
    outside = sum(not minutes.is_inside(moment) for moment in sent)
    verdict.outside += outside
    wanted = [minutes.first(begins + timedelta(days=day), at) for day in DAYS]
    verdict.days += sum(one is not None for one in wanted)
    missing = sum(one is not None and one not in sent for one in wanted)
    verdict.missing += missing
    verdict.doubled += max(0, len(sent) - len(set(wanted)))
    other = sum(moment not in wanted for moment in sent)
    verdict.other_minute += other
    if (outside or missing or other) and not verdict.wrong:
        verdict.wrong = f"{zone} {begins} {at}: sent {[f'{one:%d %H:%MZ}' for one in sent]}"


def messages(zone: str, begins: date, at: time, decide: Decide, *, start: datetime) -> list[datetime]:
    """What one learner is sent, asked only at the instants that the rule itself names; each item is done at once."""
    standing = Standing(
        plan=PLAN,
        hours=Hours(zone, at, Window()),
        enrolled_at=start,
        calendar=Calendar(begins),
        done=frozenset({"l00"}),
        nudges=(PastNudge("welcome", start, True),),
    )
    found: list[datetime] = []
    now: datetime | None = start
    while now is not None and now < start + 9 * DAY:
        decision = decide(standing, now)
        if decision.reason is not None:
            found.append(now)
            standing = forecast.after(standing, decision.reason, now)
            standing = replace(standing, done=standing.done | {decision.reason.item.id})
        now = decision.look_again_at
    return found
