"""The PIN row by row: what is kept of it, what each try does to it, and that tries at the same moment all count."""

from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from course import db, pins
from course.db import Session
from course.models import Person
from course.pins import PinRefused
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile, on_both

SECOND, LOCKED = timedelta(seconds=1), timedelta(minutes=15)
PIN, OTHER = "4071", "9160"


@pytest.fixture
def ada(wired: Wired) -> int:
    """A learner with a PIN, beside one who has another."""
    cohort = make_cohort(wired)
    ids: list[int] = []
    for name, digits in (("Ben", OTHER), ("Ada", PIN)):
        contact = f"+44770090012{len(ids)}"
        made = make_learner(wired, cohort, profile=make_profile(name=name, contact=contact))
        with wired.db.writing() as session:
            pins.put(session, session.get_one(Person, made.person_id), digits)
            session.commit()
        ids.append(made.person_id)
    return ids[1]


def tries_left(session: Session, wired: Wired, who: int, digits: str) -> int:
    with pytest.raises(PinRefused, match=r"^The PIN was refused\.$") as refused:
        pins.prove(session, who, digits, now=wired.clock())
    return refused.value.tries_left


def kept(session: Session, who: int) -> tuple[str | None, int, datetime | None]:
    """What the row says: the hash, the wrong tries, until when it is locked."""
    person = session.get_one(Person, who)
    return person.pin_hash, person.pin_wrong_tries, person.pin_locked_until_at


@pytest.mark.parametrize(
    ("digits", "may"),
    [("4071", True), ("1212", True), ("407", False), ("40712233", True), ("407122334", False), ("4071a", False),
     ("40\u0667\u0661", False), ("7777", False), ("0123", False), ("7890", False), ("9876", False), ("3210", False)],
)  # fmt: skip
def test_what_may_be_a_pin(digits: str, may: bool) -> None:
    assert pins.may_be(digits) is may


def test_what_is_kept_is_a_hash_of_what_only_we_could_have_hashed(wired: Wired, ada: int) -> None:
    """And the next release must find it again."""
    with wired.db.reading() as session:
        person = session.get_one(Person, ada)
        keyed = db.sealer(session).digest("pin", f"{person.uid}:{PIN}")
        assert PasswordHasher().verify(person.pin_hash or "", keyed)


@on_both
def test_it_opens_for_its_own_learner_and_no_other_opens(wired: Wired, ada: int) -> None:
    with wired.db.writing() as session:
        assert pins.prove(session, ada, PIN, now=wired.clock()).id == ada
        assert tries_left(session, wired, ada, OTHER) == 4
        assert session.get_one(Person, ada).pin_wrong_tries == 1
        pins.prove(session, ada, PIN, now=wired.clock())
        assert session.get_one(Person, ada).pin_wrong_tries == 0


def test_the_fifth_wrong_try_locks_it_and_the_count_begins_anew(wired: Wired, ada: int) -> None:
    with wired.db.writing() as session:
        person = session.get_one(Person, ada)
        person.pin_wrong_tries = 3
        assert tries_left(session, wired, ada, OTHER) == 1
        assert not pins.is_locked(person, now=wired.clock()), "The fourth does not."
        assert tries_left(session, wired, ada, OTHER) == 0
        assert (person.pin_wrong_tries, person.pin_locked_until_at) == (0, wired.clock() + LOCKED)
        assert tries_left(session, wired, ada, PIN) == 0
        assert person.pin_wrong_tries == 0, "What is tried while it is locked does not count."
        assert pins.is_locked(person, now=wired.clock() + LOCKED - SECOND)
        assert not pins.is_locked(person, now=wired.clock() + LOCKED)
        pins.prove(session, ada, PIN, now=wired.clock() + LOCKED)
        assert person.pin_locked_until_at is None


def test_more_wrong_tries_than_a_release_allows_lock_it_too(wired: Wired, ada: int) -> None:
    with wired.db.writing() as session:
        person = session.get_one(Person, ada)
        person.pin_wrong_tries = 7
        assert tries_left(session, wired, ada, OTHER) == 0
        assert pins.is_locked(person, now=wired.clock())


def test_a_new_pin_begins_anew_and_one_taken_away_opens_nothing(wired: Wired, ada: int) -> None:
    with wired.db.writing() as session:
        person = session.get_one(Person, ada)
        person.pin_wrong_tries, person.pin_locked_until_at = 3, wired.clock() + LOCKED
        pins.put(session, person, OTHER)
        assert kept(session, ada)[1:] == (0, None)
        assert pins.prove(session, ada, OTHER, now=wired.clock()) is person
        person.pin_wrong_tries, person.pin_locked_until_at = 3, wired.clock() + LOCKED
        pins.take_away(person)
        assert kept(session, ada) == (None, 0, None)
        assert tries_left(session, wired, ada, OTHER) == 0
        assert person.pin_wrong_tries == 0


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_a_try_waits_for_the_one_before_it_and_counts_after_it(wired: Wired, ada: int) -> None:
    with wired.db.writing() as session, wired.db.writing() as other:
        seen = other.get_one(Person, ada)
        other.execute(text("SAVEPOINT before"))
        assert tries_left(session, wired, ada, OTHER) == 4
        session.flush()
        other.execute(text("SET LOCAL lock_timeout = '200ms'"))
        with pytest.raises(OperationalError, match="lock timeout"):
            pins.prove(other, ada, PIN, now=wired.clock())
        other.execute(text("ROLLBACK TO SAVEPOINT before"))
        session.commit()
        assert tries_left(other, wired, ada, OTHER) == 3, "Read anew, and not as it was before the wait."
        assert seen.pin_wrong_tries == 2
