"""What a tick of the planner costs: 1,000 learners due of many enrolled, and none due, on both databases.

Beside it, in the same run and on the same rows: the least that any design could do (three set-based statements), and
one APScheduler job for each nudge, each job writing the nudge of one learner. The ratios are what counts.

`tick`, or in pieces: sizes, `sqlite` or `postgres`, and `peer` for the jobs too. With `cpu` it counts the processor
time of this process, which on SQLite is all of it, where others use the machine as well.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from threading import Event, Lock
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import text

from course import planning, wiring
from course.db import Database, Model
from course.models import Enrolment, Person
from course.settings import Settings
from course.wiring import Wired
from tests import databases
from tests.bench.tick_people import Invented, histories
from tests.conftest import MONDAY
from tests.factories import make_cohort
from tests.fakes import FixedClock

SIZES, DUE, ROUNDS, IDLE_ROUNDS, CHUNK = (10_000, 100_000, 1_000_000), 1_000, 3, 50, 20_000
JOBS_IN_STORE = 10_000
NEARLY_ALL = 0.98
FAR = MONDAY + timedelta(days=400)
ENGINES = ("sqlite", "postgres")


def run() -> None:
    """All of it, or what the line names."""
    asked = sys.argv[2:]
    sizes = [int(one) for one in asked if one.isdigit()] or list(SIZES)
    engines = [one for one in ENGINES if one in asked] or ENGINES
    has_peer = "peer" in asked or not any(one.isdigit() for one in asked)
    for engine in engines:
        with _url(engine) as fresh:
            base: dict[str, float] = {}
            for size in sizes:
                found = _measure(fresh(), size)
                base = base or found
                _tell(engine, size, found, base)
            if has_peer:
                _tell_peer(engine, base, _apscheduler(fresh()))


def _measure(url: str, size: int) -> dict[str, float]:
    """Milliseconds of each kind of tick at this size."""
    wired = wiring.build(_settings(url), clock=FixedClock(MONDAY), senders={})
    try:
        chosen = _fill(wired, size)
        ours = [_tick(wired, ids) for ids in chosen[:ROUNDS]]
        pure = [_pure(wired.db, ids) for ids in chosen[ROUNDS:]]
        idle = [_timed(lambda: planning.plan_due(wired, now=MONDAY)) for _ in range(IDLE_ROUNDS)]
    finally:
        wired.db.dispose()
    return {"tick": statistics.median(ours), "pure": statistics.median(pure), "idle": statistics.median(idle)}


def _tick(wired: Wired, ids: Sequence[int]) -> float:
    _make_due(wired.db, ids)
    planned: list[int] = []
    took = _timed(lambda: planned.append(planning.plan_due(wired, now=MONDAY)))
    # A few have used up their week, or are asked tomorrow whether they still want these.
    assert len(ids) * NEARLY_ALL <= planned[0] <= len(ids), planned
    return took


def _pure(database: Database, ids: Sequence[int]) -> float:
    """The same rows by three statements in one transaction, with nothing asked of any rule."""
    _make_due(database, ids)
    return _timed(lambda: _write_set(database))


def _write_set(database: Database) -> None:
    values = {"now": moment(database, MONDAY), "far": moment(database, FAR), "on": MONDAY.date()}
    if database.is_sqlite:
        values["on"] = MONDAY.date().isoformat()
    with database.writing() as session:
        for statement in PURE:
            session.execute(text(statement), values)
        session.commit()


PURE = (
    """INSERT INTO nudge (enrolment_id, person_id, reason_key, kind, item, for_on, wall_time, zone, why, planned_at)
    SELECT e.id, e.person_id, 'pure', 'lesson', 'l01', :on, '16:30', p.zone, 'It is due.', :now
    FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.look_again_at <= :now ON CONFLICT DO NOTHING""",
    """INSERT INTO message (ref, channel, kind, item, person_id, enrolment_id, nudge_id, contact_index, to_sealed,
    locale, country, priority, status, send_after, expires_at, attempts, created_at)
    SELECT 'pure-' || n.id, p.channel, 'lesson', 'l01', p.id, n.enrolment_id, n.id, p.phone_index, p.phone_sealed,
    p.locale, p.country, 5, 'planned', :now, :far, 0, :now
    FROM enrolment e JOIN nudge n ON n.enrolment_id = e.id AND n.reason_key = 'pure' JOIN person p ON p.id = e.person_id
    WHERE e.look_again_at <= :now""",
    "UPDATE enrolment SET look_again_at = :far WHERE look_again_at <= :now",
)


def _make_due(database: Database, ids: Sequence[int]) -> None:
    now = moment(database, MONDAY)
    with database.writing() as session:
        session.execute(
            text("UPDATE enrolment SET look_again_at = :now WHERE id = :id"),
            [{"now": now, "id": id} for id in ids],
        )
        session.commit()


def _fill(wired: Wired, size: int) -> list[list[int]]:
    """So many enrolled, nobody due; sets of learners, at random places, who are to become due in turn."""
    cohort, database = make_cohort(wired, starts_on=date(2027, 1, 1)), wired.db
    chosen = Random(1).sample(range(1, size + 1), DUE * 2 * ROUNDS)
    special = set(chosen)
    for first in range(1, size + 1, CHUNK):
        numbers = range(first, min(first + CHUNK, size + 1))
        insert(database, Person, [_person(database, number, number in special) for number in numbers])
        insert(database, Enrolment, [_enrolment(database, number, cohort.id) for number in numbers])
    before = histories(wired.course, [Invented(one) for one in chosen], cohort, partial(moment, database))
    for model, rows in before.items():
        insert(database, model, rows)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    _settle()
    return [chosen[start : start + DUE] for start in range(0, len(chosen), DUE)]


def _settle() -> None:
    """As a process of the jobs does before its first tick: what is there by now is not walked by the collector."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _person(database: Database, number: int, is_special: bool) -> dict[str, Any]:
    uid, phone = f"person-{number}", f"+4477{number:08d}"
    sealed = database.sealer.seal("person", uid, "sms", phone) if is_special else b"\0" * 48
    return {
        "id": number, "uid": uid, "phone_sealed": sealed, "phone_index": f"index-{number}", "channel": "sms",
        "country": "GB", "zone": Invented(number).zone, "locale": "en", "send_at": Invented(number).send_at,
        "created_at": moment(database, MONDAY),
    }  # fmt: skip


def _enrolment(database: Database, number: int, cohort_id: int) -> dict[str, Any]:
    one = Invented(number)
    return {
        "id": number, "person_id": number, "cohort_id": cohort_id, "plan": one.plan, "course_version": "x",
        "source": "web", "anchor_on": one.starts_on.isoformat(), "enrolled_at": moment(database, one.enrolled_at),
        "look_again_at": moment(database, FAR),
    }  # fmt: skip


def insert(database: Database, model: type[Model], rows: list[dict[str, Any]]) -> None:
    """Rows by the driver's own quickest way; what the model fills in by itself is filled in here."""
    fixed = {
        column.name: column.default.arg
        for column in model.__table__.columns
        if column.default is not None
        and not callable(getattr(column.default, "arg", None))
        and column.name not in rows[0]
    }
    names = [*rows[0], *fixed]
    listed = ", ".join(names)
    values = [(*row.values(), *fixed.values()) for row in rows]
    connection = database.engine.raw_connection()
    driver: Any = connection.driver_connection
    if database.is_sqlite:
        driver.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(names))
        driver.executemany(f"INSERT INTO {model.__tablename__} ({listed}) VALUES ({marks})", values)
    else:
        with (
            driver.cursor() as cursor,
            cursor.copy(f"COPY {model.__tablename__} ({listed}) FROM STDIN") as copy,
        ):
            for value in values:
                copy.write_row(value)
    driver.commit()
    connection.close()


def _apscheduler(url: str) -> float:
    """Milliseconds until 1,000 due jobs of a store of 10,000 have each written their learner's nudge."""
    wired = wiring.build(_settings(url), clock=FixedClock(MONDAY), senders={})
    chosen = _fill(wired, JOBS_IN_STORE)[0]
    _Peer.begin(wired)
    own = Database(url, wired.db.sealer)
    store = SQLAlchemyJobStore(engine=own.engine)
    scheduler = BackgroundScheduler(jobstores={"default": store}, timezone=UTC)
    scheduler.start(paused=True)
    due, later = datetime.now(UTC) - timedelta(seconds=1), datetime.now(UTC) + timedelta(days=400)
    for number in range(1, JOBS_IN_STORE + 1):
        scheduler.add_job(
            _Peer.fire, "date", run_date=due if number <= DUE else later, args=(chosen[(number - 1) % DUE],),
            id=str(number), misfire_grace_time=None,
        )  # fmt: skip
    took = _timed(lambda: (scheduler.resume(), _Peer.done.wait(600)))
    scheduler.shutdown(wait=True)
    for database in (own, wired.db):
        database.dispose()
    assert _Peer.count >= DUE, _Peer.count
    return took


class _Peer:
    """What the jobs share; a stored job can only name a function."""

    wired: Wired
    done = Event()
    lock = Lock()
    count = 0

    @classmethod
    def begin(cls, wired: Wired) -> None:
        cls.wired, cls.count = wired, 0
        cls.done.clear()

    @staticmethod
    def fire(enrolment_id: int) -> None:
        planning.plan_enrolment(_Peer.wired, enrolment_id, now=MONDAY)
        with _Peer.lock:
            _Peer.count += 1
            if _Peer.count >= DUE:
                _Peer.done.set()


def _timed(work: Callable[[], object]) -> float:
    clock = time.process_time if "cpu" in sys.argv else time.perf_counter
    began = clock()
    work()
    return (clock() - began) * 1000


def _tell(engine: str, size: int, found: dict[str, float], base: dict[str, float]) -> None:
    print(
        f"{engine:9}{size:>9,} enrolled: 1,000 due {found['tick']:8.1f} ms ({found['tick'] / base['tick']:.1f} x the"
        f" smallest), pure SQL {found['pure']:7.1f} ms, ratio {found['tick'] / found['pure']:.1f};"
        f" idle {found['idle']:.2f} ms ({found['idle'] / base['idle']:.1f} x)",
        flush=True,
    )


def _tell_peer(engine: str, base: dict[str, float], peer: float) -> None:
    print(f"{engine:9}{JOBS_IN_STORE:>9,} APScheduler jobs: 1,000 due {peer:8.1f} ms, "
          f"{peer / base['tick']:.0f} x our tick at the smallest size", flush=True)  # fmt: skip


def moment(database: Database, at: datetime) -> Any:
    """A moment as the driver stores it."""
    return at.strftime("%Y-%m-%d %H:%M:%S.%f") if database.is_sqlite else at


def _settings(url: str) -> Settings:
    return Settings(
        mode="live", database_url=url, base_url="https://kith.test", secret_key="s" * 40, data_keys=(b"\1" * 32,),
        sender_name="Riverside", data_dir=Path(),
    )  # fmt: skip


@contextmanager
def _url(engine: str) -> Iterator[Callable[[], str]]:
    """The address of one new database after the other, gone afterwards."""
    if engine == "postgres":
        with databases.postgres_server() as server:
            yield server.fresh
        return
    with tempfile.TemporaryDirectory() as folder:
        names = iter(range(1000))
        yield lambda: f"sqlite:///{databases.make_sqlite(Path(folder) / f'{next(names)}.db')}"
