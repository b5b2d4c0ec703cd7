"""After a restore: what the backup does not know is found out before anything is sent again.

A backup forgets every message, every STOP and every erasure that came after it. So a restored Kith is *held*: it takes
answers and texts as always, and sends nothing, until `release` has
  1. taken in what came by text since then, from the provider's list: a STOP holds, a check-in answered counts;
  2. noted what went out since then. The list says to whom something went, not which step of the course it was. So for
     everybody who got something, all that could have gone out counts as gone; a missed nudge is cheaper than a double
     one. Where a provider keeps no list, as with e-mail, the same holds for everybody;
  3. dropped what was waiting to be sent when the backup was made, where it may have gone.
Erasures are done again at once, from the list that is kept outside the database.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from course import (
    api_tokens,
    audit,
    enrolments,
    erasing,
    facts,
    listening,
    messages,
    nudges,
    people,
    planning,
    rosters,
    sessions,
)
from course.audit import Act
from course.backups import Head
from course.db import Database, Session
from course.lessons import Course
from course.models import Channel, Enrolment, Message, MessageStatus
from course.planning import Won
from course.rules import forecast
from course.rules.forecast import Coming
from course.senders.sender import KeepsTraffic, Passed, Sender

# Our clock and the provider's may differ, and a list is cheap to read twice: nothing in it counts twice.
MARGIN = timedelta(hours=1)
BATCH = 200


class Tools(Protocol):
    """What restoring needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def course(self) -> Course: ...
    @property
    def senders(self) -> Mapping[str, Sender]: ...


@dataclass(frozen=True)
class Found:
    """What had happened since the backup: texts taken in, messages noted as gone or perhaps gone."""

    texts_in: int
    gone: int
    perhaps_gone: int


def hold(tools: Tools, head: Head, ledger: Path, *, now: datetime) -> int:
    """Hold everything, end every session, erase again whom the list in `ledger` names; how many those were."""
    with tools.db.writing() as session:
        facts.remember(session, facts.HELD, head.made_at.isoformat(), now=now)
        sessions.end_every(session, now=now)
        api_tokens.end_every(session, now=now)
        audit.record(session, Act("restored", "database", actor="command"), now=now)
        erased = sum(_erase_again(session, uid, ledger, now) for uid in erasing.noted(ledger))
        session.commit()
    erasing.sweep(tools)
    return erased


def held_since(session: Session) -> datetime | None:
    """When the backup was made that this database was restored from; None once it is released."""
    found = facts.read(session, facts.HELD)
    return datetime.fromisoformat(found) if found is not None else None


def is_held(tools: Tools) -> bool:
    """Whether a restored database waits to be released: nothing is planned or sent until then."""
    with tools.db.reading() as session:
        return facts.is_held(session)


def release(tools: Tools, *, now: datetime) -> Found | None:
    """Reconcile with the providers and send again. None where nothing is held; raises Uncertain where a list fails."""
    with tools.db.reading() as session:
        since = held_since(session)
    if since is None:
        return None
    passed = _traffic(tools.senders, since - MARGIN)
    # As of the moment it came: replies to it are of no use any more, and expire unsent.
    inbound = (one for one in passed.get(Channel.SMS, ()) if one.is_inbound)
    texts_in = sum(listening.take_in(tools, one, at=one.at) for one in inbound)
    gone, perhaps_gone = _note_what_went(tools, passed, since, now)
    with tools.db.writing() as session:
        facts.forget(session, facts.HELD)
        audit.record(session, Act("released-hold", "database", actor="command"), now=now)
        session.commit()
    return Found(texts_in, gone, perhaps_gone)


def _erase_again(session: Session, uid: str, ledger: Path, now: datetime) -> bool:
    person = people.named(session, uid)
    if person is not None:
        erasing.erase(session, person, actor="command", ledger=ledger, now=now)
    return person is not None


def _traffic(senders: Mapping[str, Sender], since: datetime) -> dict[str, list[Passed]]:
    """What each provider's list shows; channels without a list are left out."""
    return {
        channel: sender.traffic(since=since)
        for channel, sender in senders.items()
        if isinstance(sender, KeepsTraffic)
    }


def _note_what_went(
    tools: Tools, passed: Mapping[str, Sequence[Passed]], since: datetime, now: datetime
) -> tuple[int, int]:
    gone = perhaps = after = 0
    with tools.db.reading() as session:
        out = {channel: _by_contact(session, channel, passed[channel], since) for channel in passed}
    while True:
        with tools.db.writing() as session:
            batch = rosters.page_under_way(session, limit=BATCH, after=after)
            for one in batch:
                noted = _note_one(session, tools.course, one, out, since, now)
                gone, perhaps = gone + noted[0], perhaps + noted[1]
            session.commit()
        if len(batch) < BATCH:
            return gone, perhaps
        after = batch[-1].id


def _by_contact(
    session: Session, channel: str, passed: Iterable[Passed], since: datetime
) -> dict[str, list[Passed]]:
    """What went out since the backup, by the keyed hash of the number or address.

    A list has whole seconds. So of the second in which the backup was made all counts but what the backup knows of.
    """
    out = [one for one in passed if not one.is_inbound and one.at >= since.replace(microsecond=0)]
    same_second = [one.provider_id for one in out if one.at <= since]
    before = messages.with_provider_ids(session, same_second, besides=0)
    found: defaultdict[str, list[Passed]] = defaultdict(list)
    for one in out:
        if one.provider_id not in before:
            found[people.contact_index(session, channel, one.contact)].append(one)
    return found


def _note_one(
    session: Session,
    course: Course,
    enrolment: Enrolment,
    out: Mapping[str, Mapping[str, list[Passed]]],
    since: datetime,
    now: datetime,
) -> tuple[int, int]:
    """Write what went to one learner since the backup, or may have; how many of each."""
    person = people.find(session, enrolment.person_id)
    index = people.index_of(person) if person is not None else None
    if person is None or index is None:
        return 0, 0
    went = out[person.channel].get(index, []) if person.channel in out else None
    if went == []:
        return 0, 0
    nudges.drop_waiting(session, enrolment.id, now=now)
    free = list(went or ())
    noted = [0, 0]
    standing = nudges.standing(session, course, enrolment, now=since)
    for coming in forecast.forecast(standing, since, days=(now - since).days + 1):
        won = Won(enrolment, person, coming.reason, timedelta(0))
        if coming.at > now or not planning.write(session, [won], coming.at):
            continue
        message = nudges.message_of(session, enrolment.id, coming.reason.key)
        seen = _on_that_day(free, coming)
        noted[0 if seen else 1] += 1
        _settle(message, seen, coming.at)
        if seen:
            free.remove(seen)
    enrolments.look_again(session, enrolment_id=enrolment.id, now=now)
    return noted[0], noted[1]


def _on_that_day(free: Iterable[Passed], coming: Coming) -> Passed | None:
    """What went out within half a day of the moment that was meant."""
    return next((one for one in free if abs(one.at - coming.at) < timedelta(hours=12)), None)


def _settle(message: Message, seen: Passed | None, at: datetime) -> None:
    message.claimed_at = at
    if seen is not None:
        message.status, message.provider_id = MessageStatus.SENT, seen.provider_id
        message.handed_over_at = seen.at
    else:
        message.status, message.reason_code, message.settled_at = MessageStatus.SUPPRESSED, "restored", at
