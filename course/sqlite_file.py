"""How a connection to SQLite's file is set up: what it promises, and how much of the file it maps into memory.

Pages that are mapped are read through the system's own cache, which all connections share; SQLite's own holds 2 MB for
each. But every mapped page that was passed counts as memory of the process, although the system takes it back when it
wants to. So what walks through whole tables, as an export or a long import does, maps nothing.
"""

import sqlite3
import time

from sqlalchemy import Connection

TRIES_FOR_WAL, PAUSE_FOR_WAL = 100, 0.05
MAPPED_BYTES = 1 << 30
# So many pages (16 MB) wait in the write-ahead log until they are put in their place. A crowd that is planned or sent
# changes the same pages of many indexes batch after batch: with SQLite's 1,000 each would be put there many times over.
PAGES_AHEAD = 4000


def set_up(connection: sqlite3.Connection, _record: object) -> None:
    """What holds for a connection as long as it lives."""
    # The driver must not open transactions by itself: db.py says which kind it is to be.
    connection.isolation_level = None
    for pragma in ("synchronous = FULL", "foreign_keys = ON", f"wal_autocheckpoint = {PAGES_AHEAD}"):
        connection.execute(f"PRAGMA {pragma}").close()
    _use_wal(connection)


def map_into(connection: Connection, *, is_long: bool) -> None:
    """Say before a transaction how much of the file it maps: within one SQLite would not hear it."""
    size = 0 if is_long else MAPPED_BYTES
    if connection.info.get("mapped") != size:
        connection.exec_driver_sql(f"PRAGMA mmap_size = {size}").close()
        connection.info["mapped"] = size


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL. On a new file two starts may collide here, where SQLite does not wait by itself."""
    for _ in range(TRIES_FOR_WAL):
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
            return
        except sqlite3.OperationalError:
            time.sleep(PAUSE_FOR_WAL)
    connection.execute("PRAGMA journal_mode = WAL").close()
