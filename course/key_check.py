"""Are these the keys that this database was sealed with? Asked once at each start, before anything is read or written.

A process with another data key would show no name and seal new words with a key that nobody kept; one with another
secret key would find nobody by their number. A sealed field names its key, so nothing has to be opened, and nothing is
kept for this. One field alone proves nothing where there are more: it may be damaged.
"""

from collections.abc import Iterator

from sqlalchemy import Select, Table, select
from sqlalchemy.exc import SQLAlchemyError

from course.db import Database, Session
from course.models import Person
from course.resealing import SEALED, place, sealed_tables
from course.seal import SealBroken

OTHER_DATA_KEY = (
    "A key is missing from KITH_DATA_KEYS: what this database holds was sealed with another. Put that key back, behind"
    " the first where that is newer, before anything starts."
)
OTHER_SECRET = (
    "KITH_SECRET_KEY is not the one this database was made with: nobody would be found by number or address. Put that"
    " one back before anything starts."
)
# How each way to a person is sealed, and the kind of its keyed index.
WAYS = (("phone_sealed", "phone_index", "phone"), ("email_sealed", "email_index", "email"))


def problem(database: Database) -> str:
    """What is wrong with the keys, in a sentence; empty where they are right, or where nothing is sealed yet."""
    with database.reading() as session:
        found = set(_looked_at(session))
        unknown = sum(not database.sealer.knows(value) for value in found)
        if unknown > 1 or 0 < unknown == len(found):
            return OTHER_DATA_KEY
        return OTHER_SECRET if _is_other_secret(session, database) else ""


def problem_if_any(database: Database) -> str:
    """The same for a process that may start before its database is there: then there is nothing to say yet."""
    try:
        return problem(database)
    except SQLAlchemyError:
        return ""


def _looked_at(session: Session) -> Iterator[bytes]:
    """The sealed fields of the oldest and the newest row of each table."""
    for table in sealed_tables():
        for query in (_rows(table).order_by(table.c.id), _rows(table).order_by(table.c.id.desc())):
            row = session.execute(query.limit(1)).first()
            yield from (one for one in row or () if isinstance(one, bytes))


def _rows(table: Table) -> "Select[tuple[object, ...]]":
    return select(*(column for column in table.columns if column.name.endswith(SEALED)))


def _is_other_secret(session: Session, database: Database) -> bool:
    """Whether the newest number or address of anybody has another index than the one that is kept beside it."""
    table = Person.__table__
    assert isinstance(table, Table)
    for sealed, index, kind in WAYS:
        query = select(table).where(table.c[sealed].is_not(None), table.c[index].is_not(None))
        row = session.execute(query.order_by(table.c.id.desc()).limit(1)).mappings().first()
        if row is None:
            continue
        try:
            value = database.sealer.open(*place(table.name, dict(row), sealed), row[sealed])
        except SealBroken:
            continue
        if database.sealer.blind_index(kind, value) != row[index]:
            return True
    return False
