"""The second half of the scheduler: claim what is due, ask again, send with nothing open, settle.

Three steps, and no transaction is open in the second:
  1. claim   in one write: messages become ours, are asked once more whether they may go, get their link or code;
  2. send    the provider is called;
  3. settle  in one write: handed over, refused, put back, or unknown.
`dispatching` does the three for many messages at a time, over and over; `deliver_due` does them once, for a web
process and for a clock that is stepped. A crash between 1 and 3 leaves *claimed* rows. When their lease ends they are
*unknown*, and `settling` asks the provider about them; they are never sent again blindly (promises.md 0.1).
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from course import claims, consents, facts, holds, messages, nudges, own_words, rates, spending, tickets
from course import clock as clocks
from course.clock import Clock
from course.consents import Given
from course.db import Session
from course.holds import Later
from course.lessons import Course
from course.models import Channel, Message
from course.rates import Pace
from course.senders import sender as senders
from course.senders.sender import NotSent, Refused, Sender, Uncertain
from course.tickets import Ticket, Tools

# As many as are sent at once: what is claimed is on its way within moments, so that a STOP is heeded at once and a
# crash leaves few messages in doubt.
BATCH = SENDERS = 16
# What was claimed longer ago is asked again before it goes: a STOP is heeded within five seconds (promises.md 3).
HEED_SECONDS = 4.0
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=30)
# Where the provider was too busy, the pace of all of them is what slows down.
BUSY_PAUSE = timedelta(seconds=10)
# How often the jobs, which send without a pause, look at the pace.
EVERY_SECONDS = 0.25
# What check-lessons allows a text.
SEGMENTS_AT_MOST = 2
SET_ASIDE = timedelta(hours=1)
T = TypeVar("T")
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Claimed:
    """What a claim brought; `taken` counts also what must not go. `is_held_back`: the pace left some of it behind."""

    tickets: list[Ticket]
    taken: int
    is_held_back: bool


@dataclass
class Outcome:
    """What became of a ticket: a provider's id, or the error that says what is known."""

    ticket: Ticket
    provider_id: str = ""
    error: Refused | NotSent | Uncertain | None = None


def deliver_due(
    tools: Tools, *, clock: Clock, at_most: int = messages.ROUTINE, every: float = EVERY_SECONDS, at_once: int = SENDERS
) -> int:  # fmt: skip
    """Deliver one batch; how many messages it took from the queue. Call it until it gives 0.

    `at_most` leaves out what is less urgent than that, for a web process that sends only what somebody waits for.
    `every` says how many seconds the caller's clock makes at a time, and so what the pace must allow at once.
    `at_once` is how many are handed over side by side.
    """
    with tools.db.writing() as session:
        wanted = dict.fromkeys(tools.senders, BATCH)
        claimed = claim(session, tools, wanted, at_most=at_most, every=every, now=clock())
        session.commit()
    if not claimed.tickets:
        return claimed.taken
    with ThreadPoolExecutor(max_workers=min(at_once, len(claimed.tickets))) as pool:
        outcomes = list(pool.map(lambda ticket: send(tools.senders, ticket, clock), claimed.tickets))
    with tools.db.writing() as session:
        settle(session, outcomes, now=clock())
        session.commit()
    return claimed.taken


def claim(
    session: Session,
    tools: Tools,
    wanted: Mapping[str, int],
    *,
    at_most: int = messages.ROUTINE,
    every: float = EVERY_SECONDS,
    now: datetime,
) -> Claimed:
    """Take so many of each channel, hold what must not go, write tickets for the rest. Nothing goes after a restore."""
    if facts.is_held(session):
        return Claimed([], 0, is_held_back=False)
    nudges.expire(session, now=now)
    found: list[Ticket] = []
    taken, is_held_back = 0, False
    for channel in sorted(channel for channel, number in wanted.items() if number > 0):
        pace = _pace(tools, channel, every)
        room = wanted[channel] if pace is None else rates.room(session, channel, pace, now=now)
        limit = min(room, wanted[channel])
        # From here on what we read of them may have changed, and every second counts.
        asked_at = clocks.steady()
        claimed = claims.claim_due(session, channel=channel, limit=limit, at_most=at_most, now=now)
        if len(claimed) == limit < wanted[channel]:
            is_held_back = is_held_back or claims.is_due(session, channel=channel, at_most=at_most, now=now)
        written = _write(session, tools, claimed, asked_at, now)
        if pace is not None:
            rates.take(session, channel, sum(one.tokens for one in written))
        found += written
        taken += len(claimed)
    return Claimed(found, taken, is_held_back)


def _pace(tools: Tools, channel: str, every: float) -> Pace | None:
    """How fast a channel may send; the demonstration's test phone takes what comes."""
    settings = tools.settings
    if settings.is_demo:
        return None
    if channel == Channel.SMS:
        return rates.pace(settings.sms_segments_per_second, every=every, largest=SEGMENTS_AT_MOST)
    return rates.pace(settings.email_per_second, every=every)


def _write(
    session: Session, tools: Tools, claimed: Sequence[Message], asked_at: float, now: datetime
) -> list[Ticket]:
    """Tickets for those that may go, the most urgent first."""
    if not claimed:
        return []
    may_go = _ask_again(session, tools.course, claimed, now)
    going = [one for one in claimed if one.id in may_go]
    spoken = own_words.spoken(session, tools.wording, going, now=now)
    tokens = tickets.tokens(session, going, now=now)
    write = partial(tickets.write, session, tools, asked_at=asked_at, now=now)
    written = (
        _unless_it_breaks(
            one, now, partial(write, one, spoken.get(one.id, tools.wording), token=tokens.get(one.id))
        )
        for one in going
    )
    return _within_limits(session, going, [ticket for ticket in written if ticket is not None], now)


def _within_limits(
    session: Session, going: Sequence[Message], written: Sequence[Ticket], now: datetime
) -> list[Ticket]:
    """Charge the texts to their cohorts; what a cohort's limit forbids is put back, and waits."""
    by_id = {one.id: one for one in going if one.cohort_id is not None}
    texts = [(by_id[one.message_id], one.segments) for one in written if one.message_id in by_id]
    charges = spending.charge(session, [pair for pair in texts if pair[1]], now=now)
    found = []
    for ticket in written:
        ticket.charge, message = charges.get(ticket.message_id), by_id.get(ticket.message_id)
        if ticket.charge is None and ticket.segments and message is not None:
            messages.put_back(message, messages.SPENDING_LIMIT, not_before=now + spending.LOOK_AGAIN)
            message.attempts -= 1
        else:
            found.append(ticket)
    return found


def _ask_again(session: Session, course: Course, claimed: Sequence[Message], now: datetime) -> set[int]:
    """Which may go; what must not go is held back with a reason, what is to go later is put back."""
    in_order = sorted(claimed, key=lambda one: (one.contact_index, one.id))
    held = _reasons(session, course, in_order, now)
    for message in in_order:
        hold = held.get(message.id)
        if isinstance(hold, Later):
            holds.move(session, message, hold, now=now)
        elif hold is not None:
            messages.suppress(message, hold, now=now)
            nudges.release(session, message, now=now)
    return {one.id for one in in_order if one.id in held and held[one.id] is None}


def _reasons(
    session: Session, course: Course, in_order: Sequence[Message], now: datetime
) -> dict[int, str | Later | None]:
    """Why each must not go, or None; asked at once, and one by one where that fails. Which fails is left out."""
    try:
        held = holds.reasons_to_hold(session, course, in_order, now=now)
    except SQLAlchemyError:
        raise
    except Exception as error:
        log.error("claim_broke", messages=len(in_order), error=type(error).__name__)
    else:
        return {one.id: held.get(one.id) for one in in_order}
    found: dict[int, str | Later | None] = {}
    for message in in_order:
        ask = partial(holds.reasons_to_hold, session, course, [message], now=now)
        if (reason := _unless_it_breaks(message, now, ask)) is not None:
            found[message.id] = reason.get(message.id)
    return found


def _unless_it_breaks(message: Message, now: datetime, work: Callable[[], T]) -> T | None:
    """One message at which the rule or the words fail must not hold up the others: it waits, and is logged."""
    try:
        return work()
    except SQLAlchemyError:
        raise
    except Exception as error:
        log.error("message_broke", message=message.id, error=type(error).__name__)
        messages.put_back(message, "message-broke", not_before=now + SET_ASIDE)
        return None


def send(by_channel: Mapping[str, Sender], ticket: Ticket, clock: Clock) -> Outcome:
    """Hand one over, unless too much time has passed since it was asked whether it may go."""
    try:
        with senders.only_before(ticket.asked_at + HEED_SECONDS):
            senders.refuse_if_late()
            # Counted at this very moment, so that what is left of the window is never more than there is.
            left = ticket.expires_at - clock()
            sender = by_channel[ticket.channel]
            provider_id = sender.send(ticket.to, ticket.parts, ref=ticket.ref, valid_for=left)
    except (Refused, NotSent, Uncertain) as error:
        return Outcome(ticket, error=error)
    except Exception as error:
        # A sender that breaks its word may have sent all the same, so this is treated as a lost answer.
        log.error("sender_broke", message=ticket.message_id, error=type(error).__name__)
        return Outcome(ticket, error=Uncertain("sender-broke"))
    return Outcome(ticket, provider_id=provider_id)


def settle(session: Session, outcomes: Sequence[Outcome], *, now: datetime) -> None:
    """Write down what became of each, where the claim still holds."""
    if not outcomes:
        return
    held = claims.held_by(session, {one.ticket.message_id: one.ticket.claim_token for one in outcomes})
    for outcome in outcomes:
        if outcome.ticket.message_id not in held:
            # Our lease ended meanwhile and the message is in other hands: a report or the provider's list settles it.
            log.warning("claim_lost", message=outcome.ticket.message_id)
    ours = [one for one in outcomes if one.ticket.message_id in held]
    # Nearly all of them, and so all at once; the others are looked at one by one.
    taken = [
        (one.ticket.message_id, one.provider_id, one.ticket.segments or None) for one in ours if not one.error
    ]
    messages.handed_over(session, taken, now=now)
    failed = {one.ticket.message_id: one for one in ours if one.error}
    for message in messages.with_ids(session, failed):
        _settle_failed(session, message, failed[message.id], now)


def _settle_failed(session: Session, message: Message, outcome: Outcome, now: datetime) -> None:
    ticket, error = outcome.ticket, outcome.error
    if isinstance(error, Refused | NotSent) and ticket.charge is not None:
        spending.give_back(session, ticket.charge)
    if isinstance(error, Refused):
        _refuse(session, message, error, now)
    elif isinstance(error, NotSent):
        _put_back(session, message, ticket, error, now)
    elif isinstance(error, Uncertain):
        messages.became_unknown(message, error.code)


def _refuse(session: Session, message: Message, error: Refused, now: datetime) -> None:
    messages.refused(message, error.code, now=now)
    if error.suppress:
        given = Given(message.channel, f"provider-{error.code}", contact_index=message.contact_index)
        consents.withdraw(session, given, person_id=None, now=now)
        nudges.go_another_way(session, message, now=now)
    if error.alarm:
        log.error("provider_refused", message=message.id, code=error.code)


def _put_back(session: Session, message: Message, ticket: Ticket, error: NotSent, now: datetime) -> None:
    """It surely was not sent. What the provider said of all our messages slows or stops the whole channel."""
    pause = BUSY_PAUSE if error.too_fast else _pause(ticket.attempts)
    if error.retry_after is not None:
        pause = timedelta(seconds=error.retry_after)
    if error.stops_channel:
        pause = rates.STOPPED_FOR
        rates.stop(session, message.channel, error.code, now=now)
    elif error.too_fast:
        rates.slow_down(session, message.channel, rests_for=error.retry_after or 0.0, now=now)
    messages.put_back(message, error.code, not_before=now + pause)
    if error.too_fast or not error.was_tried:
        # That it was turned away at the door is no try of this message.
        message.attempts -= 1
    if not error.was_tried:
        rates.give_back(session, message.channel, ticket.tokens)


def _pause(attempts: int) -> timedelta:
    """Half a minute, then twice as long each time, at most half an hour."""
    doublings: int = 2 ** (attempts - 1)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)
