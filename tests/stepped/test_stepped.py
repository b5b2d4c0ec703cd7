"""The short version of `python3 -m tests.stepped`, with every thing that can happen, and a planted fault."""

from dataclasses import replace

from course.wiring import Wired
from tests.fakes import FixedClock
from tests.stepped import comparing, happenings

SEED, WEEKS, LEARNERS = 1, 3, 3


def test_the_rehearsal_is_message_for_message_what_the_live_jobs_do(wired: Wired, clock: FixedClock) -> None:
    plan = comparing.stepped(SEED, learners=LEARNERS, weeks=WEEKS)
    rehearsed = comparing.rehearsed(wired, plan)
    assert {kind for _, kind, _, _, _ in rehearsed} >= {"welcome", "lesson", "check-in"}
    assert {channel for _, _, _, channel, _ in rehearsed} == {"sms", "email"}
    assert comparing.by_jobs(wired, clock, plan, idle=24) == rehearsed


def test_the_jobs_of_other_lives_are_told_apart(wired: Wired, clock: FixedClock) -> None:
    """The planted fault: while the live jobs go, other things happen to the same people."""
    plan = comparing.stepped(SEED, learners=2, weeks=1)
    others = replace(plan, seed=SEED + 1)
    assert comparing.by_jobs(wired, clock, others, idle=24) != comparing.rehearsed(wired, plan)


def test_everything_happens_to_somebody() -> None:
    acts = {one.act for one in happenings.drawn(SEED, learners=LEARNERS, days=7 * WEEKS)}
    assert acts == {*happenings.OF_ONE, *happenings.OF_ALL}
