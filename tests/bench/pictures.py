"""What the pictures of the desk cost: each page at 10,000 learners with 36 messages each, on both databases.

`pictures`, or `pictures LEARNERS...` for other sizes. Each page is asked for five times in processor time and by the
clock; the queries of one are counted. One cohort holds nearly everybody, a second one holds the eight who are left.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import text

from course.app import create_app
from course.db import Model
from course.lessons import PlanItem
from course.measure_files import SCALES
from course.models import CheckIn, Consent, Enrolment, LessonProgress, MeasureAnswer, Message, Person
from course.wiring import Wired
from tests import databases, desk
from tests.bench import installation, tick
from tests.conftest import MONDAY
from tests.factories import make_cohort

SIZES, ROUNDS, SMALL = (10_000,), 5, 8
LIVED = timedelta(weeks=12)
BEGAN = MONDAY - LIVED
SEALED = b"\0" * 120
OPENS, FINISHES, CHECKS_IN, STAYS = 0.75, 0.8, 0.6, 0.95


def run() -> None:
    sizes = [int(size) for size in sys.argv[2:]] or list(SIZES)
    for engine in ("sqlite", "postgres"):
        for size in sizes:
            with _filled(engine, size) as wired:
                client = desk.at_desk(create_app(wired), wired)
                for path in ("/admin/cohorts/1/pictures", "/admin/pictures", "/admin/cohorts/1/report"):
                    print(f"{engine} {size:,} {path}: {_measure(wired, client, path)}", flush=True)


def _measure(wired: Wired, client: FlaskClient, path: str) -> str:
    """The median of some rounds, the first call by itself, and the number of queries."""
    first, first_clock = _once(client, path)
    with databases.counted(wired.db) as seen:
        rounds = [_once(client, path) for _ in range(ROUNDS)]
    took = statistics.median(processor for processor, _ in rounds)
    waited = statistics.median(waited for _, waited in rounds)
    return (
        f"first {first:.0f} ms of processor, {first_clock:.0f} by the clock; then {took:.0f} and {waited:.0f}; "
        f"{len(seen) // ROUNDS} queries"
    )


def _once(client: FlaskClient, path: str) -> tuple[float, float]:
    began, began_clock = time.process_time(), time.perf_counter()
    answer = client.get(path)
    took = time.process_time() - began, time.perf_counter() - began_clock
    assert answer.status_code == 200, answer.status_code
    return took[0] * 1000, took[1] * 1000


@contextmanager
def _filled(engine: str, size: int) -> Iterator[Wired]:
    with tempfile.TemporaryDirectory() as folder:
        if engine == "sqlite":
            url = f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}"
            yield fill(installation.on(url, folder), size)
        else:
            with databases.postgres_server() as server:
                wired = installation.on(server.fresh(), folder)
                try:
                    yield fill(wired, size)
                finally:
                    # A server waits for its connections to end.
                    wired.db.dispose()


def fill(wired: Wired, size: int) -> Wired:
    """So many learners at the end of twelve weeks, each with every message, and what most of them did with it."""
    first, second = (
        make_cohort(wired, starts_on=BEGAN.date()),
        make_cohort(wired, code="small", starts_on=BEGAN.date()),
    )
    random, items = Random(1), wired.course.plan("12").items
    for start in range(1, size + 1, 2000):
        numbers = range(start, min(start + 2000, size + 1))
        cohorts = {number: second.id if number > size - SMALL else first.id for number in numbers}
        tick.insert(wired.db, Person, [tick._person(wired.db, number, False) for number in numbers])
        tick.insert(wired.db, Enrolment, [_enrolment(wired, number, cohorts[number]) for number in numbers])
        lives = [(number, cohorts[number], _life(random, items)) for number in numbers]
        for model in (Message, LessonProgress, CheckIn, MeasureAnswer, Consent):
            rows = [row for life in lives for row in ROWS[model](wired, *life)]
            tick.insert(wired.db, model, rows)
    with wired.db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    return wired


Deed = tuple[PlanItem, datetime, str, bool, bool, int]


def _life(random: Random, items: tuple[PlanItem, ...]) -> list[Deed]:
    """Of each item: when its message went, how that ended, whether it was opened and finished, and a number."""
    found, stays = [], True
    for item in items:
        at = BEGAN + timedelta(
            days=item.day, hours=random.choice((0, 0, 0, 3, 6, 9)), minutes=random.randrange(3)
        )
        stays = stays and random.random() < STAYS**0.34
        share = OPENS if item.kind == "lesson" else CHECKS_IN
        opened = stays and random.random() < share
        status = random.choices(("delivered", "undelivered", "handed_over"), (95, 3, 2))[0]
        found.append((item, at, status, opened, random.random() < FINISHES, random.randrange(1, 11)))
    return found


def _enrolment(wired: Wired, number: int, cohort_id: int) -> dict[str, Any]:
    made = tick._enrolment(wired.db, number, cohort_id)
    on = BEGAN.date()
    return {**made, "plan": "12", "anchor_on": on.isoformat() if wired.db.is_sqlite else on,
            "enrolled_at": tick.moment(wired.db, BEGAN - timedelta(days=number % 5))}  # fmt: skip


def _messages(wired: Wired, number: int, cohort_id: int, life: list[Deed]) -> Iterator[dict[str, Any]]:
    sent = [(item.kind, item.key, at, status) for item, at, status, *_ in life]
    for kind, key, at, status in (("welcome", "l01", BEGAN - timedelta(days=1), "delivered"), *sent):
        moment = tick.moment(wired.db, at)
        yield {
            "ref": f"{number}-{kind}-{key}", "channel": "sms", "kind": kind, "item": key,
            "person_id": number, "enrolment_id": number, "cohort_id": cohort_id, "contact_index": f"index-{number}",
            "to_sealed": SEALED, "locale": "en", "status": status, "send_after": moment, "expires_at": moment,
            "provider_id": f"SM{number:020d}{kind[:2]}{key:>10}", "segments": 1, "created_at": moment,
            "handed_over_at": moment, "settled_at": moment,
        }  # fmt: skip


def _progress(wired: Wired, number: int, _cohort: int, life: list[Deed]) -> Iterator[dict[str, Any]]:
    for item, at, _, opened, finished, after in life:
        if item.kind == "lesson" and opened:
            opened_at = at + timedelta(minutes=after * after * 7)
            done_at = tick.moment(wired.db, opened_at + timedelta(minutes=6)) if finished else None
            yield {
                "enrolment_id": number, "item": item.key.replace("x", "g"),
                "opened_at": tick.moment(wired.db, opened_at), "finished_at": done_at,
            }  # fmt: skip


def _check_ins(wired: Wired, number: int, _cohort: int, life: list[Deed]) -> Iterator[dict[str, Any]]:
    for item, at, _, opened, _, mood in life:
        if item.kind == "check-in" and opened:
            yield {
                "uid": f"{number}-{item.key}", "enrolment_id": number, "item": item.key, "mood": mood, "near": 3,
                "note_sealed": SEALED, "via": "web",
                "answered_at": tick.moment(wired.db, at + timedelta(hours=mood)),
            }  # fmt: skip


def _measures(wired: Wired, number: int, _cohort: int, life: list[Deed]) -> Iterator[dict[str, Any]]:
    points = {point.item: point.asks for point in wired.course.plan("12").points}
    for item, at, _, opened, _, after in life:
        for instrument in points.get(item.key, ()) if opened else ():
            scale = SCALES[instrument]
            yield {
                "uid": f"{number}-{item.key}-{instrument}", "enrolment_id": number, "point": item.key,
                "instrument": instrument, "values_sealed": SEALED,
                "total": scale.lowest + after % (scale.highest - scale.lowest + 1),
                "answered_at": tick.moment(wired.db, at + timedelta(hours=after)),
            }  # fmt: skip


def _stops(wired: Wired, number: int, _cohort: int, life: list[Deed]) -> Iterator[dict[str, Any]]:
    if number % 40 == 0:
        at = life[number // 40 % len(life)][1] + timedelta(minutes=9)
        yield {
            "subject": "sms", "act": "withdrawn", "contact_index": f"index-{number}", "source": "keyword",
            "evidence": "", "at": tick.moment(wired.db, at),
        }  # fmt: skip


ROWS: dict[type[Model], Any] = {
    Message: _messages, LessonProgress: _progress, CheckIn: _check_ins, MeasureAnswer: _measures, Consent: _stops,
}  # fmt: skip
