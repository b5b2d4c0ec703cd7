"""The database: reading and writing sessions, column types, and every difference between the two dialects.

`reading()` and `writing()` are two kinds of transaction on purpose. In SQLite's WAL mode a reader that turns writer
fails at once with "database is locked", whatever the time-out, so a writer says so at the start (BEGIN IMMEDIATE).
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVarTuple, cast

from sqlalchemy import (
    BigInteger,
    ClauseElement,
    ColumnElement,
    Connection,
    Engine,
    Executable,
    MetaData,
    Row,
    Table,
    create_engine,
    event,
    func,
    text,
)
from sqlalchemy import cast as cast_to
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError as DataError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql.selectable import TypedReturnsRows

from course import row_sets, sqlite_file, write_lock
from course.instants import UtcDateTime
from course.seal import Sealer

__all__ = ["Database", "Model", "Session", "UtcDateTime", "exclusive", "insert_new", "insert_once", "sealer"]

BUSY_SECONDS = 15.0
Columns = TypeVarTuple("Columns")
IN_MEMORY = "sqlite://"


class Model(DeclarativeBase):
    """The base of every table. Constraint names are fixed so that migrations can name them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: UtcDateTime}


class Overtaken(Exception):
    """Somebody else wrote between what was read and what was to be written."""


class Database:
    """One database and its two kinds of transaction."""

    def __init__(self, url: str, sealer: Sealer, *, pool_size: int = 10) -> None:
        self.url = make_url(url)
        self.sealer = sealer
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgres_engine(url, pool_size)
        self._writer = self.engine.execution_options(kith_writes=True)
        self._long_reader = self.engine.execution_options(kith_is_long=True)
        self._long_writer = self.engine.execution_options(kith_writes=True, kith_is_long=True)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads. What it sees is one moment."""
        with Session(self.engine, expire_on_commit=False, info={"sealer": self.sealer}) as session:
            yield session

    @contextmanager
    def writing(self, *, is_long: bool = False) -> Iterator[Session]:
        """A session that writes. Nothing is kept unless the caller commits. `is_long`: it goes through whole tables."""
        engine = self._long_writer if is_long else self._writer
        with Session(engine, expire_on_commit=False, info={"sealer": self.sealer}) as session:
            yield session

    @contextmanager
    def ahead(self) -> Iterator[Session]:
        """On SQLite a session that reads first, and takes the write lock only with its first change.

        So nobody waits while it reads. Raises Overtaken where anybody has written since it began to read, or writes at
        that moment: SQLite gives the lock to nobody whose view is old. Nothing is kept then.
        """
        with self.reading() as session:
            try:
                yield session
            except OperationalError as error:
                if write_lock.is_taken(error.orig):
                    raise Overtaken from error
                raise

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A reading session that sees one moment however long it lasts, on PostgreSQL too."""
        with Session(self._long_reader, expire_on_commit=False, info={"sealer": self.sealer}) as session:
            if not self.is_sqlite:
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session

    def time(self) -> datetime:
        """The instant by the clock of the database server: the one clock that many machines share. PostgreSQL only."""
        with self.engine.connect() as connection:
            found: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
            return found.astimezone(UTC)

    def compact(self) -> bool:
        """Write the file anew, so that nothing deleted is left in it; False where somebody was still reading.

        SQLite only: PostgreSQL sweeps by itself. It must not be called inside a transaction.
        """
        if not self.is_sqlite:
            return True
        connection = self.engine.raw_connection()
        try:
            sqlite_connection: Any = connection.driver_connection
            sqlite_connection.execute("VACUUM").close()
            # The old pages also stand in the log beside the file: it is written back and cut to nothing.
            is_busy, *_ = sqlite_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:
            return False
        finally:
            connection.close()
        return not is_busy

    def make_tables(self) -> None:
        """Every table at once, as the models have them: for a database in memory that nobody keeps."""
        Model.metadata.create_all(self.engine)

    def dispose(self) -> None:
        self.engine.dispose()


def sealer(session: Session) -> Sealer:
    """The sealer that belongs to this session's database."""
    found: Sealer = session.info["sealer"]
    return found


def rows(session: Session, statement: TypedReturnsRows[*Columns], **values: Any) -> Sequence[Row[*Columns]]:
    """What a query of columns finds with these values of its parameters.

    Past the session, which would make more of each row than is needed: what waits in it goes first.
    """
    session.flush()
    return session.connection().execute(statement, values).all()


def stream(session: Session, statement: Executable, *, at_once: int) -> Iterator[Row[Any]]:
    """The same, so many rows at a time: memory does not grow with what is found, on PostgreSQL either."""
    session.flush()
    yield from session.connection().execute(statement, execution_options={"yield_per": at_once})


def insert_once(session: Session, model: type[Model], **values: Any) -> int | None:
    """Insert a row unless one like it is there. Its id, or None where somebody was first."""
    insert = sqlite.insert if on_sqlite(session) else postgresql.insert
    table = model.__table__
    statement = insert(model).values(**values).on_conflict_do_nothing().returning(table.c.id)
    found: int | None = session.execute(statement).scalar_one_or_none()
    return found


def insert_new(
    session: Session, model: type[Model], rows: Sequence[Mapping[str, Any]], *known_by: str
) -> set[Any]:
    """Insert many rows at once, but for those like which one is there. Of each new one: its id and `known_by`.

    The rows name the same columns, among them each for which the model would make up a value for every row.
    """
    if not rows:
        return set()
    # Past the session, which would make more of each row than is needed: what waits in it has to go first.
    session.flush()
    insert = _insertion(session, model, rows, ("id", *known_by))
    found = session.connection().execute(insert, row_sets.given(rows, on_sqlite(session)))
    return {tuple(row) for row in found}


def insert_missing(session: Session, model: type[Model], rows: Sequence[Mapping[str, Any]]) -> int:
    """The same as `insert_new` where nobody asks which were new, but how many: half the cost."""
    if not rows:
        return 0
    session.flush()
    insert = _insertion(session, model, rows)
    return session.connection().execute(insert, row_sets.given(rows, on_sqlite(session))).rowcount


def set_each(session: Session, model: type[Model], rows: Sequence[Mapping[str, Any]], **alike: Any) -> None:
    """Change many rows at once: each of `rows` has the `id` of one and new values of its own; `alike` are for all.

    What is computed of old values, as an expression, is to be one that was built once.
    """
    if not rows:
        return
    is_sqlite = on_sqlite(session)
    computed = {name: value for name, value in alike.items() if isinstance(value, ClauseElement)}
    plain = {name: value for name, value in alike.items() if name not in computed}
    change = row_sets.change(_table(model), (*rows[0], *plain), tuple(computed.items()), is_sqlite)
    every = [{**row, **plain} for row in rows] if plain else rows
    session.connection().execute(change, row_sets.given(every, is_sqlite, before=row_sets.NEW))


def _insertion(
    session: Session, model: type[Model], rows: Sequence[Mapping[str, Any]], returned: tuple[str, ...] = ()
) -> Executable:
    is_sqlite = on_sqlite(session)
    insert = sqlite.insert if is_sqlite else postgresql.insert
    return row_sets.insertion(insert, _table(model), tuple(rows[0]), returned, is_sqlite)


def _table(model: type[Model]) -> Table:
    return cast("Table", model.__table__)


def on_sqlite(session: Session) -> bool:
    """Whether this session's database is SQLite; else it is PostgreSQL."""
    return session.get_bind().dialect.name == "sqlite"


def seconds(session: Session, moment: Any) -> ColumnElement[int]:
    """The whole seconds from 1970 to a moment, for the database to count with."""
    if on_sqlite(session):
        return cast_to(func.strftime("%s", moment), BigInteger)
    return cast_to(func.floor(func.extract("epoch", moment)), BigInteger)


def stretch(session: Session, moment: Any, seconds_long: int) -> ColumnElement[int]:
    """In which stretch of so many seconds a moment lies, counted from 1970: few enough to group by."""
    return seconds(session, moment).op("/", return_type=BigInteger())(seconds_long)


def quarter_hour(session: Session, moment: Any) -> ColumnElement[int]:
    """The quarter of an hour in which a moment lies."""
    return stretch(session, moment, 900)


def exclusive(session: Session, name: str) -> None:
    """Let one transaction at a time pass this point. SQLite's single writer already gives it."""
    if not on_sqlite(session):
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_number(name)})


def exclusive_each(session: Session, names: Iterable[str]) -> None:
    """The same for many points at once. Everybody takes them in one order, so that nobody waits in a circle."""
    if not on_sqlite(session):
        keys = sorted(map(lock_number, names))
        if keys:
            session.execute(
                text("SELECT pg_advisory_xact_lock(key) FROM unnest(:keys) AS key"), {"keys": keys}
            )


def lock_number(name: str) -> int:
    """A stable 63-bit number for a named lock."""
    return int.from_bytes(hashlib.sha256(f"kith {name}".encode()).digest()[:8]) >> 1


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", sqlite_file.set_up)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    sqlite_file.map_into(connection, is_long=options.get("kith_is_long", False))
    if not options.get("kith_writes"):
        cast("sqlite3.Connection", connection.connection.driver_connection).execute("BEGIN").close()
        return
    try:
        write_lock.take(
            cast("sqlite3.Connection", connection.connection.driver_connection), patience=BUSY_SECONDS
        )
    except sqlite3.OperationalError as error:
        raise OperationalError("BEGIN IMMEDIATE", None, error) from error


def _postgres_engine(url: str, pool_size: int) -> Engine:
    return create_engine(url, pool_size=pool_size, max_overflow=pool_size, pool_pre_ping=True)
