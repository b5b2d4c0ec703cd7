"""Hand-overs a second: the dispatcher with all its bookkeeping beside the bare Twilio client, in one run.

Both send through the official client, a hundred at a time in each process, to a provider on this machine that answers
at once or after 100 ms. Ours claims, asks again whether each may go (consent, pause, window, budget), makes its link
and its words, and writes down what came back, all of it on the disk. The ratio is what counts.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from course import planning, wiring
from course.models import Cohort, Consent, Enrolment, Message, MessageStatus, Person
from course.wiring import Wired
from tests.bench import dispatch_worker
from tests.bench.tick import _url
from tests.crash.jobs_process import ShiftedClock
from tests.crash.stage import until_ten_oclock
from tests.factories import make_cohort

MESSAGES, LATENCIES, PROCESSES = 2000, (0, 100), (1, 4)
ROOT = Path(__file__).resolve().parents[2]


def run() -> None:
    """`dispatch`, or `dispatch MESSAGES`."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else MESSAGES
    for latency in LATENCIES:
        with _sink(latency) as api, tempfile.TemporaryDirectory() as folder:
            shift = Path(folder) / "shift"
            shift.write_text(str(until_ten_oclock()), encoding="utf-8")
            for processes in PROCESSES:
                raw = _race([{"url": "", "api": api, "count": count // processes}] * processes)
                for engine in ("sqlite", "postgres"):
                    with _url(engine) as fresh:
                        ours = _ours(fresh, api, shift, count, processes)
                    _tell(engine, latency, processes, ours, raw)


def _ours(fresh: Callable[[], str], api: str, shift: Path, count: int, processes: int) -> float:
    url = fresh()
    wired = wiring.build(dispatch_worker.settings(url, api), clock=ShiftedClock(shift), senders={})
    fill(wired, count)
    rate = _race([{"url": url, "api": api, "shift": str(shift)}] * processes)
    with wired.db.reading() as session:
        out = select(func.count(Message.id)).where(Message.status == MessageStatus.HANDED_OVER)
        assert session.scalar(out) == count
    wired.db.dispose()
    return rate


def fill(wired: Wired, count: int, cohort: Cohort | None = None, *, zone: str = "Europe/London") -> None:
    """So many learners who said yes, each due for a first message; in `zone` it has to be ten o'clock."""
    cohort, now, sealer = cohort or make_cohort(wired), wired.clock(), wired.db.sealer
    people = []
    for number in range(1, count + 1):
        uid, phone = f"person-{number}", f"+4477{number:08d}"
        index = sealer.blind_index("phone", phone)
        people.append({
            "id": number, "uid": uid, "phone_sealed": sealer.seal("person", uid, "sms", phone), "phone_index": index,
            "channel": "sms", "country": "GB", "zone": zone, "locale": "en", "send_at": "10:00",
            "created_at": now,
        })  # fmt: skip
    consents = [
        {"person_id": one["id"], "subject": "sms", "act": "given", "contact_index": one["phone_index"],
         "source": "bench", "at": now} for one in people
    ]  # fmt: skip
    enrolments = [
        {"id": one["id"], "person_id": one["id"], "cohort_id": cohort.id, "plan": "12", "source": "web",
         "course_version": wired.course.version, "anchor_on": cohort.starts_on, "enrolled_at": now,
         "look_again_at": now} for one in people
    ]  # fmt: skip
    with wired.db.writing() as session:
        for model, rows in ((Person, people), (Consent, consents), (Enrolment, enrolments)):
            session.execute(insert(model), rows)
        session.commit()
    assert planning.plan_due(wired, now=now + timedelta(seconds=1)) == count


def _race(asked: list[dict[str, Any]]) -> float:
    """Start so many processes, let them go at once; hand-overs a second until the last one is done."""
    command = [sys.executable, "-m", "tests.bench.dispatch_worker"]
    running = [
        subprocess.Popen(
            [*command, json.dumps(one)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for one in asked
    ]
    for one in running:
        assert one.stdout is not None
        while one.stdout.readline().strip() != "ready":
            pass
    began = time.perf_counter()
    for one in running:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    done = sum(int(one.communicate()[0].splitlines()[-1]) for one in running)
    return done / (time.perf_counter() - began)


@contextmanager
def _sink(latency: int) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.sink", str(latency)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.kill()
        process.communicate()


def _tell(engine: str, latency: int, processes: int, ours: float, raw: float) -> None:
    print(
        f"{engine:9}{latency:>4} ms, {processes} process{'es' if processes > 1 else '':2}: {ours:7.0f} hand-overs a"
        f" second, bare client {raw:7.0f}, ratio {ours / raw:.2f}",
        flush=True,
    )
