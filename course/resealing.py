"""Go through every sealed field: find those that do not open, or seal all anew with the first data key.

Both a batch at a time, while everything goes on. Afterwards the older keys can be taken out of KITH_DATA_KEYS. A run
that breaks off loses nothing: every key that is there opens, and the next run goes on with what is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select, update

from course.db import Database, Model
from course.seal import SealBroken, Sealer

AT_ONCE = 500
SEALED = "_sealed"
# Where the name under which a column was sealed is not its own.
SEALED_AS = {("person", "phone"): "sms"}


def reseal(database: Database) -> int:
    """Seal anew what an older key sealed; how many fields that were. Raises SealBroken where a key is missing."""
    return sum(batches(database))


def batches(database: Database) -> Iterator[int]:
    """The same a batch at a time, each of them on the disk before it is told of: how many fields were sealed anew."""
    for table in sealed_tables():
        yield from _reseal_table(database, table)


@dataclass(frozen=True)
class Field:
    """One sealed field: its table, the number of its row, and its column."""

    table: str
    id: int
    column: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}, {self.column.removesuffix(SEALED)}"


def damaged(database: Database) -> Iterator[Field]:
    """Every sealed field that does not open: moved, altered, cut short, or sealed with a key that is gone."""
    for table in sealed_tables():
        last = 0
        while rows := _rows_after(database, table, last):
            for row in rows:
                yield from (
                    Field(table.name, row["id"], name) for name in _broken(database.sealer, table, row)
                )
            last = rows[-1]["id"]


def _rows_after(database: Database, table: Table, last: int) -> Sequence[Mapping[str, Any]]:
    with database.reading() as session:
        query = select(table).where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)
        return [dict(row) for row in session.execute(query).mappings()]


def _broken(sealer: Sealer, table: Table, row: Mapping[str, Any]) -> Iterator[str]:
    for column, value in row.items():
        if column.endswith(SEALED) and value is not None:
            try:
                sealer.open(*place(table.name, row, column), value)
            except SealBroken:
                yield column


def place(table: str, row: Mapping[str, object], column: str) -> tuple[str, str, str]:
    """What a sealed field is bound to: its table, its row's random name, and what its column holds."""
    held = column.removesuffix(SEALED)
    return table, str(row["uid"] if "uid" in row else row["ref"]), SEALED_AS.get((table, held), held)


def sealed_tables() -> Iterator[Table]:
    """The tables with a sealed column."""
    for table in Model.metadata.sorted_tables:
        if any(column.name.endswith(SEALED) for column in table.columns):
            yield table


def _reseal_table(database: Database, table: Table) -> Iterator[int]:
    last = 0
    while True:
        count = 0
        with database.writing() as session:
            query = (
                select(table).where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE).with_for_update()
            )
            rows = session.execute(query).mappings().all()
            for row in rows:
                if changed := _sealed_anew(database.sealer, table, dict(row)):
                    session.execute(update(table).where(table.c.id == row["id"]).values(changed))
                    count += len(changed)
            session.commit()
        yield count
        if len(rows) < AT_ONCE:
            return
        last = rows[-1]["id"]


def _sealed_anew(sealer: Sealer, table: Table, row: dict[str, object]) -> dict[str, bytes]:
    """The fields of a row that another key than the first has sealed."""
    found = {}
    for column, value in row.items():
        if column.endswith(SEALED) and isinstance(value, bytes) and not sealer.is_current(value):
            bound_to = place(table.name, row, column)
            found[column] = sealer.seal(*bound_to, sealer.open(*bound_to, value))
    return found
