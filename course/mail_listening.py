"""Read the mailbox that bounces come back to, on from where it was read last, and act on what is in it."""

from datetime import datetime
from typing import Protocol

import structlog

from course import facts, returns
from course.db import Database
from course.rules import bounces
from course.rules.bounces import Returned
from course.senders.imap_mailbox import MOST_AT_ONCE, ImapMailbox, Place
from course.senders.sender import Uncertain
from course.settings import Settings

# So many parts are read in one go; what is left after them waits for the next.
MOST_PARTS = 50
log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What reading needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def mailbox(self) -> ImapMailbox | None: ...


def listen(tools: Tools, *, now: datetime) -> int:
    """Act on every mail that came since the last time; how many there were. 0 where there is no mailbox.

    A full mailbox is read part by part, to its end: whoever came back last must not be written to meanwhile.
    """
    taken = 0
    for _ in range(MOST_PARTS):
        part = _listen(tools, now)
        taken += part
        if part < MOST_AT_ONCE:
            break
    return taken


def _listen(tools: Tools, now: datetime) -> int:
    """The next part of it; how many mails that was."""
    if tools.mailbox is None:
        return 0
    with tools.db.reading() as session:
        place = Place.parse(facts.read(session, facts.MAIL_READ_TO) or "")
    try:
        mails, reached = tools.mailbox.since(place)
    except Uncertain as error:
        # How far it was read stays as it is, so the next reading begins there.
        log.warning("mailbox_unreadable", code=error.code)
        return 0
    for mail in mails:
        take_in(tools, mail, now=now)
    with tools.db.writing() as session:
        facts.remember(session, facts.MAIL_READ_TO, str(reached), now=now)
        session.commit()
    return len(mails)


def take_in(tools: Tools, mail: bytes, *, now: datetime) -> tuple[Returned, bool]:
    """Act on one mail: what it is, and whether it is about a mail of ours."""
    returned = bounces.read(mail, domain=(tools.settings.email_from or "@").rsplit("@", 1)[1])
    with tools.db.writing() as session:
        is_ours = returns.take(session, returned, now=now) is not None
        session.commit()
    return returned, is_ours
