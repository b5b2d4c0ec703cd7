"""Headers on every answer, and forms only from our own pages."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course.wiring import Wired
from tests.factories import make_cohort

PAGES = (
    "/",
    "/help-now",
    "/about",
    "/link",
    "/join/riverside",
    "/l/" + "x" * 22,
    "/admin/sign-in",
    "/nowhere",
    "/code",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(client: FlaskClient, wired: Wired, path: str) -> None:
    make_cohort(wired)
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert int(headers["Strict-Transport-Security"].split("=")[1].split(";")[0]) >= 31_536_000


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "https://kith.test"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "https://kith.test.evil.example"}, False),
        ({"Origin": "http://kith.test"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://kith.test"}, False),
    ],
)
def test_a_form_is_taken_only_from_our_own_pages(app: Flask, headers: dict[str, str], allowed: bool) -> None:
    stranger = app.test_client()
    answer = stranger.post("/link", data={"contact": "+447700900123"}, headers=headers)
    assert (answer.status_code != 403) == allowed


def test_every_address_that_changes_something_refuses_a_foreign_site(app: Flask) -> None:
    stranger = app.test_client()
    values: dict[str, Any] = {
        "code": "x",
        "token": "x",
        "item": "l01",
        "ref": "x",
        "number": 1,
        "cohort_id": 1,
        "enrolment_id": 1,
        "request_id": 1,
        "filename": "x",
    }
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()) or rule.endpoint.startswith(("webhooks.", "unsubscribe.")):
            continue
        with app.test_request_context(base_url="https://kith.test"):
            path = app.url_for(rule.endpoint, **{name: values.get(name, 1) for name in rule.arguments})
        answer = stranger.post(path, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403, f"{rule.rule} took a form from another site."


def test_a_foreign_host_finds_its_way_into_nothing(app: Flask, wired: Wired) -> None:
    make_cohort(wired)
    stranger = app.test_client()
    stranger.environ_base.update({"wsgi.url_scheme": "https", "HTTP_HOST": "evil.example"})
    for path in PAGES:
        answer = stranger.get(path)
        assert "evil.example" not in answer.text
        assert "evil.example" not in answer.headers.get("Location", "")
