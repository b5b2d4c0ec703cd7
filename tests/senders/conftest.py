"""What the tests of senders share: the stand-in for Twilio, fresh numbers, a place to post reports to."""

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import pytest
from aiosmtpd.controller import Controller

from course.senders.sender import Parts
from course.senders.twilio_sms import TwilioSms
from tests.fake_twilio.client import FakeTwilio
from tests.senders.post_office import Post, Serve, close_all, free_port

HOUR = timedelta(hours=1)
TEXT = Parts(text="Kith: a lesson is here for you. https://kith.example.org/l/abc")
MakeSms = Callable[..., TwilioSms]

_numbers = (f"+4477009{n:05d}" for n in itertools.count())


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of this stays on this machine, whatever the environment says about proxies."""
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="module")
def running_fake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeTwilio]:
    with FakeTwilio(tmp_path_factory.mktemp("twilio") / "ledger.jsonl") as fake:
        yield fake


@pytest.fixture
def fake(running_fake: FakeTwilio) -> Iterator[FakeTwilio]:
    """One stand-in for a whole file of tests; only faults and reports are forgotten in between."""
    yield running_fake
    running_fake.clear()
    running_fake.order(callbacks=[], disorder=[], via=None, pages=1000)


@pytest.fixture
def number() -> str:
    """A number that no other test texts."""
    return next(_numbers)


@pytest.fixture
def make_sms(fake: FakeTwilio) -> Iterator[MakeSms]:
    """Make senders that talk to the stand-in, and close them afterwards."""
    made: list[TwilioSms] = []

    def make(**changes: Any) -> TwilioSms:
        settings: dict[str, Any] = {
            "messaging_service_sid": "MG" + "1" * 32,
            "api_url": fake.url,
            "status_callback": lambda ref: f"https://kith.example.org/webhooks/twilio/status/{ref}",
        }
        token = changes.pop("token", fake.token)
        made.append(TwilioSms(fake.sid, token, **settings | changes))
        return made[-1]

    yield make
    for sender in made:
        sender.close()


@pytest.fixture
def sms(make_sms: MakeSms) -> TwilioSms:
    return make_sms()


def send(sender: TwilioSms, to: str, *, valid_for: timedelta = HOUR, ref: str = "0a1b") -> str:
    return sender.send(to, TEXT, ref=ref, valid_for=valid_for)


@dataclass
class Posted:
    """One request as our web side would get it."""

    path: str
    form: dict[str, str]
    signature: str | None
    headers: dict[str, str]


@dataclass
class Receiver:
    """A web server that keeps what is posted to it; it answers from `answers`, then 204."""

    url: str = ""
    got: list[Posted] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = dict(parse_qsl(body, keep_blank_values=True))
            signature = self.headers["X-Twilio-Signature"]
            found.got.append(Posted(self.path, form, signature, dict(self.headers)))
            self.send_response(found.answers.pop(0) if found.answers else 204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def serve(post: Post) -> Iterator[Serve]:
    """Start SMTP servers on free ports of this machine."""
    running: list[Controller] = []

    def start(**options: Any) -> int:
        port = free_port()
        running.append(Controller(post, hostname="127.0.0.1", port=port, **options))
        running[-1].start()
        return port

    yield start
    close_all()
    for controller in running:
        controller.stop()
