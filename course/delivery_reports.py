"""What providers report of messages: kept once, and each message moved forward by it, for many reports at a time.

A handful of statements for however many there are, since the carrier brings three reports for each text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, func, select, tuple_, update

from course import db, messages, row_sets
from course.db import Session
from course.models import FINAL, Channel, DeliveryReport, Message, MessageStatus

# What Twilio's words mean in ours; queued, accepted, scheduled and sending say that they have it, no more.
PROVIDER_WORDS = {
    "sent": MessageStatus.SENT,
    "partially_delivered": MessageStatus.SENT,
    "delivered": MessageStatus.DELIVERED,
    "read": MessageStatus.DELIVERED,
    "undelivered": MessageStatus.UNDELIVERED,
    "failed": MessageStatus.FAILED,
    "canceled": MessageStatus.FAILED,
}
_KEY = (DeliveryReport.ref, DeliveryReport.provider_id, DeliveryReport.status)
_table = cast("Table", Message.__table__)
_message = _table.c
# Built once: to build them costs as much as to run them. Locked in one order: no two processes wait in a circle.
_FIND = (
    select(_message.id, _message.ref, _message.channel, _message.status, _message.provider_id)
    .where(row_sets.among(_message.ref, "refs"))
    .order_by(_message.id)
    .with_for_update()
)
# A report may come before we have written that its message was taken.
_ADOPT = (
    update(_table)
    .where(_message.id == bindparam("key"), _message.provider_id.is_(None))
    .values(
        provider_id=bindparam("given"),
        handed_over_at=func.coalesce(
            _message.handed_over_at, bindparam("now", type_=_message.handed_over_at.type)
        ),
    )
)
_MOVE = (
    update(_table)
    .where(row_sets.among(_message.id, "ids"))
    .values(status=bindparam("to"), reason_code=bindparam("why"), settled_at=bindparam("settled"))
)


@dataclass(frozen=True)
class Report:
    """What a provider says of the message with this `ref`, in a word of its own; `provider_id` is its name for it."""

    ref: str
    provider_id: str
    word: str
    error_code: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other report, no longer than its columns."""
        return self.ref[:64], self.provider_id[:64], self.word[:24]


def record(session: Session, reports: Sequence[Report], *, now: datetime) -> list[Report]:
    """Keep the reports and move their messages forward.

    Of those with an error code, the ones that are of a message of ours and did not come before.
    """
    ordered = sorted(reports, key=lambda one: one.key)
    troubles = [one for one in ordered if one.error_code]
    before = _kept(session, troubles) if troubles else frozenset()
    _keep(session, ordered, now)
    connection = session.connection()
    found = {
        row.ref: row for row in connection.execute(_FIND, {"refs": sorted({one.ref for one in ordered})})
    }
    known = [one for one in ordered if one.ref in found]
    unheard = [one for one in known if found[one.ref].provider_id is None]
    if unheard:
        rows = [{"key": found[one.ref].id, "given": one.provider_id, "now": now} for one in unheard]
        connection.execute(_ADOPT, rows)
    for (to, why), ids in _outcomes(known, found).items():
        settled = now if to in FINAL else None
        connection.execute(_MOVE, {"ids": ids, "to": to, "why": why, "settled": settled})
    _read_again(session, [row.id for row in found.values()])
    return [one for one in troubles if one.ref in found and one.key not in before]


def _kept(session: Session, reports: Sequence[Report]) -> frozenset[tuple[str, str, str]]:
    """The keys of those that came before."""
    query = select(*_KEY).where(tuple_(*_KEY).in_([one.key for one in reports]))
    return frozenset((ref, provider_id, word) for ref, provider_id, word in session.execute(query))


def _keep(session: Session, reports: Sequence[Report], now: datetime) -> None:
    rows = []
    for one in reports:
        ref, provider_id, word = one.key
        rows.append({
            "ref": ref, "provider_id": provider_id, "status": word, "error_code": one.error_code, "received_at": now,
        })  # fmt: skip
    db.insert_missing(session, DeliveryReport, rows)


def _outcomes(
    reports: Sequence[Report], found: Mapping[str, Row[*tuple[Any, ...]]]
) -> dict[tuple[MessageStatus, str | None], list[int]]:
    """The messages that come into another state, by that state and its reason."""
    ends: dict[str, tuple[MessageStatus, str | None]] = {}
    for one in reports:
        row, to = found[one.ref], PROVIDER_WORDS.get(one.word, MessageStatus.HANDED_OVER)
        status, _ = ends.get(one.ref, (row.status, None))
        if messages.moves_on(status, to):
            maker = "twilio-" if row.channel == Channel.SMS else ""
            ends[one.ref] = (to, f"{maker}{one.error_code}" if one.error_code else None)
    outcomes: dict[tuple[MessageStatus, str | None], list[int]] = {}
    for ref, outcome in ends.items():
        outcomes.setdefault(outcome, []).append(found[ref].id)
    return outcomes


def _read_again(session: Session, ids: Sequence[int]) -> None:
    """What the session had read of these messages is as it was before."""
    for id in ids if session.identity_map else ():
        read = session.identity_map.get(session.identity_key(Message, id))
        if read is not None:
            session.refresh(read)
