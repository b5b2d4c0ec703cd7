"""The closing letter and the plan for rough patches: the learner's own words, for nobody but them."""

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, check_ins, enrolments, exporting, people
from course.check_ins import Answers
from course.models import Answer, LessonProgress, SupportTask
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

# Lesson, then name of the field. Nothing here stands anywhere else in the product.
WORDS: Mapping[str, Mapping[str, Any]] = {
    "l01": {"why_now": "the kettle was the last straw."},
    "l04": {"people": [{"initials": "Sol", "ring": "ring-3", "i_receive": 2}, {"initials": "Mum", "ring": "ring-1"}]},
    "l06": {"pattern_seen": "the dips come after Sol is away"},
    "l07": {
        "since": "the wet spring", "linked_with": "an empty hall", "around": "Sol", "change": "to sing again",
        "goals": [{"goal": "one rehearsal", "how_will_i_know": "a sore throat"}],
    },
    "e1": {"goal_1": "much", "surprise": "Sol wrote first"},
    "e2": {"top_skills": [{"skill": "clear", "proof": "the talk on the stairs"}], "strengths_now": ["turn-up"]},
    "e3": {
        "signs": [{"sign": "the post stays shut"}], "first_moves": [{"move": "bed by ten"}], "tell": "Mum",
        "likely_triggers": [{"event": "the long nights", "when": "November"}], "professional": "the surgery",
    },
    "e4": {"feel": ["sad", "proud"], "proud_of": "I rang Mum", "next_goal": "a second choir", "help_next": "group"},
}  # fmt: skip


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired, on_duty=True))


@pytest.fixture
def proven(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner, full=True)


def write(wired: Wired, learner: Learner, words: Mapping[str, Mapping[str, Any]] = WORDS) -> None:
    """Save each answer on the card that asks for it."""
    with wired.db.writing() as session:
        for item, values in words.items():
            for card in wired.course.lesson(item).cards:
                own = {one.name: values[one.name] for one in card.fields if one.name in values}
                if own:
                    answers.save(
                        session, learner.enrolment_id, item, str(card.number), own, session_id=None, now=wired.clock()
                    )  # fmt: skip
        session.commit()


def at_the_end(app: Flask, wired: Wired, learner: Learner, clock: FixedClock) -> FlaskClient:
    """A browser after a fresh code, on the day the last lesson is open."""
    clock.advance(timedelta(weeks=12))
    return signed_in(app, wired, learner, full=True)


def text_of(page: str, start: str = "<article", end: str = "</article>") -> str:
    """What somebody reads of the letter on the page, in one line; names of others as the screen has them."""
    body = page[page.index(start) : page.index(end)]
    body = re.sub(r'<span class="brief">.*?</span>', "", body)
    body = re.sub(r"</(li|p|h2)>", " ", body)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body)).strip()


def test_a_link_alone_opens_nothing_of_it(app: Flask, wired: Wired, learner: Learner) -> None:
    write(wired, learner)
    browser = signed_in(app, wired, learner)
    for answer in (
        browser.get("/letter"),
        browser.post("/letter", data={"lines": "x"}),
        browser.get("/letter/plan"),
        browser.post("/letter/file"),
        browser.post("/letter/plan/file"),
    ):
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/step-up")


def test_before_the_last_lesson_the_page_says_when_the_letter_comes(
    wired: Wired, learner: Learner, proven: FlaskClient
) -> None:
    write(wired, learner, {item: words for item, words in WORDS.items() if item != "e4"})
    page = proven.get("/letter").text
    assert "It opens on" in page
    assert "<article" not in page
    assert "kettle" not in page


def test_the_letter_is_put_together_from_the_learners_own_words(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    write(wired, learner)
    page = at_the_end(app, wired, learner, clock).get("/letter").text
    letter = text_of(page)
    for said in (
        "Monday, 29 March 2027 Dear Ada, You began this course on Monday 4 January.",
        "What made you say yes to it: the kettle was the last straw.",
        "“Since the wet spring, my mood has been linked with an empty hall, mostly around Sol.”",
        "What you wanted: “I would like to sing again.”",
        "one rehearsal. The sign of it: a sore throat. At the end you marked it: much better.",
        "the dips come after Sol is away",
        "What surprised you: Sol wrote first.",
        "Saying it clearly: the talk on the stairs",
        "What you bring, these days: I turn up.",
        "What you would like: a second choir. What could help from here: a group.",
        "You said how ending feels: sad, proud.",
        "Kith, and mostly you",
    ):
        assert said in letter
    assert "<mark>an empty hall</mark>" in page
    assert "<mark>a group</mark>" not in page, "What was chosen from a list is not in the learner's wording."


@pytest.mark.parametrize("left_out", ["l01", "l04", "l06", "l07", "e1", "e2", "e4"])
def test_what_was_not_written_is_left_out_and_nothing_is_put_in_its_place(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock, left_out: str
) -> None:
    write(wired, learner, {item: words for item, words in WORDS.items() if item != left_out})
    letter = text_of(at_the_end(app, wired, learner, clock).get("/letter").text)
    assert not re.search(r"None|undefined|“”|: \.|: ,|  |\( ?\)", letter)
    headings = {
        "l07": "What you set out to do", "e2": "What helped", "e4": "What comes next",
    }  # fmt: skip
    if left_out in headings:
        assert headings[left_out] not in letter


@pytest.mark.parametrize("kept", [{"since": "spring"}, {"around": "Sol"}, {"change": "rest"}, {"linked_with": "work"},
                                  {"since": "spring", "around": "Sol"}])  # fmt: skip
def test_half_a_sentence_is_still_a_sentence(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock, kept: dict[str, str]
) -> None:
    write(wired, learner, {"l07": kept})
    page = at_the_end(app, wired, learner, clock).get("/letter").text
    for word in kept.values():
        assert word in text_of(page)
    article = page[page.index("<article") : page.index("</article>")]
    assert article.count("<p>") == article.count("</p>")
    assert not re.search(r"since around|“ |, \.| \.”", text_of(page))


def test_a_letter_of_almost_nothing_is_kind_and_true(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    page = at_the_end(app, wired, learner, clock).get("/letter").text
    letter = text_of(page)
    assert "Beginning was a step of its own, however far you went." in letter
    assert "You kept your words to yourself, and that is fine." in letter
    assert "<h2" not in page[page.index("<article") : page.index("</article>")]
    assert "<mark" not in page
    assert letter.endswith("With warmth,Kith")
    assert "finished" not in letter


def test_only_steps_that_a_check_in_calls_taken_are_told(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        for item, words in (("l01", "walk to the pond"), ("l04", "ring the plumber")):
            answers.save(
                session, learner.enrolment_id, item, "step", {"words": words}, session_id=None, now=wired.clock()
            )  # fmt: skip
        for week, step in ((1, "did"), (2, "not")):
            check_ins.record(
                session, learner.enrolment_id, f"week-{week}", Answers(5, step=step), via="web", now=wired.clock()
            )  # fmt: skip
        session.commit()
    letter = text_of(at_the_end(app, wired, learner, clock).get("/letter").text)
    assert "What you tried walk to the pond" in letter
    assert "plumber" not in letter
    assert "checked in 2 times" in letter


def test_who_moved_on_the_map_is_in_the_letter(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    write(wired, learner)
    browser = at_the_end(app, wired, learner, clock)
    card = next(
        one.number for one in wired.course.lesson("e1").cards if any(f.name == "people" for f in one.fields)
    )
    sent = {"people-0-initials": "Sol", "people-0-ring": "ring-1", "people-0-i_receive": "7"}
    assert browser.post(f"/lessons/e1/cards/{card}", data=sent).status_code == 303
    letter = text_of(browser.get("/letter").text)
    said = "Sol: nearer, from “further out” to “very close”. What you get: 2 then, 7 now."
    assert said in letter


def test_lines_of_ones_own_are_kept_sealed_and_come_again(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    browser = at_the_end(app, wired, learner, clock)
    answer = browser.post("/letter", data={"lines": " Remember the pond.\r\n\r\nIt was cold. "})
    assert answer.headers["Location"] == "/letter?kept=1#main"
    page = browser.get("/letter?kept=1").text
    assert "Kept. You find your letter here" in page
    assert "From you Remember the pond. It was cold." in text_of(page)
    with wired.db.reading() as session:
        row = session.scalars(select(Answer).where(Answer.item == "letter")).one()
        assert b"pond" not in row.values_sealed
        assert session.scalars(select(LessonProgress).where(LessonProgress.item == "letter")).all() == []
    assert browser.post("/letter", data={"lines": ""}).status_code == 303
    assert "From you" not in browser.get("/letter").text


def test_lines_that_are_too_long_stay_on_the_page(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    answer = at_the_end(app, wired, learner, clock).post("/letter", data={"lines": "a" * 501})
    assert answer.status_code == 422
    assert "<title>Error: A letter to keep" in answer.text
    assert "a" * 501 in answer.text
    assert 'href="#lines"' in answer.text


def test_words_that_may_mean_danger_show_where_to_turn(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    browser = at_the_end(app, wired, learner, clock)
    answer = browser.post("/letter", data={"lines": "I want to kill myself"})
    assert answer.headers["Location"] == "/letter?kept=1&note=1#main"
    assert 'id="support"' in browser.get("/letter?kept=1&note=1").text
    with wired.db.reading() as session:
        assert session.scalar(select(SupportTask.category)) is not None


def test_files_and_paper_name_other_people_by_their_initials(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    write(wired, learner, {**WORDS, "l07": {**WORDS["l07"], "goals": [{"goal": "to write to Sol"}]}})
    browser = at_the_end(app, wired, learner, clock)
    for path, name in (("/letter/file", "my-letter.html"), ("/letter/plan/file", "my-plan.html")):
        answer = browser.post(path)
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert "no-store" in answer.headers["Cache-Control"]
        assert not re.search(r"\b(Sol|Mum)\b", answer.text)
        assert "named by their initials" in answer.text
        assert not re.search(r"https?://|src=|<link|<script", answer.text), "It loads nothing."
    words = re.sub(r"<[^>]+>", "", browser.post("/letter/file").text)
    assert "S. wrote first" in words
    assert "to write to S." in words
    assert "S.." not in words, "An initial has its own full stop."
    page = browser.get("/letter").text
    assert '<span class="full">Sol</span><span class="brief">S.</span>' in page
    assert not re.search(r"(?<!full\">)\b(Sol|Mum)\b", page), (
        "No name stands on the page that paper would show."
    )


def test_the_plan_holds_signs_moves_people_and_the_lines_of_the_learners_country(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    write(wired, learner)
    browser = at_the_end(app, wired, learner, clock)
    plan = text_of(browser.get("/letter/plan").text)
    for said in ("How a dip shows itself the post stays shut", "the long nights · November", "bed by ten",
                 "Who is safe to tell Mum", "Who else to ask the surgery", "call 999"):  # fmt: skip
        assert said in plan
    assert wired.course.country("gb").lines[0].number in plan
    with wired.db.writing() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        person.country = "US"
        session.commit()
    assert "call 911" in text_of(browser.get("/letter/plan").text)


def test_an_empty_plan_still_says_where_to_turn(proven: FlaskClient) -> None:
    page = proven.get("/letter/plan").text
    assert "Its lesson opens on" in page
    assert "call 999" in text_of(page)


def test_a_plan_kept_private_is_not_pressed_on_anybody(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    for choice, is_private in (("download", False), ("private", True)):
        write(wired, learner, {"e3": {**WORDS["e3"], "share_plan": choice}})
        page = at_the_end(app, wired, learner, clock).get("/letter/plan").text
        assert ("You chose to keep your plan here only." in page) is is_private


def test_markup_in_somebodys_words_is_only_words(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    bad = "<img src=x onerror=alert(1)> {{ 7*7 }} %(day)s"
    write(wired, learner, {"l07": {"since": bad, "linked_with": bad, "around": bad}, "e3": {"tell": bad}})
    browser = at_the_end(app, wired, learner, clock)
    for text in (
        browser.get("/letter").text,
        browser.post("/letter/file").text,
        browser.get("/letter/plan").text,
    ):
        assert "<img" not in text
        assert "&lt;img" in text or "&lt;" in text


def test_the_letter_and_the_plan_need_the_same_few_queries_however_much_there_is(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock,
    count_queries: Callable[[Wired], AbstractContextManager[list[str]]],
) -> None:  # fmt: skip
    counts: dict[str, list[int]] = {"/letter": [], "/letter/plan": []}
    for words in ({}, WORDS):
        write(wired, learner, words)
        browser = at_the_end(app, wired, learner, clock)
        for path, found in counts.items():
            with count_queries(wired) as queries:
                browser.get(path)
            found.append(len(queries))
    for few, many in counts.values():
        assert few == many <= 14


def test_the_export_says_the_lines_of_the_letter(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    at_the_end(app, wired, learner, clock).post("/letter", data={"lines": "Remember the pond."})
    with wired.db.reading() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        data = exporting.collect(session, wired.course, person, now=clock())
    [told] = [one for one in data["lessons"] if one["item"] == "letter"]
    assert (told["lesson"], told["card"]) == ("Your closing letter", "Your own lines")
    assert told["answers"] == [{"question": "lines", "answer": "Remember the pond."}]


def test_the_last_lesson_leads_to_the_letter_and_so_does_the_day_of_somebody_who_finished(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(weeks=12))
    browser = signed_in(app, wired, learner)
    for item, path, said in (("e3", "/letter/plan", "See your plan"), ("e4", "/letter", "Read your letter")):
        browser.post(f"/lessons/{item}/step", data={"skip": "yes"})
        page = browser.get(f"/lessons/{item}/finished").text
        assert f'href="{path}"' in page
        assert said in page
    assert "course finished" not in page, "Other lessons are still open."
    assert "Read your letter" not in browser.get("/today").text
    with wired.db.writing() as session:
        enrolment = enrolments.find(session, learner.enrolment_id)
        assert enrolment is not None
        enrolments.finish(enrolment, now=clock())
        session.commit()
    assert "Stamp: course finished" in browser.get("/lessons/e4/finished").text
