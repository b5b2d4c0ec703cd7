"""Settings, each with what it does."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import consents, people
from course.models import Enrolment, Person
from course.web import join, own_hours
from course.wiring import Wired
from tests.factories import Learner, enrolment_of, make_cohort, make_learner
from tests.learners import signed_in


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner, full=True)


def person(wired: Wired, learner: Learner) -> Person:
    with wired.db.reading() as session:
        return session.get_one(Person, learner.person_id)


def may_send(wired: Wired, learner: Learner, channel: str = "sms") -> bool:
    with wired.db.reading() as session:
        index = people.index_of(session.get_one(Person, learner.person_id), channel) or ""
        return consents.may_send(session, person_id=learner.person_id, channel=channel, contact_index=index)


def add_email(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        people.set_contact(session, session.get_one(Person, learner.person_id), "email", "ada@example.org")
        session.commit()


@pytest.mark.parametrize("path", ["", "/hours", "/channel", "/moods", "/numbers", "/stop-messages", "/leave"])
def test_settings_ask_for_a_fresh_code(app: Flask, wired: Wired, learner: Learner, path: str) -> None:
    linked = signed_in(app, wired, learner)
    answer = linked.post(f"/settings{path}") if path else linked.get("/settings")
    assert answer.headers["Location"].startswith("/step-up")
    assert enrolment_of(wired, learner).withdrawn_at is None


def test_every_hour_that_joining_offers_is_offered_in_settings() -> None:
    assert {one["id"] for one in join.HOURS} <= set(own_hours.USUAL)


def test_a_contact_is_shown_only_as_far_as_one_knows_it_again(reader: FlaskClient, learner: Learner) -> None:
    page = reader.get("/settings").text
    assert "the number ending 123" in page
    assert learner.contact not in page


def test_a_new_time_and_place_hold_from_the_next_message_on(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    sent = {"at": "other", "time": "17:45", "zone": "Europe/Paris"}
    page = reader.post("/settings/hours", data=sent, follow_redirects=True).text
    assert (person(wired, learner).send_at, person(wired, learner).zone) == ("17:45", "Europe/Paris")
    assert enrolment_of(wired, learner).look_again_at == wired.clock()
    assert "Saved. If nothing changes, your next message comes Monday 4 January" in page


@pytest.mark.parametrize(
    ("sent", "control"),
    [
        ({"at": "other", "time": "22:00", "zone": "Europe/London"}, "time"),
        ({"at": "08:00", "zone": "Europe/London"}, "time"),
        ({"at": "other", "time": "soon", "zone": "Europe/London"}, "time"),
        ({"zone": "Europe/London"}, "time"),
        ({"at": "09:00", "zone": "EST"}, "zone"),
        ({"at": "09:00", "zone": ""}, "zone"),
    ],
)
def test_a_time_or_place_that_does_not_fit_is_refused(
    wired: Wired, learner: Learner, reader: FlaskClient, sent: dict[str, str], control: str
) -> None:
    answer = reader.post("/settings/hours", data=sent)
    assert answer.status_code == 422
    assert f'href="#{control}"' in answer.text
    assert (person(wired, learner).send_at, person(wired, learner).zone) == ("16:30", "Europe/London")


def test_the_channel_is_a_choice_only_where_both_are_known(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    assert 'name="channel"' not in reader.get("/settings").text
    assert reader.post("/settings/channel", data={"channel": "email"}).status_code == 422
    add_email(wired, learner)
    assert "a…@example.org" in reader.get("/settings").text
    reader.post("/settings/channel", data={"channel": "email"})
    assert person(wired, learner).channel == "email"
    assert may_send(wired, learner, "email")


def test_choosing_a_channel_does_not_undo_a_stop(wired: Wired, learner: Learner, reader: FlaskClient) -> None:
    add_email(wired, learner)
    reader.post("/settings/stop-messages")
    reader.post("/settings/channel", data={"channel": "email"})
    assert not may_send(wired, learner, "email")


def test_stopping_messages_is_in_the_ledger_and_can_be_taken_back(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    page = reader.post("/settings/stop-messages", follow_redirects=True).text
    assert "We send you no more messages" in page
    assert not may_send(wired, learner)
    with wired.db.reading() as session:
        last = consents.lines_of(session, learner.person_id)[-1]
    assert (last.act, last.subject, last.source) == ("withdrawn", "sms", "web")
    assert "We write to you again" in reader.post("/settings/start-messages", follow_redirects=True).text
    assert may_send(wired, learner)


def test_staff_see_moods_only_while_the_learner_says_so(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post("/settings/moods", data={"moods": "yes"})
    assert enrolment_of(wired, learner).shares_moods_at == wired.clock()
    reader.post("/settings/moods", data={})
    assert enrolment_of(wired, learner).shares_moods_at is None
    with wired.db.reading() as session:
        lines = [(line.act, line.subject) for line in consents.lines_of(session, learner.person_id)]
    assert lines[-2:] == [("given", "moods"), ("withdrawn", "moods")]


def test_what_settings_told_of_worse_answers_is_in_the_ledger_as_long_as_moods_are_shared(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    for data in ({"moods": "yes", "told": "worse"}, {"moods": "yes", "told": "worse"}, {"told": "worse"}):
        reader.post("/settings/moods", data=data)
    with wired.db.reading() as session:
        lines = [(line.act, line.subject) for line in consents.lines_of(session, learner.person_id)]
    assert [line for line in lines if line[1] == "worse"] == [("given", "worse"), ("withdrawn", "worse")]


def test_numbers_are_used_only_while_the_learner_says_so(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    for sent, at in (({"numbers": "yes"}, wired.clock()), ({}, None)):
        reader.post("/settings/numbers", data=sent)
        assert enrolment_of(wired, learner).shares_numbers_at == at
    with wired.db.reading() as session:
        lines = [(line.act, line.subject) for line in consents.lines_of(session, learner.person_id)]
    assert lines[-2:] == [("given", "numbers"), ("withdrawn", "numbers")]


def test_leaving_ends_the_course_and_coming_back_takes_it_up_again(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    assert "What you wrote is kept" in reader.get("/settings").text
    reader.post("/settings/leave")
    assert enrolment_of(wired, learner).withdrawn_by == "learner"
    assert "You have left the course" in reader.get("/today").text
    assert reader.get("/story").status_code == 200
    assert "Welcome back" in reader.post("/settings/come-back", follow_redirects=True).text
    assert enrolment_of(wired, learner).withdrawn_at is None
    assert enrolment_of(wired, learner).look_again_at == wired.clock()


def test_whom_staff_withdrew_comes_back_through_staff(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        row.withdrawn_at, row.withdrawn_by = wired.clock(), "staff"
        session.commit()
    page = reader.post("/settings/come-back", follow_redirects=True).text
    assert "Welcome back" not in page
    assert enrolment_of(wired, learner).withdrawn_at is not None


def test_signing_out_forgets_this_browser(reader: FlaskClient) -> None:
    assert 'action="/sign-out"' in reader.get("/settings").text
    reader.post("/sign-out")
    assert reader.get("/today").headers["Location"] == "/link"


def test_somebody_abroad_keeps_their_place_and_reaches_every_other(
    wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    reader.post("/settings/hours", data={"at": "09:00", "zone": "Asia/Tokyo"})
    page = reader.get("/settings").text
    assert '<option value="Asia/Tokyo" selected>' in page
    assert 'value="Europe/London"' in page
    assert "Europe/Paris" not in page
    whole = reader.post("/settings/hours", data={"at": "09:00", "zone": "another"})
    assert whole.status_code == 422
    assert 'value="Europe/Paris"' in whole.text
    assert person(wired, learner).zone == "Asia/Tokyo"
