"""Support tasks at the desk: taken once, passed on, closed with what was done; one after the other is told by email."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import staff, staff_notes, support_tasks
from course.models import Cohort, Role, Staff, SupportTask
from course.wiring import Wired
from jobs import tell_staff
from tests import desk
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender

PAGE, WORDS = "/admin/support", "Rang twice, spoke to her brother"


@pytest.fixture
def ada(wired: Wired) -> Learner:
    """Somebody about whom a task is open."""
    made = make_learner(wired, make_cohort(wired, on_duty=True))
    with wired.db.writing() as session:
        support_tasks.open_one(
            session, category="farewell", source="sms", person_id=made.person_id, enrolment_id=made.enrolment_id,
            cohort_id=1, now=wired.clock(),
        )  # fmt: skip
        session.commit()
    return made


@pytest.fixture
def reviewer(app: Flask, wired: Wired, ada: Learner) -> FlaskClient:
    assert ada.enrolment_id == 1
    return desk.at_desk(app, wired, Role.REVIEWER)


def read(client: FlaskClient) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return desk.words(answer.text)


@pytest.mark.parametrize("source", ["sms", support_tasks.WATCHED])
def test_whoever_takes_a_task_reads_first_that_somebody_else_reads_that_phone(
    reviewer: FlaskClient, wired: Wired, source: str
) -> None:
    with wired.db.writing() as session:
        session.get_one(SupportTask, 1).source = source
        session.commit()
    page = read(reviewer)
    assert "Words of farewell, in a text" in page
    assert ("Somebody else may read this phone" in page) == (source == support_tasks.WATCHED)


def test_how_to_reach_somebody_is_shown_to_whoever_took_the_task(
    reviewer: FlaskClient, app: Flask, wired: Wired, ada: Learner
) -> None:
    page = read(reviewer)
    assert "1 open" in page
    assert "Words of farewell, in a text" in page
    assert ada.contact not in page
    reviewer.post(f"{PAGE}/1/taking")
    own = reviewer.get(PAGE).text
    assert f'<a href="tel:{ada.contact}"><b>+44 7700 900123</b></a>' in own
    other = desk.at_desk(app, wired, Role.COORDINATOR)
    assert "Taken by" in read(other)
    for _ in range(2):
        assert ada.contact not in other.get(PAGE).text
        assert "900123" not in read(other)
        other.post(f"{PAGE}/1/taking")
    assert other.post(f"{PAGE}/1/closure", data={"outcome": "spoke"}).status_code == 404
    assert desk.acts(wired) == [("took-task", "enrolment:1")]


def test_a_task_is_closed_with_what_was_done_and_can_be_opened_again(
    reviewer: FlaskClient, wired: Wired
) -> None:
    reviewer.post(f"{PAGE}/1/taking")
    unsaid = reviewer.post(f"{PAGE}/1/closure", data={"outcome": "", "words": WORDS})
    assert unsaid.status_code == 422
    assert "Please choose what was done." in unsaid.text
    assert WORDS in unsaid.text
    assert "1 open" in read(reviewer), "Without a word of what was done it stays open."
    reviewer.post(f"{PAGE}/1/closure", data={"outcome": "not-reached", "words": WORDS})
    page = read(reviewer)
    assert "None is open" in page
    assert "I could not reach them" in page
    assert WORDS not in page
    with wired.db.reading() as session:
        assert [one.body for one in staff_notes.about(session, 1)] == [WORDS]
    reviewer.post(f"{PAGE}/1/reopening")
    assert "1 open" in read(reviewer)


def test_it_can_be_put_back_and_passed_on(reviewer: FlaskClient, wired: Wired, app: Flask) -> None:
    desk.set_up(wired, email="omar@kith.test", role=Role.COORDINATOR, name="Omar")
    reviewer.post(f"{PAGE}/1/taking")
    reviewer.post(f"{PAGE}/1/return")
    reviewer.post(f"{PAGE}/1/taking")
    page = read(reviewer)
    assert "Omar" in page
    with wired.db.reading() as session:
        omar = session.scalars(select(Staff.id).where(Staff.email == "omar@kith.test")).one()
    reviewer.post(f"{PAGE}/1/handover", data={"to": 99})
    reviewer.post(f"{PAGE}/1/handover", data={"to": omar})
    with wired.db.reading() as session:
        task = session.scalars(select(SupportTask)).one()
        assert (task.taken_by_id, task.told_id, task.told_at) == (None, omar, None)
    assert "Omar was asked to take it. Anybody may." in read(reviewer)
    assert [act for act, _ in desk.acts(wired)] == [
        "took-task",
        "gave-task-back",
        "took-task",
        "handed-task-over",
    ]


def test_one_after_the_other_is_told_until_somebody_takes_it(
    wired: Wired, ada: Learner, clock: FixedClock, email: RecordingSender
) -> None:
    for name, role in (("omar", Role.COORDINATOR), ("rita", Role.REVIEWER), ("away", Role.REVIEWER)):
        desk.set_up(wired, email=f"{name}@kith.test", role=role)
    with wired.db.writing() as session:
        staff.limit(session, session.scalars(select(Staff).where(Staff.email == "away@kith.test")).one(), [])
        session.commit()
    for _ in range(3):
        tell_staff.work(wired)
        tell_staff.work(wired)
        clock.advance(timedelta(hours=2))
    assert [one.to for one in email.sent] == ["rita@kith.test", "omar@kith.test", "rita@kith.test"]
    assert all("Ada" not in str(vars(one)) and "farewell" not in str(vars(one)) for one in email.sent)
    with wired.db.writing() as session:
        support_tasks.take(session.scalars(select(SupportTask)).one(), 1, now=clock())
        session.commit()
    assert tell_staff.work(wired) == 0
    assert ada.enrolment_id == 1


def test_out_of_hours_nobody_is_told_and_the_task_is_due_after_the_next(
    wired: Wired, clock: FixedClock, email: RecordingSender
) -> None:
    cohort = make_cohort(wired, on_duty=True)
    desk.set_up(wired)
    with wired.db.writing() as session:
        found = session.get_one(Cohort, cohort.id)
        found.duty_days, found.duty_from, found.duty_until = "2", "09:00", "12:00"
        task = support_tasks.open_one(
            session, category="farewell", source="sms", person_id=None, enrolment_id=None, cohort_id=cohort.id,
            now=clock(),
        )  # fmt: skip
        assert task.due_at == clock() + timedelta(hours=25)
        session.commit()
    assert tell_staff.work(wired) == 0
    clock.advance(timedelta(hours=23))
    assert tell_staff.work(wired) == 1
    assert len(email.sent) == 1


def test_an_analyst_sees_no_tasks_and_another_cohorts_reviewer_sees_none_of_these(
    app: Flask, wired: Wired, ada: Learner, reviewer: FlaskClient
) -> None:
    analyst = desk.at_desk(app, wired, Role.ANALYST)
    assert analyst.get(PAGE).status_code == 403
    with wired.db.writing() as session:
        member = session.scalars(select(Staff).where(Staff.role == Role.REVIEWER)).one()
        staff.limit(session, member, [])
        session.commit()
    assert "None is open" in read(reviewer)
    for act in ("taking", "return", "handover", "closure", "reopening"):
        assert reviewer.post(f"{PAGE}/1/{act}").status_code == 404
    assert ada.enrolment_id == 1
