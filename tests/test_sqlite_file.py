"""What walks through whole tables maps nothing of SQLite's file, and leaves the next user of its connection alone."""

from sqlalchemy import QueuePool, text

from course.db import Session
from course.sqlite_file import MAPPED_BYTES
from course.wiring import Wired


def mapped(session: Session) -> int:
    return int(session.execute(text("PRAGMA mmap_size")).scalar_one())


def test_a_long_transaction_maps_nothing_and_the_next_one_on_its_connection_maps_again(wired: Wired) -> None:
    with wired.db.reading() as session:
        assert mapped(session) == MAPPED_BYTES
    with wired.db.snapshot() as session:
        assert mapped(session) == 0
    with wired.db.reading() as session:
        assert mapped(session) == MAPPED_BYTES
    with wired.db.writing(is_long=True) as session:
        assert mapped(session) == 0
    with wired.db.writing() as session:
        assert mapped(session) == MAPPED_BYTES
    pool = wired.db.engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedin() == 1, "All of it was one connection."
