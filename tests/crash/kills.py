"""One run: so many learners due, the jobs process killed again and again while it sends, then left to finish."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from course import job_runs
from course.models import Message, MessageStatus
from course.wiring import Wired
from tests.crash.stage import BETWEEN, Stage, Verdict, count, join, judge, let_pass, set_up
from tests.fake_twilio.client import FakeTwilio

ROOT = Path(__file__).resolve().parents[2]
SLOW_SECONDS = 0.25
ROUNDS_TO_FINISH = 3


def run(
    database_url: str, folder: Path, *, learners: int, kills: int, seed: int, after_acceptance: bool = False
) -> Verdict:
    """Play one run on an upgraded database. With `after_acceptance` each kill falls while an answer is on its way."""
    dice = random.Random(seed)
    with FakeTwilio(folder / "ledger.jsonl", seed=seed) as fake:
        stage = set_up(database_url, folder, fake)
        fake.fault("delay", rate=1.0, seconds=SLOW_SECONDS)
        verdict = Verdict()
        for number in range(kills):
            # A few more are due each time, so that every kill finds something under way.
            join(stage, range(number * learners // kills, (number + 1) * learners // kills))
            verdict.killed_while_sending += _kill_once(stage, dice, after_acceptance=after_acceptance)
            verdict.kills += 1
            let_pass(stage, BETWEEN)
        fake.clear()
        _finish(stage)
        judge(stage, verdict)
        stage.wired.db.dispose()
    return verdict


def _start(stage: Stage) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.crash.jobs_process", str(stage.shift)]
    return subprocess.Popen(command, cwd=ROOT, env=stage.environ, stderr=subprocess.DEVNULL)


def _kill_once(stage: Stage, dice: random.Random, *, after_acceptance: bool) -> bool:
    """Start the jobs and kill them at a random moment: from the first claim to some time after the last answer."""
    since, before = stage.wired.clock(), len(stage.fake.accepted())
    process = _start(stage)
    deadline = time.monotonic() + 60
    while not _claimed_since(stage.wired, since) and time.monotonic() < deadline:
        time.sleep(0.002)
    if after_acceptance:
        while len(stage.fake.accepted()) == before and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(dice.uniform(0, 0.2 * SLOW_SECONDS))
    else:
        time.sleep(dice.uniform(0, 1.5 * SLOW_SECONDS))
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return _claimed_since(stage.wired, since)


def _claimed_since(wired: Wired, moment: datetime) -> bool:
    """Whether the worker that was started at this moment holds a claim: one of the last worker may still stand."""
    with wired.db.reading() as session:
        query = select(Message.id).where(
            Message.status == MessageStatus.CLAIMED, Message.claimed_at >= moment
        )
        return session.scalars(query).first() is not None


def _finish(stage: Stage) -> None:
    """Let the jobs run, killing nobody: each round settles what the last kill left, and sends what then is due."""
    for _ in range(ROUNDS_TO_FINISH):
        settled = _settled_at(stage.wired)
        process = _start(stage)
        deadline = time.monotonic() + 60
        while (_settled_at(stage.wired) == settled or _is_busy(stage.wired)) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        process.wait(40)
        let_pass(stage, BETWEEN)


def _settled_at(wired: Wired) -> datetime | None:
    """When the job that settles lost answers last ended well."""
    with wired.db.reading() as session:
        beats = {one.job: one.succeeded_at for one in job_runs.heartbeats(session)}
    return beats.get("settle_unknowns")


def _is_busy(wired: Wired) -> bool:
    return count(wired, MessageStatus.PLANNED) > 0 or count(wired, MessageStatus.CLAIMED) > 0
