"""Many values, or many rows, as one parameter of a statement: of thousands it would have more to read than to do.

SQLite takes 32,766 parameters at most and PostgreSQL's protocol 65,535, so a set that may grow is given by `among` or
`any_of`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    Boolean,
    Dialect,
    Integer,
    String,
    Table,
    TableValuedAlias,
    bindparam,
    cast,
    column,
    func,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

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


class _Set(TypeDecorator[Iterable[Any]]):
    """Numbers, or texts, as one value: an array, or on SQLite a list in JSON."""

    impl = String
    cache_ok = True

    def __init__(self, each: TypeEngine[Any]) -> None:
        super().__init__()
        self.each = each

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else ARRAY(self.each))

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        given = list(value or ())
        return json.dumps(given) if dialect.name == "sqlite" else given


class _Among(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: object = None) -> "_Among":
        """It is a condition as it stands. Asked whether it equals 1, SQLite would walk the whole table."""
        return self


def among(of: Any, name: str) -> _Among:
    """The condition that the column `of`, of numbers or of texts, has one of the values in the parameter `name`."""
    return _Among(of, bindparam(name, type_=_set_of(of)))


def any_of(of: Any, values: Iterable[Any]) -> _Among:
    """The same for values that are at hand, however many they are."""
    return _Among(of, bindparam(None, list(values), type_=_set_of(of)))


def _set_of(of: Any) -> _Set:
    return _Set(BigInteger() if isinstance(of.type, Integer) else String())


@compiles(_Among)
def _in_array(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    of, given = (compiler.process(one, **options) for one in element.clauses)
    return f"{of} = ANY ({given})"


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    of, given = (compiler.process(one, **options) for one in element.clauses)
    return f"{of} IN (SELECT value FROM json_each({given}))"
