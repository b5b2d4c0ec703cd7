"""Read the provider's own list of what came in, so that a text whose webhook never reached us is found all the same.

Every quarter of an hour, and after any outage as far back as the outage was long (promises.md 0.10). A text that has
been seen does nothing a second time.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from course import facts, inbox
from course.db import Database
from course.inbox import Incoming
from course.lessons import Course
from course.models import Channel
from course.senders.sender import KeepsTraffic, Passed, Sender, Uncertain

# Lists lag behind, and clocks differ.
MARGIN = timedelta(hours=1)
AT_FIRST = timedelta(days=1)
# A reply still helps within the hour; later a text is taken in as of its own moment, and its reply has expired.
REPLIES_HELP = timedelta(hours=1)
log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What listening needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def course(self) -> Course: ...
    @property
    def senders(self) -> Mapping[str, Sender]: ...


def listen(tools: Tools, *, now: datetime) -> int:
    """Take in every text that no webhook brought; how many there were."""
    sender: object = tools.senders.get(Channel.SMS)
    if not isinstance(sender, KeepsTraffic):
        return 0
    try:
        passed = sender.traffic(since=_read_until(tools, now) - MARGIN)
    except Uncertain as error:
        # Where it has been read to stays as it is, so the next reading goes as far back.
        log.warning("list_unreadable", code=error.code)
        return 0
    found = sum(take_in(tools, one, at=_as_of(one, now)) for one in passed if one.is_inbound)
    with tools.db.writing() as session:
        facts.remember(session, facts.READ_UNTIL, now.isoformat(), now=now)
        session.commit()
    return found


def _read_until(tools: Tools, now: datetime) -> datetime:
    with tools.db.reading() as session:
        found = facts.read(session, facts.READ_UNTIL)
    return datetime.fromisoformat(found) if found else now - AT_FIRST


def _as_of(one: Passed, now: datetime) -> datetime:
    return now if now - one.at <= REPLIES_HELP else one.at


def take_in(tools: Tools, one: Passed, *, at: datetime) -> bool:
    """Act on a text as of a moment; False where it was seen before. Replies to it live from that moment on."""
    with tools.db.writing() as session:
        incoming = Incoming(one.provider_id, one.contact, one.text, written_at=min(one.at, at))
        is_new = inbox.receive(session, tools.course, incoming, now=at) is not None
        session.commit()
    return is_new
