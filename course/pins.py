"""A learner's PIN: it opens what was written in place of a texted code. Kept as an Argon2id hash of a keyed hash.

Five wrong tries lock it for fifteen minutes; a code by message still works, and sets nothing back.
"""

from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import select

from course import db
from course.db import Session
from course.models import Person

LENGTHS = range(4, 9)
TRIES, LOCKED_FOR = 5, timedelta(minutes=15)
UP, DOWN = "01234567890", "09876543210"
_hasher = PasswordHasher()


class PinRefused(Exception):
    """The PIN is wrong, or locked. `tries_left` is 0 where it is locked."""

    def __init__(self, tries_left: int) -> None:
        self.tries_left = tries_left
        super().__init__("The PIN was refused.")


def may_be(digits: str) -> bool:
    """Four to eight digits, and none that everybody tries first: one digit only, or counting up or down."""
    is_shaped = len(digits) in LENGTHS and digits.isascii() and digits.isdigit()
    return is_shaped and len(set(digits)) > 1 and digits not in UP and digits not in DOWN


def put(session: Session, person: Person, digits: str) -> None:
    """A new PIN in place of any other. The caller ends the sessions."""
    person.pin_hash = _hasher.hash(_keyed(session, person, digits))
    person.pin_wrong_tries, person.pin_locked_until_at = 0, None


def take_away(person: Person) -> None:
    """Without a PIN from now on; a code opens as before."""
    person.pin_hash, person.pin_wrong_tries, person.pin_locked_until_at = None, 0, None


def is_locked(person: Person, *, now: datetime) -> bool:
    return person.pin_locked_until_at is not None and now < person.pin_locked_until_at


def prove(session: Session, person_id: int, digits: str, *, now: datetime) -> Person:
    """Whose PIN it is. Raises PinRefused; the caller commits even then, because a wrong try counts."""
    # The row is locked, so that tries at the same moment count one by one.
    query = select(Person).where(Person.id == person_id).with_for_update()
    person = session.scalars(query.execution_options(populate_existing=True)).one()
    if person.pin_hash is None or is_locked(person, now=now):
        raise PinRefused(0)
    try:
        _hasher.verify(person.pin_hash, _keyed(session, person, digits))
    except VerificationError:
        raise PinRefused(_count(person, now)) from None
    person.pin_wrong_tries, person.pin_locked_until_at = 0, None
    return person


def _count(person: Person, now: datetime) -> int:
    """One more wrong try; how many are left before it locks."""
    person.pin_wrong_tries += 1
    left = TRIES - person.pin_wrong_tries
    if left <= 0:
        person.pin_wrong_tries, person.pin_locked_until_at = 0, now + LOCKED_FOR
    return max(left, 0)


def _keyed(session: Session, person: Person, digits: str) -> str:
    """Keyed, because so few digits could be tried out one by one by whoever held the hash alone."""
    return db.sealer(session).digest("pin", f"{person.uid}:{digits}")
