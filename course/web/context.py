"""What belongs to this request: the wiring, the moment, and one database session opened by the method.

GET and HEAD read, everything else writes: a view cannot write on a GET by accident, since its session would have to
be the other kind. A view commits once, on the line before its redirect; what was not committed is rolled back.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime

from flask import current_app, g, request

from course import delivery, messages, planning
from course.db import Session
from course.wiring import Wired

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
Soon = Callable[[Callable[[], None]], None]


def wired() -> Wired:
    """The parts of this running Kith."""
    found: Wired = current_app.extensions["kith"]
    return found


def now() -> datetime:
    """The moment of this request, the same however often it is asked for. Aware, in UTC."""
    if "now" not in g:
        g.now = wired().clock()
    moment: datetime = g.now
    return moment


def session() -> Session:
    """This request's session."""
    if "session" not in g:
        g.open_things = ExitStack()
        opener = wired().db.reading if request.method in SAFE_METHODS else wired().db.writing
        g.session = g.open_things.enter_context(opener())
    found: Session = g.session
    return found


def only_look() -> None:
    """From here on this request reads, so that nobody who writes waits for a long look. What it wrote is undone."""
    _open_anew(wired().db.reading)


def write_after_all() -> None:
    """The other way round, once the long look is over."""
    _open_anew(wired().db.writing)


def _open_anew(opener: Callable[[], AbstractContextManager[Session]]) -> None:
    close()
    g.open_things = ExitStack()
    g.session = g.open_things.enter_context(opener())


def close(_error: BaseException | None = None) -> None:
    """End the session, at the end of the request; what was not committed is undone."""
    things = g.pop("open_things", None)
    g.pop("session", None)
    if things is not None:
        things.close()


def soon(task: Callable[[], None]) -> None:
    """Have something done beside this answer, outside of its session."""
    do: Soon = current_app.extensions["kith_soon"]
    do(task)


def deliver_soon(*, joined: int | None = None) -> None:
    """Send what somebody waits for (a code, a link, a reply) without making this answer wait for the provider.

    Called after the commit. The same pipe as every message; the claim keeps the jobs from sending it too. `joined`
    is an enrolment that has just begun: its welcome is planned first.
    """
    parts, at = wired(), now()
    soon(lambda: _deliver_waited_for(parts, joined, at))


def _deliver_waited_for(parts: Wired, joined: int | None, at: datetime) -> None:
    if joined is not None:
        planning.plan_enrolment(parts, joined, now=at)
    delivery.deliver_due(parts, clock=parts.clock, at_most=messages.WAITED_FOR)
