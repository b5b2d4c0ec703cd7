"""How long a learner waits who saves a card while very many messages fall due at once, beside the same at rest.

Another process plans the whole burst on the same SQLite file, in its own small transactions; this one posts
card after card to the application. What is held against each other is the 99th percentile of the time of an answer.
`burst DUE` for another number than 20,000.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient

from course import planning
from course.app import create_app
from course.models import Enrolment, Person
from course.wiring import Wired
from tests import databases
from tests.bench import clients, installation, tick
from tests.conftest import MONDAY
from tests.factories import make_cohort, make_learner
from tests.learners import signed_in

DUE, AT_REST, FIRST_ID = 20_000, 400, 1_000
ROOT = Path(__file__).resolve().parents[2]


def run() -> None:
    """With a folder as the argument: the other process."""
    given = sys.argv[2] if len(sys.argv) > 2 else str(DUE)
    if not given.isdecimal():
        _plan(Path(given))
        return
    with tempfile.TemporaryDirectory() as folder:
        databases.make_sqlite(Path(folder) / "kith.db")
        wired = _wired(folder)
        client = signed_in(
            create_app(wired, soon=lambda task: None), wired, make_learner(wired, make_cohort(wired))
        )
        _fill(wired, int(given))
        _submit(client)
        rest = _times(client, lambda done: done == AT_REST)
        burst, planned, seconds = _during(client, folder)
    print(f"load of this machine {os.getloadavg()[0]:.1f}; {planned:,} planned in {seconds:.1f} s beside it")
    for name, took in (("at rest", rest), ("in the burst", burst)):
        middle, slow = clients.within(took, 50), clients.within(took, 99)
        print(f"{name:13}{len(took):5} saved, median {middle:6.1f} ms, p99 {slow:6.1f} ms")
    print(f"p99 in the burst is {clients.within(burst, 99) / clients.within(rest, 99):.1f} x that at rest")


def _wired(folder: str | Path) -> Wired:
    return installation.on(f"sqlite:///{Path(folder) / 'kith.db'}", folder)


def _fill(wired: Wired, count: int) -> None:
    cohort = make_cohort(wired, code="burst", starts_on=date(2027, 1, 1))
    for first in range(FIRST_ID, FIRST_ID + count, tick.CHUNK):
        numbers = range(first, min(first + tick.CHUNK, FIRST_ID + count))
        tick.insert(wired.db, Person, [tick._person(wired.db, number, True) for number in numbers])
        rows = [tick._enrolment(wired.db, number, cohort.id) for number in numbers]
        due = tick.moment(wired.db, MONDAY)
        tick.insert(wired.db, Enrolment, [{**row, "look_again_at": due} for row in rows])


def _during(client: FlaskClient, folder: str) -> tuple[list[float], int, float]:
    """Times of answers while the other process plans; how many it planned, and in how many seconds."""
    command = [sys.executable, "-m", "tests.bench", "burst", folder]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdin
        other.stdout.readline()
        other.stdin.write("go\n")
        other.stdin.flush()
        took = _times(client, lambda _done: other.poll() is not None)
        planned, seconds = other.stdout.readline().split()
    return took, int(planned), float(seconds)


def _plan(folder: Path) -> None:
    wired = _wired(folder)
    print("ready", flush=True)
    sys.stdin.readline()
    began, planned = time.perf_counter(), 0
    while more := planning.plan_due(wired, now=MONDAY):
        planned += more
    print(planned, time.perf_counter() - began, flush=True)


def _times(client: FlaskClient, is_over: Callable[[int], bool]) -> list[float]:
    took: list[float] = []
    while not is_over(len(took)):
        took.append(_submit(client))
    return took


def _submit(client: FlaskClient) -> float:
    """Seconds until one card is saved and answered."""
    began = time.perf_counter()
    answer = client.post("/lessons/l01/cards/5", data={"why_now": "So that I see my friends more"})
    assert answer.status_code == 303, answer.status_code
    return time.perf_counter() - began
