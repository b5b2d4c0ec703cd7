"""Staff accounts: a one-time address to begin, a password (Argon2id), a second factor, recovery codes."""

import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, or_, select

from course import db, unsealing
from course.db import Session
from course.models import TOKEN_BYTES, RecoveryCode, Role, Staff, StaffCohort, new_uid

SETUP_LIVES = timedelta(days=3)
TOTP_BYTES = 20
PASSWORD_LENGTH = 12
RECOVERY_CODES = 10
STEP_SECONDS = 30
SEES_TO_TASKS = (Role.REVIEWER, Role.COORDINATOR, Role.OWNER)
_hasher = PasswordHasher()
# Checked where no account is found, so that a stranger cannot tell by the time taken whether there is one.
_NOBODY = _hasher.hash("nobody has this password")


class EmailTaken(Exception):
    """Another account already has this address."""


class SignInRefused(Exception):
    """Something in the sign-in was wrong. It does not say what."""


class PasswordTooShort(Exception):
    """A password needs at least PASSWORD_LENGTH characters."""


@dataclass(frozen=True)
class Factor:
    """What a person at the sign-in page holds: six digits of their app, or one recovery code."""

    digits: str = ""
    recovery: str = ""


def create(session: Session, email: str, role: Role, *, name: str = "", now: datetime) -> tuple[Staff, str]:
    """A new account and the token of its one-time address. Raises EmailTaken."""
    email = email.strip().lower()
    if session.scalar(select(Staff.id).where(Staff.email == email)) is not None:
        raise EmailTaken(email)
    member = Staff(uid=new_uid(), email=email, role=role, name=name, created_at=now)
    session.add(member)
    return member, invite(session, member, now=now)


def invite(session: Session, member: Staff, *, now: datetime) -> str:
    """A fresh one-time address for an account; an earlier one ends."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    member.setup_digest = db.sealer(session).digest("setup", token)
    member.setup_expires_at = now + SETUP_LIVES
    session.flush()
    return token


def awaiting_setup(session: Session, token: str, *, now: datetime) -> Staff | None:
    """The account a one-time address belongs to, while it may be used."""
    member = session.scalar(
        select(Staff).where(Staff.setup_digest == db.sealer(session).digest("setup", token))
    )
    if (
        member is None
        or member.disabled_at
        or member.setup_expires_at is None
        or member.setup_expires_at <= now
    ):
        return None
    return member


def setup_totp_secret(session: Session, token: str) -> str:
    """The second factor's secret that belongs to a one-time address: the same at each look, stored nowhere.

    Made with our key from the token, which the database does not hold; so no form needs to carry it.
    """
    digest = bytes.fromhex(db.sealer(session).digest("totp-setup", token))
    return base64.b32encode(digest[:TOTP_BYTES]).decode()


def totp_address(secret: str, email: str) -> str:
    """What an authenticator app reads from the QR picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name="Kith")


def finish_setup(
    session: Session, member: Staff, *, name: str, password: str, totp_secret: str, digits: str, now: datetime
) -> list[str]:
    """Set name, password and second factor, use up the address. The recovery codes, shown this once.

    Raises PasswordTooShort, or SignInRefused where the digits do not match or the address was used.
    """
    if len(password) < PASSWORD_LENGTH:
        raise PasswordTooShort
    session.refresh(member, with_for_update=True)
    step = _matching_step(totp_secret, digits, now)
    if step is None or member.setup_digest is None:
        raise SignInRefused
    member.name, member.password_hash = name, _hasher.hash(password)
    member.totp_sealed = db.sealer(session).seal("staff", member.uid, "totp", totp_secret)
    member.totp_last_step = step
    member.setup_digest = member.setup_expires_at = None
    # Codes of an earlier set-up end with it: whoever was invited afresh may have lost them to somebody.
    return renew_recovery_codes(session, member)


def sign_in(session: Session, email: str, password: str, factor: Factor, *, now: datetime) -> Staff:
    """The account, when password and second factor are right. Raises SignInRefused. A code works once."""
    query = select(Staff).where(Staff.email == email.strip().lower()).with_for_update()
    return _proven(session, session.scalar(query), password, factor, now)


def prove_again(session: Session, member: Staff, password: str, factor: Factor, *, now: datetime) -> None:
    """Nothing, when whoever is signed in shows the same again. Raises SignInRefused."""
    session.refresh(member, with_for_update=True)
    _proven(session, member, password, factor, now)


def change_password(member: Staff, password: str) -> None:
    """Another password for somebody who has just shown the one they had. Raises PasswordTooShort."""
    if len(password) < PASSWORD_LENGTH:
        raise PasswordTooShort
    member.password_hash = _hasher.hash(password)


def renew_recovery_codes(session: Session, member: Staff) -> list[str]:
    """Ten fresh recovery codes, shown this once; the earlier ones end."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == member.id))
    codes = [
        f"{secrets.token_hex(2)}-{secrets.token_hex(2)}-{secrets.token_hex(2)}" for _ in range(RECOVERY_CODES)
    ]
    session.add_all(
        RecoveryCode(staff_id=member.id, digest=_recovery_digest(session, member, code)) for code in codes
    )
    return codes


def codes_left(session: Session, member: Staff) -> int:
    """How many of the recovery codes have not been used."""
    query = select(func.count()).where(RecoveryCode.staff_id == member.id, RecoveryCode.used_at.is_(None))
    return session.scalar(query) or 0


def find(session: Session, staff_id: int) -> Staff | None:
    member = session.get(Staff, staff_id)
    return member if member is not None and member.disabled_at is None else None


def names(session: Session, staff_ids: Iterable[int]) -> dict[int, str]:
    """What to call the people behind these ids; the address of somebody who gave no name."""
    query = select(Staff.id, Staff.name, Staff.email).where(Staff.id.in_(list(staff_ids)))
    return {staff_id: name or email for staff_id, name, email in session.execute(query)}


def reach(session: Session, member: Staff) -> frozenset[int] | None:
    """The cohorts that a member of staff may see; None for all of them. An owner sees all."""
    if not member.is_limited or member.role == Role.OWNER:
        return None
    return frozenset(session.scalars(select(StaffCohort.cohort_id).where(StaffCohort.staff_id == member.id)))


def limit(session: Session, member: Staff, cohort_ids: Iterable[int] | None) -> None:
    """Let somebody see these cohorts and no others; None for all of them, those to come too."""
    session.execute(delete(StaffCohort).where(StaffCohort.staff_id == member.id))
    member.is_limited = cohort_ids is not None
    session.add_all(StaffCohort(staff_id=member.id, cohort_id=one) for one in sorted(set(cohort_ids or ())))
    session.flush()


def let_see(session: Session, member: Staff, cohort_id: int) -> None:
    """One cohort more for somebody whose account is limited: they have just made it."""
    if member.is_limited:
        db.insert_once(session, StaffCohort, staff_id=member.id, cohort_id=cohort_id)


def who_help(session: Session, cohort_id: int | None) -> list[Staff]:
    """Who may see to the support tasks of a cohort: reviewers first, then coordinators, then owners."""
    sees = select(StaffCohort.staff_id).where(StaffCohort.cohort_id == cohort_id)
    query = select(Staff).where(
        Staff.disabled_at.is_(None),
        Staff.password_hash.is_not(None),
        Staff.role.in_(SEES_TO_TASKS),
        or_(Staff.is_limited.is_(False), Staff.role == Role.OWNER, Staff.id.in_(sees)),
    )
    order = {role: place for place, role in enumerate(SEES_TO_TASKS)}
    return sorted(session.scalars(query), key=lambda one: (order[Role(one.role)], one.id))


def owners(session: Session) -> list[Staff]:
    """Every owner whose account is not disabled, the earliest first."""
    query = select(Staff).where(Staff.role == Role.OWNER, Staff.disabled_at.is_(None)).order_by(Staff.id)
    return list(session.scalars(query))


def first_owner(session: Session) -> Staff | None:
    """The earliest owner: whom the demonstration's button signs in."""
    return next(iter(owners(session)), None)


def _proven(session: Session, member: Staff | None, password: str, factor: Factor, now: datetime) -> Staff:
    is_right = _password_matches(member.password_hash if member else None, password)
    if member is None or not is_right or member.disabled_at is not None:
        raise SignInRefused
    if not (
        _recovery_matches(session, member, factor, now) or _totp_matches(session, member, factor.digits, now)
    ):
        raise SignInRefused
    if _hasher.check_needs_rehash(member.password_hash or ""):
        member.password_hash = _hasher.hash(password)
    return member


def _password_matches(stored: str | None, password: str) -> bool:
    try:
        _hasher.verify(stored or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def _totp_matches(session: Session, member: Staff, digits: str, now: datetime) -> bool:
    if member.totp_sealed is None:
        return False
    # A second key that does not open fits no digits; a recovery code, or another owner, helps.
    secret = unsealing.text_or_none(session, "staff", member.uid, "totp", member.totp_sealed)
    step = _matching_step(secret, digits, now) if secret is not None else None
    if step is None or (member.totp_last_step is not None and step <= member.totp_last_step):
        return False
    member.totp_last_step = step
    return True


def _matching_step(secret: str, digits: str, now: datetime) -> int | None:
    """Which 30-second step the digits belong to: this one or a neighbour, since clocks differ a little."""
    digits = digits.replace(" ", "")
    for offset in (0, -1, 1):
        moment = now + timedelta(seconds=offset * STEP_SECONDS)
        if pyotp.TOTP(secret).verify(digits, for_time=moment):
            return int(moment.timestamp()) // STEP_SECONDS
    return None


def _recovery_matches(session: Session, member: Staff, factor: Factor, now: datetime) -> bool:
    if not factor.recovery:
        return False
    digest = _recovery_digest(session, member, factor.recovery)
    row = session.scalar(
        select(RecoveryCode).where(
            RecoveryCode.staff_id == member.id, RecoveryCode.digest == digest, RecoveryCode.used_at.is_(None)
        )
    )
    if row is None:
        return False
    row.used_at = now
    return True


def _recovery_digest(session: Session, member: Staff, code: str) -> str:
    return db.sealer(session).digest("recovery", f"{member.id}:{code.strip().lower()}")
