"""Who are you, once more: what a dangerous act asks, what is kept meanwhile, and who gets no further."""

import io
import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from sqlalchemy import select, update

from course import sessions
from course.app import create_app
from course.models import BrowserSession, Role, Staff
from course.web import access, context
from course.web.admin import announcing
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock

LATER = timedelta(minutes=11)
seen: list[list[tuple[str, str]]] = []


@access.recently_proven
@access.staff_only(Role.OWNER)
def look() -> str:
    return f"looked at {request.args.get('page')}"


@access.recently_proven
@access.staff_only(Role.OWNER)
def act() -> str:
    files = [(name, found.read().decode()) for name, found in request.files.items(multi=True)]
    seen.append([*request.form.items(multi=True), *files])
    context.session().commit()
    return "done"


@pytest.fixture
def app(wired: Wired) -> Flask:
    """One of its own, with two views that are dangerous."""
    app = create_app(wired)
    app.add_url_rule("/admin/dangerous", "admin_dangerous.look", look, methods=["GET"])
    app.add_url_rule("/admin/dangerous", "admin_dangerous.act", act, methods=["POST"])
    return app


@pytest.fixture
def eve(app: Flask, wired: Wired, clock: FixedClock) -> FlaskClient:
    """An owner who proved eleven minutes ago who she is."""
    desk.set_up(wired)
    client = desk.signed_in(app, wired, 1)
    clock.advance(LATER)
    seen.clear()
    return client


def proof(clock: FixedClock, **changed: str) -> dict[str, str]:
    return {"proof_password": desk.PASSWORD, "proof_code": desk.digits(clock.at)} | changed


def hidden(page: str) -> list[tuple[str, str]]:
    pairs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    return [(unescape(name), unescape(value)) for name, value in pairs]


def test_ten_minutes_are_taken_on_trust_and_no_longer(
    eve: FlaskClient, wired: Wired, clock: FixedClock
) -> None:
    for seconds, status in ((0, 200), (1, 303)):
        with wired.db.writing() as session:
            session.execute(update(BrowserSession).values(proven_at=clock.at))
            session.commit()
        clock.advance(timedelta(minutes=10, seconds=seconds))
        assert eve.get("/admin/dangerous").status_code == status


def test_a_look_comes_back_to_its_address(eve: FlaskClient, clock: FixedClock) -> None:
    door = eve.get("/admin/dangerous?page=2&who=a%26b")
    assert door.status_code == 303
    page = eve.get(door.location).text
    assert "Is it you?" in page
    action = unescape(re.findall(r'action="(/admin/proof[^"]*)"', page)[0])
    back = eve.post(action, data=proof(clock))
    assert (back.status_code, back.location) == (303, "/admin/dangerous?page=2&who=a%26b")
    assert eve.get(back.location).text == "looked at 2"


def test_a_form_rides_along_and_is_acted_on_once_who_it_is_has_been_shown(
    eve: FlaskClient, wired: Wired, clock: FixedClock
) -> None:
    sent = [("who", "Ada & <b>"), ("day", "1"), ("day", "3"), ("note", "two\nlines"), ("empty", "")]
    asked = eve.post("/admin/dangerous?x=1", data=_multi(sent))
    assert (asked.status_code, seen) == (403, [])
    assert hidden(asked.text) == sent
    assert 'action="/admin/dangerous?x=1"' in asked.text
    answer = eve.post("/admin/dangerous?x=1", data=_multi(hidden(asked.text)) | proof(clock))
    assert answer.text == "done"
    assert [pair for pair in seen[0] if not pair[0].startswith("proof_")] == sent
    assert desk.acts(wired) == [("proved-again", "staff:1")]
    assert eve.post("/admin/dangerous", data={"day": "2"}).text == "done"


def test_a_file_is_asked_for_again(eve: FlaskClient, clock: FixedClock) -> None:
    asked = eve.post("/admin/dangerous", data={"roster": (io.BytesIO(b"name"), "a.csv"), "day": "1"})
    assert 'type="file" id="roster" name="roster"' in asked.text
    assert 'enctype="multipart/form-data"' in asked.text
    again = proof(clock) | {"roster": (io.BytesIO(b"name"), "a.csv"), "day": "1"}
    assert eve.post("/admin/dangerous", data=again).text == "done"
    assert seen[0][-1] == ("roster", "name")


@pytest.mark.parametrize(
    "wrong",
    [
        {"proof_password": "not this"},
        {"proof_code": "000000"},
        {"proof_code": ""},
        {"proof_demonstration": "yes", "proof_password": ""},
    ],
)  # fmt: skip
def test_a_wrong_proof_acts_on_nothing_and_keeps_the_form(
    eve: FlaskClient, clock: FixedClock, wrong: dict[str, str]
) -> None:
    answer = eve.post("/admin/dangerous", data={"day": "1"} | proof(clock, **wrong))
    assert (answer.status_code, seen) == (422, [])
    assert hidden(answer.text) == [("day", "1")]
    assert desk.PASSWORD not in answer.text
    assert eve.get("/admin/dangerous").status_code == 303


def test_a_code_proves_once_and_many_tries_wait(eve: FlaskClient, wired: Wired, clock: FixedClock) -> None:
    assert eve.post("/admin/proof", data=proof(clock)).status_code == 303
    with wired.db.writing() as session:
        session.execute(update(BrowserSession).values(proven_at=None))
        session.commit()
    for _ in range(10):
        assert eve.post("/admin/dangerous", data=proof(clock)).status_code == 422
    clock.advance(timedelta(minutes=1))
    assert eve.post("/admin/dangerous", data=proof(clock)).status_code == 429
    assert seen == []


def test_somebody_else_s_role_is_refused_before_anything_is_asked(
    eve: FlaskClient, app: Flask, wired: Wired, clock: FixedClock
) -> None:
    analyst = desk.at_desk(app, wired, Role.ANALYST)
    clock.advance(LATER)
    assert analyst.get("/admin/dangerous").status_code == 403
    assert "Is it you?" not in analyst.post("/admin/dangerous").text
    assert eve.post("/admin/dangerous", data={"day": "1"}).status_code == 403


def test_the_way_on_is_a_page_of_the_desk(eve: FlaskClient, clock: FixedClock) -> None:
    for elsewhere in ("https://elsewhere.test/", "//elsewhere.test", "/today", "/admin\\@elsewhere.test"):
        clock.advance(timedelta(minutes=1))
        answer = eve.post("/admin/proof", query_string={"next": elsewhere}, data=proof(clock))
        assert (answer.status_code, answer.location) == (303, "/admin")


def test_a_proof_holds_in_one_browser(eve: FlaskClient, app: Flask, wired: Wired, clock: FixedClock) -> None:
    other = desk.signed_in(app, wired, 1)
    clock.advance(LATER)
    assert eve.post("/admin/proof", data=proof(clock)).status_code == 303
    assert other.get("/admin/dangerous").status_code == 303
    with wired.db.reading() as session:
        rows = session.scalars(select(BrowserSession).order_by(BrowserSession.id)).all()
        assert [sessions.is_recently_proven(row, now=clock.at) for row in rows] == [True, False]
        assert session.scalars(select(Staff)).one().totp_last_step is not None


def test_the_mark_stands_above_one_of_staff() -> None:
    with pytest.raises(TypeError):
        access.recently_proven(access.public(lambda: "x"))


def _multi(pairs: list[tuple[str, str]]) -> dict[str, object]:
    names = dict.fromkeys(name for name, _ in pairs)
    return {name: [value for one, value in pairs if one == name] for name in names}


@pytest.mark.parametrize(("act", "is_asked"), [("withdraw", True), ("resume", False)])
def test_of_what_is_done_to_many_only_the_dangerous_asks(
    eve: FlaskClient, wired: Wired, clock: FixedClock, act: str, is_asked: bool
) -> None:
    make_learner(wired, make_cohort(wired))
    clock.advance(LATER)
    answer = eve.post("/admin/people/acts", data={"act": act, "ids": "1"})
    assert ("proof_password" in answer.text) == is_asked


@pytest.mark.parametrize(
    ("do", "many", "is_asked"), [("send", 0, True), ("look", 0, False), ("send", 1, False)]
)
def test_writing_to_many_asks_when_it_goes(
    eve: FlaskClient,
    wired: Wired,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    do: str,
    many: int,
    is_asked: bool,
) -> None:
    make_learner(wired, make_cohort(wired))
    monkeypatch.setattr(announcing, "MANY", many)
    clock.advance(LATER)
    answer = eve.post("/admin/cohorts/1/announcements/new", data={"do": do, "cohorts": "1"})
    assert ("proof_password" in answer.text) == is_asked
