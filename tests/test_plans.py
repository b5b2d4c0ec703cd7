"""The plan of an enrolment, wherever it is read: messages name the slot, and a link finds whatever fills it."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from course import answers, enrolments, gentleness, holds, plans, rosters
from course.models import Enrolment, Message, Nudge
from course.web.admin import grid
from course.wiring import Wired
from jobs import plan_nudges, send_messages
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender


@pytest.fixture
def learner(wired: Wired, clock: FixedClock, sms: RecordingSender) -> Learner:
    """Somebody who chose nothing and has just been written to about the first lesson of their area."""
    made = make_learner(wired, make_cohort(wired))
    plan_nudges.work(wired)
    clock.advance(timedelta(days=19, hours=7))
    for _ in range(3):
        # The check-in of week 3 comes first, then the lesson before, then the one of the slot.
        clock.advance(timedelta(days=1))
        plan_nudges.work(wired)
        send_messages.work(wired)
    return made


def choose(wired: Wired, area: str) -> None:
    with wired.db.writing() as session:
        enrolments.choose_track(session.scalars(select(Enrolment)).one(), area, now=wired.clock())
        session.commit()


def link(sms: RecordingSender) -> str:
    words = sms.sent[-1].parts.text
    return words[words.index("/l/") :].split()[0].rstrip(".")


def test_one_slot_is_one_message_whatever_is_chosen(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    for area in ("change", "loss"):
        choose(wired, area)
        clock.advance(timedelta(hours=24))
        plan_nudges.work(wired)
    with wired.db.reading() as session:
        found = session.scalars(
            select(Nudge).where(Nudge.kind == "lesson", Nudge.item.in_(("x1", "t1", "g1")))
        ).all()
        assert [(one.reason_key, one.item) for one in found] == [("lesson:x1", "x1")]


def test_a_link_leads_to_the_choice_and_then_to_the_lesson(
    app: Flask, wired: Wired, learner: Learner, sms: RecordingSender
) -> None:
    path = link(sms)
    assert "Good to see you" in browser(app).get(path).text
    assert browser(app).post(path).headers["Location"] == "/track"
    choose(wired, "connection")
    assert wired.course.lesson("c1").cards[0].title in browser(app).get(path).text
    assert browser(app).post(path).headers["Location"] == "/lessons/c1#card-2"


def test_a_message_about_a_slot_is_held_once_its_lesson_is_done(wired: Wired, learner: Learner) -> None:
    choose(wired, "change")
    with wired.db.reading() as session:
        message = session.scalars(select(Message).where(Message.item == "x1")).one()
        assert (
            holds.reasons_to_hold(session, wired.course, [message], now=wired.clock()).get(message.id)
            != "done"
        )
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, "t1", now=wired.clock())
        session.commit()
    with wired.db.reading() as session:
        message = session.scalars(select(Message).where(Message.item == "x1")).one()
        assert (
            holds.reasons_to_hold(session, wired.course, [message], now=wired.clock()).get(message.id)
            == "done"
        )


def test_the_grid_has_one_column_a_slot(wired: Wired, learner: Learner) -> None:
    columns = grid.columns(wired.course, wired.course.plan("12"), current_week=4)
    assert [one.item.id for one in columns].count("x1") == 1
    assert cell_of(wired, columns, "x1").words == "Sent, not opened"
    choose(wired, "loss")
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, "g1", now=wired.clock())
        session.commit()
    assert cell_of(wired, columns, "x1").words == "Finished"


def test_the_grid_shows_a_gentle_course_as_its_learner_has_it(wired: Wired, learner: Learner) -> None:
    columns = grid.columns(wired.course, wired.course.plan("12"), current_week=4)
    choose(wired, "loss")
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        gentleness.begin(session, wired.course, row, zone="Europe/London", now=wired.clock())
        session.commit()
        own = {item.key for item in plans.of(session, wired.course, row).items}
    said = {one.item.key: cell_of(wired, columns, one.item.key).words for one in columns}
    gone = {key for key, words in said.items() if words == "Not part of their course"}
    assert {"x2", "x3", "x4", "s2", "s5"} <= gone
    assert gone == said.keys() - own
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, "s2", now=wired.clock())
        session.commit()
    assert cell_of(wired, columns, "s2").words == "Finished", "What they did is never hidden."


def cell_of(wired: Wired, columns: list[grid.Column], key: str) -> grid.Cell:
    """The only learner's cell in the column of a place of the plan."""
    with wired.db.reading() as session:
        row = rosters.roster(session, 1)[0]
        own = plans.of_many(session, wired.course, [row.enrolment_id])[row.enrolment_id]
    found = grid.line(row, columns, own, now=wired.clock()).cells
    return next(one for one in found if one.column.item.key == key)
