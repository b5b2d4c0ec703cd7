"""Small things the installation remembers about itself, each under its own name."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

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


def forget(session: Session, name: str) -> None:
    """Remember something no longer."""
    session.execute(delete(Fact).where(Fact.name == name))
