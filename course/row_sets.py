"""Many values, or many rows, as one parameter of a statement: of thousands it would have more to read than to do.

A statement for many rows is built once for each shape of them: to build it costs more than to run it.

SQLite takes 32,766 parameters at most and PostgreSQL's protocol 65,535, so a set that may grow is given by `among` or
`any_of`.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    Boolean,
    Dialect,
    Executable,
    Insert,
    Integer,
    String,
    Table,
    TableValuedAlias,
    bindparam,
    cast,
    column,
    func,
    select,
    update,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

NO_ZONE = "A time without a zone cannot be stored."
# The name of the parameter.
ROWS = "rows"
# Before the name of a new value, which otherwise has the name of the old one.
NEW = "new_"
SHAPES = 128


@lru_cache(SHAPES)
def insertion(
    insert: Callable[[Table], Any], table: Table, names: tuple[str, ...], returned: tuple[str, ...],
    is_sqlite: bool,
) -> Executable:  # fmt: skip
    """Insert rows with these columns, but for those like which one is there; of each new one what is `returned`.

    `insert` is the dialect's own. Where nothing is returned, the result says how many were new.
    """
    statement = insert(table)
    if not is_sqlite:
        found = as_table(table, names)
        statement = statement.from_select(list(names), select(*found.c))
    quiet: Insert = statement.on_conflict_do_nothing()
    if not returned:
        return quiet.execution_options(preserve_rowcount=True)
    return quiet.returning(*(table.c[name] for name in returned))


@lru_cache(SHAPES)
def change(
    table: Table, names: tuple[str, ...], computed: tuple[tuple[str, Any], ...], is_sqlite: bool
) -> Executable:
    """Give the rows with these `id`s new values, and each the same expressions, `computed` of its old ones."""
    own = [name for name in names if name != "id"]
    if is_sqlite:
        values: dict[str, Any] = {name: bindparam(NEW + name, type_=table.c[name].type) for name in own}
        return update(table).where(table.c.id == bindparam(NEW + "id")).values(values | dict(computed))
    found = as_table(table, names)
    values = {name: found.c[name] for name in own}
    return update(table).where(table.c.id == found.c.id).values(values | dict(computed))


def given(rows: Sequence[Mapping[str, Any]], is_sqlite: bool, *, before: str = "") -> Any:
    """The rows as such a statement takes them; `before` stands before each name on SQLite."""
    if is_sqlite:
        return [{before + name: value for name, value in row.items()} for row in rows]
    return parameter(rows)


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
