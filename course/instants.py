"""Moments in the database: the type of every `*_at` column, quick to read and to write.

A tick of the planner reads tens of thousands of them, so each dialect has one function each way and nothing around it.
SQLite keeps the text of the moment in UTC; PostgreSQL an instant, which its driver gives in the zone of the session.
"""

import functools
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator

from course import row_sets

# What SQLite's text leaves out, since it says so of every moment.
UTC_MARK = "+00:00"
WRITTEN = len("2027-01-04 16:30:00.000000")
REMEMBERED = 1 << 12


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Takes and gives aware datetimes in UTC; a naive one is refused with a ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], datetime | str | None]:
        return _written if dialect.name == "sqlite" else _in_utc

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[datetime | str | None], datetime | None]:
        return _read if dialect.name == "sqlite" else _given


@functools.lru_cache(REMEMBERED)
def _written(value: datetime | None) -> str | None:
    """A moment as SQLite keeps it: to the microsecond, so that the order of texts is that of moments.

    Remembered: the moment of a tick, and the end of a window, are written for everybody.
    """
    at = _in_utc(value)
    return None if at is None else at.isoformat(" ", "microseconds").removesuffix(UTC_MARK)


@functools.lru_cache(REMEMBERED)
def _read(value: datetime | str | None) -> datetime | None:
    """A moment as SQLite gave it. Also such as an earlier release wrote past this type, with its zone or in short."""
    if not isinstance(value, str):
        return value
    if len(value) == WRITTEN:
        return datetime.fromisoformat(f"{value}{UTC_MARK}")
    at = datetime.fromisoformat(value)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _in_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(row_sets.NO_ZONE)
    return value.astimezone(UTC)


def _given(value: datetime | str | None) -> datetime | None:
    return value.astimezone(UTC) if isinstance(value, datetime) else None
