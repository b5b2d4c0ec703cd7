"""Have the provider forget what texts said thirty days ago: ours, and what learners wrote (promises.md 3).

It goes by the provider's own list, one date of it after the other, and so also finds what our rows no longer know: the
texts of whoever was erased. The words with which somebody stopped texts, or wanted them again, stay there: a backup
that is older than they are has to find them when it is taken back in.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

import structlog

from course import consents, facts, messages
from course.db import Database, Session
from course.models import Channel
from course.rules import reply_words
from course.senders.sender import KeepsWords, Passed, Sender, Uncertain

KEPT_FOR = timedelta(days=30)
DAY = timedelta(days=1)
# A request each, some tenths of a second: what is more waits for the next time.
AT_ONCE = 400
log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What forgetting needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def senders(self) -> Mapping[str, Sender]: ...


def forget(tools: Tools, *, now: datetime) -> int:
    """Take the words out of all texts that are old enough, AT_ONCE of them at most; how many there were."""
    sender: object = tools.senders.get(Channel.SMS)
    if not isinstance(sender, KeepsWords):
        return 0
    gone = 0
    try:
        for on in _dates(tools, now):
            passed = [one.provider_id for one in sender.passed_on(on) if one.text and not _stays(one)]
            passed += _never_left(tools, on)
            for provider_id in passed[: AT_ONCE - gone]:
                sender.forget_words(provider_id)
                gone += 1
            if gone >= AT_ONCE:
                break
            with tools.db.writing() as session:
                facts.remember(session, facts.FORGOTTEN_UNTIL, (on + DAY).isoformat(), now=now)
                session.commit()
    except Uncertain as error:
        # The date it happened on is gone through once more; where the words are gone already, there is nothing to do.
        log.warning("words_not_forgotten", code=error.code)
    return gone


def _dates(tools: Tools, now: datetime) -> Iterator[date]:
    """The dates that are old enough and not done, in UTC as the provider counts them."""
    with tools.db.reading() as session:
        on, end = _from(session), _until(session, now)
    while on is not None and end is not None and on < end:
        yield on
        on += DAY


def _from(session: Session) -> date | None:
    """Where the last time ended; at first, the day on which anybody first agreed to anything."""
    done = facts.read(session, facts.FORGOTTEN_UNTIL)
    first = consents.first_at(session) if done is None else None
    if first is not None:
        return first.astimezone(UTC).date()
    return date.fromisoformat(done) if done else None


def _until(session: Session, now: datetime) -> date | None:
    """The first date that keeps its words: part of it is too young, or what came in on it was not all taken in yet."""
    heard = facts.read(session, facts.READ_UNTIL)
    if heard is None or facts.is_held(session):
        return None
    return min(now - KEPT_FOR, datetime.fromisoformat(heard) - DAY).astimezone(UTC).date()


def _never_left(tools: Tools, on: date) -> list[str]:
    """Texts that the provider took and could not send. Having no date of sending, they are not in its list by dates."""
    with tools.db.reading() as session:
        return messages.failed_between(session, Channel.SMS, _midnight(on), _midnight(on + DAY))


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(), UTC)


def _stays(one: Passed) -> bool:
    reply = reply_words.understand(one.text) if one.is_inbound else None
    return reply is not None and (reply.takes_back_consent or reply.kind == "start")
