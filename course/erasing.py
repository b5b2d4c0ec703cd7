"""Erase a person: every row of theirs goes. What stays is proof without a name, so that a stop keeps holding.

The ledger of consent keeps its lines, with the person taken out and the number or address only as a keyed hash; the
record of acts keeps numbers that name nobody any more. Afterwards the database's file is written anew.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Protocol

import structlog
from sqlalchemy import delete, select, update

from course import audit, belongings, consents, facts, people
from course.audit import Act
from course.consents import Given
from course.db import Database, Session
from course.models import Channel, Consent, Person

NOTED = "erasures.jsonl"
log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What sweeping needs of the wiring."""

    @property
    def db(self) -> Database: ...


def erase(
    session: Session, person: Person, *, actor: str, ledger: Path, now: datetime, staff_id: int | None = None
) -> None:
    """Delete all that belongs to a person. The caller commits, then sweeps.

    `actor` is "learner", "command", or "staff" with their number.

    First a line goes to the list of erasures in the directory `ledger`, outside the database, so that a backup made
    before can be taken back in without bringing anybody back.

    A message that a worker is sending at this moment may still arrive; nothing of it is kept.
    """
    _note(ledger, person, now)
    # From here on nothing new can point at them.
    session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    rows, alone_at = belongings.of(session, person), belongings.contacts_alone(session, person)
    _stop(session, person, alone_at, now)
    _take_names_out_of_ledger(session, person.id, alone_at)
    for table, ids in reversed(list(belongings.tables(rows))):
        if table.name != Consent.__tablename__:
            session.execute(delete(table).where(table.c.id.in_(ids)))
    audit.record(session, Act("erased", f"person:{person.id}", actor, staff_id), now=now)
    facts.remember(session, facts.UNSWEPT, "yes", now=now)
    session.expunge_all()


def sweep(tools: Tools) -> bool:
    """Write the database's file anew if somebody was erased since the last time; False where it could not be yet."""
    with tools.db.reading() as session:
        is_swept = facts.read(session, facts.UNSWEPT) is None
    if is_swept:
        return True
    if not tools.db.compact():
        # Somebody reads without end, or writes. The hourly job comes back to it.
        log.warning("not_swept")
        return False
    with tools.db.writing() as session:
        facts.forget(session, facts.UNSWEPT)
        session.commit()
    return True


def noted(ledger: Path) -> list[str]:
    """The random names of all rows of persons that were erased, the oldest first."""
    try:
        lines = (ledger / NOTED).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [str(json.loads(line)["person"]) for line in lines]


def _note(ledger: Path, person: Person, now: datetime) -> None:
    """One line, on the disk before anything is deleted. It names nobody: a random word, which goes with the row."""
    line = json.dumps({"person": person.uid, "at": now.isoformat()}) + "\n"
    file = os.open(ledger / NOTED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(file, line.encode())
        os.fsync(file)
    finally:
        os.close(file)


def _stop(session: Session, person: Person, alone_at: frozenset[str], now: datetime) -> None:
    """Nobody writes there again, not even an invitation, until somebody there says yes anew."""
    for channel in Channel:
        index = people.index_of(person, channel)
        if index in alone_at:
            given = Given(channel, "erasure", contact_index=index)
            consents.withdraw(session, given, person_id=None, now=now)
    session.flush()


def _take_names_out_of_ledger(session: Session, person_id: int, alone_at: frozenset[str]) -> None:
    """A line without a person holds for everybody at its contact: so where others are reached, it loses that too."""
    mine = Consent.person_id == person_id
    others = Consent.contact_index.not_in(alone_at)
    session.execute(update(Consent).where(mine, others).values(contact_index=None))
    session.execute(update(Consent).where(mine).values(person_id=None, evidence=""))
