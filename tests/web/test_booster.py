"""After the end: a yes in the last lesson, the message some weeks on, its page, and the choice in Settings."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, boosters, check_ins, delivery, explaining, planning, recalls, stepping, wishes
from course.models import Cohort, Enrolment, Message, Nudge
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender
from tests.learners import signed_in

MONDAY = date(2027, 1, 4)
LAST_CARD = "/lessons/e4/cards/5"
SIGN = "I stop answering the phone"


@pytest.fixture
def learner(wired: Wired, clock: FixedClock) -> Learner:
    """On the day of the last lesson, with two lessons and a plan for rough patches behind them."""
    made = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        for lesson in ("l01", "l02"):
            answers.finish(session, made.enrolment_id, lesson, now=clock())
        plan = {"signs": [{"sign": SIGN}], "professional": "The surgery"}
        answers.save(session, made.enrolment_id, "e3", "5", plan, session_id=None, now=clock())
        session.commit()
    clock.advance(timedelta(days=80))
    return made


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner, full=True)


def enrolment(wired: Wired) -> Enrolment:
    with wired.db.reading() as session:
        return session.scalars(select(Enrolment)).one()


def finish(wired: Wired) -> None:
    with wired.db.writing() as session:
        row = session.scalars(select(Enrolment)).one()
        row.finished_at = row.look_again_at = wired.clock()
        session.commit()


def wait(app: Flask, wired: Wired, clock: FixedClock, learner: Learner, **time: int) -> FlaskClient:
    """Until then, and a browser that has proven who it is."""
    clock.advance(timedelta(**time))
    return signed_in(app, wired, learner, full=True)


@pytest.mark.parametrize(("said", "has"), [("yes", True), ("no", False), ("", False)])
def test_only_a_yes_in_the_last_lesson_asks_for_them(
    wired: Wired, reader: FlaskClient, said: str, has: bool
) -> None:
    assert reader.post(LAST_CARD, data={"boosters": said}).status_code == 303
    assert (enrolment(wired).boosters_at is not None) is has


def test_a_no_takes_a_yes_back_and_an_empty_answer_does_not(wired: Wired, reader: FlaskClient) -> None:
    reader.post(LAST_CARD, data={"boosters": "yes"})
    reader.post(LAST_CARD, data={"proud_of": "I called her"})
    assert enrolment(wired).boosters_at is not None
    reader.post(LAST_CARD, data={"boosters": "no"})
    assert enrolment(wired).boosters_at is None


@pytest.mark.parametrize("grace_days", [None, 7], ids=["nothing closes", "the course has closed by then"])
def test_a_yes_brings_a_message_four_weeks_on_that_leads_to_its_page(
    app: Flask, wired: Wired, clock: FixedClock, learner: Learner, reader: FlaskClient, sms: RecordingSender,
    grace_days: int | None,
) -> None:  # fmt: skip
    with wired.db.writing() as session:
        session.scalars(select(Cohort)).one().grace_days = grace_days
        session.commit()
    reader.post(LAST_CARD, data={"boosters": "yes"})
    finish(wired)
    clock.move_to(clock.at.replace(hour=16, minute=30))
    with wired.db.reading() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        told = explaining.answers(session, wired.course, row, now=clock())
        coming = {one.item: one.at.date() for one in told if one.kind == "booster" and one.at is not None}
    ended = MONDAY + timedelta(days=80)
    assert coming == {
        f"booster-{number}": ended + timedelta(weeks=weeks) for number, weeks in ((1, 4), (2, 12), (3, 24))
    }
    for weeks in (1, 3):
        clock.advance(timedelta(weeks=weeks))
        planning.plan_due(wired, now=clock())
        while delivery.deliver_due(wired, clock=clock):
            pass
    with wired.db.reading() as session:
        sent = [one.kind for one in session.scalars(select(Message)) if one.handed_over_at is not None]
    assert sent[-1] == "booster"
    link = re.search(r"/l/\S+", sms.sent[-1].parts.text)
    assert link is not None
    tapped = browser(app)
    assert tapped.post(link[0]).headers["Location"] == "/boosters/1"
    assert "Two minutes, as you asked" in tapped.get("/boosters/1").text


def test_the_page_asks_before_it_shows_and_shows_the_signs_only_to_whoever_proved_it(
    app: Flask, wired: Wired, clock: FixedClock, learner: Learner, reader: FlaskClient
) -> None:
    reader.post(LAST_CARD, data={"boosters": "yes"})
    finish(wired)
    full = wait(app, wired, clock, learner, weeks=4)
    lines = [wired.course.lesson(id).takeaway for id in ("l01", "l02")]
    page = full.get("/boosters/1").text
    assert all(line.question in page and line.text not in page for line in lines)
    assert SIGN not in page
    assert 'href="/boosters/1"' in full.get("/today").text
    sent = {"mood": "6", "recall-l01": "Nobody reads along", "recall-l02": ""}
    assert full.post("/boosters/1", data=sent).headers["Location"] == "/boosters/1/result"
    result = full.get("/boosters/1/result").text
    assert lines[0].text in result
    assert lines[1].text not in result
    assert SIGN in result
    assert "The surgery" not in result
    assert full.post("/boosters/1/lines", data={"l01-outcome": "got"}).status_code == 303
    by_link = signed_in(app, wired, learner).get("/boosters/1/result").text
    assert SIGN not in by_link
    assert "Prove it is you" in by_link
    assert 'href="/boosters/1"' not in full.get("/today").text
    with wired.db.reading() as session:
        kept = check_ins.find(session, learner.enrolment_id, "booster-1")
        served = recalls.served_in(session, learner.enrolment_id, "booster-1")
    assert kept is not None
    assert kept.mood == 6
    assert [(one.lesson, one.outcome) for one in served] == [("l01", "got"), ("l02", None)]


def test_before_its_day_it_says_when_and_without_a_yes_there_is_none(
    wired: Wired, reader: FlaskClient
) -> None:
    assert reader.get("/boosters/1").headers["Location"] == "/today"
    reader.post(LAST_CARD, data={"boosters": "yes"})
    assert "opens on" in reader.get("/boosters/1").text
    for path in ("/boosters/1", "/boosters/1/lines"):
        assert reader.post(path, data={"mood": "6"}).headers["Location"] == "/boosters/1"
    assert reader.get("/boosters/4").headers["Location"] == "/today"
    with wired.db.reading() as session:
        assert check_ins.history(session, 1) == []


def test_settings_says_what_it_would_do_and_does_it(wired: Wired, reader: FlaskClient) -> None:
    assert "After the end" not in reader.get("/settings").text
    reader.post("/settings/boosters", data={"boosters": "yes"})
    assert enrolment(wired).boosters_at is None
    finish(wired)
    page = reader.get("/settings").text
    assert "The next one would come on Thursday, 22 April 2027" in page
    reader.post("/settings/boosters", data={"boosters": "yes"})
    assert enrolment(wired).boosters_at == enrolment(wired).finished_at
    assert "The next one comes on Thursday, 22 April 2027" in reader.get("/settings").text
    reader.post("/settings/boosters", data={"boosters": "no"})
    assert enrolment(wired).boosters_at is None


@pytest.mark.parametrize(
    ("chosen_first", "pause_on", "ends"),
    [
        (True, None, MONDAY + timedelta(days=84)),
        (False, None, MONDAY + timedelta(days=80)),
        (True, 0, MONDAY + timedelta(days=98)),
        (False, 0, MONDAY + timedelta(days=94)),
        (False, 14, MONDAY + timedelta(days=94)),
    ],
    ids=["not finished: after the last week", "finished: since then", "a pause over the end", "a pause right after it",
         "a pause over the first of them"],
)  # fmt: skip
@pytest.mark.parametrize("by", ["its date", "themselves"])
def test_they_count_from_the_end_and_a_pause_moves_them_as_it_moves_the_course(
    wired: Wired,
    clock: FixedClock,
    learner: Learner,
    chosen_first: bool,
    pause_on: int | None,
    ends: date,
    by: str,
) -> None:
    """A pause of two weeks, which ends at its date or is ended on that day by a word."""
    if not chosen_first:
        finish(wired)
    with wired.db.writing() as session:
        boosters.choose(session.get_one(Enrolment, 1), wanted=True, now=clock())
        session.commit()
    seen = [coming(wired, clock())]
    if pause_on is not None:
        stepping.move_to(wired, clock() + timedelta(days=pause_on))
        act(wired, clock, "pause", weeks=2)
        seen = [coming(wired, clock())]
        clock.advance(timedelta(weeks=2))
        if by == "themselves":
            act(wired, clock, "resume")
        else:
            desk.run_jobs(wired)
        seen.append(coming(wired, clock()))
    assert seen == [[ends + timedelta(weeks=weeks) for weeks in (4, 12, 24)]] * len(seen)
    for on in seen[-1]:
        stepping.move_to(wired, datetime.combine(on, time(20), UTC))
    with wired.db.reading() as session:
        sent = session.scalars(select(Nudge.for_on).where(Nudge.kind == "booster").order_by(Nudge.id))
        assert list(sent) == seen[-1]


def act(wired: Wired, clock: FixedClock, wish: str, *, weeks: int | None = None) -> None:
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, 1)
        wishes.act(session, row, wishes.Wish(wish), zone="Europe/London", weeks=weeks, now=clock())
        session.commit()


def coming(wired: Wired, now: datetime) -> list[date]:
    """The days that their page gives for the three."""
    with wired.db.reading() as session:
        row = session.get_one(Enrolment, 1)
        plan = wired.course.plan("12")
        days = [
            boosters.opens_on(row, plan, number, zone="Europe/London", today=now.date())
            for number in boosters.NUMBERS
        ]
    return [one for one in days if one is not None]


def test_what_is_open_is_the_newest_one_alone(wired: Wired) -> None:
    row, plan = Enrolment(boosters_at=None), wired.course.plan("12")
    assert boosters.open_number(row, plan, set(), zone="UTC", today=MONDAY) is None
    assert boosters.number_of("booster-3") == 3
    assert boosters.number_of("booster-4") is None


def test_the_leading_measure_is_asked_for_two_weeks_and_stands_beside_those_of_the_course(
    app: Flask, wired: Wired, clock: FixedClock, learner: Learner, reader: FlaskClient
) -> None:
    assert reader.get("/measures/booster-1").headers["Location"] == "/today"
    reader.post(LAST_CARD, data={"boosters": "yes"})
    finish(wired)
    assert "This opens later" in reader.get("/measures/booster-1").text
    full = wait(app, wired, clock, learner, weeks=4)
    full.post("/boosters/1", data={"mood": "6"})
    assert 'href="/measures/booster-1"' in full.get("/boosters/1/result").text
    asked = full.get("/measures/booster-1").text
    assert ('name="phq8-8"' in asked, 'name="gad2-1"' in asked) == (True, False)
    given = {f"phq8-{number}": "a3" for number in range(1, 9)}
    answered = full.post("/measures/booster-1", data=given)
    assert answered.headers["Location"].startswith("/more-help/support")
    assert "24 of 24" in full.get("/measures/booster-1/result").text
    assert 'href="/measures/booster-1"' not in full.get("/boosters/1/result").text
    late = wait(app, wired, clock, learner, days=14)
    assert late.get("/measures/booster-1").headers["Location"] == "/today"
