"""The worker and its copies as the server sees them: what is marked, what is blank, whose words are taken."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import answers, check_ins
from course.web.kept import AGE, COPY, NEXT
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock
from tests.learners import signed_in

WORDS = "A quiet year"


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def owner(browser: FlaskClient) -> str:
    found = re.search(r'data-owner="(\w+)"', browser.get("/lessons/l01").text)
    assert found is not None
    return found[1]


def send(browser: FlaskClient, words: str, *, age: int, whose: str) -> int:
    form = {"why_now": words, "for": whose}
    return browser.post("/lessons/l01/cards/5", data=form, headers={AGE: str(age)}).status_code


def test_the_worker_is_asked_for_anew_and_lists_what_every_page_needs(client: FlaskClient) -> None:
    worker = client.get("/sw.js")
    assert worker.headers["Cache-Control"] == "no-cache"
    assert worker.content_type.startswith("text/javascript")
    assert "worker-src 'self'" in worker.headers["Content-Security-Policy"]
    assert worker.text.startswith('const FILES = ["/offline", "/help-now", "/static/kith-')
    again = client.get("/sw.js", headers={"If-None-Match": worker.headers["ETag"]})
    assert again.status_code == 304
    for path in re.findall(r'"(/[^"]*)"', worker.text.partition("\n")[0]):
        assert client.get(path).status_code == 200


def test_the_worker_keeps_every_script_that_an_exercise_uses(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=80))
    browser = signed_in(app, wired, learner)
    listed = browser.get("/sw.js").text.partition("\n")[0]
    for item in ("l03", "l04", "l06", "l07", "s2", "s5"):
        named = re.findall(
            r'(?:src|href)="(/static/[^"]+\.(?:js|css))"', browser.get(f"/lessons/{item}").text
        )
        assert len(named) >= 4
        assert [one for one in named if one not in listed] == [], item


def test_only_blank_pages_carry_the_mark_that_lets_a_phone_keep_them(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    browser = signed_in(app, wired, learner, full=True)
    browser.post("/lessons/l01/cards/5", data={"why_now": WORDS})
    browser.post("/lessons/l01/step", data={"what": "own", "own": WORDS})
    for path in ("/lessons/l01", "/lessons/l01/step"):
        personal, copy = browser.get(path), browser.get(f"{path}?offline=x")
        assert WORDS in personal.text
        assert COPY not in personal.headers
        assert WORDS not in copy.text
        assert copy.headers[COPY] == "blank"
        assert "You have finished" not in copy.text
    for path in (
        "/today",
        "/story",
        "/settings",
        "/lessons/l01/finished",
        "/lessons/l02?offline=x",
        "/about",
    ):
        answer = browser.get(path)
        assert COPY not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"
    assert "Ada" not in browser.get("/offline").text


def test_the_copy_of_a_check_in_is_blank_too(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    browser = signed_in(app, wired, learner, full=True)
    browser.post("/lessons/l01/step", data={"what": "own", "own": WORDS})
    clock.advance(timedelta(days=6))
    browser = signed_in(app, wired, learner, full=True)
    browser.post("/check-ins/week-1", data={"mood": "4", "note": WORDS, "recall-l01": WORDS})
    personal, copy = browser.get("/check-ins/week-1"), browser.get("/check-ins/week-1?offline=x")
    assert personal.text.count(WORDS) == 3
    assert COPY not in personal.headers
    assert WORDS not in copy.text
    assert " checked" not in copy.text
    assert "This week is kept" not in copy.text
    assert copy.headers[COPY] == "blank"


def test_a_check_in_asks_for_a_new_copy_once_it_asks_something_else(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    def copies() -> str:
        page = signed_in(app, wired, learner).get("/check-ins/week-1").text
        found = re.search(r'data-copies="([^"]*)"', page)
        assert found is not None
        return found[1]

    clock.advance(timedelta(days=6))
    before = copies()
    assert copies() == before
    signed_in(app, wired, learner).post("/lessons/l01/step", data={"what": "own", "own": WORDS})
    assert copies() != before


@on_both
def test_a_check_in_that_waited_does_not_undo_a_newer_one(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=6))
    browser = signed_in(app, wired, learner)
    whose = owner(browser)

    def answer(mood: int, age: int, whose: str = whose) -> int:
        form = {"mood": str(mood), "for": whose}
        return browser.post("/check-ins/week-1", data=form, headers={AGE: str(age)}).status_code

    assert answer(3, 60_000) == 204
    assert answer(8, 30_000) == 204
    assert answer(3, 60_000) == 409
    assert answer(5, 0, "0123456789abcdef") == 403
    with wired.db.reading() as session:
        assert [past.mood for past in check_ins.history(session, learner.enrolment_id)] == [8]


@on_both
def test_words_that_waited_take_their_place_in_time(app: Flask, wired: Wired, learner: Learner) -> None:
    browser = signed_in(app, wired, learner)
    whose = owner(browser)
    assert send(browser, "first", age=60_000, whose=whose) == 204
    assert send(browser, "second", age=30_000, whose=whose) == 204
    assert send(browser, "first", age=60_000, whose=whose) == 409
    assert send(browser, "second", age=30_000, whose=whose) == 204
    with wired.db.reading() as session:
        (saved,) = answers.saved(session, learner.enrolment_id, "l01").values()
    assert saved.values["why_now"] == "second"


def test_the_short_answer_says_where_to_go_on(app: Flask, wired: Wired, learner: Learner) -> None:
    browser = signed_in(app, wired, learner)
    form = {"what": "own", "own": "Ring my sister", "for": owner(browser)}
    answer = browser.post("/lessons/l01/step", data=form, headers={AGE: "0"})
    assert (answer.status_code, answer.headers[NEXT]) == (204, "/lessons/l01/finished")


@pytest.mark.parametrize("whose", ["", "0123456789abcdef"])
def test_the_worker_gets_nothing_in_without_the_readers_own_mark(
    app: Flask, wired: Wired, learner: Learner, whose: str
) -> None:
    browser = signed_in(app, wired, learner)
    assert send(browser, WORDS, age=0, whose=whose) == 403
    other = make_learner(
        wired, make_cohort(wired, code="other"), profile=make_profile(contact="+447700900125")
    )
    assert send(browser, WORDS, age=0, whose=owner(signed_in(app, wired, other))) == 403
    with wired.db.reading() as session:
        assert answers.saved(session, learner.enrolment_id, "l01") == {}


def test_an_age_that_is_none_is_refused(app: Flask, wired: Wired, learner: Learner) -> None:
    browser = signed_in(app, wired, learner)
    form = {"why_now": WORDS, "for": owner(browser)}
    assert browser.post("/lessons/l01/cards/5", data=form, headers={AGE: "soon"}).status_code == 400


def test_signing_out_asks_the_browser_to_forget_what_it_kept(client: FlaskClient) -> None:
    assert client.post("/sign-out").headers["Clear-Site-Data"] == '"storage"'
