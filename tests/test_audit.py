"""The record of acts: whatever is done to any of its lines is found, and what was not touched is not suspected."""

import itertools
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from course import audit, facts
from course.audit import Act, Wanted
from course.db import Session
from course.models import AuditEntry, Fact
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, on_both
from tests.fakes import FixedClock

LINES = 5
CHANGES = {
    "at": AuditEntry.at,
    "act": "erased",
    "subject": "cohort:9",
    "actor": "command",
    "staff_id": None,
    "cohort_id": None,
    "details": {"learners": 6},
}


@pytest.fixture
def kept(wired: Wired, clock: FixedClock) -> Wired:
    """A house in whose record stand five lines."""
    make_cohort(wired)
    desk.make_staff(wired)
    with wired.db.writing() as session:
        for number in range(1, LINES + 1):
            act = Act("changed-cohort", "cohort:1", staff_id=1, cohort_id=1, details={"learners": number})
            audit.record(session, act, now=clock())
            clock.advance(timedelta(minutes=1))
        session.commit()
    return wired


def broken(wired: Wired, change: Callable[[Session], object]) -> int | None:
    """What is found after a change that is then undone."""
    with wired.db.writing() as session:
        assert audit.first_broken(session) is None
        change(session)
        session.flush()
        session.expire_all()
        return audit.first_broken(session)


@on_both
def test_a_change_to_any_part_of_any_line_is_found(kept: Wired) -> None:
    for line, (name, value) in itertools.product(range(1, LINES + 1), CHANGES.items()):
        new = kept.clock() if name == "at" else value
        change = update(AuditEntry).where(AuditEntry.id == line).values(**{name: new})
        assert broken(kept, lambda session, change=change: session.execute(change)) == line, (line, name)  # type: ignore[misc]


@on_both
def test_a_line_that_is_taken_out_is_found_the_last_one_too(kept: Wired) -> None:
    for line in range(1, LINES + 1):
        gone = delete(AuditEntry).where(AuditEntry.id == line)
        found = broken(kept, lambda session, gone=gone: session.execute(gone))  # type: ignore[misc]
        assert found == min(line + 1, LINES), line
    for first in range(1, LINES + 1):
        tail = delete(AuditEntry).where(AuditEntry.id >= first)
        assert broken(kept, lambda session, tail=tail: session.execute(tail)) == LINES, first  # type: ignore[misc]


def test_two_lines_that_change_places_are_found(kept: Wired) -> None:
    names = ("at", "details", "digest")
    for one, other in itertools.combinations(range(1, LINES + 1), 2):

        def swap(session: Session, one: int = one, other: int = other) -> None:
            first, second = session.get_one(AuditEntry, one), session.get_one(AuditEntry, other)
            for name in names:
                mine, theirs = getattr(first, name), getattr(second, name)
                setattr(first, name, theirs)
                setattr(second, name, mine)

        assert broken(kept, swap) == one, (one, other)


def test_a_line_that_is_put_in_is_found(kept: Wired) -> None:
    for place in range(1, LINES + 1):

        def put_in(session: Session, place: int = place) -> None:
            """Move what follows up by one, and put a copy of an honest line in its place."""
            copied = session.get_one(AuditEntry, place)
            values = {
                column.name: getattr(copied, column.name)
                for column in AuditEntry.__table__.columns
                if column.name != "id"
            }
            for line in range(LINES, place, -1):
                session.execute(update(AuditEntry).where(AuditEntry.id == line).values(id=line + 1))
            session.expire_all()
            session.add(AuditEntry(id=place + 1, **values))

        assert broken(kept, put_in) == place + 1, place


def test_the_head_can_be_neither_taken_away_nor_written_by_hand(kept: Wired) -> None:
    mine = Fact.name == audit.HEAD
    assert broken(kept, lambda session: session.execute(delete(Fact).where(mine))) == LINES

    def shorten(session: Session) -> None:
        before = session.get_one(AuditEntry, LINES - 1)
        session.execute(delete(AuditEntry).where(AuditEntry.id == LINES))
        session.execute(update(Fact).where(mine).values(value=f"{before.id}:{before.digest}"))

    assert broken(kept, shorten) == LINES - 1


def test_the_next_act_does_not_heal_a_record_that_was_cut(kept: Wired) -> None:
    def cut_and_go_on(session: Session) -> None:
        session.execute(delete(AuditEntry).where(AuditEntry.id == LINES))
        for _ in range(3):
            audit.record(session, Act("signed-in", "staff:1", staff_id=1), now=kept.clock())

    assert broken(kept, cut_and_go_on) == LINES


def test_a_record_from_before_there_was_a_head_gets_one_once_and_says_so(kept: Wired) -> None:
    with kept.db.writing() as session:
        facts.forget(session, audit.HEAD)
        assert audit.anchor(session, now=kept.clock())
        assert not audit.anchor(session, now=kept.clock())
        assert audit.first_broken(session) is None
        session.commit()
    assert desk.acts(kept)[-1] == ("anchored-record", "record")


def test_an_empty_record_is_whole(wired: Wired) -> None:
    with wired.db.writing() as session:
        assert audit.first_broken(session) is None
        assert not audit.anchor(session, now=wired.clock())


def test_lines_are_found_by_who_what_where_and_when(kept: Wired, clock: FixedClock) -> None:
    with kept.db.writing() as session:
        audit.record(session, Act("erased", "person:1", actor="learner"), now=clock())
        session.commit()
    start = clock.at - timedelta(minutes=LINES)
    with kept.db.reading() as session:
        for wanted, ids in (
            (Wanted(), [6, 5, 4, 3, 2, 1]),
            (Wanted(actor="learner"), [6]),
            (Wanted(staff_id=1), [5, 4, 3, 2, 1]),
            (Wanted(act="erased"), [6]),
            (
                Wanted(cohort_id=1, since=start + timedelta(minutes=1), until=start + timedelta(minutes=3)),
                [3, 2],
            ),
        ):
            assert [one.id for one in audit.listed(session, wanted, before=None, limit=9)] == ids
            assert [one.id for one in audit.every(session, wanted)] == ids[::-1]
        assert [one.id for one in audit.listed(session, Wanted(), before=4, limit=2)] == [3, 2]
        assert audit.kinds(session) == ["changed-cohort", "erased"]
        assert session.scalar(select(Fact.value).where(Fact.name == audit.HEAD)) is not None
