"""Requests and answers as they stand on the wire: one request is one, and what is no whole answer is none."""

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from course.senders import wire
from course.senders.wire import Answer

HEADERS = (("Host", "kith.test"), ("Accept", "application/json"))
PLAIN = b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}"


def test_a_request_is_read_as_it_was_meant() -> None:
    written = wire.request("POST", "/2010/Messages.json", HEADERS, b"a=b")
    head, _, body = written.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    assert (first, body) == ("POST /2010/Messages.json HTTP/1.1", b"a=b")
    assert lines == ["Host: kith.test", "Accept: application/json", "Content-Length: 3"]
    assert wire.request("GET", "/", HEADERS, None).endswith(b"json\r\n\r\n")


@pytest.mark.parametrize("bad", ["\r\n", "\n", "\r", "\0"])
def test_no_header_begins_another(bad: str) -> None:
    for pair in ((f"X{bad}Y", "z"), ("X", f"y{bad}Z: 1")):
        with pytest.raises(ValueError, match="line ends"):
            wire.request("GET", "/", (*HEADERS, pair), None)


@pytest.mark.parametrize("target", ["/a b", "/a\r\nX: 1", "/a\0", "/caf\xe9", "/\x7f"])
def test_no_address_ends_the_first_line(target: str) -> None:
    with pytest.raises(ValueError, match="an address"):
        wire.request("GET", target, HEADERS, None)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    ours.settimeout(5)
    with closing(ours), closing(theirs):
        yield ours, theirs


def _read(ends: tuple[socket.socket, socket.socket], sent: bytes, *, hangs_up: bool = False) -> Answer:
    ours, theirs = ends
    theirs.sendall(sent)
    if hangs_up:
        theirs.shutdown(socket.SHUT_WR)
    return wire.answer_on(ours)


@pytest.mark.parametrize(
    "sent",
    [
        PLAIN,
        b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN,
        b"HTTP/1.1 201\r\ncontent-length:2\r\nX: y\r\n\r\n{}",
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n1;a=b\r\n{\r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n",
    ],
)  # fmt: skip
def test_an_answer_whose_length_is_known_leaves_the_connection_for_the_next(
    ends: tuple[socket.socket, socket.socket], sent: bytes
) -> None:
    answer = _read(ends, sent)
    assert (answer.status, answer.body, answer.is_kept) == (201, b"{}", True)
    assert _read(ends, PLAIN).body == b"{}"


@pytest.mark.parametrize(
    "sent",
    [
        b"HTTP/1.1 201 Created\r\n\r\n{}",
        b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\nConnection: Close\r\n\r\n{}",
        b"HTTP/1.0 201 Created\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 201 Created\r\nContent-Length: -3\r\n\r\n{}",
        b"HTTP/1.1 201 Created\r\nno header\r\n\r\n{}",
    ],
)
def test_an_answer_that_ends_the_connection_is_read_whole(
    ends: tuple[socket.socket, socket.socket], sent: bytes
) -> None:
    answer = _read(ends, sent, hangs_up=True)
    assert (answer.status, answer.body, answer.is_kept) == (201, b"{}", False)


def test_an_answer_without_a_body_is_not_waited_for(ends: tuple[socket.socket, socket.socket]) -> None:
    answer = _read(ends, b"HTTP/1.1 204 No Content\r\n\r\n")
    assert (answer.status, answer.body, answer.is_kept) == (204, b"", True)


def test_the_first_of_two_headers_counts_whatever_its_letters(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    answer = _read(
        ends, b"HTTP/1.1 429 Slow\r\nRETRY-after: 7\r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n"
    )
    assert answer.headers["retry-after"] == "7"


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (b"", http.client.RemoteDisconnected),
        (b"SMTP ready\r\n\r\n", http.client.BadStatusLine),
        (b"HTTP/1.1 abc No\r\n\r\n", http.client.BadStatusLine),
        (b"HTTP/1.1 201 Created\r\nContent-Length: 3\r\n\r\n{}", http.client.IncompleteRead),
        (b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n", http.client.HTTPException),
        (b"HTTP/1.1 201 Created\r\n" + b"X: y\r\n" * 101 + b"\r\n", http.client.HTTPException),
        (b"HTTP/1.1 201 Created\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", http.client.LineTooLong),
        (b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}", http.client.IncompleteRead),
        (b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}", http.client.HTTPException),
        (b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n", http.client.HTTPException),
        (b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n{}", http.client.IncompleteRead),
    ],
)
def test_what_is_no_whole_answer_is_none(
    ends: tuple[socket.socket, socket.socket], sent: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        _read(ends, sent, hangs_up=True)


def test_an_answer_that_trickles_has_no_more_time_than_one_that_comes_at_once(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = ends
    has_ended = threading.Event()

    def trickle() -> None:
        theirs.sendall(b"HTTP/1.1 201 Created\r\nX: ")
        while not has_ended.wait(0.01):
            theirs.sendall(b"y")

    slow = threading.Thread(target=trickle)
    slow.start()
    try:
        with pytest.raises(TimeoutError):
            wire.answer_on(ours, seconds=0.2)
    finally:
        has_ended.set()
        slow.join()
