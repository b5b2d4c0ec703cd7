"""Cohorts at the desk: the list, a new one, one with its people, adding somebody, the poster, closing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from course import answers, audit, check_ins, delivery, joining, planning
from course.check_ins import Answers
from course.models import Cohort, Enrolment, JoinRequest, Message, MessageStatus
from course.wiring import Wired
from tests import desk
from tests.conftest import BASE_URL, browser
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

NEW = {
    "name": "Riverside Library, spring",
    "plan": "12",
    "country": "GB",
    "zone": "",
    "starts_on": "2027-01-11",
    "send_at": "16:30",
    "code": "",
}
PERSON = {"name": "Nia", "contact": "07700 900555", "country": "", "zone": ""}
QueryCounter = Callable[[Wired], AbstractContextManager[list[str]]]


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    """A coordinator at the desk."""
    return desk.at_desk(app, wired, desk.Role.COORDINATOR)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def invite(client: FlaskClient, cohort: Cohort, **changed: str) -> TestResponse:
    return client.post(f"/admin/cohorts/{cohort.id}/people/new", data=PERSON | changed)


def requests(wired: Wired) -> list[JoinRequest]:
    with wired.db.reading() as session:
        return list(session.scalars(select(JoinRequest).order_by(JoinRequest.id)))


def run_jobs(wired: Wired) -> None:
    """Plan and deliver whatever is due at this moment."""
    planning.plan_due(wired, now=wired.clock())
    while delivery.deliver_due(wired, clock=wired.clock):
        pass


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
    run_jobs(wired)
    with wired.db.writing() as session:
        answers.finish(session, learner, "l01", now=clock())
        answers.open_lesson(session, learner, "l02", now=clock())
        check_ins.record(session, learner, "week-1", Answers(mood=6), via="web", now=clock())
        session.commit()
    page = client.get(f"/admin/cohorts/{cohort.id}").text
    assert row_of(page, "Ada").split() == ["Ada", "Finished", "Opened", "Not", "yet", "sent", "Checked", "in"]
    assert row_of(page, "Ben").split() == [
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
    run_jobs(wired)
    with wired.db.writing() as session:
        message = session.scalars(select(Message).where(Message.enrolment_id == ids["Cho"])).one()
        message.status, message.reason_code = MessageStatus.UNDELIVERED, "twilio-30003"
        session.get_one(Enrolment, ids["Dov"]).paused_until_on = date(2027, 1, 18)
        session.get_one(Enrolment, ids["Eli"]).withdrawn_at = clock()
        session.commit()
    page = client.get(f"/admin/cohorts/{cohort.id}").text
    assert row_of(page, "Cho").endswith("Not reached ")
    assert row_of(page, "Dov").split()[4:] == ["Paused"] * 4
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


def test_somebody_who_is_added_is_asked_once_and_nothing_else(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    answer = invite(client, cohort)
    assert answer.location == f"/admin/cohorts/{cohort.id}"
    run_jobs(wired)
    assert sms.sent == []
    half_past_four = clock.at + timedelta(hours=6, minutes=30)
    for hours in range(0, 72, 6):
        clock.move_to(half_past_four + timedelta(hours=hours))
        run_jobs(wired)
    assert [(one.to, one.at) for one in sms.sent] == [("+447700900555", half_past_four)]
    assert "/l/" in sms.sent[0].parts.text
    assert "Nia" not in sms.sent[0].parts.text
    with wired.db.reading() as session:
        assert session.scalar(select(func.count(Enrolment.id))) == 0
    assert desk.acts(wired) == [("invited", "join-request:1")]


def test_who_was_added_waits_on_the_page_of_the_cohort_until_they_say_yes(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    invite(client, cohort)
    page = desk.words(client.get(f"/admin/cohorts/{cohort.id}").text)
    assert "Nia Waiting to go asked Monday 4 January" in page
    with wired.db.writing() as session:
        joining.confirm(session, session.scalars(select(JoinRequest)).one(), version="v", now=clock())
        session.commit()
    page = desk.words(client.get(f"/admin/cohorts/{cohort.id}").text)
    assert "Nobody. Whoever you add is listed here until they say yes." in page
    assert "1 person in all." in page


@pytest.mark.parametrize("again", ["07700 900555", "+44 7700 900 555", "00447700900555"])
def test_nobody_is_asked_twice(client: FlaskClient, wired: Wired, cohort: Cohort, again: str) -> None:
    invite(client, cohort)
    answer = invite(client, cohort, contact=again)
    assert answer.status_code == 422
    assert "Nobody is asked twice." in answer.text
    assert len(requests(wired)) == 1
    assert len(desk.acts(wired)) == 1


def test_somebody_who_is_in_the_cohort_is_not_asked(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    make_learner(wired, cohort)
    assert invite(client, cohort, contact="+447700900123").status_code == 422
    assert requests(wired) == []


@pytest.mark.parametrize(
    ("changed", "control"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"contact": "12"}, "contact"),
        ({"contact": "nia@nowhere"}, "contact"),
        ({"country": "XX"}, "country"),
        ({"zone": "Nowhere"}, "zone"),
    ],
    ids=str,
)
def test_a_mistake_about_a_person_is_named_beside_its_control(
    client: FlaskClient, wired: Wired, cohort: Cohort, changed: dict[str, str], control: str
) -> None:
    answer = invite(client, cohort, **changed)
    assert answer.status_code == 422
    assert f'href="#{control}"' in answer.text
    assert f'id="{control}-e"' in answer.text
    assert requests(wired) == []


def test_a_person_elsewhere_is_reached_by_their_own_number_and_clock(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    invite(client, cohort, contact="(212) 555-0123", country="US", zone="America/Los_Angeles")
    invite(client, cohort, contact="020 912 3456", country="IE")
    with wired.db.reading() as session:
        profiles = [joining.read(session, one).profile for one in session.scalars(select(JoinRequest))]
    assert [(one.contact, one.country, one.zone) for one in profiles] == [
        ("+12125550123", "US", "America/Los_Angeles"),
        ("+353209123456", "IE", "Europe/Dublin"),
    ]


def test_where_a_way_of_sending_is_missing_the_form_says_so(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    assert isinstance(wired.senders, dict)
    del wired.senders["sms"]
    answer = invite(client, cohort)
    assert "no text messages set up" in answer.text
    assert invite(client, cohort, contact="nia@kith.example").status_code == 303


def test_an_invitation_that_has_not_left_can_be_taken_back_and_made_again(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    invite(client, cohort, name="Nai")
    path = f"/admin/cohorts/{cohort.id}/invitations/1/withdrawal"
    assert client.post(path).location == f"/admin/cohorts/{cohort.id}"
    assert client.post(path).status_code == 303
    assert "Nai" not in client.get(f"/admin/cohorts/{cohort.id}").text
    assert invite(client, cohort).status_code == 303
    clock.advance(timedelta(hours=7))
    run_jobs(wired)
    assert len(sms.sent) == 1
    assert [act for act, _ in desk.acts(wired)] == ["invited", "took-back-invitation", "invited"]


def test_somebody_who_was_asked_is_not_asked_again_after_it_was_taken_back(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    invite(client, cohort)
    clock.advance(timedelta(hours=7))
    run_jobs(wired)
    client.post(f"/admin/cohorts/{cohort.id}/invitations/1/withdrawal")
    assert invite(client, cohort).status_code == 422
    assert len(sms.sent) == 1


def test_an_invitation_whose_hours_passed_unsent_can_be_made_again(
    app: Flask, client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    invite(client, cohort)
    clock.advance(timedelta(hours=12))
    run_jobs(wired)
    client = desk.at_desk(app, wired)
    assert "its time had passed" in client.get(f"/admin/cohorts/{cohort.id}").text
    assert invite(client, cohort).status_code == 422
    client.post(f"/admin/cohorts/{cohort.id}/invitations/1/withdrawal")
    assert invite(client, cohort).status_code == 303
    assert sms.sent == []


def test_only_an_invitation_of_this_cohort_can_be_taken_back(
    client: FlaskClient, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    other = make_cohort(wired, code="other")
    invite(client, other)
    with wired.db.writing() as session:
        joining.ask(session, cohort, joining.Wish(make_profile(), False), secret="a browser", now=clock())
        session.commit()
    for number in (1, 2, 3):
        assert client.post(f"/admin/cohorts/{cohort.id}/invitations/{number}/withdrawal").status_code == 404
    assert all(one.withdrawn_at is None for one in requests(wired))


def test_the_poster_has_the_address_as_a_square_and_as_text(client: FlaskClient, cohort: Cohort) -> None:
    page = client.get(f"/admin/cohorts/{cohort.id}/poster").text
    assert f"{BASE_URL}/join/riverside" in page
    square = page[page.index('<div class="qr"') : page.index("</svg></div>")]
    assert "<path" in square
    assert "style=" not in square


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
    invite(client, cohort)
    client.post(f"/admin/cohorts/{cohort.id}/closure")
    with wired.db.reading() as session:
        assert audit.first_broken(session) is None
        lines = session.scalars(select(desk.AuditEntry)).all()
    assert {line.staff_id for line in lines} == {1}
    assert {line.cohort_id for line in lines} == {cohort.id}
    assert not any(word in str(line.details) for line in lines for word in ("Nia", "900555"))
