"""Where staff begin: the list, what helps from there, undoing it, and who sees whom."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, consents, facts, people, planning, staff, staff_notes
from course.consents import Given
from course.models import Cohort, Enrolment, Message, MessageStatus, Person, Role, Staff, StaffNote
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

LIST, WORDS = "/admin/today", "She asks for mornings"


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def ada(wired: Wired, clock: FixedClock) -> Learner:
    """Somebody who never said yes to messages, since an hour ago."""
    made = make_learner(wired, make_cohort(wired), consenting=False)
    clock.advance(timedelta(hours=1))
    return made


def undo(client: FlaskClient, location: str | None) -> str:
    """Follow an act's answer, press Undo there, and read what is said then."""
    assert location is not None
    page = client.get(location).text
    act = location.rsplit("=", 1)[1]
    path = f"/admin/enrolments/1/acts/{act}/undoing"
    assert path in page
    return client.get(client.post(path, data={"next": LIST}).location or "").text


def test_the_list_names_who_why_and_what_helps(client: FlaskClient, ada: Learner) -> None:
    page = client.get(LIST).text
    said = desk.words(page)
    assert "1 person" in said
    assert "They have not said yes to messages, so none is sent." in said
    assert f'href="/admin/enrolments/{ada.enrolment_id}"' in page
    assert "Done : Ada" in said
    assert "Send the last one again" not in said
    assert "Nobody here" in client.get(f"{LIST}?need=silent").text
    assert "Ada" in client.get(f"{LIST}?need=no-consent&cohort=1").text


def test_what_came_to_nothing_at_our_end_and_what_nobody_knows_of_is_said_above_the_list(
    client: FlaskClient, wired: Wired, clock: FixedClock
) -> None:
    cohort = make_cohort(wired)
    codes = ("twilio-30034", "30034", "twilio-99999", "twilio-30003", "550 5.1.1", "lost")
    for number in range(len(codes)):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009007{number:02d}"))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        for one, code in zip(session.scalars(select(Message)), codes, strict=True):
            is_lost = code == "lost"
            one.status = MessageStatus.UNKNOWN if is_lost else MessageStatus.FAILED
            one.reason_code, one.claimed_at = code, clock()
        session.commit()
    clock.advance(timedelta(minutes=16))
    said = desk.words(client.get(LIST).text)
    assert "1 message may have been sent or not" in said
    assert (
        "not registered for texts to that country. Whoever runs the server can look it up under 30034."
        in said
    )
    assert "The provider’s own code for it: 99999. Whoever runs the server can look it up." in said
    assert "2 messages came to nothing" in said
    assert said.count("came to nothing") == 2
    clock.advance(timedelta(days=1))
    assert "came to nothing" not in desk.words(client.get(LIST).text)


def test_done_takes_somebody_off_and_undo_puts_them_back(
    client: FlaskClient, wired: Wired, ada: Learner
) -> None:
    path = f"/admin/enrolments/{ada.enrolment_id}/put-aside"
    answer = client.post(path, data={"needs": "no-consent", "next": LIST})
    assert "Nobody needs you today" in client.get(LIST).text
    assert "Undone. For Ada all is as it was before." in undo(client, answer.location)
    assert "Ada" in client.get(LIST).text
    assert [act for act, _ in desk.acts(wired)] == ["put-aside", "undid-done"]


def test_a_call_is_noted_sealed_and_taken_back(client: FlaskClient, wired: Wired, ada: Learner) -> None:
    path = f"/admin/enrolments/{ada.enrolment_id}/calls"
    answer = client.post(path, data={"words": WORDS, "aside": "yes", "needs": "no-consent", "next": LIST})
    with wired.db.reading() as session:
        assert [one.body for one in staff_notes.about(session, ada.enrolment_id)] == [WORDS]
        assert WORDS.encode() not in session.scalars(select(StaffNote.body_sealed)).one()
    assert "Nobody needs you today" in client.get(LIST).text
    own = f"/admin/enrolments/{ada.enrolment_id}"
    assert f"{WORDS} A call, noted by Eve" in desk.words(client.get(own).text)
    client.post(f"{own}/notes", data={"words": "A second thing"})
    assert "A second thing Noted by Eve" in desk.words(client.get(own).text)
    client.post(f"{own}/acts/3/undoing")
    undo(client, answer.location)
    with wired.db.reading() as session:
        assert staff_notes.about(session, ada.enrolment_id) == []
    assert "Ada" in client.get(LIST).text, (
        "The same form took her off the list, and so the same tap puts her back."
    )


def test_the_other_way_of_writing_is_offered_only_with_a_yes_to_it(
    client: FlaskClient, wired: Wired, ada: Learner
) -> None:
    path = f"/admin/enrolments/{ada.enrolment_id}/channel"
    with wired.db.writing() as session:
        people.set_contact(session, session.get_one(Person, ada.person_id), "email", "ada@kith.test")
        session.commit()
    assert "by email instead" not in client.get(LIST).text
    assert client.post(path).status_code == 404
    with wired.db.writing() as session:
        index = people.index_of(session.get_one(Person, ada.person_id), "email")
        given = Given("email", "test", contact_index=index)
        consents.give(session, given, person_id=ada.person_id, cohort_id=1, now=wired.clock())
        session.commit()
    assert "Write by email instead" in client.get(LIST).text
    answer = client.post(path, data={"next": LIST})
    assert "Nobody needs you today" in client.get(LIST).text
    undo(client, answer.location)
    with wired.db.reading() as session:
        assert session.get_one(Person, ada.person_id).channel == "sms"


def test_the_last_message_comes_once_more_at_the_next_hour_and_not_after_undo(
    client: FlaskClient, wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    make_learner(wired, make_cohort(wired))
    desk.run_jobs(wired)
    with wired.db.writing() as session:
        session.scalars(select(Message)).one().status = MessageStatus.UNDELIVERED
        session.commit()
    sms.sent.clear()
    answer = client.post("/admin/enrolments/1/resending", data={"next": LIST})
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, 1).heard_at is None, "Staff are no sign of life."
    undo(client, answer.location)
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, 1).later_item is None
    client.post("/admin/enrolments/1/resending")
    clock.advance(timedelta(days=1))
    clock.move_to(clock().replace(hour=16, minute=30))
    desk.run_jobs(wired)
    assert len(sms.sent) == 1


def test_whoever_wants_no_messages_is_not_promised_one(app: Flask, wired: Wired, clock: FixedClock) -> None:
    made = make_learner(wired, make_cohort(wired))
    desk.run_jobs(wired)
    with wired.db.writing() as session:
        answers.open_lesson(session, made.enrolment_id, "l01", now=clock())
        session.commit()
    clock.advance(timedelta(days=8))
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    assert "Send the last one again" in client.get(LIST).text
    with wired.db.writing() as session:
        index = people.index_of(session.get_one(Person, made.person_id))
        consents.withdraw(session, Given("sms", "keyword", contact_index=index), person_id=None, now=clock())
        session.commit()
    said = desk.words(client.get(LIST).text)
    assert "Stuck" in said
    assert "They asked for no more messages, so none is sent." in said
    assert "Send the last one again" not in said
    stale = client.post(f"/admin/enrolments/{made.enrolment_id}/resending", data={"next": LIST})
    assert "gets the last message once more" not in desk.words(client.get(stale.location or "").text)
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, made.enrolment_id).later_item is None


def test_an_act_that_changes_nothing_says_so(client: FlaskClient, wired: Wired, clock: FixedClock) -> None:
    made = make_learner(wired, make_cohort(wired))
    path = f"/admin/enrolments/{made.enrolment_id}/resending"
    none = client.post(path, data={"next": LIST}).location
    assert "Ada has done everything that was sent, so nothing is sent again." in client.get(none or "").text
    desk.run_jobs(wired)
    client.post(path, data={"next": LIST})
    twice = client.post(path, data={"next": f"{LIST}?need=silent"}).location
    assert "Ada stays as before: it was so already." in client.get(twice or "").text
    assert [act for act, _ in desk.acts(wired)] == ["sent-again"]


def test_a_change_is_undone_whole_and_not_once_something_else_has_changed_it(
    client: FlaskClient, wired: Wired
) -> None:
    make_learner(wired, make_cohort(wired))
    with wired.db.reading() as session:
        stood = session.get_one(Enrolment, 1).anchor_on
    answer = client.post("/admin/enrolments/1/change", data={"act": "extend", "number": "2", "next": LIST})
    undo(client, answer.location)
    with wired.db.reading() as session:
        found = session.get_one(Enrolment, 1)
        assert (found.anchor_on, found.open_to) == (stood, -1)
    first = client.post("/admin/enrolments/1/change", data={"act": "extend", "number": "2"}).location or ""
    client.post("/admin/enrolments/1/change", data={"act": "extend", "number": "1"})
    assert "Undo" not in desk.words(client.get(first).text), "It would undo what came after it."
    assert client.post("/admin/enrolments/1/acts/2/undoing").status_code == 303
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, 1).anchor_on == stood + timedelta(days=21)


def test_a_limited_account_sees_its_cohorts_and_no_others(
    client: FlaskClient, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    other = make_cohort(wired, code="elsewhere", name="Elsewhere")
    bea = make_profile(name="Bea", contact="+447700900222")
    foreign = make_learner(wired, other, profile=bea, consenting=False)
    clock.advance(timedelta(hours=1))
    with wired.db.writing() as session:
        member = session.scalars(select(Staff)).one()
        staff.limit(session, member, [1])
        session.commit()
    page = client.get(LIST).text
    assert "Ada" in page
    assert "Bea" not in page
    assert "Elsewhere" not in client.get("/admin/cohorts").text
    assert client.get(f"/admin/enrolments/{ada.enrolment_id}").status_code == 200
    assert client.get(f"/admin/enrolments/{foreign.enrolment_id}").status_code == 404
    assert client.get(f"/admin/cohorts/{other.id}").status_code == 404
    assert client.post(f"/admin/enrolments/{foreign.enrolment_id}/put-aside").status_code == 404
    assert "Elsewhere" not in client.get(f"/admin/enrolments/{ada.enrolment_id}/changes").text
    made = {"name": "Mine", "plan": "12", "country": "GB", "starts_on": "2027-02-01", "send_at": "16:30"}
    where = client.post("/admin/cohorts/new", data=made).location or ""
    assert client.get(where).status_code == 200, "Whoever makes a cohort sees it."
    with wired.db.reading() as session:
        assert len(session.scalars(select(Cohort)).all()) == 3


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ((facts.HELD, "restored"), "Nothing is sent. Kith was restored from a backup"),
        (None, "Messages are late. The part of Kith that sends has not been started."),
    ],
)
def test_what_is_wrong_as_a_whole_is_said_above_the_list(
    client: FlaskClient, wired: Wired, fact: tuple[str, str] | None, said: str
) -> None:
    with wired.db.writing() as session:
        if fact is not None:
            facts.remember(session, *fact, now=wired.clock())
        session.commit()
    assert said in desk.words(client.get(LIST).text)


def test_a_message_that_may_have_been_sent_is_told_of_where_its_cohort_is_mine(
    client: FlaskClient, wired: Wired, clock: FixedClock
) -> None:
    """Nothing is unclear for longer than a quarter of an hour without anybody being told (promises I5)."""
    make_learner(wired, make_cohort(wired))
    desk.run_jobs(wired)
    with wired.db.writing() as session:
        message = session.scalars(select(Message)).one()
        message.status, message.claimed_at = MessageStatus.UNKNOWN, clock()
        session.commit()
    assert "may have been sent or not" not in desk.words(client.get(LIST).text)
    clock.advance(timedelta(minutes=16))
    assert "Riverside: 1 message may have been sent or not" in desk.words(client.get(LIST).text)
