"""Many rows by one statement: what goes in comes out again on both databases, once, and nothing by halves."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from course import db
from course.models import Message, MessageStatus, QuietDate
from course.wiring import Wired
from tests.conftest import MONDAY
from tests.factories import make_cohort, make_learner, on_both

# Quotes, braces and a backslash; a letter outside the first plane of Unicode.
WORDS, SEALED = 'It\'s "50 %" \\n {on} 🙂', bytes(range(256))


@on_both
def test_every_kind_of_value_comes_back_as_it_went_in(wired: Wired) -> None:
    row = {
        "ref": "r1", "channel": "sms", "kind": "lesson", "item": None, "contact_index": WORDS, "to_sealed": SEALED,
        "locale": "en", "country": "GB", "priority": 5, "status": MessageStatus.PLANNED, "attempts": 0,
        "send_after": MONDAY, "expires_at": MONDAY + timedelta(microseconds=1), "created_at": MONDAY,
    }  # fmt: skip
    with wired.db.writing() as session:
        found = db.insert_new(session, Message, [row, row | {"ref": "r2"}], "ref")
        assert {ref for _, ref in found} == {"r1", "r2"}
        session.commit()
    with wired.db.reading() as session:
        kept = session.scalars(select(Message).where(Message.ref == "r1")).one()
        assert {name: getattr(kept, name) for name in row} == row


@on_both
def test_what_is_there_is_left_alone_and_what_is_new_is_named(wired: Wired) -> None:
    person = make_learner(wired, make_cohort(wired)).person_id
    rows = [
        {"person_id": person, "on": date(2027, 2, day), "source": "settings", "created_at": MONDAY}
        for day in (1, 2)
    ]
    with wired.db.writing() as session:
        assert {on for _, on in db.insert_new(session, QuietDate, rows[:1], "on")} == {date(2027, 2, 1)}
        assert {on for _, on in db.insert_new(session, QuietDate, rows, "on")} == {date(2027, 2, 2)}
        session.commit()


@on_both
def test_each_row_takes_its_own_new_values(wired: Wired) -> None:
    person = make_learner(wired, make_cohort(wired)).person_id
    rows = [
        {"person_id": person, "on": date(2027, 2, day), "source": "settings", "created_at": MONDAY}
        for day in (1, 2, 3)
    ]
    with wired.db.writing() as session:
        numbers = [number for number, _ in sorted(db.insert_new(session, QuietDate, rows, "on"))]
        changed = [
            {"id": number, "source": f"l{number}", "created_at": MONDAY + timedelta(days=number)}
            for number in numbers[:2]
        ]
        db.set_each(session, QuietDate, changed)
        session.commit()
    with wired.db.reading() as session:
        kept = {one.id: (one.source, one.created_at) for one in session.scalars(select(QuietDate))}
    assert kept == {one["id"]: (one["source"], one["created_at"]) for one in changed} | {
        numbers[2]: ("settings", MONDAY)
    }


@on_both
def test_an_instant_without_a_zone_is_refused(wired: Wired) -> None:
    row = {
        "person_id": 1,
        "on": MONDAY.date(),
        "source": "settings",
        "created_at": MONDAY.replace(tzinfo=None),
    }
    with wired.db.writing() as session, pytest.raises((ValueError, StatementError), match="without a zone"):
        db.insert_new(session, QuietDate, [row])
