"""What the judge looks at in an installation: that looking changes nothing, a repeat does nothing, words are sealed.

Promises I7, I8 and I9. It reads every row of every table as the database has it, and knows nothing of what they mean.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import structlog
from flask import Flask
from sqlalchemy import text

from course.db import Database, Model
from course.wiring import Wired
from tests import desk
from tests.factories import Learner
from tests.learners import signed_in
from tests.lives.judge import Judge

# It stands in every name, note and text of a world, and is too long to turn up in a random name of a row by chance;
# every number begins like the second.
CANARY, NUMBERS = "zqxcanaryword", "+4477009"
PAGES = (
    "/today", "/lessons/l01", "/lessons/l02/step", "/check-ins/week-1", "/story", "/people", "/letter", "/settings",
    "/help-now", "/join/cohort-0", "/health", "/offline",
)  # fmt: skip
OF_THE_DESK = (
    "/admin", "/admin/needs", "/admin/cohorts", "/admin/cohorts/1", "/admin/cohorts/1/change", "/admin/cohorts/1/break",
    "/admin/cohorts/1/closure", "/admin/cohorts/1/archive", "/admin/cohorts/1/people/new", "/admin/enrolments/{}",
    "/admin/pictures", "/admin/people", "/admin/record", "/admin/cohorts/1/announcements", "/admin/staff",
)  # fmt: skip
Fetch = Callable[[str, str], Any]


def rows(database: Database) -> Iterator[tuple[str, str, object]]:
    """Every value there is, with its table and column."""
    with database.reading() as session:
        for table in Model.metadata.sorted_tables:
            keys = ", ".join(column.name for column in table.primary_key)
            for row in session.execute(text(f'SELECT * FROM "{table.name}" ORDER BY {keys}')).mappings():
                for name, value in row.items():
                    yield table.name, name, value


def fingerprint(database: Database) -> str:
    """Another one after any change at all."""
    digest = hashlib.sha256()
    for found in rows(database):
        digest.update(repr(found).encode())
    return digest.hexdigest()


def looking_changes_nothing(judge: Judge, database: Database, fetch: Fetch, pages: Sequence[str]) -> None:
    """GET and HEAD of these pages; `fetch` is given the method and the address."""
    before = fingerprint(database)
    for page in pages:
        for method in ("GET", "HEAD"):
            fetch(method, page)
    if fingerprint(database) != before:
        judge.blame("looking changed something", ", ".join(pages))


def a_repeat_does_nothing(judge: Judge, database: Database, receive: Callable[[], object]) -> None:
    """The same text once more, after it has been acted on."""
    before = fingerprint(database)
    receive()
    if fingerprint(database) != before:
        judge.blame("one text had two effects", "the same MessageSid again")


def words_are_sealed(judge: Judge, database: Database, logs: Sequence[object]) -> None:
    """No word of a learner's and no number of theirs is in a row or in a line of the log."""
    for table, column, value in rows(database):
        said = (
            bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
        )
        if CANARY in said.lower() or NUMBERS in said:
            judge.blame("a learner's words are readable", f"{table}.{column}")
            return
    if any(CANARY in str(line).lower() or NUMBERS in str(line) for line in logs):
        judge.blame("a learner's words are in the log", "a line of the log")


def as_learner(app: Flask, wired: Wired, learner: Learner) -> Fetch:
    """A browser of this learner's, at full tier so that everything they wrote is on the pages."""
    browser = signed_in(app, wired, learner, full=True)
    return lambda method, page: browser.open(page, method=method)


def as_staff(app: Flask, wired: Wired, staff_id: int) -> Fetch:
    """A browser at the desk, of somebody who may see everything there."""
    browser = desk.signed_in(app, wired, staff_id)
    return lambda method, page: browser.open(page, method=method)


def link_in(said: str) -> str:
    """The address on the site in a message; the front page where there is none."""
    found = re.search(r"https?://[^/\s]+(/l/\S+)", said)
    return found[1] if found else "/"


def logs_of(act: Callable[[], object]) -> list[object]:
    """What is logged while something happens."""
    with structlog.testing.capture_logs() as lines:
        act()
    return list(lines)
