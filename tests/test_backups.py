"""Backups: whole, believed only when whole, and taken in by either database; then fresh keys for every field."""

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from course import backups, people, resealing, wiring
from course.backups import NotABackup, NotEmpty, OtherKeys
from course.db import Database, Model
from course.models import Person
from course.seal import SealBroken, Sealer
from course.wiring import Wired
from tests import whole_lives
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both

OLD, NEW = b"\x01" * 32, b"\x02" * 32


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return whole_lives.live(wired, make_cohort(wired, on_duty=True))


@pytest.fixture
def backup(wired: Wired, learner: Learner, tmp_path: Path) -> Path:
    path = tmp_path / "kith.backup"
    backups.write(wired.db, path, now=wired.clock())
    return path


@pytest.fixture
def empty(wired: Wired, tmp_path: Path, request: pytest.FixtureRequest) -> Database:
    """Another database with the same keys; the parameter says on which engine."""
    url = f"sqlite:///{tmp_path / 'other.db'}"
    if getattr(request, "param", "sqlite") == "postgres":
        url = request.getfixturevalue("postgres").fresh()
    other = wiring.build(replace(wired.settings, database_url=url), clock=wired.clock, senders=wired.senders)
    return other.db


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in Model.metadata.sorted_tables
        }


@on_both
@pytest.mark.parametrize("empty", ["sqlite", "postgres"], indirect=True)
def test_every_row_comes_back_on_either_database(wired: Wired, backup: Path, empty: Database) -> None:
    before = everything(wired.db)
    assert sum(map(len, before.values())) > 20
    backups.load(empty, backup)
    assert everything(empty) == before
    empty.dispose()


@on_both
@pytest.mark.parametrize("empty", ["sqlite", "postgres"], indirect=True)
def test_the_number_of_somebody_who_was_erased_is_not_given_again(
    wired: Wired, learner: Learner, empty: Database, tmp_path: Path
) -> None:
    last = make_learner(
        wired, make_cohort(wired, code="other"), profile=make_profile(contact="+447700900124")
    )
    whole_lives.erase(wired, last)
    backups.write(wired.db, tmp_path / "one.backup", now=wired.clock())
    backups.load(empty, tmp_path / "one.backup")
    with empty.writing() as session:
        made = people.create(session, make_profile(contact="+447700900125"), now=wired.clock())
        assert made.id > last.person_id
    empty.dispose()


def test_a_backup_holds_no_words_of_a_learner(backup: Path) -> None:
    text = gzip.decompress(backup.read_bytes()).decode()
    for words in (whole_lives.WORDS, whole_lives.NOTE, whole_lives.TEXT, "7700900123"):
        assert words not in text


def damaged(backup: Path, how: str) -> Path:
    lines = gzip.decompress(backup.read_bytes()).splitlines(keepends=True)
    changed = {
        "its last line is missing": lines[:-1],
        "a row is missing": [*lines[:9], *lines[10:]],
        "a row was changed": [line.replace(b"Riverside", b"Riverbank") for line in lines],
        "it is something else": [b'{"hello": 1}\n'],
        "it is empty": [],
    }[how]
    backup.write_bytes(gzip.compress(b"".join(changed)))
    return backup


@pytest.mark.parametrize(
    "how",
    [
        "its last line is missing",
        "a row is missing",
        "a row was changed",
        "it is something else",
        "it is empty",
    ],
)
def test_a_damaged_file_is_refused_before_anything_is_written(
    backup: Path, empty: Database, how: str
) -> None:
    with pytest.raises(NotABackup):
        backups.load(empty, damaged(backup, how))
    assert not (backup.parent / "other.db").exists() or everything_is_empty(empty)
    empty.dispose()


def everything_is_empty(database: Database) -> bool:
    with database.engine.connect() as connection:
        return not connection.dialect.get_table_names(connection)


def test_a_file_that_was_cut_short_is_refused(backup: Path, empty: Database) -> None:
    backup.write_bytes(backup.read_bytes()[:-200])
    with pytest.raises(NotABackup):
        backups.load(empty, backup)
    empty.dispose()


@pytest.mark.parametrize(
    ("sealer", "named"),
    [
        (Sealer([OLD], "another secret key, as long as it has to be"), "KITH_SECRET_KEY"),
        (Sealer([NEW], "a secret that only the tests know, long enough"), "KITH_DATA_KEYS"),
    ],
)
def test_other_keys_are_named_before_anything_is_written(
    wired: Wired, backup: Path, tmp_path: Path, sealer: Sealer, named: str
) -> None:
    other = Database(f"sqlite:///{tmp_path / 'other.db'}", sealer)
    with pytest.raises(OtherKeys, match=named):
        backups.load(other, backup)
    other.dispose()


def test_a_database_with_somebody_in_it_is_left_alone(wired: Wired, backup: Path) -> None:
    before = everything(wired.db)
    with pytest.raises(NotEmpty):
        backups.load(wired.db, backup)
    assert everything(wired.db) == before


@on_both
def test_every_sealed_field_is_sealed_anew_and_the_old_key_can_go(wired: Wired, learner: Learner) -> None:
    secret = wired.settings.secret_key
    both = Database(wired.settings.database_url, Sealer([NEW, OLD], secret))
    assert resealing.reseal(both) > 8
    assert resealing.reseal(both) == 0
    only_new = Database(wired.settings.database_url, Sealer([NEW], secret))
    assert resealing.reseal(only_new) == 0
    with only_new.reading() as session:
        person = session.get_one(Person, learner.person_id)
        assert (people.name_of(session, person), people.contact_of(session, person)) == (
            "Ada",
            learner.contact,
        )
    both.dispose()
    only_new.dispose()


def test_a_key_that_is_missing_is_told_and_nothing_is_lost(wired: Wired, learner: Learner) -> None:
    before = everything(wired.db)
    other = Database(wired.settings.database_url, Sealer([NEW], wired.settings.secret_key))
    with pytest.raises(SealBroken):
        resealing.reseal(other)
    assert everything(wired.db) == before
    other.dispose()


def test_every_sealed_column_is_bound_to_its_rows_own_name() -> None:
    """What `resealing` goes by: a table with a sealed column has a random name for each row."""
    for table in resealing.sealed_tables():
        assert {"uid", "ref"} & set(table.c.keys()), table.name
