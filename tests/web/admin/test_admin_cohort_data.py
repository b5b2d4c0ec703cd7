"""The data of a cohort at the desk: who gets what, asked once more who they are, and what was taken in the record."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from course import arms, check_ins
from course.check_ins import Answers
from course.models import AuditEntry, Cohort, Role
from course.rules.allocation import Arm
from course.web.growing import BrokenOff
from course.wiring import Wired
from tests import cohort_zips, desk
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired)
    with wired.db.writing() as session:
        arms.set_plan(session, made, (Arm("sooner"), Arm("later-on")), seed="river", now=wired.clock())
        session.commit()
    return made


@pytest.fixture
def ada(wired: Wired, cohort: Cohort) -> Learner:
    return cohort_zips.live(wired, cohort)[0]


def take(client: FlaskClient, cohort: Cohort, **asked: str) -> dict[str, Any]:
    return cohort_zips.tables(zip_of(client, cohort, **asked))


def zip_of(client: FlaskClient, cohort: Cohort, **asked: str) -> bytes:
    with client.post(f"/admin/cohorts/{cohort.id}/data", data=asked) as answer:
        assert answer.status_code == 200
        assert answer.mimetype == "application/zip"
        return bytes(answer.data)


def lines(wired: Wired) -> list[AuditEntry]:
    with wired.db.reading() as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.act.like("%cohort%"))))


def test_an_owner_takes_it_with_names_and_the_record_says_so(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    found = take(desk.at_desk(app, wired), cohort, who="named", format="csv")
    assert found["learners"][0]["name"] == "Zebedee0"
    assert found["enrolments"][0]["arm"] in ("sooner", "later-on")
    kept, end = lines(wired)[-2:]
    assert (kept.act, kept.subject) == ("exported-cohort", f"cohort:{cohort.id}")
    assert kept.details["names"] == "with"
    assert (end.act, end.staff_id) == ("sent-cohort-file", kept.staff_id)
    assert end.details["file"] == kept.details["file"]
    assert end.details["rows"].startswith("1 learners, 1 enrolments, 1 check-ins")


def test_it_is_in_the_record_before_a_byte_leaves_and_whether_it_left_whole_after_the_last(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    client = desk.at_desk(app, wired)
    path = f"/admin/cohorts/{cohort.id}/data"
    with client.post(path, data={"who": "named"}, buffered=False) as answer:
        pieces = answer.iter_encoded()
        assert next(pieces)[:4] == b"PK\x03\x04"
        assert [one.act for one in lines(wired)][-1] == "exported-cohort"
        assert "the file has not ended" in client.get(path).text
        assert len(b"".join(pieces)) > 1000
    assert [one.act for one in lines(wired)][-2:] == ["exported-cohort", "sent-cohort-file"]
    assert "the file" not in taken_before(client.get(path).text)


def test_a_file_that_nobody_took_to_its_end_is_told_as_broken_off(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    client = desk.at_desk(app, wired)
    path = f"/admin/cohorts/{cohort.id}/data"
    client.post(path, data={"who": "named"}, buffered=False).close()
    assert [one.act for one in lines(wired)][-2:] == ["exported-cohort", "cut-cohort-file"]
    assert "with names, CSV; the file broke off" in taken_before(client.get(path).text)


def test_what_cannot_be_read_breaks_the_file_off(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    client = desk.at_desk(app, wired)
    with wired.db.writing() as session:
        session.execute(text("DROP TABLE recall"))
        session.commit()
    with pytest.raises(BrokenOff):
        client.post(f"/admin/cohorts/{cohort.id}/data", data={"who": "named"}, buffered=True)
    assert [one.act for one in lines(wired)][-2:] == ["exported-cohort", "cut-cohort-file"]


def taken_before(page: str) -> str:
    return desk.words(page.split('id="taken"')[1].split("</section>")[0])


def test_a_coordinator_sees_no_arm(app: Flask, wired: Wired, cohort: Cohort, ada: Learner) -> None:
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    for who in ("named", "veiled"):
        assert "arm" not in take(client, cohort, who=who)["enrolments"][0]
    assert "Arms by chance" not in client.get(f"/admin/cohorts/{cohort.id}/data").text
    assert client.get(f"/admin/cohorts/{cohort.id}/arms").status_code == 403


def test_an_analyst_gets_no_names_whatever_the_form_says(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    client = desk.at_desk(app, wired, Role.ANALYST)
    assert f'href="/admin/cohorts/{cohort.id}/data"' in client.get("/admin/cohorts").text
    page = client.get(f"/admin/cohorts/{cohort.id}/data").text
    assert 'name="who"' not in page
    assert "Your role takes data out without names." in page
    assert "Zebedee" not in cohort_zips.everything(zip_of(client, cohort, who="named", notes="yes"))
    assert lines(wired)[-2].details["names"] == "without"


def test_pseudonyms_are_new_each_time_unless_the_cohorts_own_are_asked_for(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    client = desk.at_desk(app, wired)
    new = {take(client, cohort, who="veiled")["learners"][0]["learner"] for _ in range(2)}
    own = {take(client, cohort, who="veiled", same_key="yes")["learners"][0]["learner"] for _ in range(2)}
    assert (len(new), len(own)) == (2, 1)


def test_whose_shared_notes_were_taken_can_see_it(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner, clock: FixedClock
) -> None:
    client = desk.at_desk(app, wired)
    clock.advance(timedelta(minutes=5))
    with wired.db.writing() as session:
        shared = Answers(note="for the staff", share_note=True)
        check_ins.record(session, ada.enrolment_id, "week-1", shared, via="web", now=clock.at)
        session.commit()
    take(client, cohort, who="named")
    assert ("read-shared-notes", f"enrolment:{ada.enrolment_id}") not in desk.acts(wired)
    found = take(client, cohort, who="named", notes="yes")
    assert found["check-ins"][0]["note"] == "for the staff"
    assert desk.acts(wired)[-2] == ("read-shared-notes", f"enrolment:{ada.enrolment_id}")


def test_it_asks_again_who_somebody_is(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner, clock: FixedClock
) -> None:
    client = desk.at_desk(app, wired)
    clock.advance(timedelta(minutes=11))
    asked = client.post(f"/admin/cohorts/{cohort.id}/data", data={"who": "named"})
    assert (asked.status_code, asked.mimetype) == (403, "text/html")
    assert "Is it you?" in asked.text
    assert [act for act, _ in desk.acts(wired) if act == "exported-cohort"] == []


@pytest.mark.parametrize("role", [Role.REVIEWER])
def test_others_get_nothing(app: Flask, wired: Wired, cohort: Cohort, role: Role) -> None:
    client = desk.at_desk(app, wired, role)
    for path in ("data", "arms"):
        assert client.get(f"/admin/cohorts/{cohort.id}/{path}").status_code == 403
        assert client.post(f"/admin/cohorts/{cohort.id}/{path}").status_code == 403


def test_arms_are_set_before_anybody_joins_and_shown_to_those_who_may(app: Flask, wired: Wired) -> None:
    cohort, owner = make_cohort(wired), desk.at_desk(app, wired)
    path = f"/admin/cohorts/{cohort.id}/arms"
    typed = {"name-1": "sooner", "weight-1": "2", "name-2": "later-on", "weight-2": "1", "seed": "oak"}
    assert owner.post(path, data=typed).status_code == 303
    assert ("set-arms", f"cohort:{cohort.id}") in desk.acts(wired)
    assert "Blocks of 6 places. Seed: oak" in desk.words(owner.get(path).text).replace(" .", ".")
    analyst = desk.at_desk(app, wired, Role.ANALYST)
    assert "sooner" in analyst.get(path).text
    assert "Keep these arms" not in analyst.get(path).text
    assert analyst.post(path, data=typed).status_code == 403
    make_learner(wired, cohort)
    assert "Keep these arms" not in owner.get(path).text
    assert owner.post(path, data=typed).status_code == 409


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name-1": "one", "weight-1": "1"}, "Please name 2 to 4 arms."),
        ({"name-1": "one", "name-2": "One"}, "Two arms have the same name."),
        ({"name-1": "one", "name-2": "two", "weight-2": "x"}, "Please write a whole number from 1 to 6."),
        ({"name-1": "one", "name-2": "two", "weight-2": "9"}, "must be a whole number from 1 to 6"),
        ({"name-1": "one", "name-2": "two", "weight-3": "2"}, "Please name this arm, or empty its share."),
        ({"name-1": "one", "name-2": "two", "seed": "s" * 81}, "at most 80 characters"),
    ],
)
def test_a_mistake_in_the_arms_is_said_beside_its_field(
    app: Flask, wired: Wired, typed: dict[str, str], said: str
) -> None:
    cohort, client = make_cohort(wired), desk.at_desk(app, wired)
    answer = client.post(f"/admin/cohorts/{cohort.id}/arms", data=typed)
    assert answer.status_code == 422
    assert said in answer.text
    field = re.search(r'role="alert".*?<a href="#([^"]+)">', answer.text, re.DOTALL)
    assert field is not None
    assert f'id="{field[1]}"' in answer.text


def test_arms_can_be_taken_away_again_while_nobody_has_joined(
    app: Flask, wired: Wired, cohort: Cohort
) -> None:
    client = desk.at_desk(app, wired)
    assert client.post(f"/admin/cohorts/{cohort.id}/arms", data={}).status_code == 303
    assert desk.acts(wired)[-1][0] == "took-arms-away"
    with wired.db.reading() as session:
        assert arms.plan_of(session, cohort.id) is None
