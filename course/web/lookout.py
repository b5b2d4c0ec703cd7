"""In front of the application of live mode: from its first request on, each web process watches the jobs.

A thread of its own looks once a minute, and first a minute after that request, when its answer has long left. So no
page waits for it, nothing that fails in it breaks one, and it goes on through a night in which nobody comes by. A
process that forks starts its own at its own first request.
"""

from collections.abc import Callable, Iterable
from threading import Event, Lock, Thread
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import structlog

from course import alarms
from course.wiring import Wired

EVERY_SECONDS = 60.0
log = structlog.get_logger(__name__)


class Lookout:
    """Passes every request on. `every` is how many seconds lie between two looks."""

    def __init__(self, inside: WSGIApplication, wired: Wired, *, every: float = EVERY_SECONDS) -> None:
        self._inside, self._wired, self._every = inside, wired, every
        self._beginning = Lock()
        self._thread: Thread | None = None
        self._ended = Event()

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI application of the lookout and all behind it."""
        # In a child process the threads of its parent do not live on.
        if self._thread is None or not self._thread.is_alive():
            self._begin()
        return self._inside(environ, start_response)

    def end(self) -> None:
        """Look no more, for whoever made this and goes on living."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _begin(self) -> None:
        with self._beginning:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._watch, name="lookout", daemon=True)
                self._thread.start()

    def _watch(self) -> None:
        watched = watching(self._wired)
        while not self._ended.wait(self._every):
            watched()


def watching(wired: Wired) -> Callable[[], None]:
    """What one process does at each look. It raises nothing: a database that is away is asked again next time."""
    seen = None

    def once() -> None:
        nonlocal seen
        try:
            seen = alarms.look(wired, seen)
        except Exception as error:
            log.error("lookout_failed", exc_info=error)

    return once
