"""What becomes of one row of the database in a cohort's data: its cells by the names of their columns.

A cell that a reader may not see is not even opened here, and what is left over is dropped with its column later.
What a row has by which name is said by the queries of `cohort_rows`; `own_uid` is under which its fields are sealed.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Row

from course import unsealing
from course.cohort_answers import told
from course.cohort_lens import Cells, Lens
from course.cohort_tables import DAYS, PARTS
from course.models import MessageStatus
from course.rules import veils

OWN = "own"


def learner(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    cells: Cells = {
        **lens.whose(row),
        "channel": lens.category("channel", row.channel),
        "country": lens.category("country", row.country),
        "region": lens.category("region", veils.region(row.zone)),
        "locale": lens.category("locale", row.locale),
        "zone": row.zone,
        "send_at": row.send_at,
        "shared_phone": row.shared_phone,
        **lens.moment("joined", row.created_at, row),
    }
    if lens.sight.is_named:
        # A contact is sealed under the name of its channel.
        sealed = {
            "name": ("name", row.name_sealed),
            "phone": ("sms", row.phone_sealed),
            "email": ("email", row.email_sealed),
        }
        cells |= {name: lens.opened("person", row.uid, *found) for name, found in sealed.items()}
    yield cells


def enrolment(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    yield {
        **lens.whose(row),
        "plan": lens.category("plan", row.plan),
        "edition": row.version,
        "area": row.track,
        "source": lens.category("source", row.source),
        "first_day": lens.day(row.anchor_on, row),
        "pace": row.pace,
        "paused_until": lens.day(row.paused_until_on, row),
        "withdrawn_by": row.withdrawn_by,
        "shares_moods": row.moods_at is not None,
        "shares_numbers": row.numbers_at is not None,
        **lens.moment("enrolled", row.enrolled_at, row),
        **lens.moment("paused", row.paused_at, row),
        **lens.moment("withdrawn", row.withdrawn_at, row),
        **lens.moment("finished", row.finished_at, row),
    }


def check_in(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    may_use = lens.uses_numbers(row)
    shows_mood = may_use if lens.veil else row.moods_at is not None
    reads_note = lens.with_notes and lens.sight.is_named and row.note_shared_at is not None
    yield {
        **lens.whose(row),
        "item": row.item,
        "mood": row.mood if shows_mood else None,
        "near": row.near if may_use else None,
        "step": row.step if may_use else None,
        "note": lens.opened("check_in", row.own_uid, "note", row.note_sealed) if reads_note else None,
        "via": row.via,
        **lens.moment("answered", row.answered_at, row),
        **lens.moment("changed", row.changed_at, row),
        "edition": lens.edition(row, row.answered_at),
    }


def answer(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    version = row.opened_version or row.version
    card = {
        **lens.whose(row), "item": row.item, "edition": version, "card": row.card,
        **lens.moment("saved", row.saved_at, row),
    }  # fmt: skip
    if lens.sight.is_named:
        yield card
    elif lens.uses_numbers(row):
        for answer in told(lens, row, lens.lesson(version, row.item), _values(lens, row)):
            yield {**card, **answer}


def step(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    version = row.opened_version or row.version
    given = _values(lens, row) if lens.uses_numbers(row) else {}
    lesson = lens.lesson(version, row.item)
    offered = {OWN, *(option.id for option in lesson.step.options)} if lesson else {OWN}
    yield {
        **lens.whose(row),
        "item": row.item,
        "edition": version,
        "what": _among(given.get("what", OWN if given else None), offered),
        "day": _among(given.get("day"), DAYS),
        "part": _among(given.get("part"), PARTS),
        **lens.moment("chosen", row.saved_at, row),
    }


def measure(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    given: Mapping[str, Any] = {}
    if lens.uses_numbers(row):
        given = _json(lens.opened("measure_answer", row.own_uid, "values", row.values_sealed))
    yield {
        **lens.whose(row),
        "point": row.point,
        "measure": row.instrument,
        "total": row.total if lens.uses_numbers(row) else None,
        **{f"item_{number}": value for number, value in given.items() if isinstance(value, int)},
        **lens.moment("answered", row.answered_at, row),
        **lens.moment("changed", row.changed_at, row),
    }


def recall(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    may_use = lens.uses_numbers(row)
    yield {
        **lens.whose(row),
        "lesson": row.lesson,
        "served_in": row.served_in,
        "served_on": lens.day(row.served_on, row),
        "outcome": row.outcome if may_use else None,
        "used": row.used if may_use else None,
        **lens.moment("answered", row.answered_at, row),
    }


def message(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    yield {
        **_of_message(row, lens),
        "status": row.status,
        "reason": row.reason_code,
        "attempts": row.attempts,
        "segments": row.segments,
        **lens.moment("due", row.due_at or row.send_after, row),
        **lens.moment("sent", row.handed_over_at, row),
        **lens.moment("settled", row.settled_at, row),
        **lens.moment("opened", row.opened_at, row),
    }


def consent(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    yield {
        **lens.whose(row), "subject": row.subject, "act": row.act, "source": row.source,
        "wording": row.wording_version, **lens.moment("at", row.happened_at, row),
    }  # fmt: skip


def events_of_message(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    happened = {
        "due": row.due_at or row.send_after,
        "sent": row.handed_over_at,
        "delivered": row.settled_at if row.status == MessageStatus.DELIVERED else None,
        "opened": row.opened_at,
        "expired": row.settled_at if row.status == MessageStatus.EXPIRED else None,
    }
    about = _of_message(row, lens)
    for event, at in happened.items():
        if at is not None:
            yield {**about, "event": event, "edition": lens.edition(row, at), **lens.moment("at", at, row)}


def events_of_lesson(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    for event, at in (("started", row.opened_at), ("answered", row.finished_at)):
        if at is not None:
            yield {
                **lens.whose(row), "event": event, "kind": "lesson", "item": row.item,
                "edition": row.opened_version or row.version, **lens.moment("at", at, row),
            }  # fmt: skip


def event_of_check_in(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    channel = lens.category("channel", "sms") if row.via == "sms" else None
    yield {**_answered(row, lens, "check-in", row.item), "channel": channel}


def event_of_measure(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    yield _answered(row, lens, "measure", row.point)


def _answered(row: Row[Any], lens: Lens, kind: str, item: str) -> Cells:
    at = row.answered_at
    return {
        **lens.whose(row), "event": "answered", "kind": kind, "item": item, "edition": lens.edition(row, at),
        **lens.moment("at", at, row),
    }  # fmt: skip


def _of_message(row: Row[Any], lens: Lens) -> Cells:
    return {
        **lens.whose(row), "message": lens.named("message", row.message_id), "kind": row.kind, "item": row.item,
        "channel": lens.category("channel", row.channel),
    }  # fmt: skip


def _values(lens: Lens, row: Row[Any]) -> Mapping[str, Any]:
    return _json(lens.opened("answer", row.own_uid, "values", row.values_sealed))


def _json(text: str | None) -> Mapping[str, Any]:
    """What was sealed as JSON; nothing where it could not be opened."""
    found = json.loads(text) if text and text != unsealing.BROKEN else {}
    return found if isinstance(found, dict) else {}


def _among(value: Any, allowed: Collection[str]) -> str | None:
    return value if isinstance(value, str) and value in allowed else None
