"""What it costs to take out the data of a long cohort at the desk: time, first byte and peak memory, each in a process.

`cohort-data`, or `cohort-data LEARNERS` for another size; `--postgres` on the other engine. Every learner has 20
messages, 10 lessons with two cards each, 8 check-ins and 3 measures, and lets their numbers be used.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text

from course import editions
from course.app import create_app
from course.db import Model, Session
from course.models import (
    Answer,
    AuditEntry,
    CheckIn,
    Enrolment,
    LessonProgress,
    MeasureAnswer,
    Message,
    Person,
    new_uid,
)
from course.wiring import Wired
from tests import databases, desk
from tests.bench import installation
from tests.conftest import MONDAY
from tests.factories import make_cohort

SIZE, AT_ONCE = 10_000, 5_000
LESSONS, CHECK_INS, MESSAGES = 10, 8, 20
OWNER = 1
KINDS = (("csv", False), ("csv", True), ("xlsx", False), ("xlsx", True))
Rows = Iterable[dict[str, Any]]


def run() -> None:
    """Make the cohort once, then take it out in every kind; with an address and a kind, that one alone."""
    if len(sys.argv) > 4:
        _take(sys.argv[2], sys.argv[3], is_named=sys.argv[4] == "named")
        return
    given = [one for one in sys.argv[2:] if one.isdigit()]
    size = int(given[0]) if given else SIZE
    with _fresh(is_postgres="--postgres" in sys.argv) as url:
        with tempfile.TemporaryDirectory() as folder:
            wired = installation.on(url, folder)
            _fill(wired, size)
            print(f"{wired.db.url.get_backend_name()}, {size:,} learners", flush=True)
            wired.db.dispose()
        for format, is_named in KINDS:
            told = [url, format, "named" if is_named else "unnamed"]
            subprocess.run([sys.executable, "-m", "tests.bench", "cohort-data", *told], check=True)


@contextmanager
def _fresh(*, is_postgres: bool) -> Iterator[str]:
    """The address of a new database."""
    if is_postgres:
        with databases.postgres_server() as server:
            yield server.fresh()
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}"


def _take(url: str, format: str, *, is_named: bool) -> None:
    """Ask for the file as a browser does, and keep nothing of it."""
    with tempfile.TemporaryDirectory() as folder:
        wired = installation.on(url, folder)
        client = desk.signed_in(create_app(wired, soon=lambda task: None), wired, OWNER)
        asked = {"who": "named" if is_named else "veiled", "format": format}
        before, began, began_clock = _peak(), time.process_time(), time.perf_counter()
        answer = client.post("/admin/cohorts/1/data", data=asked, buffered=False)
        pieces = answer.iter_encoded()
        size, first = len(next(pieces)), time.perf_counter() - began_clock
        size += sum(map(len, pieces))
        waited, seconds = time.perf_counter() - began_clock, time.process_time() - began
        with wired.db.reading() as session:
            end = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
        assert end is not None
        assert end.act == "sent-cohort-file", end.act
        answer.close()
        wired.db.dispose()
    print(
        f"{format}, {'with' if is_named else 'without'} names: first byte after {first:.2f} s, whole after {waited:.1f}"
        f" s ({seconds:.1f} s of processor), {size / 1e6:.1f} MB, peak {_peak()} MB ({before} before)", flush=True,
    )  # fmt: skip


def _fill(wired: Wired, size: int) -> None:
    cohort = make_cohort(wired)
    with wired.db.writing() as session:
        editions.keep(session, wired.course.edition, now=MONDAY)
        version = wired.course.edition.version
        people = [(number, new_uid()) for number in range(1, size + 1)]
        _insert(session, Person, (_person(wired, number, uid) for number, uid in people))
        _insert(session, Enrolment, (_enrolment(cohort.id, number, version) for number, _ in people))
        for model, rows_of in ROWS.items():
            _insert(session, model, (row for number, _ in people for row in rows_of(wired, number)))
        session.commit()
    assert desk.make_staff(wired) == OWNER
    with wired.db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _insert(session: Session, model: type[Model], rows: Rows) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == AT_ONCE:
            session.execute(insert(model), batch)
            batch = []
    if batch:
        session.execute(insert(model), batch)


def _person(wired: Wired, number: int, uid: str) -> dict[str, Any]:
    sealer = wired.db.sealer
    return {
        "id": number, "uid": uid, "name_sealed": sealer.seal("person", uid, "name", f"Name {number}"),
        "phone_sealed": sealer.seal("person", uid, "sms", f"+4474{number:08}"), "channel": "sms", "country": "GB",
        "zone": "Europe/London", "send_at": "16:30", "created_at": MONDAY,
    }  # fmt: skip


def _enrolment(cohort_id: int, number: int, version: str) -> dict[str, Any]:
    return {
        "id": number, "person_id": number, "cohort_id": cohort_id, "plan": "12", "course_version": version,
        "source": "web", "anchor_on": MONDAY.date(), "enrolled_at": MONDAY, "shares_numbers_at": MONDAY,
    }  # fmt: skip


def _later(days: int) -> datetime:
    return MONDAY + timedelta(days=days)


def _progress(_wired: Wired, number: int) -> Rows:
    for at in range(1, LESSONS + 1):
        yield {
            "enrolment_id": number,
            "item": f"l{at:02}",
            "opened_at": _later(at),
            "finished_at": _later(at),
        }


def _answers(wired: Wired, number: int) -> Rows:
    for at in range(1, LESSONS + 1):
        for card, values in (("2", {"words": "something"}), ("step", {"what": "own", "day": "mon"})):
            uid = new_uid()
            sealed = wired.db.sealer.seal("answer", uid, "values", json.dumps(values))
            yield {
                "uid": uid, "enrolment_id": number, "item": f"l{at:02}", "card": card, "values_sealed": sealed,
                "saved_at": _later(at),
            }  # fmt: skip


def _check_ins(_wired: Wired, number: int) -> Rows:
    for at in range(1, CHECK_INS + 1):
        yield {
            "uid": new_uid(), "enrolment_id": number, "item": f"week-{at}", "mood": 6, "near": 3, "step": "did",
            "via": "web", "answered_at": _later(at * 7),
        }  # fmt: skip


def _measures(wired: Wired, number: int) -> Rows:
    for point in ("l01", "week-4", "week-8"):
        uid = new_uid()
        sealed = wired.db.sealer.seal("measure_answer", uid, "values", json.dumps({"1": 1, "8": 2}))
        yield {
            "uid": uid, "enrolment_id": number, "point": point, "instrument": "phq8", "values_sealed": sealed,
            "total": 3, "answered_at": MONDAY,
        }  # fmt: skip


def _messages(_wired: Wired, number: int) -> Rows:
    for at in range(MESSAGES):
        yield {
            "ref": new_uid(), "channel": "sms", "kind": "lesson", "item": f"l{at % 10 + 1:02}", "person_id": number,
            "enrolment_id": number, "contact_index": str(number), "to_sealed": b"", "locale": "en",
            "status": "delivered", "send_after": _later(at), "expires_at": _later(at + 1), "created_at": _later(at),
            "handed_over_at": _later(at), "settled_at": _later(at), "segments": 1,
        }  # fmt: skip


ROWS: dict[type[Model], Callable[[Wired, int], Rows]] = {
    LessonProgress: _progress,
    Answer: _answers,
    CheckIn: _check_ins,
    MeasureAnswer: _measures,
    Message: _messages,
}


def _peak() -> int:
    """The most memory that this process had so far, in MB: `getrusage` would tell that of the one that began it."""
    told = Path("/proc/self/status").read_text()
    return int(told.split("VmHWM:")[1].split()[0]) // 1024
