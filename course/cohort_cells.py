"""What becomes of one row of the database in a cohort's data: its cells by the names of their columns.

A cell that a reader may not see is not even opened here, and what is left over is dropped with its column later.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Row

from course import cohort_lens
from course.cohort_answers import told
from course.cohort_lens import Cells, Lens
from course.cohort_tables import DAYS, PARTS
from course.models import (
    Answer,
    CheckIn,
    Consent,
    Enrolment,
    LessonProgress,
    MeasureAnswer,
    Message,
    MessageStatus,
    Person,
    Recall,
)
from course.rules import veils

OWN = "own"


def learner(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: Person = row.Person
    cells: Cells = {
        **lens.whose(row),
        "channel": lens.category("channel", one.channel),
        "country": lens.category("country", one.country),
        "region": lens.category("region", veils.region(one.zone)),
        "locale": lens.category("locale", one.locale),
        "zone": one.zone,
        "send_at": one.send_at,
        "shared_phone": one.shared_phone,
        **lens.moment("joined", one.created_at, row),
    }
    if lens.sight.is_named:
        # A contact is sealed under the name of its channel.
        sealed = {
            "name": ("name", one.name_sealed),
            "phone": ("sms", one.phone_sealed),
            "email": ("email", one.email_sealed),
        }
        cells |= {name: lens.opened("person", one.uid, *found) for name, found in sealed.items()}
    yield cells


def enrolment(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: Enrolment = row.Enrolment
    yield {
        **lens.whose(row),
        "plan": lens.category("plan", one.plan),
        "edition": one.course_version,
        "area": one.track,
        "source": lens.category("source", one.source),
        "first_day": lens.day(one.anchor_on, row),
        "pace": one.pace,
        "paused_until": lens.day(one.paused_until_on, row),
        "withdrawn_by": one.withdrawn_by,
        "shares_moods": one.shares_moods_at is not None,
        "shares_numbers": one.shares_numbers_at is not None,
        **lens.moment("enrolled", one.enrolled_at, row),
        **lens.moment("paused", one.paused_at, row),
        **lens.moment("withdrawn", one.withdrawn_at, row),
        **lens.moment("finished", one.finished_at, row),
    }


def check_in(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: CheckIn = row.CheckIn
    may_use = lens.uses_numbers(row)
    shows_mood = may_use if lens.veil else row.moods_at is not None
    reads_note = lens.with_notes and lens.sight.is_named and one.note_shared_at is not None
    yield {
        **lens.whose(row),
        "item": one.item,
        "mood": one.mood if shows_mood else None,
        "near": one.near if may_use else None,
        "step": one.step if may_use else None,
        "note": lens.opened("check_in", one.uid, "note", one.note_sealed) if reads_note else None,
        "via": one.via,
        **lens.moment("answered", one.answered_at, row),
        **lens.moment("changed", one.changed_at, row),
        "edition": lens.edition(row, one.answered_at),
    }


def answer(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: Answer = row.Answer
    version = row.opened_version or row.version
    card = {
        **lens.whose(row), "item": one.item, "edition": version, "card": one.card,
        **lens.moment("saved", one.saved_at, row),
    }  # fmt: skip
    if lens.sight.is_named:
        yield card
    elif lens.uses_numbers(row):
        for answer in told(lens, row, lens.lesson(version, one.item), _values(lens, one)):
            yield {**card, **answer}


def step(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: Answer = row.Answer
    version = row.opened_version or row.version
    given = _values(lens, one) if lens.uses_numbers(row) else {}
    lesson = lens.lesson(version, one.item)
    offered = {OWN, *(option.id for option in lesson.step.options)} if lesson else {OWN}
    yield {
        **lens.whose(row),
        "item": one.item,
        "edition": version,
        "what": _among(given.get("what", OWN if given else None), offered),
        "day": _among(given.get("day"), DAYS),
        "part": _among(given.get("part"), PARTS),
        **lens.moment("chosen", one.saved_at, row),
    }


def measure(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: MeasureAnswer = row.MeasureAnswer
    given: Mapping[str, Any] = {}
    if lens.uses_numbers(row):
        given = _json(lens.opened("measure_answer", one.uid, "values", one.values_sealed))
    yield {
        **lens.whose(row),
        "point": one.point,
        "measure": one.instrument,
        "total": one.total if lens.uses_numbers(row) else None,
        **{f"item_{number}": value for number, value in given.items() if isinstance(value, int)},
        **lens.moment("answered", one.answered_at, row),
        **lens.moment("changed", one.changed_at, row),
    }


def recall(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: Recall = row.Recall
    may_use = lens.uses_numbers(row)
    yield {
        **lens.whose(row),
        "lesson": one.lesson,
        "served_in": one.served_in,
        "served_on": lens.day(one.served_on, row),
        "outcome": one.outcome if may_use else None,
        "used": one.used if may_use else None,
        **lens.moment("answered", one.answered_at, row),
    }


def message(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: Message = row.Message
    yield {
        **_of_message(row, lens),
        "status": one.status,
        "reason": one.reason_code,
        "attempts": one.attempts,
        "segments": one.segments,
        **lens.moment("due", row.due_at or one.send_after, row),
        **lens.moment("sent", one.handed_over_at, row),
        **lens.moment("settled", one.settled_at, row),
        **lens.moment("opened", one.opened_at, row),
    }


def consent(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: Consent = row.Consent
    yield {
        **lens.whose(row), "subject": one.subject, "act": one.act, "source": one.source,
        "wording": one.wording_version, **lens.moment("at", one.at, row),
    }  # fmt: skip


def events_of_message(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: Message = row.Message
    happened = {
        "due": row.due_at or one.send_after,
        "sent": one.handed_over_at,
        "delivered": one.settled_at if one.status == MessageStatus.DELIVERED else None,
        "opened": one.opened_at,
        "expired": one.settled_at if one.status == MessageStatus.EXPIRED else None,
    }
    about = _of_message(row, lens)
    for event, at in happened.items():
        if at is not None:
            yield {**about, "event": event, "edition": lens.edition(row, at), **lens.moment("at", at, row)}


def events_of_lesson(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: LessonProgress = row.LessonProgress
    for event, at in (("started", one.opened_at), ("answered", one.finished_at)):
        if at is not None:
            yield {
                **lens.whose(row), "event": event, "kind": "lesson", "item": one.item,
                "edition": one.course_version or row.version, **lens.moment("at", at, row),
            }  # fmt: skip


def event_of_check_in(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: CheckIn = row.CheckIn
    channel = lens.category("channel", "sms") if one.via == "sms" else None
    yield {**_answered(row, lens, "check-in", one.item, one), "channel": channel}


def event_of_measure(row: Row[Any], lens: Lens) -> Iterator[Cells]:
    one: MeasureAnswer = row.MeasureAnswer
    yield _answered(row, lens, "measure", one.point, one)


def _answered(row: Row[Any], lens: Lens, kind: str, item: str, one: CheckIn | MeasureAnswer) -> Cells:
    at = one.answered_at
    return {
        **lens.whose(row), "event": "answered", "kind": kind, "item": item, "edition": lens.edition(row, at),
        **lens.moment("at", at, row),
    }  # fmt: skip


def _of_message(row: Row[Any], lens: Lens) -> Cells:
    one: Message = row.Message
    return {
        **lens.whose(row), "message": lens.named("message", one.id), "kind": one.kind, "item": one.item,
        "channel": lens.category("channel", one.channel),
    }  # fmt: skip


def _values(lens: Lens, one: Answer) -> Mapping[str, Any]:
    return _json(lens.opened("answer", one.uid, "values", one.values_sealed))


def _json(text: str | None) -> Mapping[str, Any]:
    """What was sealed as JSON; nothing where it could not be opened."""
    found = json.loads(text) if text and text != cohort_lens.BROKEN else {}
    return found if isinstance(found, dict) else {}


def _among(value: Any, allowed: Collection[str]) -> str | None:
    return value if isinstance(value, str) and value in allowed else None
