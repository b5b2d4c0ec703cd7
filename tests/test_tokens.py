"""Codes and links row by row: what each holds for, when it ends, and whose end it is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from course import codes, message_links, messages
from course.codes import Asker, CodeRefused
from course.db import Session
from course.messages import Address, NewMessage
from course.models import LinkToken, Message, OneTimeCode
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

SECOND = timedelta(seconds=1)
MINE, OTHERS = "this browser", "another browser"


def asked(session: Session, wired: Wired, secret: str = MINE) -> tuple[OneTimeCode, str]:
    code = codes.ask(session, Asker(secret, "step_up"), "here", now=wired.clock())
    return code, codes.mint(session, code.id, now=wired.clock())


def tries_left(session: Session, wired: Wired, digits: str, secret: str = MINE) -> int:
    with pytest.raises(CodeRefused, match=r"^The code was refused\.$") as refused:
        codes.prove(session, secret, digits, now=wired.clock())
    return refused.value.tries_left


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 10**codes.DIGITS:0{codes.DIGITS}d}"


@on_both
def test_a_code_is_used_up_by_its_own_browser_once(wired: Wired) -> None:
    with wired.db.writing() as session:
        code, digits = asked(session, wired)
        assert tries_left(session, wired, digits, OTHERS) == 0
        found = codes.waiting(session, MINE, now=wired.clock())
        assert (found, codes.waiting(session, OTHERS, now=wired.clock())) == (code, None)
        assert codes.prove(session, MINE, digits, now=wired.clock()) is code
        assert tries_left(session, wired, digits) == 0
        assert codes.waiting(session, MINE, now=wired.clock()) is None
        assert (codes.latest(session, MINE), codes.latest(session, OTHERS)) == (code, None)


@on_both
def test_five_tries_and_the_sixth_is_refused_even_if_right(wired: Wired) -> None:
    with wired.db.writing() as session:
        _, digits = asked(session, wired)
        assert [tries_left(session, wired, wrong(digits)) for _ in range(codes.TRIES)] == [4, 3, 2, 1, 0]
        assert tries_left(session, wired, digits) == 0
        _, digits = asked(session, wired)
        assert [tries_left(session, wired, wrong(digits)) for _ in range(codes.TRIES - 1)] == [4, 3, 2, 1]
        codes.prove(session, MINE, digits, now=wired.clock())


def test_ten_minutes_from_its_making_and_not_a_second_longer(wired: Wired, clock: FixedClock) -> None:
    for late, is_good in ((codes.LIVES - SECOND, True), (codes.LIVES, False)):
        with wired.db.writing() as session:
            _, digits = asked(session, wired)
            clock.advance(late)
            assert (codes.waiting(session, MINE, now=clock()) is not None) is is_good
            if is_good:
                codes.prove(session, MINE, digits, now=clock())
            else:
                assert tries_left(session, wired, digits) == 0


def test_a_new_code_ends_the_one_before_of_the_same_browser_alone(wired: Wired, clock: FixedClock) -> None:
    with wired.db.writing() as session:
        first, digits = asked(session, wired)
        theirs, _ = asked(session, wired, OTHERS)
        clock.advance(SECOND)
        second, _ = asked(session, wired)
        session.refresh(first)
        session.refresh(theirs)
        assert first.expires_at == clock()
        assert theirs.expires_at > clock()
        assert codes.latest(session, MINE) is second
        assert tries_left(session, wired, digits) == codes.TRIES - 1


@on_both
def test_codes_that_ran_out_are_dropped_and_their_messages_stay(wired: Wired, clock: FixedClock) -> None:
    with wired.db.writing() as session:
        code, _ = asked(session, wired)
        queue(session, wired, "here", code_id=code.id)
        assert codes.forget_before(session, code.expires_at) == 0
        assert codes.forget_before(session, code.expires_at + SECOND) == 1
        assert session.scalars(select(Message.code_id)).all() == [None]


def queue(session: Session, wired: Wired, index: str, **of: int) -> None:
    now = wired.clock()
    address = Address("sms", "+447700900123", index, "en", "GB")
    messages.queue(session, NewMessage("lesson", address, now, now + timedelta(hours=1), **of), now=now)  # type: ignore[arg-type]


def opens(session: Session, wired: Wired, tokens: list[str]) -> list[bool]:
    session.expire_all()
    return [message_links.find(session, one, now=wired.clock()) is not None for one in tokens]


@pytest.fixture
def two(wired: Wired) -> list[str]:
    cohort = make_cohort(wired)
    for index, contact in (("here", "+447700900123"), ("there", "+447700900124")):
        made = make_learner(wired, cohort, profile=make_profile(name=index, contact=contact))
        with wired.db.writing() as session:
            queue(session, wired, index, person_id=made.person_id)
            session.commit()
    with wired.db.writing() as session:
        found = session.scalars(select(Message).order_by(Message.id)).all()
        tokens = message_links.issue(session, found, now=wired.clock())
        session.commit()
        return [tokens[one.id] for one in found]


@on_both
def test_a_link_opens_for_seven_days_and_names_its_own_message(
    wired: Wired, clock: FixedClock, two: list[str]
) -> None:
    with wired.db.writing() as session:
        assert all(len(one) == message_links.TOKEN_LENGTH for one in two)
        link = message_links.find(session, two[0], now=clock())
        assert link is not None
        assert (link.message_id, link.person_id) == (1, 1)
        assert message_links.belongs_to(session, two[0], 1)
        assert not message_links.belongs_to(session, two[0], 2)
        assert not message_links.belongs_to(session, two[0] + "x", 1)
        clock.advance(message_links.LIVES - SECOND)
        assert opens(session, wired, two) == [True, True]
        clock.advance(SECOND)
        assert opens(session, wired, two) == [False, False]


@on_both
@pytest.mark.parametrize("by", ["person", "number"])
def test_links_end_for_one_person_or_number_and_for_nobody_else(
    wired: Wired, clock: FixedClock, two: list[str], by: str
) -> None:
    def revoke(session: Session) -> None:
        if by == "person":
            message_links.revoke_all(session, 1, now=clock())
        else:
            message_links.revoke_at(session, "here", now=clock())

    began = clock()
    with wired.db.writing() as session:
        revoke(session)
        assert opens(session, wired, two) == [False, True]
        clock.advance(SECOND)
        revoke(session)
        ended = session.scalars(select(LinkToken.revoked_at).order_by(LinkToken.id)).all()
        assert ended == [began, None], "When it ended stays what it was."


@on_both
def test_the_first_press_counts_and_links_that_ran_out_are_dropped(
    wired: Wired, clock: FixedClock, two: list[str]
) -> None:
    began = clock()
    with wired.db.writing() as session:
        link = message_links.find(session, two[0], now=clock())
        assert link is not None
        for _ in range(2):
            message_links.note_opened(session, link, now=clock())
            clock.advance(SECOND)
        session.expire_all()
        assert session.scalars(select(Message.opened_at).order_by(Message.id)).all() == [began, None]
        ends = began + message_links.LIVES
        assert message_links.forget_before(session, ends) == 0
        assert message_links.forget_before(session, ends + SECOND) == 2
