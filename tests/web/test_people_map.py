"""The map of people: one record with its lesson, open to nobody but its proven learner."""

import gzip
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


SECOND = {"people-0-initials": "sol", "people-0-ring": "ring-1", "people-0-i_receive": "6"}


def to_the_end(wired: Wired, learner: Learner, clock: FixedClock) -> None:
    """Eleven weeks on, with the ending open."""
    clock.advance(timedelta(weeks=11))


def versions(wired: Wired, learner: Learner) -> dict[str, list[dict[str, Any]]]:
    """What lies where: the map's lesson, its first version put aside, and the newer map."""
    with wired.db.reading() as session:
        found = answers.of_items(session, learner.enrolment_id, ("l04", "e1"))
    places = {"lesson": ("l04", CARD), "aside": ("l04", "first"), "newer": ("e1", "map")}
    return {
        name: found[item][card].values["people"]
        for name, (item, card) in places.items()
        if card in found.get(item, {})
    }


def second_pass_card(wired: Wired) -> int:
    cards = wired.course.lesson("e1").cards
    return next(card.number for card in cards if any(one.name == "people" for one in card.fields))


def test_a_second_pass_leaves_the_first_map_as_it_was(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    put(wired, learner, [DEE, SOL])
    to_the_end(wired, learner, clock)
    reader = signed_in(app, wired, learner)
    assert reader.post(f"/lessons/e1/cards/{second_pass_card(wired)}", data=SECOND).status_code == 303
    moved = {"initials": "Sol", "ring": "ring-1", "i_receive": 6}
    assert versions(wired, learner) == {"lesson": [DEE, SOL], "newer": [DEE, moved]}


def test_the_page_shows_the_newest_map_with_the_first_one_folded_below(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    put(wired, learner, [DEE, SOL])
    to_the_end(wired, learner, clock)
    signed_in(app, wired, learner).post(f"/lessons/e1/cards/{second_pass_card(wired)}", data=SECOND)
    page = signed_in(app, wired, learner, full=True).get("/people").text
    assert page.count('<svg class="circles"') == 2
    assert page.count('data-enhance="circles"') == 1, "Nobody is dragged on the map as it was."
    assert "Very close: Dee (rarely in touch), Sol." in page
    assert "As it was on Monday 4 January" in page
    assert "<b><bdi>Sol</bdi></b>: nearer, from “close” to “very close”." in page
    assert "<bdi>Dee</bdi></b>: " not in page


def test_after_the_second_pass_the_page_changes_the_newest_map_only(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    put(wired, learner, [SOL])
    to_the_end(wired, learner, clock)
    signed_in(app, wired, learner).post(f"/lessons/e1/cards/{second_pass_card(wired)}", data=SECOND)
    full = signed_in(app, wired, learner, full=True)
    full.post("/people", data={"people-11-initials": "Kit", "people-11-ring": "ring-3"})
    sent = {"remove": "yes", "mark": mark(full.get("/people").text, 1)}
    full.post("/people/1", data=sent)
    found = versions(wired, learner)
    assert found == {"lesson": [SOL], "newer": [{"initials": "Kit", "ring": "ring-3"}]}
    page = full.get("/people").text
    assert "<bdi>Kit</bdi></b>: new on your map: “further out”." in page
    assert "<bdi>Sol</bdi></b>: no longer on your map." in page


def test_a_change_on_a_later_day_puts_the_first_map_aside_once(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    put(wired, learner, [SOL])
    for ring in ("ring-3", "ring-1"):
        full = signed_in(app, wired, learner, full=True)
        sent = {
            "people-0-initials": "Sol", "people-0-ring": ring, "mark": mark(full.get("/people").text, 1),
        }  # fmt: skip
        full.post("/people/1", data=sent)
        clock.advance(timedelta(days=1))
    was_first = {"initials": "Sol", "ring": "ring-3"}
    assert versions(wired, learner) == {"lesson": [SOL | {"ring": "ring-1"}], "aside": [was_first]}
    assert "As it was on Monday 4 January" in signed_in(app, wired, learner, full=True).get("/people").text


def test_the_map_saved_anew_in_its_lesson_keeps_its_first_version_too(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    put(wired, learner, [SOL])
    clock.advance(timedelta(weeks=2))
    sent = {"people-0-initials": "Kit"}
    signed_in(app, wired, learner).post(f"/lessons/l04/cards/{CARD}", data=sent)
    assert versions(wired, learner) == {"lesson": [{"initials": "Kit"}], "aside": [SOL]}


def test_the_second_pass_begins_from_the_map_beside_its_first_version_after_a_code_only(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    put(wired, learner, [DEE, SOL])
    to_the_end(wired, learner, clock)
    full, linked = signed_in(app, wired, learner, full=True), signed_in(app, wired, learner)
    page = full.get("/lessons/e1").text
    assert 'value="Dee"' in page
    assert "Your map as it was on Monday 4 January" in page
    for hidden in (linked.get("/lessons/e1").text, full.get("/lessons/e1?offline=x").text):
        assert "Dee" not in hidden
        assert "circles" not in hidden


def test_a_second_pass_at_link_tier_does_not_bring_the_whole_map_to_that_browser(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    put(wired, learner, [DEE, SOL])
    to_the_end(wired, learner, clock)
    linked = signed_in(app, wired, learner)
    linked.post(f"/lessons/e1/cards/{second_pass_card(wired)}", data=SECOND)
    for path in ("/lessons/e1", "/lessons/e1/step", "/lessons/l04"):
        assert "Dee" not in linked.get(path).text


def test_the_second_pass_over_a_full_map_stays_as_light_as_other_lessons(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    full_map = [
        {"initials": f"Person {n}", "ring": f"ring-{1 + n % 3}", "i_receive": n % 10} for n in range(12)
    ]
    put(wired, learner, full_map)
    to_the_end(wired, learner, clock)
    page = signed_in(app, wired, learner, full=True).get("/lessons/e1")
    assert len(gzip.compress(page.data, compresslevel=9, mtime=0)) <= 6 * 1024
    url = app.extensions["assets"].url
    assert url("map.css") in page.text
    assert url("extra.css") not in page.text, "Of the extra style sheets it loads the map's alone."
