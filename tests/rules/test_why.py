"""Why and why not, walked through mechanically: in whatever a life comes to, no answer is without its reason."""

from datetime import datetime

import pytest

from course import lessons, wiring
from course.rules import due, why
from course.rules.due import Decision, Standing
from course.rules.why import Answer, History, State
from tests.lives import rules_alone
from tests.lives.judge import Judge

SEEDS, EVERY = range(1, 9), 9
# What nothing but a message that was written down can be in; the rule alone never says it.
WRITTEN = {State.SENT, State.MOVED, State.HELD}


def faults(one: Answer) -> list[str]:
    """What is wrong with one answer; nothing where all is well."""
    found = [] if one.why.strip() and one.why.rstrip().endswith(".") else ["no sentence"]
    if one.state is State.COMING and one.at is None and "days away" not in one.why:
        found.append("coming at no time")
    if one.state is State.MERGED and "stands in for it" not in one.why:
        found.append("merged into nothing")
    if one.state in (State.BLOCKED, State.DROPPED) and one.at is not None:
        found.append("not to be sent, and yet at a time")
    return found


def test_no_state_without_a_reason() -> None:
    plans, seen, asked = rules_alone.all_plans(lessons.load(wiring.LESSONS)), set(), 0

    def decide(standing: Standing, now: datetime) -> Decision:
        nonlocal asked
        asked += 1
        if asked % EVERY == 0:
            for one in why.answers(standing, History(()), now):
                assert not faults(one), (one, now)
                seen.add(one.state)
        return due.decide(standing, now)

    for seed in SEEDS:
        rules_alone.live(seed, plans, Judge(), decide=decide)
    assert seen == set(State) - WRITTEN


@pytest.mark.parametrize(
    "planted",
    [
        Answer("l02", "lesson", State.BLOCKED, ""),
        Answer("l02", "lesson", State.COMING, "It opens."),
        Answer("l02", "lesson", State.MERGED, "It was due."),
    ],
)
def test_an_answer_without_its_reason_is_found(planted: Answer) -> None:
    assert faults(planted)
