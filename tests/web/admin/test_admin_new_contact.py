"""Another number for a learner: proven by whoever has it before anything changes, and both ends know."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import consents, people, planning
from course.consents import Given
from course.models import Consent, Enrolment, LinkToken, NewContact, Person, Role
from course.wiring import Wired
from tests import desk, learners
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

PATH = "/admin/enrolments/1/contact"
OLD, NEW = "+447700900123", "+447700900777"


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


@pytest.fixture
def client(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return desk.at_desk(app, wired, Role.COORDINATOR)


def ask(client: FlaskClient, contact: str = "07700 900777", **more: str) -> tuple[int, str]:
    answer = client.post(PATH, data={"contact": contact, **more})
    return answer.status_code, desk.words(answer.text)


def text_to(sms: RecordingSender, number: str) -> str:
    return [one.parts.text for one in sms.sent if one.to == number][-1]


def code_to(sms: RecordingSender, number: str = NEW) -> str:
    found = re.search(r"\b\d{6}\b", text_to(sms, number))
    return found[0] if found else ""


def number_of(wired: Wired) -> str | None:
    with wired.db.reading() as session:
        return people.contact_of(session, session.get_one(Person, 1))


def ledger(wired: Wired) -> list[tuple[str, str, str]]:
    with wired.db.reading() as session:
        return [
            (one.act, one.source, one.evidence)
            for one in session.scalars(select(Consent).order_by(Consent.id))
        ]


def test_the_code_that_is_read_out_moves_them_and_both_numbers_are_told(
    app: Flask, client: FlaskClient, wired: Wired, sms: RecordingSender, learner: Learner
) -> None:
    phone = learners.signed_in(app, wired, learner, full=True)
    assert ask(client)[0] == 303
    assert "to get your messages on this phone" in text_to(sms, NEW)
    assert (number_of(wired), phone.get("/settings").status_code) == (OLD, 200)
    assert client.post(f"{PATH}/code", data={"code": code_to(sms)}).status_code == 303
    assert number_of(wired) == NEW
    assert phone.get("/settings").status_code == 303
    assert ledger(wired)[1:] == [
        ("withdrawn", "new-contact", "message:1, code read out to staff:1"),
        ("given", "new-contact", "message:1, code read out to staff:1"),
    ]
    desk.run_jobs(wired)
    assert any("come to this phone now" in one.parts.text for one in sms.sent if one.to == NEW)
    assert "no longer come to this phone" in text_to(sms, OLD)
    assert [act for act, _ in desk.acts(wired)] == ["asked-new-contact", "changed-contact"]
    with wired.db.reading() as session:
        assert session.scalars(select(NewContact)).all() == []


def test_the_page_behind_the_link_takes_a_yes_and_opens_no_course(
    app: Flask, client: FlaskClient, wired: Wired, sms: RecordingSender
) -> None:
    ask(client)
    path, phone = text_to(sms, NEW).split("https://kith.test")[1].split()[0], browser(app)
    for _ in range(2):
        assert "Shall your messages come to this phone?" in phone.get(path).text
    assert (number_of(wired), "Ada" in phone.get(path).text) == (OLD, False)
    assert "From now on messages come to this phone" in phone.post(path).text
    assert number_of(wired) == NEW
    assert ledger(wired)[-1][2] == "message:1, yes on the page of its link"
    assert (phone.get("/today").status_code, phone.get(path).status_code) == (303, 404)
    assert phone.get(f"{path}/choices").status_code == 404


def test_what_is_planned_goes_to_the_new_number(
    client: FlaskClient, wired: Wired, sms: RecordingSender
) -> None:
    ask(client)
    code = code_to(sms)
    planning.plan_due(wired, now=wired.clock())
    client.post(f"{PATH}/code", data={"code": code})
    assert "You asked for weekly notes" in text_to(sms, NEW)
    assert not any("weekly notes" in one.parts.text for one in sms.sent if one.to == OLD)


def test_five_wrong_codes_lock_the_number_even_for_a_new_one(
    client: FlaskClient, sms: RecordingSender
) -> None:
    ask(client)
    wrong = f"{(int(code_to(sms)) + 1) % 10**6:06d}"
    told = [desk.words(client.post(f"{PATH}/code", data={"code": wrong}).text) for _ in range(5)]
    assert "4 tries are left" in told[0]
    assert "cannot be used any more" in told[4]
    client.post(f"{PATH}/code/new")
    assert client.post(f"{PATH}/code", data={"code": code_to(sms)}).status_code == 422


def test_a_code_is_for_whoever_asked_for_it(
    app: Flask, client: FlaskClient, wired: Wired, sms: RecordingSender
) -> None:
    ask(client)
    other = desk.at_desk(app, wired, Role.OWNER)
    assert other.post(f"{PATH}/code", data={"code": code_to(sms)}).status_code == 422
    assert number_of(wired) == OLD


def test_taken_back_nothing_changes_and_its_code_and_link_are_worth_nothing(
    app: Flask, client: FlaskClient, wired: Wired, sms: RecordingSender, clock: FixedClock
) -> None:
    ask(client)
    link = text_to(sms, NEW).split("https://kith.test")[1].split()[0]
    client.post(f"{PATH}/cancelling")
    client.post(f"{PATH}/code", data={"code": code_to(sms)})
    assert (browser(app).post(link).status_code, number_of(wired)) == (404, OLD)
    ask(client)
    clock.advance(timedelta(hours=25))
    assert "Waiting for" not in client.get(PATH).text


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("12", "Please check this"),
        (OLD, "They are written to there already"),
        ("07700 900555", "belongs to somebody else"),
        ("07700 900666", "no more messages may come"),
        ("+33 6 39 98 12 34", "it is one of France, and they live in United Kingdom"),
    ],
)
def test_numbers_that_cannot_become_theirs(
    client: FlaskClient, wired: Wired, sms: RecordingSender, contact: str, said: str
) -> None:
    make_learner(
        wired, make_cohort(wired, code="other"), profile=make_profile(name="Bo", contact="+447700900555")
    )
    with wired.db.writing() as session:
        index = people.contact_index(session, "sms", "+447700900666")
        consents.withdraw(
            session, Given("sms", "keyword", contact_index=index), person_id=None, now=wired.clock()
        )
        session.commit()
    status, words = ask(client, contact)
    assert (status, said in words, sms.sent) == (422, True, [])


def test_a_number_abroad_is_taken_when_it_is_meant(client: FlaskClient, sms: RecordingSender) -> None:
    assert ask(client, "+33 6 39 98 12 34", abroad="yes")[0] == 303
    assert code_to(sms, "+33639981234")


def test_who_stopped_messages_has_not_started_them_by_it(
    client: FlaskClient, wired: Wired, sms: RecordingSender
) -> None:
    with wired.db.writing() as session:
        index = people.index_of(session.get_one(Person, 1))
        consents.withdraw(
            session, Given("sms", "keyword", contact_index=index), person_id=None, now=wired.clock()
        )
        session.commit()
    ask(client)
    client.post(f"{PATH}/code", data={"code": code_to(sms)})
    assert number_of(wired) == NEW
    assert [act for act, _, _ in ledger(wired)] == ["given", "withdrawn", "withdrawn"]


def test_who_has_lost_the_number_gets_messages_at_the_new_one(
    client: FlaskClient, wired: Wired, sms: RecordingSender
) -> None:
    with wired.db.writing() as session:
        index = people.index_of(session.get_one(Person, 1))
        lost = Given("sms", consents.WRONG_NUMBER, contact_index=index)
        consents.withdraw(session, lost, person_id=None, now=wired.clock())
        session.commit()
    ask(client)
    client.post(f"{PATH}/code", data={"code": code_to(sms)})
    desk.run_jobs(wired)
    assert ledger(wired)[-1][0] == "given"
    assert OLD not in {one.to for one in sms.sent}


def test_the_old_number_is_told_in_its_hours_only(
    app: Flask, wired: Wired, learner: Learner, sms: RecordingSender, clock: FixedClock
) -> None:
    clock.move_to(datetime(2027, 1, 4, 23, 30, tzinfo=UTC))
    client = desk.at_desk(app, wired)
    ask(client)
    client.post(f"{PATH}/code", data={"code": code_to(sms)})
    desk.run_jobs(wired)
    assert "come to this phone now" in text_to(sms, NEW)
    assert OLD not in {one.to for one in sms.sent}
    clock.move_to(datetime(2027, 1, 5, 9, 1, tzinfo=UTC))
    desk.run_jobs(wired)
    assert OLD in {one.to for one in sms.sent}


def test_an_email_address_takes_the_place_of_texts(
    client: FlaskClient, wired: Wired, email: RecordingSender, sms: RecordingSender
) -> None:
    assert ask(client, "ada@kith.test")[0] == 303
    found = re.search(r"\b\d{6}\b", email.sent[-1].parts.text)
    client.post(f"{PATH}/code", data={"code": found[0] if found else ""})
    assert number_of(wired) == "ada@kith.test"
    with wired.db.reading() as session:
        assert people.contact_of(session, session.get_one(Person, 1), "sms") == OLD
        assert session.scalars(select(LinkToken).where(LinkToken.revoked_at.is_(None))).all() == []


def test_somebody_in_a_cohort_of_others_is_left_to_an_owner_and_who_asks_is_asked_again(
    client: FlaskClient, wired: Wired, clock: FixedClock
) -> None:
    clock.advance(timedelta(minutes=11))
    assert "proof_password" in client.post(PATH, data={"contact": "07700 900777"}).text
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, 1).person_id == 1
        assert session.scalars(select(NewContact)).all() == []
