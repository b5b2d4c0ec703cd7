"""What a learner's pages cost in process beside a hello-world of Flask: processor time of a request, as a ratio.

Twice: called bare, and through Flask's own test client, which makes each of the two dearer by the same hundred
microseconds. Both are called in the same way with the same environment. The goal (a lesson at 4.5 hello-worlds, at 5
when it is packed) was set where a hello-world took 110 to 170 microseconds: as it does by the client, and not bare.
The learner is one week into the course and has finished the first lesson. SQLite; `pages --postgres` for the other
engine, whose own time is not in it; `pages --profile PATH` says where the time of one page goes.
"""

import cProfile
import os
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from wsgiref.types import WSGIApplication

from flask import Flask

from course import answers, message_links
from course.app import create_app
from course.models import Message
from course.wiring import Wired
from tests import databases
from tests.bench import installation, peers
from tests.bench.tick import _url
from tests.conftest import BASE_URL
from tests.factories import make_cohort, make_learner
from tests.learners import signed_in

ROUNDS, TIMES = 7, 60
PATHS = ("/lessons/l01", "/lessons/l02", "/check-ins/week-1", "/today", "/help-now", "/health")
Header = tuple[str, str]


def run() -> None:
    with (
        _url("postgres" if "--postgres" in sys.argv else "sqlite") as fresh,
        tempfile.TemporaryDirectory() as folder,
    ):
        wired = installation.on(fresh(), folder)
        app = create_app(wired, soon=lambda task: None)
        cookie = _cookie(app, wired)
        if "--profile" in sys.argv:
            _profile(app, cookie, sys.argv[sys.argv.index("--profile") + 1])
            return
        print(f"load of this machine {os.getloadavg()[0]:.1f}; hello-world is 1")
        for path in PATHS:
            _tell(app, wired, path, [("HTTP_COOKIE", cookie)])
        _tell(
            app,
            wired,
            PATHS[0],
            [("HTTP_COOKIE", cookie), ("HTTP_ACCEPT_ENCODING", "identity")],
            "not packed",
        )
        _tell(app, wired, f"/l/{_link(wired)}", [])
        asset = app.jinja_env.globals["asset"]("kith.css")  # type: ignore[operator]
        tag = dict(_ask(app, asset, [])[1])["ETag"]
        _tell(app, wired, asset, [("HTTP_IF_NONE_MATCH", tag)])


def _cookie(app: Flask, wired: Wired) -> str:
    begin = wired.clock() - timedelta(days=8)
    learner = make_learner(wired, make_cohort(wired, starts_on=begin.date()), at=begin)
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, "l01", now=begin)
        session.commit()
    found = signed_in(app, wired, learner).get_cookie("__Host-kith", domain=BASE_URL.partition("://")[2])
    assert found is not None
    return f"__Host-kith={found.value}"


def _link(wired: Wired) -> str:
    """The token of a message that asks the learner to read the second lesson."""
    with wired.db.writing() as session:
        message = Message(
            enrolment_id=1, person_id=1, channel="sms", kind="lesson", item="l02", locale="en", status="sent",
            contact_index="0" * 64, to_sealed=b"", created_at=wired.clock(), send_after=wired.clock(),
            expires_at=wired.clock(),
        )  # fmt: skip
        session.add(message)
        session.flush()
        token = message_links.issue(session, [message], now=wired.clock())[message.id]
        session.commit()
    return token


def _tell(app: Flask, wired: Wired, path: str, headers: list[Header], note: str = "") -> None:
    """Ours and the hello-world in turn, so that whatever else the machine does falls on both."""
    with databases.counted(wired.db) as statements:
        status, _ = _ask(app, path, headers)
    ours, theirs = app.test_client(use_cookies=False), peers.hello.test_client(use_cookies=False)
    environ = _environ(path, headers)
    bare = _beside(lambda: _ask(app, path, headers), lambda: _ask(peers.hello, "/", []))
    client = _beside(
        lambda: ours.get(path, environ_overrides=environ), lambda: theirs.get("/", environ_overrides=environ)
    )
    print(
        f"{f'{path} {note}'[:34]:36}{status[:3]:5}{bare[0]:6.0f} us, hello {bare[1]:4.0f} us, ratio {bare[2]:5.1f};"
        f" by the client {client[0]:6.0f} us, {client[1]:4.0f} us, {client[2]:5.1f}; {len(statements)} statements",
        flush=True,
    )


def _beside(ours: Callable[[], object], hello: Callable[[], object]) -> tuple[float, float, float]:
    """Microseconds of one request to each, and the ratio."""
    pairs = [(_cost(ours), _cost(hello)) for _ in range(ROUNDS)]
    one, other = (statistics.median(times) * 1e6 for times in zip(*pairs, strict=True))
    return one, other, statistics.median(one / other for one, other in pairs)


def _cost(ask: Callable[[], object]) -> float:
    """Seconds of this process's time for one request."""
    ask()
    began = time.process_time()
    for _ in range(TIMES):
        ask()
    return (time.process_time() - began) / TIMES


def _ask(app: WSGIApplication, path: str, headers: list[Header]) -> tuple[str, list[Header]]:
    environ = {**_environ(path, headers), "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr}
    heads: list[tuple[str, list[Header]]] = []
    answer = app(environ, lambda status, given, *_: heads.append((status, given)))  # type: ignore[arg-type]
    b"".join(answer)
    getattr(answer, "close", lambda: None)()
    return heads[0]


def _environ(path: str, headers: list[Header]) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "", "SERVER_NAME": "kith.test",
        "SERVER_PORT": "443", "HTTP_HOST": "kith.test", "wsgi.url_scheme": "https", "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_SEC_FETCH_SITE": "same-origin", "REMOTE_ADDR": "127.0.0.1", **dict(headers),
    }  # fmt: skip


def _profile(app: Flask, cookie: str, path: str) -> None:
    headers = [("HTTP_COOKIE", cookie)]
    _ask(app, path, headers)
    profile = cProfile.Profile()
    with profile:
        for _ in range(TIMES):
            _ask(app, path, headers)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(90)
