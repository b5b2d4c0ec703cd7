"""The counters that number the rows of each table: read for a backup, and set where one is restored."""

from collections.abc import Mapping, Sequence

from sqlalchemy import text

from course import db
from course.db import Session


def last(session: Session, tables: Sequence[str]) -> dict[str, int]:
    """The last number that was given in each table, whether its row is still there or not."""
    if db.on_sqlite(session):
        given: dict[str, int] = dict(
            tuple(row) for row in session.execute(text("SELECT name, seq FROM sqlite_sequence"))
        )
        return {name: int(given.get(name, 0)) or _highest(session, name) for name in tables}
    sequence = "SELECT last_value, is_called FROM "
    found = {name: session.execute(text(f"{sequence}{name}_id_seq")).one() for name in tables}
    return {name: int(last) if is_called else 0 for name, (last, is_called) in found.items()}


def go_on(session: Session, given: Mapping[str, int]) -> None:
    """Go on counting where another database stood. The rows are there already."""
    wanted = {name: last for name, last in given.items() if last}
    if db.on_sqlite(session):
        # The other tables of SQLite count on from their highest row.
        never_again = session.scalars(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"))
        for name in wanted.keys() & set(never_again):
            session.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name})
            session.execute(
                text("INSERT INTO sqlite_sequence VALUES (:name, :last)"),
                {"name": name, "last": wanted[name]},
            )
        return
    for name, last in wanted.items():
        session.execute(text("SELECT setval(:sequence, :last)"), {"sequence": f"{name}_id_seq", "last": last})


def _highest(session: Session, table: str) -> int:
    found: int | None = session.execute(text(f"SELECT max(id) FROM {table}")).scalar()
    return found or 0
