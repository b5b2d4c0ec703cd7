"""Help now: the right country's lines, for anybody, without a trace. And how words are looked after."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import RecordingSender


def test_a_stranger_gets_emergency_numbers_first_and_no_country_is_guessed(client: FlaskClient) -> None:
    page = client.get("/help-now", headers={"Accept-Language": "de-DE", "CF-IPCountry": "DE"}).text
    assert page.index("tel:112") < page.index("findahelpline.com") < page.index("tel:116123")
    assert "tel:988" in page
    assert " selected" not in page
    assert "<nav" not in page


def test_looking_opens_no_database_and_sets_no_cookie(wired: Wired, client: FlaskClient) -> None:
    seen: list[str] = []
    event.listen(wired.db.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    answer = client.get("/help-now")
    assert seen == []
    assert "Set-Cookie" not in answer.headers


def test_a_chosen_country_is_remembered_by_this_browser_alone(client: FlaskClient) -> None:
    answer = client.post("/help-now/country", data={"country": "gb"})
    assert answer.headers["Location"] == "/help-now"
    cookie = answer.headers["Set-Cookie"]
    for word in ("country=gb", "Path=/help-now", "Secure", "HttpOnly", "SameSite=Lax"):
        assert word in cookie
    assert "Max-Age" not in cookie
    page = client.get("/help-now").text
    assert "tel:116123" in page
    assert "sms:85258?&amp;body=SHOUT" in page
    assert "988" not in page, "Another country's lines are of no use."


@pytest.mark.parametrize("country", ["", "xx", "unknown", "../gb", "GB; Path=/"])
def test_what_is_no_country_changes_nothing(client: FlaskClient, country: str) -> None:
    assert "Set-Cookie" not in client.post("/help-now/country", data={"country": country}).headers
    client.set_cookie("country", country, domain="kith.test", path="/help-now")
    assert "findahelpline.com" in client.get("/help-now").text


def test_a_learner_sees_the_lines_of_the_country_they_chose(
    wired: Wired, client: FlaskClient, sms: RecordingSender
) -> None:
    make_learner(wired, make_cohort(wired), profile=make_profile(country="US", zone="America/New_York"))
    client.post("/link", data={"contact": "+447700900123"})
    found = re.search(r"/l/\S+", sms.sent[-1].parts.text)
    assert found
    client.post(found.group())
    page = client.get("/help-now").text
    assert "tel:911" in page
    assert "tel:988" in page
    assert "116123" not in page
    client.post("/help-now/country", data={"country": "ie"})
    assert "Ireland" in client.get("/help-now").text, "What is chosen here wins: they may be travelling."


def test_every_country_shows_all_of_its_lines(wired: Wired, client: FlaskClient) -> None:
    for country in wired.course.countries():
        client.post("/help-now/country", data={"country": country.code})
        page = client.get("/help-now").text
        for number in country.emergency:
            assert number in page
        for line in country.lines:
            assert line.number in page
            assert line.href.replace("&", "&amp;") in page


def test_lines_that_nobody_has_checked_do_not_claim_it(wired: Wired, client: FlaskClient) -> None:
    for country in wired.course.countries():
        client.post("/help-now/country", data={"country": country.code})
        is_checked = all(line.verified_on for line in country.lines)
        assert ("last checked" in client.get("/help-now").text) == is_checked


def test_the_page_can_be_left_in_a_hurry(client: FlaskClient) -> None:
    page = client.get("/help-now").text
    assert page.count('data-enhance="exit"') == 2
    assert "does not clear your browsing history" in page


def test_how_words_are_looked_after_is_for_everybody_to_read(client: FlaskClient) -> None:
    answer = client.get("/about")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    for words in ("sealed", "STOP", "erased", "after seven days", "not an emergency service"):
        assert words in answer.text
