"""SQLite's one write lock: how it is waited for, so that whoever writes much does not shut out whoever writes little.

SQLite itself asks for a taken lock ever more rarely, in the end ten times a second. Whoever gives it back and takes it
again at once, batch after batch, is then hardly ever met in between, and a page gave up after fifteen seconds. So the
lock is asked for every few milliseconds, and whoever writes many batches rests for longer than that in between.
"""

import sqlite3
import time

ASK_EVERY_SECONDS, REST_SECONDS = 0.005, 0.01


def take(connection: sqlite3.Connection, *, patience: float) -> None:
    """Begin a transaction that writes. Raises sqlite3.OperationalError where others have the lock for `patience` s."""
    deadline = time.monotonic() + patience
    _ask_for(connection, 0)
    try:
        while not _is_begun(connection, is_last=time.monotonic() >= deadline):
            time.sleep(ASK_EVERY_SECONDS)
    finally:
        _ask_for(connection, patience)


def is_taken(error: BaseException | None) -> bool:
    """Whether this error says that somebody else has the lock, or had it since one's view of the data began."""
    return isinstance(error, sqlite3.OperationalError) and _plain(error) == sqlite3.SQLITE_BUSY


def rest() -> None:
    """Between two of many batches: long enough for everybody who waits to ask."""
    time.sleep(REST_SECONDS)


def _is_begun(connection: sqlite3.Connection, *, is_last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE").close()
    except sqlite3.OperationalError as error:
        if is_last or not is_taken(error):
            raise
        return False
    return True


def _plain(error: sqlite3.Error) -> int:
    """The code of an error without what SQLite adds to tell kinds of it apart."""
    return error.sqlite_errorcode & 0xFF


def _ask_for(connection: sqlite3.Connection, seconds: float) -> None:
    """How long SQLite asks by itself, in this connection."""
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}").close()
