"""A backup: every row of the database at one moment, in one file that either database can take back in.

The file is gzipped JSON, one value a line: a head with the schema it was made at, then each table with its rows, then
an end with a digest of all before it, so that a file that was cut short or altered is refused before anything is
written. Sealed fields stay sealed: without the data keys a backup opens nothing, and so the keys are kept elsewhere.
"""

import base64
import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, Table, insert, select

from course import counters, migrate
from course.db import Database, Model, Session
from course.seal import SealBroken

FORMAT = 1
AT_ONCE = 1000
PROBE = ("backup", "head", "probe")


class NotABackup(Exception):
    """The file is no backup of Kith, or not a whole one. The words say which."""


class OtherKeys(Exception):
    """The backup was made with another KITH_SECRET_KEY, or with data keys that are not here. The word names which."""


class NotEmpty(Exception):
    """The database has something in it already."""


@dataclass(frozen=True)
class Head:
    """What a backup says of itself. `counters` are the last numbers given in each table."""

    schema: str
    made_at: datetime
    counters: Mapping[str, int]
    probe: bytes
    digest: str


def write(database: Database, path: Path, *, now: datetime) -> int:
    """Write a backup while everything goes on; how many rows it holds. The file at `path` is made or written over."""
    schema = migrate.current(database)
    if schema is None:
        raise NotABackup("The database is empty, so there is nothing to keep.")
    with gzip.open(path, "wb", compresslevel=6) as file, database.snapshot() as session:
        told = _Telling(file.write)
        tables = Model.metadata.sorted_tables
        told(
            {
                "kith": FORMAT,
                "schema": schema,
                "made_at": now.isoformat(),
                "counters": counters.last(session, [table.name for table in tables]),
                **_probe(database),
            }
        )
        rows = sum(_write_table(session, table, told) for table in tables)
        told({"end": rows, "sha256": told.digest()})
    return rows


def check(path: Path) -> Head:
    """Read a backup to its end and believe it, or raise NotABackup."""
    head: Head | None = None
    for value in _lines(path):
        if head is None:
            head = _head(value)
    if head is None:
        raise NotABackup("The file is empty.")
    return head


def load(database: Database, path: Path) -> Head:
    """Take a checked backup into an empty database, then bring it to this release's schema.

    Raises NotABackup, OtherKeys or NotEmpty. All rows come in one transaction: a start that breaks off leaves none.
    """
    head = check(path)
    _try_keys(database, head)
    if migrate.current(database) is not None:
        _refuse_unless_empty(database)
        migrate.downgrade(database, "base")
    migrate.upgrade(database, head.schema)
    with database.writing() as session:
        _read_in(session, path)
        counters.go_on(session, head.counters)
        session.commit()
    migrate.upgrade(database)
    return head


class _Telling:
    """Writes values as lines, and keeps the digest of what was written."""

    def __init__(self, write: Callable[[bytes], int]) -> None:
        self._write, self._hash = write, hashlib.sha256()

    def __call__(self, value: Any) -> None:
        line = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._hash.update(line)
        self._write(line)

    def digest(self) -> str:
        return self._hash.hexdigest()


def _write_table(session: Session, table: Table, told: _Telling) -> int:
    columns = [column.name for column in table.columns]
    told({"table": table.name, "columns": columns})
    found = session.execute(select(table).order_by(table.c.id).execution_options(yield_per=AT_ONCE))
    count = 0
    for row in found:
        told([_plain(value) for value in row])
        count += 1
    return count


def _plain(value: Any) -> Any:
    """A value as JSON has it; what JSON has no word for carries its kind."""
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"instant": value.astimezone(UTC).isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {"json": value} if isinstance(value, dict | list) else value


def _value(plain: Any, *, is_sqlite: bool) -> Any:
    if not isinstance(plain, dict):
        return plain
    (kind, held), *_ = plain.items()
    if kind == "bytes":
        return base64.b64decode(held)
    if kind == "instant":
        instant = datetime.fromisoformat(held)
        return instant.replace(tzinfo=None) if is_sqlite else instant
    return date.fromisoformat(held) if kind == "date" else held


def _why_unread(error: Exception) -> str:
    """What somebody can do about a file that does not open as a backup."""
    match error:
        case FileNotFoundError():
            return "There is no such file."
        case IsADirectoryError():
            return "That is a folder. Please name the file of the backup in it."
        case PermissionError():
            return "You may not read it. Backups belong to whoever made them."
        case EOFError() | zlib.error():
            return "It is cut short or damaged. Please copy it again from where you keep it, or take an older one."
    return "It is no backup of Kith."


def _lines(path: Path) -> Iterator[Any]:
    """Every value but the end, in order; raises NotABackup where the file is not whole."""
    digest, rows, end = hashlib.sha256(), 0, None
    try:
        with gzip.open(path, "rb") as file:
            for line in file:
                value = json.loads(line)
                if isinstance(value, dict) and "end" in value:
                    end = value
                    break
                digest.update(line)
                rows += isinstance(value, list)
                yield value
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise NotABackup(_why_unread(error)) from None
    if end is None or end != {"end": rows, "sha256": digest.hexdigest()}:
        raise NotABackup("The file is not whole: its end is missing, or something in it was changed.")


def _head(value: Any) -> Head:
    if not isinstance(value, dict) or value.get("kith") != FORMAT:
        raise NotABackup("The file is not a backup of Kith.")
    made_at, probe = datetime.fromisoformat(value["made_at"]), base64.b64decode(value["probe"])
    return Head(value["schema"], made_at, value["counters"], probe, value["digest"])


def _probe(database: Database) -> dict[str, str]:
    """Two values by which a later start sees whether it has the same keys."""
    sealed = database.sealer.seal(*PROBE, "kith")
    return {"probe": base64.b64encode(sealed).decode(), "digest": database.sealer.digest("backup", "kith")}


def _try_keys(database: Database, head: Head) -> None:
    if head.digest != database.sealer.digest("backup", "kith"):
        raise OtherKeys("KITH_SECRET_KEY")
    try:
        database.sealer.open(*PROBE, head.probe)
    except SealBroken:
        raise OtherKeys("KITH_DATA_KEYS") from None


def _refuse_unless_empty(database: Database) -> None:
    with database.reading() as session:
        for table in Model.metadata.sorted_tables:
            # A start of Kith leaves heartbeats and facts about the installation, which are nobody's.
            if table.name not in ("fact", "job_run", "throttle") and session.scalar(
                select(table.c.id).limit(1)
            ):
                raise NotEmpty(table.name)


def _read_in(session: Session, path: Path) -> None:
    """Insert every row into the schema as it was when the backup was made."""
    connection = session.connection()
    found = MetaData()
    found.reflect(bind=connection)
    for name in ("fact", "job_run", "throttle"):
        session.execute(found.tables[name].delete())
    is_sqlite = connection.dialect.name == "sqlite"
    for name, rows in _batches(path):
        given = [{column: _value(one, is_sqlite=is_sqlite) for column, one in row.items()} for row in rows]
        session.execute(insert(found.tables[name]), given)


def _batches(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rows in order, some of one table at a time."""
    name, columns, rows = "", list[str](), list[dict[str, Any]]()
    for value in _lines(path):
        if isinstance(value, list):
            rows.append(dict(zip(columns, value, strict=True)))
        if rows and (isinstance(value, dict) or len(rows) == AT_ONCE):
            yield name, rows
            rows = []
        if isinstance(value, dict) and "table" in value:
            name, columns = value["table"], value["columns"]
    if rows:
        yield name, rows
