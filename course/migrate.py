"""Bring the database to this release's schema: Alembic, called from code, in one transaction under one lock.

Two starts at once take turns, and a step that fails leaves the old schema whole (on SQLite too, where that needs the
driver's own transactions switched off and BEGIN IMMEDIATE, see db.py).
"""

import threading
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from course.db import Database, Model, lock_number

MIGRATIONS = Path(__file__).parent / "migrations"
# Alembic keeps what it works on in one place for the whole process.
_ONE_AT_A_TIME = threading.Lock()


class UnknownRevision(Exception):
    """A schema that this release has never heard of: a newer one made it."""


def upgrade(database: Database, revision: str = "head") -> None:
    """Run what is missing, up to `revision`. Safe to call from several processes at once; raises UnknownRevision."""
    if revision != "head" and revision not in {one.revision for one in _scripts().walk_revisions()}:
        raise UnknownRevision(revision)
    with _ONE_AT_A_TIME, _locked(database) as connection:
        command.upgrade(_config(connection), revision)
        connection.commit()


def downgrade(database: Database, revision: str) -> None:
    """Undo steps, down to `revision` ("base" is an empty database)."""
    with _ONE_AT_A_TIME, _locked(database) as connection:
        command.downgrade(_config(connection), revision)
        connection.commit()


def current(database: Database) -> str | None:
    """The revision the database is at; None for an empty one."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The revision this release wants."""
    return _scripts().get_current_head()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))


def differences(database: Database) -> list[object]:
    """What the database and the models disagree on; empty when the migrations tell the whole story."""
    with database.engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Model.metadata))


def _locked(database: Database) -> Connection:
    connection = database.engine.connect().execution_options(kith_writes=True)
    if not database.is_sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_number("migrate")})
    return connection


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
