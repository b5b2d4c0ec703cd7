"""The one-time address: a name, a password, a second factor, and recovery codes that are shown once."""

import re
from datetime import timedelta

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from course import staff
from course.db import Model
from course.models import Staff
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.fakes import FixedClock


@pytest.fixture
def path(wired: Wired) -> str:
    return desk.invited(wired)


def secret_on(page: str) -> str:
    found = re.search(r'class="secret"><code>([A-Z2-7 ]+)</code>', page)
    assert found
    return found[1].replace(" ", "")


def send(client: FlaskClient, wired: Wired, path: str, **changed: str) -> TestResponse:
    code = pyotp.TOTP(secret_on(client.get(path).text)).at(wired.clock())
    form = {"name": "Tomasz Lis", "password": desk.PASSWORD, "again": desk.PASSWORD, "code": code}
    return client.post(path, data=form | changed)


def codes_on(page: str) -> list[str]:
    return re.findall(r"<li><code>([0-9a-f-]+)</code></li>", page)


def test_the_page_draws_the_secret_as_a_square_without_style_or_script(
    client: FlaskClient, path: str
) -> None:
    page = client.get(path).text
    assert len(secret_on(page)) == 32
    square = page[page.index('<div class="qr"') : page.index("</svg></div>")]
    assert "<path" in square
    assert not re.search(r"style|script|onload|href", square)


def test_looking_changes_nothing_and_shows_the_same_secret_again(
    client: FlaskClient, app: Flask, path: str
) -> None:
    first = client.get(path)
    assert "Set-Cookie" not in first.headers
    assert first.headers["Cache-Control"] == "no-store"
    assert secret_on(first.text) == secret_on(browser(app).get(path).text)


def test_each_address_has_a_secret_of_its_own(client: FlaskClient, wired: Wired, path: str) -> None:
    other = desk.invited(wired, email="other@kith.test")
    assert secret_on(client.get(path).text) != secret_on(client.get(other).text)


def test_setting_up_gives_ten_recovery_codes_and_opens_the_desk(
    client: FlaskClient, wired: Wired, path: str
) -> None:
    answer = send(client, wired, path)
    assert answer.status_code == 200
    assert len(set(codes_on(answer.text))) == 10
    assert 'href="/admin"' in answer.text
    assert "Tomasz Lis" in client.get("/admin/cohorts").text
    assert desk.acts(wired) == [("set-up-account", "staff:1")]


def test_the_new_password_and_the_app_open_the_desk_afterwards(
    client: FlaskClient, app: Flask, wired: Wired, clock: FixedClock, path: str
) -> None:
    secret = secret_on(client.get(path).text)
    codes = codes_on(send(client, wired, path).text)
    clock.advance(timedelta(minutes=1))
    form = {"email": "tomasz@kith.test", "password": desk.PASSWORD}
    by_app = form | {"code": pyotp.TOTP(secret).at(clock())}
    assert browser(app).post("/admin/sign-in", data=by_app).status_code == 303
    assert browser(app).post("/admin/sign-in", data=form | {"recovery": codes[9]}).status_code == 303


def test_the_code_that_finished_the_set_up_does_not_sign_in_as_well(
    client: FlaskClient, app: Flask, wired: Wired, path: str
) -> None:
    code = pyotp.TOTP(secret_on(client.get(path).text)).at(wired.clock())
    send(client, wired, path)
    form = {"email": "tomasz@kith.test", "password": desk.PASSWORD, "code": code}
    assert browser(app).post("/admin/sign-in", data=form).status_code == 422


@pytest.mark.parametrize(
    ("changed", "control"),
    [
        ({"name": "  "}, "name"),
        ({"password": "short", "again": "short"}, "password"),
        ({"again": "four other words"}, "again"),
        ({"code": ""}, "code"),
        ({"code": "000000"}, "code"),
    ],
    ids=["no name", "short password", "two passwords", "no code", "wrong code"],
)
def test_a_mistake_is_named_beside_its_control_and_the_address_stays_good(
    client: FlaskClient, wired: Wired, path: str, changed: dict[str, str], control: str
) -> None:
    answer = send(client, wired, path, **changed)
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert f'href="#{control}"' in answer.text
    assert f'id="{control}-e"' in answer.text
    assert desk.PASSWORD not in answer.text
    assert client.get("/admin/cohorts").status_code == 303
    assert send(client, wired, path).status_code == 200


def test_a_secret_that_the_browser_sends_is_not_believed(
    client: FlaskClient, wired: Wired, path: str
) -> None:
    mine = pyotp.random_base32()
    forged = {"secret": mine, "totp_secret": mine, "code": pyotp.TOTP(mine).at(wired.clock())}
    assert send(client, wired, path, **forged).status_code == 422


def test_the_address_works_once(client: FlaskClient, app: Flask, wired: Wired, path: str) -> None:
    send(client, wired, path)
    for answer in (browser(app).get(path), browser(app).post(path)):
        assert answer.status_code == 404
        assert "This address has ended" in answer.text


def test_an_old_an_unknown_and_a_used_address_look_the_same(
    client: FlaskClient, app: Flask, wired: Wired, clock: FixedClock, path: str
) -> None:
    old = desk.invited(wired, email="late@kith.test")
    send(client, wired, path)
    stranger = browser(app)
    used, unknown = stranger.get(path), stranger.get("/admin/setup/AAAAAAAAAAAAAAAAAAAAAA")
    clock.advance(staff.SETUP_LIVES)
    assert stranger.get(old).text == used.text == unknown.text


def test_a_fresh_invitation_ends_the_old_codes_the_old_address_and_open_sessions(
    client: FlaskClient, app: Flask, wired: Wired, path: str
) -> None:
    old_codes = codes_on(send(client, wired, path).text)
    with wired.db.writing() as session:
        member = session.scalars(select(Staff)).one()
        first = staff.invite(session, member, now=wired.clock())
        second = staff.invite(session, member, now=wired.clock())
        session.commit()
    again = browser(app)
    assert again.get(f"/admin/setup/{first}").status_code == 404
    assert send(again, wired, f"/admin/setup/{second}").status_code == 200
    assert client.get("/admin/cohorts").status_code == 303
    assert again.get("/admin/cohorts").status_code == 200
    form = {"email": "tomasz@kith.test", "password": desk.PASSWORD, "recovery": old_codes[0]}
    assert browser(app).post("/admin/sign-in", data=form).status_code == 422


def test_nothing_that_opens_the_desk_is_kept_as_it_is(client: FlaskClient, wired: Wired, path: str) -> None:
    secret = secret_on(client.get(path).text)
    codes = codes_on(send(client, wired, path).text)
    with wired.db.reading() as session:
        kept = repr([session.execute(select(table)).all() for table in Model.metadata.sorted_tables])
    assert "tomasz@kith.test" in kept
    for text in (desk.PASSWORD, secret, *codes, path.rpartition("/")[2]):
        assert text not in kept
