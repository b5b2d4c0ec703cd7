"""Many rows by one statement: what goes in comes out again on both databases, once, and nothing by halves."""

import sqlite3
from datetime import UTC, date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import StatementError

from course import cohorts, db, histories, nudges, planning, row_sets, searching, unreached
from course.models import Enrolment, Message, MessageStatus, Nudge, Person, QuietDate
from course.wiring import Wired
from tests.conftest import MONDAY
from tests.factories import make_cohort, make_learner, make_profile, on_both

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


def few_parameters(wired: Wired) -> None:
    """Let this database take fifty parameters, as SQLite takes 32,766."""

    @event.listens_for(wired.db.engine, "checkout")
    def _(connection: sqlite3.Connection, *_: Any) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 50)


def test_what_expires_for_more_than_a_statement_can_name_is_given_free_all_the_same(wired: Wired) -> None:
    """All of a crowd may wait past its window, where nothing could be sent for a day."""
    cohort, days = make_cohort(wired), timedelta(days=2)
    for number in range(60):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009003{number:02}"))
    assert planning.plan_due(wired, now=MONDAY) == 60
    few_parameters(wired)
    with wired.db.writing() as session:
        nudges.expire(session, now=MONDAY + days)
        session.commit()
    with wired.db.reading() as session:
        freed = session.scalars(
            select(Nudge.reason_key).where(Nudge.reason_key.contains(histories.FREED))
        ).all()
        everybody = list(session.scalars(select(Enrolment)))
        assert len(freed) == len(everybody) == 60
        assert len(nudges.reached(session, everybody, nudges.facts(session, everybody, now=MONDAY))) == 60
        members = {one.person_id for one in everybody}
        assert cohorts.members_among(session, cohort.id, members) == members
        found = searching.with_states(session, [cohort.id], [one.id for one in everybody], now=MONDAY)
        assert len(found) == 60


def test_more_learners_whom_nothing_reaches_than_a_statement_can_name_are_found(wired: Wired) -> None:
    cohort, lost = make_cohort(wired), timedelta(hours=1)
    made = [
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009003{number:02}"))
        for number in range(60)
    ]
    few_parameters(wired)
    with wired.db.writing() as session:
        contacts = dict(session.execute(select(Person.id, Person.phone_index)).all())
        rows = [
            {
                "ref": f"{one.person_id}-{times}", "channel": "sms", "kind": "lesson",
                "contact_index": contacts[one.person_id], "to_sealed": b"",
                "locale": "en", "country": "GB", "priority": 5, "status": MessageStatus.UNDELIVERED,
                "attempts": 1, "send_after": MONDAY, "expires_at": MONDAY + lost, "created_at": MONDAY,
                "enrolment_id": one.enrolment_id, "person_id": one.person_id, "cohort_id": cohort.id,
            }
            for one in made
            for times in range(3)
        ]  # fmt: skip
        db.insert_missing(session, Message, rows)
        session.commit()
    with wired.db.reading() as session:
        found = unreached.find(session, unreached.under_way([cohort.id]), now=MONDAY + lost)
        assert found.keys() == {one.enrolment_id for one in made}
        listed = searching.with_states(session, [cohort.id], found, now=MONDAY + lost)
        assert {state for *_, state in listed} == {searching.State.UNREACHABLE}


@on_both
def test_it_is_said_how_many_of_many_rows_were_new(wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    dates = [MONDAY.date() + timedelta(days=number) for number in range(5)]
    known = {"person_id": learner.person_id, "source": "settings", "created_at": MONDAY}
    rows = [{**known, "on": one} for one in dates]
    with wired.db.writing() as session:
        assert db.insert_missing(session, QuietDate, rows[:2]) == 2
        assert db.insert_missing(session, QuietDate, rows) == 3
        assert db.insert_missing(session, QuietDate, rows) == 0
        assert db.insert_missing(session, QuietDate, []) == 0
