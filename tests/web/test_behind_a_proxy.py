"""Whatever stands in front of Kith, and whatever a client makes up: the public address is the configured one
(the hazard "Proxy changes the URL", 24 cases), and who asks is whom the last trusted proxy names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from twilio.request_validator import RequestValidator

from course import wiring
from course.app import create_app
from course.models import InboundText
from course.settings import Settings
from course.wiring import Wired
from tests.conftest import BASE_URL
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender

EVIL = "evil.example"
# What arrives at our own port: by which scheme, for which host, at which port, with which headers.
SEEN: dict[str, dict[str, Any]] = {
    "as it was asked": {"wsgi.url_scheme": "https", "HTTP_HOST": "kith.test"},
    "TLS ends at the proxy": {"wsgi.url_scheme": "http", "HTTP_HOST": "kith.test", "HTTP_X_FORWARDED_PROTO": "https"},
    "by its inner name": {"wsgi.url_scheme": "http", "HTTP_HOST": "web:8000", "HTTP_X_FORWARDED_PROTO": "https"},
    "by its inner address": {"wsgi.url_scheme": "http", "HTTP_HOST": "10.0.0.7:8000"},
    "with a port": {"wsgi.url_scheme": "https", "HTTP_HOST": "kith.test:443", "HTTP_X_FORWARDED_PORT": "8443"},
    "with a prefix": {"wsgi.url_scheme": "http", "HTTP_HOST": "kith.test", "HTTP_X_FORWARDED_PREFIX": "/inner"},
    "a made-up host": {"wsgi.url_scheme": "https", "HTTP_HOST": EVIL},
    "a made-up forwarded host": {
        "wsgi.url_scheme": "https", "HTTP_HOST": "kith.test", "HTTP_X_FORWARDED_HOST": EVIL,
        "HTTP_FORWARDED": f"host={EVIL};proto=http", "HTTP_X_FORWARDED_PROTO": "http", "HTTP_X_FORWARDED_SERVER": EVIL,
    },
}  # fmt: skip
HOPS = (0, 1, 2)
CASES = [pytest.param(hops, seen, id=f"{hops}, {name}") for hops in HOPS for name, seen in SEEN.items()]


@dataclass(frozen=True)
class Site:
    """A Kith with so many trusted proxies in front."""

    app: Flask
    wired: Wired
    sms: RecordingSender

    def client(self, seen: dict[str, Any]) -> FlaskClient:
        made = self.app.test_client()
        made.environ_base.update({**seen, "HTTP_ORIGIN": BASE_URL})
        return made


@pytest.fixture
def site(settings: Settings, clock: FixedClock, sms: RecordingSender) -> Iterator[Callable[[int], Site]]:
    made: list[Wired] = []

    def build(hops: int) -> Site:
        wired = wiring.build(replace(settings, trusted_proxies=hops), clock=clock, senders={"sms": sms})
        made.append(wired)
        return Site(create_app(wired, soon=lambda task: task()), wired, sms)

    yield build
    for one in made:
        one.db.dispose()


def text(client: FlaskClient, number: int, *, query: str, signed_for: str) -> int:
    """A text as the carrier posts it."""
    path = f"/webhooks/twilio/message{query}"
    form = {"MessageSid": f"SM{number}", "From": "+447700900123", "Body": "HELP"}
    signature = RequestValidator("twilio-token").compute_signature(signed_for + path, form)
    return client.post(path, data=form, headers={"X-Twilio-Signature": signature}).status_code


@pytest.mark.parametrize(("hops", "seen"), CASES)
def test_signatures_links_and_redirects_go_by_the_configured_address_alone(
    site: Callable[[int], Site], hops: int, seen: dict[str, Any]
) -> None:
    here = site(hops)
    learner = make_learner(here.wired, make_cohort(here.wired))
    client = here.client(seen)
    assert text(client, 1, query="", signed_for=BASE_URL) == 200
    assert text(client, 2, query="?from=us&again=1", signed_for=BASE_URL) == 200
    for number, other in enumerate((f"https://{EVIL}", "http://kith.test", "https://kith.test/inner"), 3):
        assert text(client, number, query="", signed_for=other) == 403, other
    with here.wired.db.reading() as session:
        assert set(session.scalars(select(InboundText.provider_id))) == {"SM1", "SM2"}
    sent = client.post("/link", data={"contact": learner.contact})
    assert (sent.status_code, sent.headers["Location"]) == (303, "/link/sent")
    assert f"{BASE_URL}/l/" in here.sms.sent[-1].parts.text
    for path in ("/", "/join/riverside", "/help-now", "/admin", "/today", "/api/v1/openapi.json"):
        answer = client.get(path)
        assert EVIL not in answer.text, path
        assert answer.headers.get("Location", "/").startswith("/"), path
        assert "Strict-Transport-Security" in answer.headers, path
    cookies = "".join(here.client(seen).post("/link", data={"contact": "x"}).headers.getlist("Set-Cookie"))
    assert "Domain" not in cookies


@pytest.mark.parametrize(
    ("hops", "forwarded", "one_and_the_same"),
    [
        (0, ["6.6.6.1", "6.6.6.2"], True),
        (1, ["6.6.6.1, 192.0.2.5", "6.6.6.2, 192.0.2.5"], True),
        (1, ["192.0.2.5", "192.0.2.6"], False),
        (2, ["6.6.6.1, 192.0.2.5, 10.0.0.1", "6.6.6.2, 192.0.2.5, 10.0.0.1"], True),
        (2, ["192.0.2.5, 10.0.0.1", "192.0.2.6, 10.0.0.1"], False),
        (2, ["6.6.6.1", "6.6.6.2"], True),
    ],
)
def test_whoever_makes_up_where_they_ask_from_counts_as_one_place(
    site: Callable[[int], Site], hops: int, forwarded: list[str], one_and_the_same: bool
) -> None:
    """A place may ask twenty times an hour. Where made-up ones counted, anybody could ask for links without end."""
    here = site(hops)
    first, second = (
        here.client({**SEEN["as it was asked"], "HTTP_X_FORWARDED_FOR": whence}) for whence in forwarded
    )
    asked = [first.post("/link", data={"contact": "+447700900999"}).status_code for _ in range(20)]
    assert set(asked) == {303}
    answer = second.post("/link", data={"contact": "+447700900999"})
    assert answer.status_code == (429 if one_and_the_same else 303)
