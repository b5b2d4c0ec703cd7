"""What each connection is at, so that the stand-in can live through minutes that a test lets pass at once."""

import select
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

LONGEST_SECONDS = 30


class Connections:
    """The open connections: those that wait for a request, those that wait for the rest of one, and the busy ones."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._resting: set[socket.socket] = set()
        self._half: set[socket.socket] = set()

    @contextmanager
    def open(self, connection: socket.socket) -> Iterator[None]:
        """From its beginning to its end."""
        with self._in(self._open, connection):
            yield

    def rest(self, connection: socket.socket) -> None:
        """Return when something has come, which is not read yet."""
        with self._in(self._resting, connection):
            _have_come([connection], None)

    @contextmanager
    def half(self, connection: socket.socket) -> Iterator[None]:
        """While the form behind the headers is waited for."""
        with self._in(self._half, connection):
            yield

    def live_through(self, besides: socket.socket) -> None:
        """Decide what has come whole, and give up what has come by half, as web servers do after a minute.

        What comes meanwhile is not waited for. Raises TimeoutError where that takes too long.
        """
        with self._lock:
            others = self._open - {besides}
        self._wait_for(others, may_wait=True)
        with self._lock:
            given_up = others & self._half
        for connection in given_up:
            connection.shutdown(socket.SHUT_RDWR)
        self._wait_for(given_up, may_wait=False)

    def _wait_for(self, pending: set[socket.socket], *, may_wait: bool) -> None:
        """Until each has been at rest once, with nothing come that nobody has read; or, if it may, half through."""
        deadline = time.monotonic() + LONGEST_SECONDS
        while pending := self._busy(pending, may_wait=may_wait):
            if time.monotonic() > deadline:
                raise TimeoutError("requests that have come are still not decided")
            time.sleep(0.002)

    def _busy(self, found: set[socket.socket], *, may_wait: bool) -> set[socket.socket]:
        with self._lock:
            still = found & self._open
            quiet = still & (self._resting | self._half if may_wait else self._resting)
            return still - quiet | _have_come(quiet, 0)

    @contextmanager
    def _in(self, found: set[socket.socket], connection: socket.socket) -> Iterator[None]:
        with self._lock:
            found.add(connection)
        try:
            yield
        finally:
            with self._lock:
                found.discard(connection)


def _have_come(connections: Iterable[socket.socket], milliseconds: int | None) -> set[socket.socket]:
    """Those on which something has come, or that have ended, looked at for so long; `poll`, since they may be many."""
    looking, by_number = select.poll(), {one.fileno(): one for one in connections}
    for number in by_number:
        looking.register(number, select.POLLIN)
    return {by_number[number] for number, _ in looking.poll(milliseconds)}
