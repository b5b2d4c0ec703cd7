"""Staff accounts: what signs somebody in, what does not, and what can be used only once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from course import staff
from course.models import Role, Staff
from course.staff import EmailTaken, Factor, PasswordTooShort, SignInRefused
from course.wiring import Wired
from tests import desk
from tests.fakes import FixedClock

EMAIL = "eve@kith.test"


def sign_in(wired: Wired, factor: Factor, *, email: str = EMAIL, password: str = desk.PASSWORD) -> str:
    with wired.db.writing() as session:
        member = staff.sign_in(session, email, password, factor, now=wired.clock())
        session.commit()
        return member.email


def test_an_address_has_one_account(wired: Wired) -> None:
    desk.make_staff(wired)
    with wired.db.writing() as session, pytest.raises(EmailTaken):
        staff.create(session, " Eve@Kith.test", Role.ANALYST, now=wired.clock())


def test_a_code_of_the_step_before_or_after_is_taken_and_an_older_one_is_not(
    wired: Wired, clock: FixedClock
) -> None:
    desk.set_up(wired)
    clock.advance(timedelta(minutes=5))
    for seconds in (-60, 60):
        with pytest.raises(SignInRefused):
            sign_in(wired, Factor(desk.digits(clock.at + timedelta(seconds=seconds))))
    assert sign_in(wired, Factor(desk.digits(clock.at - timedelta(seconds=30)))) == EMAIL
    assert sign_in(wired, Factor(desk.digits(clock.at + timedelta(seconds=30)))) == EMAIL
    with pytest.raises(SignInRefused):
        sign_in(wired, Factor(desk.digits(clock.at)))


def test_a_code_may_be_typed_with_a_gap(wired: Wired, clock: FixedClock) -> None:
    desk.set_up(wired)
    clock.advance(timedelta(minutes=1))
    digits = desk.digits(clock.at)
    assert sign_in(wired, Factor(f"{digits[:3]} {digits[3:]}")) == EMAIL


def test_with_a_second_key_that_does_not_open_a_recovery_code_still_signs_in(
    wired: Wired, clock: FixedClock
) -> None:
    codes = desk.set_up(wired)
    clock.advance(timedelta(minutes=1))
    with wired.db.writing() as session:
        member = session.scalars(select(Staff)).one()
        member.totp_sealed = (member.totp_sealed or b"")[:-1]
        session.commit()
    with pytest.raises(SignInRefused):
        sign_in(wired, Factor(desk.digits(clock.at)))
    assert sign_in(wired, Factor(recovery=codes[0])) == EMAIL


def test_somebody_elses_recovery_code_is_refused(wired: Wired) -> None:
    desk.set_up(wired)
    codes = desk.set_up(wired, email="ruth@kith.test")
    with pytest.raises(SignInRefused):
        sign_in(wired, Factor(recovery=codes[0]))
    assert sign_in(wired, Factor(recovery=codes[0]), email="ruth@kith.test") == "ruth@kith.test"


def test_a_disabled_account_is_refused_and_not_found(wired: Wired, clock: FixedClock) -> None:
    codes = desk.set_up(wired)
    with wired.db.writing() as session:
        session.scalars(select(Staff)).one().disabled_at = clock()
        session.commit()
    with pytest.raises(SignInRefused):
        sign_in(wired, Factor(recovery=codes[0]))
    with wired.db.reading() as session:
        assert staff.find(session, 1) is None
        assert staff.first_owner(session) is None


def test_a_one_time_address_ends_after_three_days(wired: Wired, clock: FixedClock) -> None:
    with wired.db.writing() as session:
        _, token = staff.create(session, EMAIL, Role.OWNER, now=clock())
        session.commit()
    with wired.db.reading() as session:
        last = clock() + staff.SETUP_LIVES
        assert staff.awaiting_setup(session, token, now=last - timedelta(seconds=1)) is not None
        assert staff.awaiting_setup(session, token, now=last) is None


def test_an_account_is_set_up_once_by_one_address(wired: Wired, clock: FixedClock) -> None:
    desk.set_up(wired)
    with wired.db.writing() as session:
        member = session.scalars(select(Staff)).one()
        with pytest.raises(SignInRefused):
            staff.finish_setup(
                session, member, name="Mallory", password="another password", totp_secret=desk.SECRET,
                digits=desk.digits(clock()), now=clock(),
            )  # fmt: skip
        assert member.name == "Eve"


def test_a_short_password_is_refused(wired: Wired, clock: FixedClock) -> None:
    desk.make_staff(wired)
    with wired.db.writing() as session, pytest.raises(PasswordTooShort):
        staff.finish_setup(
            session, session.scalars(select(Staff)).one(), name="Eve", password="eleven char",
            totp_secret=desk.SECRET, digits=desk.digits(clock()), now=clock(),
        )  # fmt: skip


def test_the_secret_of_an_address_is_the_same_at_each_look_and_another_for_another(wired: Wired) -> None:
    with wired.db.reading() as session:
        first = staff.setup_totp_secret(session, "token")
        assert first == staff.setup_totp_secret(session, "token") != staff.setup_totp_secret(session, "other")
    assert len(first) == 32


def test_names_are_names_or_addresses(wired: Wired) -> None:
    desk.make_staff(wired)
    desk.make_staff(wired, email="ruth@kith.test", name="")
    with wired.db.reading() as session:
        assert staff.names(session, [1, 2, 3]) == {1: "Eve", 2: "ruth@kith.test"}
