"""What staff change in one learner's course: said beforehand, done as said, and written down."""

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, check_ins, enrolments, nudges, planning
from course.check_ins import Answers
from course.models import Answer, AuditEntry, Enrolment, Nudge, Role
from course.rules import calendars, progress
from course.rules.progress import State
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

ASK, CHANGES = "/admin/enrolments/1/change", "/admin/enrolments/1/changes"
MONDAY = date(2027, 1, 4)


@pytest.fixture
def client(app: Flask, wired: Wired, ada: Learner) -> FlaskClient:
    """A coordinator at the desk, who has just come."""
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def ada(wired: Wired, clock: FixedClock) -> Learner:
    """Ten days into the course."""
    made = make_learner(wired, make_cohort(wired))
    clock.advance(timedelta(days=10))
    return made


def enrolment(wired: Wired) -> Enrolment:
    with wired.db.reading() as session:
        return session.get_one(Enrolment, 1)


def opens(wired: Wired, item: str) -> date:
    with wired.db.reading() as session:
        row = session.get_one(Enrolment, 1)
        calendar = enrolments.calendar_after(row, "Europe/London", wired.clock().date())
    found = wired.course.plan("12").item(item)
    assert found is not None
    return calendar.opens_on(found.day)


def acts(wired: Wired) -> list[str]:
    with wired.db.reading() as session:
        return list(session.scalars(select(AuditEntry.act).where(AuditEntry.subject == "enrolment:1")))


@pytest.mark.parametrize(
    ("act", "week_3_on"),
    [
        pytest.param({"act": "pause", "number": "2"}, 28, id="a pause of two weeks"),
        pytest.param({"act": "extend", "number": "1"}, 21, id="a week more"),
        pytest.param({"act": "skip", "number": "3"}, 10, id="ahead to the third week: it opens today"),
        pytest.param({"act": "slower"}, 10 + 2 * 4, id="slower: the four days that are left take eight"),
    ],
)
def test_what_is_said_beforehand_is_what_happens(
    client: FlaskClient, wired: Wired, ada: Learner, act: dict[str, str], week_3_on: int
) -> None:
    said = desk.words(client.get(ASK, query_string=act).text)
    promised = re.search(r"then opens on \w+, (\d+ \w+ \d+)\.", said)
    assert promised is not None
    assert enrolment(wired).anchor_on == MONDAY, "looking changes nothing"
    assert acts(wired) == []
    assert client.post(ASK, data=act).status_code == 303
    last = wired.course.plan("12").items[-1].id
    assert promised[1] == f"{opens(wired, last):%-d %B %Y}"
    assert opens(wired, "l06") == MONDAY + timedelta(days=week_3_on)
    assert acts(wired) == [f"changed-{act['act']}"]


@on_both
def test_more_time_closes_nothing_that_is_open(client: FlaskClient, wired: Wired, ada: Learner) -> None:
    client.post(ASK, data={"act": "extend", "number": "2"})
    found = enrolment(wired)
    assert (found.anchor_on, found.open_to) == (MONDAY + timedelta(days=14), 10)
    with wired.db.reading() as session:
        places = progress.places(
            wired.course.plan("12"), calendar=calendars.of(session.get_one(Enrolment, 1)), done=set(),
            today=MONDAY + timedelta(days=10),
        )  # fmt: skip
    assert [place.item.id for place in places if place.state is State.OPEN][-1] == "l05"


def test_the_end_of_a_pause_and_the_usual_pace_are_offered_where_they_mean_something(
    app: Flask, client: FlaskClient, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    page = desk.words(client.get(CHANGES).text)
    assert "Go slower" in page
    assert "End the pause" not in page
    client.post(ASK, data={"act": "pause", "number": "4"})
    client.post(ASK, data={"act": "slower"})
    page = desk.words(client.get(CHANGES).text)
    assert "End the pause" in page
    assert "Back to the usual pace" in page
    clock.advance(timedelta(days=3))
    desk.at_desk(app, wired, Role.OWNER).post(ASK, data={"act": "resume"})
    assert enrolment(wired).paused_at is None


def test_the_end_of_a_pause_says_when_the_next_part_opens_and_a_pause_that_nothing_comes(
    app: Flask, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        enrolments.pause_by_itself(session.get_one(Enrolment, 1), now=clock())
        session.commit()
    clock.advance(timedelta(days=20))
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    page = desk.words(client.get("/admin/enrolments/1").text)
    assert "Their course is paused, and nothing is sent until they come back or you end the pause ." in page
    assert "Nothing more is planned" not in page
    said = desk.words(client.get(ASK, query_string={"act": "resume"}).text)
    assert "The course goes on today, where it stood." in said
    assert "No date of their course changes" not in said
    promised = re.search(r"The next part opens on \w+, (\d+ \w+ \d+)\.", said)
    client.post(ASK, data={"act": "resume"})
    still_to_come = [
        on for one in wired.course.plan("12").items if (on := opens(wired, one.id)) > clock().date()
    ]
    assert promised is not None
    assert promised[1] == f"{min(still_to_come):%-d %B %Y}"


@pytest.mark.parametrize(
    "act",
    [{}, {"act": "erase"}, {"act": "pause"}, {"act": "pause", "number": "99"}, {"act": "skip", "number": "1"},
     {"act": "extend", "number": "-3"}, {"act": "again", "item": "l03"}, {"act": "again"}],
)  # fmt: skip
def test_what_is_not_offered_does_not_exist(
    client: FlaskClient, wired: Wired, ada: Learner, act: dict[str, str]
) -> None:
    assert client.get(ASK, query_string=act).status_code == 404
    assert client.post(ASK, data=act).status_code == 404
    assert acts(wired) == []


@on_both
def test_an_item_given_again_is_open_keeps_its_words_and_may_be_announced_once_more(
    app: Flask, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=8))
    planning.plan_due(wired, now=clock())
    client = desk.at_desk(app, wired, Role.OWNER)
    with wired.db.writing() as session:
        session.scalars(select(Nudge)).one().reason_key = "lesson:l02"
        answers.save(session, 1, "l02", "1", {"event": "x"}, session_id=None, now=clock())
        answers.finish(session, 1, "l02", now=clock())
        check_ins.record(session, 1, "week-1", Answers(4), via="web", now=clock())
        session.commit()
    assert "l02" in done(wired)
    for item in ("l02", "week-1"):
        assert client.post(ASK, data={"act": "again", "item": item}).status_code == 303
    assert not done(wired) & {"l02", "week-1"}
    with wired.db.reading() as session:
        assert len(session.scalars(select(Answer)).all()) == 1
        assert "lesson:l02" not in session.scalars(select(Nudge.reason_key)).all()
    with wired.db.writing() as session:
        check_ins.record(session, 1, "week-1", Answers(7), via="web", now=clock() + timedelta(minutes=1))
        session.commit()
    assert "week-1" in done(wired)


def done(wired: Wired) -> frozenset[str]:
    with wired.db.reading() as session:
        return nudges.done(session, 1)


def test_somebody_moves_to_another_cohort_with_their_place(
    client: FlaskClient, wired: Wired, ada: Learner
) -> None:
    other = make_cohort(wired, name="Evening", code="evening")
    place = f"/admin/enrolments/1/move?cohort={other.id}"
    assert "Their place in the course, its dates and its length stay as they are" in client.get(place).text
    assert enrolment(wired).cohort_id != other.id
    assert client.post("/admin/enrolments/1/move", data={"cohort": other.id}).status_code == 303
    found = enrolment(wired)
    assert (found.cohort_id, found.anchor_on) == (other.id, MONDAY)
    assert acts(wired) == ["moved-to-cohort"]
    assert client.post("/admin/enrolments/1/move", data={"cohort": other.id}).status_code == 404


@pytest.mark.parametrize("role", [Role.ANALYST, Role.REVIEWER])
def test_only_those_who_run_cohorts_change_anything(
    app: Flask, wired: Wired, ada: Learner, role: Role
) -> None:
    client = desk.at_desk(app, wired, role)
    assert client.get(CHANGES).status_code == 403
    assert client.post(ASK, data={"act": "slower"}).status_code == 403
    assert enrolment(wired).pace == 1


def test_whoever_has_left_is_not_changed(client: FlaskClient, wired: Wired, ada: Learner) -> None:
    make_learner(wired, make_cohort(wired, code="other"), profile=make_profile(contact="+447700900777"))
    client.post("/admin/enrolments/1/withdrawal")
    assert client.get(CHANGES).status_code == 303
    assert client.post(ASK, data={"act": "slower"}).status_code == 404
