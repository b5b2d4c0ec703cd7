"""What learners read of what staff see: who is on duty or that nobody is, worse answers, and who read their notes."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import changing, check_ins, sessions
from course.check_ins import Answers
from course.models import Cohort, Enrolment
from course.sessions import Subject
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock

WORSE = "They are also told if your answers about how you are become clearly worse"
NOBODY = "nobody in your group is told, and nobody looks"


def own_browser(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    with wired.db.writing() as session:
        subject = Subject(person_id=learner.person_id, enrolment_id=learner.enrolment_id)
        token, _ = sessions.open_for(session, subject, full=True, now=wired.clock())
        session.commit()
    made = browser(app)
    with desk.cookie_of(made, "/settings") as cookie:
        cookie["_user_id"] = token
    return made


def test_the_join_page_says_as_much_as_the_desk_promises(wired: Wired, client: FlaskClient) -> None:
    plain, watched = make_cohort(wired), make_cohort(wired, code="watched", on_duty=True)
    assert NOBODY in desk.words(client.get(f"/join/{plain.code}").text)
    assert NOBODY not in desk.words(client.get(f"/join/{watched.code}").text)


def test_worse_answers_are_told_where_staff_switch_it_on_and_learners_read_it_where_it_covers_them(
    app: Flask, wired: Wired, clock: FixedClock, client: FlaskClient
) -> None:
    cohort = make_cohort(wired)
    learner = make_learner(wired, cohort)
    own, staff = own_browser(app, wired, learner), desk.at_desk(app, wired)
    assert WORSE not in client.get(f"/join/{cohort.code}").text
    assert WORSE not in own.get("/settings").text
    with wired.db.reading() as session:
        found = session.get_one(Cohort, cohort.id)
        form = {
            name: str(value)
            for name, value in vars(changing.as_it_is(found)).items()
            if value not in (None, False)
        }
    path = f"/admin/cohorts/{cohort.id}/change"
    shown = staff.get(path, query_string={**form, "shares_worse": "yes"}).text
    assert "Staff are told of worse answers" in shown
    assert staff.post(path, data={**form, "shares_worse": "yes"}).status_code == 303
    assert WORSE in client.get(f"/join/{cohort.code}").text
    assert WORSE in own.get("/settings").text
    with wired.db.writing() as session:
        session.get_one(Enrolment, learner.enrolment_id).shares_moods_at = clock() - timedelta(days=1)
        session.commit()
    assert WORSE not in own.get("/settings").text
    staff.post(path, data=form)
    with wired.db.reading() as session:
        assert session.get_one(Cohort, cohort.id).shares_worse_at is None


def test_whose_shared_notes_were_read_sees_when(app: Flask, wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        told = Answers(mood=4, note="A long week", share_note=True)
        check_ins.record(session, learner.enrolment_id, "week-1", told, via="web", now=wired.clock())
        session.commit()
    own, said = own_browser(app, wired, learner), "Notes that you shared were read"
    assert said not in own.get("/settings").text
    desk.at_desk(app, wired).post(f"/admin/enrolments/{learner.enrolment_id}/shared-notes")
    page = own.get("/settings").text
    assert said in page
    assert ", somebody who is responsible for the course" in page
    assert " Eve" not in page.replace(" Everything", "")
    packed = zipfile.ZipFile(io.BytesIO(own.post("/settings/take-my-data").data))
    told = json.loads(packed.read("my-data.json"))["who_read_what_you_shared"]
    assert told == [{"at": wired.clock().isoformat(), "by": "somebody who is responsible for the course"}]


@pytest.mark.parametrize("on_duty", [True, False])
def test_every_form_says_who_is_told_of_danger_as_it_is_in_this_group(
    app: Flask, wired: Wired, clock: FixedClock, on_duty: bool
) -> None:
    learner = make_learner(wired, make_cohort(wired, on_duty=on_duty))
    clock.advance(timedelta(days=6))
    own = own_browser(app, wired, learner)
    for path in ("/lessons/l01", "/check-ins/week-1", "/join/riverside"):
        page = own.get(path).text
        told = "staff can see later that it happened" in page
        told |= path.startswith("/join") and "nobody in your group is told" not in page
        assert told == on_duty, path
        assert ("nobody else is told" in page) == (not on_duty and not path.startswith("/join")), path
