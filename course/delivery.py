"""The second half of the scheduler: claim what is due, ask again, send with nothing open, settle.

Each batch is three steps, and no transaction is open in the second:
  1. claim   one write: messages become ours, are asked once more whether they may go, get their link or code;
  2. send    the provider is called, several at a time;
  3. settle  one write: handed over, refused, put back, or unknown.
A crash between 1 and 3 leaves *claimed* rows. When their lease ends they are *unknown*, and `settling` asks the
provider about them; they are never sent again blindly (promises.md 0.1).
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from course import codes, consents, facts, holds, message_links, messages, nudges, opt_outs, plans, throttle
from course.clock import Clock
from course.consents import Given
from course.db import Database, Session
from course.holds import Later
from course.lessons import Course, short_line, short_lines
from course.links import Links
from course.models import Channel, Enrolment, Message
from course.opt_outs import OptOut
from course.rules import segments
from course.senders.sender import NotSent, Parts, Refused, Sender, Uncertain
from course.settings import Settings
from course.wording import Wording

# As many as are sent at once: what is claimed is on its way within moments, so that a STOP is heeded at once and a
# crash leaves few messages in doubt.
BATCH = SENDERS = 16
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=30)
RATE_SLICE = timedelta(seconds=10)
# A text may be two segments long, so each is counted as two until it has been written.
SEGMENTS_AT_MOST = 2
log = structlog.get_logger(__name__)


class Tools(Protocol):
    """What delivery needs of the wiring."""

    @property
    def settings(self) -> Settings: ...
    @property
    def db(self) -> Database: ...
    @property
    def course(self) -> Course: ...
    @property
    def wording(self) -> Wording: ...
    @property
    def links(self) -> Links: ...
    @property
    def senders(self) -> Mapping[str, Sender]: ...


@dataclass(frozen=True)
class Ticket:
    """A claimed message on its way to the provider. Its words exist only here."""

    message_id: int
    claim_token: str
    channel: str
    ref: str
    attempts: int
    to: str = field(repr=False)
    parts: Parts = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True)
class Outcome:
    """What became of a ticket: a provider's id, or the error that says what is known."""

    ticket: Ticket
    provider_id: str = ""
    error: Refused | NotSent | Uncertain | None = None


def deliver_due(tools: Tools, *, clock: Clock, at_most: int = messages.ROUTINE) -> int:
    """Deliver one batch; how many messages it took from the queue. Call it until it gives 0.

    `at_most` leaves out what is less urgent than that, for a web process that sends only what somebody waits for.
    """
    with tools.db.writing() as session:
        tickets, taken = _claim(session, tools, clock(), at_most)
        session.commit()
    outcomes = _send_all(tools.senders, tickets, clock)
    if outcomes:
        with tools.db.writing() as session:
            _settle(session, outcomes, clock())
            session.commit()
    return taken


def words(session: Session, tools: Tools, message: Message, *, link: str, digits: str) -> Parts:
    """The words of a message with a given link and code. Only the week, the link and our own name are filled in."""
    country = tools.course.country(message.country)
    values = {
        "link": link,
        "code": digits,
        "week": str(_week(session, tools.course, message)),
        "sender": tools.settings.sender_name,
        "help_link": tools.links.help_now(),
        "stop_link": tools.links.unsubscribe(_opt_out(tools.settings, message)),
        "lines": short_lines(country),
        "emergency": country.emergency[0],
        "line": short_line(country),
    }
    if message.channel == Channel.SMS:
        return Parts(text=tools.wording.sms(message.kind, message.locale, **values))
    mail = tools.wording.email(message.kind, message.locale, **values)
    return Parts(mail.text, mail.subject, mail.html, values["stop_link"])


def _claim(session: Session, tools: Tools, now: datetime, at_most: int) -> tuple[list[Ticket], int]:
    """Take a batch, hold what must not go, and write a ticket for the rest. Nothing goes after a restore."""
    if facts.read(session, facts.HELD) is not None:
        return [], 0
    nudges.expire(session, now=now)
    room = {channel: _room(session, tools, channel, now) for channel in tools.senders}
    tickets: list[Ticket] = []
    taken = 0
    for channel, limit in room.items():
        claimed = messages.claim_due(session, channels=[channel], limit=limit, at_most=at_most, now=now)
        throttle.give_back(session, f"rate:{channel}", limit - len(claimed))
        taken += len(claimed)
        going = _ask_again(session, tools.course, claimed, now)
        # Held here, so that each row is read once and not again for each question about it.
        _rows = holds.rows_behind(session, going)
        tickets += [_ticket(session, tools, message, now) for message in going]
    return tickets, taken


def _ask_again(session: Session, course: Course, claimed: Sequence[Message], now: datetime) -> list[Message]:
    """Those that may go; what must not go is held back with a reason, what is to go later is put back."""
    in_order = sorted(claimed, key=lambda one: (one.contact_index, one.id))
    held = holds.reasons_to_hold(session, course, in_order, now=now)
    for message in in_order:
        hold = held.get(message.id)
        if isinstance(hold, Later):
            holds.move(session, message, hold, now=now)
        elif hold is not None:
            messages.suppress(message, hold, now=now)
            nudges.release(session, message, now=now)
    return [one for one in in_order if one.id not in held]


def _room(session: Session, tools: Tools, channel: str, now: datetime) -> int:
    """How many messages this slice of time still holds, over all processes."""
    settings = tools.settings
    per_second = settings.email_per_second
    if channel == Channel.SMS:
        per_second = settings.sms_segments_per_second / SEGMENTS_AT_MOST
    limit = max(1, int(per_second * RATE_SLICE.total_seconds()))
    return throttle.take(session, f"rate:{channel}", limit=limit, per=RATE_SLICE, now=now, wanted=BATCH)


def _ticket(session: Session, tools: Tools, message: Message, now: datetime) -> Ticket:
    """A fresh link, a fresh code where the message carries one, and its words."""
    link = tools.links.message(message_links.issue(session, message, now=now))
    digits = codes.mint(session, message.code_id, now=now) if message.code_id is not None else ""
    return Ticket(
        message_id=message.id,
        claim_token=message.claim_token or "",
        channel=message.channel,
        ref=message.ref,
        attempts=message.attempts,
        to=messages.contact_of(session, message),
        parts=words(session, tools, message, link=link, digits=digits),
        expires_at=message.expires_at,
    )


def _send_all(senders: Mapping[str, Sender], tickets: Sequence[Ticket], clock: Clock) -> list[Outcome]:
    if not tickets:
        return []
    with ThreadPoolExecutor(max_workers=min(SENDERS, len(tickets))) as pool:
        return list(pool.map(lambda ticket: _send(senders[ticket.channel], ticket, clock), tickets))


def _send(sender: Sender, ticket: Ticket, clock: Clock) -> Outcome:
    try:
        # Counted at this very moment, so that what is left of the window is never more than there is.
        left = ticket.expires_at - clock()
        provider_id = sender.send(ticket.to, ticket.parts, ref=ticket.ref, valid_for=left)
    except (Refused, NotSent, Uncertain) as error:
        return Outcome(ticket, error=error)
    except Exception as error:
        # A sender that breaks its word may have sent all the same, so this is treated as a lost answer.
        log.error("sender_broke", message=ticket.message_id, error=type(error).__name__)
        return Outcome(ticket, error=Uncertain("sender-broke"))
    return Outcome(ticket, provider_id=provider_id)


def _settle(session: Session, outcomes: Sequence[Outcome], now: datetime) -> None:
    held = messages.held_by(session, {one.ticket.message_id: one.ticket.claim_token for one in outcomes})
    for outcome in outcomes:
        message = held.get(outcome.ticket.message_id)
        if message is None:
            # Our lease ended meanwhile and the message is in other hands: a report or the provider's list settles it.
            log.warning("claim_lost", message=outcome.ticket.message_id)
        else:
            _settle_one(session, message, outcome, now)


def _settle_one(session: Session, message: Message, outcome: Outcome, now: datetime) -> None:
    ticket, error = outcome.ticket, outcome.error
    if isinstance(error, Refused):
        _refuse(session, message, error, now)
    elif isinstance(error, NotSent):
        pause = timedelta(seconds=error.retry_after) if error.retry_after else _pause(ticket.attempts)
        messages.put_back(message, error.code, not_before=now + pause, now=now)
    elif isinstance(error, Uncertain):
        messages.became_unknown(message, error.code)
    else:
        parts = ticket.parts
        count = segments.count(parts.text).segments if ticket.channel == Channel.SMS else None
        messages.handed_over(message, outcome.provider_id, count, now=now)


def _refuse(session: Session, message: Message, error: Refused, now: datetime) -> None:
    messages.refused(message, error.code, now=now)
    if error.suppress:
        given = Given(message.channel, f"provider-{error.code}", contact_index=message.contact_index)
        consents.withdraw(session, given, person_id=None, now=now)
    if error.alarm:
        log.error("provider_refused", message=message.id, code=error.code)


def _pause(attempts: int) -> timedelta:
    """Half a minute, then twice as long each time, at most half an hour."""
    doublings: int = 2 ** (attempts - 1)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)


def _week(session: Session, course: Course, message: Message) -> int:
    """The week in which the reader's own plan has what a message speaks of."""
    enrolment = (
        session.get(Enrolment, message.enrolment_id) if message.enrolment_id and message.item else None
    )
    if enrolment is None:
        return 1
    item = plans.of(session, course, enrolment).item(message.item or "")
    return item.week if item is not None else 1


def _opt_out(settings: Settings, message: Message) -> str:
    return opt_outs.token(settings.secret_key, OptOut(message.channel, message.contact_index))
