"""What learners read of how long what they wrote is kept: when they join, in Settings, at the end, after leaving."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from course import answers, check_ins, legal_holds, people, plans, staff
from course.check_ins import Answers
from course.models import Cohort, Enrolment, Person, Role
from course.wiring import Wired
from jobs import erase_past_limit
from tests.desk import words
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

HOLDS = "The people who run your group have to keep what you wrote for longer than usual."
ERASED = "On that day all of it is erased, with your name and your number or address."


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def set_time(wired: Wired, days: int | None = 60) -> None:
    with wired.db.writing() as session:
        session.execute(update(Cohort).values(keep_days=days))
        session.commit()


def change(wired: Wired, **values: object) -> None:
    with wired.db.writing() as session:
        session.execute(update(Enrolment).values(**values))
        session.commit()


def said(reader: FlaskClient, page: str) -> str:
    return words(reader.get(page).text)


def test_where_no_time_is_set_no_page_speaks_of_one(
    app: Flask, wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    change(wired, finished_at=wired.clock())
    reader = signed_in(app, wired, learner, full=True)
    for page in ("/settings", "/today"):
        assert "erased, with your name" not in said(reader, page), page
        assert "days after you leave" not in said(reader, page), page
    assert "How long it is kept" not in said(client, "/join/riverside")
    assert "Nothing expires." in said(reader, "/today")


def test_whoever_joins_reads_it_first(
    app: Flask, wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    set_time(wired, 90)
    page = said(client, "/join/riverside")
    assert "What you write is kept for 90 days after your course has ended. Then all of it is erased" in page
    assert "so many days after your course has ended" in said(client, "/about")


def test_settings_say_the_day_as_it_stands_and_what_leaving_would_do(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    """Twelve weeks from Monday, 4 January, and sixty days."""
    set_time(wired)
    reader = signed_in(app, wired, learner, full=True)
    page = said(reader, "/settings")
    assert f"everything you wrote here is kept until Friday, 28 May 2027. {ERASED}" in page
    assert "60 days after you leave, all of it is erased, unless you come back" in page
    assert "Nothing expires." not in said(reader, "/today")


def test_whoever_left_reads_it_and_is_gone_on_that_day(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    set_time(wired)
    reader = signed_in(app, wired, learner, full=True)
    assert reader.post("/settings/leave").status_code == 303
    page = said(reader, "/today")
    assert f"everything you wrote here is kept until Friday, 5 March 2027. {ERASED}" in page
    assert "Take my data in Settings gives you all of it in one file." in page
    clock.advance(timedelta(days=60, hours=-11))
    assert erase_past_limit.work(wired) == 0
    clock.advance(timedelta(hours=1))
    assert erase_past_limit.work(wired) == 1
    assert reader.get("/settings").status_code == 303


def test_coming_back_lets_nobody_be_erased_for_a_time_that_ran_meanwhile(
    app: Flask, wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    """She left in the first week and comes back when her calendar has long ended, an hour before her time is over."""
    set_time(wired, 200)
    reader = signed_in(app, wired, learner, full=True)
    assert reader.post("/settings/leave").status_code == 303
    clock.advance(timedelta(days=200, hours=-12))
    assert signed_in(app, wired, learner, full=True).post("/settings/come-back").status_code == 303
    clock.advance(timedelta(days=30))
    assert erase_past_limit.work(wired) == 0
    assert "kept until" in said(signed_in(app, wired, learner, full=True), "/settings")


def test_the_end_of_the_course_says_it_too(app: Flask, wired: Wired, learner: Learner) -> None:
    set_time(wired)
    change(wired, finished_at=wired.clock(), track="loss")
    with wired.db.writing() as session:
        own = plans.of(session, wired.course, session.get_one(Enrolment, learner.enrolment_id))
        for item in own.items:
            if item.kind == "check-in":
                check_ins.record(
                    session, learner.enrolment_id, item.id, Answers(6, 3), via="web", now=wired.clock()
                )
            else:
                answers.finish(session, learner.enrolment_id, item.id, now=wired.clock())
        session.commit()
    reader = signed_in(app, wired, learner)
    for page in ("/today", "/lessons/e4/finished"):
        assert f"everything you wrote here is kept until Friday, 5 March 2027. {ERASED}" in said(
            reader, page
        ), page


def test_a_hold_is_told_without_its_reason(app: Flask, wired: Wired, learner: Learner) -> None:
    set_time(wired)
    with wired.db.writing() as session:
        member, _ = staff.create(session, "eve@kith.test", Role.OWNER, now=wired.clock())
        (person,) = people.locked(session, [learner.person_id]).values()
        assert isinstance(person, Person)
        legal_holds.put(session, person, "A court asked.", staff_id=member.id, now=wired.clock())
        session.commit()
    page = said(signed_in(app, wired, learner, full=True), "/settings")
    assert HOLDS in page
    assert "A court asked." not in page


def test_where_no_day_is_known_none_is_made_up(app: Flask, wired: Wired, learner: Learner) -> None:
    """The group takes a break without a date."""
    set_time(wired)
    change(wired, paused_at=wired.clock(), paused_by="cohort")
    assert "No day is set yet on which it is erased." in said(
        signed_in(app, wired, learner, full=True), "/settings"
    )


def test_it_is_said_in_spanish(app: Flask, wired: Wired, learner: Learner) -> None:
    set_time(wired)
    with wired.db.writing() as session:
        session.execute(update(Person).values(locale="es"))
        session.commit()
    wired.contents.reading = replace(wired.contents.reading, locales=("en", "es"))
    page = said(signed_in(app, wired, learner, full=True), "/settings")
    assert "todo lo que escribiste aquí se guarda hasta el viernes, 28 de mayo de 2027" in page
