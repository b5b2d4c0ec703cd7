"""Fresh data keys while everything goes on: so many rows are sealed anew while others read, write and join.

Afterwards the old key is taken away, and every sealed field of every table is opened with the new one alone.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from course import counters, people, resealing, wiring
from course.db import Database
from course.models import Cohort, Person
from course.seal import SealBroken, Sealer
from course.settings import Settings
from course.wiring import Wired
from tests.bench.dispatch import fill
from tests.conftest import MONDAY
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock

OLD, NEW = b"\x01" * 32, b"\x02" * 32
PATIENCE = 60.0
SECRET = "a secret that only the tests know, long enough"


@dataclass
class Turned:
    """What a run found: `errors` are the kinds of what failed meanwhile, `unreadable` counts with the new key alone."""

    fields: int = 0
    seconds: float = 0.0
    reads: int = 0
    writes: int = 0
    slowest_write: float = 0.0
    errors: list[str] = field(default_factory=list)
    unreadable: int = 0
    left_with_old: int = 0
    news: threading.Condition = field(default_factory=threading.Condition, repr=False)

    def went_on(self) -> None:
        """Wait until somebody has read and somebody has written since now: a batch must not go by without a load.

        TimeoutError where nobody does.
        """
        reads, writes = self.reads, self.writes
        with self.news:
            if not self.news.wait_for(lambda: self.reads > reads and self.writes > writes, PATIENCE):
                raise TimeoutError(f"nobody read and wrote for {PATIENCE} s: {self}")

    @property
    def is_good(self) -> bool:
        return not (self.errors or self.unreadable or self.left_with_old) and self.fields > 0


def with_keys(database_url: str, folder: Path, keys: tuple[bytes, ...]) -> Wired:
    """An installation with these data keys, the first of which seals."""
    settings = Settings(
        mode="live", database_url=database_url, base_url="https://kith.test", secret_key=SECRET, data_keys=keys,
        sender_name="Riverside", data_dir=folder,
    )  # fmt: skip
    return wiring.build(settings, clock=FixedClock(MONDAY), senders={})


def turn(
    database_url: str, folder: Path, *, rows: int, seed: int = 1, plant: Callable[[Wired], None] | None = None
) -> Turned:
    """Fill with the old key, turn under load, take the old key away. `plant` breaks something on the way."""
    before = with_keys(database_url, folder, (OLD,))
    cohort = make_cohort(before)
    fill(before, rows // 2, cohort)
    with before.db.writing() as session:
        # The rows were put in with numbers of their own, and the database is to count on from there.
        counters.go_on(session, dict.fromkeys(("person", "consent", "enrolment"), rows))
        session.commit()
    before.db.dispose()
    both, found = with_keys(database_url, folder, (NEW, OLD)), Turned()
    ending = threading.Event()
    load = [
        threading.Thread(target=work, args=(both, cohort, found, ending, random.Random(seed + number)))
        for number, work in enumerate((_read, _read, _write, _join))
    ]
    for one in load:
        one.start()
    began = time.monotonic()
    try:
        for fields in resealing.batches(both.db):
            found.fields += fields
            found.went_on()
        found.seconds = time.monotonic() - began
        if plant is not None:
            plant(both)
    finally:
        ending.set()
        for one in load:
            one.join()
    both.db.dispose()
    _count(Database(database_url, Sealer([NEW], SECRET)), found)
    return found


def _count(only_new: Database, found: Turned) -> None:
    """Open every sealed field of every table."""
    for table in resealing.sealed_tables():
        with only_new.reading() as session:
            for row in session.execute(select(table)).mappings():
                for column, value in row.items():
                    if column.endswith(resealing.SEALED) and isinstance(value, bytes):
                        found.left_with_old += not only_new.sealer.is_current(value)
                        try:
                            only_new.sealer.open(*resealing.place(table.name, dict(row), column), value)
                        except SealBroken:
                            found.unreadable += 1
    only_new.dispose()


def _while(ending: threading.Event, found: Turned, work: Callable[[], None]) -> None:
    while not ending.is_set():
        try:
            work()
        except Exception as error:  # Whatever it is, the drill counts it.
            found.errors.append(type(error).__name__)
        with found.news:
            found.news.notify_all()
        ending.wait(0.005)


def _read(wired: Wired, _cohort: Cohort, found: Turned, ending: threading.Event, dice: random.Random) -> None:
    def work() -> None:
        with wired.db.reading() as session:
            person = session.scalars(select(Person).where(Person.id >= dice.randrange(1, 10)).limit(1)).one()
            assert people.contact_of(session, person)
            people.name_of(session, person)
        found.reads += 1

    _while(ending, found, work)


def _write(
    wired: Wired, _cohort: Cohort, found: Turned, ending: threading.Event, dice: random.Random
) -> None:
    """Notes on learners, and another name for one who is being turned at that moment."""

    def work() -> None:
        began = time.monotonic()
        with wired.db.writing() as session:
            person = session.get_one(Person, dice.randrange(1, 10))
            person.name_sealed = wired.db.sealer.seal("person", person.uid, "name", f"Ada {dice.random()}")
            session.commit()
        found.slowest_write = max(found.slowest_write, time.monotonic() - began)
        found.writes += 1

    _while(ending, found, work)


def _join(wired: Wired, cohort: Cohort, found: Turned, ending: threading.Event, dice: random.Random) -> None:
    def work() -> None:
        number = dice.randrange(10**7)
        profile = replace(make_profile(contact=f"+4479{number:08d}"), send_at="16:30")
        make_learner(wired, cohort, profile=profile, at=wired.clock() - timedelta(seconds=1))
        found.writes += 1

    _while(ending, found, work)
