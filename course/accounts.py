"""The accounts of staff, as an owner keeps them: who there is, inviting, roles, ending access, lost second keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, func, select

from course import db, sessions, staff
from course.db import Session
from course.models import BrowserSession, Cohort, RecoveryCode, Role, Staff, StaffCohort

LOCK = "staff"


class NoOwnerLeft(Exception):
    """This would leave the house without an owner who can sign in."""


class State(StrEnum):
    """How an account stands. LAPSED: it waits for a set-up whose one-time address ended."""

    ACTIVE = "active"
    INVITED = "invited"
    LAPSED = "lapsed"
    DISABLED = "disabled"


@dataclass(frozen=True)
class Account:
    """One account as it is listed. `cohorts` are the names of those it is limited to; None for all of them."""

    member: Staff
    state: State
    cohorts: tuple[str, ...] | None
    codes_left: int
    browsers: int


def everybody(session: Session, *, now: datetime) -> list[Account]:
    """Every account, those that are disabled last, in four queries however many there are."""
    members = session.scalars(select(Staff).order_by(Staff.disabled_at.is_not(None), Staff.id)).all()
    limits: dict[int, list[str]] = {}
    named = select(StaffCohort.staff_id, Cohort.name).join(Cohort, Cohort.id == StaffCohort.cohort_id)
    for staff_id, name in session.execute(named.order_by(Cohort.name)):
        limits.setdefault(staff_id, []).append(name)
    unused = RecoveryCode.used_at.is_(None)
    counted = select(RecoveryCode.staff_id, func.count()).where(unused).group_by(RecoveryCode.staff_id)
    codes = {row[0]: row[1] for row in session.execute(counted)}
    open_ones = sessions.open_of_staff(session, [one.id for one in members], now=now)
    browsers = [one.staff_id for one in open_ones]
    return [
        Account(
            one,
            state(one, now=now, is_signed_in=one.id in browsers),
            tuple(limits.get(one.id, ())) if one.is_limited and one.role != Role.OWNER else None,
            codes.get(one.id, 0),
            browsers.count(one.id),
        )
        for one in members
    ]


def state(member: Staff, *, now: datetime, is_signed_in: bool = False) -> State:
    """How an account stands at a moment. Whoever is signed in is in: a demonstration's button asks for no password."""
    if member.disabled_at is not None:
        return State.DISABLED
    if member.password_hash is not None or is_signed_in:
        return State.ACTIVE
    is_waiting = member.setup_expires_at is not None and now < member.setup_expires_at
    return State.INVITED if is_waiting else State.LAPSED


def find(session: Session, staff_id: int) -> Staff | None:
    """An account, disabled or not."""
    return session.get(Staff, staff_id)


def with_email(session: Session, email: str) -> Staff | None:
    """The account of an address, disabled or not."""
    return session.scalar(select(Staff).where(Staff.email == email.strip().lower()))


def has_owner(session: Session) -> bool:
    """Whether there is an owner, set up or invited, who is not disabled."""
    return staff.first_owner(session) is not None


def change(session: Session, member: Staff, role: Role, cohort_ids: Iterable[int] | None) -> None:
    """Another role, and the cohorts it holds for (None: all). It counts from the next page on. Raises NoOwnerLeft."""
    if role != Role.OWNER:
        _keep_an_owner(session, member)
    member.role = role
    staff.limit(session, member, None if role == Role.OWNER else cohort_ids)


def disable(session: Session, member: Staff, *, now: datetime) -> None:
    """End an account: its open sessions and its one-time address end with it, at once. Raises NoOwnerLeft."""
    _keep_an_owner(session, member)
    member.disabled_at = now
    withdraw_address(member)
    sessions.end_all(session, staff_id=member.id, now=now)


def enable(member: Staff) -> None:
    """Let somebody in again, with the password and the second key they had."""
    member.disabled_at = None


def withdraw_address(member: Staff) -> None:
    """A one-time address that went to the wrong person opens nothing any more."""
    member.setup_digest = member.setup_expires_at = None


def reset_second_key(session: Session, member: Staff, *, now: datetime) -> str:
    """Take away password, second key and recovery codes and end every session: the token of a fresh one-time address.

    Somebody else's act, or the console's: who has lost their key cannot show who they are.
    """
    member.password_hash = member.totp_sealed = member.totp_last_step = None
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == member.id))
    sessions.end_all(session, staff_id=member.id, now=now)
    return staff.invite(session, member, now=now)


def limits(session: Session, member: Staff) -> frozenset[int]:
    """The cohorts that stand beside their name, whether their role heeds them or not."""
    return frozenset(session.scalars(select(StaffCohort.cohort_id).where(StaffCohort.staff_id == member.id)))


def every_cohort(session: Session) -> Sequence[Cohort]:
    """The cohorts that somebody could be limited to, the newest first."""
    return session.scalars(select(Cohort).order_by(Cohort.id.desc())).all()


def browsers(session: Session, member: Staff, *, now: datetime) -> Sequence[BrowserSession]:
    """Where somebody is signed in now, the newest first."""
    return sessions.open_of_staff(session, [member.id], now=now)


def _keep_an_owner(session: Session, member: Staff) -> None:
    """Refuse to lose the last owner who can sign in. Two owners who demote each other take turns."""
    db.exclusive(session, LOCK)
    others = select(Staff.id).where(
        Staff.role == Role.OWNER,
        Staff.disabled_at.is_(None),
        Staff.password_hash.is_not(None),
        Staff.id != member.id,
    )
    if member.role == Role.OWNER and session.scalar(others.limit(1)) is None:
        raise NoOwnerLeft
