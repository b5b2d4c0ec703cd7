"""The rehearsal of a cohort at the desk: its calendar, its cost, and a change before it is saved."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course.models import Cohort, Message, Role
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import make_cohort, make_learner, make_profile

CHANGE = {"send_at": "09:00", "starts_on": "2027-01-11", "plan": "12"}


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired, starts_on=date(2027, 1, 11))
    make_learner(wired, made, profile=make_profile(zone="Asia/Kolkata", country="IN"))
    return made


def test_the_calendar_is_in_the_zones_of_the_learners(
    client: FlaskClient, cohort: Cohort, wired: Wired
) -> None:
    page = client.get(f"/admin/cohorts/{cohort.id}/rehearsal")
    assert "What it comes to" not in page.text
    assert "One invented learner for each of: Kolkata, India (UTC+5:30). They join" in desk.words(page.text)
    assert "Asia/Kolkata" not in page.text
    said = desk.words(client.get(f"/admin/cohorts/{cohort.id}/rehearsal?behaviour=stops&learners=50").text)
    assert "Week 1" in said
    assert "16:30" in said
    assert "messages in all 150 segments in all 200" in said
    assert "not set estimated cost" in said or "estimated cost not set" in said
    with wired.db.reading() as session:
        assert session.query(Message).count() == 0


def test_a_mix_of_ten_says_who_does_what_and_a_place_that_is_not_known(
    client: FlaskClient, wired: Wired
) -> None:
    made = make_cohort(wired, starts_on=date(2027, 1, 11))
    with wired.db.writing() as session:
        session.get_one(Cohort, made.id).plan = "8"
        session.commit()
    someone = make_profile(zone="America/New_York", country="US")
    make_learner(wired, made, profile=replace(someone, zones_maybe="Pacific/Honolulu"))
    query = {"behaviour": "mixed", "learners": "4"}
    said = desk.words(client.get(f"/admin/cohorts/{made.id}/rehearsal", query_string=query).text)
    assert "a place not known, by the group’s own clock, New York, United States (UTC−5)" in said
    assert "learner 3: never opens one" in said
    assert "learner 4: answers STOP" in said
    assert "Of ten, four do each part" in said


def test_a_price_makes_an_estimate(client: FlaskClient, cohort: Cohort, wired: Wired) -> None:
    path = f"/admin/cohorts/{cohort.id}"
    refused = client.post(f"{path}/price", data={"price": "cheap", "currency": "GBP"})
    assert (refused.status_code, "such as 0.0463" in refused.text) == (422, True)
    assert client.post(f"{path}/price", data={"price": "0.05", "currency": "GBP"}).status_code == 303
    page = client.get(f"{path}/rehearsal?behaviour=stops&learners=50").text
    assert "£10.00" in page
    assert desk.acts(wired)[-1] == ("set-price", f"cohort:{cohort.id}")


def test_a_change_is_shown_before_it_is_saved(client: FlaskClient, cohort: Cohort, wired: Wired) -> None:
    path = f"/admin/cohorts/{cohort.id}/change"
    assert "See what would change" in desk.words(client.get(path).text)
    said = desk.words(client.get(path, query_string=CHANGE).text)
    assert "learners it holds for 1 of 1" in said
    assert "Wednesday 13 January, 16:30 Wednesday 13 January, 09:00 Ada" in said
    with wired.db.reading() as session:
        assert session.get_one(Cohort, cohort.id).send_at == "16:30"
    assert client.post(path, data=CHANGE).status_code == 303
    with wired.db.reading() as session:
        assert session.get_one(Cohort, cohort.id).send_at == "09:00"
    assert desk.acts(wired)[-1] == ("changed-cohort", f"cohort:{cohort.id}")
    assert "how the cohort is set up now" in client.get(path, query_string=CHANGE).text


@pytest.mark.parametrize(
    ("name", "value"),
    [("send_at", "07:00"), ("starts_on", "2026-01-01"), ("starts_on", "soon"), ("plan", "13")],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    client: FlaskClient, cohort: Cohort, name: str, value: str
) -> None:
    path = f"/admin/cohorts/{cohort.id}/change"
    for answer in (
        client.get(path, query_string=CHANGE | {name: value}),
        client.post(path, data=CHANGE | {name: value}),
    ):
        assert answer.status_code == 422
        assert f'id="{name}-e"' in answer.text


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ANALYST])
@pytest.mark.parametrize("page", ["rehearsal", "change"])
def test_only_those_who_run_cohorts_see_it(
    app: Flask, wired: Wired, cohort: Cohort, role: Role, page: str
) -> None:
    assert desk.at_desk(app, wired, role).get(f"/admin/cohorts/{cohort.id}/{page}").status_code == 403
    assert browser(app).get(f"/admin/cohorts/{cohort.id}/{page}").status_code in (302, 303)
