"""Which language a page comes in, how somebody chooses another, and what is said where a lesson lacks it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import answers, people, wiring
from course.app import create_app
from course.settings import Settings, SettingsError
from course.wiring import Wired
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender
from tests.learners import signed_in

SPANISH = {"Accept-Language": "es-MX, en;q=0.5"}


@pytest.fixture
def wired(settings: Settings, clock: FixedClock, sms: RecordingSender) -> Iterator[Wired]:
    """With Spanish switched on."""
    parts = wiring.build(replace(settings, locales=("en", "es")), clock=clock, senders={"sms": sms})
    yield parts
    parts.db.dispose()


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def language_of(client: FlaskClient, path: str = "/help-now", **headers: str) -> str:
    page = client.get(path, headers=headers).get_data(as_text=True)
    return page.split('<html lang="')[1].split('"')[0]


def locale_of(wired: Wired, learner: Learner) -> str:
    with wired.db.reading() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        return person.locale


def test_a_stranger_reads_the_language_their_browser_asks_for(client: FlaskClient) -> None:
    assert language_of(client) == "en"
    assert language_of(client, **SPANISH) == "es"
    assert language_of(client, **{"Accept-Language": "fr"}) == "en"
    assert "Ayuda ahora" in client.get("/nowhere", headers=SPANISH).get_data(as_text=True)


def test_what_a_stranger_chooses_holds_against_what_their_browser_asks_for(client: FlaskClient) -> None:
    answer = client.post("/language", data={"language": "en", "next": "/help-now"}, headers=SPANISH)
    assert answer.status_code == 303
    assert answer.location == "/help-now"
    assert language_of(client, **SPANISH) == "en"


def test_a_language_that_is_not_on_is_not_remembered_and_nobody_is_sent_elsewhere(
    client: FlaskClient,
) -> None:
    answer = client.post("/language", data={"language": "fr", "next": "https://example.org"})
    assert answer.location == "/"
    assert "Set-Cookie" not in answer.headers


def test_a_learner_reads_their_own_language_whatever_the_browser_says(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    reader = signed_in(app, wired, learner, full=True)
    assert language_of(reader, "/today", **SPANISH) == "en"
    answer = reader.post("/settings/language", data={"language": "es"})
    assert answer.status_code == 303
    assert locale_of(wired, learner) == "es"
    assert "Guardado. Las páginas" in reader.get(answer.location).get_data(as_text=True)
    assert language_of(reader, "/today") == "es"


def test_a_language_that_is_not_offered_is_refused_with_a_word(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    reader = signed_in(app, wired, learner, full=True)
    answer = reader.post("/settings/language", data={"language": "fr"})
    assert answer.status_code == 422
    assert "Please choose one of these languages." in answer.get_data(as_text=True)
    assert locale_of(wired, learner) == "en"


def test_a_lesson_that_is_not_translated_says_so_and_is_marked_as_english(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    reader = signed_in(app, wired, learner, full=True)
    reader.post("/settings/language", data={"language": "es"})
    first = reader.get("/lessons/l01").get_data(as_text=True)
    assert "Lo más difícil del día" in first
    assert "todavía no está en tu idioma" not in first
    course = wired.contents.reading.course
    english = {key: lesson for key, lesson in course.lessons.items() if key != ("es", "l01")}
    reading = replace(wired.contents.reading, course=replace(course, lessons=english, translations={}))
    wired.contents.reading = reading
    page = reader.get("/lessons/l01").get_data(as_text=True)
    assert "todavía no está en tu idioma" in page
    assert '<div class="prose flow" lang="en" dir="ltr">' in page


def test_what_is_quoted_stands_between_the_marks_of_the_language(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=8))
    reader = signed_in(app, wired, learner, full=True)
    reader.post("/settings/language", data={"language": "es"})
    words = {"since": "marzo", "linked_with": "el turno", "around": "J"}
    with wired.db.writing() as session:
        for item, card, values in (("l02", "step", {"words": "Ver a J"}), ("l07", "4", words)):
            answers.save(
                session, learner.enrolment_id, item, card, values, session_id=None, now=wired.clock()
            )
        answers.finish(session, learner.enrolment_id, "e4", now=wired.clock())
        session.commit()
    assert "«Ver a J»" in reader.get("/check-ins/week-1").text
    letter = reader.get("/letter").text
    assert "«Desde" in letter
    assert letter.count("«") == letter.count("»")
    assert not {"“", "”"} & set(letter)


def test_the_desk_is_in_english(client: FlaskClient) -> None:
    assert language_of(client, "/admin/sign-in", **SPANISH) == "en"


def test_nobody_is_asked_for_a_language_where_there_is_one(
    settings: Settings, clock: FixedClock, wired: Wired
) -> None:
    alone = wiring.build(settings, clock=clock, senders={})
    page = browser(create_app(alone)).get("/help-now", headers=SPANISH).get_data(as_text=True)
    alone.db.dispose()
    assert '<html lang="en"' in page
    assert 'action="/language"' not in page


def test_a_language_that_the_course_does_not_have_is_refused_at_the_start(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="KITH_LOCALES: the course has no “fr”"):
        wiring.build(replace(settings, locales=("en", "fr")), senders={})
