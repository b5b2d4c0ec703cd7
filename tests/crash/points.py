"""Seven points at which a jobs process is killed by its own hand, exactly there, in the middle of many threads.

They follow a message on its way; each is between two things of which the one is done and the other is not.
"""

import os
import select
import signal
import socket
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event, Lock
from typing import Any

from course import delivery, dispatching
from course.db import Session
from course.delivery import Claimed, Outcome
from course.senders import twilio_transport

POINTS = (
    # Claimed, but the claim is not on the disk: it never happened.
    "claim-uncommitted",
    # On the disk, and no thread has its ticket.
    "claim-committed",
    # Connected, and not a byte of the request written.
    "before-request",
    # The provider has accepted it, its answer has arrived, and nobody has read it.
    "answer-unread",
    # Read, and not written down.
    "answer-unsettled",
    # Written down, and not committed.
    "settle-uncommitted",
    # Committed, with others still on their way.
    "settle-committed",
)
READ_SECONDS = 30


class Fuse:
    """Kills this process the nth time that it is lit."""

    def __init__(self, nth: int) -> None:
        self._left, self._lock = nth, Lock()

    def light(self) -> None:
        with self._lock:
            self._left -= 1
            is_over = self._left == 0
        if is_over:
            os.kill(os.getpid(), signal.SIGKILL)
            Event().wait()


def plant(point: str, nth: int) -> None:
    """Let this process die where it comes by a point for the nth time."""
    _PLANTERS[point](Fuse(nth))


def _claim_uncommitted(fuse: Fuse) -> None:
    claim = delivery.claim

    def claiming(*given: Any, **named: Any) -> Claimed:
        claimed = claim(*given, **named)
        if claimed.tickets:
            fuse.light()
        return claimed

    _set(delivery, "claim", claiming)


def _claim_committed(fuse: Fuse) -> None:
    _before(dispatching._Run, "_hand_over", fuse)


def _before_request(fuse: Fuse) -> None:
    """Killed after the last asking, before the one write of the whole request."""
    just_in_time = twilio_transport._just_in_time

    def asking() -> None:
        just_in_time()
        fuse.light()

    _set(twilio_transport, "_just_in_time", asking)


def _answer_unread(fuse: Fuse) -> None:
    read = twilio_transport._answer_on

    def reading(line: socket.socket, seconds: float | None) -> Any:
        select.select([line], [], [], READ_SECONDS)
        fuse.light()
        return read(line, seconds)

    _set(twilio_transport, "_answer_on", reading)


def _answer_unsettled(fuse: Fuse) -> None:
    settle = delivery.settle

    def settling(session: Session, outcomes: Sequence[Outcome], *, now: datetime) -> None:
        if outcomes:
            fuse.light()
        settle(session, outcomes, now=now)

    _set(delivery, "settle", settling)


def _settle_uncommitted(fuse: Fuse) -> None:
    settle = delivery.settle

    def settling(session: Session, outcomes: Sequence[Outcome], *, now: datetime) -> None:
        settle(session, outcomes, now=now)
        if outcomes:
            session.flush()
            fuse.light()

    _set(delivery, "settle", settling)


def _settle_committed(fuse: Fuse) -> None:
    write_down = dispatching._Run._write_down

    def writing(run: Any, *, may_claim: bool) -> Claimed:
        is_owed = bool(run._unwritten)
        claimed = write_down(run, may_claim=may_claim)
        if is_owed and not run._unwritten:
            fuse.light()
        return claimed

    _set(dispatching._Run, "_write_down", writing)


def _before(owner: object, name: str, fuse: Fuse) -> None:
    work = getattr(owner, name)

    def working(*given: Any, **named: Any) -> Any:
        fuse.light()
        return work(*given, **named)

    _set(owner, name, working)


def _set(owner: object, name: str, value: Callable[..., Any]) -> None:
    setattr(owner, name, value)


_PLANTERS: dict[str, Callable[[Fuse], None]] = dict(
    zip(
        POINTS,
        (
            _claim_uncommitted,
            _claim_committed,
            _before_request,
            _answer_unread,
            _answer_unsettled,
            _settle_uncommitted,
            _settle_committed,
        ),
        strict=True,
    )
)
