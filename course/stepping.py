"""Let time pass on a held clock: everything that falls due on the way happens, in its order.

The demonstration is made and walked through with this. It is the real planner and the real delivery; the only
thing added is that the test phone reports what arrived, as a carrier would.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from course import (
    consents,
    delivery,
    enrolments,
    inbox,
    messages,
    nudges,
    people,
    phone_texts,
    planning,
    reports,
)
from course.clock import Clock
from course.db import Session
from course.inbox import Incoming
from course.models import Channel
from course.rules import forecast
from course.tickets import Tools as DeliveryTools

FAR_AHEAD = timedelta(days=120)
# What the pace of the line holds back at one moment goes so much later.
SENDS_EVERY = timedelta(seconds=5)
Happened = Callable[[datetime], bool]


class Tools(DeliveryTools, Protocol):
    """What stepping needs of the wiring."""

    @property
    def clock(self) -> Clock: ...


@runtime_checkable
class Movable(Protocol):
    """A clock that stands still until it is moved."""

    def __call__(self) -> datetime: ...
    def move_to(self, instant: datetime) -> None: ...


@dataclass(frozen=True)
class Ahead:
    """A message that is to come: when, which kind, for which item of the plan."""

    at: datetime
    kind: str
    item: str | None


class NotHeld(Exception):
    """The clock of this installation cannot be moved."""


def step(tools: Tools, *, now: datetime) -> bool:
    """Do everything that is due at `now`, and have the test phone report it; whether the pace held anything back."""
    planning.plan_due(tools, now=now)
    # One after the other: a recorder and the test phone answer at once, and to begin a thread takes longer.
    while (is_due := _is_due(tools, now)) and delivery.deliver_due(
        tools, clock=lambda: now, every=SENDS_EVERY.total_seconds(), at_once=1
    ):
        pass
    if tools.settings.is_demo:
        _report_arrivals(tools, now)
    return is_due


def next_instant(tools: Tools, *, now: datetime) -> datetime | None:
    """The next moment at which anything could be due for anybody, or None."""
    with tools.db.reading() as session:
        found = (enrolments.next_look(session, after=now), messages.next_send(session, after=now))
    return min((one for one in found if one is not None), default=None)


def move_to(tools: Tools, until: datetime, *, stop_at: Happened = lambda _: False) -> datetime:
    """Hold the clock at `until`, after everything due before, or earlier, where `stop_at` says."""
    clock, now = movable(tools.clock), tools.clock()
    step(tools, now=now)
    while (at := next_instant(tools, now=now)) is not None and at <= until:
        now = at
        clock.move_to(now)
        step(tools, now=now)
        if stop_at(now):
            return now
    if until > now:
        now = until
        clock.move_to(now)
    return now


def jump_to_next_message(tools: Tools, contact_index: str) -> datetime:
    """Move the clock to when the next message reaches a contact; where none will, it stays where it is."""
    now = tools.clock()
    step(tools, now=now)
    before = _arrived(tools, contact_index)
    while (at := _next_message_at(tools, contact_index, now)) is not None and at <= now + FAR_AHEAD:
        now = move_to(tools, at, stop_at=lambda _: _arrived(tools, contact_index) > before)
        if _arrived(tools, contact_index) > before:
            break
    return now


def reply(tools: Tools, channel: str, contact: str, words: str) -> None:
    """Send a text from the test phone: it comes in as a carrier would bring it, and is answered."""
    now = tools.clock()
    with tools.db.writing() as session:
        index = people.contact_index(session, channel, contact)
        number = phone_texts.keep(
            session, direction="out", channel=channel, contact=contact, index=index, subject="", text=words,
            ref=None, now=now,
        )  # fmt: skip
        inbox.receive(session, tools.course, Incoming(f"test-phone-out-{number}", contact, words), now=now)
        session.commit()
    step(tools, now=now)


def ahead(tools: Tools, session: Session, contact_index: str, *, now: datetime) -> list[Ahead]:
    """What one number or address will get after `now` if nothing is done there, in order."""
    found = [
        Ahead(one.send_after, one.kind, one.item)
        for one in nudges.waiting_at(session, contact_index, after=now)
    ]
    for person in people.with_contact(session, contact_index):
        channel = person.channel
        if people.index_of(person) == contact_index and consents.may_send(
            session, person_id=person.id, channel=channel, contact_index=contact_index
        ):
            for enrolment in enrolments.of_person(session, person.id):
                standing = nudges.standing(session, tools.course, enrolment, now=now)
                found += [
                    Ahead(one.at, one.reason.kind, one.reason.item.id)
                    for one in forecast.forecast(standing, now)
                    if one.at > now
                ]
    return sorted(found, key=lambda one: one.at)


def movable(clock: Clock) -> Movable:
    if not isinstance(clock, Movable):
        raise NotHeld
    return clock


def _is_due(tools: Tools, now: datetime) -> bool:
    with tools.db.reading() as session:
        return messages.oldest_due(session, now=now) is not None


def _next_message_at(tools: Tools, contact_index: str, now: datetime) -> datetime | None:
    with tools.db.reading() as session:
        found = ahead(tools, session, contact_index, now=now)
    return found[0].at if found else None


def _arrived(tools: Tools, contact_index: str) -> int:
    with tools.db.reading() as session:
        return phone_texts.count_in(session, contact_index)


def _report_arrivals(tools: Tools, now: datetime) -> None:
    """A carrier says that a text was delivered; a mail server says nothing more."""
    with tools.db.reading() as session:
        waiting = bool(phone_texts.unreported(session))
    if not waiting:
        return
    with tools.db.writing() as session:
        for text in phone_texts.unreported(session):
            if text.ref is not None and text.channel == Channel.SMS:
                reports.take(session, text.ref, f"test-phone-{text.ref}", "delivered", None, now=now)
            text.reported_at = now
        session.commit()
