"""One run: so many learners due, the jobs process killed again and again while it sends, then left to finish.

The judge is the stand-in carrier's ledger, not our own tables:
  duplicates    a message that the carrier accepted twice
  unexplained   a learner whose message is neither in the ledger nor in a state that says why not
"""

import base64
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from course import clock, job_runs, wiring
from course.models import Cohort, Message, MessageStatus
from course.rules import local_time
from course.settings import Settings
from course.wiring import Wired
from tests.crash.jobs_process import ShiftedClock
from tests.factories import make_cohort, make_learner, make_profile
from tests.fake_twilio.client import FakeTwilio

ROOT = Path(__file__).resolve().parents[2]
ZONE = "Europe/London"
# Longer than a lease, and than the two minutes for which the carrier's list is not trusted.
BETWEEN = timedelta(minutes=5)
SLOW_SECONDS = 0.25
ROUNDS_TO_FINISH = 3
EXPLAINED_WITHOUT_SENDING = (
    MessageStatus.UNKNOWN,
    MessageStatus.EXPIRED,
    MessageStatus.SUPPRESSED,
    MessageStatus.FAILED,
)


@dataclass
class Verdict:
    """What the carrier's ledger says, beside what our own tables say."""

    kills: int = 0
    killed_while_sending: int = 0
    accepted: int = 0
    duplicates: int = 0
    unexplained: int = 0
    states: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Stage:
    """What one run plays on."""

    wired: Wired
    fake: FakeTwilio
    shift: Path
    environ: dict[str, str]
    cohort: Cohort


def run(
    database_url: str, folder: Path, *, learners: int, kills: int, seed: int, after_acceptance: bool = False
) -> Verdict:
    """Play one run on an upgraded database. With `after_acceptance` each kill falls while an answer is on its way."""
    dice = random.Random(seed)
    with FakeTwilio(folder / "ledger.jsonl", seed=seed) as fake:
        stage = _set(database_url, folder, fake)
        fake.fault("delay", rate=1.0, seconds=SLOW_SECONDS)
        verdict = Verdict()
        for number in range(kills):
            # A few more are due each time, so that every kill finds something under way.
            _join(stage, range(number * learners // kills, (number + 1) * learners // kills))
            verdict.killed_while_sending += _kill_once(stage, dice, after_acceptance=after_acceptance)
            verdict.kills += 1
            _move(stage.shift, BETWEEN)
        fake.clear()
        _finish(stage)
        _judge(stage, verdict)
        stage.wired.db.dispose()
    return verdict


def _set(database_url: str, folder: Path, fake: FakeTwilio) -> Stage:
    shift = folder / "shift"
    shift.write_text(str(_until_ten_oclock()), encoding="utf-8")
    environ = {
        **os.environ,
        "KITH_DATABASE_URL": database_url,
        "KITH_BASE_URL": "http://localhost:9",
        "KITH_SECRET_KEY": "k" * 40,
        "KITH_DATA_KEYS": base64.urlsafe_b64encode(b"\x07" * 32).decode(),
        "KITH_SENDER_NAME": "Riverside",
        "KITH_TWILIO_API_URL": fake.url,
        "KITH_SMS_SEGMENTS_PER_SECOND": "2000",
        "TWILIO_ACCOUNT_SID": fake.sid,
        "TWILIO_AUTH_TOKEN": fake.token,
        "TWILIO_FROM": "+15005550006",
    }
    wired = wiring.build(Settings.from_env(environ), clock=ShiftedClock(shift))
    return Stage(wired, fake, shift, environ, make_cohort(wired))


def _join(stage: Stage, numbers: range) -> None:
    """So many learners more, each due for a welcome."""
    for number in numbers:
        profile = make_profile(contact=f"+447700{900000 + number}")
        make_learner(stage.wired, stage.cohort, profile=profile)


def _until_ten_oclock() -> float:
    """Seconds from now to ten in the morning of the learners' day, so that the window is open whenever this runs."""
    now = clock.utc_now()
    ten = local_time.local(now, ZONE).replace(hour=10, minute=0, second=0, microsecond=0)
    return (ten - now).total_seconds()


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
        _move(stage.shift, BETWEEN)


def _settled_at(wired: Wired) -> datetime | None:
    """When the job that settles lost answers last ended well."""
    with wired.db.reading() as session:
        beats = {one.job: one.succeeded_at for one in job_runs.heartbeats(session)}
    return beats.get("settle_unknowns")


def _is_busy(wired: Wired) -> bool:
    return _count(wired, MessageStatus.PLANNED) > 0 or _count(wired, MessageStatus.CLAIMED) > 0


def _count(wired: Wired, status: MessageStatus) -> int:
    with wired.db.reading() as session:
        return session.scalar(select(func.count(Message.id)).where(Message.status == status)) or 0


def _move(shift: Path, by: timedelta) -> None:
    beside = shift.with_suffix(".next")
    beside.write_text(str(float(shift.read_text(encoding="utf-8")) + by.total_seconds()), encoding="utf-8")
    beside.replace(shift)


def _judge(stage: Stage, verdict: Verdict) -> None:
    ledger = Counter(entry["to"] for entry in stage.fake.accepted())
    verdict.accepted = len(ledger)
    verdict.duplicates = sum(count - 1 for count in ledger.values())
    sealer = stage.wired.db.sealer
    with stage.wired.db.reading() as session:
        rows = list(session.scalars(select(Message).where(Message.kind == "welcome")))
    for row in rows:
        seen = ledger.pop(sealer.open("message", row.ref, "to", row.to_sealed), 0)
        verdict.unexplained += not seen and row.status not in EXPLAINED_WITHOUT_SENDING
        verdict.unexplained += bool(seen) and row.status in (MessageStatus.PLANNED, MessageStatus.CLAIMED)
    # Whoever is left in the ledger got something that our tables know nothing of.
    verdict.unexplained += len(ledger)
    verdict.states = dict(Counter(str(row.status) for row in rows))
