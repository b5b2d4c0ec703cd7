"""A cohort in the hands of staff: a break for everybody, a copy, and putting it away."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import breaks, cohorts, enrolments, inbox, stepping
from course.inbox import Incoming
from course.models import Cohort, Enrolment, Message, Nudge, Role
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender
from tests.learners import signed_in

# The course begins on Monday 4 January 2027, where the clock of the tests stands.
NEXT_FRIDAY = date(2027, 1, 15)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


@pytest.fixture
def ada(wired: Wired, cohort: Cohort) -> Learner:
    return make_learner(wired, cohort)


def start(wired: Wired, cohort: Cohort, until_on: date | None) -> int:
    with wired.db.writing() as session:
        held = breaks.begin(session, session.get_one(Cohort, cohort.id), until_on=until_on, now=wired.clock())
        session.commit()
    return held


def stop(wired: Wired, cohort: Cohort) -> None:
    with wired.db.writing() as session:
        breaks.end(session, session.get_one(Cohort, cohort.id), now=wired.clock())
        session.commit()


def let_pass(wired: Wired, clock: FixedClock, days: int) -> None:
    stepping.move_to(wired, clock() + timedelta(days=days))


def came(wired: Wired, learner: Learner) -> list[tuple[str, str]]:
    """What was sent to them, each with its date."""
    with wired.db.reading() as session:
        query = (
            select(Nudge.reason_key, Message.handed_over_at)
            .join(Message, Message.nudge_id == Nudge.id)
            .where(Nudge.enrolment_id == learner.enrolment_id, Message.handed_over_at.is_not(None))
            .order_by(Message.id)
        )
        return [(key.partition("~")[0], f"{at:%d %b}") for key, at in session.execute(query) if at]


def row(wired: Wired, learner: Learner) -> Enrolment:
    with wired.db.reading() as session:
        return session.get_one(Enrolment, learner.enrolment_id)


@on_both
def test_a_break_holds_everything_shifts_the_plan_and_ends_by_itself_with_one_message(
    wired: Wired, cohort: Cohort, ada: Learner, clock: FixedClock, sms: RecordingSender
) -> None:
    """From the first Tuesday to Friday week: ten days, by which everything that is to come moves.

    The second lesson would come on Saturday the 16th, which is the first weekend of her course now.
    """
    let_pass(wired, clock, 1)
    assert start(wired, cohort, NEXT_FRIDAY) == 1
    let_pass(wired, clock, 16)
    assert came(wired, ada) == [
        ("welcome", "04 Jan"), (f"resume:{NEXT_FRIDAY}", "15 Jan"), ("lesson:l02", "18 Jan"),
        ("lesson:l03", "19 Jan"), ("check-in:week-1", "20 Jan"),
    ]  # fmt: skip
    assert row(wired, ada).paused_by is None


def test_staff_end_it_by_hand_and_a_pause_of_somebodys_own_goes_on(
    wired: Wired, cohort: Cohort, ada: Learner, clock: FixedClock, sms: RecordingSender
) -> None:
    ben = make_learner(wired, cohort, profile=make_profile(name="Ben", contact="+447700900124"))
    let_pass(wired, clock, 1)
    with wired.db.writing() as session:
        own = session.get_one(Enrolment, ben.enrolment_id)
        enrolments.pause(own, until_on=date(2027, 2, 2), zone="Europe/London", now=clock())
        session.commit()
    start(wired, cohort, None)
    let_pass(wired, clock, 7)
    assert [key for key, _ in came(wired, ada)] == ["welcome"]
    stop(wired, cohort)
    let_pass(wired, clock, 2)
    assert (row(wired, ada).paused_at, row(wired, ben).paused_until_on) == (None, date(2027, 2, 2))
    assert [key.partition(":")[0] for key, _ in came(wired, ada)] == ["welcome", "resume", "lesson"]
    assert [key for key, _ in came(wired, ben)] == ["welcome"]


def test_only_staff_or_its_date_end_it_and_whoever_comes_meanwhile_is_held_too(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner, clock: FixedClock, sms: RecordingSender
) -> None:
    let_pass(wired, clock, 1)
    start(wired, cohort, None)
    with wired.db.writing() as session:
        inbox.receive(session, wired.course, Incoming("SM1", ada.contact, "RESUME"), now=clock())
        session.commit()
    hers = signed_in(app, wired, ada)
    assert hers.post("/settings/go-on").status_code == 303
    page = desk.words(hers.get("/today").text)
    assert "Your group takes a break" in page
    assert "Go on now" not in page
    cho = make_learner(wired, cohort, profile=make_profile(name="Cho", contact="+447700900125"))
    let_pass(wired, clock, 6)
    assert (row(wired, ada).paused_by, row(wired, cho).paused_by) == ("cohort", "cohort")
    assert ([key for key, _ in came(wired, ada)], came(wired, cho)) == (["welcome"], [])
    other = make_cohort(wired, code="elsewhere")
    with wired.db.writing() as session:
        cohorts.take_over(session.get_one(Enrolment, ada.enrolment_id), session.get_one(Cohort, other.id))
        enrolments.look_again(session, now=clock(), enrolment_id=ada.enrolment_id)
        session.commit()
    let_pass(wired, clock, 1)
    assert row(wired, ada).paused_at is None


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    return desk.at_desk(app, wired, Role.COORDINATOR)


def test_staff_read_what_a_break_would_change_and_for_whom_before_it_begins_and_before_it_ends(
    app: Flask, wired: Wired, cohort: Cohort, ada: Learner, clock: FixedClock
) -> None:
    let_pass(wired, clock, 1)
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    page = f"/admin/cohorts/{cohort.id}/break"
    assert client.get(page, query_string={"until": "2027-01-04"}).status_code == 422
    said = desk.words(client.get(page, query_string={"until": "2027-01-15"}).text)
    assert "learners it holds for 1 of 1" in said or "1 of 1 learners it holds for" in said
    assert "Wednesday 6 January, 16:30 Monday 18 January, 16:30 Ada" in said, said
    assert row(wired, ada).paused_at is None, "Looking changes nothing."
    assert client.post(page, data={"until": "2027-01-15"}).status_code == 303
    shown = desk.words(client.get(f"/admin/cohorts/{cohort.id}").text)
    assert "The group takes a break" in shown
    assert "until Friday 15 January" in shown
    said = desk.words(client.get(f"{page}/end").text)
    assert "Monday 18 January, 16:30 Wednesday 6 January, 16:30 Ada" in said, said
    assert client.post(f"{page}/end").status_code == 303
    assert row(wired, ada).paused_at is None
    assert [act for act, _ in desk.acts(wired)][-2:] == ["paused-cohort", "resumed-cohort"]


def test_a_copy_takes_over_the_settings_and_nobody_with_a_new_code_and_first_day(
    client: FlaskClient, wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    with wired.db.writing() as session:
        session.get_one(Cohort, cohort.id).closes_at = "18:00"
        session.get_one(Cohort, cohort.id).capacity = 12
        session.commit()
    page = client.get("/admin/cohorts/new", query_string={"like": cohort.id}).text
    assert 'value="Riverside, again"' in page
    assert 'name="like"' in page
    form = {"name": "Riverside, again", "plan": "12", "country": "GB", "zone": "", "starts_on": "2027-02-01",
            "send_at": "16:30", "code": "", "like": str(cohort.id)}  # fmt: skip
    assert client.post("/admin/cohorts/new", data=form).status_code == 303
    with wired.db.reading() as session:
        made = session.scalars(select(Cohort).order_by(Cohort.id.desc())).first()
        assert made is not None
        assert (made.closes_at, made.capacity, made.starts_on) == ("18:00", 12, date(2027, 2, 1))
        assert made.code != cohort.code
        assert session.scalars(select(Enrolment.id).where(Enrolment.cohort_id == made.id)).all() == []


def test_a_cohort_is_put_away_once_nobody_is_under_way_and_can_be_brought_back(
    client: FlaskClient, wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    page = f"/admin/cohorts/{cohort.id}/archive"
    assert "1 learner is under way in it" in desk.words(client.get(page).text)
    assert client.post(page).status_code == 422
    with wired.db.writing() as session:
        enrolments.withdraw(session.get_one(Enrolment, ada.enrolment_id), by="staff", now=wired.clock())
        session.commit()
    assert client.post(page).status_code == 303
    listed = desk.words(client.get("/admin/cohorts").text)
    assert "Put away: Riverside" in listed
    assert "0 running" in listed
    assert client.get(f"/join/{cohort.code}").status_code == 404
    own = f"/admin/cohorts/{cohort.id}"
    assert "Write to the group" not in desk.words(client.get(own).text)
    assert client.post(f"{page}/end").status_code == 303
    assert "Put away" not in desk.words(client.get("/admin/cohorts").text)
    assert "Write to the group" in desk.words(client.get(own).text)
