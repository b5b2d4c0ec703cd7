"""A few questions about how somebody is: whole, free to leave out, and followed by the right page and plain words."""

import html
import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, check_ins, measures, message_links
from course.check_ins import Answers
from course.measures import Taken
from course.models import Enrolment, MeasureAnswer, Message, Signpost, SupportTask
from course.rules.measures import DAYS_OPEN
from course.wiring import Wired
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

FIRST, LATER = "/measures/l01", "/measures/week-4"
TABOO = re.compile(
    r"severe|moderate|minimal|\bmild\b|diagnos|disorder|depression|clinical|score", re.IGNORECASE
)


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner)


def phq(*numbers: int | None) -> dict[str, str]:
    return {f"phq8-{item}": f"a{number}" for item, number in enumerate(numbers, 1) if number is not None}


def adding_up_to(total: int) -> dict[str, str]:
    """Answers to all eight items with this total."""
    threes, rest = divmod(total, 3)
    return phq(*([3] * threes + [rest] * (rest > 0) + [0] * 8)[:8])


def history(wired: Wired, learner: Learner) -> list[Taken]:
    with wired.db.reading() as session:
        return measures.history(session, learner.enrolment_id)


def go_to_week_4(clock: FixedClock) -> None:
    clock.advance(timedelta(days=27))


def begin_with(wired: Wired, learner: Learner, total: int) -> None:
    """An answer at the beginning that another browser gave."""
    given = {
        int(name.removeprefix("phq8-")) - 1: int(value[1:]) for name, value in adding_up_to(total).items()
    }
    with wired.db.writing() as session:
        asked = wired.course.measures.instruments[0]
        measures.record(
            session, learner.enrolment_id, "l01", asked, given, session_id=None, now=wired.clock()
        )
        session.commit()


def test_every_item_is_there_word_for_word_with_nothing_chosen(wired: Wired, reader: FlaskClient) -> None:
    page = html.unescape(reader.get(FIRST).text)
    phq8 = wired.course.measures.instruments[0]
    assert phq8.stem in page
    assert [page.count(item) for item in phq8.items] == [1] * 8
    assert [page.count(f"<span>{option}</span>") for option in phq8.options] == [8] * 4
    assert page.count('type="radio"') == 32
    assert " checked" not in page
    assert phq8.notice in page


def test_the_beginning_is_split_over_the_first_two_lessons(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient, clock: FixedClock
) -> None:
    assert "phq8-1" in reader.get(FIRST).text
    early = reader.get("/measures/l02").text
    assert "Wednesday 6 January" in early
    assert "gad2-1" not in early
    clock.advance(timedelta(days=2))
    second = signed_in(app, wired, learner).get("/measures/l02").text
    assert "gad2-2" in second
    assert "phq8-1" not in second
    assert "ucla3" not in second, "It is switched off until somebody switches it on."


def test_answers_are_kept_and_said_in_plain_words(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    answer = reader.post(FIRST, data=adding_up_to(7))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/measures/l01/result")
    assert [(one.point, one.instrument, one.total) for one in history(wired, learner)] == [("l01", "phq8", 7)]
    page = reader.get("/measures/l01/result").text
    assert "7 of 24. This is your first number." in page
    assert "/help-now" in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (10, 4, "Lower than when you began."),
        (10, 5, "About the same as when you began."),
        (10, 14, "About the same"),
    ],
)
def test_a_later_answer_is_set_beside_the_beginning(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock, before: int, now: int, said: str
) -> None:
    begin_with(wired, learner, before)
    go_to_week_4(clock)
    reader = signed_in(app, wired, learner, full=True)
    reader.post(LATER, data=adding_up_to(now))
    page = reader.get(LATER + "/result").text
    assert f"{now} of 24. {said}" in page
    assert f'<th scope="row">week 1</th><td>{before}</td>' in page
    assert f'<th scope="row">week 4</th><td>{now}</td>' in page
    assert TABOO.search(page) is None


def test_a_beginning_that_was_not_answered_is_not_made_up(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    reader = signed_in(app, wired, learner, full=True)
    go_to_week_4(clock)
    reader = signed_in(app, wired, learner, full=True)
    reader.post(LATER, data=adding_up_to(4))
    assert "This is your first number." in reader.get(LATER + "/result").text
    clock.advance(timedelta(days=28))
    reader = signed_in(app, wired, learner, full=True)
    reader.post("/measures/week-8", data=adding_up_to(11), follow_redirects=False)
    page = reader.get("/measures/week-8/result").text
    assert "11 of 24. Higher than the first time you answered." in page
    assert "when you began" not in page


def test_one_item_left_out_is_made_up_for_and_two_are_not(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post(FIRST, data=phq(1, 1, 1, None, 1, 1, 1, 1))
    assert history(wired, learner)[0].total == 8
    with wired.db.writing() as session:
        session.delete(session.scalars(select(MeasureAnswer)).one())
        session.commit()
    page = reader.post(FIRST, data=phq(1, 1, 1, None, None, 1, 1, 1), follow_redirects=True).text
    assert history(wired, learner)[0].total is None
    assert "Some were left out, so there is no number this time. That is fine." in page


def test_all_of_it_can_be_left_out_and_is_not_offered_again(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    assert FIRST in reader.get("/today").text
    answer = reader.post(FIRST, data={"skip": "yes", **adding_up_to(20)})
    assert answer.headers["Location"] == "/today"
    assert [one.total for one in history(wired, learner)] == [None]
    assert FIRST not in reader.get("/today").text


def test_a_double_tap_is_one_row_and_one_page(wired: Wired, learner: Learner, reader: FlaskClient) -> None:
    first, second = (reader.post(FIRST, data=adding_up_to(20)) for _ in range(2))
    assert "/more-help/support" in first.headers["Location"]
    assert second.headers["Location"] == "/measures/l01/result"
    assert len(history(wired, learner)) == 1


@pytest.mark.parametrize("sent", [{"phq8-1": "a4"}, {"phq8-8": "3"}, {"phq8-2": "²"}])
def test_what_was_not_offered_is_refused_and_the_rest_stays(
    wired: Wired, learner: Learner, reader: FlaskClient, sent: Mapping[str, str]
) -> None:
    answer = reader.post(FIRST, data={"phq8-5": "a2"} | dict(sent))
    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    assert 'name="phq8-5" value="a2" checked' in answer.text
    assert history(wired, learner) == []


def test_another_browser_sees_no_answer_at_link_tier(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post(FIRST, data=adding_up_to(13))
    other = signed_in(app, wired, learner)
    assert " checked" not in other.get(FIRST).text
    page = other.get("/measures/l01/result").text
    assert "13" not in page.partition("<main")[2]
    assert "in another browser" in page
    assert other.get("/story").status_code == 303
    full = signed_in(app, wired, learner, full=True)
    assert "13 of 24" in full.get("/story").text


@pytest.mark.parametrize("path", ["/measures/l03", "/measures/week-5", "/measures/x1", "/measures/nowhere"])
def test_where_nothing_is_asked_there_is_no_page(reader: FlaskClient, path: str) -> None:
    assert reader.get(path).status_code == 404
    assert reader.post(path).status_code == 404


def test_a_point_closes_after_two_weeks_and_before_its_day_it_takes_nothing(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient, clock: FixedClock
) -> None:
    assert reader.post(LATER, data=adding_up_to(3)).headers["Location"] == "/today"
    clock.advance(timedelta(days=DAYS_OPEN))
    late = signed_in(app, wired, learner)
    assert late.get(FIRST).headers["Location"] == "/today"
    assert late.post(FIRST, data=adding_up_to(3)).headers["Location"] == "/today"
    assert history(wired, learner) == []


def test_the_one_person_is_asked_about_at_every_third_week(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        session.get_one(Enrolment, learner.enrolment_id).track = "change"
        session.commit()
    clock.advance(timedelta(days=20))
    reader = signed_in(app, wired, learner)
    page = reader.get("/measures/week-3").text
    assert page.count('name="tie-1"') == 7
    assert "1 is very hard" in page
    reader.post("/measures/week-3", data={"tie-1": "3"})
    assert [(one.instrument, one.total) for one in history(wired, learner)] == [("tie", 3)]


def test_nothing_is_asked_in_the_first_weeks_after_a_death(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        session.get_one(Enrolment, learner.enrolment_id).gentle_since_at = clock()
        session.commit()
    reader = signed_in(app, wired, learner)
    assert FIRST not in reader.get("/today").text
    assert reader.get(FIRST).headers["Location"] == "/today"
    clock.advance(timedelta(weeks=4))
    assert LATER in signed_in(app, wired, learner).get("/today").text


def test_the_way_there_is_on_the_last_page_of_its_lesson_and_holds_no_lesson_up(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, "l01", now=wired.clock())
        session.commit()
    assert FIRST in reader.get("/lessons/l01/finished").text
    reader.post(FIRST, data={"skip": "yes"})
    assert FIRST not in reader.get("/lessons/l01/finished").text


def followed(wired: Wired, learner: Learner) -> list[str]:
    with wired.db.reading() as session:
        return list(session.scalars(select(Signpost.kind).order_by(Signpost.id)))


@pytest.mark.parametrize(
    ("before", "now", "pages"),
    [
        (14, 15, ["calm"]), (9, 9, []), (10, 10, ["calm"]), (4, 8, []), (4, 9, ["worse"]),
        (19, 20, ["support", "worse"]), (20, 20, ["support", "calm"]),
    ],
)  # fmt: skip
def test_the_pages_of_more_help_come_first_and_lead_on_to_the_result(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock, before: int, now: int, pages: list[str]
) -> None:
    begin_with(wired, learner, before)
    go_to_week_4(clock)
    reader = signed_in(app, wired, learner)
    where = reader.post(LATER, data=adding_up_to(now)).headers["Location"]
    for kind in pages:
        assert where.startswith(f"/more-help/{kind}?")
        page = reader.get(where).text
        assert 'href="tel:999"' in page
        assert "/help-now" in page
        assert TABOO.search(page) is None
        if kind == "support":
            form = re.search(r'action="([^"]+)" class="flow wide-gap"', page)
            assert form is not None
            where = reader.post(html.unescape(form[1]), data={"safe": "yes"}).headers["Location"]
        elif kind == "worse":
            form = re.search(r'action="(/more-help/worse[^"]+)"', page)
            assert form is not None
            where = reader.post(html.unescape(form[1])).headers["Location"]
        else:
            where = html.unescape(re.findall(r'class="btn wide" href="([^"]+)"', page)[-1])
    assert where == LATER + "/result"
    assert reader.get(where).status_code == 200
    assert followed(wired, learner) == pages


@pytest.mark.parametrize("on_duty", [True, False])
def test_staff_get_a_task_only_where_somebody_is_on_duty_and_the_page_says_which(
    app: Flask, wired: Wired, on_duty: bool
) -> None:
    learner = make_learner(wired, make_cohort(wired, on_duty=on_duty))
    reader = signed_in(app, wired, learner)
    assert ("staff can see later that this happened" in reader.get(FIRST).text) == on_duty
    reader.post(FIRST, data=adding_up_to(19))
    with wired.db.reading() as session:
        assert session.scalar(select(SupportTask.id)) is None
    reader.post(FIRST, data=adding_up_to(20))
    with wired.db.reading() as session:
        tasks = [(one.category, one.source) for one in session.scalars(select(SupportTask))]
    assert tasks == ([("hard_answers", "web")] if on_duty else [])


def test_the_banner_stands_for_two_weeks_and_says_nothing_of_why(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient, clock: FixedClock
) -> None:
    banner = "you do not have to sit with it alone"
    assert banner not in reader.get("/today").text
    reader.post(FIRST, data=adding_up_to(21))
    other = signed_in(app, wired, learner)
    assert banner in other.get("/today").text
    assert "21 of" not in other.get("/today").text
    clock.advance(timedelta(days=14))
    assert banner not in signed_in(app, wired, learner).get("/today").text


def check_in_with(wired: Wired, learner: Learner, moods: list[int], clock: FixedClock) -> None:
    for week, mood in enumerate(moods, 1):
        clock.advance(timedelta(days=7))
        with wired.db.writing() as session:
            given = Answers(mood=mood)
            check_ins.record(session, learner.enrolment_id, f"week-{week}", given, via="web", now=clock())
            session.commit()


@pytest.mark.parametrize(("mood", "is_led"), [("5", True), ("6", False)])
def test_a_mood_far_below_ones_own_twice_leads_to_the_page_once(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock, mood: str, is_led: bool
) -> None:
    check_in_with(wired, learner, [8, 8, 8, 5], clock)
    clock.advance(timedelta(days=7))
    reader = signed_in(app, wired, learner)
    where = reader.post("/check-ins/week-5", data={"mood": mood}).headers["Location"]
    assert where.startswith("/more-help/worse") == is_led
    assert (
        reader.post("/check-ins/week-5", data={"mood": mood}).headers["Location"]
        == "/check-ins/week-5/result"
    )
    assert followed(wired, learner) == (["worse"] if is_led else [])


def test_nothing_of_this_is_in_any_message(wired: Wired) -> None:
    texts = [path.read_text() for path in wired.course.messages_dir.rglob("*.*")]
    assert texts
    assert [text for text in texts if "measures" in text or "more-help" in text or "questions" in text] == []


def test_moods_sent_by_text_lead_to_the_page_the_next_time_somebody_comes(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    check_in_with(wired, learner, [8, 8, 8, 5, 5], clock)
    clock.advance(timedelta(days=20))
    reader = signed_in(app, wired, learner)
    page = "/more-help/worse?next=/today"
    for _ in range(2):
        assert reader.get("/today").headers["Location"] == page
    assert followed(wired, learner) == [], "Looking notes nothing."
    assert "Four ways to go on" in reader.get(page).text
    assert reader.post(page).headers["Location"] == "/today"
    assert reader.get("/today").status_code == 200
    assert followed(wired, learner) == ["worse"]
    clock.advance(timedelta(days=30))
    assert signed_in(app, wired, learner).get("/today").status_code == 200, "Once for the same moods."


def test_a_check_in_that_a_phone_sends_by_itself_does_not_count_as_seen(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    check_in_with(wired, learner, [8, 8, 8, 5], clock)
    clock.advance(timedelta(days=7))
    reader = signed_in(app, wired, learner)
    mark = re.search(r'name="for" value="([^"]+)"', reader.get("/check-ins/week-5").text)
    assert mark is not None
    sent = {"mood": "4", "for": mark[1]}
    answer = reader.post("/check-ins/week-5", data=sent, headers={"Kith-Age": "60000"})
    assert answer.headers["Kith-Next"].startswith("/more-help/worse")
    assert followed(wired, learner) == []
    assert reader.get("/today").headers["Location"] == "/more-help/worse?next=/today"


def test_a_messages_link_leads_there_too_and_once(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    check_in_with(wired, learner, [8, 8, 8, 5, 4], clock)
    with wired.db.writing() as session:
        row = Message(person_id=learner.person_id, enrolment_id=learner.enrolment_id)
        token = message_links.issue(session, [row], now=clock())[row.id]
        session.commit()
    where = browser(app).post(f"/l/{token}").headers["Location"]
    assert where.startswith("/more-help/worse?next=")
    assert followed(wired, learner) == ["worse"]
    assert browser(app).post(f"/l/{token}").headers["Location"] == "/today"
