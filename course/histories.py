"""What learners were sent so far, as the rule counts it: read for a batch, each by one query past the session."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select

from course import db, row_sets
from course.db import Session
from course.models import Message, MessageStatus, Nudge, Person
from course.rules import moves, spreading
from course.rules.moves import Moved
from course.rules.standings import LATE_AFTER, PastNudge

NEVER_WENT_OUT = (MessageStatus.SUPPRESSED, MessageStatus.EXPIRED)
_STAYED = frozenset({None, *NEVER_WENT_OUT})
# The caps look seven local days back; two more are enough for every zone.
LOOKS_BACK = timedelta(days=9)
# Behind the key of a nudge that gave it free stands its own number.
FREED = "~"
_PAST = (
    select(
        Nudge.enrolment_id, Nudge.reason_key, Nudge.stands_in_for, Nudge.planned_at, Nudge.due_at, Nudge.moved_by,
        Message.status, Message.claimed_at,
    )
    .outerjoin(Message, Message.nudge_id == Nudge.id)
    .where(row_sets.among(Nudge.enrolment_id, "ids"), Nudge.reason_key.not_like(f"%{FREED}%"))
    .order_by(Nudge.id)
)  # fmt: skip
_LEFT = (
    select(
        Message.id, Message.person_id, Message.contact_index, Message.status, Message.send_after,
        Message.claimed_at, Nudge.due_at, Nudge.moved_by,
    )
    .join(Nudge, Message.nudge_id == Nudge.id)
    .where(
        or_(row_sets.among(Message.person_id, "ids"), row_sets.among(Message.contact_index, "contacts")),
        Message.send_after >= bindparam("since"),
        Message.status.not_in(NEVER_WENT_OUT),
        # What the provider refused at the door has surely reached nobody, so it uses up nobody's day.
        or_(Message.status != MessageStatus.FAILED, Message.handed_over_at.is_not(None)),
    )
)  # fmt: skip
# What left, by whom it reached: the number of a person, or the index of a number or an address.
Left = defaultdict[int | str | None, "list[Leaving]"]


class Leaving(NamedTuple):
    """One message that left, or is to leave: when, and whether later than it should."""

    message_id: int
    at: datetime
    is_late: bool


def past(session: Session, enrolment_ids: Sequence[int]) -> defaultdict[int, list[PastNudge]]:
    """Every nudge of these enrolments that holds its key, and those that its message stands in for."""
    found: defaultdict[int, list[PastNudge]] = defaultdict(list)
    for enrolment_id, key, stands_in_for, planned_at, due_at, moved_by, status, claimed_at in db.rows(
        session, _PAST, ids=enrolment_ids
    ):
        went_out = status not in _STAYED
        left_at = claimed_at or planned_at
        # The seconds of a tick do not count: two days after 16:30 is 16:30.
        at = left_at if _is_late(due_at, moved_by, left_at) else due_at
        theirs = found[enrolment_id]
        theirs.append(PastNudge(key, at, went_out))
        if went_out and stands_in_for:
            theirs += [PastNudge(merged, at, False) for merged in stands_in_for.split()]
    return found


def left(session: Session, persons: Iterable[Person], *, now: datetime) -> Left:
    """What each person, and each number and address, was sent or is to be sent, as far back as the caps look."""
    ids: list[int] = []
    contacts: set[str] = set()
    for person in persons:
        ids.append(person.id)
        contacts.update(_contacts(person))
    found: Left = defaultdict(list)
    for number, person_id, contact_index, status, send_after, claimed_at, due_at, moved_by in db.rows(
        session, _LEFT, ids=ids, contacts=contacts, since=now - LOOKS_BACK
    ):
        at = (claimed_at if status != MessageStatus.PLANNED else None) or send_after
        leaving = Leaving(number, at, _is_late(due_at, moved_by, at))
        found[person_id].append(leaving)
        found[contact_index].append(leaving)
    return found


def leavings(left: Left, person: Person) -> list[Leaving]:
    """Of these, what uses up the days of one person, each once."""
    keys: tuple[int | str, ...] = (person.id, *_contacts(person))
    return list({one.message_id: one for key in keys for one in left.get(key, ())}.values())


def _contacts(person: Person) -> list[str]:
    return [one for one in (person.phone_index, person.email_index) if one]


def _is_late(due_at: datetime, moved_by: str | None, at: datetime) -> bool:
    """Whether a message that leaves at that moment leaves later than its nudge was due.

    To be spread over some minutes is not late, unless its hour had passed when it was planned.
    """
    if at <= due_at + LATE_AFTER:
        return False
    moved = moves.read(moved_by)
    spread = spreading.LONGEST if Moved.SPREAD in moved and Moved.LATE not in moved else timedelta(0)
    return at > due_at + LATE_AFTER + spread
