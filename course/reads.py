"""Rows of a statement that is only looked at, past the session, which would do as much again as the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable

from course.db import Session


def rows(session: Session, statement: Executable, **values: Any) -> Sequence[Any]:
    """All rows of a select of columns, in the transaction of this session and after what waits in it.

    Made once beside its reader, with a `bindparam` for each of the values, a statement also costs nothing to make.
    """
    session.flush()
    found: Sequence[Any] = session.connection().execute(statement, values).all()
    return found
