"""A disk that is full for a while, for real: a small file system of our own, filled to its last byte while texts leave.

The jobs are the process of live mode, `/health` is asked over HTTP each second, and the carrier's ledger is the judge.
Mounting needs rights that `inside` gets by moving into a mount namespace of its own, which ends with the process.
"""

import logging
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from course import health, migrate
from course.app import create_app
from tests.bench.dispatch import fill
from tests.crash.stage import BETWEEN, Stage, Verdict, begin, judge, let_pass, set_up
from tests.databases import make_sqlite
from tests.fake_twilio.client import FakeTwilio
from tests.servers import ROOT, threaded

MOVED = "KITH_TEST_OWN_MOUNTS"
# Well over what /health wants to be left, so that all is well before and after.
SIZE = 4 * health.LEAST_ROOM
PER_SECOND, SETTLED_WITHIN = 20, 60.0


def inside() -> bool:
    """Whether this process may mount; else it has become one that may, and this does not return."""
    if os.environ.get(MOVED):
        return True
    rights = ["--mount"] if os.geteuid() == 0 else ["--user", "--map-root-user", "--mount"]
    os.environ[MOVED] = "1"
    os.execvp("unshare", ["unshare", *rights, "--", sys.executable, *sys.orig_argv[1:]])


def run(_url: str, folder: Path, *, due: int, seconds: int, seed: int = 1) -> Verdict:
    """`seconds` without a byte left, from when a quarter of the texts has gone. The figures say what was seen.

    `well_before` and `well_after`: /health was green (1) or not; `green_while_full`: how often of `looks` it was;
    `alive`: the jobs lived through it; `alarms`: lines of the log that say so; `left_while_full`: texts that left
    although nothing could be written down.
    """
    verdict = Verdict()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with _small_disk(folder / "small") as small, FakeTwilio(folder / "ledger.jsonl", seed=seed) as fake:
        stage = set_up(f"sqlite:///{make_sqlite(small / 'kith.db')}", folder, fake, per_second=PER_SECOND)
        assert migrate.current(stage.wired.db) == migrate.newest()
        fill(stage.wired, due, stage.cohort)
        begin(stage.wired)
        with threaded(create_app(stage.wired)) as address, _jobs(stage, folder / "jobs.log") as jobs:
            _until(lambda: len(fake.accepted()) >= due // 4)
            verdict.figures["well_before"] = _is_green(address)
            _while_full(small, address, fake, seconds, verdict)
            verdict.figures["alive"] = jobs.poll() is None
            _until(lambda: len(fake.accepted()) >= due)
            let_pass(stage, BETWEEN)
            _until(lambda: bool(_is_green(address)))
            verdict.figures["well_after"] = _is_green(address)
        verdict.figures["alarms"] = _alarms(folder / "jobs.log")
        judge(stage, verdict)
        stage.wired.db.dispose()
    return verdict


def _while_full(small: Path, address: str, fake: FakeTwilio, seconds: int, verdict: Verdict) -> None:
    _fill_up(small / "ballast")
    time.sleep(1.0)
    before, green, looks = len(fake.accepted()), 0, 0
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        green, looks = green + _is_green(address), looks + 1
        time.sleep(1.0)
    verdict.figures |= {"green_while_full": green, "looks": looks}
    verdict.figures["left_while_full"] = len(fake.accepted()) - before
    (small / "ballast").unlink()


@contextmanager
def _small_disk(at: Path) -> Iterator[Path]:
    at.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


@contextmanager
def _jobs(stage: Stage, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "tests.crash.jobs_process", str(stage.shift)]
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=stage.environ, stderr=said, stdout=said)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(40)


def _fill_up(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            assert shutil.disk_usage(path.parent).free == 0


def _is_green(address: str) -> int:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=20) as answer:
            return int(answer.status == 200)
    except (urllib.error.HTTPError, OSError):
        return 0


def _alarms(log: Path) -> int:
    said = log.read_text(encoding="utf-8")
    return sum("job_failed" in line or "database_failed" in line for line in said.splitlines())


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SETTLED_WITHIN
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.2)
