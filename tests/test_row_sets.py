"""Many rows by one statement: what goes in comes out again on both databases, once, and nothing by halves."""

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import StatementError

from course import db, row_sets
from course.models import Message, MessageStatus, Person, QuietDate
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


@on_both
def test_more_values_than_a_statement_has_room_for_go_into_one_parameter(wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    many = [*range(-100_000, 0), learner.person_id]
    with wired.db.reading() as session:
        by_number = select(Person.id).where(row_sets.among(Person.id, "ids"))
        assert [one.id for one in db.rows(session, by_number, ids=many)] == [learner.person_id]
        by_text = select(Person.id).where(row_sets.among(Person.zone, "zones"))
        zone = session.scalars(select(Person.zone)).one()
        assert db.rows(session, by_text, zones=["Mars/Base", WORDS, zone])
        assert not db.rows(session, by_text, zones=["Mars/Base", WORDS])
        assert not db.rows(session, by_text, zones=[])


def test_a_set_of_values_is_looked_up_and_the_table_is_not_walked(wired: Wired) -> None:
    wanted = select(Person.zone).where(row_sets.among(Person.id, "ids"), Person.locale == "en")
    with wired.db.reading() as session:
        compiled = str(wanted.compile(session.connection()))
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", ("[1, 2]", "en")).all()
    assert any("SEARCH person" in row[-1] for row in plan), plan


@on_both
def test_a_moment_keeps_its_microseconds_and_comes_back_in_utc(wired: Wired) -> None:
    far = MONDAY.replace(microsecond=7).astimezone(ZoneInfo("Asia/Kolkata"))
    row = {"person_id": make_learner(wired, make_cohort(wired)).person_id, "source": "settings"}
    rows = [row | {"on": date(2027, 2, n), "created_at": at} for n, at in ((1, far), (2, MONDAY))]
    with wired.db.writing() as session:
        db.insert_new(session, QuietDate, rows)
        found = db.rows(session, select(QuietDate.created_at).order_by(QuietDate.created_at))
        latest = session.scalar(select(func.max(QuietDate.created_at)))
    assert [one.created_at for one in found] == [MONDAY, far]
    assert latest == far
    assert {latest.tzinfo, *(one.created_at.tzinfo for one in found)} == {UTC}


@pytest.mark.parametrize(
    "kept", ["2027-01-04 10:00:00+00:00", "2027-01-04 11:00:00+01:00", "2027-01-04 10:00:00"]
)
def test_a_moment_that_was_written_past_its_type_is_read_all_the_same(wired: Wired, kept: str) -> None:
    person = make_learner(wired, make_cohort(wired)).person_id
    with wired.db.writing() as session:
        session.execute(text("UPDATE person SET created_at = :kept"), {"kept": kept})
        assert session.get_one(Person, person).created_at == MONDAY
