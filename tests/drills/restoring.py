"""A restore by the commands of the README alone, on a machine that has nothing: how long it takes, whether it holds.

A backup is made of a running installation. Then messages go out, some say STOP, and the machine burns down. In a new
folder: `restore`, which holds everything back, `release-hold`, and on with sending. The carrier's ledger is the judge.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, text

from course import facts, migrate, wiring
from course.bootstrap import ROOT
from course.db import Database
from course.delivery import deliver_due
from course.models import Message
from course.settings import Settings
from course.wiring import Wired
from tests.bench.dispatch import fill
from tests.crash.jobs_process import ShiftedClock
from tests.crash.stage import Stage, begin, ref_of, set_up
from tests.fake_twilio.client import FakeTwilio

STOPPED = 3


@dataclass
class Restored:
    """What a drill found; `seconds` are of the new machine alone, from `restore` to the first message sent again."""

    seconds: float = 0.0
    is_whole: bool = False
    is_held: bool = False
    sent_while_held: int = 0
    duplicates: int = 0
    sent_to_stopped: int = 0
    sent_after: int = 0

    @property
    def is_good(self) -> bool:
        faults = self.sent_while_held + self.duplicates + self.sent_to_stopped
        return self.is_whole and self.is_held and not faults and self.sent_after > 0


def drill(database_url: str, empty_url: str, folder: Path, *, learners: int, plant: bool = False) -> Restored:
    """`empty_url` is the new machine's database, without a table. `plant` leaves out what finds a lost STOP."""
    folder.mkdir(exist_ok=True)
    found = Restored()
    with FakeTwilio(folder / "ledger.jsonl", seed=1) as fake:
        stage = set_up(database_url, folder, fake)
        fill(stage.wired, learners, stage.cohort)
        begin(stage.wired)
        command(stage.environ, "backup", str(folder / "kith.backup"))
        # Since the backup half of them were written to, and some of the others stopped; our webhook never heard of it.
        _send(stage.wired, fake, at_most=learners // 2)
        before = {one["to"] for one in fake.accepted()}
        others = [
            f"+4477{number:08d}" for number in range(1, learners + 1) if f"+4477{number:08d}" not in before
        ]
        for phone in () if plant else others[:STOPPED]:
            fake.inbound(phone, "+15005550006", "STOP PLEASE", None)
        stage.wired.db.dispose()
        _restore(stage, empty_url, folder, found)
        _judge(stage, empty_url, others[:STOPPED], found)
    return found


def _restore(stage: Stage, empty_url: str, folder: Path, found: Restored) -> None:
    """The new machine, by the README, from nothing to the first messages."""
    data = folder / "new"
    data.mkdir()
    environ = {**stage.environ, "KITH_DATABASE_URL": empty_url, "KITH_DATA_DIR": str(data)}
    before, began = len(stage.fake.accepted()), time.monotonic()
    command(environ, "restore", str(folder / "kith.backup"))
    new = wiring.build(Settings.from_env(environ), clock=ShiftedClock(stage.shift))
    with new.db.reading() as session:
        found.is_held = facts.read(session, facts.HELD) is not None
    _send(new, stage.fake, at_most=100)
    found.sent_while_held = len(stage.fake.accepted()) - before
    command(environ, "release-hold")
    _send(new, stage.fake, at_most=10**6)
    found.seconds = time.monotonic() - began
    found.sent_after = len(stage.fake.accepted()) - before
    if new.db.is_sqlite:
        with new.db.engine.connect() as connection:
            found.is_whole = connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    else:
        found.is_whole = migrate.differences(new.db) == []
    new.db.dispose()


def command(environ: Mapping[str, str], *words: str) -> None:
    """One command of the README, as an operator types it."""
    done = subprocess.run(
        [sys.executable, "-m", "course", *words],
        cwd=ROOT, env=dict(environ), capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _send(wired: Wired, fake: FakeTwilio, *, at_most: int) -> None:
    before = len(fake.accepted())
    while len(fake.accepted()) - before < at_most and deliver_due(wired, clock=wired.clock):
        pass


def _judge(stage: Stage, url: str, stopped: list[str], found: Restored) -> None:
    """By the carrier's ledger: whoever got the welcome twice, and whoever got it after they had stopped."""
    database = Database(url, stage.wired.db.sealer)
    with database.reading() as session:
        welcomes = set(session.scalars(select(Message.ref).where(Message.kind == "welcome")))
    database.dispose()
    got = Counter(one["to"] for one in stage.fake.accepted() if ref_of(one) in welcomes)
    found.duplicates = sum(number - 1 for number in got.values())
    found.sent_to_stopped = sum(got[phone] for phone in stopped)
