"""The mailbox that bounces come back to, read over IMAP and never changed: no mail is marked, moved or deleted.

How far it was read is a pair of numbers that the server gives: which numbering holds, and the last number read. Where
the numbering has changed the mailbox is read from the beginning; what was acted on before does nothing again.
"""

import contextlib
import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from course.rules import bounces
from course.senders.sender import Uncertain
from course.senders.smtp_email import tls_for

MOST_AT_ONCE = 200
_BROKEN = (imaplib.IMAP4.error, OSError, ssl.SSLError)


@dataclass(frozen=True)
class Place:
    """How far a mailbox was read."""

    numbering: int = 0
    last: int = 0

    @classmethod
    def parse(cls, text: str) -> "Place":
        numbering, _, last = text.partition(":")
        return cls(int(numbering or 0), int(last or 0))

    def __str__(self) -> str:
        return f"{self.numbering}:{self.last}"


class ImapMailbox:
    """One mailbox: `imaps://user:password@host/INBOX`, or `imap://` to this very machine."""

    def __init__(self, url: str, *, timeout: float = 20.0) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
            raise ValueError("a mailbox looks like imaps://user:password@host/INBOX")
        self._host, self._hidden = parts.hostname, parts.scheme == "imaps"
        self._port = parts.port or (993 if self._hidden else 143)
        self._user, self._password = unquote(parts.username), unquote(parts.password or "")
        self._name = unquote(parts.path.strip("/")) or "INBOX"
        self._timeout = timeout

    def since(self, place: Place) -> tuple[list[bytes], Place]:
        """The mails that came after a place, at most 200 of them, and how far that is. Raises Uncertain."""
        try:
            with self._open() as imap:
                numbering = self._numbering(imap)
                start = place.last if numbering == place.numbering else 0
                numbers = _after(imap, start)[:MOST_AT_ONCE]
                mails = [_fetch(imap, one) for one in numbers]
        except _BROKEN as error:
            # What a server says may quote the name it was given.
            raise Uncertain(f"imap-{type(error).__name__.lower()}") from None
        return mails, Place(numbering, numbers[-1] if numbers else start)

    @contextlib.contextmanager
    def _open(self) -> Iterator[imaplib.IMAP4]:
        tls = tls_for(self._host)
        if self._hidden:
            imap: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                self._host, self._port, ssl_context=tls, timeout=self._timeout
            )
        else:
            imap = imaplib.IMAP4(self._host, self._port, timeout=self._timeout)
        try:
            if not self._hidden and "STARTTLS" in imap.capabilities:
                imap.starttls(tls)
            imap.login(self._user, self._password)
            yield imap
        finally:
            with contextlib.suppress(*_BROKEN):
                imap.logout()

    def _numbering(self, imap: imaplib.IMAP4) -> int:
        """Open the mailbox for reading only; which numbering holds in it."""
        _wanted(imap.select(f'"{self._name}"', readonly=True))
        _, found = imap.response("UIDVALIDITY")
        return int(found[0] or 0) if found else 0


def _after(imap: imaplib.IMAP4, last: int) -> list[int]:
    """The numbers after one, in order. "n:*" always names the newest mail, even where n is beyond it."""
    found = _wanted(imap.uid("SEARCH", f"UID {last + 1}:*"))
    numbers = re.findall(rb"\d+", found[0] or b"") if found else []
    return sorted(number for number in map(int, numbers) if number > last)


def _fetch(imap: imaplib.IMAP4, number: int) -> bytes:
    found = _wanted(imap.uid("FETCH", str(number), f"(BODY.PEEK[]<0.{bounces.LONGEST}>)"))
    return next((bytes(one[1]) for one in found if isinstance(one, tuple)), b"")


def _wanted(answer: tuple[str, Sequence[Any]]) -> Sequence[Any]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(status)
    return data
