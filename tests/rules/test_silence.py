"""Silence as a table: what is said, when, and when nothing is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lessons import Plan, PlanItem
from course.rules import silence
from course.rules.calendars import Calendar

MONDAY = date(2027, 1, 4)
PLAN = Plan(
    "8",
    "Eight weeks",
    8,
    tuple(PlanItem(f"l{week:02}", "lesson", week, 7 * (week - 1)) for week in range(1, 9)),
)
ALL = frozenset(item.id for item in PLAN.items)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("done", "heard", "silent_since"),
    [
        pytest.param((), 0, 0, id="since they joined: the first lesson waits"),
        pytest.param(("l01",), 3, 7, id="silence begins when the next lesson opens, not before"),
        pytest.param(("l02",), 12, 12, id="an older lesson waits: since they were last there"),
        pytest.param(("l01",), 41, 41, id="there is still time to ask"),
        pytest.param(("l01",), 42, None, id="the course is over before it would be asked"),
        pytest.param(tuple(ALL), 40, None, id="everything is done"),
    ],
)
def test_silence_counts_while_something_waits(
    done: tuple[str, ...], heard: int, silent_since: int | None
) -> None:
    found = silence.since(PLAN, calendar=Calendar(MONDAY), done=set(done), heard_on=day(heard))
    assert found == (day(silent_since) if silent_since is not None else None)


ASK, PAUSE = f"still-there:{MONDAY}", f"pause:{MONDAY}"


@pytest.mark.parametrize(
    ("asked", "asked_on", "kind", "on"),
    [
        pytest.param(set(), None, "still-there", 14, id="after two weeks: one question"),
        pytest.param({ASK}, 14, "pause", 21, id="after three weeks: a pause"),
        pytest.param({ASK}, 18, "pause", 25, id="asked late: a week after the question"),
        pytest.param({ASK, PAUSE}, 14, None, None, id="then nothing"),
        pytest.param({ASK}, None, None, None, id="the question never went out: no pause follows from it"),
        pytest.param(
            {"still-there:2026-11-02"}, None, "still-there", 14, id="an older silence is another one"
        ),
    ],
)
def test_what_is_said(asked: set[str], asked_on: int | None, kind: str | None, on: int | None) -> None:
    found = silence.word(MONDAY, asked, day(asked_on) if asked_on is not None else None)
    assert (found.kind if found else None) == kind
    assert (found.on if found else None) == (day(on) if on is not None else None)


def test_nobody_who_is_there_hears_of_it() -> None:
    assert silence.word(None, set(), None) is None


def test_a_pause_that_ended_says_so_once() -> None:
    found = silence.resumed(day(9), set())
    assert found is not None
    assert (found.kind, found.on) == ("resume", day(9))
    assert silence.resumed(day(9), {found.key}) is None
    assert silence.resumed(None, set()) is None


@given(st.integers(0, 60), st.integers(0, 60), st.sets(st.sampled_from(sorted(ALL))))
def test_a_sign_of_life_never_brings_the_question_nearer(heard: int, later: int, done: set[str]) -> None:
    calendar = Calendar(MONDAY)
    first = silence.since(PLAN, calendar=calendar, done=done, heard_on=day(min(heard, later)))
    second = silence.since(PLAN, calendar=calendar, done=done, heard_on=day(max(heard, later)))
    assert second is None or (first is not None and first <= second)
