"""Wherever an address says where to go on to: never off this site, whatever stands there (promises 4.33).

The oracle reads an address as browsers do and shares nothing with the product: tabs, line ends and outer spaces go
away, a backslash is a slash, and two slashes at the beginning name another host.
"""

import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote, unquote, urlencode, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import pins
from course.models import Person
from course.web import access
from course.wiring import Wired
from tests import desk, learners
from tests.conftest import BASE_URL
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock

EVIL = "evil.test"
PIN = "4071"
HOSTS = (
    EVIL,
    f"kith.test@{EVIL}",
    f"kith.test.{EVIL}",
    f"{EVIL}:443/today",
    f"{EVIL}%2ftoday",
    f"{EVIL}?x=/today",
)
STARTS = ("//", "///", "/\\", "\\\\", "\\/", "/\t/", "/\n/", "\t//", " //", "/\r\n/", "https://", "http://", "https:/",
          "https:", "HTTPS://", "hTTps:\\\\")  # fmt: skip
OTHERS = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)", "mailto:x@evil.test", "ftp://evil.test", "\x01//evil.test", "//%65vil.test", "//[::1]",
    "/\u2028/evil.test", "\uff0f\uff0fevil.test", "//evil\u3002test", "//0x7f000001", "@evil.test", ".evil.test",
    "/today\r\nSet-Cookie: a=b", "/today\r\n\r\n<script>", "/today\0//evil.test", "today", "", "?next=//evil.test",
)  # fmt: skip
PAYLOADS = sorted({start + host for start, host in product(STARTS, HOSTS)} | set(OTHERS))
OURS = (
    "/today",
    "/check-ins/week-4?mood=3",
    "/lessons/l01/2",
    "/story#new",
    "/a//evil.test",
    "/..//evil.test",
)


def origin_of(location: str) -> str:
    """Where a browser that stands on our site goes to."""
    plain = re.sub(r"[\t\r\n]", "", location).strip("".join(map(chr, range(33)))).replace("\\", "/")
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", plain):
        scheme, _, rest = plain.partition(":")
        host = urlsplit("//" + rest.lstrip("/")).netloc.rpartition("@")[2]
        return f"{scheme.lower()}://{host}"
    if plain.startswith("//"):
        return "https://" + urlsplit("//" + plain.lstrip("/")).netloc.rpartition("@")[2]
    return BASE_URL


def wrong(given: str, location: str) -> str:
    """What is wrong with where this leads; empty where nothing is."""
    if origin_of(location) != BASE_URL:
        return f"{given!r} leads to {location!r}"
    return f"{given!r} breaks the line: {location!r}" if re.search(r"[\r\n\0]", location) else ""


@pytest.fixture
def learner(wired: Wired) -> Learner:
    made = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        pins.put(session, session.get_one(Person, made.person_id), PIN)
        session.commit()
    return made


def answers(client: FlaskClient, owner: FlaskClient, payload: str, *, has_pin: bool) -> Iterator[str]:
    """Where each way of ours goes on to that takes such a word."""
    query = f"?{urlencode({'next': payload})}"
    shown = client.get("/step-up" + query)
    found = re.search(r'name="next" value="([^"]*)"', shown.text)
    assert found is not None
    yield found[1]
    yield client.post("/language", data={"locale": "en", "next": payload}).headers["Location"]
    yield client.post("/more-help/support" + query, data={"safe": "yes"}).headers["Location"]
    yield client.post("/more-help/worse" + query).headers["Location"]
    link = re.search(
        r'href="([^"]*)"[^>]*>\s*(?:Go on|Continue)', client.get("/more-help/worse" + query).text
    )
    if link is not None:
        yield link[1]
    if has_pin:
        yield client.post("/step-up/pin", data={"pin": PIN, "next": payload}).headers["Location"]
    asked = re.search(r'action="/admin/proof\?next=([^"]*)"', owner.get("/admin/proof" + query).text)
    assert asked is not None
    yield unquote(asked[1])


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) >= 60
    assert all(origin_of(one) != BASE_URL for one in PAYLOADS if one.startswith(("//", "/\\", "https://")))


def test_no_word_of_where_to_go_on_to_leads_off_the_site() -> None:
    assert [said for one in PAYLOADS if (said := wrong(one, access.safe_next(one, "/today")))] == []
    assert [access.safe_next(one, "/") for one in OURS] == list(OURS)
    assert access.safe_next(None, "/today") == "/today"


def test_the_oracle_sees_a_word_that_is_taken_as_it_is() -> None:
    """The planted fault, and one that looks at the beginning alone."""
    assert sum(bool(wrong(one, one)) for one in PAYLOADS) >= 60
    half = [one for one in PAYLOADS if one.startswith("/") and not one.startswith("//") and wrong(one, one)]
    assert half


def test_every_way_that_goes_on_somewhere_stays_on_the_site(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    client, owner = learners.signed_in(app, wired, learner), desk.at_desk(app, wired)
    found = [
        said
        for number, payload in enumerate(PAYLOADS)
        # A PIN takes its quarter of a second on purpose.
        for location in answers(client, owner, payload, has_pin=number % 12 == 0)
        if (said := wrong(payload, location))
    ]
    assert found == []


@pytest.mark.parametrize("payload", [f"//{EVIL}", f"https://{EVIL}/", f"/\\{EVIL}"])
def test_an_address_that_is_wrong_sends_nobody_elsewhere_either(client: FlaskClient, payload: str) -> None:
    for path in (
        f"/{payload}",
        f"/lessons/{quote(payload, safe='')}",
        f"/join/{quote(payload, safe='')}",
        payload,
    ):
        location = client.get(path).headers.get("Location", "/")
        assert wrong(payload, location) == ""
