"""Many rows as one parameter of a statement on PostgreSQL: of thousands it would have more to read than to do."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, String, Table, TableValuedAlias, bindparam, cast, column, func

NO_ZONE = "A time without a zone cannot be stored."
# The name of the parameter.
ROWS = "rows"


def as_table(table: Table, names: Iterable[str]) -> TableValuedAlias:
    """What the parameter holds, as a table inside the statement: these columns of `table`, of the same types."""
    rows = cast(bindparam(ROWS, type_=String), JSON)
    columns = [column(name, table.c[name].type) for name in names]
    return func.json_to_recordset(rows).table_valued(*columns).render_derived(name="given", with_types=True)


def parameter(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The parameter with its value. Raises ValueError for an instant without a zone."""
    return {ROWS: json.dumps([dict(row) for row in rows], default=_value)}


def _value(value: object) -> str:
    """What JSON has no form for, as PostgreSQL reads it."""
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(NO_ZONE)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A {type(value).__name__} cannot be given to a statement as one of many rows.")
