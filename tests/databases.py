"""Real databases for the suite: a SQLite file upgraded once and copied, and a PostgreSQL server of the suite's own."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from course import migrate
from course.db import Database
from course.seal import Sealer

SEALER = Sealer([b"\x01" * 32], "a secret that only the tests know, long enough")
COMPILED = 4_000
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


def share_compiled() -> None:
    """Have a statement compiled once in a run and not once a test, each of which has an engine of its own.

    SQLAlchemy keeps what it compiled by statement and dialect. Here dialects of one kind count as the same: they
    speak to one library, or to one server.
    """
    kept: LRUCache[Any, Any] = LRUCache(COMPILED)
    for kind in (PGDialect_psycopg, SQLiteDialect_pysqlite):
        kind.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
        kind.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]

    @event.listens_for(Engine, "engine_connect")
    def keep(connection: Connection) -> None:
        connection.execution_options(compiled_cache=kept)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that are run meanwhile, each as it was sent."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine, "before_cursor_execute", note)


def make_sqlite(path: Path) -> Path:
    """An empty database of the newest schema, as one file that can be copied."""
    database = Database(f"sqlite:///{path}", SEALER)
    migrate.upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode").close()
    database.dispose()
    return path


def start_at_once(url: str) -> None:
    """What one of several processes does that start at the same moment."""
    database = Database(url, SEALER)
    migrate.upgrade(database)
    database.dispose()


class Postgres:
    """One running server, and databases made from a template that was upgraded once."""

    def __init__(self, url: str, start: Callable[[], "subprocess.Popen[Any]"]) -> None:
        self._url, self._start = url, start
        self._made = 0
        self._server = start()
        self._execute("CREATE DATABASE kith_template")
        database = Database(self.url("kith_template"), SEALER)
        migrate.upgrade(database)
        database.dispose()

    def url(self, name: str) -> str:
        return f"{self._url}/{name}"

    def fresh(self) -> str:
        """The address of a new database of the newest schema."""
        self._made += 1
        name = f"kith_{self._made}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE kith_template")
        return self.url(name)

    def copy(self, url: str) -> str:
        """The address of a database with all that another has. Nobody may be connected to that one."""
        self._made += 1
        name = f"copy_{self._made}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {url.rpartition('/')[2]}")
        return self.url(name)

    def restart(self, at_once: bool) -> None:
        """Stop the server and start it again where it was: its clients are cut off; `at_once` without a farewell."""
        self._server.send_signal(signal.SIGQUIT if at_once else signal.SIGINT)
        self._server.wait(60)
        self._server = self._start()

    def stop(self) -> None:
        # Not waiting for clients that a failed test left connected.
        self._server.send_signal(signal.SIGINT)
        self._server.wait(20)

    def empty(self) -> str:
        """The address of a new database without any table."""
        self._made += 1
        name = f"empty_{self._made}"
        self._execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def has_postgres() -> bool:
    return bool(BINARIES)


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """A server on a free port, in a folder of its own, gone afterwards. As root it runs as another user, as it must."""
    folder = Path(tempfile.mkdtemp(prefix="kith-pg-"))
    other = _other_user()
    if other:
        shutil.chown(folder, other["user"], other["group"])
    data, port = folder / "data", _free_port()
    binaries = BINARIES[-1]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    initdb: list[str | Path] = [
        binaries / "initdb",
        "-D",
        data,
        "-U",
        "kith",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    subprocess.run(initdb, check=True, **quiet, **other)
    options: list[str | Path] = [
        "-k",
        folder,
        "-p",
        str(port),
        "-h",
        "127.0.0.1",
        "-F",
        "-c",
        "max_connections=200",
    ]
    url = f"postgresql://kith@127.0.0.1:{port}"

    def start() -> "subprocess.Popen[Any]":
        server = subprocess.Popen([binaries / "postgres", "-D", data, *options], **quiet, **other)
        _wait_for(url, server)
        return server

    server = Postgres(url, start)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> dict[str, Any]:
    if os.getuid() != 0:
        return {}
    found = pwd.getpwnam("postgres")
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str, server: "subprocess.Popen[Any]") -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(f"{url}/postgres").close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise
            # The server is starting; there is nothing to wait on but the connection itself.
            time.sleep(0.05)
