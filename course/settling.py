"""Find out what became of messages whose answer was lost: ask the provider's own list, never send blindly.

A message is found again by the link it carried, whose keyed hash we kept, or, where it carried no link of its own,
by its words. It is sent again only when the list, read at least two minutes after the attempt, does not show it and its
window is still open (promises.md 2); a second time only when it was read ten minutes after, and then never again.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import structlog

from course import claims, delivery_reports, message_links, messages, own_words, tickets
from course.db import Session
from course.delivery_reports import Report
from course.models import Message, MessageStatus
from course.senders.sender import Sighting, Uncertain
from course.tickets import Tools

WAIT = timedelta(minutes=2)
# How far back the list is read. Wide, since our clock and the provider's may disagree; the link makes the match sure.
LOOK_BACK = timedelta(days=1)
NO_RECEIPT_AFTER = timedelta(hours=72)
# How long after each lost answer the list has to be silent for another try. After the last, staff decide.
SILENT_FOR = (WAIT, timedelta(minutes=10))
# So many are read at once, and so many lists are asked for at the same time.
BATCH, ASKED_AT_ONCE = 50, 8
TOKEN = re.compile(r"/l/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
log = structlog.get_logger(__name__)


def settle_unknowns(tools: Tools, *, now: datetime) -> int:
    """Rescue claims whose worker is gone, ask about every unknown message, close what never got a report.

    How many were settled.
    """
    with tools.db.writing() as session:
        claims.rescue(session, now=now)
        messages.close_without_receipt(session, handed_over_before=now - NO_RECEIPT_AFTER, now=now)
        session.commit()
    settled, after = 0, 0
    with ThreadPoolExecutor(ASKED_AT_ONCE, thread_name_prefix="settle") as pool:
        while lost := _lost(tools, after, now):
            found = list(pool.map(lambda one: _settle_one(tools, one[0], one[1], now), lost))
            settled, after = settled + found.count(True), lost[-1][0].id
            if all(one is None for one in found):
                # No list could be read, so the next ones cannot either: a minute from now they are asked again.
                break
    return settled


def _lost(tools: Tools, after: int, now: datetime) -> list[tuple[Message, str | None]]:
    """The next unknown messages, with the number or address of each."""
    with tools.db.reading() as session:
        found = messages.unknown(session, claimed_before=now - WAIT, after=after, limit=BATCH)
        return [(one, messages.contact_or_none(session, one)) for one in found]


def _settle_one(tools: Tools, message: Message, contact: str | None, now: datetime) -> bool | None:
    """Whether it is settled now; None where the provider's list could not be read."""
    sender = tools.senders.get(message.channel)
    # Whom it went to may not open any more: then only a report settles it, and the others are looked up as ever.
    if sender is None or message.claimed_at is None or contact is None:
        return False
    try:
        seen = sender.find(contact, since=message.claimed_at - LOOK_BACK)
    except Uncertain as error:
        log.warning("list_unreadable", message=message.id, code=error.code)
        return None
    if seen is None:
        # The provider keeps no list: it stays unknown, staff see it, and only they may send it again.
        return False
    with tools.db.writing() as session:
        row = messages.find_unknown(session, message.id)
        settled = row is not None and _apply(session, tools, row, seen, now)
        session.commit()
    return settled


def _apply(session: Session, tools: Tools, message: Message, seen: list[Sighting], now: datetime) -> bool:
    taken = messages.with_provider_ids(session, [one.provider_id for one in seen], besides=message.id)
    free = [one for one in seen if one.provider_id not in taken]
    found = next((one for one in free if _is_it(session, tools, message, one)), None)
    if found is not None:
        report = Report(message.ref, found.provider_id, found.status)
        delivery_reports.record(session, [report], now=now)
        return True
    if _may_go_again(message, now):
        messages.put_back(message, "not-at-provider", not_before=now)
        return message.status == MessageStatus.PLANNED
    return False


def _may_go_again(message: Message, now: datetime) -> bool:
    if message.attempts > len(SILENT_FOR) or message.claimed_at is None:
        return False
    return now < message.expires_at and now - message.claimed_at >= SILENT_FOR[message.attempts - 1]


def _is_it(session: Session, tools: Tools, message: Message, sighting: Sighting) -> bool:
    tokens = TOKEN.findall(sighting.text)
    if tokens and message.kind != own_words.TEST:
        return any(message_links.belongs_to(session, token, message.id) for token in tokens)
    # Worded as it was when it was sent, whatever its cohort says by now.
    sent_at = message.claimed_at or message.created_at
    spoken = own_words.spoken(session, tools.wording, [message], now=sent_at).get(message.id, tools.wording)
    link = tools.links.message(tickets.EXAMPLE) if message.kind == own_words.TEST else ""
    return sighting.text == tickets.words(session, tools, message, spoken, link=link, digits="").text
