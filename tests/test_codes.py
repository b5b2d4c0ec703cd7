"""What a code and a link are to the letter: how long, how many signs, whose the newest is, and what is thrown away."""

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import OperationalError

from course import codes, db, joining, message_links, messages
from course.codes import Asker, CodeRefused
from course.db import Session
from course.messages import Address, NewMessage
from course.models import Enrolment, LinkToken, Message, OneTimeCode, Person
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

SECOND = timedelta(seconds=1)
MINE = Asker("this browser", "step_up")


def test_a_code_has_six_digits_whatever_they_are(wired: Wired, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def below(most: int) -> int:
        drawn.append(most)
        return 42

    monkeypatch.setattr(secrets, "randbelow", below)
    with wired.db.writing() as session:
        code = codes.ask(session, MINE, "here", now=wired.clock())
        assert codes.mint(session, code.id, now=wired.clock()) == "000042"
    assert drawn == [1_000_000]


def test_its_ten_minutes_begin_anew_when_it_is_made(wired: Wired, clock: FixedClock) -> None:
    asked_at = clock()
    with wired.db.writing() as session:
        code = codes.ask(session, MINE, "here", now=asked_at)
        assert code.expires_at == asked_at + timedelta(minutes=10)
        digits = codes.mint(session, code.id, now=asked_at + timedelta(minutes=4))
        assert code.expires_at == asked_at + timedelta(minutes=14)
        codes.prove(session, MINE.secret, digits, now=asked_at + timedelta(minutes=14) - SECOND)


def test_a_place_without_digits_proves_nothing_and_costs_a_try(wired: Wired) -> None:
    with wired.db.writing() as session:
        code = codes.ask(session, MINE, "here", now=wired.clock())
        with pytest.raises(CodeRefused) as refused:
            codes.prove(session, MINE.secret, "000000", now=wired.clock())
        assert (refused.value.tries_left, code.used_at) == (4, None)


@on_both
def test_asking_again_ends_what_waits_and_leaves_what_is_over_as_it_was(
    wired: Wired, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        used = codes.ask(session, MINE, "here", now=clock())
        codes.prove(session, MINE.secret, codes.mint(session, used.id, now=clock()), now=clock())
        used_until = used.expires_at
        over = codes.ask(session, MINE, "here", now=clock() - timedelta(hours=1))
        over_at = over.expires_at
        waits, others = (
            codes.ask(session, Asker(who, "step_up"), "here", now=clock()) for who in ("this browser", "b")
        )
        session.flush()
        newest = codes.ask(session, MINE, "here", now=clock() + SECOND)
        session.expire_all()
        assert (used.expires_at, over.expires_at) == (used_until, over_at)
        assert (waits.expires_at, others.expires_at) == (clock() + SECOND, clock() + timedelta(minutes=10))
        assert codes.waiting(session, MINE.secret, now=clock() + SECOND) is newest
        assert codes.latest(session, MINE.secret) is newest


def test_the_newest_of_several_that_wait_is_meant_and_one_row_is_read(
    wired: Wired, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        rows = [codes.ask(session, MINE, "here", now=clock()) for _ in range(3)]
        for row in rows:
            row.expires_at = clock() + timedelta(minutes=10)
        session.flush()
        digits = codes.mint(session, rows[-1].id, now=clock())
        asked = asks(session)
        assert codes.waiting(session, MINE.secret, now=clock()) is rows[-1]
        assert codes.latest(session, MINE.secret) is rows[-1]
        assert codes.prove(session, MINE.secret, digits, now=clock()) is rows[-1]
        assert all("LIMIT" in one for one in asked if "FROM one_time_code" in one)


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_a_try_waits_for_the_one_before_it_and_counts_after_it(wired: Wired) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        code = codes.ask(session, MINE, "here", now=now)
        digits, number = codes.mint(session, code.id, now=now), code.id
        session.commit()
    with wired.db.writing() as session, wired.db.writing() as other:
        seen = other.get_one(OneTimeCode, number)
        other.execute(text("SAVEPOINT before"))
        assert codes.prove(session, MINE.secret, digits, now=now).id == number
        session.flush()
        other.execute(text("SET LOCAL lock_timeout = '200ms'"))
        with pytest.raises(OperationalError, match="lock timeout"):
            codes.prove(other, MINE.secret, digits, now=now)
        other.execute(text("ROLLBACK TO SAVEPOINT before"))
        session.commit()
        with pytest.raises(CodeRefused):
            codes.prove(other, MINE.secret, digits, now=now)
        assert seen.used_at == now, "Read anew, and not as it was before the wait."


@on_both
def test_what_ran_out_before_a_moment_goes_and_its_message_stays(wired: Wired, clock: FixedClock) -> None:
    with wired.db.writing() as session:
        old, at_it, young = (codes.ask(session, Asker(who, "join"), "here", now=clock()) for who in "abc")
        old.expires_at, at_it.expires_at = clock() - SECOND, clock()
        address = Address("sms", "+447700900123", "here", "en", "GB")
        sent = {
            one.id: messages.queue(
                session, NewMessage("code", address, clock(), clock(), code_id=one.id), now=clock()
            )
            for one in (old, at_it, young)
        }
        assert codes.forget_before(session, clock()) == 1
        session.expire_all()
        assert set(session.scalars(select(OneTimeCode.id))) == {at_it.id, young.id}
        assert session.get_one(Message, sent[young.id]).code_id == young.id
        left = session.scalars(select(Message.code_id).order_by(Message.id)).all()
        assert left == [None, at_it.id, young.id]


def test_each_kind_of_secret_is_hashed_for_itself(wired: Wired) -> None:
    """What is kept must be found again by the next release too: these names never change."""
    with wired.db.writing() as session:
        sealer = db.sealer(session)
        code = codes.ask(session, MINE, "here", now=wired.clock())
        digits = codes.mint(session, code.id, now=wired.clock())
        assert code.asker_digest == sealer.digest("asker", "this browser")
        assert code.digest == sealer.digest("code", f"{code.id}:{digits}")
        assert message_links.digest(session, "abc") == sealer.digest("link", "abc")


def test_a_link_lives_a_week_and_leads_to_its_own_rows(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    first, second = make_learner(wired, cohort), make_learner(wired, cohort)
    with wired.db.writing() as session:
        found = []
        for learner in (first, second):
            new = NewMessage(
                "lesson", Address("sms", learner.contact, "here", "en", "GB"), clock(), clock(), item="l02",
                person_id=learner.person_id, enrolment_id=learner.enrolment_id,
            )  # fmt: skip
            found.append(session.get_one(Message, messages.queue(session, new, now=clock())))
        tokens = message_links.issue(session, found, now=clock())
        session.commit()
    with wired.db.reading() as session:
        token = tokens[found[1].id]
        link = message_links.find(session, token, now=clock() + timedelta(days=7) - SECOND)
        assert link is not None
        assert (link.person_id, link.enrolment_id, link.item) == (
            second.person_id,
            second.enrolment_id,
            "l02",
        )
        asked = asks(session)
        behind = [
            session.get_one(Message, found[1].id),
            session.get_one(Person, second.person_id),
            session.get_one(Enrolment, second.enrolment_id),
        ]
        assert all(behind)
        assert asked == [], "They came with it."
        assert message_links.find(session, token, now=clock() + timedelta(days=7)) is None


def test_the_link_of_an_invitation_leads_to_what_was_asked(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    with wired.db.writing() as session:
        request = joining.invite(session, cohort, make_profile(), source="staff", now=clock())
        invitation = session.scalars(select(Message)).one()
        message_links.issue(session, [invitation], now=clock())
        link = session.scalars(select(LinkToken)).one()
        assert (link.person_id, link.enrolment_id, link.join_request_id) == (None, None, request.id)


def asks(session: Session) -> list[str]:
    """The statements that a session sends from here on."""
    found: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *given: found.append(given[2]))
    return found
