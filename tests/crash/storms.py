"""The other ways to go wrong: killed at a named point, stopped past a lease, crowded, refused, without a database."""

import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from course import planning
from course.models import Message, MessageStatus
from tests.bench.dispatch import fill
from tests.crash.forge import Forge
from tests.crash.stage import BETWEEN, Stage, Verdict, begin, count, join, judge, let_pass, set_up
from tests.fake_twilio.client import FakeTwilio

EACH, ROUND = 4, 20
SEND, SETTLE = "send_messages", "settle_unknowns"
ALL_DAY, IDLE_ROUNDS = 100, 8
# What a provider in trouble does to a share of the requests.
MIXED = {"drop_after_accept": 0.10, "reset": 0.05, "429": 0.05, "500_before": 0.05, "500_after": 0.05}
UNDER_WAY = (MessageStatus.PLANNED, MessageStatus.CLAIMED, MessageStatus.UNKNOWN)
# Each message comes by these points once.
TIMES = dict.fromkeys(("claim-committed", "before-request", "answer-unread"), EACH)


def killed_at(
    database_url: str, folder: Path, at: Sequence[str], *, kills: int, plant: str = "", seed: int = 1
) -> Verdict:
    """So many jobs processes for each point, killed there with a few messages under way; then left to finish."""
    dice, verdict = random.Random(seed), Verdict()
    with ExitStack() as stack:
        stage, forge = opened(stack, database_url, folder, seed, plant=plant)
        for number, point in enumerate(point for point in at for _ in range(kills)):
            _due(stage, number)
            nth = dice.randint(1, TIMES.get(point, 1))
            ended = forge.run({"jobs": [SEND], "point": point, "nth": nth})
            verdict.kills += ended == [-signal.SIGKILL]
            if number % ROUND == ROUND - 1:
                _clear_up(stage, forge)
        _finish(stage, forge)
        judge(stage, verdict)
    return verdict


def stopped_past_the_lease(database_url: str, folder: Path, *, times: int, seed: int = 1) -> Verdict:
    """A process is stopped while it sends, another takes over when the lease is over, and the first one goes on."""
    dice, verdict = random.Random(seed), Verdict()
    with ExitStack() as stack:
        stage, forge = opened(stack, database_url, folder, seed)
        other = stack.enter_context(Forge(stage.environ, stage.shift))
        stage.fake.fault("delay", rate=1.0, seconds=0.2)
        for number in range(times):
            _due(stage, number)
            (sleeper,) = forge.start({"jobs": [SEND]})
            _until(lambda: count(stage.wired, MessageStatus.CLAIMED) > 0)
            time.sleep(dice.uniform(0, 0.25))
            os.kill(sleeper, signal.SIGSTOP)
            verdict.kills += count(stage.wired, MessageStatus.CLAIMED) > 0
            let_pass(stage, BETWEEN)
            other.start({"jobs": [SETTLE, SEND]})
            # Whoever was stopped in a transaction holds the other up, and must go on for it to end.
            other.are_done(within=5)
            os.kill(sleeper, signal.SIGCONT)
            other.ends()
            forge.ends()
        stage.fake.clear()
        _finish(stage, forge)
        judge(stage, verdict)
    return verdict


def crowd(database_url: str, folder: Path, *, processes: int, due: int, seed: int = 1) -> Verdict:
    """So many processes at once over so many due messages; `again` is what a second go hands over: nothing."""
    verdict = Verdict()
    with ExitStack() as stack:
        stage, forge = opened(stack, database_url, folder, seed)
        if not count(stage.wired, MessageStatus.PLANNED):
            fill(stage.wired, due, stage.cohort)
        begin(stage.wired)
        began = time.monotonic()
        forge.run(*[{"jobs": [SEND], "seconds": 600}] * processes)
        verdict.figures["seconds"] = round(time.monotonic() - began, 1)
        judge(stage, verdict)
        before = len(stage.fake.accepted())
        forge.run({"jobs": [SEND]})
        verdict.figures["again"] = len(stage.fake.accepted()) - before
    return verdict


def mixed_faults(
    database_url: str, folder: Path, *, due: int, processes: int = 2, reports: bool = False, seed: int = 1
) -> Verdict:
    """A provider that drops, resets, throttles and fails, all day; `share` is how many of the messages it got."""
    verdict = Verdict()
    with ExitStack() as stack:
        stage, forge = opened(stack, database_url, folder, seed)
        fill(stage.wired, due, stage.cohort)
        begin(stage.wired)
        for kind, rate in MIXED.items():
            stage.fake.fault(kind, rate=rate)
        oldest, before, idle = 0.0, list[int](), 0
        # All day, in steps longer than a lease; what is left after the window is nobody's any more.
        for _ in range(ALL_DAY):
            forge.run(*[{"jobs": [SETTLE, SEND]}] * processes)
            oldest = max(oldest, _oldest_unknown(stage))
            # Steps of five minutes: after so many of them whatever is not known yet stays so.
            found = [count(stage.wired, one) for one in UNDER_WAY]
            idle = idle + 1 if found == before else 0
            if not any(found) or idle > IDLE_ROUNDS:
                break
            before = found
            let_pass(stage, BETWEEN)
        judge(stage, verdict)
        verdict.figures["share"] = round(verdict.accepted / due, 4)
        verdict.figures["oldest_unknown_minutes"] = round(oldest / 60, 1)
    return verdict


def restarted(
    database_url: str, folder: Path, restart: Callable[[bool], None], *, due: int, times: int, seed: int = 1
) -> Verdict:
    """The database server is stopped and started again under load, every other time without a farewell."""
    verdict = Verdict()
    with ExitStack() as stack:
        stage, forge = opened(stack, database_url, folder, seed)
        fill(stage.wired, due, stage.cohort)
        begin(stage.wired)
        stage.fake.fault("delay", rate=1.0, seconds=0.1)
        forge.start(*[{"jobs": [SETTLE, SEND], "seconds": 600}] * 2)
        for number in range(times):
            want = (number + 1) * due // (times + 1)
            _until(partial(_has_taken, stage, want), seconds=120)
            stage.wired.db.dispose()
            restart(number % 2 == 1)
            verdict.kills += not forge.are_done(within=0)
        verdict.figures["ended_well"] = float(set(_moving(stage, forge)) == {0})
        stage.fake.clear()
        _finish(stage, forge)
        judge(stage, verdict)
    return verdict


def _has_taken(stage: Stage, number: int) -> bool:
    return len(stage.fake.accepted()) >= number


def _moving(stage: Stage, forge: Forge) -> list[int]:
    """Let the time go on until the processes have ended, so that what a restart left claimed is settled."""
    while not forge.are_done(within=10):
        let_pass(stage, BETWEEN)
    return forge.ends()


def opened(
    stack: ExitStack, database_url: str, folder: Path, seed: int, *, per_second: int = 2000, plant: str = ""
) -> tuple[Stage, Forge]:
    """A stage and a forge beside it, both gone when the stack ends; `plant` breaks the product of the forge."""
    folder.mkdir(exist_ok=True)
    fake = stack.enter_context(FakeTwilio(folder / "ledger.jsonl", seed=seed))
    stage = set_up(database_url, folder, fake, per_second=per_second)
    stack.callback(stage.wired.db.dispose)
    environ = {**stage.environ, "KITH_TEST_PLANT": plant}
    return stage, stack.enter_context(Forge(environ, stage.shift))


def _due(stage: Stage, number: int) -> None:
    """A few more learners, each with a message that is due."""
    join(stage, range(number * EACH, (number + 1) * EACH))
    planning.plan_due(stage.wired, now=stage.wired.clock())


def _clear_up(stage: Stage, forge: Forge) -> None:
    """What the killed ones left: once the lease is over it is settled, and what surely was not sent goes."""
    let_pass(stage, BETWEEN)
    forge.run({"jobs": [SETTLE, SEND]})


def _finish(stage: Stage, forge: Forge) -> None:
    for _ in range(2):
        _clear_up(stage, forge)


def _oldest_unknown(stage: Stage) -> float:
    """For how many seconds the oldest unknown message has been that, or claimed."""
    with stage.wired.db.reading() as session:
        oldest = session.scalar(
            select(func.min(Message.claimed_at)).where(Message.status == MessageStatus.UNKNOWN)
        )
    return (stage.wired.clock() - oldest).total_seconds() if oldest else 0.0


def _until(is_so: Callable[[], bool], *, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.002)
