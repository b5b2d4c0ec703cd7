"""The map of people: one record with its lesson, open to nobody but its proven learner."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers
from course.lessons import PlanItem
from course.models import SupportTask
from course.web import circles
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

CARD = "5"
DEE = {"initials": "Dee", "ring": "ring-1", "contact": "rarely", "feels_safe": "yes", "i_give": 7}
MUM = {"initials": "Mum", "ring": "ring-1", "wish": "repair"}
SOL = {"initials": "Sol", "ring": "ring-2"}


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired, on_duty=True))


@pytest.fixture
def proven(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner, full=True)


def put(wired: Wired, learner: Learner, rows: Sequence[Any], session_id: int | None = None) -> None:
    with wired.db.writing() as session:
        answers.save(
            session, learner.enrolment_id, "l04", CARD, {"people": list(rows)}, session_id=session_id,
            now=wired.clock(),
        )  # fmt: skip
        session.commit()


def kept(wired: Wired, learner: Learner) -> list[dict[str, Any]]:
    with wired.db.reading() as session:
        found: list[dict[str, Any]] = answers.saved(session, learner.enrolment_id, "l04")[CARD].values[
            "people"
        ]
    return found


def mark(page: str, number: int) -> str:
    found = re.search(rf'id="p{number}".*?name="mark" value="(\w+)"', page, re.DOTALL)
    assert found is not None
    return found[1]


def picture(page: str) -> str:
    return page[page.index('<svg class="circles"') : page.index("</figure>")]


def with_l04(wired: Wired, day: int) -> None:
    """The lesson of the map comes on this day of every plan."""
    item = PlanItem("l04", "lesson", day // 7 + 1, day)
    plans = {}
    for name, plan in wired.course.plans.items():
        others = [one for one in plan.items if one.id != "l04"]
        plans[name] = replace(plan, items=tuple(sorted([*others, item], key=lambda one: one.day)))
    wired.contents.reading = replace(wired.contents.reading, course=replace(wired.course, plans=plans))


def test_a_link_alone_shows_nothing_of_the_map(app: Flask, wired: Wired, learner: Learner) -> None:
    put(wired, learner, [DEE])
    browser = signed_in(app, wired, learner)
    for answer in (browser.get("/people"), browser.post("/people"), browser.post("/people/1")):
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/step-up")
    assert kept(wired, learner) == [DEE]


def test_the_picture_and_the_list_say_the_same(wired: Wired, learner: Learner, proven: FlaskClient) -> None:
    put(wired, learner, [DEE, MUM, SOL, {"initials": "Lee"}])
    page = proven.get("/people").text
    assert "Very close: Dee (rarely in touch), Mum (to mend). Close: Sol." in picture(page)
    assert "Map of 3 people around you" in picture(page)
    assert "<small>Very close · rarely in touch</small>" in page
    assert "<small>Not on a ring yet</small>" in page
    assert "Lee" not in picture(page)


def test_whether_somebody_feels_safe_is_not_on_the_page(
    wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    pages = []
    for safe in ("yes", "no"):
        put(wired, learner, [DEE | {"feels_safe": safe}, MUM])
        pages.append(re.sub(r'name="mark" value="\w+"', "", proven.get("/people").text))
    assert pages[0] == pages[1]
    assert "safe" not in picture(pages[0])


@pytest.mark.parametrize("wish", ["less", "end", "closer", "unsure"])
def test_a_wish_for_less_does_not_show_in_the_picture(
    wired: Wired, learner: Learner, proven: FlaskClient, wish: str
) -> None:
    put(wired, learner, [SOL])
    before = picture(proven.get("/people").text)
    put(wired, learner, [SOL | {"wish": wish}])
    assert picture(proven.get("/people").text) == before


def test_a_change_is_written_into_the_lessons_own_row(
    wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    put(wired, learner, [DEE, SOL])
    sent = {
        "people-0-initials": "Dee", "people-0-ring": "ring-3", "people-0-wish": "closer",
        "mark": mark(proven.get("/people").text, 1),
    }  # fmt: skip
    answer = proven.post("/people/1", data=sent)
    assert answer.headers["Location"] == "/people?at=1#person-1"
    changed = {"initials": "Dee", "ring": "ring-3", "wish": "closer", "feels_safe": "yes", "i_give": 7}
    assert kept(wired, learner) == [changed, SOL]


def test_dragging_comes_back_to_the_picture(wired: Wired, learner: Learner, proven: FlaskClient) -> None:
    put(wired, learner, [SOL])
    sent = {
        "people-0-initials": "Sol", "people-0-ring": "ring-1", "dragged": "yes",
        "mark": mark(proven.get("/people").text, 1),
    }  # fmt: skip
    assert proven.post("/people/1", data=sent).headers["Location"] == "/people?at=1#map"
    assert 'class="halo"' in proven.get("/people?at=1").text


def test_somebody_is_added_and_the_same_name_twice_is_one_person(
    wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    put(wired, learner, [SOL])
    for _ in range(2):
        sent = {"people-11-initials": " Kit ", "people-11-ring": "ring-2"}
        assert proven.post("/people", data=sent).status_code == 303
    sent = {"people-11-initials": "KIT"}
    assert proven.post("/people", data=sent).headers["Location"] == "/people?at=2#person-2"
    assert kept(wired, learner) == [SOL, {"initials": "Kit", "ring": "ring-2"}]


def test_a_second_tap_on_take_off_takes_nobody_else_off(
    wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    put(wired, learner, [DEE, MUM, SOL])
    sent = {"remove": "yes", "mark": mark(proven.get("/people").text, 1)}
    assert [proven.post("/people/1", data=sent).status_code for _ in range(2)] == [303, 303]
    assert kept(wired, learner) == [MUM, SOL]


def test_a_map_that_was_emptied_can_be_filled_again(
    wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    put(wired, learner, [])
    assert "Nobody is on your map just now." in proven.get("/people").text
    assert proven.post("/people", data={"people-11-initials": "Sol"}).status_code == 303
    assert kept(wired, learner) == [{"initials": "Sol"}]


def test_a_full_map_takes_nobody_more(wired: Wired, learner: Learner, proven: FlaskClient) -> None:
    put(wired, learner, [{"initials": f"P{n}", "ring": "ring-1"} for n in range(circles.MOST)])
    assert "Take somebody off to make room" in proven.get("/people").text
    assert proven.post("/people", data={"people-11-initials": "Q"}).status_code == 303
    assert len(kept(wired, learner)) == circles.MOST


def test_a_person_without_a_name_is_asked_for_one(
    wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    put(wired, learner, [SOL])
    page = proven.get("/people").text
    sent = {"people-0-ring": "ring-3", "mark": mark(page, 1)}
    for path, where in (("/people/1", "people-0-initials"), ("/people", "people-11-initials")):
        answer = proven.post(path, data=sent)
        assert answer.status_code == 422
        assert "<title>Error: Your people" in answer.text
        assert f'href="#{where}"' in answer.text
    assert kept(wired, learner) == [SOL]


def test_an_address_of_nobody_is_not_there(wired: Wired, learner: Learner, proven: FlaskClient) -> None:
    put(wired, learner, [SOL])
    assert [proven.post(f"/people/{number}").status_code for number in (0, 99)] == [404, 404]
    assert proven.post("/people/7").status_code == 303


def test_words_that_may_mean_danger_are_kept_and_show_where_to_turn(
    wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    put(wired, learner, [])
    answer = proven.post("/people", data={"people-11-initials": "I want to kill myself"})
    assert answer.headers["Location"] == "/people?at=1&note=1#main"
    assert 'id="support"' in proven.get("/people?at=1&note=1").text
    with wired.db.reading() as session:
        assert session.scalar(select(SupportTask.category)) is not None


def test_before_its_lesson_the_page_says_when_it_begins(
    wired: Wired, proven: FlaskClient, clock: FixedClock
) -> None:
    with_l04(wired, 7)
    assert "It opens on" in proven.get("/people").text
    assert proven.post("/people", data={"people-11-initials": "Sol"}).status_code == 303
    assert "<form" not in proven.get("/people").text


def test_with_its_lesson_open_the_page_leads_there(wired: Wired, proven: FlaskClient) -> None:
    with_l04(wired, 0)
    page = proven.get("/people").text
    assert 'href="/lessons/l04"' in page
    assert "Begin your map" in page


def test_the_lesson_leads_to_its_picture_and_that_to_the_map(
    app: Flask, wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    with_l04(wired, 0)
    assert "/people" not in proven.get("/lessons/l04").text.partition("<main")[2]
    sent = {"people-0-initials": "Sol", "people-0-ring": "ring-2"}
    assert signed_in(app, wired, learner).post(f"/lessons/l04/cards/{CARD}", data=sent).status_code == 303
    proven.post("/lessons/l04/step", data={"skip": "yes"})
    for path in ("/lessons/l04", "/lessons/l04/finished"):
        assert 'href="/lessons/l04/picture"' in proven.get(path).text
    assert 'href="/people"' in proven.get("/lessons/l04/picture").text
    assert "Sol" not in signed_in(app, wired, learner).get("/lessons/l04/picture").text
    assert "Sol" in picture(proven.get("/people").text)


def test_names_are_offered_where_a_person_is_asked_for(
    app: Flask, wired: Wired, learner: Learner, proven: FlaskClient, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=4))
    full = signed_in(app, wired, learner, full=True)
    assert "<datalist" not in full.get("/lessons/l03").text, "There is no map yet."
    put(wired, learner, [SOL, {"ring": "ring-1"}, SOL])
    for path in ("/lessons/l03", "/lessons/l03/step"):
        page = full.get(path).text
        assert page.count('<option value="Sol">') == 1
        assert 'list="names"' in page
        hidden = signed_in(app, wired, learner).get(path).text
        assert "Sol" not in hidden
        assert "list=" not in hidden
    assert "<datalist" not in full.get("/lessons/l01").text, "Nothing there asks for a person."


def test_a_browser_that_wrote_the_map_is_offered_its_names(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    with_l04(wired, 0)
    browser = signed_in(app, wired, learner)
    browser.post(f"/lessons/l04/cards/{CARD}", data={"people-0-initials": "Sol"})
    assert '<option value="Sol">' in browser.get("/lessons/l04/step").text


def test_the_tabs_lead_to_the_map(proven: FlaskClient) -> None:
    assert '<a href="/people" aria-current="page">' in proven.get("/people").text
    assert '<a href="/people">' in proven.get("/today").text
