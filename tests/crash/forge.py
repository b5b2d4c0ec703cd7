"""Jobs processes by the hundred: one process has everything loaded, and each that is wanted is a fork of it.

    python -m tests.crash.forge SHIFT     reads orders from standard input, with the settings in its environment

A fork opens connections of its own, runs the very jobs of live mode, and can be told at which point to die.
"""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import twilio.rest.api  # noqa: F401 - loaded once here, and not by each fork

from course import clock, messages, wiring
from course.models import MessageStatus
from course.settings import Settings
from course.wiring import Wired
from jobs import run, schedule
from tests.crash import jobs_process, points
from tests.crash.jobs_process import ShiftedClock

ROOT = Path(__file__).resolve().parents[2]
PAUSE_SECONDS = 0.05


class Forge:
    """The side that orders. An order names the jobs to run, and perhaps the point to die at or how long to go on."""

    def __init__(self, environ: Mapping[str, str], shift: Path) -> None:
        command = [sys.executable, "-m", "tests.crash.forge", str(shift)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=dict(environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def start(self, *orders: Mapping[str, Any]) -> list[int]:
        """Begin so many processes; their numbers. `ends` has to be asked for before the next are begun."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(orders).encode() + b"\n")
        found: list[int] = self._line()
        return found

    def ends(self) -> list[int]:
        """Wait for all of them: 0 for each that ended well, minus the signal that killed it."""
        return [os.waitstatus_to_exitcode(status) for status in self._line()]

    def are_done(self, *, within: float) -> bool:
        """Whether all of them have ended, after so many seconds at most."""
        assert self._process.stdout
        return bool(select.select([self._process.stdout], [], [], within)[0])

    def run(self, *orders: Mapping[str, Any]) -> list[int]:
        """Both at once."""
        self.start(*orders)
        return self.ends()

    def _line(self) -> Any:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()


def _serve(wired: Wired) -> None:
    for line in sys.stdin:
        pids = [_fork(wired, order) for order in json.loads(line)]
        print(json.dumps(pids), flush=True)
        print(json.dumps([os.waitpid(pid, 0)[1] for pid in pids]), flush=True)


def _fork(wired: Wired, order: Mapping[str, Any]) -> int:
    if pid := os.fork():
        return pid
    try:
        # Standard output is where the answers to orders go; what a fork logs is not one.
        os.dup2(2, 1)
        if order.get("point"):
            points.plant(order["point"], order.get("nth", 1))
        _work(wired, order["jobs"], time.monotonic() + order.get("seconds", 0))
    except BaseException:
        os._exit(1)
    os._exit(0)


def _work(wired: Wired, names: list[str], until: float) -> None:
    """Run these jobs once, or again and again until nothing waits any more or the time is up."""
    by_name = {job.name: job for job in schedule.jobs()}
    while True:
        for name in names:
            run.run(wired, by_name[name])
        if time.monotonic() >= until or not _waits(wired):
            return
        time.sleep(PAUSE_SECONDS)


def _waits(wired: Wired) -> bool:
    try:
        with wired.db.reading() as session:
            found = messages.counts(session)
    except Exception:
        # A database that restarts: the next round says.
        return True
    return any(found.get(one) for one in (MessageStatus.PLANNED, MessageStatus.CLAIMED))


def _shift_steady(moved: ShiftedClock) -> None:
    """What is moved ahead has passed for the steady clock too, as it has where a process was really stopped."""
    steady = clock.steady

    def shifted() -> float:
        return steady() + moved.seconds()

    setattr(clock, "steady", shifted)  # noqa: B010 - mypy would refuse the plain assignment


if __name__ == "__main__":
    moved = ShiftedClock(Path(sys.argv[1]))
    _shift_steady(moved)
    jobs_process.plant(os.environ.get("KITH_TEST_PLANT"))
    built = wiring.build(Settings.from_env(os.environ), clock=moved)
    _ = built.course
    built.db.dispose()
    _serve(built)
