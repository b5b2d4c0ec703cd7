"""The rehearsal of a cohort at the desk: its calendar, its cost, and a change before it is saved."""

import html
import re
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course.models import Cohort, Enrolment, Message, Role
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import make_cohort, make_learner, make_profile

CHANGE = {
    "send_at": "09:00", "starts_on": "2027-01-11", "plan": "12", "opens_at": "09:00", "closes_at": "20:00",
    "pace_by": "cohort", "days_apart": "3",
}  # fmt: skip
SAME = CHANGE | {"send_at": "16:30"}


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


def test_a_message_that_was_moved_says_why_in_words(client: FlaskClient, wired: Wired) -> None:
    """The third lesson of a course that begins on a Tuesday falls on its first Saturday."""
    made = make_cohort(wired, starts_on=date(2027, 1, 12))
    page = client.get(f"/admin/cohorts/{made.id}/rehearsal?behaviour=completes&learners=1")
    said = desk.words(page.text)
    assert "nothing comes at the weekend, unless they chose their days" in said
    assert "moved by" not in said


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
    refused = client.get(f"{path}/rehearsal", query_string={"price": "cheap", "currency": "GBP"})
    assert (refused.status_code, "such as 0.0463" in refused.text) == (422, True)
    assert client.post(f"{path}/price", data={"price": "cheap", "currency": "GBP"}).status_code == 422
    asked = {"behaviour": "stops", "learners": "50"}
    wish = {"price": "0.05", "currency": "GBP"}
    said = desk.words(client.get(f"{path}/rehearsal", query_string=asked | wish).text)
    assert "Price of a segment not set 0.05 GBP" in said
    assert "Estimated cost of the course not set £10.00" in said
    with wired.db.reading() as session:
        assert session.get_one(Cohort, cohort.id).price_per_segment is None, "It is shown before it is kept."
    assert client.post(f"{path}/price", data=wish).status_code == 303
    assert "£10.00" in client.get(f"{path}/rehearsal", query_string=asked).text
    said = desk.words(client.get(f"{path}/rehearsal", query_string=asked | wish | {"price": "0.06"}).text)
    assert "Estimated cost of the course £10.00 £12.00" in said
    assert desk.acts(wired)[-1] == ("changed-cohort", f"cohort:{cohort.id}")
    assert "price of a segment" in client.get(path).text, "And it can be undone like any other change."


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
    [
        ("send_at", "07:00"),
        ("starts_on", "2026-01-01"),
        ("starts_on", "soon"),
        ("plan", "13"),
        ("pace_by", "nobody"),
        ("days_apart", "0"),
        ("closes_at", "09:30"),
        ("opens_at", "06:00"),
        ("closed_on", "2027-02-30"),
        ("capacity", "none"),
        ("start_by_on", "2026-01-01"),
        ("price_per_segment", "cheap"),
        ("cap_daily_minor", "-5"),
        ("on_duty", "yes"),
    ],
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
        assert f'id="{"duty_name" if name == "on_duty" else name}-e"' in answer.text


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ANALYST])
@pytest.mark.parametrize("page", ["rehearsal", "change"])
def test_only_those_who_run_cohorts_see_it(
    app: Flask, wired: Wired, cohort: Cohort, role: Role, page: str
) -> None:
    assert desk.at_desk(app, wired, role).get(f"/admin/cohorts/{cohort.id}/{page}").status_code == 403
    assert browser(app).get(f"/admin/cohorts/{cohort.id}/{page}").status_code in (302, 303)


def test_hours_days_and_closed_dates_are_shown_first_then_saved_and_can_be_undone(
    client: FlaskClient, cohort: Cohort, wired: Wired
) -> None:
    path = f"/admin/cohorts/{cohort.id}/change"
    wish = SAME | {"opens_at": "17:00", "send_at": "17:00", "closed_on": "2027-01-13\n2027-12-25, 2027-01-13"}
    query = wish | {"weekdays": ["3", "4", "5"]}
    said = desk.words(client.get(path, query_string=query).text)
    assert "Closed dates none Wednesday, 13 January 2027; Saturday, 25 December 2027" in said
    assert "Days for messages every day Wednesday, Thursday, Friday" in said
    assert "Wednesday 13 January, 16:30 Thursday 14 January, 17:00 Ada" in said
    assert client.post(path, data=query).status_code == 303
    with wired.db.reading() as session:
        saved = session.get_one(Cohort, cohort.id)
        assert (saved.closed_on, saved.weekdays) == ("2027-01-13 2027-12-25", "345")
        assert session.query(Enrolment).one().look_again_at == wired.clock()
    page = client.get(f"/admin/cohorts/{cohort.id}").text
    way_back = re.search(r'href="(/admin/cohorts/\d+/change\?[^"]*)"', page)
    assert way_back
    undone = desk.words(client.get(html.unescape(way_back[1])).text)
    assert "Days for messages Wednesday, Thursday, Friday every day" in undone
    assert "Thursday 14 January, 17:00 Wednesday 13 January, 16:30 Ada" in undone


def test_the_pace_holds_for_whoever_has_not_begun(client: FlaskClient, cohort: Cohort, wired: Wired) -> None:
    path = f"/admin/cohorts/{cohort.id}/change"
    wish = SAME | {"pace_by": "learner", "days_apart": "6"}
    said = desk.words(client.get(path, query_string=wish).text)
    assert "Pace By date Each at their own pace" in said
    assert "learners it holds for 1 of 1" in said
    assert client.post(path, data=wish).status_code == 303
    with wired.db.reading() as session:
        row = session.query(Enrolment).one()
        assert (row.in_order, row.days_apart) == (True, 6)


def test_money_needs_a_price_and_is_kept_in_hundredths(
    client: FlaskClient, cohort: Cohort, wired: Wired
) -> None:
    path = f"/admin/cohorts/{cohort.id}/change"
    refused = client.post(path, data=SAME | {"cap_daily_minor": "25"})
    assert (refused.status_code, "without it nothing can be added up" in refused.text) == (422, True)
    money = {
        "price_per_segment": "0.05",
        "price_currency": "GBP",
        "cap_daily_minor": "25,5",
        "cap_monthly_minor": "400",
    }
    assert client.post(path, data=SAME | money).status_code == 303
    with wired.db.reading() as session:
        saved = session.get_one(Cohort, cohort.id)
        assert (saved.price_per_segment, saved.cap_daily_minor, saved.cap_monthly_minor) == (
            500,
            2550,
            40_000,
        )
    page = client.get(path).text
    assert 'value="25.50"' in page
    assert 'value="0.05"' in page


def test_how_long_the_course_stays_open_is_shown_first_then_saved_and_can_be_undone(
    client: FlaskClient, cohort: Cohort, wired: Wired
) -> None:
    """Open for a year after the end changes no message; 28 days for who stays away takes those of the later weeks."""
    page = f"/admin/cohorts/{cohort.id}/change"
    wrong = client.get(page, query_string=SAME | {"grace_days": "0", "inactive_days": "27"})
    assert wrong.status_code == 422
    assert "whole number from 1 to 730" in wrong.text
    assert "whole number from 28 to 730" in wrong.text
    said = desk.words(client.get(page, query_string=SAME | {"grace_days": "365"}).text)
    assert "Days open after the last week not set 365" in said
    assert "No message that is still to come changes." in said
    away = SAME | {"inactive_days": "28"}
    said = desk.words(client.get(page, query_string=away).text)
    assert "0 messages added" in said or "messages added 0" in said
    assert "not sent" in said
    assert client.post(page, data=away).status_code == 303
    with wired.db.reading() as session:
        kept = session.get_one(Cohort, cohort.id)
        assert (kept.grace_days, kept.inactive_days) == (None, 28)
    changes = client.get(f"/admin/cohorts/{cohort.id}").text
    assert "days open to who stays away" in changes
    undo = html.unescape(re.findall(r'href="([^"]+)#what"', changes)[0])
    assert "Days open to who stays away 28 not set" in desk.words(client.get(undo).text)


def test_a_rehearsal_for_which_nothing_was_chosen_says_what_is_missing(app: Flask, wired: Wired) -> None:
    cohort = make_cohort(wired)
    client = desk.at_desk(app, wired)
    path = f"/admin/cohorts/{cohort.id}/rehearsal"
    assert "Please choose what the learners do." in client.get(f"{path}?behaviour=&learners=1").text
    assert "Please choose" not in client.get(path).text
