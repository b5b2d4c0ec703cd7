"""A learner's own story."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask import Flask

from course import answers, check_ins
from course.check_ins import Answers
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

HIGHER = "On weeks when you felt closer to people, your mood mark was a little higher."


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def check_in(
    wired: Wired, learner: Learner, week: int, mood: int | None, near: int | None, note: str = ""
) -> None:
    given = Answers(mood, near, step="did", note=note)
    with wired.db.writing() as session:
        check_ins.record(
            session, learner.enrolment_id, f"week-{week}", given, via="web", now=wired.clock() + timedelta(weeks=week)
        )  # fmt: skip
        session.commit()


def test_the_story_asks_for_a_fresh_code(app: Flask, wired: Wired, learner: Learner) -> None:
    answer = signed_in(app, wired, learner).get("/story")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/step-up?next=/story"


def test_an_empty_story_says_how_it_begins(app: Flask, wired: Wired, learner: Learner) -> None:
    page = signed_in(app, wired, learner, full=True).get("/story").text
    assert "It begins with your first lesson" in page
    assert "<figure" not in page
    assert "/letter" not in page


def test_a_week_is_told_in_the_learners_words(app: Flask, wired: Wired, learner: Learner) -> None:
    step = {"words": "Put a day in my phone", "day": "thu", "who": "<b>J</b>."}
    with wired.db.writing() as session:
        enrolment_id, now = learner.enrolment_id, wired.clock()
        answers.save(session, enrolment_id, "l01", "step", step, session_id=None, now=now)
        answers.finish(session, enrolment_id, "l01", now=now)
        session.commit()
    check_in(wired, learner, 1, 6, 3, "Lighter than I thought")
    page = signed_in(app, wired, learner, full=True).get("/story").text
    lesson = wired.course.lesson("l01")
    assert f"Finished “{lesson.title}”" in page
    assert "Put a day in my phone: on Thursday, with &lt;b&gt;J&lt;/b&gt;." in page
    assert '<p class="soft small">I did it</p>' in page
    assert "Lighter than I thought" in page
    assert "<td>6</td><td>In touch</td>" in page
    assert "mood 6 · In touch" in page
    assert lesson.takeaway.text.replace("’", "’") in page


def test_the_numbers_of_the_list_are_those_under_the_line(app: Flask, wired: Wired, learner: Learner) -> None:
    for week in (1, 2, 4):
        check_in(wired, learner, week, week, None)
    page = signed_in(app, wired, learner, full=True).get("/story").text
    for week in (1, 2, 4):
        assert f'<span class="n" aria-hidden="true">{week}</span>' in page
        assert f">week {week}</text>" in page
    assert 'aria-hidden="true">3</span>' not in page


def test_a_finding_is_said_only_where_there_is_enough_to_say_it(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    weeks = ((1, 3, 1), (2, 4, 2), (3, 6, 4), (4, 7, 5))
    for week, mood, near in weeks[:3]:
        check_in(wired, learner, week, mood, near)
    full = signed_in(app, wired, learner, full=True)
    assert "closer to people" not in full.get("/story").text
    check_in(wired, learner, *weeks[3])
    assert HIGHER in full.get("/story").text


def test_without_a_mood_there_is_no_line_and_the_weeks_are_told_all_the_same(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    check_in(wired, learner, 2, None, 4)
    page = signed_in(app, wired, learner, full=True).get("/story").text
    assert "A line of your moods shows here once" in page
    assert "Week 2" in page


def test_the_line_from_before_the_course_is_part_of_the_story(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    card = next(
        one for one in wired.course.lesson("l06").cards if any(f.name == "points" for f in one.fields)
    )
    points = [{"when": "2026-02", "mood": 4, "event": "we moved apart"}, {"when": "2026-09", "mood": 7}]
    with wired.db.writing() as session:
        answers.save(
            session, learner.enrolment_id, "l06", str(card.number), {"points": points}, session_id=None,
            now=wired.clock(),
        )  # fmt: skip
        session.commit()
    page = signed_in(app, wired, learner, full=True).get("/story").text
    assert "The line you drew" in page
    assert "we moved apart" in page


def test_a_story_of_thirty_weeks_needs_no_more_queries_than_one_of_none(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock,
    count_queries: Callable[[Wired], AbstractContextManager[list[str]]],
) -> None:  # fmt: skip
    counts = []
    for weeks in (0, 30):
        for week in range(1, weeks + 1):
            check_in(wired, learner, week, 1 + week % 10, 1 + week % 5, f"note {week}")
        full = signed_in(app, wired, learner, full=True)
        with count_queries(wired) as queries:
            page = full.get("/story").text
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 16
    assert "note 30" in page


def test_the_letter_is_offered_once_it_is_open(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(weeks=12))
    assert 'href="/letter"' in signed_in(app, wired, learner, full=True).get("/story").text
