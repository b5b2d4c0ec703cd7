"""A lesson from its first card to its last page, with what may go wrong on the way."""

import gzip
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from markupsafe import escape
from sqlalchemy import select

from course import answers
from course.lesson_plans import AREAS
from course.lessons import Field, Option
from course.models import Answer, Enrolment, LessonProgress, SupportTask
from course.rules import tracks
from course.web import forms
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

STEP = {"what": "slot", "day": "thu", "part": "evening", "where": "at the kitchen table", "who": "J."}


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired, on_duty=True))


def saved(wired: Wired, learner: Learner, item: str, card: str) -> Mapping[str, Any] | None:
    with wired.db.reading() as session:
        found = answers.saved(session, learner.enrolment_id, item).get(card)
    return found.values if found else None


def test_every_card_is_in_the_page_and_reading_it_changes_nothing(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    page = signed_in(app, wired, learner).get("/lessons/l01")
    lesson = wired.course.lesson("l01")
    assert all(f'id="card-{card.number}"' in page.text for card in lesson.cards)
    assert "Set-Cookie" not in page.headers
    with wired.db.reading() as session:
        assert session.scalar(select(LessonProgress.id)) is None


@pytest.mark.parametrize("area", AREAS)
def test_every_lesson_page_is_light_enough_for_a_slow_phone(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock, area: str
) -> None:
    """The page and every style sheet and script it names fit into what a server sends before the first answer."""
    clock.advance(timedelta(days=80))
    with wired.db.writing() as session:
        session.scalars(select(Enrolment)).one().track = area
        session.commit()
    files = {one.filename: one for one in app.extensions["assets"].files.values()}
    browser = signed_in(app, wired, learner)
    for item in tracks.resolved(wired.course.plan("12"), area, None, frozenset()).lessons():
        html = browser.get(f"/lessons/{item.id}").data
        packed = len(gzip.compress(html, 9))
        named = re.findall(r'/static/([^"]+\.(?:css|js))', html.decode())
        assert packed <= 6_000, item.id
        assert packed + sum(len(files[name].packed) for name in named) <= 14_336, item.id


def test_reading_a_lesson_takes_few_statements(
    app: Flask, wired: Wired, learner: Learner, count_queries: Any
) -> None:
    browser = signed_in(app, wired, learner)
    with count_queries(wired) as queries:
        browser.get("/lessons/l01")
    assert len([one for one in queries if one.startswith("SELECT")]) <= 7


def test_a_card_is_saved_and_leads_to_what_comes_next(app: Flask, wired: Wired, learner: Learner) -> None:
    browser = signed_in(app, wired, learner)
    sent = {"why_now": " A quiet year. ", "fine": ["alone", "by-myself"]}
    answer = browser.post("/lessons/l01/cards/5", data=sent)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/lessons/l01/step#main")
    assert saved(wired, learner, "l01", "5") == {"why_now": "A quiet year.", "fine": ["alone", "by-myself"]}
    assert "A quiet year." in browser.get("/lessons/l01").text


def test_a_double_tap_is_one_row(app: Flask, wired: Wired, learner: Learner) -> None:
    browser = signed_in(app, wired, learner)
    for _ in range(2):
        browser.post("/lessons/l01/cards/5", data={"why_now": "Rain"})
    with wired.db.reading() as session:
        assert len(session.scalars(select(Answer)).all()) == 1


def test_another_browser_at_link_tier_sees_only_that_something_was_saved(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    signed_in(app, wired, learner).post("/lessons/l01/cards/5", data={"why_now": "Canary one"})
    signed_in(app, wired, learner).post("/lessons/l01/step", data=STEP | {"where": "Canary two"})
    other = signed_in(app, wired, learner)
    for path in ("/lessons/l01", "/lessons/l01/step", "/lessons/l01/finished", "/today"):
        assert "Canary" not in other.get(path).text
    assert "Saved before." in other.get("/lessons/l01").text
    assert "Canary one" in signed_in(app, wired, learner, full=True).get("/lessons/l01").text


def test_an_empty_form_leaves_an_answer_that_was_not_shown(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    first = signed_in(app, wired, learner)
    first.post("/lessons/l01/cards/5", data={"why_now": "Keep me"})
    signed_in(app, wired, learner).post("/lessons/l01/cards/5", data={})
    assert saved(wired, learner, "l01", "5") == {"why_now": "Keep me"}
    first.post("/lessons/l01/cards/5", data={})
    assert saved(wired, learner, "l01", "5") == {}


def test_another_phone_is_shown_where_to_go_on(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=4))
    sent = {"duties-0-name": "Laundry", "duties-0-plan": "share"}
    signed_in(app, wired, learner).post("/lessons/l03/cards/5", data=sent)
    page = signed_in(app, wired, learner).get("/lessons/l03").text
    assert 'href="/lessons/l03/step">Go on with the small step' in page


def test_what_is_too_long_is_refused_with_the_words_kept(app: Flask, wired: Wired, learner: Learner) -> None:
    words = "a" * 141
    answer = signed_in(app, wired, learner).post("/lessons/l01/cards/5", data={"why_now": words})
    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    assert words in answer.text
    assert 'href="#why_now"' in answer.text
    assert saved(wired, learner, "l01", "5") is None


def test_a_choice_that_was_never_offered_is_refused(app: Flask, wired: Wired, learner: Learner) -> None:
    answer = signed_in(app, wired, learner).post(
        "/lessons/l01/cards/5", data={"fine": ["alone", "elsewhere"]}
    )
    assert answer.status_code == 422
    assert forms.NOT_OFFERED in answer.text


def test_a_list_grows_line_by_line(app: Flask, wired: Wired, learner: Learner, clock: FixedClock) -> None:
    clock.advance(timedelta(days=4))
    browser = signed_in(app, wired, learner)
    sent = {"duties-0-name": "Laundry", "duties-0-plan": "share", "another": "duties"}
    answer = browser.post("/lessons/l03/cards/5", data=sent)
    assert answer.headers["Location"] == "/lessons/l03#duties-1-name"
    assert 'name="duties-1-name"' in browser.get("/lessons/l03").text
    assert saved(wired, learner, "l03", "5") == {"duties": [{"name": "Laundry", "plan": "share"}]}


@pytest.mark.parametrize(
    "path", ["/lessons/l99", "/lessons/week-1", "/lessons/l01/cards/1", "/lessons/l99/step"]
)
def test_what_is_not_in_the_plan_does_not_exist(
    app: Flask, wired: Wired, learner: Learner, path: str
) -> None:
    browser = signed_in(app, wired, learner)
    assert (browser.post if "cards" in path else browser.get)(path).status_code == 404


def test_a_lesson_before_its_day_says_when_it_opens_and_takes_nothing(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    browser = signed_in(app, wired, learner)
    page = browser.get("/lessons/l03").text
    assert "Friday 8 January" in page
    assert "Your low-battery plan" not in page
    assert browser.post("/lessons/l03/cards/5", data={"restore": "walk"}).status_code == 303
    assert browser.post("/lessons/l03/step", data={"what": "pause"}).status_code == 303
    assert saved(wired, learner, "l03", "5") is None


def test_a_step_is_kept_and_read_back_and_the_lesson_is_done(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    browser = signed_in(app, wired, learner)
    answer = browser.post("/lessons/l01/step", data=STEP)
    assert answer.headers["Location"] == "/lessons/l01/finished"
    page = browser.get(answer.headers["Location"]).text
    assert "<u>on Thursday</u>, <u>in the evening</u>, <u>at the kitchen table</u>, with <u>J</u>." in page
    assert wired.course.lesson("l01").takeaway.text in page
    assert "done Mon 4 Jan" in browser.get("/today").text


def test_a_step_in_ones_own_words_counts_without_the_option(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    signed_in(app, wired, learner).post("/lessons/l01/step", data={"own": "Sit on the stairs"})
    kept = saved(wired, learner, "l01", "step")
    assert kept is not None
    assert kept["words"] == "Sit on the stairs"


def test_keeping_no_step_at_all_asks_once_more(app: Flask, wired: Wired, learner: Learner) -> None:
    answer = signed_in(app, wired, learner).post("/lessons/l01/step", data={"day": "mon"})
    assert answer.status_code == 422
    assert "Please choose one" in answer.text


def test_skipping_the_step_finishes_too(app: Flask, wired: Wired, learner: Learner) -> None:
    browser = signed_in(app, wired, learner)
    page = browser.post("/lessons/l01/step", data={"skip": "yes"}, follow_redirects=True).text
    assert "That is the lesson done" in page
    assert saved(wired, learner, "l01", "step") is None


def test_the_last_page_waits_for_the_lesson_to_be_done(app: Flask, wired: Wired, learner: Learner) -> None:
    answer = signed_in(app, wired, learner).get("/lessons/l01/finished")
    assert answer.headers["Location"] == "/lessons/l01"


def test_words_that_may_mean_danger_are_kept_and_answered_with_where_to_turn(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    browser = signed_in(app, wired, learner)
    for _ in range(2):
        answer = browser.post("/lessons/l01/cards/5", data={"why_now": "I want to die"})
    page = browser.get(answer.headers["Location"]).text
    assert "Samaritans" in page
    assert 'href="tel:999"' in page
    assert saved(wired, learner, "l01", "5") == {"why_now": "I want to die"}
    with wired.db.reading() as session:
        tasks = session.scalars(select(SupportTask)).all()
        assert [(task.category, task.source, task.enrolment_id) for task in tasks] == [
            ("wish_to_die", "web", learner.enrolment_id)
        ]


def test_the_support_card_is_never_scrolled_past(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=4))
    browser = signed_in(app, wired, learner)
    sent = {"duties-0-name": "I want to die", "another": "duties"}
    answer = browser.post("/lessons/l03/cards/5", data=sent)
    assert answer.headers["Location"] == "/lessons/l03?note=5#card-5"
    card = browser.get(answer.headers["Location"]).text.partition('id="card-5"')[2]
    assert card.index("Samaritans") < card.index("<form")


def test_without_anybody_on_duty_no_task_is_opened(app: Flask, wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired, on_duty=False))
    answer = signed_in(app, wired, learner).post("/lessons/l01/cards/5", data={"why_now": "I want to die"})
    assert "note=1" in answer.headers["Location"]
    with wired.db.reading() as session:
        assert session.scalar(select(SupportTask.id)) is None


ANSWERS = (
    (Field(name="x", kind="mood", label="?", low=1), "7", 7),
    (Field(name="x", kind="scale", label="?", high=7), "0", 0),
    (Field(name="x", kind="yn", label="?"), "no", "no"),
    (Field(name="x", kind="date", label="?"), "2028-02-29", "2028-02-29"),
    (Field(name="x", kind="month", label="?"), "2027-03", "2027-03"),
    (Field(name="x", kind="time", label="?"), "16:30", "16:30"),
    (Field(name="x", kind="long", label="?"), "one\r\ntwo\x00", "one\ntwo"),
    (Field(name="x", kind="person", label="?"), " J. ", "J."),
)


@pytest.mark.parametrize(("field", "sent", "kept"), ANSWERS)
def test_each_kind_of_field_keeps_a_fitting_answer(field: Field, sent: str, kept: Any) -> None:
    found = forms.read([field], forms.Sent([("x", sent)]))
    assert (found.values, found.errors) == ({"x": kept}, {})


MISTAKES = (
    (Field(name="x", kind="mood", label="?", low=1), ["0", "11", "-1", "1e1", "²", "٧", "seven", "1000000"]),
    (Field(name="x", kind="pick", label="?", options=(Option(id="a", label="A"),)), ["b", "A"]),
    (Field(name="x", kind="yn", label="?"), ["maybe"]),
    (Field(name="x", kind="date", label="?"), ["2027-02-29", "tomorrow"]),
    (Field(name="x", kind="month", label="?"), ["2027-13", "2027-1"]),
    (Field(name="x", kind="time", label="?"), ["25:00", "noon"]),
    (Field(name="x", kind="short", label="?"), ["a" * 141]),
    (Field(name="x", kind="long", label="?"), ["a" * 501]),
)


@pytest.mark.parametrize(
    ("field", "sent"), [(field, sent) for field, several in MISTAKES for sent in several]
)
def test_each_kind_of_field_refuses_what_does_not_fit_and_gives_it_back(field: Field, sent: str) -> None:
    found = forms.read([field], forms.Sent([("x", sent)]))
    assert found.values == {}
    assert found.typed == {"x": sent}
    assert list(found.errors) == ["x"]


def test_a_mistake_in_one_line_of_a_list_names_that_line() -> None:
    inner = (Field(name="name", kind="short", label="?"), Field(name="hard", kind="scale", label="?"))
    group = Field(name="rungs", kind="group", label="?", fields=inner, rows_max=3)
    sent = forms.Sent([("rungs-0-name", "One"), ("rungs-2-name", "Three"), ("rungs-2-hard", "12")])
    found = forms.read([group], sent)
    assert list(found.errors) == ["rungs-2-hard"]
    assert found.typed["rungs"] == [{"name": "One"}, {}, {"name": "Three", "hard": "12"}]
    assert found.values == {}


def test_the_less_important_questions_of_a_row_are_folded_away(app: Flask, wired: Wired) -> None:
    """A row of the people map asks four things at once; the rest waits under "More, if you like"."""
    lesson = wired.course.lesson("l04")
    group = next(field for card in lesson.cards for field in card.fields if field.kind == "group")
    folded = [inner.label for inner in group.fields if inner.more]
    assert folded
    learner = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        enrolment.anchor_on -= timedelta(days=20)
        session.commit()
    page = signed_in(app, wired, learner).get("/lessons/l04").text
    fold = page[page.index('role="group"') :]
    assert fold.index("<details") < fold.index(escape(folded[0]))
