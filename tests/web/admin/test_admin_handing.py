"""The file of what is kept about somebody, made at the desk: who may, what it leaves behind, and who sees that."""

import io
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import check_ins, enrolments, staff
from course.check_ins import Answers
from course.models import Person, Role, Staff
from course.wiring import Wired
from tests import desk, learners
from tests.factories import Learner, make_cohort, make_learner


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    """A coordinator at the desk."""
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def ada(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def test_what_is_kept_is_one_file_that_its_learner_sees_was_made(
    wired: Wired, client: FlaskClient, app: Flask, ada: Learner
) -> None:
    path, own = "/admin/enrolments/1/copy", learners.signed_in(app, wired, ada, full=True)
    assert "Staff made a file" not in own.get("/settings").text
    assert "Not in it" in client.get(path).text
    before = desk.acts(wired)
    answer = client.post(path)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="learner-1.zip"'
    packed = zipfile.ZipFile(io.BytesIO(answer.data))
    assert "Ada" in packed.read("my-data.html").decode()
    assert desk.acts(wired) == [*before, ("exported-learner", "enrolment:1")]
    assert "Staff made a file of what is kept about you" in own.get("/settings").text
    assert "made the file of what is kept about them" in desk.words(client.get("/admin/enrolments/1").text)
    assert desk.at_desk(app, wired, Role.ANALYST).post(path).status_code == 403


def test_the_file_is_not_made_of_somebody_who_is_in_a_foreign_group_too(
    wired: Wired, app: Flask, ada: Learner
) -> None:
    second = make_cohort(wired, code="second")
    with wired.db.writing() as session:
        person = session.get_one(Person, ada.person_id)
        enrolments.enrol(
            session, person, second, source="web", version=wired.course.edition.version,
            today=wired.clock().date(), now=wired.clock(),
        )  # fmt: skip
        session.commit()
    mine = desk.at_desk(app, wired, Role.COORDINATOR)
    assert mine.post("/admin/enrolments/1/copy").status_code == 200
    with wired.db.writing() as session:
        staff.limit(session, session.scalars(select(Staff).where(Staff.role == Role.COORDINATOR)).one(), [1])
        session.commit()
    answer = mine.post("/admin/enrolments/1/copy")
    assert (answer.status_code, "An owner can make this file" in answer.text) == (409, True)
    assert mine.get("/admin/enrolments/2/copy").status_code == 404


def test_notes_that_were_shared_count_as_read_where_they_are_in_the_file(
    wired: Wired, client: FlaskClient, ada: Learner
) -> None:
    with wired.db.writing() as session:
        told = Answers(mood=6, note="The canal.", share_note=True)
        check_ins.record(session, 1, "week-1", told, via="web", now=wired.clock())
        session.commit()
    answer = client.post("/admin/enrolments/1/copy")
    assert answer.data[:2] == b"PK"
    assert [act for act, _ in desk.acts(wired)[-2:]] == ["exported-learner", "read-shared-notes"]
