"""Cohorts at the desk: the list, a new one, one with its people, adding somebody, the poster, closing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, audit, check_ins, enrolments
from course.check_ins import Answers
from course.models import AuditEntry, Cohort, Enrolment, Message, MessageStatus, Role
from course.wiring import Wired
from tests import desk
from tests.conftest import BASE_URL, browser
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock

NEW = {
    "name": "Riverside Library, spring",
    "plan": "12",
    "country": "GB",
    "zone": "",
    "starts_on": "2027-01-11",
    "send_at": "16:30",
    "code": "",
}
QueryCounter = Callable[[Wired], AbstractContextManager[list[str]]]


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    """A coordinator at the desk."""
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def row_of(page: str, name: str) -> str:
    """One learner's row of the progress grid, as it is read aloud."""
    start = page.index(f">{name}</a></th>")
    return desk.words(page[start + 1 : page.index("</tr>", start)])


def test_without_a_cohort_the_list_says_what_one_is(client: FlaskClient) -> None:
    page = client.get("/admin/cohorts").text
    assert "No cohort yet" in page
    assert 'href="/admin/cohorts/new"' in page


def test_the_list_tells_running_from_starting_and_finished(client: FlaskClient, wired: Wired) -> None:
    make_cohort(wired, name="Now", code="now-1")
    make_cohort(wired, name="Soon", code="soon", starts_on=date(2027, 1, 5))
    make_cohort(wired, name="Past", code="past", starts_on=date(2026, 10, 12))
    page = desk.words(client.get("/admin/cohorts").text)
    assert "1 running, 1 starting soon, 1 finished" in page
    cards, others = page.split("Other cohorts")
    assert "Now" in cards
    assert "Soon" in others
    assert "Past" in others


def test_the_figures_are_those_of_the_last_seven_days(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    ids = [
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009001{n:02}")).enrolment_id
        for n in range(3)
    ]
    with wired.db.writing() as session:
        answers.open_lesson(session, ids[0], "l01", now=clock() - timedelta(days=8))
        answers.open_lesson(session, ids[1], "l01", now=clock())
        answers.open_lesson(session, ids[1], "l02", now=clock())
        check_ins.record(session, ids[2], "week-1", Answers(mood=5), via="web", now=clock())
        session.commit()
    page = desk.words(client.get("/admin/cohorts").text)
    assert "learners 3 opened a lesson 1 checked in 1" in page


def test_a_new_cohort_gets_a_code_from_its_name(client: FlaskClient, wired: Wired) -> None:
    answer = client.post("/admin/cohorts/new", data=NEW)
    assert answer.location == "/admin/cohorts/1"
    with wired.db.reading() as session:
        made = session.scalars(select(Cohort)).one()
    assert made.code.startswith("riverside-library-spring-")
    assert (made.zone, made.country, made.starts_on) == ("Europe/London", "GB", date(2027, 1, 11))
    assert f"{BASE_URL}/join/{made.code}" in client.get(answer.location).text
    assert desk.acts(wired) == [("created-cohort", "cohort:1")]


def test_a_code_of_ones_own_is_kept(client: FlaskClient, wired: Wired) -> None:
    client.post("/admin/cohorts/new", data=NEW | {"code": "Spring-27"})
    with wired.db.reading() as session:
        assert session.scalars(select(Cohort.code)).one() == "spring-27"


@pytest.mark.parametrize(
    ("changed", "control"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"plan": "13"}, "plan"),
        ({"country": "XX"}, "country"),
        ({"country": "US"}, "zone"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"starts_on": "2027-01-03"}, "starts_on"),
        ({"starts_on": "2029-06-01"}, "starts_on"),
        ({"starts_on": "soon"}, "starts_on"),
        ({"send_at": "20:30"}, "send_at"),
        ({"code": "a b"}, "code"),
        ({"code": "riverside"}, "code"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("cohort")
def test_a_mistake_is_named_and_what_was_typed_stays(
    client: FlaskClient, wired: Wired, changed: dict[str, str], control: str
) -> None:
    answer = client.post("/admin/cohorts/new", data=NEW | changed)
    assert answer.status_code == 422
    assert "<title>Error: New cohort" in answer.text
    assert f'href="#{control}"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert 'value="2027-01-11"' in answer.text or "starts_on" in changed
    assert desk.acts(wired) == []


def test_a_first_day_may_be_today_on_the_far_side_of_the_date_line(client: FlaskClient) -> None:
    honolulu = {"country": "US", "zone": "Pacific/Honolulu"}
    assert (
        client.post("/admin/cohorts/new", data=NEW | honolulu | {"starts_on": "2027-01-04"}).status_code
        == 303
    )
    assert (
        client.post("/admin/cohorts/new", data=NEW | honolulu | {"starts_on": "2027-01-03"}).status_code
        == 422
    )


def test_a_name_full_of_signs_is_shown_as_it_is(client: FlaskClient) -> None:
    answer = client.post("/admin/cohorts/new", data=NEW | {"name": "<script>alert(1)</script> {{7*7}}"})
    for path in ("/admin/cohorts", answer.location, f"{answer.location}/poster"):
        page = client.get(path).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in page
        assert "<script>alert" not in page


def test_the_grid_shows_what_each_learner_did_with_each_item(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    learner = make_learner(wired, cohort).enrolment_id
    make_learner(wired, cohort, profile=make_profile(name="Ben", contact="+447700900124"))
    desk.run_jobs(wired)
    with wired.db.writing() as session:
        answers.finish(session, learner, "l01", now=clock())
        answers.open_lesson(session, learner, "l02", now=clock())
        check_ins.record(session, learner, "week-1", Answers(mood=6), via="web", now=clock())
        session.commit()
    page = client.get(f"/admin/cohorts/{cohort.id}").text
    assert row_of(page, "Ada").split()[:8] == [
        "Ada",
        "Finished",
        "Opened",
        "Not",
        "yet",
        "sent",
        "Checked",
        "in",
    ]
    assert row_of(page, "Ben").split()[:13] == [
        "Ben",
        "Sent,",
        "not",
        "opened",
        "Not",
        "yet",
        "sent",
        "Not",
        "yet",
        "sent",
        "Not",
        "yet",
        "sent",
    ]
    assert "How this works, and when it ends" in page


def test_who_could_not_be_reached_left_or_paused_has_a_note(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    names = {"Cho": "+447700900125", "Dov": "+447700900126", "Eli": "+447700900127"}
    ids = {
        name: make_learner(wired, cohort, profile=make_profile(name=name, contact=contact)).enrolment_id
        for name, contact in names.items()
    }
    desk.run_jobs(wired)
    with wired.db.writing() as session:
        message = session.scalars(select(Message).where(Message.enrolment_id == ids["Cho"])).one()
        message.status, message.reason_code = MessageStatus.UNDELIVERED, "twilio-30003"
        enrolments.pause(
            session.get_one(Enrolment, ids["Dov"]),
            until_on=date(2027, 1, 18),
            zone="Europe/London",
            now=clock(),
        )
        session.get_one(Enrolment, ids["Eli"]).withdrawn_at = clock()
        session.commit()
    page = client.get(f"/admin/cohorts/{cohort.id}").text
    assert row_of(page, "Cho").endswith("Not reached ")
    assert "paused 1 waiting" in desk.words(page)
    with wired.db.writing() as session:
        enrolments.pause_by_itself(session.get_one(Enrolment, ids["Cho"]), now=clock())
        session.commit()
    for path in ("/admin/cohorts", f"/admin/cohorts/{cohort.id}"):
        assert "paused, 1 after silence 2" in desk.words(client.get(path).text), "Silence is no choice."
    assert row_of(page, "Dov").split()[4:] == ["Paused"] * 6 + ["Not", "yet", "sent"] * 28 + ["Paused"]
    assert row_of(page, "Eli").endswith("Left ")
    sent = desk.words(page[page.index("What was sent") :])
    assert "Not delivered 1 The phone or mailbox could not be reached." in sent
    assert "Handed over 2" in sent


def test_fifty_learners_make_a_page_and_the_rest_follow(
    client: FlaskClient, wired: Wired, cohort: Cohort, count_queries: QueryCounter
) -> None:
    make_learner(wired, cohort, profile=make_profile(name="First"))
    with count_queries(wired) as for_one:
        client.get(f"/admin/cohorts/{cohort.id}")
    for number in range(52):
        make_learner(wired, cohort, profile=make_profile(name=f"L{number}", contact=f"+447700901{number:03}"))
    with count_queries(wired) as for_many:
        first = client.get(f"/admin/cohorts/{cohort.id}").text
    assert len(for_many) == len(for_one)
    assert "Showing 50 of 53." in first
    second = client.get(f"/admin/cohorts/{cohort.id}?after=50").text
    assert f"/admin/cohorts/{cohort.id}?after=50#progress" in first
    assert "Showing 3 of 53." in second
    assert "Show the next" not in second
    assert all(f">{name}</a></th>" in second for name in ("L49", "L50", "L51"))
    assert client.get(f"/admin/cohorts/{cohort.id}?after=x").status_code == 200


def test_the_list_asks_the_database_as_often_for_ten_cohorts_as_for_one(
    client: FlaskClient, wired: Wired, cohort: Cohort, count_queries: QueryCounter
) -> None:
    with count_queries(wired) as for_one:
        client.get("/admin/cohorts")
    for number in range(9):
        make_cohort(wired, code=f"cohort-{number}")
    with count_queries(wired) as for_ten:
        client.get("/admin/cohorts")
    assert cohort.id == 1
    assert len(for_ten) == len(for_one)


def test_the_poster_has_the_address_as_a_square_and_as_text(client: FlaskClient, cohort: Cohort) -> None:
    page = client.get(f"/admin/cohorts/{cohort.id}/poster").text
    assert f"{BASE_URL}/join/riverside" in page.replace("<wbr>", "")
    square = page[page.index('<div class="qr"') : page.index("</svg></div>")]
    assert "<path" in square
    assert "style=" not in square
    assert "Or text JOIN riverside to +1 500-555-0006." in desk.words(page)
    own = desk.words(client.get(f"/admin/cohorts/{cohort.id}").text)
    assert "By text to +1 500-555-0006: JOIN riverside ." in own


def test_closing_ends_joining_and_opening_allows_it_again(
    client: FlaskClient, app: Flask, wired: Wired, cohort: Cohort
) -> None:
    stranger = browser(app)
    assert stranger.get("/join/riverside").status_code == 200
    assert client.post(f"/admin/cohorts/{cohort.id}/closure").status_code == 303
    assert stranger.get("/join/riverside").status_code == 404
    assert "Joining is closed" in client.get(f"/admin/cohorts/{cohort.id}").text
    assert client.post(f"/admin/cohorts/{cohort.id}/opening").status_code == 303
    assert stranger.get("/join/riverside").status_code == 200
    assert desk.acts(wired) == [("closed-joining", "cohort:1"), ("opened-joining", "cohort:1")]


def test_a_cohort_that_does_not_exist_is_not_found(client: FlaskClient) -> None:
    for path in ("", "/people/new", "/poster"):
        assert client.get(f"/admin/cohorts/9{path}").status_code == 404
    for path in ("/people/new", "/closure", "/opening", "/invitations/1/withdrawal"):
        assert client.post(f"/admin/cohorts/9{path}").status_code == 404


def test_the_record_of_it_all_is_one_unbroken_chain_without_names(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    client.post(f"/admin/cohorts/{cohort.id}/people/new", data={"name": "Nia", "contact": "07700 900555"})
    client.post(f"/admin/cohorts/{cohort.id}/closure")
    with wired.db.reading() as session:
        assert audit.first_broken(session) is None
        lines = session.scalars(select(AuditEntry)).all()
    assert {line.staff_id for line in lines} == {1}
    assert {line.cohort_id for line in lines} == {cohort.id}
    assert not any(word in str(line.details) for line in lines for word in ("Nia", "900555"))
