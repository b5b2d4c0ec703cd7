"""Accounts of staff as an owner keeps them: how each stands, and that an owner is always left."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from sqlalchemy import select

from course import accounts, sessions, staff
from course.accounts import NoOwnerLeft, State
from course.models import BrowserSession, RecoveryCode, Role, Staff
from course.rules import browser_words
from course.sessions import Subject
from course.staff import Factor, SignInRefused
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort
from tests.fakes import FixedClock

Counting = Callable[[Wired], AbstractContextManager[list[str]]]


def signed_in(wired: Wired, staff_id: int) -> None:
    with wired.db.writing() as session:
        sessions.open_for(session, Subject(staff_id=staff_id), full=False, now=wired.clock())
        session.commit()


def test_the_list_says_how_each_account_stands_in_four_queries(
    wired: Wired, clock: FixedClock, count_queries: Counting
) -> None:
    desk.set_up(wired)
    make_cohort(wired)
    desk.make_staff(wired, email="late@kith.test", role=Role.REVIEWER)
    by_button = desk.make_staff(wired, email="button@kith.test", role=Role.COORDINATOR)
    clock.advance(timedelta(days=4))
    desk.make_staff(wired, email="new@kith.test", role=Role.COORDINATOR)
    desk.make_staff(wired, email="gone@kith.test", role=Role.ANALYST)
    signed_in(wired, 1)
    signed_in(wired, by_button)
    with wired.db.writing() as session:
        staff.limit(session, session.get_one(Staff, 4), [1])
        accounts.disable(session, session.get_one(Staff, 5), now=clock())
        session.commit()
    with wired.db.reading() as session, count_queries(wired) as queries:
        found = accounts.everybody(session, now=clock())
    assert [(one.member.id, one.state, one.cohorts, one.codes_left, one.browsers) for one in found] == [
        (1, State.ACTIVE, None, 10, 1),
        (2, State.LAPSED, None, 0, 0),
        (3, State.ACTIVE, None, 0, 1),
        (4, State.INVITED, ("Riverside",), 0, 0),
        (5, State.DISABLED, None, 0, 0),
    ]
    assert sum(one.startswith("SELECT") for one in queries) == 4


def test_there_is_always_an_owner_who_can_sign_in(wired: Wired, clock: FixedClock) -> None:
    desk.set_up(wired)
    desk.make_staff(wired, email="invited@kith.test", role=Role.OWNER)
    with wired.db.writing() as session:
        eve = session.get_one(Staff, 1)
        with pytest.raises(NoOwnerLeft):
            accounts.change(session, eve, Role.ANALYST, None)
        with pytest.raises(NoOwnerLeft):
            accounts.disable(session, eve, now=clock())
        accounts.change(session, eve, Role.OWNER, None)
        accounts.disable(session, session.get_one(Staff, 2), now=clock())
        assert (eve.role, eve.disabled_at) == (Role.OWNER, None)


def test_a_reset_takes_everything_that_signs_in_and_leaves_one_address(
    wired: Wired, clock: FixedClock
) -> None:
    codes = desk.set_up(wired)
    signed_in(wired, 1)
    clock.advance(timedelta(minutes=1))
    with wired.db.writing() as session:
        token = accounts.reset_second_key(session, session.get_one(Staff, 1), now=clock())
        session.commit()
    with wired.db.writing() as session:
        for factor in (Factor(desk.digits(clock.at)), Factor(recovery=codes[0])):
            with pytest.raises(SignInRefused):
                staff.sign_in(session, "eve@kith.test", desk.PASSWORD, factor, now=clock())
        assert session.scalars(select(RecoveryCode)).all() == []
        assert session.scalars(select(BrowserSession)).one().ended_at == clock.at
        member = staff.awaiting_setup(session, token, now=clock())
        assert member is not None
        again = staff.finish_setup(
            session, member, name="Eve", password=desk.PASSWORD, totp_secret=desk.SECRET,
            digits=desk.digits(clock.at), now=clock(),
        )  # fmt: skip
        assert len(set(again)) == 10
        assert not set(again) & set(codes)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox on Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
            "Safari/537.36 Edg/142.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.1 Mobile/15E148 Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile "
            "Safari/537.36",
            "Chrome on Android",
        ),
        ("curl/8.5", "A browser"),
    ],
)
def test_a_browser_is_known_by_two_words(said: str, words: str) -> None:
    assert browser_words.of(said) == words
