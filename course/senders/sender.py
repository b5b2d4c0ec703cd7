"""What every sender promises, and the three ways a hand-over can fail.

A sender is two facts: `send` hands one message to a provider, `find` asks the provider what it
already has. The exceptions say what is *known* after a failure, because that alone decides
whether a message may be tried again:

    Refused     the provider said no for good: never retried
    NotSent     surely not sent, nothing reached the provider: may be tried again
    Uncertain   the answer was lost, it may have been sent: never resent blindly

None of them carries a body, a number, an address or a token, so all are safe in a log.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol, runtime_checkable

from course import clock


@dataclass(frozen=True)
class Parts:
    """The rendered message; a text message uses `text` only. The repr is empty, because logs keep reprs."""

    text: str = field(repr=False)
    subject: str = field(default="", repr=False)
    html: str = field(default="", repr=False)
    unsubscribe_url: str = field(default="", repr=False)


@dataclass(frozen=True)
class Sighting:
    """One message as the provider's own list shows it. `sent_at` is None while it is still queued there."""

    provider_id: str
    text: str = field(repr=False)
    status: str
    sent_at: datetime | None


@dataclass(frozen=True)
class Passed:
    """One message of either direction, as the provider's own list shows it. `contact` is the learner's side."""

    provider_id: str
    is_inbound: bool
    contact: str = field(repr=False)
    text: str = field(repr=False)
    at: datetime


@runtime_checkable
class KeepsTraffic(Protocol):
    """A sender whose provider keeps a list of all that went out and came in."""

    def traffic(self, *, since: datetime) -> list[Passed]:
        """All that passed since then, the oldest first. Raises Uncertain when the list cannot be read."""


@runtime_checkable
class KeepsWords(Protocol):
    """A sender whose provider keeps what was said, and forgets it when told to."""

    def passed_on(self, on: date) -> list[Passed]:
        """What went out and came in on a date in UTC. Raises Uncertain when the list cannot be read."""

    def forget_words(self, provider_id: str) -> None:
        """Have the provider keep a message without its words. Raises Uncertain where it may still have them."""


class Sender(Protocol):
    """One channel to one provider; safe to share between threads."""

    channel: str

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        """Hand over one message and return the provider's id; raises Refused, NotSent or Uncertain.

        `ref` is our own id of the message, which comes back in delivery reports; `valid_for` is
        how long the provider may still deliver it. With less than a second left, nothing is
        handed over (NotSent).
        """

    def find(self, to: str, *, since: datetime) -> list[Sighting] | None:
        """What the provider has accepted for this recipient since then; None if it keeps no list.

        Raises Uncertain, and nothing else, when the list cannot be read: a list that failed
        says nothing about the message.
        """


class Refused(Exception):
    """The provider said no, and would again. `suppress`: not to this address; `alarm`: a person must look."""

    def __init__(self, code: str, *, suppress: bool = False, alarm: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.suppress = suppress
        self.alarm = alarm


class NotSent(Exception):
    """Surely not sent. `retry_after` is how many seconds the provider asked us to wait, if it did.

    `too_fast`: it finds us too fast, whatever the message; `stops_channel`: it refuses our account, so it would refuse
    every message until a person has seen to it; `was_tried` is False where nobody was asked.
    """

    def __init__(
        self,
        code: str,
        *,
        retry_after: float | None = None,
        too_fast: bool = False,
        stops_channel: bool = False,
        was_tried: bool = True,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.too_fast = too_fast
        self.stops_channel = stops_channel
        self.was_tried = was_tried


class Uncertain(Exception):
    """May have been sent: settle it by a delivery report or by `find`, never by sending again."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_LATEST: ContextVar[float] = ContextVar("latest", default=float("inf"))


@contextmanager
def only_before(moment: float) -> Iterator[None]:
    """What is sent in here must begin before a moment of the machine's steady clock, which no pause of us holds up."""
    token = _LATEST.set(moment)
    try:
        yield
    finally:
        _LATEST.reset(token)


def refuse_if_late() -> None:
    """Asked by a sender right before it writes what the provider can act upon: raises NotSent when it is too late.

    A process that slept in between must not go on where it left off: its message may be in other hands by now.
    """
    if clock.steady() >= _LATEST.get():
        raise NotSent("claim-too-old", retry_after=0.0, was_tried=False)


def whole_seconds(valid_for: timedelta) -> int:
    """How many whole seconds the provider may take; raises NotSent when not even one is left."""
    seconds = int(valid_for.total_seconds())
    if seconds < 1:
        raise NotSent("too-late")
    return seconds
