"""Whoever writes batch after batch on SQLite does not shut out whoever has one thing to save."""

import sqlite3
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from course import db, enrolments, facts, nudges, planning, write_lock
from course.db import Overtaken, Session
from course.models import Enrolment, Fact
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile


def connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


def test_somebody_gets_in_between_two_of_many_batches(tmp_path: Path) -> None:
    """The writer of batches goes on until the other was in, or for as long as a page would have waited."""
    path, is_in, has_begun = tmp_path / "one.db", Event(), Event()
    deadline = time.monotonic() + db.BUSY_SECONDS

    def write_batches() -> None:
        many = connected(path)
        while not is_in.is_set() and time.monotonic() < deadline:
            write_lock.take(many, patience=db.BUSY_SECONDS)
            has_begun.set()
            many.execute("CREATE TABLE IF NOT EXISTS some (one)")
            many.execute("COMMIT")
            write_lock.rest()
        many.close()

    writer = Thread(target=write_batches)
    writer.start()
    has_begun.wait()
    own = connected(path)
    write_lock.take(own, patience=db.BUSY_SECONDS)
    is_in.set()
    own.execute("COMMIT")
    own.close()
    writer.join()
    assert time.monotonic() < deadline


def test_who_waits_in_vain_is_told_so_and_asks_as_before_afterwards(tmp_path: Path) -> None:
    holder, other = connected(tmp_path / "one.db"), connected(tmp_path / "one.db")
    write_lock.take(holder, patience=1)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        write_lock.take(other, patience=0)
    holder.execute("COMMIT")
    write_lock.take(other, patience=3)
    assert other.execute("PRAGMA busy_timeout").fetchone() == (3000,)
    other.close()
    holder.close()


def test_a_session_that_waits_in_vain_fails_as_any_other_trouble_of_the_database(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "BUSY_SECONDS", 0)
    with wired.db.writing() as first, wired.db.writing() as second:
        first.connection()
        with pytest.raises(OperationalError, match="locked"):
            second.connection()


def crowd_of_five(wired: Wired) -> None:
    cohort = make_cohort(wired)
    for number in range(5):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009002{number:02}"))


def test_a_crowd_is_read_ahead_and_nobody_waits_for_it_meanwhile(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else could write after each batch was read, and nobody does."""
    crowd_of_five(wired)
    read, is_free = nudges.facts, []

    def facts(*args: Any, **named: Any) -> nudges.Facts:
        found = read(*args, **named)
        with wired.db.writing() as other:
            is_free.append(other.connection() is not None)
        return found

    monkeypatch.setattr(planning, "BATCH_AHEAD", 2)
    monkeypatch.setattr(nudges, "facts", facts)
    monkeypatch.setattr(write_lock, "rest", lambda: pytest.fail("there is nobody to rest for"))
    assert planning.plan_due(wired, now=wired.clock()) == 5
    assert is_free == [True] * 3


def test_whoever_is_overtaken_asks_again_under_the_lock_in_small_batches_with_a_rest_between_them(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the first batch was read, one of its learners leaves: what was read of them is not acted upon."""
    crowd_of_five(wired)
    read, rests, asked = nudges.facts, [], []

    def facts(session: Session, batch: Sequence[Enrolment], *, now: datetime) -> nudges.Facts:
        found = read(session, batch, now=now)
        asked.append(len(batch))
        if len(asked) == 1:
            with wired.db.writing() as other:
                leaver = other.get_one(Enrolment, batch[0].id)
                enrolments.withdraw(leaver, by="staff", now=now)
                other.commit()
        return found

    monkeypatch.setattr(planning, "BATCH_UNDER_LOCK", 2)
    monkeypatch.setattr(nudges, "facts", facts)
    monkeypatch.setattr(write_lock, "rest", lambda: rests.append(1))
    assert planning.plan_due(wired, now=wired.clock()) == 4
    assert (asked, len(rests)) == ([5, 2, 2], 2)


def test_who_reads_ahead_does_not_wait_for_somebody_who_writes(wired: Wired) -> None:
    def write_ahead() -> None:
        with wired.db.ahead() as session:
            session.execute(select(Fact)).all()
            facts.remember(session, "some", "thing", now=wired.clock())

    with wired.db.writing() as holder:
        holder.connection()
        began = time.monotonic()
        with pytest.raises(Overtaken):
            write_ahead()
        assert time.monotonic() - began < db.BUSY_SECONDS / 3


def test_other_trouble_of_the_database_is_no_overtaking(wired: Wired) -> None:
    with pytest.raises(OperationalError, match="no such table"), wired.db.ahead() as session:
        session.execute(text("SELECT 1 FROM nowhere"))
