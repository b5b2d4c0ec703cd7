"""Headers on every answer, and forms only from our own pages."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.exceptions import MethodNotAllowed, NotFound

from course.wiring import Wired
from tests import desk, whole_lives
from tests.conftest import browser
from tests.factories import make_cohort, make_learner, on_both
from tests.fakes import RecordingSender
from tests.learners import signed_in
from tests.site_map import pages

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
# What a page has a browser fetch by itself from another host.
FETCHED = re.compile(r"""<(?:img|script|link|iframe|video|audio|source|object|embed|use)\b[^>]*?
    (?:src|href|srcset|data)=["']?((?:https?:)?//[^"'\s>]+)""", re.IGNORECASE | re.VERBOSE)  # fmt: skip
# A form of another site, with and without the marks by which a browser says so.
SAY_NOTHING: tuple[dict[str, str], ...] = ({}, {"Origin": "null"})
FOREIGN = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    *SAY_NOTHING,
)


def without(headers: Headers) -> list[str]:
    """What an answer lacks of that which every answer has."""
    policy, lasts = headers.get("Content-Security-Policy", ""), headers.get("Strict-Transport-Security", "")
    kept = headers.get("Cache-Control", "")
    has = {
        "policy": policy.startswith("default-src 'none'") and "unsafe" not in policy and "*" not in policy,
        "frames": "frame-ancestors 'none'" in policy,
        "types": headers.get("X-Content-Type-Options") == "nosniff",
        "referrer": headers.get("Referrer-Policy") == "no-referrer",
        "a year of https": lasts.startswith("max-age=") and int(lasts[8:].split(";")[0]) >= 31_536_000,
        # What is the same for everybody may be kept; it comes from under /static, or is the worker and its page.
        "no copy": "no-store" in kept or "immutable" in kept or kept == "no-cache",
    }
    return [name for name, is_there in has.items() if not is_there]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(client: FlaskClient, wired: Wired, path: str) -> None:
    make_cohort(wired)
    answer = client.get(path)
    assert without(answer.headers) == []
    assert answer.headers["Cache-Control"] == "no-store"


def test_every_page_of_everybody_carries_them_and_fetches_nothing_from_elsewhere(
    app: Flask, wired: Wired
) -> None:
    life = whole_lives.live(wired, make_cohort(wired, on_duty=True))
    owner, learner = desk.at_desk(app, wired), signed_in(app, wired, life, full=True)
    lacking, foreign, seen = [], [], 0
    for client in (browser(app), learner, owner):
        for path in pages(app):
            answer = client.get(path)
            seen += answer.status_code == 200
            lacking += [(path, one) for one in without(answer.headers)]
            if (answer.content_type or "").startswith("text/html"):
                foreign += [(path, one) for one in FETCHED.findall(answer.text)]
    assert lacking == []
    assert foreign == []
    assert seen > 100


def test_a_page_without_a_header_or_with_a_foreign_picture_is_seen(client: FlaskClient) -> None:
    """The planted fault, one at a time."""
    whole = client.get("/about").headers
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cache-Control",
                 "Strict-Transport-Security"):  # fmt: skip
        assert without(Headers([one for one in whole.items() if one[0] != name])) != []
    assert without(
        Headers({**whole, "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'"})
    )
    for page in ('<img src="https://evil.test/x.gif">', "<link rel=stylesheet href='//evil.test/x.css'>"):
        assert FETCHED.findall(page)


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


@on_both
def test_a_nul_in_an_address_or_a_form_is_no_fault_of_ours(client: FlaskClient) -> None:
    for path in ("/join/river%00side", "/l/%00", "/static/%00", "/join?code=%00"):
        assert client.get(path).status_code in (200, 404), path
    for path, form in (("/link", {"contact": "ada@example.org\0"}), ("/join/river%00side", {"name": "Ada"})):
        assert 400 <= client.post(path, data=form).status_code < 500, path


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
        for headers in FOREIGN:
            if rule.rule == "/l/<token>" and headers in SAY_NOTHING:
                # An older browser comes to a page with a token first; that it changes nothing is shown below.
                continue
            # A program says nothing of where it is from, and shows a key.
            refused = 401 if rule.endpoint == "api.open_reading" and not headers else 403
            answer = stranger.post(path, headers=headers)
            assert answer.status_code == refused, f"{rule.rule} took a form with {headers}."
        if "GET" not in (rule.methods or ()) and not _is_looked_at(app, path):
            assert stranger.get(path).status_code in (404, 405), f"{rule.rule} acts on a look."


def _is_looked_at(app: Flask, path: str) -> bool:
    """Whether another view answers a look at the same address."""
    try:
        app.url_map.bind("kith.test").match(path, method="GET")
    except (MethodNotAllowed, NotFound):
        return False
    return True


def test_a_foreign_host_finds_its_way_into_nothing(app: Flask, wired: Wired) -> None:
    make_cohort(wired)
    stranger = app.test_client()
    stranger.environ_base.update({"wsgi.url_scheme": "https", "HTTP_HOST": "evil.example"})
    for path in PAGES:
        answer = stranger.get(path)
        assert "evil.example" not in answer.text
        assert "evil.example" not in answer.headers.get("Location", "")


def old(app: Flask) -> FlaskClient:
    """A browser from before 2019, which says of a form only that it is from nowhere in particular."""
    made = browser(app)
    del made.environ_base["HTTP_SEC_FETCH_SITE"]
    made.environ_base["HTTP_ORIGIN"] = "null"
    return made


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="(\w+)"', page)
    assert found is not None
    return found[1]


def ask(phone: FlaskClient, token: str, **headers: str) -> int:
    form = {"contact": "+447700900123", "token": token}
    return phone.post("/link", data=form, headers=headers).status_code


def test_an_older_browser_sends_forms_with_the_token_of_their_page(app: Flask) -> None:
    phone = old(app)
    page = phone.get("/link")
    assert "HttpOnly" in page.headers["Set-Cookie"]
    assert ask(phone, token_of(page.text)) != 403
    del phone.environ_base["HTTP_ORIGIN"]
    assert ask(phone, token_of(page.text)) != 403


def test_a_newer_browser_has_neither_token_nor_cookie(client: FlaskClient) -> None:
    page = client.get("/link")
    assert 'name="token"' not in page.text
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "é"])
def test_a_forged_token_is_refused(app: Flask, token: str) -> None:
    phone = old(app)
    assert ask(phone, token) == 403, "A stranger without a cookie."
    phone.get("/link")
    assert ask(phone, token) == 403


def test_a_token_is_good_for_its_own_browser_alone(app: Flask) -> None:
    mine, other = old(app), old(app)
    theirs = token_of(other.get("/link").text)
    mine.get("/link")
    assert ask(mine, theirs) == 403
    assert ask(other, theirs) != 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://kith.test"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://kith.test"},
    ],
)
def test_a_token_opens_nothing_where_a_header_names_another_site(app: Flask, headers: dict[str, str]) -> None:
    phone = old(app)
    token = token_of(phone.get("/link").text)
    assert ask(phone, token, **headers) == 403


def test_the_token_of_a_session_is_no_good_in_another_or_before_it(app: Flask, wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    phone = old(app)
    stranger = token_of(phone.get("/link").text)
    phones = [signed_in(app, wired, learner) for _ in range(2)]
    for one in phones:
        del one.environ_base["HTTP_SEC_FETCH_SITE"]
        one.environ_base["HTTP_ORIGIN"] = "null"
    mine, other = (token_of(one.get("/lessons/l01").text) for one in phones)

    def save(token: str) -> int:
        return phones[0].post("/lessons/l01/cards/5", data={"why_now": "x", "token": token}).status_code

    assert [save(token) for token in (mine, other, stranger)] == [303, 403, 403]


def test_behind_a_link_an_older_browser_taps_twice_and_looking_still_sets_nothing(
    app: Flask, wired: Wired, client: FlaskClient, sms: RecordingSender
) -> None:
    make_learner(wired, make_cohort(wired))
    client.post("/link", data={"contact": "+447700900123"})
    link = sms.sent[-1].parts.text.split("kith.test", 1)[1].split()[0]
    phone = old(app)
    page = phone.get(link)
    assert "Set-Cookie" not in page.headers
    asked = phone.post(link)
    assert asked.headers["Location"] == f"{link}?again=1"
    assert "Set-Cookie" not in asked.headers, "Nobody is signed in by a form from nowhere."
    again = phone.get(asked.headers["Location"])
    assert "Please tap once more" in again.text
    assert phone.post(link, data={"token": "0" * 64}).headers["Location"] == f"{link}?again=1"
    assert phone.post(link, data={"token": token_of(again.text)}).headers["Location"] == "/today"
    foreign = phone.post(
        link, data={"token": token_of(again.text)}, headers={"Origin": "https://evil.example"}
    )
    assert foreign.status_code == 403


def test_every_form_of_a_page_carries_the_token(app: Flask, wired: Wired) -> None:
    phone = signed_in(app, wired, make_learner(wired, make_cohort(wired)), full=True)
    del phone.environ_base["HTTP_SEC_FETCH_SITE"]
    for path in ("/settings", "/lessons/l01", "/lessons/l01/step", "/help-now", "/today", "/people"):
        page = phone.get(path).text
        assert page.count('name="token"') == page.count("<form "), path
