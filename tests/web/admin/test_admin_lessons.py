"""Every lesson to read at the desk, and what an author sees of their changes in the demonstration."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import wiring
from course.app import create_app
from course.models import Role
from course.wiring import LESSONS, Wired
from tests import desk
from tests.conftest import browser


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    return desk.at_desk(app, wired, Role.ANALYST)


def test_every_lesson_is_listed_and_opens(client: FlaskClient, wired: Wired) -> None:
    page = client.get("/admin/lessons").text
    for locale, lesson_id in wired.course.lessons:
        address = f"/admin/lessons/{locale}/{lesson_id}"
        assert f'href="{address}"' in page
        assert {"en": "English", "es": "Español"}[locale] in page
        assert client.get(address).status_code == 200


def test_a_lesson_shows_its_step_and_takeaway_and_sends_nothing(client: FlaskClient, wired: Wired) -> None:
    page = client.get("/admin/lessons/en/l02").text
    lesson = wired.course.lesson("l02")
    assert lesson.takeaway.question in desk.words(page)
    assert lesson.step.options[0].label in desk.words(page)
    assert "<form" not in page


def test_a_lesson_in_a_language_that_learners_may_choose_has_that_language_around_it(wired: Wired) -> None:
    """All of the learner's part is in one language; what only staff read stands apart, and says which it is in."""
    settings = replace(wired.settings, locales=("en", "es"))
    both = wiring.build(settings, clock=wired.clock, senders=wired.senders)
    client = desk.at_desk(create_app(both), both)
    page = client.get("/admin/lessons/es/l02").text
    learners, _, staffs = page.partition("<aside")
    assert '<html lang="es" dir="ltr">' in page
    said = desk.words(learners)
    assert "Siguiente" in said
    assert [
        one for one in ("Next", "Choose", "Card 1", "Leave", "Show every", "too big") if one in said
    ] == []
    assert 'lang="en"' in staffs.partition(">")[0]
    assert both.course.lessons["es", "l02"].takeaway.question in desk.words(staffs)
    assert '<html lang="en"' in client.get("/admin/lessons").text, "The desk itself stays English."
    both.db.dispose()


def test_a_lesson_in_a_language_that_nobody_can_choose_yet_is_marked_inside_an_english_page(
    client: FlaskClient,
) -> None:
    page = client.get("/admin/lessons/es/l02").text
    assert '<html lang="en"' in page
    assert '<div class="prose flow" lang="es" dir="ltr">' in page


@pytest.mark.parametrize("address", ["/admin/lessons/en/l99", "/admin/lessons/xx/l01"])
def test_a_lesson_that_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("mode", ["demo", "live"])
def test_only_a_demonstration_shows_a_change_at_the_next_page(
    wired: Wired, tmp_path: Path, mode: str
) -> None:
    folder = Path(shutil.copytree(LESSONS, tmp_path / "lessons"))
    settings = replace(wired.settings, mode="demo" if mode == "demo" else "live")
    parts = wiring.build(settings, clock=wired.clock, senders=wired.senders, course_dir=folder)
    page = browser(create_app(parts))
    path = folder / "relationships" / "en" / "l02-mood-and-people.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("minutes = 3", 'minutes = "3"'), encoding="utf-8"
    )
    shown = "l02-mood-and-people.md, line" in page.get("/help-now").text
    assert shown is (mode == "demo")
    assert page.get("/help-now").status_code == 200
    parts.db.dispose()
