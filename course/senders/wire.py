"""What passes over a connection to a provider: a request in one piece, and the answer as the standard library reads it.

The standard library asks each header of each request whether it is one, and writes headers and form one after the
other, which for a text takes twice as long as all that is left here: the headers, which are the same in every request,
are asked once, and all of a request leaves in one write.
"""

import http.client
import io
import re
import socket
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Neither may stand in the first line or in a header: it would end it, and begin another.
_ENDS_A_LINE = re.compile(r"[\r\n\0]")
_ENDS_A_TARGET = re.compile(r"[^\x21-\x7e]")


@dataclass
class Answer:
    """What came back. `is_kept`: the connection can carry the next request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    is_kept: bool


def request(method: str, target: str, headers: tuple[tuple[str, str], ...], form: bytes | None) -> bytes:
    """A request as it stands on the wire. Raises ValueError for what would make two of it."""
    if _ENDS_A_TARGET.search(target):
        raise ValueError("an address has no spaces, no control characters, and nothing beyond ASCII")
    first = f"{method} {target} HTTP/1.1\r\n".encode("ascii")
    size = b"" if form is None else b"Content-Length: %d\r\n" % len(form)
    return b"".join((first, _lines(headers), size, b"\r\n", form or b""))


class Within(io.RawIOBase):
    """What a connection brings, all of it within so many seconds: then reading raises TimeoutError.

    A socket's own time-out begins anew with each byte, so that whoever sends one now and then would be waited for
    without an end.
    """

    def __init__(self, line: socket.socket, seconds: float | None) -> None:
        self._line = line
        self.wait_for(seconds)

    def wait_for(self, seconds: float | None) -> None:
        """Begin anew: what is read from now on has to come within so many seconds; None for however long it takes."""
        self._until = None if seconds is None else monotonic() + seconds

    def readable(self) -> bool:
        return True

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What is asked of a connection by whoever reads an answer."""
        return io.BufferedReader(self)

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if self._until is not None:
            left = self._until - monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            self._line.settimeout(left)
        return self._line.recv_into(buffer)


def answer_on(line: socket.socket, *, seconds: float | None = None) -> Answer:
    """The answer that comes on a connection, whole within so many seconds.

    Raises http.client.HTTPException for what is none, and OSError, TimeoutError among them.
    """
    with http.client.HTTPResponse(cast("socket.socket", Within(line, seconds))) as response:
        response.begin()
        body = response.read()
        return Answer(response.status, response.headers, body, is_kept=not response.will_close)


@lru_cache(64)
def _lines(headers: tuple[tuple[str, str], ...]) -> bytes:
    """The headers of a request. They say who we are, and are the same for every text."""
    if any(_ENDS_A_LINE.search(part) for pair in headers for part in pair):
        raise ValueError("a header has no line ends")
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode("latin-1")
