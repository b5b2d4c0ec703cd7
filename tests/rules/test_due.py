"""The rule of what is due, as tables: times written as the learner sees them."""

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from course.lessons import Plan, PlanItem
from course.rules import announced, candidates, due, forecast, local_time
from course.rules.calendars import Calendar
from course.rules.due import Hours, PastNudge, Standing
from course.rules.local_time import Window
from course.rules.pauses import Pause
from course.rules.standings import Candidate

LONDON = "Europe/London"
MONDAY = date(2027, 1, 4)
PLAN = Plan(
    "12",
    "Twelve weeks",
    12,
    (
        PlanItem("l01", "lesson", 1, 0),
        PlanItem("l02", "lesson", 1, 2),
        PlanItem("l03", "lesson", 1, 4),
        PlanItem("week-1", "check-in", 1, 6),
        PlanItem("l04", "lesson", 2, 7),
        PlanItem("l05", "lesson", 2, 10),
        PlanItem("week-2", "check-in", 2, 13),
    ),
)


def local(on: date, at: str, zone: str = LONDON) -> datetime:
    return local_time.instant(on, time.fromisoformat(at), zone)


def on_day(number: int, at: str) -> datetime:
    return local(MONDAY + timedelta(days=number), at)


def standing(**changes: object) -> Standing:
    joined = Standing(
        plan=PLAN,
        hours=Hours(LONDON, time(16, 30), Window()),
        enrolled_at=on_day(0, "10:00"),
        calendar=Calendar(MONDAY),
    )
    return replace(joined, **changes)  # type: ignore[arg-type]


def went(key: str, number: int, at: str = "16:30") -> PastNudge:
    return PastNudge(key, on_day(number, at), True)


WELCOMED = (went("welcome", 0, "10:00"),)
DAY_0 = (MONDAY,)
SATURDAY, SUNDAY = MONDAY + timedelta(days=5), MONDAY + timedelta(days=6)
NINE_DAYS = Pause(MONDAY, MONDAY + timedelta(days=9))


@pytest.mark.parametrize(
    ("changes", "now", "wanted"),
    [
        pytest.param({}, on_day(0, "10:00"), "welcome", id="just joined: the welcome, at once"),
        pytest.param({"enrolled_at": on_day(0, "22:00")}, on_day(0, "22:00"), None, id="joined at night: nothing yet"),
        pytest.param({"enrolled_at": on_day(0, "22:00")}, on_day(1, "09:00"), "welcome", id="joined at night: at nine"),
        pytest.param({"nudges": WELCOMED, "sent_on": DAY_0}, on_day(0, "16:30"), None, id="one a day"),
        pytest.param({"nudges": WELCOMED, "sent_on": DAY_0}, on_day(2, "16:29"), None, id="a minute before their time"),
        pytest.param({"nudges": WELCOMED, "sent_on": DAY_0}, on_day(2, "16:30"), "lesson:l02", id="on the minute"),
        pytest.param({"nudges": WELCOMED, "sent_on": DAY_0}, on_day(2, "19:59"), "lesson:l02", id="late but inside"),
        pytest.param({"nudges": WELCOMED, "sent_on": DAY_0}, on_day(2, "20:00"), None, id="the window has closed"),
        pytest.param({"nudges": WELCOMED, "sent_on": DAY_0}, on_day(3, "09:00"), None, id="next day: too early"),
        pytest.param({"nudges": WELCOMED, "sent_on": DAY_0}, on_day(3, "16:30"), "lesson:l02", id="next day: in time"),
        pytest.param(
            {"nudges": WELCOMED, "sent_on": DAY_0, "done": frozenset({"l01", "l02"})},
            on_day(3, "16:30"), None, id="a finished lesson is not announced",
        ),
        pytest.param({"nudges": WELCOMED, "pause": Pause(MONDAY, None)}, on_day(90, "16:30"), None,
                     id="paused until they come back"),
        pytest.param({"nudges": WELCOMED, "quiet": frozenset({MONDAY + timedelta(days=2)})}, on_day(2, "16:30"), None,
                     id="a quiet date"),
        pytest.param({"nudges": WELCOMED, "quiet": frozenset({MONDAY + timedelta(days=2)})}, on_day(3, "16:30"),
                     "lesson:l02", id="the day after a quiet date"),
        pytest.param({"nudges": WELCOMED, "days": frozenset({1, 5, 6})}, on_day(2, "16:30"), None,
                     id="not a day of the week on which they take messages"),
        pytest.param({"nudges": WELCOMED, "days": frozenset({1, 5, 6})}, on_day(4, "16:30"), "lesson:l02",
                     id="the next day on which they do"),
        pytest.param({"nudges": WELCOMED, "is_over": True}, on_day(2, "16:30"), None, id="somebody who has left"),
        pytest.param(
            {"nudges": WELCOMED, "pause": NINE_DAYS}, on_day(2, "16:30"), None, id="paused"
        ),
        pytest.param(
            {"nudges": (*WELCOMED, went("lesson:l02", 2), went("lesson:l03", 4)), "sent_on": (MONDAY,)},
            on_day(6, "16:30"), "check-in:week-1", id="the week's check-in",
        ),
    ],
)  # fmt: skip
def test_what_is_due(changes: dict[str, object], now: datetime, wanted: str | None) -> None:
    decision = due.decide(standing(**changes), now)
    assert (decision.reason.key if decision.reason else None) == wanted


def test_the_order_of_merit_stands_in_the_readme_with_how_long_each_is_worth_sending() -> None:
    readme = (Path(due.__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `([a-z-]+)`.*?([0-9]+) days[^|]*\|$", readme, re.MULTILINE)
    assert [(int(number), kind) for number, kind, _ in rows] == list(enumerate(due.IN_ORDER, 1))
    # What staff write has its own last date; that this is a week away at most is held where it is written.
    said = {kind: int(days) for _, kind, days in rows if kind != announced.KIND}
    assert said == {kind: days for kind, days in due.FRESH_DAYS.items() if kind != announced.KIND}


def test_a_check_in_comes_before_a_lesson_and_a_lesson_before_a_reminder() -> None:
    week_missed = standing(nudges=WELCOMED, sent_on=DAY_0)
    decision = due.decide(week_missed, on_day(7, "17:00"))
    assert decision.reason is not None
    assert decision.reason.key == "check-in:week-1"
    answered = replace(week_missed, done=frozenset({"week-1"}))
    decision = due.decide(answered, on_day(7, "17:00"))
    assert decision.reason is not None
    assert decision.reason.kind == "lesson"


def test_a_reminder_comes_once_after_two_days_and_not_for_what_is_done() -> None:
    first_week = (*WELCOMED, went("lesson:l02", 2), went("lesson:l03", 4), went("check-in:week-1", 6))
    sent = tuple(MONDAY + timedelta(days=day) for day in (0, 2, 4, 6))
    all_but_check_in = frozenset({"l01", "l02", "l03", "l04"})
    waiting = standing(nudges=first_week, sent_on=sent, done=all_but_check_in)
    assert due.decide(waiting, on_day(8, "16:29")).reason is None
    reason = due.decide(waiting, on_day(8, "16:30")).reason
    assert reason is not None
    assert reason.key == "reminder:week-1"
    again = replace(
        waiting, nudges=(*first_week, went("reminder:week-1", 8)), sent_on=(*sent, MONDAY + timedelta(8))
    )
    assert due.decide(again, on_day(9, "16:30")).reason is None
    answered = replace(waiting, done=all_but_check_in | {"week-1"})
    assert due.decide(answered, on_day(8, "16:30")).reason is None


def test_a_week_of_three_lessons_has_no_room_for_a_reminder() -> None:
    never_opened = standing(nudges=WELCOMED, sent_on=DAY_0)
    keys = [one.reason.key for one in forecast.forecast(never_opened, on_day(0, "10:01"), days=7)]
    assert keys == ["lesson:l02", "lesson:l03", "check-in:week-1"]


def test_a_nudge_that_never_went_out_is_not_followed_by_a_reminder() -> None:
    suppressed = (*WELCOMED, PastNudge("check-in:week-1", on_day(6, "16:30"), False))
    done = frozenset({"l01", "l02", "l03", "l04", "l05"})
    decision = due.decide(standing(nudges=suppressed, done=done), on_day(8, "16:30"))
    assert decision.reason is None


def test_what_is_stale_is_dropped() -> None:
    """After a week without the scheduler only what is fresh goes out, one a day."""
    back = standing(nudges=WELCOMED, sent_on=DAY_0)
    first = due.decide(back, on_day(14, "16:30")).reason
    assert first is not None
    assert first.key == "check-in:week-2"
    later = [one.reason.key for one in forecast.forecast(back, on_day(14, "16:30"), days=3)]
    assert "lesson:l02" not in later
    assert "lesson:l03" not in later


def test_a_walk_up_to_the_next_item_leaves_nothing_out() -> None:
    """A reminder of an item that was put off again lies beyond the next announcement, and counts all the same."""
    put_off = (*WELCOMED, went("lesson:l02", 2), went("check-in:week-2", 3))
    for nudges in (WELCOMED, put_off):
        one = standing(nudges=nudges, sent_on=DAY_0)
        for day in range(21):
            now = on_day(day, "16:30")
            every, short = list(candidates.of(one)), list(candidates.of(one, until=now))
            assert [found for found in short if found.earliest <= now] == [
                found for found in every if found.earliest <= now
            ]
            assert _next(short, now) == _next(every, now)


def test_no_reminder_that_is_left_out_early_would_have_gone_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standings at random, asked every few hours: what is decided is the same as with each reminder looked at."""
    chance, asked = random.Random(5), []
    zones, hours = (LONDON, "Asia/Kathmandu", "Pacific/Apia"), (Window(), Window(time(9), time(9, 40)))
    for _ in range(150):
        days = frozenset(chance.sample(range(1, 8), chance.choice((0, 0, 1, 3))))
        quiet = frozenset(
            MONDAY + timedelta(days=chance.randint(-5, 30)) for _ in range(chance.choice((0, 3, 20)))
        )
        keys = [f"{one.kind}:{one.id}" for one in PLAN.items[1:] if chance.random() < 0.8]
        nudges = [went(key, chance.randint(0, 12), f"{chance.randint(9, 19):02}:30") for key in keys]
        one = standing(
            nudges=(*WELCOMED, *nudges),
            days=days,
            quiet=quiet,
            hours=Hours(chance.choice(zones), time(16, 30), chance.choice(hours)),
        )
        asked += [(one, on_day(day, at)) for day in range(25) for at in ("09:30", "16:30", "23:50")]
    quick = [due.decide(*one) for one in asked]
    assert any(one.reason is not None and one.reason.kind == "reminder" for one in quick)
    monkeypatch.setattr(candidates, "too_late", lambda standing, stale_on: None)
    assert quick == [due.decide(*one) for one in asked]


def test_a_reminder_left_out_a_day_too_early_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault that the test above is there for."""
    right = candidates.too_late
    monkeypatch.setattr(candidates, "too_late", lambda one, on: right(one, on + timedelta(days=1)))
    with pytest.raises(AssertionError):
        test_no_reminder_that_is_left_out_early_would_have_gone_out(monkeypatch)


def _next(found: list[Candidate], now: datetime) -> datetime | None:
    return min((one.earliest for one in found if one.earliest > now), default=None)


def test_look_again_never_lies_behind_and_never_sleeps_through_a_message() -> None:
    """Asking only at the instants the rule names gives the same messages as asking every half hour."""
    start = standing()
    hinted = [(one.at, one.reason.key) for one in forecast.forecast(start, on_day(0, "10:00"), days=20)]
    polled: list[tuple[datetime, str]] = []
    asked, at = start, on_day(0, "10:00")
    while at <= on_day(20, "10:00"):
        decision = due.decide(asked, at)
        assert decision.look_again_at is None or decision.look_again_at > at
        if decision.reason:
            polled.append((at, decision.reason.key))
            asked = forecast.after(asked, decision.reason, at)
        at += timedelta(minutes=30)
    assert hinted == polled


@pytest.mark.parametrize(
    "zone", ["Pacific/Auckland", "America/Havana", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns"]
)
def test_every_message_lies_in_the_window_wherever_the_learner_is(zone: str) -> None:
    there = standing(
        hours=Hours(zone, time(19, 59), Window()),
        enrolled_at=datetime(2027, 3, 8, 3, 0, tzinfo=UTC),
        calendar=Calendar(date(2027, 3, 8)),
    )
    coming = forecast.forecast(there, there.enrolled_at, days=30)
    assert coming
    for one in coming:
        assert time(9) <= local_time.local(one.at, zone).time() < time(20)
        assert one.reason.expires_at <= local_time.instant(one.reason.for_on, time(20), zone)
    days = [one.reason.for_on for one in coming]
    assert len(days) == len(set(days))


SPARED = frozenset({SATURDAY, SUNDAY})
THREE = ("l01", "l02", "l03")


@pytest.mark.parametrize(
    ("changes", "now", "wanted"),
    [
        pytest.param({"done": frozenset(THREE), "nudges": WELCOMED}, on_day(6, "16:30"), "check-in:week-1",
                     id="on a Sunday of any other week"),
        pytest.param({"done": frozenset(THREE), "nudges": WELCOMED, "spared": SPARED}, on_day(6, "16:30"), None,
                     id="not at the weekend of the first week"),
        pytest.param({"done": frozenset(THREE), "nudges": WELCOMED, "spared": SPARED}, on_day(7, "16:30"),
                     "check-in:week-1", id="but on the Monday after"),
        pytest.param({"enrolled_at": on_day(5, "10:00"), "spared": SPARED}, on_day(5, "10:00"), "welcome",
                     id="who joins on a Saturday waits for the welcome"),
        pytest.param({"nudges": WELCOMED, "cohort_days": frozenset({1, 5})}, on_day(2, "16:30"), None,
                     id="a day on which the group writes to nobody"),
        pytest.param({"nudges": WELCOMED, "cohort_days": frozenset({1, 5})}, on_day(4, "16:30"), "lesson:l02",
                     id="the next day on which it does"),
        pytest.param({"nudges": WELCOMED, "cohort_days": frozenset({1, 5}), "days": frozenset({5, 6})},
                     on_day(5, "16:30"), None, id="a day of theirs that is not the group's"),
    ],
)  # fmt: skip
def test_the_first_weekend_is_spared_and_the_groups_days_are_kept(
    changes: dict[str, object], now: datetime, wanted: str | None
) -> None:
    reason = due.decide(standing(**changes), now).reason
    assert (reason.key if reason is not None else None) == wanted


def test_what_the_first_weekend_held_back_does_not_swallow_mondays_lesson() -> None:
    """The check-in of Sunday goes on Monday, and the lesson of Monday on Tuesday: two messages, a day each."""
    one = standing(done=frozenset(THREE), nudges=WELCOMED, spared=SPARED)
    coming = forecast.forecast(one, on_day(6, "10:00"), days=3)
    assert [(said.reason.key, said.at) for said in coming] == [
        ("check-in:week-1", on_day(7, "16:30")), ("lesson:l04", on_day(8, "16:30")),
    ]  # fmt: skip


def own_pace(done_on: date, *done: str) -> Standing:
    calendar = Calendar(MONDAY, in_order=True, days_apart=5, done_on=done_on)
    return standing(calendar=calendar, done=frozenset(done), nudges=WELCOMED, sent_on=DAY_0)


def test_at_their_own_pace_the_next_lesson_is_said_so_many_days_after_the_last_was_finished() -> None:
    """Finished on day 1, which is before the plan's own day of it, and again on day 40, long after."""
    for day in (1, 40):
        one = own_pace(MONDAY + timedelta(days=day), "l01")
        assert due.decide(one, on_day(day + 4, "16:30")).reason is None
        reason = due.decide(one, on_day(day + 5, "16:30")).reason
        assert reason is not None
        assert (reason.key, reason.moved) == ("lesson:l02", ())
        assert reason.why == "The lesson before it is done, and the lesson opens on this day."


def test_at_their_own_pace_the_course_ends_a_week_after_the_last_lesson_and_not_before() -> None:
    behind = replace(own_pace(MONDAY, "l01"), plan=replace(PLAN, complete=True))
    assert "finish" not in {one.reason.key for one in forecast.forecast(behind, on_day(60, "10:00"))}
    every = ("l01", "l02", "l03", "l04", "l05", "week-1", "week-2")
    done = replace(own_pace(MONDAY + timedelta(days=90), *every), plan=replace(PLAN, complete=True))
    assert due.decide(done, on_day(96, "16:30")).reason is None
    reason = due.decide(done, on_day(97, "16:30")).reason
    assert reason is not None
    assert reason.key == "finish"
