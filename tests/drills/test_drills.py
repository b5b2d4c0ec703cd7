"""The short versions of `python3 -m tests.drills`."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from course import migrate
from course.models import Person
from course.rules import keeping
from course.rules.keeping import Stay
from course.wiring import Wired
from tests.databases import Postgres
from tests.drills import keys, limit, previous, restoring, schema
from tests.factories import on_both


@on_both
@pytest.mark.long
def test_fresh_keys_under_load_leave_nothing_unreadable(database_url: str, tmp_path: Path) -> None:
    found = keys.turn(database_url, tmp_path, rows=1200)
    assert found.is_good, found
    assert found.fields >= 1200
    # Somebody read and somebody wrote within each batch of it, or the drill would not have ended.
    assert min(found.reads, found.writes) > 3


def test_the_drill_of_keys_sees_a_field_that_was_left_behind(database_url: str, tmp_path: Path) -> None:
    """The planted fault: one number is still sealed with the old key."""

    def plant(wired: Wired) -> None:
        old = keys.with_keys(database_url, tmp_path, (keys.OLD,))
        with wired.db.writing() as session:
            uid = session.get_one(Person, 1).uid
            sealed = old.db.sealer.seal("person", uid, "sms", "+447700000001")
            session.execute(update(Person).where(Person.id == 1).values(phone_sealed=sealed))
            session.commit()
        old.db.dispose()

    found = keys.turn(database_url, tmp_path, rows=20, plant=plant)
    assert (found.left_with_old, found.unreadable) == (1, 1)
    assert not found.is_good


@on_both
def test_whoever_is_past_the_limit_is_gone_within_a_day_and_nobody_before_it(
    database_url: str, tmp_path: Path
) -> None:
    found = limit.run(database_url, tmp_path, learners=24)
    print(found)
    assert found.is_good, found
    assert (found.learners, found.gone, found.early, found.late) == (24, 20, 0, 0)
    # The job runs every hour.
    assert found.slowest <= timedelta(hours=1)


@pytest.mark.parametrize("days", [-1, 2], ids=["a day too soon", "two days too late"])
def test_the_drill_of_the_limit_sees_a_rule_that_counts_wrong(
    database_url: str, tmp_path: Path, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault."""
    right = keeping.over_on

    def wrong(stay: Stay) -> date | None:
        on = right(stay)
        return on + timedelta(days=days) if on is not None else None

    found = limit.run(
        database_url, tmp_path, learners=6, plant=lambda: monkeypatch.setattr(keeping, "over_on", wrong)
    )
    assert not found.is_good
    assert (found.early, found.late) == ((5, 0) if days < 0 else (0, 5))


@on_both
@pytest.mark.long
def test_each_step_of_the_schema_goes_down_and_up_with_rows_in_it(database_url: str, tmp_path: Path) -> None:
    found = schema.walk(database_url, tmp_path, learners=50)
    assert found.is_good, str(found)
    assert len(found.up) == len(found.down) > 15


@pytest.fixture
def new_machine(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of a database without a table."""
    if engine == "sqlite":
        return f"sqlite:///{tmp_path / 'new.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.empty()


@on_both
@pytest.mark.long
def test_a_restore_by_the_guide_holds_and_then_sends_nothing_twice(
    database_url: str, new_machine: str, tmp_path: Path
) -> None:
    found = restoring.drill(database_url, new_machine, tmp_path / "drill", learners=64)
    assert found.is_good, found
    assert found.seconds < 30 * 60


@pytest.mark.long
def test_the_drill_sees_a_stop_that_was_not_found_again(
    database_url: str, new_machine: str, tmp_path: Path
) -> None:
    """The planted fault: the carrier's list knows nothing of the stops."""
    found = restoring.drill(database_url, new_machine, tmp_path / "drill", learners=64, plant=True)
    assert found.sent_to_stopped == restoring.STOPPED
    assert not found.is_good


# A step that takes away what the release before still reads.
TOO_SOON = """from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{below}", None, None


def upgrade():
    op.drop_column("staff", "name")


def downgrade():
    op.execute("SELECT 1")
"""
FEW = ("-n0", "tests/test_staff.py", "-k", "one_account or short_password")


@pytest.mark.long
def test_a_release_passes_its_tests_on_these_steps(tmp_path: Path) -> None:
    found = previous.run(tmp_path, release="HEAD", tests=FEW)
    assert found.is_good, str(found)
    assert not found.failed, str(found)


@pytest.mark.long
def test_the_drill_sees_a_column_that_went_too_soon(tmp_path: Path) -> None:
    """The planted fault: the newest step drops what the older release writes."""
    steps = tmp_path / "steps"
    shutil.copytree(migrate.MIGRATIONS, steps)
    planted = TOO_SOON.format(below=migrate.newest())
    (steps / "versions/9999_too_soon.py").write_text(planted, encoding="utf-8")
    found = previous.run(tmp_path, release="HEAD", tests=FEW, steps=steps)
    assert "tests/test_staff.py::test_an_address_has_one_account" in found.broken
    assert not found.is_good
    assert not list(tmp_path.glob("tree/*")), "The folder of the older release stays behind."
