"""What is rendered once for many readers: the same page for each, their own marks in it, and nobody's words kept."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from markupsafe import Markup

from course import answers, check_ins, message_links
from course.app import create_app
from course.check_ins import Answers
from course.models import LinkToken, Message
from course.web import rendering
from course.web.rendering import Printed, Shelf
from course.wiring import Wired
from tests import databases
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.learners import signed_in

PAGES = (
    "/today",
    "/lessons/l01",
    "/lessons/l01/step",
    "/lessons/l02",
    "/check-ins/week-1",
    "/help-now",
    "/people",
)
WORDS = ("Quokka", "Zebulon", "bandicoot", "wallaroo", "potoroo")
OWNER = re.compile(r'name="for" value="([0-9a-f]{16})"')


def shelf_of(app: Flask) -> Shelf:
    found: Shelf = app.extensions["shelf"]
    return found


def words_kept(app: Flask) -> list[str]:
    return [word for word in WORDS if any(word in text for text in shelf_of(app).texts())]


@pytest.fixture
def two(wired: Wired) -> tuple[Learner, Learner]:
    """Two learners of a group, eight days into the course."""
    begin = wired.clock() - timedelta(days=8)
    cohort = make_cohort(wired, starts_on=begin.date())
    first, second = make_profile(name="Quokka"), make_profile(name="Zebulon", contact="+447700900124")
    return make_learner(wired, cohort, profile=first, at=begin), make_learner(
        wired, cohort, profile=second, at=begin
    )


def has_written(wired: Wired, learner: Learner) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        lesson = wired.course.lesson("l01")
        card = next(one for one in lesson.cards if one.fields)
        values = {one.name: "bandicoot" for one in card.fields if one.kind in ("short", "long")}
        for number in (str(one.number) for one in lesson.cards if one.fields):
            answers.save(session, learner.enrolment_id, "l01", number, values, session_id=None, now=now)
        answers.save(
            session, learner.enrolment_id, "l01", "step", {"words": "wallaroo"}, session_id=None, now=now
        )
        given = Answers(mood=4, near=2, note="potoroo")
        check_ins.record(session, learner.enrolment_id, "week-1", given, via="web", now=now)
        session.commit()


@pytest.mark.parametrize("path", ["/lessons/l02", "/check-ins/week-1", "/today", "/help-now"])
def test_the_second_reader_gets_what_was_rendered_for_the_first(
    wired: Wired, app: Flask, two: tuple[Learner, Learner], path: str
) -> None:
    pages = []
    for learner in two:
        pages.append(signed_in(app, wired, learner).get(path).get_data(as_text=True))
        kept = len(shelf_of(app))
    assert kept == len(shelf_of(app)) > 0
    owners = [set(OWNER.findall(page)) | set(re.findall(r'data-owner="(\w+)"', page)) for page in pages]
    if path != "/help-now":
        assert all(len(one) == 1 for one in owners)
        assert owners[0] != owners[1]
        pages = [page.replace(one.pop(), "") for page, one in zip(pages, owners, strict=True)]
    assert pages[0] == pages[1]


def test_a_page_is_looked_up_and_not_rendered_again(
    wired: Wired, app: Flask, two: tuple[Learner, Learner]
) -> None:
    first, second = (signed_in(app, wired, one) for one in two)
    first.get("/lessons/l02")
    kept = len(shelf_of(app)), shelf_of(app).characters
    second.get("/lessons/l02")
    assert (len(shelf_of(app)), shelf_of(app).characters) == kept


def test_what_an_address_says_makes_no_page_of_its_own(
    wired: Wired, app: Flask, two: tuple[Learner, Learner]
) -> None:
    client = signed_in(app, wired, two[0])
    client.get("/lessons/l02")
    kept = len(shelf_of(app))
    for number in range(3):
        client.get(f"/lessons/l02?note=x{number}")
    assert len(shelf_of(app)) == kept


def test_a_lesson_is_read_in_three_statements(wired: Wired, app: Flask, two: tuple[Learner, Learner]) -> None:
    client = signed_in(app, wired, two[0])
    with databases.counted(wired.db) as statements:
        assert client.get("/lessons/l02").status_code == 200
    assert all(one.startswith("SELECT") for one in statements)
    assert len(statements) == 3


@pytest.mark.parametrize("full", [True, False])
def test_no_word_of_a_learner_rests_among_what_was_rendered(
    wired: Wired, app: Flask, two: tuple[Learner, Learner], full: bool
) -> None:
    has_written(wired, two[0])
    seen = ""
    for learner in two:
        client = signed_in(app, wired, learner, full=full)
        seen += "".join(client.get(path).get_data(as_text=True) for path in PAGES)
    assert len(shelf_of(app)) > 3
    assert words_kept(app) == []
    assert {word for word in WORDS if word in seen} == (set(WORDS) if full else set())


def test_a_page_with_words_that_was_kept_would_be_found(app: Flask) -> None:
    """The fault that the test above is there for."""
    with app.test_request_context(headers={"Sec-Fetch-Site": "none"}):
        rendering.shared("unsubscribe.html", {}, channel="sms", action="/bandicoot", keep=True)
    assert words_kept(app) == ["bandicoot"]


def test_a_mistyped_form_is_kept_nowhere(wired: Wired, app: Flask, two: tuple[Learner, Learner]) -> None:
    client = signed_in(app, wired, two[0])
    answer = client.post("/check-ins/week-1", data={"mood": "wallaroo", "note": "potoroo " * 200})
    assert answer.status_code == 422
    assert "potoroo" in answer.get_data(as_text=True)
    assert words_kept(app) == []


def test_an_older_browser_has_a_token_of_its_own(
    wired: Wired, app: Flask, two: tuple[Learner, Learner]
) -> None:
    tokens = set()
    for learner in two:
        older = signed_in(app, wired, learner)
        del older.environ_base["HTTP_SEC_FETCH_SITE"]
        page = older.get("/check-ins/week-1").get_data(as_text=True)
        tokens |= set(re.findall(r'name="token" value="(\w+)"', page))
    assert len(tokens) == 2
    assert len(shelf_of(app)) == 0


def test_each_link_leads_to_its_own_form(wired: Wired, app: Flask, two: tuple[Learner, Learner]) -> None:
    with wired.db.writing() as session:
        for learner in two:
            session.add(
                LinkToken(
                    digest=message_links.digest(session, f"token-{learner.enrolment_id}"), item="l01",
                    person_id=learner.person_id, enrolment_id=learner.enrolment_id, created_at=wired.clock(),
                    expires_at=wired.clock() + timedelta(days=7),
                )
            )  # fmt: skip
        session.commit()
        assert session.query(Message).count() == 0
    for learner in two:
        page = browser(app).get(f"/l/token-{learner.enrolment_id}").get_data(as_text=True)
        assert re.findall(r'action="([^"]+)"', page) == [f"/l/token-{learner.enrolment_id}"]
    assert not any("token-" in text for text in shelf_of(app).texts())
    assert len(shelf_of(app)) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("a<b>", Markup("a<b>")), (1, True), (0, False), ((1, 2), [1, 2]), ("", None)]
)
def test_what_only_looks_equal_is_another_page(app: Flask, one: object, other: object) -> None:
    with app.test_request_context(headers={"Sec-Fetch-Site": "none"}):
        for value in (one, other, one):
            rendering.shared("unsubscribe.html", {}, channel="sms", action="/", value=value)
    assert len(shelf_of(app)) == 2


def test_what_could_change_is_not_kept(app: Flask, wired: Wired) -> None:
    with app.test_request_context(headers={"Sec-Fetch-Site": "none"}):
        page = rendering.shared("unsubscribe.html", {}, channel="sms", action="/", value=wired)
    assert "<form" in page
    assert len(shelf_of(app)) == 0


def test_what_comes_in_through_a_slot_is_escaped(app: Flask) -> None:
    with app.test_request_context(headers={"Sec-Fetch-Site": "none"}):
        page = rendering.shared(
            "unsubscribe.html", {"to": '"><b>'}, channel="sms", action=rendering.slot("to")
        )
    assert 'action="&#34;&gt;&lt;b&gt;"' in page


def test_the_shelf_lets_go_of_what_was_not_asked_for_longest() -> None:
    shelf = Shelf(most_pieces=2, most_characters=100)
    shelf.keep("a", Printed(["aa"]), [])
    shelf.keep("b", Printed(["bb"]), [])
    assert shelf.find("a") == Printed(["aa"])
    shelf.keep("c", Printed(["cc"]), [])
    assert (shelf.find("a"), shelf.find("b"), shelf.find("c")) == (Printed(["aa"]), None, Printed(["cc"]))
    shelf.keep("d", Printed(["d" * 99]), [])
    assert (len(shelf), shelf.characters, shelf.find("d")) == (1, 99, Printed(["d" * 99]))
    shelf.keep("e", Printed(["e" * 200]), [])
    assert (len(shelf), shelf.characters) == (0, 0)


def test_another_set_of_parts_begins_with_an_empty_shelf(wired: Wired) -> None:
    one, other = (create_app(wired, soon=lambda task: task()) for _ in range(2))
    browser(one).get("/help-now")
    assert (len(shelf_of(one)), len(shelf_of(other))) == (1, 0)
