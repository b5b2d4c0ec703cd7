"""Every step of the schema down and up again under so many learners' rows: how long each holds the database's lock.

Each step is one transaction under one lock, so that its time is the time for which nobody else can write.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import text

from course import migrate
from course.db import Database
from tests.bench.dispatch import fill
from tests.drills.keys import NEW, with_keys
from tests.factories import make_cohort

LONGEST_SECONDS = 60.0
# What the first schema has, and each later one keeps.
KEPT = ("person", "enrolment", "consent", "nudge", "message")


@dataclass
class Steps:
    """Seconds of each step down and up, by its number; and what did not come back as it was."""

    down: dict[str, float] = field(default_factory=dict)
    up: dict[str, float] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    differences: int = 0

    @property
    def longest(self) -> tuple[str, float]:
        return max(((name, took) for name, took in self.up.items()), key=lambda one: one[1])

    @property
    def is_good(self) -> bool:
        return not self.lost and not self.differences and self.longest[1] < LONGEST_SECONDS

    def __str__(self) -> str:
        shown = ", ".join(f"{name} {self.down[name]:.1f}/{self.up[name]:.1f}" for name in self.up)
        longest = f"longest up {self.longest[0]} {self.longest[1]:.1f} s"
        return f"{longest}; down/up in seconds: {shown}; lost {self.lost}, {self.differences} differences"


def walk(database_url: str, folder: Path, *, learners: int) -> Steps:
    """From the newest schema down to the first, step by step, and up again, with a message planned for each learner."""
    wired = with_keys(database_url, folder, (NEW,))
    fill(wired, learners, make_cohort(wired))
    wired.db.dispose()
    found, database = Steps(), Database(database_url, wired.db.sealer)
    before, chain = _counts(database), _chain()
    for revision, below in chain[:-1]:
        began = time.monotonic()
        migrate.downgrade(database, below)
        found.down[revision] = time.monotonic() - began
    for revision, _ in reversed(chain[:-1]):
        began = time.monotonic()
        migrate.upgrade(database, revision)
        found.up[revision] = time.monotonic() - began
    after = _counts(database)
    found.lost = {table: number - after[table] for table, number in before.items() if after[table] != number}
    found.differences = len(migrate.differences(database))
    database.dispose()
    return found


def _chain() -> list[tuple[str, str]]:
    """Each step and the one below it, the newest first; the first schema stands last."""
    steps = ScriptDirectory(str(migrate.MIGRATIONS)).walk_revisions()
    return [(one.revision, str(one.down_revision or "base")) for one in steps]


def _counts(database: Database) -> Mapping[str, int]:
    with database.engine.connect() as connection:
        return {
            name: int(connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()) for name in KEPT
        }
