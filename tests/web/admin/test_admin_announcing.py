"""Writing to a cohort at the desk: what would happen is shown, then it goes once, and what became of it is told."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import audiences, facts, staff
from course.audiences import Audience
from course.models import Cohort, Role, Staff
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

LIST, NEW = "/admin/cohorts/1/announcements", "/admin/cohorts/1/announcements/new"
FORM = {
    "sms": "We meet at the other door tomorrow.", "subject": "The other door", "email": "", "starts_on": "2027-01-05",
    "lasts": "1", "key": "a-form-of-its-own", "cohorts": "1",
}  # fmt: skip


@pytest.fixture
def ada(wired: Wired) -> Learner:
    cohort = make_cohort(wired)
    make_learner(
        wired,
        cohort,
        profile=make_profile(name="Cleo", contact="cleo@kith.test", channel="email", zone="Asia/Tokyo"),
    )
    with wired.db.writing() as session:
        cohort = session.get_one(Cohort, 1)
        cohort.price_per_segment, cohort.price_currency = 400, "GBP"
        session.commit()
    return make_learner(wired, cohort)


@pytest.fixture
def client(app: Flask, wired: Wired, ada: Learner) -> FlaskClient:
    return desk.at_desk(app, wired, Role.COORDINATOR)


def test_what_would_happen_is_shown_before_anything_goes(client: FlaskClient, wired: Wired) -> None:
    assert "Nothing has been written to this group yet." in client.get(LIST).text
    assert "First you see whom it reaches" in client.get(NEW).text
    said = desk.words(client.post(NEW, data={**FORM, "do": "look"}).text)
    assert "get it 2 of 2" in said
    assert "as a text 1 as a mail 1 segments 1 about £0.04" in said
    assert re.search(r"London[^/]* 1 .{0,40}16:30 .{0,40}16:30", said)
    assert "Tokyo" in said
    assert "Send it to 2 learners" in said
    assert desk.acts(wired) == []
    assert "Nothing has been written" in client.get(LIST).text


def test_sent_by_two_presses_it_is_one_and_each_reader_has_a_result(
    app: Flask, client: FlaskClient, wired: Wired, clock: FixedClock, ada: Learner, sms: RecordingSender
) -> None:
    there = {client.post(NEW, data={**FORM, "do": "send"}).location for _ in range(2)}
    assert there == {f"{LIST}/1"}
    assert [act for act, _ in desk.acts(wired)] == ["wrote-to-group"]
    page = desk.words(client.get(f"{LIST}/1").text)
    assert "Not yet: 2" in page
    assert "Ada Waiting to go Tue 5 Jan 16:30" in page
    desk.run_jobs(wired)
    clock.move_to(clock().replace(day=5, hour=16, minute=30))
    desk.run_jobs(wired)
    assert [one.parts.text for one in sms.sent if "door" in one.parts.text] == [f"Riverside: {FORM['sms']}"]
    client = desk.at_desk(app, wired, Role.OWNER)
    page = desk.words(client.get(f"{LIST}/1").text)
    assert "Ada Handed over Tue 5 Jan 16:30" in page
    own = desk.words(client.get(f"/admin/enrolments/{ada.enrolment_id}").text)
    assert "What staff wrote to the group" in own
    assert "Staff wrote to the group." in own
    assert FORM["sms"] in client.get(LIST).text


def test_it_can_be_taken_back_until_it_has_gone(client: FlaskClient, wired: Wired, ada: Learner) -> None:
    client.post(NEW, data={**FORM, "do": "send"})
    for _ in range(2):
        client.post(f"{LIST}/1/cancellation")
    page = client.get(f"{LIST}/1").text
    assert "Taken back: 2" in desk.words(page)
    assert "cancellation" not in page
    assert [act for act, _ in desk.acts(wired)] == ["wrote-to-group", "cancelled-announcement"]


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("sms", "", "Please write what the text says"),
        ("sms", "Our lesson on grief. Reply YES", "“lesson” may be read by somebody else"),
        ("sms", "Responde ALTO", "“ALTO” is a word that carriers act on"),
        ("sms", "Go here: {link}", "Nothing is filled in here"),
        ("sms", "a" * 300, "takes 3 segments. Two are the most"),
        ("subject", "", "Please write a subject"),
        ("email", "Hello!", "a full stop instead of an exclamation mark"),
        ("starts_on", "2027-01-03", "a day from today on"),
        ("lasts", "9", "for how long it is worth sending"),
        ("cohorts", "99", "at least one cohort"),
        ("state", "finished", "Nobody in these cohorts fits"),
    ],
)
@pytest.mark.parametrize("do", ["look", "send"])
def test_what_may_not_go_out_does_not(
    client: FlaskClient, wired: Wired, field: str, words: str, said: str, do: str
) -> None:
    answer = client.post(NEW, data={**FORM, "do": do, field: words})
    assert answer.status_code == 422
    assert said in desk.words(answer.text)
    assert desk.acts(wired) == []


def test_a_first_name_of_a_reader_is_pointed_out(client: FlaskClient) -> None:
    said = desk.words(client.post(NEW, data={**FORM, "do": "look", "sms": "Ada’s door is open."}).text)
    assert "“Ada” is the first name of somebody who gets this" in said


def test_counting_with_a_script_and_without_says_the_same(client: FlaskClient) -> None:
    typed = {**FORM, "sms": "It’s there"}
    page = desk.words(client.post(NEW, data={**typed, "do": "count"}).text)
    found = json.loads(client.post(f"{LIST}/count", data=typed).text)
    for name in ("size", "price", "sms"):
        assert found[name] in page.replace("&#39;", "'")
    assert "It&#39;s there" in client.post(NEW, data={**typed, "do": "cure"}).text


def test_only_own_cohorts_and_only_who_runs_them(app: Flask, wired: Wired, client: FlaskClient) -> None:
    make_cohort(wired, name="Hill", code="hill")
    client.post(NEW, data={**FORM, "do": "send"})
    assert client.get("/admin/cohorts/2/announcements/1").status_code == 404
    with wired.db.writing() as session:
        me = session.query(Staff).one()
        staff.limit(session, me, [1])
        session.commit()
    assert client.get("/admin/cohorts/2/announcements/new").status_code == 404
    page = client.get(NEW).text
    assert "Hill" not in page
    both = client.post(NEW, data={**FORM, "do": "look", "key": "another", "cohorts": ["1", "2"]}).text
    assert "Hill" not in both
    for role in (Role.ANALYST, Role.REVIEWER):
        other = desk.at_desk(app, wired, role)
        assert {other.get(LIST).status_code, other.post(NEW, data=FORM).status_code} == {403}


def test_whoever_writes_does_not_wait_for_a_long_look(
    client: FlaskClient, wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else writes while the readers are being chosen; with the lock held that fails."""
    choose = audiences.choose

    def while_others_write(*given: Any, **named: Any) -> Audience:
        with wired.db.writing() as session:
            facts.remember(session, "another", "writer", now=wired.clock())
            session.commit()
        return choose(*given, **named)

    monkeypatch.setattr(audiences, "choose", while_others_write)
    assert client.post(NEW, data={**FORM, "do": "look"}).status_code == 200
    assert client.post(NEW, data={**FORM, "do": "send"}).location == f"{LIST}/1"


def test_several_cohorts_at_once(client: FlaskClient, wired: Wired) -> None:
    hill = make_cohort(wired, name="Hill", code="hill")
    make_learner(wired, hill, profile=make_profile(contact="+447700900177"))
    said = desk.words(client.post(NEW, data={**FORM, "do": "look", "cohorts": ["1", "2"]}).text)
    assert "get it 3 of 3" in said
    client.post(NEW, data={**FORM, "do": "send", "cohorts": ["1", "2"]})
    assert "To 1 learner" in desk.words(client.get("/admin/cohorts/2/announcements").text)
    assert [act for act, _ in desk.acts(wired)] == ["wrote-to-group", "wrote-to-group"]
