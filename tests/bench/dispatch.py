"""Hand-overs a second and what each costs the processor: the dispatcher, bookkeeping and all, beside Twilio's client.

Three take turns, a hundred messages in flight in each process, to a provider on this machine that answers at once or
after 100 ms: `twilio`, the official client as it comes, but for a time-out and as many connections as threads;
`ours, unwritten`, the same client on our own connections; and the product, which claims, asks again whether each
may go (consent, pause, window, budget), makes its link and its words, and writes down what came back, all on the disk.

Whoever sends has one core, the provider and the database have the other, where the system lets cores be chosen. The
processor time is that of the sending processes. With a slow disk each commit takes 5 ms longer, by a pause inside it.
What counts are the ratios.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from course import clock, planning, wiring
from course.models import Cohort, Consent, Enrolment, Message, MessageStatus, Person
from course.wiring import Wired
from tests.bench import dispatch_worker
from tests.bench.tick import _url
from tests.crash.stage import until_ten_oclock
from tests.factories import make_cohort

MESSAGES, ROUNDS, LATENCIES, PROCESSES = 2000, 3, (0, 100), (1, 4)
SLOW_DISK_MS = 5
SENDING_CORE, SERVING_CORE = 0, 1
TWILIO, UNWRITTEN = "twilio", "ours, unwritten"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """What one round of one contender came to: messages a second, and microseconds of the processor for each."""

    rate: float
    cost: float


Found = defaultdict[str, list[Figure]]


def run() -> None:
    """`dispatch`, or `dispatch MESSAGES ROUNDS`."""
    count, rounds = (*map(int, sys.argv[2:4]), *(MESSAGES, ROUNDS)[len(sys.argv) - 2 :])
    _stay_on(SERVING_CORE)
    for latency in LATENCIES:
        for processes in PROCESSES:
            with _sink(latency) as api, _url("sqlite") as sqlite, _url("postgres") as postgres:
                fresh = {"sqlite": sqlite, "postgres": postgres}
                slow = latency > 0 and processes == 1
                found: Found = defaultdict(list)
                for _ in range(rounds):
                    _round(found, fresh, api, count, processes, slow=slow)
            _tell(latency, processes, found)


def _round(
    found: Found, fresh: dict[str, Callable[[], str]], api: str, count: int, processes: int, *, slow: bool
) -> None:
    """Each contender once, one after the other."""
    for name in (TWILIO, UNWRITTEN):
        asked = {"who": name, "api": api, "count": count // processes}
        found[name].append(_race([asked] * processes))
    for engine, make in fresh.items():
        for disk in (0, SLOW_DISK_MS) if slow else (0,):
            name = f"{engine}, slow disk" if disk else engine
            found[name].append(_ours(make(), api, count, processes, disk))


def _ours(url: str, api: str, count: int, processes: int, disk: int) -> Figure:
    shift = until_ten_oclock()
    wired = wiring.build(
        dispatch_worker.settings(url, api),
        clock=lambda: clock.utc_now() + timedelta(seconds=shift),
        senders={},
    )
    fill(wired, count)
    figure = _race([{"who": "kith", "url": url, "api": api, "shift": shift, "disk": disk}] * processes)
    with wired.db.reading() as session:
        out = select(func.count(Message.id)).where(Message.status == MessageStatus.HANDED_OVER)
        assert session.scalar(out) == count
    wired.db.dispose()
    return figure


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
    assert planning.plan_due(wired, now=wired.clock()) == count


def _race(asked: list[dict[str, Any]]) -> Figure:
    """Start so many processes, let them go at once, and wait until the last one is done."""
    command = [sys.executable, "-m", "tests.bench.dispatch_worker"]
    running = [
        subprocess.Popen(
            [*command, json.dumps({**one, "core": SENDING_CORE})],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for one in asked
    ]  # fmt: skip
    for one in running:
        assert one.stdout is not None
        while one.stdout.readline().strip() != "ready":
            pass
    began = time.perf_counter()
    for one in running:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    told = [json.loads(one.stdout.readline()) for one in running if one.stdout is not None]
    took = time.perf_counter() - began
    for one in running:
        one.communicate()
    done = sum(one["done"] for one in told)
    return Figure(done / took, sum(one["seconds"] for one in told) / done * 1e6)


def _stay_on(core: int) -> None:
    """This process and all that it starts keep to one core, where there are two and the system lets them."""
    dispatch_worker.stay_on(core)
    if not dispatch_worker.CAN_CHOOSE:
        print("Cores cannot be chosen here: all share them.")


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


def _tell(latency: int, processes: int, found: Found) -> None:
    """The medians of all rounds, and how they stand to the official client's."""
    print(
        f"\n{latency} ms, {processes} process{'es' if processes > 1 else ''}, load {os.getloadavg()[0]:.1f}"
    )
    medians = {
        name: Figure(statistics.median(one.rate for one in all), statistics.median(one.cost for one in all))
        for name, all in found.items()
    }
    peer = medians[TWILIO]
    for name, one in medians.items():
        healthy = medians.get(name.removesuffix(", slow disk"), one)
        beside = f", {one.rate / healthy.rate:.2f} of its own" if healthy is not one else ""
        print(
            f"  {name:20} {one.rate:7.0f} a second, ratio {one.rate / peer.rate:.2f}{beside};"
            f" {one.cost:6.0f} microseconds each, ratio {one.cost / peer.cost:.2f}",
            flush=True,
        )
