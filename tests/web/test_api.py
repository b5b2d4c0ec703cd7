"""The interface for programs: one cohort, every answer as the description says, and no trace of a look."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from course import api_tokens, arms, open_api
from course.cohort_tables import BY_NAME
from course.db import Model
from course.models import AuditEntry, Cohort, Role, Staff
from course.rules.allocation import Arm
from course.web.bearer import LOOKS
from course.wiring import Wired
from tests import cohort_zips, desk, json_schemas
from tests.conftest import browser
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock

API = "/api/v1"


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired, on_duty=True)
    other = make_cohort(wired, name="Elsewhere", code="elsewhere")
    make_learner(wired, other, profile=make_profile(name="Stranger", contact="+447700900199"))
    with wired.db.writing() as session:
        arms.set_plan(session, made, (Arm("quince"), Arm("damson")), seed="river", now=wired.clock())
        session.commit()
    for at in range(2):
        profile = make_profile(name=f"Zebedee{at}", contact=f"+4477009003{at:02}")
        make_learner(wired, made, profile=profile)
    return made


@pytest.fixture
def lived(wired: Wired) -> Cohort:
    """A cohort in which everything there is was done."""
    made = make_cohort(wired, name="Lived", code="lived", on_duty=True)
    for learner in cohort_zips.live(wired, made, 2):
        cohort_zips.share(wired, learner, moods=True, numbers=True)
    return made


@pytest.fixture
def program(app: Flask) -> FlaskClient:
    """A program: it sends no header of a browser."""
    made = browser(app)
    del made.environ_base["HTTP_SEC_FETCH_SITE"]
    return made


def token_of(
    wired: Wired, cohort: Cohort, *, role: Role = Role.OWNER, is_named: bool = False, days: int = 30
) -> tuple[int, str]:
    email = f"{role}-{is_named}@kith.test"
    staff_id = desk.make_staff(wired, email=email, role=role)
    with wired.db.writing() as session:
        row, token = api_tokens.make(
            session, name="A report", cohort_id=cohort.id, maker=session.get_one(Staff, staff_id),
            is_named=is_named, days=days, now=wired.clock(),
        )  # fmt: skip
        session.commit()
        return row.id, token


def ask(program: FlaskClient, path: str, key: str, *, method: str = "GET", **query: object) -> TestResponse:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return program.open(f"{API}/{path}", method=method, headers=headers, query_string=query)


def body(answer: TestResponse) -> dict[str, Any]:
    """What came as JSON."""
    found = answer.json
    assert isinstance(found, dict)
    return found


def key_of(program: FlaskClient, token: str) -> str:
    answer = ask(program, "readings", token, method="POST")
    assert answer.status_code == 201
    return str(body(answer)["key"])


def everything(program: FlaskClient, table: str, key: str, limit: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": limit}
    while True:
        answer = ask(program, table, key, **query)
        assert answer.status_code == 200, answer.text
        rows += body(answer)["rows"]
        if body(answer)["next"] is None:
            return rows
        query["after"] = body(answer)["next"]


@pytest.mark.parametrize(("engine", "is_named"), [("sqlite", True), ("postgres", False)], indirect=["engine"])
def test_every_answer_is_as_the_description_says(
    wired: Wired, lived: Cohort, program: FlaskClient, is_named: bool
) -> None:
    document = body(program.get(f"{API}/openapi.json"))
    assert document["openapi"] == "3.1.0"
    _, token = token_of(wired, lived, is_named=is_named)
    opened = ask(program, "readings", token, method="POST")
    assert _faults(document, "/readings", "post", opened) == []
    key = body(opened)["key"]
    told = ask(program, "cohort", key)
    assert _faults(document, "/cohort", "get", told) == []
    assert (body(told)["learners"], "name" in body(told)) == (2, is_named)
    for table in BY_NAME:
        answer = ask(program, table, key)
        assert body(answer)["rows"], table
        assert _faults(document, f"/{table}", "get", answer) == []
        schema = {"$ref": f"#/components/schemas/{table}-{'named' if is_named else 'unnamed'}"}
        assert [json_schemas.faults(row, schema, document) for row in body(answer)["rows"] if
                json_schemas.faults(row, schema, document)] == []  # fmt: skip
    for answer in (ask(program, "learners", ""), ask(program, "learners", key, limit=0)):
        assert _faults(document, "/learners", "get", answer) == []
    assert ("Zebedee0" in ask(program, "learners", key).text) == is_named


def _faults(document: dict[str, Any], path: str, method: str, answer: TestResponse) -> list[str]:
    told = document["paths"][path][method]["responses"][str(answer.status_code)]
    schema = told["content"]["application/json"]["schema"]
    return json_schemas.faults(body(answer), schema, document)


def test_the_check_finds_what_is_not_as_described(wired: Wired) -> None:
    document = open_api.document(wired.course, "https://kith.test")
    schema = document["components"]["schemas"]["check-ins-named"]
    right = {
        "learner": "1", "item": "week-1", "mood": 6, "note": None, "via": "web", "answered_utc": "2027-01-04T10:00:00Z",
        "answered_local": "2027-01-04T10:00:00", "changed_utc": None, "changed_local": None, "edition": "x",
    }  # fmt: skip
    assert json_schemas.faults(right, schema, document) == []
    wrongs: tuple[dict[str, Any], ...] = (
        {"mood": "6"}, {"mood": True}, {"via": "post"}, {"answered_utc": "yesterday"}, {"learner": None},
        {"name": "Ada"},
    )  # fmt: skip
    for wrong in wrongs:
        assert json_schemas.faults(right | wrong, schema, document), wrong
    assert json_schemas.faults({name: right[name] for name in right if name != "item"}, schema, document)


@pytest.mark.parametrize(("engine", "is_named"), [("sqlite", True), ("postgres", False)], indirect=["engine"])
def test_small_pages_give_every_row_once(
    wired: Wired, lived: Cohort, program: FlaskClient, is_named: bool
) -> None:
    key = key_of(program, token_of(wired, lived, is_named=is_named)[1])
    for table in ("learners", "events"):
        whole = ask(program, table, key, limit=1000)
        rows = everything(program, table, key, 1)
        assert len(rows) == len(everything(program, table, key, 1000))
        assert all(one in rows for one in body(whole)["rows"])
        assert len({str(sorted(one.items(), key=str)) for one in rows}) == len(rows)


def test_only_its_own_cohort_and_nothing_of_it_is_in_a_cursor(
    wired: Wired, cohort: Cohort, program: FlaskClient
) -> None:
    key = key_of(program, token_of(wired, cohort, is_named=True)[1])
    assert "Stranger" not in str(everything(program, "learners", key, 1))
    other = key_of(program, token_of(wired, cohort, role=Role.ANALYST)[1])
    cursor = body(ask(program, "learners", key, limit=1))["next"]
    for given in ("x", "AAAA", cursor[:-4] + "AAAA", f"{cursor}é"):
        assert ask(program, "learners", key, after=given).status_code == 400, given
    assert ask(program, "learners", other, after=cursor).status_code == 400, "A cursor is its token's own."


def test_a_look_leaves_no_trace_and_an_opening_does(
    wired: Wired, cohort: Cohort, program: FlaskClient
) -> None:
    token_id, token = token_of(wired, cohort)
    key = key_of(program, token)
    with wired.db.reading() as session:
        kept = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert kept is not None
    assert (kept.act, kept.actor, kept.subject) == ("opened-reading", "token", f"token:{token_id}")
    assert (kept.cohort_id, kept.details) == (cohort.id, {"names": "without", "token": "A report"})
    before = _rows(wired)
    for table in BY_NAME:
        ask(program, table, key)
    assert _rows(wired) == before


def _rows(wired: Wired) -> dict[str, Any]:
    with wired.db.reading() as session:
        return {one.name: session.execute(select(one)).all() for one in Model.metadata.sorted_tables}


@pytest.mark.parametrize("why", ["unknown", "run out", "ended", "left", "role", "the key of a reading"])
def test_a_token_that_is_not_good_opens_nothing_and_what_it_opened_ends(
    wired: Wired, cohort: Cohort, program: FlaskClient, clock: FixedClock, why: str
) -> None:
    token_id, token = token_of(wired, cohort)
    key = key_of(program, token)
    with wired.db.writing() as session:
        if why == "ended":
            api_tokens.revoke(session, token_id, now=clock.at)
        if why == "left":
            session.execute(update(Staff).values(disabled_at=clock.at))
        if why == "role":
            session.execute(update(Staff).values(role=Role.REVIEWER))
        session.commit()
    if why == "run out":
        clock.advance(timedelta(days=30))
    given = {"unknown": token[:-1] + "?", "the key of a reading": key}.get(why, token)
    assert ask(program, "readings", given, method="POST").status_code == 401
    still = why in ("unknown", "the key of a reading")
    assert ask(program, "cohort", key).status_code == (200 if still else 401)


def test_a_key_is_good_for_a_quarter_of_an_hour(
    wired: Wired, cohort: Cohort, program: FlaskClient, clock: FixedClock
) -> None:
    _, token = token_of(wired, cohort)
    key = key_of(program, token)
    clock.advance(timedelta(minutes=14, seconds=59))
    assert ask(program, "cohort", key).status_code == 200
    clock.advance(timedelta(seconds=1))
    for given in (key, token, key.replace(".", ".9", 1), "", "..", "1.9999999999.x"):
        answer = ask(program, "cohort", given)
        assert answer.status_code == 401, given
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_names_go_with_the_role_of_whoever_made_the_token(
    wired: Wired, cohort: Cohort, program: FlaskClient
) -> None:
    _, token = token_of(wired, cohort, role=Role.COORDINATOR, is_named=True)
    rows = body(ask(program, "enrolments", key_of(program, token)))["rows"]
    assert "arm" not in rows[0]
    with wired.db.writing() as session:
        session.execute(update(Staff).values(role=Role.ANALYST))
        session.commit()
    key = key_of(program, token)
    assert "Zebedee" not in ask(program, "learners", key).text
    assert body(ask(program, "enrolments", key))["rows"][0]["arm"] is None, (
        "There is such a column, and no place."
    )


def test_more_than_fits_has_to_wait(
    wired: Wired, cohort: Cohort, program: FlaskClient, clock: FixedClock
) -> None:
    _, token = token_of(wired, cohort)
    statuses = [ask(program, "readings", token, method="POST").status_code for _ in range(61)]
    assert statuses == [201] * 60 + [429]
    clock.advance(timedelta(hours=1))
    key = key_of(program, token)
    looks = [ask(program, "cohort", key).status_code for _ in range(LOOKS + 1)]
    assert looks == [200] * LOOKS + [429]
    clock.advance(timedelta(minutes=1))
    assert ask(program, "cohort", key).status_code == 200


def test_there_is_no_writing(wired: Wired, cohort: Cohort, program: FlaskClient) -> None:
    _, token = token_of(wired, cohort)
    key = key_of(program, token)
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert ask(program, "learners", key, method=method).status_code in (403, 405)
    assert ask(program, "nowhere", key).status_code == 404
