"""The door of the desk: who gets in, who does not, and what is kept of it."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from course import sessions, wiring
from course.app import create_app
from course.models import BrowserSession, Role, Staff, Throttle
from course.sessions import Subject
from course.settings import Settings
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock

DOOR = {"admin_sign_in.show", "admin_sign_in.enter", "admin_sign_in.begin", "admin_sign_in.set_up"}
DOOR.add("admin_sign_in.enter_demonstration")


def send(client: FlaskClient, wired: Wired, **changed: str) -> TestResponse:
    form = {"email": "eve@kith.test", "password": desk.PASSWORD, "code": desk.digits(wired.clock())}
    return client.post("/admin/sign-in", data=form | changed)


def behind_the_door(app: Flask) -> list[tuple[str, str]]:
    """Every page of the desk but the door: method and path, with numbers filled in."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("admin_") and rule.endpoint not in DOOR:
            path = rule.rule
            for name in rule.arguments:
                path = path.replace(f"<int:{name}>", "1")
            found += [(method, path) for method in sorted(rule.methods or ()) if method in ("GET", "POST")]
    return found


def refuses(client: FlaskClient, app: Flask) -> bool:
    """Whether every page behind the door sends this browser to the door."""
    pages = behind_the_door(app)
    answers = [client.open(path, method=method) for method, path in pages]
    assert len(pages) > 12
    return all(one.status_code == 303 and one.location == "/admin/sign-in" for one in answers)


@pytest.fixture
def eve(wired: Wired, clock: FixedClock) -> list[str]:
    """A member of staff who is set up, a minute ago; her recovery codes."""
    codes = desk.set_up(wired)
    clock.advance(timedelta(minutes=1))
    return codes


@pytest.fixture
def demonstration(settings: Settings, clock: FixedClock) -> Iterator[Wired]:
    parts = wiring.build(dataclasses.replace(settings, mode="demo"), clock=clock)
    yield parts
    parts.db.dispose()


def test_a_stranger_is_sent_to_the_door_from_every_page(app: Flask, client: FlaskClient) -> None:
    assert refuses(client, app)


def test_a_learner_is_a_stranger_here_even_with_their_token_in_the_cookie_of_the_desk(
    app: Flask, wired: Wired
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        subject = Subject(person_id=learner.person_id, enrolment_id=learner.enrolment_id)
        token, _ = sessions.open_for(session, subject, full=True, now=wired.clock())
        session.commit()
    made = browser(app)
    for path in ("/today", "/admin"):
        with desk.cookie_of(made, path) as cookie:
            cookie["_user_id"] = token
    assert made.get("/today").status_code == 200
    assert refuses(made, app)


def test_an_account_that_is_not_set_up_reaches_no_page(app: Flask, client: FlaskClient, wired: Wired) -> None:
    desk.make_staff(wired)
    for password in ("", desk.PASSWORD):
        assert send(client, wired, password=password).status_code == 422
    assert refuses(client, app)


def test_a_password_without_a_second_factor_reaches_no_page(
    app: Flask, client: FlaskClient, wired: Wired
) -> None:
    desk.set_up(wired)
    with wired.db.writing() as session:
        session.scalars(select(Staff)).one().totp_sealed = None
        session.commit()
    assert send(client, wired).status_code == 422
    assert refuses(client, app)


@pytest.mark.usefixtures("eve")
def test_password_and_code_open_the_desk(client: FlaskClient, wired: Wired) -> None:
    make_cohort(wired)
    answer = send(client, wired, email=" Eve@Kith.test ")
    assert (answer.status_code, answer.location) == (303, "/admin/today")
    assert "Eve" in client.get("/admin/cohorts").text
    assert client.get("/admin").location == "/admin/today"
    assert client.get("/admin/sign-in").location == "/admin"
    assert desk.acts(wired) == [("signed-in", "staff:1")]


@pytest.mark.usefixtures("eve")
def test_a_code_of_the_app_works_once(app: Flask, wired: Wired) -> None:
    assert send(browser(app), wired).status_code == 303
    assert send(browser(app), wired).status_code == 422


def test_a_recovery_code_works_once_and_in_place_of_the_app(app: Flask, wired: Wired, eve: list[str]) -> None:
    first, second = eve[:2]
    assert send(browser(app), wired, code="", recovery=f" {first.upper()} ").status_code == 303
    assert send(browser(app), wired, code="", recovery=first).status_code == 422
    assert send(browser(app), wired, code="", recovery=second).status_code == 303


def test_a_recovery_code_alone_opens_nothing(client: FlaskClient, wired: Wired, eve: list[str]) -> None:
    assert send(client, wired, password="", code="", recovery=eve[0]).status_code == 422


@pytest.mark.usefixtures("eve")
def test_whatever_is_wrong_the_answer_is_the_same(app: Flask, wired: Wired) -> None:
    wrong: list[dict[str, str]] = [
        {"password": "not this one"},
        {"code": "000000"},
        {"code": ""},
        {"password": "", "code": ""},
    ]
    answers = [send(browser(app), wired, **one) for one in wrong]
    unknown = send(browser(app), wired, email="eva@kith.test")
    assert {one.status_code for one in (*answers, unknown)} == {422}
    assert {one.text for one in answers} == {unknown.text.replace("eva@kith.test", "eve@kith.test")}
    assert "<title>Error: Sign in" in unknown.text
    assert desk.PASSWORD not in unknown.text


@pytest.mark.usefixtures("eve")
def test_after_ten_tries_even_the_right_one_waits_a_quarter_of_an_hour(
    app: Flask, wired: Wired, clock: FixedClock
) -> None:
    for _ in range(10):
        assert send(browser(app), wired, code="1").status_code == 422
    assert send(browser(app), wired).status_code == 429
    assert send(browser(app), wired, email="somebody@kith.test").status_code == 429
    clock.advance(timedelta(minutes=15))
    assert send(browser(app), wired).status_code == 303


@pytest.mark.usefixtures("eve")
def test_a_try_that_succeeds_does_not_count(client: FlaskClient, wired: Wired) -> None:
    assert send(client, wired, code="1").status_code == 422
    assert send(client, wired).status_code == 303
    with wired.db.reading() as session:
        assert [row.count for row in session.scalars(select(Throttle))] == [1, 1]


@pytest.mark.usefixtures("eve")
def test_signing_in_gives_a_fresh_session(client: FlaskClient, wired: Wired, clock: FixedClock) -> None:
    send(client, wired)
    with desk.cookie_of(client) as cookie:
        before = cookie["_user_id"]
    clock.advance(timedelta(minutes=1))
    send(client, wired)
    with desk.cookie_of(client) as cookie:
        assert cookie["_user_id"] != before
    with wired.db.reading() as session:
        assert [row.ended_at is None for row in session.scalars(select(BrowserSession))] == [False, True]


def test_signing_out_ends_the_session_on_the_server(app: Flask, wired: Wired) -> None:
    client = desk.at_desk(app, wired)
    with desk.cookie_of(client) as cookie:
        kept = dict(cookie)
    assert client.post("/admin/sign-out").location == "/admin/sign-in"
    with desk.cookie_of(client) as cookie:
        cookie.update(kept)
    assert client.get("/admin/cohorts").location == "/admin/sign-in"
    assert desk.acts(wired) == [("signed-out", "staff:1")]


def test_a_quiet_desk_closes_after_twenty_minutes(app: Flask, wired: Wired) -> None:
    client = desk.at_desk(app, wired)
    cookie = client.get("/admin/cohorts").headers["Set-Cookie"]
    assert "__Host-desk=" in cookie
    assert "HttpOnly" in cookie
    assert app.permanent_session_lifetime == timedelta(minutes=20)


def test_somebody_who_was_disabled_is_out_at_once(app: Flask, wired: Wired) -> None:
    client = desk.at_desk(app, wired)
    with wired.db.writing() as session:
        session.scalars(select(Staff)).one().disabled_at = wired.clock()
        session.commit()
    assert refuses(client, app)


def test_a_look_at_the_door_changes_nothing(client: FlaskClient, wired: Wired) -> None:
    answer = client.get("/admin/sign-in")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert desk.acts(wired) == []


def test_the_demonstration_has_a_button_and_live_mode_has_none(client: FlaskClient, wired: Wired) -> None:
    desk.make_staff(wired)
    assert "demonstration" not in client.get("/admin/sign-in").text
    assert client.post("/admin/demonstration").status_code == 404


def test_one_button_signs_in_as_the_first_owner_of_the_demonstration(demonstration: Wired) -> None:
    desk.make_staff(demonstration, email="second@kith.test", role=Role.COORDINATOR)
    owner = desk.make_staff(demonstration, name="Ruth")
    client = browser(create_app(demonstration, soon=lambda task: task()))
    assert "Sign in as the demonstration" in client.get("/admin/sign-in").text
    assert client.post("/admin/demonstration").location == "/admin/today"
    assert "Ruth" in client.get("/admin/cohorts").text
    assert desk.acts(demonstration) == [("signed-in", f"staff:{owner}")]


def test_a_demonstration_without_staff_has_only_the_form(demonstration: Wired) -> None:
    client = browser(create_app(demonstration, soon=lambda task: task()))
    assert "Sign in as the demonstration" not in client.get("/admin/sign-in").text
    assert client.post("/admin/demonstration").status_code == 404


def test_a_foreign_page_cannot_sign_anybody_in_or_out(app: Flask, wired: Wired) -> None:
    client = desk.at_desk(app, wired)
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/admin/sign-out", headers=foreign).status_code == 403
    assert client.post("/admin/sign-in", headers=foreign).status_code == 403
    assert client.get("/admin/cohorts").status_code == 200
