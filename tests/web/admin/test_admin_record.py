"""The page of the record: pages by the last line, filters, the check of the chain, and the file."""

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from course import audit
from course.audit import Act
from course.models import AuditEntry, Role
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock


@pytest.fixture
def owner(app: Flask, wired: Wired, clock: FixedClock) -> FlaskClient:
    """An owner, and a record of sixty lines about one learner."""
    make_learner(wired, make_cohort(wired, name="=Night & day"))
    client = desk.at_desk(app, wired)
    with wired.db.writing() as session:
        for _ in range(59):
            act = Act("changed-pause", "enrolment:1", staff_id=1, cohort_id=1, details={"number": 2})
            audit.record(session, act, now=clock())
        audit.record(session, Act("erased", "person:9", actor="learner"), now=clock())
        session.commit()
    return client


def lines(page: str) -> list[int]:
    return [int(row.split('data-label="Line">')[1].split("<")[0]) for row in page.split("<tr>")[2:]]


def test_the_record_is_read_page_by_page_and_by_what_is_asked_for(owner: FlaskClient) -> None:
    page = owner.get("/admin/record").text
    assert lines(page) == list(range(60, 10, -1))
    assert lines(owner.get("/admin/record?before=11").text) == list(range(10, 0, -1))
    assert "before=11" in page
    assert '<a href="/admin/enrolments/1">Learner 1</a>' in page
    assert "Ada" not in page
    assert lines(owner.get("/admin/record?who=learner").text) == [60]
    assert lines(owner.get("/admin/record?what=erased&cohort=1").text) == []
    nonsense = owner.get("/admin/record?who=x&cohort=y&from=never&before=z")
    assert (nonsense.status_code, len(lines(nonsense.text))) == (200, 50)


def test_the_check_says_whether_the_record_is_whole(owner: FlaskClient, wired: Wired) -> None:
    assert "The record is whole." in owner.get("/admin/record?check=1").text
    with wired.db.writing() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.id == 30))
        session.commit()
    assert "Line 31 does not fit." in owner.get("/admin/record?check=1").text


def test_the_file_has_every_line_that_is_asked_for_no_formula_and_leaves_a_line(
    owner: FlaskClient, wired: Wired
) -> None:
    answer = owner.post("/admin/record/file", data={"what": "changed-pause"})
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 60
    assert rows[1] == [
        "1", "2027-01-04 10:00:00+00:00", "Eve", "Paused their course", "Learner 1", "'=Night & day", "for 2 weeks",
    ]  # fmt: skip
    assert desk.acts(wired)[-1] == ("exported-record", "record")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.REVIEWER, Role.ANALYST])
def test_nobody_but_an_owner_reads_it(app: Flask, wired: Wired, role: Role) -> None:
    client = desk.at_desk(app, wired, role)
    assert client.get("/admin/record").status_code == 403
    assert client.post("/admin/record/file").status_code == 403
