"""Another name, country and clock of a cohort: what they mean is said first, and whoever is in keeps what they have."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import changing, joining
from course.models import AuditEntry, Cohort, JoinRequest, Person, Role
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

FORM = {
    "send_at": "16:30", "starts_on": "2027-01-11", "plan": "12", "opens_at": "09:00", "closes_at": "20:00",
    "pace_by": "cohort", "days_apart": "3", "name": "Riverside", "country": "GB", "zone": "Europe/London",
}  # fmt: skip
SPAIN = FORM | {"country": "ES"}


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired, starts_on=date(2027, 1, 11))
    make_learner(wired, made, profile=make_profile())
    return made


def shown(client: FlaskClient, cohort: Cohort, form: dict[str, str]) -> str:
    answer = client.get(f"/admin/cohorts/{cohort.id}/change", query_string=form)
    assert answer.status_code == 200
    return desk.words(answer.text)


def save(client: FlaskClient, cohort: Cohort, form: dict[str, str]) -> None:
    assert client.post(f"/admin/cohorts/{cohort.id}/change", data=form).status_code == 303


def invited(wired: Wired) -> list[tuple[str, str]]:
    """The number and the country of everybody who was asked, the first first."""
    with wired.db.reading() as session:
        found = [joining.read(session, one).profile for one in session.scalars(select(JoinRequest))]
        return [(one.contact, one.country) for one in found]


def test_a_new_name_says_where_it_stands_and_where_it_does_not(
    client: FlaskClient, cohort: Cohort, wired: Wired
) -> None:
    said = shown(client, cohort, FORM | {"name": "Hill Road, spring"})
    assert "Name Riverside Hill Road, spring" in said
    assert "Learners read it at the top of the join page." in said
    assert "No text and no mail carries it" in said
    assert "learners it holds for 0 of 1" in said
    assert "What the new country means" not in said
    with wired.db.reading() as session:
        assert session.get_one(Cohort, cohort.id).name == "Riverside", "Looking changes nothing."
    save(client, cohort, FORM | {"name": "Hill Road, spring"})
    assert "Hill Road, spring" in client.get(f"/join/{cohort.code}").text
    with wired.db.reading() as session:
        line = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert line is not None
    assert (line.act, line.details) == ("changed-cohort", {"learners": 0, "was_name": "Riverside"})
    undo = re.search(
        r'href="(/admin/cohorts/\d+/change\?[^"]+)"', client.get(f"/admin/cohorts/{cohort.id}").text
    )
    assert undo is not None
    back = desk.words(client.get(undo[1].replace("&amp;", "&")).text)
    assert "Name Hill Road, spring Riverside" in back


def test_what_leaves_carries_no_name_of_a_cohort(
    client: FlaskClient, wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    made = make_cohort(wired, name="Zanzibar", starts_on=date(2027, 1, 4))
    make_learner(wired, made)
    client.post(f"/admin/cohorts/{made.id}/people/new", data={"name": "Bo", "contact": "07700 900444"})
    for _ in range(45):
        clock.advance(timedelta(hours=4))
        desk.run_jobs(wired)
    assert len(sms.sent) >= 4
    said = [" ".join((one.parts.text, one.parts.subject, one.parts.html)).lower() for one in sms.sent]
    assert [one for one in said if "zanzibar" in one] == []


def test_a_new_country_says_what_it_decides_before_it_is_saved(
    client: FlaskClient, cohort: Cohort, wired: Wired
) -> None:
    client.post(f"/admin/cohorts/{cohort.id}/people/new", data={"name": "Bo", "contact": "07700 900444"})
    said = shown(client, cohort, SPAIN)
    assert "Country United Kingdom Spain" in said
    assert "are read as numbers of Spain from now on: in lists you import" in said
    assert "1 person who was invited or waits keeps the number that was read before." in said
    assert "no country, and for whoever you invite: 112, Linea 024. Until now: 999, Samaritans" in said
    assert "1 learner under way, 1 with United Kingdom" in said
    assert "for Spain yet." in said
    assert "goes by the clock of London, United Kingdom, which is not in Spain." in said
    assert "Nobody’s messages change." in said
    there = shown(client, cohort, SPAIN | {"zone": "Europe/Madrid"})
    assert "which is not in Spain" not in there
    assert "is taken to live in Madrid, Spain. Until now: London, United Kingdom." in there


def test_a_country_without_lines_of_its_own_is_said_to_have_none(client: FlaskClient, cohort: Cohort) -> None:
    said = shown(client, cohort, FORM | {"country": "IS"})
    assert "Kith has none for Iceland, so they see 112, Find A Helpline" in said
    assert "no country is named as the one that is taken" in said


def test_a_price_is_pointed_out_where_texts_go_to_another_country(
    client: FlaskClient, cohort: Cohort
) -> None:
    price = {"price_per_segment": "0.05", "price_currency": "GBP"}
    assert "may cost more or less" not in shown(client, cohort, SPAIN)
    assert "A text to Spain may cost more or less than one to United Kingdom." in shown(
        client, cohort, SPAIN | price
    )


def test_from_then_on_it_holds_for_whoever_comes_and_for_nobody_who_is_in(
    app: Flask, client: FlaskClient, cohort: Cohort, wired: Wired
) -> None:
    person = {"name": "Bo", "contact": "07700 900444"}
    client.post(f"/admin/cohorts/{cohort.id}/people/new", data=person)
    save(client, cohort, SPAIN | {"zone": "Europe/Madrid"})
    rows = {"rows": "name,phone\nEva,612 345 678\n", "file_name": "people.csv"}
    preview = client.post(f"/admin/cohorts/{cohort.id}/import", data=rows).text
    assert "Spain" in desk.words(client.get(f"/admin/cohorts/{cohort.id}/import").text)
    assert "Ask 1 person" in preview
    client.post(f"/admin/cohorts/{cohort.id}/import/people", data=rows)
    assert invited(wired) == [("+447700900444", "GB"), ("+34612345678", "ES")]
    join = desk.words(browser(app).get(f"/join/{cohort.code}").text)
    assert "Left open, we take: Spain." in join
    with wired.db.reading() as session:
        one = session.scalars(select(Person)).one()
        assert (one.country, one.zone) == ("GB", "Europe/London"), "Help lines and clock stay theirs."


def test_whose_own_zone_has_left_the_tables_goes_by_the_new_place_and_is_counted(
    cohort: Cohort, wired: Wired
) -> None:
    """Everybody else is left as they are: their own zone counts."""
    with wired.db.writing() as session:
        lost = session.scalars(select(Person)).one()
        lost.zone, lost.country = "Europe/Nowhere", "GB"
        session.commit()
    make_learner(wired, cohort, profile=make_profile(name="Ben", contact="+447700900202"))
    with wired.db.reading() as session:
        found = session.get_one(Cohort, cohort.id)
        wish = replace(changing.as_it_is(found), country="US", zone="America/New_York")
        difference = changing.compare(session, wired.course, found, wish, now=wired.clock())
    assert (difference.touched, difference.in_all) == (1, 2)
    assert {name for row in difference.rows for name in row.names} == {"Ada"}
    first = difference.rows[0]
    assert first.before is not None
    assert first.after is not None
    assert first.before != first.after


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", " ", "a name of at most 120 letters"),
        ("name", "x" * 121, "a name of at most 120 letters"),
        ("country", "XX", "the country most of the people live in"),
        ("country", "", "the country most of the people live in"),
        ("zone", "Europe/Nowhere", "a place from the list"),
        ("zone", "", "a place from the list"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_kept(
    client: FlaskClient, cohort: Cohort, wired: Wired, field: str, value: str, said: str
) -> None:
    path, wrong = f"/admin/cohorts/{cohort.id}/change", FORM | {field: value}
    for answer in (client.get(path, query_string=wrong), client.post(path, data=wrong)):
        assert answer.status_code == 422
        assert f'id="{field}-e"' in answer.text
        assert said in answer.text
    assert desk.acts(wired) == []


def test_a_form_without_these_fields_leaves_them_as_they_are(
    client: FlaskClient, cohort: Cohort, wired: Wired
) -> None:
    old = {name: FORM[name] for name in FORM.keys() - {"name", "country", "zone"}}
    save(client, cohort, old | {"send_at": "18:00"})
    with wired.db.reading() as session:
        kept = session.get_one(Cohort, cohort.id)
    assert (kept.name, kept.country, kept.zone, kept.send_at) == (
        "Riverside",
        "GB",
        "Europe/London",
        "18:00",
    )
