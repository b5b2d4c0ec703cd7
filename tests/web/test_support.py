"""Help now: the right country's lines, for anybody, without a trace. And how words are looked after."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from course import answers
from course.web.kept import COPY
from course.wiring import Wired
from tests import weights
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import RecordingSender
from tests.learners import signed_in


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


def with_map(wired: Wired, learner: Learner, *rows: tuple[str, str, str]) -> None:
    """Put people on their map: initials, ring, whether they feel safe with them."""
    people = [{"initials": name, "ring": ring, "feels_safe": safe} for name, ring, safe in rows]
    card = next(
        one for one in wired.course.lesson("l04").cards if any(f.name == "people" for f in one.fields)
    )
    with wired.db.writing() as session:
        answers.save(
            session, learner.enrolment_id, "l04", str(card.number), {"people": people}, session_id=None,
            now=wired.clock(),
        )  # fmt: skip
        session.commit()


def test_after_a_fresh_code_the_nearest_of_the_own_map_can_be_reached(app: Flask, wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    group = next(f for card in wired.course.lesson("l04").cards for f in card.fields if f.name == "people")
    rings = [option.id for f in group.fields if f.name == "ring" for option in f.options]
    rows = [
        ("Out", rings[2], "yes"),
        ("Near", rings[0], "yes"),
        ("Fear", rings[0], "no"),
        ("Mid", rings[1], ""),
    ]
    with_map(wired, learner, *rows, ("Far", rings[2], "yes"))
    phone, looking = signed_in(app, wired, learner, full=True), {"Accept": "text/html"}
    page = phone.get("/help-now", headers=looking)
    named = re.findall(r"Text (\w+)</a>", page.text)
    assert named == ["Near", "Mid", "Out"]
    assert "Fear" not in page.text
    assert COPY not in page.headers, "No phone keeps a page with names on it."
    by_worker, by_link = (
        phone.get("/help-now"),
        signed_in(app, wired, learner).get("/help-now", headers=looking),
    )
    for blank in (by_worker, by_link):
        assert "Near" not in blank.text
        assert blank.headers[COPY] == "blank"


def test_without_a_line_for_abuse_there_is_still_somewhere_to_turn(wired: Wired, client: FlaskClient) -> None:
    for code in ("mx", "jp", "ph", "elsewhere"):
        client.post("/help-now/country", data={"country": code})
        page = client.get("/help-now").text
        section = page[page.index('id="abuse"') : page.index('id="where"')]
        assert "findahelpline.com" in section
        assert "We know of no special line" in section
    client.post("/help-now/country", data={"country": "fr"})
    assert "We know of no special line" not in client.get("/help-now").text


def test_each_kind_of_death_has_its_own_card_with_where_to_turn(client: FlaskClient) -> None:
    page = client.get("/help-now").text
    section = page[page.index('id="died"') : page.index('id="say"')]
    assert section.count("<details") == 3
    for words in ("bereaved by suicide", "group for parents", "families of victims", "findahelpline.com"):
        assert words in section
    assert "!" not in re.sub(r"<[^>]*>", "", section)


def test_hours_and_languages_stand_beside_each_line(client: FlaskClient) -> None:
    client.post("/help-now/country", data={"country": "ca"})
    assert "988. Day and night. In English and French. Free" in client.get("/help-now").text


def test_every_page_of_a_learner_can_be_left_in_a_hurry(app: Flask, wired: Wired) -> None:
    """Signed in or not, where something went wrong too."""
    phone = signed_in(app, wired, make_learner(wired, make_cohort(wired)), full=True)
    pages = [
        phone.get(path) for path in (*weights.PAGES, "/lessons/l01", "/lessons/l01/step", "/l/" + "x" * 22)
    ]
    pages += [
        browser(app).get(path) for path in ("/", "/join/riverside", "/offline", "/unsubscribe/" + "x" * 22)
    ]
    pages += [
        app.test_client().post("/link"),
        phone.post("/lessons/l01/cards/5", data={"why_now": "a" * 141}),
    ]
    shown = [page for page in pages if page.mimetype == "text/html" and page.status_code != 303]
    assert {page.status_code for page in shown} >= {200, 403, 404, 422}
    for page in shown:
        assert 'data-enhance="exit"' in page.text, page.request.path
