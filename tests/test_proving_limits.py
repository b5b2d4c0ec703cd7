"""What is queued to prove a phone or an address, row by row: to whom, for how long, how often, and what a try costs."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from course import codes, consents, db, enrolments, messages, people, proving
from course.codes import Asker, CodeRefused
from course.consents import Given
from course.db import Session
from course.messages import Address
from course.models import Channel, JoinRequest, Message, OneTimeCode, Person, Throttle
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
PHONE, ADDRESS = "+447700900123", "ada@example.org"
HERE = Address("sms", PHONE, "here", "en", "GB")
THERE = Address("sms", "+447700900124", "there", "en", "GB")


@pytest.fixture
def ada(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def queued(session: Session) -> list[Message]:
    session.flush()
    return list(session.scalars(select(Message).order_by(Message.id)))


def asker(number: int = 0) -> Asker:
    """A browser; each has a secret of its own."""
    return Asker(f"browser {number}", "join")


def test_a_code_is_queued_as_what_is_most_urgent_for_as_long_as_it_lives(wired: Wired, ada: Learner) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        request = JoinRequest(
            cohort_id=1, source="web", channel="sms", contact_index="here", details_sealed=b"", created_at=now
        )
        session.add(request)
        session.flush()
        whose = Asker("this browser", "join", person_id=ada.person_id, join_request_id=request.id)
        code = proving.send_code(session, whose, HERE, kind="new-contact", now=now)
        (sent,) = queued(session)
        assert (sent.kind, sent.channel, sent.contact_index) == ("new-contact", "sms", "here")
        assert messages.contact_of(session, sent) == PHONE
        assert (sent.person_id, sent.join_request_id, sent.code_id) == (ada.person_id, request.id, code.id)
        assert (sent.priority, sent.send_after, sent.expires_at) == (messages.URGENT, now, now + 10 * MINUTE)
        assert (code.contact_index, code.purpose, code.person_id) == ("here", "join", ada.person_id)


@on_both
def test_three_codes_an_hour_go_to_one_contact_and_past_that_it_looks_the_same(wired: Wired) -> None:
    now = wired.clock()
    with wired.db.writing() as session:

        def ask(number: int, address: Address, at: datetime) -> int:
            assert proving.send_code(session, asker(number), address, now=at).contact_index
            return len(queued(session))

        assert [ask(number, HERE, now) for number in range(4)] == [1, 2, 3, 3]
        assert ask(4, THERE, now) == 4, "Another contact has three of its own."
        assert ask(5, HERE, now + HOUR - SECOND) == 4
        assert ask(6, HERE, now + HOUR) == 5
        assert {one.kind for one in queued(session)} == {"code"}


def tries_left(session: Session, number: int, digits: str, now: datetime) -> int:
    with pytest.raises(CodeRefused) as refused:
        proving.prove(session, asker(number).secret, digits, now=now)
    return refused.value.tries_left


def waiting(session: Session, number: int, address: Address, now: datetime) -> tuple[OneTimeCode, str, str]:
    """A code that a browser waits for, with its digits and wrong ones."""
    code = codes.ask(session, asker(number), address.contact_index, now=now)
    digits = codes.mint(session, code.id, now=now)
    return code, digits, f"{(int(digits) + 1) % 10**6:06d}"


@on_both
def test_five_wrong_tries_over_several_codes_close_a_contact_and_no_other(wired: Wired) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        _, right, wrong = waiting(session, 0, HERE, now)
        assert [tries_left(session, 0, wrong, now) for _ in range(3)] == [4, 3, 2]
        _, mine, wrong = waiting(session, 1, HERE, now)
        assert [tries_left(session, 1, wrong, now) for _ in range(2)] == [4, 3]
        assert tries_left(session, 1, mine, now) == 0, "The contact is closed, whatever is typed."
        assert tries_left(session, 0, right, now) == 0
        code, theirs, _ = waiting(session, 2, THERE, now)
        assert proving.prove(session, asker(2).secret, theirs, now=now) is code
        late = now + 15 * MINUTE
        code, digits, _ = waiting(session, 3, HERE, late - SECOND)
        assert tries_left(session, 3, digits, late - SECOND) == 0
        assert code.tries == 0, "What is tried while it is closed costs the code nothing."
        assert proving.prove(session, asker(3).secret, digits, now=late) is code


def test_a_right_try_counts_as_none_and_nobody_who_waits_for_nothing_has_any(wired: Wired) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        for number in range(6):
            _, digits, _ = waiting(session, number, HERE, now)
            proving.prove(session, asker(number).secret, digits, now=now)
        _, _, wrong = waiting(session, 7, HERE, now)
        assert [tries_left(session, 7, wrong, now) for _ in range(4)] == [4, 3, 2, 1]
        assert tries_left(session, 99, wrong, now) == 0


@on_both
def test_a_step_up_goes_to_where_the_learner_is_reached(wired: Wired, ada: Learner) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        person = session.get_one(Person, ada.person_id)
        code = proving.send_step_up(session, person, secret="this browser", now=now)
        people.set_contact(session, person, Channel.EMAIL, ADDRESS)
        yes = Given("email", "web", contact_index=people.index_of(person, "email"))
        consents.give(session, yes, person_id=person.id, cohort_id=None, now=now)
        gone = Given("sms", "provider-30005", contact_index=people.index_of(person, "sms"))
        consents.withdraw(session, gone, person_id=None, now=now)
        proving.send_step_up(session, person, secret="this browser", now=now)
        text, mail = queued(session)
        assert code is not None
        assert (code.purpose, code.person_id) == ("step_up", ada.person_id)
        assert code.asker_digest == codes.digest_asker(session, "this browser")
        assert [(one.channel, messages.contact_of(session, one)) for one in (text, mail)] == [
            ("sms", PHONE), ("email", ADDRESS),
        ]  # fmt: skip
        assert (text.contact_index, mail.contact_index) == (person.phone_index, person.email_index)
        assert {(one.kind, one.person_id, one.locale, one.country) for one in (text, mail)} == {
            ("code", ada.person_id, "en", "GB")
        }


@pytest.mark.parametrize("left", ["phone_sealed", "phone_index"])
def test_who_left_nothing_to_send_it_to_gets_no_code(wired: Wired, ada: Learner, left: str) -> None:
    with wired.db.writing() as session:
        person = session.get_one(Person, ada.person_id)
        setattr(person, left, None)
        assert proving.send_step_up(session, person, secret="this browser", now=wired.clock()) is None
        assert queued(session) == []
        assert session.scalars(select(OneTimeCode)).all() == []


@on_both
def test_a_link_goes_to_the_course_that_is_under_way_and_to_who_has_left(wired: Wired, ada: Learner) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        proving.send_link(session, "sms", PHONE, now=now)
        (sent,) = queued(session)
        assert (sent.kind, sent.person_id, sent.enrolment_id) == ("link", ada.person_id, ada.enrolment_id)
        assert (sent.priority, sent.send_after, sent.expires_at) == (
            messages.WAITED_FOR, now, now + 30 * MINUTE,
        )  # fmt: skip
        assert messages.contact_of(session, sent) == PHONE
        assert (sent.contact_index, sent.locale, sent.country) == (
            people.contact_index(session, "sms", PHONE), "en", "GB",
        )  # fmt: skip
        enrolment = enrolments.find(session, ada.enrolment_id)
        assert enrolment is not None
        enrolments.withdraw(enrolment, by="learner", now=now)
        proving.send_link(session, "sms", PHONE, now=now)
        assert len(queued(session)) == 2


@on_both
def test_three_links_an_hour_go_to_one_contact_and_none_to_a_stranger(wired: Wired, ada: Learner) -> None:
    now = wired.clock()
    other = make_profile(name="Ben", contact="+447700900124")
    make_learner(wired, make_cohort(wired, code="b"), profile=other)
    with wired.db.writing() as session:

        def ask(contact: str, at: datetime) -> int:
            proving.send_link(session, "sms", contact, now=at)
            return len(queued(session))

        assert [ask(PHONE, now) for _ in range(4)] == [1, 2, 3, 3]
        assert ask("+447700900999", now) == 3
        assert ask("+447700900124", now) == 4
        assert (ask(PHONE, now + HOUR - SECOND), ask(PHONE, now + HOUR)) == (4, 5)


def test_a_network_address_may_ask_so_often_an_hour_for_each_thing(wired: Wired) -> None:
    now = wired.clock()
    with wired.db.writing() as session:

        def may(what: str = "link", address: str = "192.0.2.1", at: datetime = now, limit: int = 2) -> bool:
            found = proving.may_ask(session, what, address, limit=limit, now=at)
            session.flush()
            return found

        assert [may(), may(), may()] == [True, True, False]
        assert (may("join"), may(address="192.0.2.2"), may(limit=3)) == (True, True, True)
        assert (may(at=now + HOUR - SECOND), may(at=now + HOUR)) == (False, True)


def test_counters_have_names_that_the_next_release_finds_and_no_address_in_them(
    wired: Wired, ada: Learner
) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        proving.send_code(session, asker(), HERE, now=now)
        _, _, wrong = waiting(session, 0, HERE, now)
        tries_left(session, 0, wrong, now)
        proving.send_link(session, "sms", PHONE, now=now)
        proving.may_ask(session, "join", "192.0.2.1", limit=1, now=now)
        index = people.contact_index(session, "sms", PHONE)
        digest = db.sealer(session).digest("network address", "192.0.2.1")
        found = session.scalars(select(Throttle.key).order_by(Throttle.id)).all()
        assert found == ["code:here", "wrong:here", f"link:{index}", f"join:{digest}"]
