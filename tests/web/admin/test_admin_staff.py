"""The pages about staff: inviting, roles, ending access, one's own account; and that each act leaves one line."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course.models import BrowserSession, RecoveryCode, Role, Staff
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import make_cohort
from tests.fakes import FixedClock

SETUP = re.compile(r"https://kith\.test(/admin/setup/[\w-]+)")
MARIA = {
    "email": " Maria@Kith.test ",
    "name": "Maria",
    "role": "coordinator",
    "scope": "some",
    "cohorts": "1",
}


@pytest.fixture
def eve(app: Flask, wired: Wired) -> FlaskClient:
    """An owner at her desk, with one cohort in the house."""
    make_cohort(wired)
    desk.set_up(wired)
    return desk.signed_in(app, wired, 1)


def member(wired: Wired, staff_id: int) -> Staff:
    with wired.db.reading() as session:
        return session.get_one(Staff, staff_id)


def finish(app: Flask, wired: Wired, path: str) -> FlaskClient:
    """Set an account up at its one-time address; the browser in which that was done."""
    made = browser(app)
    page = made.get(path).text
    secret = re.sub(r"\s", "", desk.words(page).split("Type this instead")[1].split("Kind:")[0])
    form = {
        "name": "Maria", "password": "another four words", "again": "another four words",
        "code": desk.digits(wired.clock(), secret),
    }  # fmt: skip
    assert "Your recovery codes" in made.post(path, data=form).text
    return made


def test_somebody_is_invited_by_an_address_that_is_shown_once_and_works_once(
    eve: FlaskClient, app: Flask, wired: Wired
) -> None:
    page = eve.post("/admin/staff/new", data=MARIA)
    path = SETUP.findall(page.text)[0]
    assert path not in eve.get("/admin/staff/2").text + eve.get("/admin/staff").text
    assert "Invited" in eve.get("/admin/staff").text
    maria = finish(app, wired, path)
    assert browser(app).get(path).status_code == 404
    assert maria.get("/admin/cohorts/1").status_code == 200
    assert maria.get("/admin/staff").status_code == 403
    made = member(wired, 2)
    assert (made.email, made.role, made.is_limited) == ("maria@kith.test", "coordinator", True)
    assert desk.acts(wired) == [("invited-staff", "staff:2"), ("set-up-account", "staff:2")]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": "eve@kith.test"}, "email"),
        ({"role": "king"}, "role"),
        ({"scope": ""}, "scope"),
        ({"cohorts": "99"}, "cohorts"),
    ],
)
def test_a_mistake_is_named_and_invites_nobody(
    eve: FlaskClient, wired: Wired, changed: dict[str, str], field: str
) -> None:
    answer = eve.post("/admin/staff/new", data=MARIA | changed)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert desk.acts(wired) == []


def test_an_address_is_made_anew_taken_back_and_ends(
    eve: FlaskClient, app: Flask, wired: Wired, clock: FixedClock
) -> None:
    first = SETUP.findall(eve.post("/admin/staff/new", data=MARIA).text)[0]
    second = SETUP.findall(eve.post("/admin/staff/2/address").text)[0]
    stranger = browser(app)
    assert [stranger.get(one).status_code for one in (first, second)] == [404, 200]
    eve.post("/admin/staff/2/address/withdrawal")
    assert stranger.get(second).status_code == 404
    assert "Address ended" in eve.get("/admin/staff/2").text
    assert [act for act, _ in desk.acts(wired)][1:] == ["renewed-staff-address", "withdrew-staff-address"]
    assert eve.post("/admin/staff/1/address").status_code == 404


def test_another_role_counts_from_the_next_page_on(eve: FlaskClient, app: Flask, wired: Wired) -> None:
    make_cohort(wired, name="Night shift", code="night-shift")
    maria = desk.at_desk(app, wired, Role.COORDINATOR)
    assert maria.get("/admin/cohorts/2").status_code == 200
    some = {"role": "coordinator", "scope": "some", "cohorts": "1"}
    assert eve.post("/admin/staff/2/role", data=some).status_code == 303
    assert [maria.get(f"/admin/cohorts/{one}").status_code for one in (1, 2)] == [200, 404]
    eve.post("/admin/staff/2/role", data={"role": "analyst", "scope": "all"})
    assert maria.get("/admin/cohorts/1").status_code == 403
    assert desk.acts(wired) == [("changed-staff-role", "staff:2")] * 2


def test_a_disabled_account_is_out_at_once_and_comes_back_without_its_old_sessions(
    eve: FlaskClient, app: Flask, wired: Wired
) -> None:
    maria = desk.at_desk(app, wired, Role.COORDINATOR)
    eve.post("/admin/staff/2/disabling")
    assert maria.get("/admin/cohorts").location == "/admin/sign-in"
    eve.post("/admin/staff/2/enabling")
    assert maria.get("/admin/cohorts").location == "/admin/sign-in"
    assert member(wired, 2).disabled_at is None
    assert [act for act, _ in desk.acts(wired)] == ["disabled-staff", "enabled-staff"]


def test_the_last_owner_stays(eve: FlaskClient, wired: Wired) -> None:
    assert eve.post("/admin/staff/1/disabling").status_code == 422
    assert eve.post("/admin/staff/1/role", data={"role": "analyst", "scope": "all"}).status_code == 422
    assert (member(wired, 1).role, member(wired, 1).disabled_at) == (Role.OWNER, None)
    assert desk.acts(wired) == []


def test_a_second_key_is_reset_by_another_owner_and_never_by_oneself(
    eve: FlaskClient, app: Flask, wired: Wired, clock: FixedClock
) -> None:
    desk.set_up(wired, email="ruth@kith.test", name="Ruth")
    ruth = desk.signed_in(app, wired, 2)
    assert eve.post("/admin/staff/1/second-key").status_code == 404
    path = SETUP.findall(eve.post("/admin/staff/2/second-key").text)[0]
    assert ruth.get("/admin/cohorts").location == "/admin/sign-in"
    assert finish(app, wired, path).get("/admin/cohorts").status_code == 200
    assert desk.acts(wired) == [("reset-second-key", "staff:2"), ("set-up-account", "staff:2")]
    coordinator = desk.at_desk(app, wired, Role.COORDINATOR)
    assert coordinator.post("/admin/staff/2/second-key").status_code == 403


def test_without_a_second_key_no_page_opens_even_with_a_session(eve: FlaskClient, wired: Wired) -> None:
    with wired.db.writing() as session:
        session.get_one(Staff, 1).totp_sealed = None
        session.commit()
    assert eve.get("/admin/cohorts").location == "/admin/sign-in"


def test_browsers_are_listed_and_ended_ones_own_and_for_an_owner_others(
    eve: FlaskClient, app: Flask, wired: Wired
) -> None:
    maria, second, third = (
        desk.at_desk(app, wired, Role.COORDINATOR),
        *(desk.signed_in(app, wired, 2) for _ in "ab"),
    )
    page = maria.get("/admin/account").text
    assert page.count("Sign it out") == 2
    assert maria.post("/admin/account/browsers/1/ending").status_code == 303
    assert eve.get("/admin/cohorts").status_code == 200
    maria.post("/admin/account/browsers/3/ending")
    assert second.get("/admin/cohorts").location == "/admin/sign-in"
    assert third.get("/admin/cohorts").status_code == 200
    maria.post("/admin/account/browsers/ending")
    assert third.get("/admin/cohorts").location == "/admin/sign-in"
    eve.post("/admin/staff/2/browsers/2/ending")
    assert maria.get("/admin/cohorts").location == "/admin/sign-in"
    assert [act for act, _ in desk.acts(wired)] == ["ended-browser", "ended-other-browsers", "ended-browser"]


def test_signing_in_says_which_browser_it_is(client: FlaskClient, wired: Wired, clock: FixedClock) -> None:
    desk.set_up(wired)
    clock.advance(timedelta(minutes=1))
    form = {"email": "eve@kith.test", "password": desk.PASSWORD, "code": desk.digits(clock.at)}
    told = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
    client.post("/admin/sign-in", data=form, headers={"User-Agent": told})
    assert "Firefox on Linux" in client.get("/admin/account").text


def test_a_password_is_changed_by_who_shows_the_old_one_and_a_code(
    eve: FlaskClient, app: Flask, wired: Wired, clock: FixedClock
) -> None:
    other = desk.signed_in(app, wired, 1)
    clock.advance(timedelta(minutes=1))
    new = "some five other ordinary words"
    form = {"password": desk.PASSWORD, "code": desk.digits(clock.at), "new": new, "again": new}
    for wrong in ({"password": "no"}, {"code": "000000"}, {"again": "x"}, {"new": "short", "again": "short"}):
        answer = eve.post("/admin/account/password", data=form | wrong)
        assert answer.status_code == 422
        assert new not in answer.text
    assert desk.acts(wired) == []
    assert eve.post("/admin/account/password", data=form).status_code == 303
    assert eve.get("/admin/account").status_code == 200
    assert other.get("/admin/account").location == "/admin/sign-in"
    clock.advance(timedelta(minutes=1))
    again = {"email": "eve@kith.test", "password": new, "code": desk.digits(clock.at)}
    assert browser(app).post("/admin/sign-in", data=again).status_code == 303
    assert [act for act, _ in desk.acts(wired)] == ["changed-password", "signed-in"]


def test_recovery_codes_are_counted_and_made_anew_after_a_proof(
    eve: FlaskClient, wired: Wired, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        for row in session.scalars(select(RecoveryCode).limit(8)):
            row.used_at = clock.at
        old = {row.digest for row in session.scalars(select(RecoveryCode))}
        session.commit()
    page = desk.words(eve.get("/admin/account").text)
    assert "2 of 10 are left" in page
    assert "Make new ones while" in page
    clock.advance(timedelta(minutes=11))
    assert eve.post("/admin/account/recovery-codes").status_code == 403
    proof = {"proof_password": desk.PASSWORD, "proof_code": desk.digits(clock.at)}
    codes = re.findall(
        r"<code>([0-9a-f-]{14})</code>", eve.post("/admin/account/recovery-codes", data=proof).text
    )
    assert len(set(codes)) == 10
    with wired.db.reading() as session:
        new = {row.digest for row in session.scalars(select(RecoveryCode))}
        assert session.scalars(select(BrowserSession)).one().proven_at == clock.at
    assert len(new) == 10
    assert not new & (old | set(codes))


def test_what_gives_keys_or_takes_them_asks_who_it_is(
    eve: FlaskClient, app: Flask, wired: Wired, clock: FixedClock
) -> None:
    desk.set_up(wired, email="ruth@kith.test")
    clock.advance(timedelta(minutes=11))
    for path in ("new", "2/role", "2/address", "2/disabling", "2/enabling", "2/second-key"):
        assert "Is it you?" in eve.post(f"/admin/staff/{path}", data=MARIA).text, path
    assert desk.acts(wired) == []
