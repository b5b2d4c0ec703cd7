"""The monitor outside: called while all is well and only then, its address in no log, and nothing hangs on it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from course import facts, health, job_runs, logs, rates, wiring
from course.senders.monitor import Monitor, NotCalled
from course.settings import Settings
from course.wiring import Wired
from jobs import call_monitor, run, schedule
from jobs.run import Job
from tests.factories import on_both
from tests.fakes import FixedClock

SECRET = "9f3c-only-we-know"
PATH = f"/ping/{SECRET}?state=up&x=%2F"
MINUTE = timedelta(minutes=1)
PATIENCE_SECONDS = 30.0


@dataclass
class Outside:
    """A monitor as the web has them: what it was asked, and what it answers."""

    url: str = ""
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@contextmanager
def outside() -> Iterator[Outside]:
    found = Outside()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            found.asked.append((self.command, self.path, length))
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_POST = do_HEAD = do_PUT = do_GET  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def monitor() -> Iterator[Outside]:
    with outside() as found:
        yield found


@pytest.fixture
def watched(settings: Settings, clock: FixedClock, monitor: Outside) -> Iterator[Wired]:
    """An installation that was told of the monitor, and whose jobs have just ticked."""
    parts = wiring.build(replace(settings, ping_url=monitor.url + PATH), clock=clock, senders={})
    with parts.db.writing() as session:
        for job in health.PULSE:
            job_runs.started(session, job, now=clock())
        session.commit()
    yield parts
    parts.db.dispose()


def tick(wired: Wired) -> bool:
    """The job once, as the schedule runs it."""
    return run.run(wired, next(one for one in schedule.jobs() if one.name == "call_monitor"))


@on_both
def test_it_is_called_at_each_tick_at_just_its_address(watched: Wired, monitor: Outside) -> None:
    assert all(tick(watched) for _ in range(3))
    assert monitor.asked == [("GET", PATH, 0)] * 3
    assert {one.every for one in schedule.jobs() if one.name == "call_monitor"} == {MINUTE}


def hold(wired: Wired) -> None:
    with wired.db.writing() as session:
        facts.remember(session, facts.HELD, "restored", now=wired.clock())
        session.commit()


def fail_thrice(wired: Wired) -> None:
    job = Job("tidy", lambda _: 1 // 0, MINUTE, MINUTE)
    assert not any(run.run(wired, job) for _ in range(3))


def refuse_account(wired: Wired) -> None:
    with wired.db.writing() as session:
        rates.room(session, "sms", rates.pace(10, every=1), now=wired.clock())
        rates.stop(session, "sms", "20003", now=wired.clock())
        session.commit()


def stand_still(wired: Wired) -> None:
    assert isinstance(wired.clock, FixedClock)
    wired.clock.advance(health.LATEST_TICK + timedelta(seconds=1))


@on_both
@pytest.mark.parametrize("trouble", [hold, fail_thrice, refuse_account, stand_still])
def test_it_is_not_called_while_health_is_not_green(
    watched: Wired, monitor: Outside, trouble: Callable[[Wired], None]
) -> None:
    assert tick(watched)
    trouble(watched)
    with watched.db.reading() as session:
        assert not health.look_here(session, watched, now=watched.clock()).is_well
    assert tick(watched)
    assert len(monitor.asked) == 1


def test_a_full_disk_ends_the_calls(
    watched: Wired, monitor: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "LEAST_ROOM", 1 << 62)
    assert tick(watched)
    assert not monitor.asked


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_it_is_not_sent_on_elsewhere(watched: Wired, monitor: Outside, status: int) -> None:
    with outside() as other:
        monitor.status, monitor.headers = status, {"Location": f"{other.url}/caught"}
        assert tick(watched)
        assert (len(monitor.asked), other.asked) == (1, [])


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """What stands in the log of live mode since."""
    logs.configure(as_json=True)
    return lambda: capfd.readouterr().err


@pytest.mark.parametrize("status", [302, 404, 500, 503])
def test_a_monitor_that_does_not_take_the_call_is_in_the_log_without_its_address(
    watched: Wired, monitor: Outside, said: Callable[[], str], status: int
) -> None:
    monitor.status = status
    assert tick(watched), "It is not our job that failed."
    log = said()
    assert '"event": "monitor_not_called"' in log
    assert f"status-{status}" in log
    assert SECRET not in log
    assert monitor.url not in log
    with watched.db.reading() as session:
        assert health.look_here(session, watched, now=watched.clock()).is_well


def test_where_nobody_listens_the_address_stays_out_of_the_log(
    watched: Wired, said: Callable[[], str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    for host in (f"127.0.0.1:{port}", "no-such-host.invalid"):
        gone = replace(watched, monitor=Monitor(f"http://{host}{PATH}", timeout=2))
        assert tick(gone)
        log = said()
        assert "monitor_not_called" in log
        assert not any(one in log for one in (SECRET, host, "Traceback"))


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 2", b"not http at all\r\n\r\n"])
def test_a_monitor_that_keeps_silent_is_left_in_time(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ended = threading.Event()
        thread = threading.Thread(target=_hold_open, args=(listener, answer, ended), daemon=True)
        thread.start()
        monitor = Monitor(f"http://127.0.0.1:{listener.getsockname()[1]}{PATH}", timeout=0.3)
        with pytest.raises(NotCalled) as told:
            monitor.call()
        assert thread.is_alive(), "It left while the other side still held the line."
        assert SECRET not in f"{told.value!r} {told.value.__cause__!r}"
        ended.set()
        thread.join()


def _hold_open(listener: socket.socket, answer: bytes, ended: threading.Event) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.sendall(answer)
        ended.wait(PATIENCE_SECONDS)


def test_an_endless_answer_is_not_read() -> None:
    """Its status is enough, whatever follows and however long it takes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        start = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nok"
        ended = threading.Event()
        thread = threading.Thread(target=_hold_open, args=(listener, start, ended), daemon=True)
        thread.start()
        Monitor(f"http://127.0.0.1:{listener.getsockname()[1]}{PATH}", timeout=2 * PATIENCE_SECONDS).call()
        assert thread.is_alive(), "It left while the other side still had to send the rest."
        ended.set()
        thread.join()


def test_without_a_monitor_nothing_is_called(wired: Wired) -> None:
    assert wired.monitor is None
    assert call_monitor.work(wired) == 0


def test_its_address_is_in_no_repr(watched: Wired) -> None:
    assert SECRET not in repr(watched)
