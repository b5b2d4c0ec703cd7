"""The short version of `python3 -m tests.lives`, and rules with a planted fault, each of which the judge must find."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest

from course import facts, holds, inbox, lessons, wiring
from course.inbox import Incoming
from course.lessons import Plan
from course.rules import due, forecast, spreading
from course.rules.due import Decision, Standing
from course.rules.forecast import Coming
from course.rules.local_time import Window
from tests import databases
from tests.factories import on_both
from tests.lives import foreseen, interleaved, outages, places, rules_alone, watching, world
from tests.lives.judge import Judge
from tests.lives.rules_alone import Decide

# Seeds that once found something; what it was stands beside them.
FOUND = {
    143: "an outage that ended thirteen minutes after their hour",
    1480: "the same, twelve minutes after",
    6997: "two outages in a row, the second over the end of the day that was left after the first",
}


@pytest.fixture(scope="module")
def plans() -> Sequence[Plan]:
    return rules_alone.all_plans(lessons.load(wiring.LESSONS))


def test_some_lives_break_no_promise(plans: Sequence[Plan]) -> None:
    judge = Judge()
    for seed in range(1, 26):
        rules_alone.live(seed, plans, judge)
    for seed in FOUND:
        rules_alone.live(seed, plans, judge, happenings=rules_alone.PLAIN)
    assert judge.handed_over > 300
    assert not judge.faults, judge.wrong


@pytest.mark.parametrize("seed", [3, 14, 205])
def test_what_is_foreseen_is_what_comes(database_url: str, tmp_path: Path, seed: int) -> None:
    judge = Judge()
    settings = places.lives_settings(database_url, tmp_path)
    assert foreseen.live(settings, seed, judge, learners=4, times=6) > 5
    assert not judge.faults, judge.wrong


def test_what_a_pause_ends_with_is_missed_where_nobody_foresees_it(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault is one that there was: what stands in for a lesson after a pause was not spoken of."""
    judge, as_it_is = Judge(), forecast.forecast

    def blind(standing: Standing, now: datetime, *, days: int = 120) -> list[Coming]:
        return as_it_is(replace(standing, resumed_on=None), now, days=days)

    monkeypatch.setattr(forecast, "forecast", blind)
    foreseen.live(places.lives_settings(database_url, tmp_path), 14, judge, learners=4, times=6)
    assert judge.faults["not as foreseen"] > 0


@on_both
@pytest.mark.long
def test_some_lives_in_a_real_installation_break_no_promise(database_url: str, tmp_path: Path) -> None:
    judge = Judge()
    world.live(places.lives_settings(database_url, tmp_path), 1, judge, learners=6, weeks=3, acts=10)
    assert judge.handed_over > 10
    assert not judge.faults, judge.wrong


def test_whatever_staff_or_the_server_do_breaks_no_promise(database_url: str, tmp_path: Path) -> None:
    """Each of it once, in one installation, with time between."""
    found = world.made(places.lives_settings(database_url, tmp_path), 3, Judge(), 3)
    for act in world.TO_ALL:
        act(found)
        world.let_pass(found)
        world.look(found)
    world.watch(found)
    found.wired.db.dispose()
    assert found.erased
    assert found.judge.handed_over > 3
    assert not found.judge.faults, found.judge.wrong


def test_a_crowd_gets_one_message_each_in_the_day_after_an_outage(tmp_path: Path) -> None:
    """More than leave in one minute, so that each is spread; a few of them by less than a minute, a day later."""
    settings = places.lives_settings(f"sqlite:///{databases.make_sqlite(tmp_path / 'crowd.db')}", tmp_path)
    day = outages.run(settings, hours=24, learners=3 * (spreading.PER_MINUTE + 5))
    assert day.is_good, day


def test_the_judge_finds_a_hand_over_that_the_log_does_not_show(database_url: str, tmp_path: Path) -> None:
    found = world.made(places.lives_settings(database_url, tmp_path), 1, Judge(), 2)
    world.let_pass(found)
    world.look(found)
    assert not found.judge.faults, found.judge.wrong
    found.sender.sent.pop()
    world.look(found)
    found.wired.db.dispose()
    assert found.judge.faults["the log is not what was handed over"] == 1


@on_both
@pytest.mark.long
def test_an_edit_within_a_tick_breaks_no_promise(database_url: str, tmp_path: Path) -> None:
    judge, settings = Judge(), places.lives_settings(database_url, tmp_path)
    made = interleaved.run(settings, 3, judge, learners=3, times=15)
    assert made["edits"] == 15
    assert made["between"] > 0
    assert made["messages under way"]
    assert not judge.faults, judge.wrong


def test_the_judge_finds_a_tick_that_heeds_no_edit_that_came_meanwhile(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: what was planned is not asked about again. The edit is a break, before the claim.

    An edit that a busy machine does not get through in time shows nothing, and so there is more than one or two.
    """
    monkeypatch.setattr(holds, "reasons_to_hold", lambda *_, **__: {})
    monkeypatch.setattr(interleaved, "POINTS", ("before the claim",))
    monkeypatch.setattr(interleaved, "EDITS", (world.a_break,))
    judge = Judge()
    interleaved.run(places.lives_settings(database_url, tmp_path), 1, judge, learners=3, times=12)
    assert judge.faults["in a break of the group"]


def note(found: world.World, words: str) -> None:
    with found.wired.db.writing() as session:
        facts.remember(session, "planted", words, now=found.clock())
        session.commit()


def heard(found: world.World, provider_id: str) -> None:
    with found.wired.db.writing() as session:
        incoming = Incoming(provider_id, found.learners[0][0].contact, "LATER")
        inbox.receive(session, found.wired.course, incoming, now=found.clock())
        session.commit()


def test_the_judge_finds_looking_that_writes_a_repeat_that_acts_and_words_that_are_readable(
    database_url: str, tmp_path: Path
) -> None:
    """Each fault is planted, and beside it the same without the fault is found clean."""
    found = world.made(places.lives_settings(database_url, tmp_path), 1, Judge(), 2)
    judge, database = found.judge, found.wired.db
    world.let_pass(found)
    heard(found, "SM1")
    world.watch(found)
    watching.a_repeat_does_nothing(judge, database, lambda: heard(found, "SM1"))
    assert not judge.faults, judge.wrong
    watching.looking_changes_nothing(judge, database, lambda method, page: note(found, method), ["/today"])
    watching.a_repeat_does_nothing(judge, database, lambda: heard(found, "SM2"))
    note(found, f"{watching.CANARY} said so")
    watching.words_are_sealed(judge, database, [])
    note(found, "nothing")
    watching.words_are_sealed(judge, database, [{"event": "sent", "to": f"{watching.NUMBERS}00001"}])
    database.dispose()
    assert dict(judge.faults) == dict.fromkeys(
        ("looking changed something", "one text had two effects", "a learner's words are readable",
         "a learner's words are in the log"), 1,
    )  # fmt: skip


def an_hour_early(standing: Standing, now: datetime) -> Decision:
    wider = replace(standing.hours, window=Window(time(8), time(20)), send_at=time(8))
    return due.decide(replace(standing, hours=wider), now)


def no_cap(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, sent_on=(), late_at=None), now)


def reminds_of_what_is_done(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, done=frozenset()), now)


def no_quiet_dates(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, quiet=frozenset()), now)


def any_day_of_the_week(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, days=frozenset()), now)


def no_rest_after_an_outage(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, late_at=None), now)


def through_pauses(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, pause=None), now)


def on_the_first_weekend(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, spared=frozenset()), now)


def after_the_closing(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, closing=None), now)


def on_the_groups_days_off(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, closed=frozenset()), now)


def on_any_day_of_the_group(standing: Standing, now: datetime) -> Decision:
    return due.decide(replace(standing, cohort_days=frozenset()), now)


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        (an_hour_early, "outside the window"),
        (no_cap, "two on one day"),
        (reminds_of_what_is_done, "about what was done"),
        (no_quiet_dates, "on a quiet date"),
        (any_day_of_the_week, "on another day of the week"),
        (no_rest_after_an_outage, "two in a day after an outage"),
        (through_pauses, "in a pause"),
        (on_the_first_weekend, "on the first weekend"),
        (after_the_closing, "after the course was closed"),
        (on_the_groups_days_off, "on a date on which the group hears nothing"),
        (on_any_day_of_the_group, "on a day on which the group hears nothing"),
    ],
)
def test_the_judge_finds_a_planted_fault(plans: Sequence[Plan], planted: Decide, fault: str) -> None:
    judge = Judge()
    for seed in range(1, 60):
        rules_alone.live(seed, plans, judge, decide=planted)
        if judge.faults[fault]:
            return
    pytest.fail(f"No life of these met “{fault}”: {judge.faults}")
