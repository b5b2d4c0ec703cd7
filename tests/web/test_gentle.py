"""From an answer about a recent death to a course that goes gently, its ending, and the usual course again."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, delivery, enrolments, explaining, holds, nudges, planning
from course.models import Enrolment, Message
from course.web import filters
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

MONDAY = date(2027, 1, 4)
GENTLY = "Your course goes gently for now"
RECENT = {"someone_died": "yes", "died_when": "2027-01"}


@pytest.fixture
def learner(wired: Wired, clock: FixedClock) -> Learner:
    """In week three of twelve, on the day of the lesson on choosing."""
    made = make_learner(wired, make_cohort(wired))
    clock.advance(timedelta(days=17))
    return made


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner, full=True)


def enrolment(wired: Wired) -> Enrolment:
    with wired.db.reading() as session:
        return session.scalars(select(Enrolment)).one()


def say(reader: FlaskClient, said: dict[str, str]) -> None:
    assert reader.post("/lessons/l07/cards/3", data={"chosen_area": "loss", **said}).status_code == 303


def choose_loss(reader: FlaskClient, said: dict[str, str] = RECENT) -> None:
    say(reader, said)
    assert reader.post("/track", data={"area": "loss"}).status_code == 303


def coming(wired: Wired) -> Iterator[tuple[str, int]]:
    """The lessons that are still to be announced, and on which day, as staff are told."""
    with wired.db.reading() as session:
        row = session.scalars(select(Enrolment)).one()
        for one in explaining.answers(session, wired.course, row, now=wired.clock()):
            if one.kind == "lesson" and one.state == "coming" and one.at is not None:
                yield one.item, (one.at.date() - MONDAY).days


def next_look(wired: Wired, clock: FixedClock) -> datetime | None:
    """When the planner next has something to ask. They are there all the while, so that nobody asks after them."""
    with wired.db.writing() as session:
        session.scalars(select(Enrolment)).one().heard_at = clock()
        session.commit()
        return enrolments.next_look(session, after=clock())


def do(reader: FlaskClient, *items: str) -> None:
    for item in items:
        assert reader.post(f"/lessons/{item}/step", data={"skip": "yes"}).status_code == 303


def in_words(on: date) -> str:
    return filters.full_day(on, ZoneInfo("Europe/London"), "en")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"someone_died": "no"},
        {"someone_died": "yes"},
        {"someone_died": "yes", "died_when": "2026-11"},
        {"someone_died": "no", "died_when": "2027-01"},
    ],
    ids=["nothing said", "nobody died", "no month", "long ago", "nobody, whatever the month"],
)
def test_loss_alone_is_the_usual_course(wired: Wired, reader: FlaskClient, said: dict[str, str]) -> None:
    choose_loss(reader, said)
    assert enrolment(wired).gentle_since_at is None
    assert GENTLY not in reader.get("/today").text


def test_another_area_is_never_gentle(wired: Wired, reader: FlaskClient) -> None:
    say(reader, RECENT)
    reader.post("/track", data={"area": "change"})
    assert enrolment(wired).gentle_since_at is None
    assert "Go gently" not in reader.get("/settings").text
    reader.post("/settings/gently", data={"way": "gently"})
    assert enrolment(wired).gentle_since_at is None


def test_a_recent_death_makes_it_gentle_from_the_choice_to_the_ending_and_back_again(
    app: Flask, wired: Wired, clock: FixedClock, learner: Learner, reader: FlaskClient
) -> None:
    def later(time: timedelta) -> FlaskClient:
        clock.advance(time)
        return signed_in(app, wired, learner, full=True)

    choose_loss(reader)
    assert enrolment(wired).gentle_since_at == clock()
    for page in ("/today", "/track"):
        assert GENTLY in reader.get(page).text
    assert "Have the usual course" in reader.get("/settings").text
    assert list(coming(wired)) == [("g1", 21), ("s1", 35)]
    do(reader, "l07")
    reader = later(timedelta(days=4))
    assert reader.get("/lessons/g2").status_code == 404
    assert reader.get("/lessons/s2").status_code == 404
    do(reader, "g1")
    reader = later(timedelta(days=14))
    do(reader, "s1")
    assert reader.get("/settings").text.count(f"would end on {in_words(MONDAY + timedelta(days=90))}") == 1
    reader.post("/settings/gently", data={"way": "usual"})
    assert enrolment(wired).gentle_since_at is None
    assert GENTLY not in reader.get("/today").text
    assert f"as it is now, on {in_words(MONDAY + timedelta(days=90))}" in reader.get("/settings").text
    assert reader.get("/lessons/g2").status_code == 200
    assert dict(coming(wired))["s2"] == 38


def test_the_jobs_send_what_the_calendar_says(wired: Wired, clock: FixedClock, reader: FlaskClient) -> None:
    """From one look of the planner to the next, through the real jobs, for a learner who does nothing."""
    choose_loss(reader)
    do(reader, "l07")
    clock.move_to(clock.at.replace(hour=16, minute=30))
    at: datetime | None = clock.at
    while at is not None:
        clock.move_to(at)
        planning.plan_due(wired, now=clock())
        while delivery.deliver_due(wired, clock=clock):
            pass
        at = next_look(wired, clock)
    with wired.db.reading() as session:
        query = select(Message.item, Message.handed_over_at).where(Message.kind == "lesson")
        sent = {item: (at.date() - MONDAY).days for item, at in session.execute(query) if at is not None}
    assert [one for one in sent.items() if one[0] in ("x1", "s1", "s7", "s8", "e1", "e2", "e3", "e4")] == [
        ("x1", 21), ("s1", 35), ("s7", 49), ("s8", 63), ("e1", 77), ("e2", 80), ("e3", 84), ("e4", 87),
    ]  # fmt: skip
    assert not {"s2", "s3", "s4", "s5", "s6", "x2", "x3", "x4"} & sent.keys()


def test_what_waits_for_a_lesson_that_went_is_held_and_may_come_again(
    app: Flask, wired: Wired, clock: FixedClock, learner: Learner, reader: FlaskClient
) -> None:
    choose_loss(reader, {})
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        enrolments.change_calendar(row, lambda one, today: one.skipped_to(24, today), zone="UTC", now=clock())
        session.commit()
    clock.move_to(clock.at.replace(hour=16, minute=30))
    planning.plan_due(wired, now=clock())
    with wired.db.reading() as session:
        message = session.scalars(select(Message).where(Message.kind != "welcome")).one()
        assert holds.reasons_to_hold(session, wired.course, [message], now=clock()).get(message.id) is None
        message.item = "s2"
        assert holds.reasons_to_hold(session, wired.course, [message], now=clock()).get(message.id) is None
    signed_in(app, wired, learner, full=True).post("/settings/gently", data={"way": "gently"})
    with wired.db.reading() as session:
        message = session.scalars(select(Message).where(Message.kind != "welcome")).one()
        message.item = "s2"
        assert (
            holds.reasons_to_hold(session, wired.course, [message], now=clock()).get(message.id)
            == "not-in-plan"
        )
    assert "not-in-plan" in nudges.PASSING


def test_changing_to_another_area_is_the_usual_course_again(wired: Wired, reader: FlaskClient) -> None:
    choose_loss(reader)
    reader.post("/track", data={"area": "change"})
    row = enrolment(wired)
    assert (row.gentle_since_at, row.slow_from, row.slow_to) == (None, 0, 0)
    assert dict(coming(wired))["s1"] == 24


def test_a_lesson_that_was_opened_and_not_done_stays_open_in_the_usual_course(
    app: Flask, wired: Wired, clock: FixedClock, learner: Learner, reader: FlaskClient
) -> None:
    choose_loss(reader)
    clock.advance(timedelta(days=32))
    reader = signed_in(app, wired, learner, full=True)
    with wired.db.writing() as session:
        answers.open_lesson(session, learner.enrolment_id, "s7", now=clock())
        session.commit()
    clock.advance(timedelta(minutes=1))
    reader.post("/settings/gently", data={"way": "usual"})
    assert "opens on" in reader.get("/lessons/s8").text
    assert "opens on" not in reader.get("/lessons/s7").text


def test_settings_changes_nothing_without_a_known_wish(wired: Wired, reader: FlaskClient) -> None:
    choose_loss(reader, {})
    assert reader.post("/settings/gently", data={"way": "x"}).status_code == 303
    assert enrolment(wired).gentle_since_at is None
    for _ in range(2):
        reader.post("/settings/gently", data={"way": "gently"})
    assert enrolment(wired).gentle_since_at is not None
