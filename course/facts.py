"""Small things the installation remembers about itself, each under its own name."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from course import db
from course.db import Session
from course.models import Fact

# Only a demonstration's database has this: it holds nobody real, and its keys lie beside it.
DEMONSTRATION = "demo.made"
# Who asked to join before somebody sat down at it, and whom the test phone shows until somebody else joins.
LAST_REQUEST, FIRST_CONTACT = "demo.last-request", "demo.first-contact"

# A backup was taken back in: when it was made. Nothing is sent until somebody has released this.
HELD = "restore.held"
# How far the provider's list of what came in has been read.
READ_UNTIL = "listening.read-until"

# From which date on the provider still has the words of texts.
FORGOTTEN_UNTIL = "forgetting.until"

# How far the mailbox that bounces come back to has been read.
MAIL_READ_TO = "mail.read-to"

# Somebody was erased, and the database's file still has to be written anew.
UNSWEPT = "erasing.unswept"

# The release of the zone tables with which everything that waits was planned.
ZONES = "zones.release"

_VALUE = select(Fact.value).where(Fact.name == bindparam("name"))


def read(session: Session, name: str) -> str | None:
    """What is remembered under a name."""
    found = db.rows(session, _VALUE, name=name)
    return found[0][0] if found else None


def remember(session: Session, name: str, value: str, *, now: datetime) -> None:
    """Remember something, over what was there."""
    if db.insert_once(session, Fact, name=name, value=value, set_at=now) is None:
        row = session.scalars(select(Fact).where(Fact.name == name).with_for_update()).one()
        row.value, row.set_at = value, now


def is_held(session: Session) -> bool:
    """Whether nothing is sent until somebody releases what a restore held back."""
    return read(session, HELD) is not None


def forget(session: Session, name: str, value: str | None = None) -> None:
    """Remember something no longer; with a `value` only if it is still that."""
    is_meant = Fact.name == name if value is None else (Fact.name == name) & (Fact.value == value)
    session.execute(delete(Fact).where(is_meant))


def under(session: Session, prefix: str) -> dict[str, tuple[str, datetime]]:
    """What is remembered under names that begin so: each with its value, and when it was set (aware, UTC)."""
    query = select(Fact.name, Fact.value, Fact.set_at).where(Fact.name.startswith(prefix, autoescape=True))
    return {name: (value, set_at) for name, value, set_at in session.execute(query)}


def exchange(session: Session, name: str, was: str | None, value: str, *, now: datetime) -> bool:
    """Remember something if what was there is still `was` (None: nothing); False where somebody was first."""
    if was is None:
        return db.insert_once(session, Fact, name=name, value=value, set_at=now) is not None
    changed = update(Fact).where(Fact.name == name, Fact.value == was).values(value=value, set_at=now)
    return session.execute(changed.returning(Fact.id)).scalar_one_or_none() is not None
