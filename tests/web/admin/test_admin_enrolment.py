"""One learner at the desk: the timeline with its reasons, what stays private, taking somebody out."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, audit, check_ins, consents, joining, people, planning
from course.check_ins import Answers
from course.consents import Given
from course.models import Enrolment, JoinRequest, Message, MessageStatus, Person, Role
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

PAGE, LEAVING, NOTES = (
    "/admin/enrolments/1",
    "/admin/enrolments/1/withdrawal",
    "/admin/enrolments/1/shared-notes",
)
PRIVATE, SHARED = "Only for me: the kettle", "For Ruth: I rang my sister"


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    """A coordinator at the desk."""
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def ada(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def run_days(wired: Wired, clock: FixedClock, days: int) -> None:
    """Let days pass: the jobs run each day at the hour everybody here is written to, and at noon."""
    noon = clock.at.replace(hour=12)
    for day in range(days):
        for hour in (timedelta(0), timedelta(hours=4, minutes=30)):
            clock.move_to(noon + timedelta(days=day) + hour)
            desk.run_jobs(wired)


def read(client: FlaskClient, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return desk.words(answer.text)


def between(page: str, start: str, end: str) -> str:
    return page[page.index(start) + len(start) : page.index(end)]


def stop(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        given = Given("sms", "keyword", contact_index=people.index_of(person))
        consents.withdraw(session, given, person_id=None, now=wired.clock())
        session.commit()


def check_in(wired: Wired, learner: Learner, note: str, *, share: bool, item: str = "week-1") -> None:
    with wired.db.writing() as session:
        given = Answers(mood=3, note=note, share_note=share)
        check_ins.record(session, learner.enrolment_id, item, given, via="web", now=wired.clock())
        session.commit()


def test_where_mails_have_taken_over_the_page_says_so_beside_the_name(
    client: FlaskClient, wired: Wired, ada: Learner
) -> None:
    assert "text to number ending 123" in read(client)
    with wired.db.writing() as session:
        person = session.get_one(Person, ada.person_id)
        people.set_contact(session, person, "email", "ada@example.org")
        mails = Given("email", "web", contact_index=people.index_of(person, "email"))
        consents.give(session, mails, person_id=person.id, cohort_id=None, now=wired.clock())
        dead = Given("sms", "provider-30005", contact_index=people.index_of(person))
        consents.withdraw(session, dead, person_id=None, now=wired.clock())
        session.commit()
    page = read(client)
    assert "email to a...@example.org" in page
    assert "text to number" not in page


def test_the_past_gives_each_message_its_reason_and_its_state(
    client: FlaskClient, wired: Wired, ada: Learner
) -> None:
    desk.run_jobs(wired)
    past = between(read(client), "So far", "Who has acted")
    assert "Mon 4 Jan 10:00 Welcome by text" in past
    assert "Handed over" in past
    assert "They have just joined." in past
    assert ada.enrolment_id == 1


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (MessageStatus.DELIVERED, None, "Delivered"),
        (MessageStatus.UNDELIVERED, "twilio-30003", "The phone was off or out of reach."),
        (MessageStatus.FAILED, "21211", "The number does not exist."),
        (MessageStatus.FAILED, "twilio-39999", "own code for it: 39999."),
        (MessageStatus.SUPPRESSED, "paused", "They were taking a pause."),
        (MessageStatus.EXPIRED, "window-passed", "Its hours had passed."),
        (MessageStatus.UNKNOWN, "worker-gone", "Not certain yet"),
    ],
)
@pytest.mark.usefixtures("ada")
def test_states_and_reasons_are_said_in_plain_words(
    client: FlaskClient, wired: Wired, status: MessageStatus, code: str | None, said: str
) -> None:
    desk.run_jobs(wired)
    with wired.db.writing() as session:
        message = session.scalars(select(Message)).one()
        message.status, message.reason_code = status, code
        session.commit()
    assert said in between(read(client), "So far", "Who has acted")


@pytest.mark.usefixtures("ada")
def test_every_message_that_came_stood_among_those_to_come(
    client: FlaskClient, wired: Wired, clock: FixedClock, sms: RecordingSender, app: Flask
) -> None:
    desk.run_jobs(wired)
    coming = between(read(client), "To come", "So far")
    sms.sent.clear()
    run_days(wired, clock, 14)
    assert len(sms.sent) > 3
    for one in sms.sent:
        assert one.at is not None
        assert f"{one.at:%a} {one.at.day} {one.at:%b} {one.at:%H:%M}" in coming
    assert "Each goes out only if it is still open by then." in coming
    assert "The lesson of week 1 opens on this day." in coming
    assert "Reminder: Check-in of week 2" in coming
    clock.advance(timedelta(days=100))
    later = read(desk.at_desk(app, wired))
    assert "Nothing more is planned" in later


def test_what_is_done_is_no_longer_to_come(
    client: FlaskClient, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    desk.run_jobs(wired)
    before = between(read(client), "To come", "So far")
    with wired.db.writing() as session:
        answers.finish(session, ada.enrolment_id, "l02", now=clock())
        session.commit()
    after = between(read(client), "To come", "So far")
    assert "Mood and people pull on each other" in before
    assert "Mood and people pull on each other" not in after


def test_times_are_the_learners_own(client: FlaskClient, wired: Wired) -> None:
    tokyo = make_profile(contact="+447700900124", zone="Asia/Tokyo")
    make_learner(wired, make_cohort(wired), profile=tokyo)
    desk.run_jobs(wired)
    assert "Mon 4 Jan 19:00 Welcome" in read(client)


def test_after_stop_nothing_is_announced(client: FlaskClient, wired: Wired, ada: Learner) -> None:
    desk.run_jobs(wired)
    stop(wired, ada)
    page = read(client)
    assert "They asked for no more messages." in page
    assert "next message none" in page
    assert "Each goes out only" not in page


def test_somebody_who_never_asked_for_messages_is_told_apart(client: FlaskClient, wired: Wired) -> None:
    make_learner(wired, make_cohort(wired), consenting=False)
    assert "They have not asked for messages." in read(client)


def test_an_invited_person_has_their_invitation_in_the_timeline(
    client: FlaskClient, wired: Wired, clock: FixedClock
) -> None:
    cohort = make_cohort(wired)
    with wired.db.writing() as session:
        joining.invite(session, cohort, make_profile(send_at="12:00"), source="staff", now=clock())
        session.commit()
    clock.advance(timedelta(hours=2))
    desk.run_jobs(wired)
    with wired.db.writing() as session:
        joining.confirm(
            session, session.scalars(select(JoinRequest)).one(), edition=wired.course.edition, now=clock()
        )
        session.commit()
    assert "Invitation by text Handed over Staff added them, and they had not said yes yet." in read(client)


def test_the_contact_is_never_shown_in_full(client: FlaskClient, wired: Wired, ada: Learner) -> None:
    page = client.get(PAGE).text
    assert "number ending 123" in page
    assert ada.contact not in page
    assert ada.contact[-6:] not in page
    ben = make_profile(name="Ben", channel="email", contact="ben.smith@kith.example")
    make_learner(wired, make_cohort(wired, code="other"), profile=ben)
    page = client.get("/admin/enrolments/2").text
    assert "b...@kith.example" in page
    assert "smith" not in page


def test_the_table_says_what_was_opened_and_done_and_when(
    client: FlaskClient, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        answers.open_lesson(session, ada.enrolment_id, "l01", now=clock())
        answers.finish(session, ada.enrolment_id, "l01", now=clock() + timedelta(minutes=4))
        session.commit()
    page = read(client)
    assert "1 How this works, and when it ends Finished Mon 4 Jan 10:00 Mon 4 Jan 10:04" in page
    assert "1 Check-in of week 1 Later from Sun 10 Jan" in page
    assert "lessons finished 1 of 23" in page


def test_moods_are_shown_only_where_they_are_shared(client: FlaskClient, wired: Wired, ada: Learner) -> None:
    check_in(wired, ada, "", share=False)
    assert "Mood 1 How this works" not in read(client)
    assert "moods and notes belong to Ada" in read(client)
    with wired.db.writing() as session:
        session.get_one(Enrolment, ada.enrolment_id).shares_moods_at = wired.clock()
        session.commit()
    page = read(client)
    assert "Mood 1 How this works" in page
    assert "Checked in – Mon 4 Jan 10:00 3" in page
    assert "Ada chose to share them, on Monday 4 January." in page


def test_a_note_that_is_not_shared_is_nowhere(client: FlaskClient, wired: Wired, ada: Learner) -> None:
    check_in(wired, ada, PRIVATE, share=False)
    with wired.db.writing() as session:
        answers.save(session, 1, "l01", "2", {"who": PRIVATE}, session_id=None, now=wired.clock())
        session.commit()
    for answer in (client.get(PAGE), client.post(NOTES), client.get(LEAVING), client.get("/admin/cohorts/1")):
        assert answer.status_code == 200
        assert PRIVATE not in answer.text
    assert "What they write is private" in read(client)
    assert desk.acts(wired) == []


def test_a_shared_note_is_read_by_a_button_and_every_reading_is_recorded(
    client: FlaskClient, wired: Wired, ada: Learner
) -> None:
    check_in(wired, ada, SHARED, share=True)
    check_in(wired, ada, PRIVATE, share=False, item="week-2")
    page = client.get(PAGE).text
    assert SHARED not in page
    assert "They shared one note with staff." in page
    assert desk.acts(wired) == []
    for _ in range(2):
        opened = client.post(NOTES).text
        assert SHARED in opened
        assert PRIVATE not in opened
    assert desk.acts(wired) == [("read-shared-notes", "enrolment:1")] * 2
    assert "Eve read the notes they shared" in read(client)
    with wired.db.reading() as session:
        assert SHARED not in str([line.details for line in audit.about(session, "enrolment:1")])


def test_taking_somebody_out_is_explained_before_it_is_done(
    client: FlaskClient, wired: Wired, ada: Learner
) -> None:
    page = read(client, LEAVING)
    assert "no further message of this cohort goes out" in page
    assert "what they wrote stays theirs" in page
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, ada.enrolment_id).withdrawn_at is None


@pytest.mark.usefixtures("ada")
def test_after_they_were_taken_out_nothing_more_is_sent(
    client: FlaskClient, wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    planning.plan_due(wired, now=clock())
    assert client.post(LEAVING).location == f"{PAGE}?did=1"
    assert client.post(LEAVING).location == PAGE
    desk.run_jobs(wired)
    run_days(wired, clock, 5)
    assert sms.sent == []
    assert desk.acts(wired) == [("withdrew", "enrolment:1")]
    with wired.db.reading() as session:
        enrolment = session.scalars(select(Enrolment)).one()
        assert enrolment.withdrawn_by == "staff"


@pytest.mark.usefixtures("ada")
def test_the_page_of_somebody_who_left_says_so_and_who_did_it(client: FlaskClient) -> None:
    client.post(LEAVING)
    page = read(client)
    assert "They have left the course, so nothing more is sent." in page
    assert "Eve took them out of the course" in page
    assert "Take out of the course" not in page
    assert client.get(LEAVING).location == PAGE


def test_somebody_who_does_not_exist_is_not_found(client: FlaskClient) -> None:
    assert client.get(PAGE).status_code == 404
    assert client.get(LEAVING).status_code == 404
    assert client.post(LEAVING).status_code == 404
    assert client.post(NOTES).status_code == 404


def test_a_name_full_of_signs_is_shown_as_it_is(client: FlaskClient, wired: Wired) -> None:
    make_learner(wired, make_cohort(wired), profile=make_profile(name="<b>Ada</b> {{ 7*7 }}"))
    for path in (PAGE, LEAVING, "/admin/cohorts/1"):
        page = client.get(path).text
        assert "&lt;b&gt;Ada&lt;/b&gt; {{ 7*7 }}" in page
        assert "<b>Ada" not in page


def test_staff_see_that_somebody_cannot_be_reached_and_why(
    wired: Wired, client: FlaskClient, ada: Learner
) -> None:
    assert "Cannot be reached" not in read(client)
    with wired.db.writing() as session:
        person = session.get_one(Person, ada.person_id)
        given = Given("sms", "wrong-number", contact_index=people.index_of(person))
        consents.withdraw(session, given, person_id=None, now=wired.clock())
        session.commit()
    for path in (PAGE, "/admin/cohorts/1"):
        assert "Whoever has that phone wrote that it is a wrong number." in read(client, path)


def test_what_they_agreed_to_is_one_file_and_taking_it_out_is_noted(
    wired: Wired, client: FlaskClient, app: Flask, ada: Learner
) -> None:
    answer = client.post("/admin/enrolments/1/consents")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="consents-1.html"'
    assert "Yes to texts" in answer.text
    assert desk.acts(wired)[-1][0] == "exported-consents"
    assert desk.at_desk(app, wired, Role.ANALYST).post("/admin/enrolments/1/consents").status_code == 403


def test_somebody_without_a_name_is_this_learner_inside_a_sentence(client: FlaskClient, wired: Wired) -> None:
    nameless = make_learner(wired, make_cohort(wired, code="nameless"), profile=make_profile(name=""))
    page = f"/admin/enrolments/{nameless.enrolment_id}"
    assert "notes belong to this learner." in desk.words(client.get(page).text)
    for path, said in (
        ("changes", "Change the course of this learner"),
        ("withdrawal", "Take this learner out of the course?"),
    ):
        assert said in desk.words(client.get(f"{page}/{path}").text)
