"""Take my data, erase me and a pause, as a learner meets them."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import enrolments, people
from course.models import Enrolment, Person
from course.wiring import Wired
from tests.factories import Learner, enrolment_of, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner, full=True)


@pytest.mark.parametrize("path", ["take-my-data", "erase", "pause"])
def test_a_link_alone_takes_nothing_erases_nothing_and_pauses_nothing(
    app: Flask, wired: Wired, learner: Learner, path: str
) -> None:
    linked = signed_in(app, wired, learner)
    assert linked.post(f"/settings/{path}").headers["Location"].startswith("/step-up")
    assert linked.get("/settings/erase").headers["Location"].startswith("/step-up")
    assert enrolment_of(wired, learner).paused_at is None


def test_the_file_comes_under_a_name_that_says_nothing_and_is_kept_by_no_cache(reader: FlaskClient) -> None:
    answer = reader.post("/settings/take-my-data")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.zip"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Ada" in zipfile.ZipFile(io.BytesIO(answer.data)).read("my-data.html").decode()


def test_somebody_who_speaks_spanish_reads_the_file_in_spanish(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    wired.contents.reading = replace(wired.contents.reading, locales=("en", "es"))
    with wired.db.writing() as session:
        people.set_locale(session.get_one(Person, learner.person_id), "es")
        session.commit()
    packed = zipfile.ZipFile(io.BytesIO(reader.post("/settings/take-my-data").data))
    page = packed.read("my-data.html").decode()
    assert '<html lang="es" dir="ltr">' in page
    for words in ("Mis datos", "Sobre ti", "número de teléfono", "Lo que no está en este archivo"):
        assert words in page
    for english in ("My data", "About you", "phone number", "Nothing."):
        assert english not in page
    assert '"phone":' in packed.read("my-data.json").decode(), "For computers the names stay as they are."


@pytest.mark.parametrize("has_left", [False, True])
def test_two_taps_erase_somebody_also_after_they_have_left(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient, has_left: bool
) -> None:
    other = signed_in(app, wired, learner, full=True)
    if has_left:
        reader.post("/settings/leave")
    assert 'href="/settings/erase"' in reader.get("/settings").text
    page = reader.get("/settings/erase").text
    assert "What goes" in page
    assert "What stays" in page
    answer = reader.post("/settings/erase")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/erased")
    assert "You are erased" in reader.get("/erased").text
    with wired.db.reading() as session:
        assert people.find(session, learner.person_id) is None
    assert reader.get("/settings").headers["Location"] == "/link"
    assert other.get("/today").headers["Location"] == "/link"


def test_looking_at_the_page_erases_nothing(wired: Wired, learner: Learner, reader: FlaskClient) -> None:
    reader.get("/settings/erase")
    with wired.db.reading() as session:
        assert people.find(session, learner.person_id) is not None


def test_a_pause_says_what_it_does_shows_where_it_stands_and_ends_with_a_tap(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient, clock: FixedClock
) -> None:
    assert "you miss nothing" in reader.get("/settings").text
    page = reader.post("/settings/pause", data={"pause": "2"}, follow_redirects=True).text
    assert "The course is paused" in page
    assert "Paused until Monday" in page
    linked = signed_in(app, wired, learner)
    assert "Paused until Monday" in linked.get("/today").text
    clock.advance(timedelta(days=2))
    linked = signed_in(app, wired, learner)
    assert linked.post("/settings/go-on").headers["Location"] == "/today"
    assert "Paused until" not in linked.get("/today").text
    found = enrolment_of(wired, learner)
    assert (found.paused_until_on, (found.anchor_on - clock().date()).days) == (None, 0)


def test_in_a_pause_nothing_new_opens_and_what_is_open_stays(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=3))
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        until_on = clock().date() + timedelta(weeks=4)
        enrolments.pause(row, until_on=until_on, zone="Europe/London", now=clock())
        session.commit()
    before = signed_in(app, wired, learner).get("/today").text.count('href="/lessons/')
    clock.advance(timedelta(days=20))
    page = signed_in(app, wired, learner).get("/today").text
    assert page.count('href="/lessons/') == before


@pytest.mark.parametrize(
    ("sent", "control"),
    [
        ({}, "pause"),
        ({"pause": "3"}, "pause"),
        ({"pause": "until"}, "until"),
        ({"pause": "until", "until": "soon"}, "until"),
        ({"pause": "until", "until": "2027-01-04"}, "until"),
        ({"pause": "until", "until": "2028-01-04"}, "until"),
    ],
)
def test_a_pause_that_makes_no_sense_is_refused(
    wired: Wired, learner: Learner, reader: FlaskClient, sent: dict[str, str], control: str
) -> None:
    answer = reader.post("/settings/pause", data=sent)
    assert answer.status_code == 422
    assert f'href="#{control}"' in answer.text
    assert enrolment_of(wired, learner).paused_at is None


def test_a_pause_until_a_date(wired: Wired, learner: Learner, reader: FlaskClient) -> None:
    reader.post("/settings/pause", data={"pause": "until", "until": "2027-02-01"})
    assert str(enrolment_of(wired, learner).paused_until_on) == "2027-02-01"
