"""The migrations tell the whole story: up, down, up on both databases gives what the models say."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from course import migrate
from course.db import Database
from course.models import Person
from tests.databases import SEALER, Postgres

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.empty()


def test_up_down_and_up_again_gives_the_models(empty: str) -> None:
    database = Database(empty, SEALER)
    migrate.upgrade(database)
    assert migrate.differences(database) == []
    migrate.downgrade(database, "base")
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    migrate.upgrade(database)
    assert migrate.differences(database) == []
    assert migrate.current(database) == migrate.newest()
    database.dispose()


def test_starts_at_once_take_turns(empty: str) -> None:
    """Three processes at the same moment, as three machines would be."""
    start = f"from tests.databases import start_at_once; start_at_once({empty!r})"
    running = [subprocess.Popen([sys.executable, "-W", "error", "-c", start], cwd=ROOT) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]


def test_a_step_that_fails_leaves_the_old_schema_whole(
    empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(empty, SEALER)
    migrate.upgrade(database)
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for path in [*migrate.MIGRATIONS.glob("*.py"), *migrate.MIGRATIONS.glob("versions/*.py")]:
        (folder / path.relative_to(migrate.MIGRATIONS)).write_text(
            path.read_text(encoding="utf-8"), encoding="utf-8"
        )
    (folder / "versions/9999_broken.py").write_text(BROKEN.format(below=migrate.newest()), encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    assert ScriptDirectory(str(folder)).get_current_head() == "9999"
    with pytest.raises(ZeroDivisionError):
        migrate.upgrade(database)
    monkeypatch.undo()
    assert migrate.differences(database) == []
    assert "half_done" not in {
        column["name"] for column in inspect(database.engine).get_columns(Person.__tablename__)
    }
    migrate.upgrade(database)
    database.dispose()


BROKEN = '''"""A step that fails half-way."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{below}"


def upgrade() -> None:
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("half_done", sa.Integer()))
    1 / 0


def downgrade() -> None:
    pass
'''
