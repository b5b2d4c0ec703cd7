"""Exercises become pictures: in the order that helps, with what was written and nothing else; shown as answers are."""

import itertools
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from course import answers, enrolments, lesson_pictures, lessons
from course.lessons import Course
from course.web import pictures
from course.web.picture_kinds import GoEasy, Ladder, MoodAndEvents, Pair, PeopleMap, Sentence, Talk, Weighing
from course.wiring import Wired
from tests import content, exercises
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

SHOWN = ("l02", "l03", "l04", "l06", "l07", "s2", "s5", "c3")


SHIPPED = lessons.load(Path(content.SHIPPED))


@pytest.fixture
def course() -> Course:
    return SHIPPED


def drawn(course: Course, item: str, **changed: Any) -> Any:
    values = {**exercises.values(item), **changed}
    return pictures.draw(course.lesson(item), values, lambda day: f"{day:%b %Y}")[0]


def test_the_lessons_with_an_exercise_made_by_hand_show_it(course: Course) -> None:
    shown = {id for (_, id), lesson in course.lessons.items() if lesson.pictures}
    assert shown == set(SHOWN)


def test_the_readme_tells_an_author_of_every_picture_and_all_that_it_reads() -> None:
    told = (content.SHIPPED.parent / "README.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in told.splitlines() if line.startswith("| `")}
    for name, beside in lesson_pictures.BESIDE.items():
        read = [*lesson_pictures.ROWS.get(name, {}), *beside]
        assert all(f"`{one}`" in rows[name] for one in read), name


def test_points_stand_in_the_order_of_time_and_one_without_a_month_is_listed_last(course: Course) -> None:
    made = drawn(course, "l06")
    assert isinstance(made, MoodAndEvents)
    assert [(one.number, one.month, one.mood) for one in made.events] == [
        (1, date(2025, 9, 1), 7), (2, date(2026, 4, 1), 5), (3, date(2026, 7, 1), 2), (0, None, 5),
    ]  # fmt: skip
    assert [(one.kind, one.words, one.who) for one in made.events[:2]] == [
        ("Something good", "Camping", "Sol"), ("A change", "", ""),
    ]  # fmt: skip
    assert made.chart is not None
    assert [dot.number for dot in made.chart.dots] == [1, 2, 3]
    assert made.pattern == "It dips when I stop seeing people."


def test_a_line_without_a_month_and_a_mood_is_a_list_alone(course: Course) -> None:
    made = drawn(course, "l06", points=[{"event": "Some day"}, {"when": "2026-05"}])
    assert (made.chart, [one.number for one in made.events]) == (None, [0, 0])


def test_the_second_take_goes_up_to_a_turn_of_ones_own_and_puts_the_new_line_there(course: Course) -> None:
    made = drawn(course, "s2")
    assert isinstance(made, Talk)
    assert [(line.number, line.speaker, line.is_mine, line.is_turn) for line in made.lines] == [
        (1, "Salma", False, False), (2, "Me", True, True), (3, "Salma", False, False),
    ]  # fmt: skip
    assert [(line.speaker, line.said) for line in made.second] == [
        ("Salma", "I’ll need the table."), ("Me", "Could we eat first?"),
    ]  # fmt: skip
    assert made.slip == "Blame"


def test_after_a_turn_of_the_others_the_new_line_is_the_answer(course: Course) -> None:
    made = drawn(course, "s2", turning_point="line-3")
    assert [line.said for line in made.second] == [
        "I’ll need the table.", "You always need it.", "Fine.", "Could we eat first?",
    ]  # fmt: skip
    assert drawn(course, "s2", redo_line="").second == ()
    assert [line.said for line in drawn(course, "s2", turning_point=None).second] == ["Could we eat first?"]
    assert [line.said for line in drawn(course, "s2", turning_point="line-8").second] == [
        "Could we eat first?"
    ]


def test_rungs_rise_from_the_easiest_and_keep_the_number_they_were_chosen_by(course: Course) -> None:
    made = drawn(course, "c3")
    assert isinstance(made, Ladder)
    assert [(rung.number, rung.hard, rung.is_aim, rung.is_chosen) for rung in made.rungs] == [
        (2, 2, False, False), (1, 3, True, True), (3, 6, False, False), (4, None, False, False),
    ]  # fmt: skip
    assert (made.opener, made.fallback) == ("A nod", "Buy milk")


@pytest.mark.parametrize(("hard", "is_aim"), [(2, False), (3, True), (4, True), (5, False)])
def test_a_three_and_a_four_are_a_good_height(course: Course, hard: int, is_aim: bool) -> None:
    assert drawn(course, "c3", rungs=[{"what": "Nod", "hard": hard}]).rungs[0].is_aim is is_aim


def test_options_stand_side_by_side_with_the_one_that_was_chosen(course: Course) -> None:
    made = drawn(course, "s5")
    assert isinstance(made, Weighing)
    assert [(one.words, one.fit, one.is_chosen) for one in made.options] == [
        ("Open every night", 2, False), ("Do nothing", 0, False), ("Take turns", 7, True),
    ]  # fmt: skip
    assert (made.chosen, made.review_on) == ("Take turns", date(2027, 5, 31))
    assert drawn(course, "s5", choose="none").chosen == ""


def test_duties_are_sorted_by_what_happens_to_them(course: Course) -> None:
    made = drawn(course, "l03")
    assert isinstance(made, GoEasy)
    assert [(pile.label, pile.duties) for pile in made.piles] == [
        ("Keep", ("Choir",)), ("Pause", ("The loft",)), ("Share", ("Laundry for three",)), ("", ("Sunday dinner",)),
    ]  # fmt: skip
    assert (made.restore, made.who) == (("A walk", "Music"), "Dee")


def test_a_pair_begins_with_what_came_first_and_needs_a_moment_or_a_mood(course: Course) -> None:
    made = drawn(course, "l02")
    assert made == Pair(3, "Argued about the key", "Dee", "The mood, then the moment", is_mood_first=True)
    assert not drawn(course, "l02", before_after="event").is_mood_first
    assert drawn(course, "l02", mood=None).words == "Argued about the key"
    only_who = {"who": "Dee", "before_after": "unsure"}
    assert pictures.draw(course.lesson("l02"), only_who, str) == []


def test_a_sentence_is_put_together_from_its_labels(course: Course) -> None:
    made = drawn(course, "l07")
    assert isinstance(made, Sentence)
    whole = "".join(f"{piece.before} {piece.words}{piece.after}" for piece in made.pieces)
    assert whole.strip() == (
        "Since spring, my mood has been linked with the plant closing, mostly around the girls on my shift."
        " I would like to be useful somewhere."
    )
    assert made.goals == (("One shift at the food bank", "My feet ache"), ("Ring Dee", ""))
    assert (made.confidence, made.until) == (6, date(2027, 3, 28))
    short = drawn(course, "l07", linked_with="", around=None)
    assert [piece.before for piece in short.pieces] == ["Since", "I would like"]
    assert [piece.after for piece in short.pieces] == [". ", ". "]
    alone = drawn(course, "l07", since="", linked_with="", around="", change="")
    assert (alone.pieces, len(alone.goals)) == ((), 2)


def test_the_map_says_what_the_rings_and_ties_show_and_nothing_of_safety(course: Course) -> None:
    made = drawn(course, "l04")
    assert isinstance(made, PeopleMap)
    assert [(one.name, one.ring, one.tie) for one in made.people] == [
        ("Dee", "Very close", "rarely in touch"), ("Mum", "Very close", "to mend"), ("Sol", "Close", ""),
        ("Kim", "", ""),
    ]  # fmt: skip
    assert [(one.ring, one.tie) for one in made.drawn] == [(1, "away"), (1, "tense"), (2, "easy")]
    assert "safe" not in str(made)


@pytest.mark.parametrize("item", SHOWN)
def test_nothing_written_is_no_picture(course: Course, item: str) -> None:
    assert pictures.draw(course.lesson(item), {}, str) == []


@settings(max_examples=100)
@given(item=st.sampled_from(SHOWN), empty=st.sets(st.integers(0, 30)))
def test_whatever_was_left_empty_the_rest_is_drawn(item: str, empty: set[int]) -> None:
    """Any part of what a form can send: fields, and the answers of a row, may each be missing."""
    count = itertools.count()
    values: dict[str, Any] = {}
    for name, value in exercises.values(item).items():
        rows = [
            {key: row[key] for key in row if next(count) not in empty}
            for row in (value if _is_rows(value) else ())
        ]
        if next(count) not in empty:
            values[name] = [row for row in rows if row] if rows else value
    pictures.draw(SHIPPED.lesson(item), values, str)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and isinstance(value[0], dict)


@pytest.fixture
def learner(wired: Wired, clock: FixedClock) -> Learner:
    """Twelve weeks on, with all of it written by a phone that is not this browser."""
    made = make_learner(wired, make_cohort(wired))
    clock.advance(timedelta(days=80))
    with wired.db.writing() as session:
        enrolment = enrolments.find(session, made.enrolment_id)
        assert enrolment is not None
        enrolments.choose_track(enrolment, "connection", now=clock())
        for (item, card), values in exercises.WRITTEN.items():
            answers.save(session, made.enrolment_id, item, card, values, session_id=None, now=clock())
        session.commit()
    return made


@pytest.mark.parametrize("item", SHOWN)
def test_a_picture_is_shown_after_a_code_and_to_no_other_browser(
    app: Flask, wired: Wired, learner: Learner, item: str
) -> None:
    words = [word for word in str(exercises.values(item)).split("'") if len(word) > 9 and word[0].isupper()]
    page = signed_in(app, wired, learner, full=True).get(f"/lessons/{item}/picture")
    other = signed_in(app, wired, learner).get(f"/lessons/{item}/picture")
    assert page.status_code == other.status_code == 200
    assert all(word in page.text for word in words)
    assert not any(word in other.text for word in words)
    assert "Prove it is you" in other.text
    assert page.headers["Cache-Control"] == other.headers["Cache-Control"]
    assert "no-store" in page.headers["Cache-Control"]


def test_the_browser_that_wrote_it_sees_its_picture_at_once_and_goes_on_from_there(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    browser = signed_in(app, wired, learner)
    sent = {"rungs-0-what": "Wave from the gate", "rungs-0-hard": "3"}
    answer = browser.post("/lessons/c3/cards/5", data=sent)
    assert answer.headers["Location"] == "/lessons/c3#card-6", "The ladder is told which rung first."
    answer = browser.post("/lessons/c3/cards/6", data={"this_week": "first"})
    assert answer.headers["Location"] == "/lessons/c3/picture#main"
    page = browser.get("/lessons/c3/picture").text
    assert "Wave from the gate" in page
    assert 'href="/lessons/c3/step"' in page
    assert 'href="/lessons/c3#card-5"' in page
    assert "/lessons/c3/picture" in browser.get("/lessons/c3").text


def test_an_empty_exercise_leads_on_and_has_no_picture(app: Flask, wired: Wired) -> None:
    fresh = make_learner(wired, make_cohort(wired, code="fresh"))
    wired.clock.advance(timedelta(days=80))  # type: ignore[attr-defined]
    browser = signed_in(app, wired, fresh)
    assert browser.post("/lessons/l06/cards/5", data={}).headers["Location"] == "/lessons/l06/step#main"
    assert browser.get("/lessons/l06/picture").headers["Location"] == "/lessons/l06"
    assert browser.get("/lessons/l01/picture").headers["Location"] == "/lessons/l01"
    assert "/lessons/l06/picture" not in browser.get("/lessons/l06").text


@pytest.mark.parametrize(
    ("item", "card", "sent"),
    [("l02", 5, {"who": "Dee"}), ("l07", 5, {"confidence": "4"})],
)
def test_an_answer_that_no_picture_shows_leads_on_and_not_back_to_the_first_card(
    app: Flask, wired: Wired, item: str, card: int, sent: dict[str, str]
) -> None:
    fresh = make_learner(wired, make_cohort(wired, code="fresh"))
    wired.clock.advance(timedelta(days=80))  # type: ignore[attr-defined]
    browser = signed_in(app, wired, fresh)
    answer = browser.post(f"/lessons/{item}/cards/{card}", data=sent)
    assert browser.get(answer.headers["Location"]).headers["Location"] == f"/lessons/{item}/step"


def test_what_was_written_on_an_earlier_card_is_shown_where_the_last_one_stays_empty(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    browser = signed_in(app, wired, learner)
    browser.post("/lessons/l07/cards/4", data={"since": "the flood"})
    answer = browser.post("/lessons/l07/cards/5", data={})
    assert answer.headers["Location"] == "/lessons/l07/picture#main"
    assert "<u>the flood</u>" in browser.get("/lessons/l07/picture").text


def test_an_exercise_that_sounds_heavy_shows_help_before_its_picture(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    sent = {"points-0-when": "2026-05", "points-0-mood": "1", "pattern_seen": "I want to die"}
    answer = signed_in(app, wired, learner).post("/lessons/l06/cards/5", data=sent)
    assert "/picture" not in answer.headers["Location"]
    assert "note=1" in answer.headers["Location"]


def test_the_story_shows_the_line_again(app: Flask, wired: Wired, learner: Learner) -> None:
    page = signed_in(app, wired, learner, full=True).get("/story").text
    assert "Your mood and events line, September 2025 to July 2026. It is lowest in July 2026, at 2" in page
    assert "Stopped going to choir" in page
