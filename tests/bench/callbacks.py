"""Delivery reports beside a hello-world of Flask and beside the handler that is often written, in one run.

First in one process, without any server: processor time of a request. Then each through gunicorn as `serve` starts
it, a load of 32 kept connections on the same machine, the servers in turn. Ours answers once the report is on the
disk; the hello-world touches none. SQLite; `callbacks REPORTS` for another number, `--postgres` for the other engine.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from wsgiref.types import WSGIApplication

from sqlalchemy import create_engine, func, insert, select
from twilio.request_validator import RequestValidator

from course.app import create_app
from course.commands import serving
from course.models import DeliveryReport, Message, new_uid
from course.settings import Settings
from course.wiring import Wired, build
from tests import live
from tests.bench import clients, peers
from tests.bench.tick import _url
from tests.conftest import MONDAY
from tests.fakes import FixedClock
from tests.test_serving import free_port

ROOT = Path(__file__).resolve().parents[2]
REPORTS, CONNECTIONS, WORDS = 6_000, 32, ("queued", "sent", "delivered")
PATH = "/webhooks/twilio/status/"


def run() -> None:
    given = [int(one) for one in sys.argv[2:] if one.isdigit()]
    count = given[0] if given else REPORTS
    engine = "postgres" if "--postgres" in sys.argv else "sqlite"
    with _url(engine) as fresh, tempfile.TemporaryDirectory() as folder:
        print(f"{engine}, {count:,} reports; load of this machine {os.getloadavg()[0]:.1f}")
        _tell("processor time in process, microseconds", _in_process(fresh, folder, count), is_cost=True)
        _tell(
            f"through gunicorn, {serving.THREADS} threads, requests a second", _served(fresh, folder, count)
        )


def _tell(what: str, found: dict[str, float], *, is_cost: bool = False) -> None:
    ours, hello, naive = found["ours"], found["hello"], found["naive"]
    ratios = (hello / ours, naive / ours) if is_cost else (ours / hello, ours / naive)
    rest = ", ".join(f"{name} {value:,.0f}" for name, value in found.items())
    print(f"{what}: {rest}; ours is {ratios[0]:.2f} x hello, {ratios[1]:.1f} x naive", flush=True)


def _in_process(fresh: Callable[[], str], folder: str, count: int) -> dict[str, float]:
    """Each in threads, as many as the server has, so that ours can form its groups."""
    wired = build(_settings(fresh(), folder), clock=FixedClock(MONDAY), senders={})
    asked = fill(wired, count)
    found = {
        "ours": _cost(create_app(wired, soon=lambda task: None).wsgi_app, asked),
        "hello": _cost(peers.hello.wsgi_app, [("/", "", "")] * count),
    }
    assert _kept(wired) == count
    wired.db.dispose()
    found["naive"] = _naive_cost(fresh(), folder, count // 5)
    return found


def _naive_cost(url: str, folder: str, count: int) -> float:
    wired = build(_settings(url, folder), clock=FixedClock(MONDAY), senders={})
    asked = fill(wired, count)
    peers.naive.config["ENGINE"] = create_engine(url)
    return _cost(peers.naive.wsgi_app, asked)


def _cost(app: WSGIApplication, asked: Sequence[tuple[str, str, str]]) -> float:
    """Microseconds of this process's time for each."""
    waiting, lock = iter(asked), threading.Lock()

    def work() -> None:
        while True:
            with lock:
                one = next(waiting, None)
            if one is None:
                return
            answer = list(app(_environ(*one), lambda status, *_rest: codes.append(status)))  # type: ignore[arg-type]
            assert answer is not None

    codes: list[str] = []
    began = time.process_time()
    threads = [threading.Thread(target=work) for _ in range(serving.THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(codes) == {"200 OK"}, set(codes)
    return (time.process_time() - began) / len(asked) * 1e6


def _environ(path: str, body: str, signature: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST" if body else "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "wsgi.url_scheme": "http",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
        "HTTP_X_TWILIO_SIGNATURE": signature, "wsgi.input": BytesIO(body.encode()), "wsgi.errors": sys.stderr,
    }  # fmt: skip


def _served(fresh: Callable[[], str], folder: str, count: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, app in (
        ("ours", "wsgi:app"),
        ("hello", "tests.bench.peers:hello"),
        ("naive", "tests.bench.peers:naive"),
    ):
        url = fresh()
        wired = build(_settings(url, folder), clock=FixedClock(MONDAY), senders={})
        asked = fill(wired, count // 5 if name == "naive" else count)
        with _server(app, url, folder) as port:
            wire = [clients.form(*one[:2], X_Twilio_Signature=one[2]) for one in asked]
            if name == "hello":
                wire = [clients.page("/")] * count
            result = clients.send(port, wire, connections=CONNECTIONS)
        assert result.statuses == {200: len(wire)}, result.statuses
        assert name != "ours" or _kept(wired) == count
        found[name], found[f"{name} p99 ms"] = result.per_second, result.milliseconds(99)
        wired.db.dispose()
    return found


@contextmanager
def _server(app: str, url: str, folder: str) -> Iterator[int]:
    """gunicorn as `serve` starts it, with one process, on this application."""
    port = free_port()
    asked = Namespace(host="127.0.0.1", port=port)
    command = [app if part == "wsgi:app" else part for part in serving._gunicorn(asked, is_sqlite=True)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **_environment(url, folder)})
    try:
        _until_it_answers(port)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _until_it_answers(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            clients.send(port, [clients.page("/health")], connections=1)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(port)


def fill(wired: Wired, count: int) -> list[tuple[str, str, str]]:
    """Messages that the carrier has, and three reports on each in turn: path, form and signature."""
    refs = [new_uid() for _ in range(-(-count // len(WORDS)))]
    fixed = {
        "channel": "sms", "kind": "lesson", "contact_index": "x", "locale": "en",
        "status": "handed_over", "send_after": MONDAY, "expires_at": MONDAY, "created_at": MONDAY,
    }  # fmt: skip
    seal = wired.db.sealer.seal
    with wired.db.writing() as session:
        # Sealed as always: a server looks at its start whether its keys open what is there.
        rows = [
            {"ref": ref, "to_sealed": seal("message", ref, "to", "+447700900123"), **fixed} for ref in refs
        ]
        session.execute(insert(Message), rows)
        session.commit()
    return [_report(ref, word) for word in WORDS for ref in refs][:count]


def _report(ref: str, word: str) -> tuple[str, str, str]:
    form = {
        "SmsSid": f"SM{ref}", "SmsStatus": word, "MessageStatus": word, "To": "+447700900123", "MessageSid": f"SM{ref}",
        "AccountSid": "AC" + "0" * 32, "From": "+15005550006", "ApiVersion": "2010-04-01",
    }  # fmt: skip
    signature = RequestValidator(peers.TOKEN).compute_signature(peers.BASE_URL + PATH + ref, form)
    return PATH + ref, urlencode(form), signature


def _kept(wired: Wired) -> int:
    with wired.db.reading() as session:
        return session.scalar(select(func.count()).select_from(DeliveryReport)) or 0


def _settings(url: str, folder: str) -> Settings:
    return Settings.from_env(_environment(url, folder))


def _environment(url: str, folder: str) -> dict[str, str]:
    return {**live.environment(url, Path(folder)), "KITH_BASE_URL": peers.BASE_URL}
