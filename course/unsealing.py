"""Open a sealed field where a page or a list must go on whatever became of that one field.

What was moved, altered or cut short does not open (`seal.SealBroken`). Then words or nothing stand in its place, the
log has a line, and whatever stands beside it is as it was; `doctor` finds every such field. Whoever sends, moves or
seals anew goes by `Sealer.open` and stops.
"""

import json
from typing import Any

import structlog

from course import db
from course.db import Session
from course.seal import SealBroken

BROKEN = "(could not be opened)"
log = structlog.get_logger(__name__)


def text(session: Session, table: str, uid: str, column: str, sealed: bytes | None) -> str:
    """The words sealed at this place: empty where there are none, BROKEN where they do not open."""
    if sealed is None:
        return ""
    found = text_or_none(session, table, uid, column, sealed)
    return BROKEN if found is None else found


def text_or_none(session: Session, table: str, uid: str, column: str, sealed: bytes | None) -> str | None:
    """The same; None where there is nothing, or it does not open. For what must not be shown or used in part."""
    if sealed is None:
        return None
    try:
        return db.sealer(session).open(table, uid, column, sealed)
    except SealBroken:
        log.error("seal_broken", table=table, column=column)
        return None


def values(session: Session, table: str, uid: str, column: str, sealed: bytes | None) -> dict[str, Any]:
    """The JSON object sealed at this place; empty where there is none, or it does not open."""
    found = text_or_none(session, table, uid, column, sealed)
    return json.loads(found) if found is not None else {}
