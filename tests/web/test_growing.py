"""A file that leaves while it is made: at once, whole or broken off, and nothing waits for a slow reader."""

import subprocess
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse, IncompleteRead
from threading import Event

import pytest

from course.commands import serving
from course.web.growing import PIECE, BrokenOff, Counts, GivenUp, Growing
from tests import growing_site, servers
from tests.senders.post_office import free_port

PATIENCE_SECONDS = 20


class Ends:
    """Keeps what it was told of the end of a file."""

    def __init__(self) -> None:
        self.told: list[Counts | None] = []

    def __call__(self, counts: Counts | None) -> None:
        self.told.append(counts)


@pytest.fixture
def ends() -> Ends:
    return Ends()


def test_what_is_written_comes_out_whole_and_its_end_is_told_once(ends: Ends) -> None:
    pieces = [bytes([at % 251]) * (at * 977 % 5000) for at in range(400)]

    def make(to: Growing) -> Counts:
        for one in pieces:
            to.write(one)
        return {"pieces": len(pieces)}

    with_everything = Growing(make, ends)
    assert b"".join(with_everything) == b"".join(pieces)
    with_everything.close()
    assert ends.told == [{"pieces": 400}]


def test_the_first_bytes_leave_while_the_rest_is_not_made(ends: Ends) -> None:
    go_on = Event()

    def make(to: Growing) -> Counts:
        to.write(b"first")
        assert go_on.wait(PATIENCE_SECONDS)
        to.write(b"last")
        return {}

    file = Growing(make, ends)
    assert next(file) == b"first"
    assert ends.told == []
    go_on.set()
    assert b"".join(file) == b"last"
    assert ends.told == [{}]


def test_it_is_made_to_its_end_before_a_slow_reader_takes_the_second_piece(ends: Ends) -> None:
    """So the database is asked for as long as the making takes, and not for as long as the line is slow."""
    is_made = Event()

    def make(to: Growing) -> Counts:
        for _ in range(100):
            to.write(b"x" * PIECE)
        is_made.set()
        return {}

    file = Growing(make, ends)
    assert is_made.wait(PATIENCE_SECONDS)
    assert sum(map(len, file)) == 100 * PIECE


@pytest.mark.parametrize("sent", [1, PIECE, 5 * PIECE + 1])
def test_a_failure_under_way_breaks_it_off(ends: Ends, sent: int) -> None:
    def make(to: Growing) -> Counts:
        to.write(b"x" * sent)
        raise ValueError("a learner's words, which no log may have")

    taken: list[bytes] = []
    with pytest.raises(BrokenOff):
        taken.extend(_each(Growing(make, ends)))
    assert sum(map(len, taken)) <= sent
    assert ends.told == [None]


def test_a_failure_before_the_first_byte_is_told_at_once(ends: Ends) -> None:
    def make(_to: Growing) -> Counts:
        raise ValueError("no")

    with pytest.raises(BrokenOff):
        Growing(make, ends)
    assert ends.told == [None]


def test_the_making_stops_when_nobody_takes_it_any_more(ends: Ends) -> None:
    has_stopped, was_left = Event(), Event()

    def make(to: Growing) -> Counts:
        to.write(b"first")
        assert was_left.wait(PATIENCE_SECONDS)
        try:
            to.write(b"more")
        except GivenUp:
            has_stopped.set()
            raise
        return {}

    file = Growing(make, ends)
    assert next(file) == b"first"
    file.close()
    was_left.set()
    assert has_stopped.wait(PATIENCE_SECONDS)
    assert ends.told == [None]


def test_an_end_that_cannot_be_written_down_does_not_break_what_was_sent() -> None:
    def make(to: Growing) -> Counts:
        to.write(b"all of it")
        return {}

    def refuse(_counts: Counts | None) -> None:
        raise OSError("busy")

    assert b"".join(Growing(make, refuse)) == b"all of it"


def _each(file: Growing) -> Iterator[bytes]:
    yield from file


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The server of live mode, started as `serve` starts it, with two files that are sent while they are made."""
    port = free_port()
    asked = Namespace(host="127.0.0.1", port=port)
    command = [
        "tests.growing_site:app" if part == "wsgi:app" else part
        for part in serving._gunicorn(asked, is_sqlite=True)
    ]
    process = subprocess.Popen(command, cwd=servers.ROOT)
    yield f"127.0.0.1:{port}"
    process.terminate()
    process.wait(PATIENCE_SECONDS)


@contextmanager
def asked_of(site: str, path: str) -> Iterator[HTTPResponse]:
    """The answer, once the server is there."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        with closing(HTTPConnection(site, timeout=PATIENCE_SECONDS)) as connection:
            try:
                connection.request("GET", path)
            except ConnectionRefusedError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
                continue
            with connection.getresponse() as answer:
                yield answer
            return


def test_a_file_that_broke_off_is_a_broken_transfer_for_whoever_takes_it(site: str) -> None:
    with asked_of(site, "/whole") as answer:
        assert answer.headers["Transfer-Encoding"] == "chunked"
        assert len(answer.read()) == growing_site.PIECES * PIECE
    with asked_of(site, "/broken") as answer:
        assert answer.status == 200, "It had begun well."
        with pytest.raises(IncompleteRead):
            answer.read()
