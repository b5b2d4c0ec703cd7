"""What passes over a connection to a provider: a request in one piece, and the answer to it.

The standard library asks each header of each request whether it is one, and takes an answer's apart as if it were a
mail: for a text that is more than all the rest of the work. Here the headers, which are the same in every request, are
asked once, and an answer's are split at their colons.
"""

import http.client
import io
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Neither may stand in the first line or in a header: it would end it, and begin another.
_ENDS_A_LINE = re.compile(r"[\r\n\0]")
_ENDS_A_TARGET = re.compile(r"[^\x21-\x7e]")
# All that does not stand as it is in a form (WHATWG URL, 5.2); the space becomes a plus sign.
_TO_QUOTE = re.compile(r"[^A-Za-z0-9_.~ -]")
_QUOTED = {chr(code): f"%{code:02X}" for code in range(256)}
# As much as the standard library reads of one line, and so many headers.
LONGEST_LINE, MOST_HEADERS = 65_536, 100
_WITHOUT_BODY = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})


@dataclass
class Answer:
    """What came back. The names of `headers` are in small letters; `is_kept`: the connection can carry the next."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_kept: bool


def form_of(fields: Mapping[str, object]) -> bytes:
    """The fields of a form as they are posted. A value that is a list is said once for each of its values."""
    pairs = [
        f"{_quoted(name)}={_quoted(str(one))}"
        for name, value in fields.items()
        for one in (value if isinstance(value, list | tuple) else (value,))
    ]
    return "&".join(pairs).encode("ascii")


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
    with cast("BinaryIO", io.BufferedReader(Within(line, seconds))) as source:
        while True:
            status, is_kept = _status(source)
            headers = _headers(source)
            if status >= HTTPStatus.OK:
                break
        body = b"" if status in _WITHOUT_BODY else _body(source, headers)
    is_measured = status in _WITHOUT_BODY or "content-length" in headers or "transfer-encoding" in headers
    is_kept = is_kept and is_measured and "close" not in headers.get("connection", "").lower()
    return Answer(status, headers, body, is_kept)


def _quoted(text: str) -> str:
    # A byte of what is not ASCII is a letter of its own here, and is quoted as one.
    plain = text if text.isascii() else text.encode().decode("latin-1")
    return _TO_QUOTE.sub(_quote, plain).replace(" ", "+")


def _quote(found: re.Match[str]) -> str:
    return _QUOTED[found[0]]


@lru_cache(64)
def _lines(headers: tuple[tuple[str, str], ...]) -> bytes:
    """The headers of a request. They say who we are, and are the same for every text."""
    if any(_ENDS_A_LINE.search(part) for pair in headers for part in pair):
        raise ValueError("a header has no line ends")
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode("latin-1")


def _line(source: BinaryIO) -> bytes:
    found = source.readline(LONGEST_LINE + 1)
    if len(found) > LONGEST_LINE:
        raise http.client.LineTooLong("answer")
    return found


def _status(source: BinaryIO) -> tuple[int, bool]:
    """The status, and whether the version of HTTP keeps connections."""
    first = _line(source)
    if not first:
        raise http.client.RemoteDisconnected("no answer")
    version, status, *_ = *first.split(None, 2), b""
    if not version.startswith(b"HTTP/1.") or len(status) != 3 or not status.isdigit():
        raise http.client.BadStatusLine("not HTTP")
    return int(status), version != b"HTTP/1.0"


def _headers(source: BinaryIO) -> dict[str, str]:
    """The first value of each header."""
    found: dict[str, str] = {}
    for _ in range(MOST_HEADERS + 1):
        line = _line(source)
        if line in (b"\r\n", b"\n"):
            return found
        name, colon, value = line.decode("latin-1").partition(":")
        if not colon:
            raise http.client.HTTPException("not a header")
        found.setdefault(name.lower(), value.strip())
    raise http.client.HTTPException("too many headers")


def _body(source: BinaryIO, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return b"".join(iter(lambda: _chunk(source), b""))
    size = headers.get("content-length")
    if size is None:
        return source.read()
    if not size.isdecimal():
        raise http.client.HTTPException("no length")
    return _exactly(source, int(size))


def _chunk(source: BinaryIO) -> bytes:
    """The next chunk; none of it, once the last has come with all that stands behind it."""
    size = int(_line(source).partition(b";")[0], 16)
    if size < 0:
        raise http.client.HTTPException("no length")
    found = _exactly(source, size)
    if not size:
        while _line(source) not in (b"\r\n", b"\n", b""):
            pass
    elif _line(source) not in (b"\r\n", b"\n"):
        raise http.client.HTTPException("a chunk of another length")
    return found


def _exactly(source: BinaryIO, size: int) -> bytes:
    found = source.read(size)
    if len(found) < size:
        raise http.client.IncompleteRead(found, size - len(found))
    return found
