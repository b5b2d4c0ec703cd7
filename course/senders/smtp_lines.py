"""Connections to a mail server that are kept open between mails, so that a mail does not pay for greeting and TLS.

Each is used by one thread at a time. What was kept may have been closed by the server meanwhile: whoever takes it
finds out with the first command, when no mail has been given yet, and opens a fresh one.
"""

import contextlib
import io
import smtplib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from course.senders.wire import Within

# Servers hang up on the silent after some time, a few of them after ten seconds.
IDLE_SECONDS = 8.0
GOODBYE_SECONDS = 1.0
MOST_MAILS = 100
MOST_KEPT = 16


class _Whole(smtplib.SMTP):
    """The library's conversation, but that each answer has to come whole within the time-out.

    Its own begins anew with each byte: a server that sends one now and then would be waited for without an end.
    """

    _source: Within

    def getreply(self) -> tuple[int, bytes]:
        """The answer to a command, its code and its words. Raises SMTPServerDisconnected where none came in time."""
        line = self.sock
        if line is None:
            raise smtplib.SMTPServerDisconnected("hung up")
        if self.file is None:
            self._source = Within(line, None)
            self.file = io.BufferedReader(self._source)
        self._source.wait_for(self.timeout)
        found = super().getreply()
        line.settimeout(self.timeout)
        return found


class Plain(_Whole):
    """A conversation that begins in the open, and may go on under TLS."""


class Secure(_Whole, smtplib.SMTP_SSL):
    """A conversation that is under TLS from the first byte on."""


@dataclass
class Line:
    """One open connection, and how many mails it has carried."""

    smtp: smtplib.SMTP
    mails: int = 0
    since: float = 0.0

    @property
    def is_fresh(self) -> bool:
        return self.mails == 0

    def hang_up(self) -> None:
        """Say goodbye if possible. Whatever goes wrong here does not change what became of a mail."""
        with contextlib.suppress(OSError, smtplib.SMTPException):
            self.smtp.quit()
        self.smtp.close()


class Lines:
    """The kept connections to one server; the one used last is taken first, so that the others may go."""

    def __init__(
        self, connect: Callable[[], smtplib.SMTP], *, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._connect, self._ticks = connect, ticks
        self._kept: list[Line] = []
        self._lock = threading.Lock()

    def take(self) -> Line:
        """A kept connection, or a fresh one."""
        with self._lock:
            old = [one for one in self._kept if self._ticks() - one.since > IDLE_SECONDS]
            self._kept = [one for one in self._kept if one not in old]
            found = self._kept.pop() if self._kept else None
        for one in old:
            one.hang_up()
        return found if found is not None else self.fresh()

    def fresh(self) -> Line:
        return Line(self._connect())

    def keep(self, line: Line) -> None:
        """Keep a connection that has carried a mail to its end."""
        line.mails, line.since = line.mails + 1, self._ticks()
        with self._lock:
            has_room = len(self._kept) < MOST_KEPT and line.mails < MOST_MAILS
            if has_room:
                self._kept.append(line)
        if not has_room:
            line.hang_up()

    def close(self) -> None:
        """Say goodbye on all that is kept. This may be the end of a process, so nobody waits for an answer for long."""
        with self._lock:
            kept, self._kept = self._kept, []
        for one in kept:
            if one.smtp.sock is not None:
                one.smtp.timeout = GOODBYE_SECONDS
                one.smtp.sock.settimeout(GOODBYE_SECONDS)
            one.hang_up()
