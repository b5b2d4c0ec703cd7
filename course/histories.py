"""What learners were sent so far, as the rule counts it: read for a batch, each by one query past the session."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import String, and_, bindparam, case, cast, func, not_, or_, select, union_all

from course import db, row_sets
from course.db import Session
from course.models import Message, MessageStatus, Nudge, Person
from course.rules import figures, moves, spreading
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
_USES_UP_A_DAY = (
    Message.send_after >= bindparam("since"),
    Message.status.not_in(NEVER_WENT_OUT),
    # What the provider refused at the door has surely reached nobody, so it uses up nobody's day.
    or_(Message.status != MessageStatus.FAILED, Message.handed_over_at.is_not(None)),
)
_THEIRS = row_sets.among(Message.person_id, "ids")
_TO_THEIRS = row_sets.among(Message.contact_index, "contacts")
# What is a person's, and what went to a number or an address of theirs. SQLite is asked for what is somebody else's
# there by itself: for either at once it takes three times as long, and PostgreSQL a third.
_WHOSE = {
    "sqlite": (_THEIRS, and_(_TO_THEIRS, or_(Message.person_id.is_(None), not_(_THEIRS)))),
    "postgresql": (or_(_THEIRS, _TO_THEIRS),),
}
# When a message left, or is to leave.
_AT = case((Message.status != MessageStatus.PLANNED, func.coalesce(Message.claimed_at, Message.send_after)),
           else_=Message.send_after)  # fmt: skip
_LEFT = {
    dialect: union_all(
        *(
            select(Message.id, Message.person_id, Message.contact_index, _AT, Nudge.due_at, Nudge.moved_by)
            .join(Nudge, Message.nudge_id == Nudge.id)
            .where(whose, *_USES_UP_A_DAY)
            for whose in parts
        )
    )
    for dialect, parts in _WHOSE.items()
}
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
    found: Left = defaultdict(list)
    for number, person_id, contact_index, at, due_at, moved_by in db.rows(
        session, _LEFT[_dialect(session)], **_of(persons), since=now - LOOKS_BACK
    ):
        leaving = Leaving(number, at, _is_late(due_at, moved_by, at))
        found[person_id].append(leaving)
        found[contact_index].append(leaving)
    return found


@dataclass(frozen=True)
class DaysLeft:
    """On which dates messages left, or are to leave: for those who only count days.

    By whom they reached (the number of a person, or the index of a number or an address): of each stretch of messages
    its number, and the quarters of an hour in which they left. Those with the same are worked out once.
    """

    stretches: Mapping[int | str | None, Sequence[tuple[int, str]]]
    _known: dict[tuple[tuple[str, ...], str], tuple[date, ...]] = field(default_factory=dict, repr=False)

    def of(self, person: Person) -> tuple[date, ...]:
        """The dates that are used up for one person, one for each message, in their zone."""
        keys: tuple[int | str, ...] = (person.id, *_contacts(person))
        theirs = {number: quarters for key in keys for number, quarters in self.stretches.get(key, ())}
        alike = tuple(theirs.values()), person.zone
        if alike not in self._known:
            self._known[alike] = tuple(
                figures.date_of(int(one), person.zone) for quarters in alike[0] for one in quarters.split(",")
            )
        return self._known[alike]


def days_left(session: Session, persons: Iterable[Person], *, now: datetime) -> DaysLeft:
    """The same for those who only count days, in a tenth of the rows: of none it is said that it was late."""
    quarters = func.aggregate_strings(cast(db.quarter_hour(session, _AT), String), ",")
    query = union_all(
        *(
            select(Message.person_id, Message.contact_index, quarters)
            .where(whose, Message.nudge_id.is_not(None), *_USES_UP_A_DAY)
            .group_by(Message.person_id, Message.contact_index)
            for whose in _WHOSE[_dialect(session)]
        )
    )
    found: defaultdict[int | str | None, list[tuple[int, str]]] = defaultdict(list)
    rows = db.rows(session, query, **_of(persons), since=now - LOOKS_BACK)
    for number, (person_id, contact_index, theirs) in enumerate(rows):
        found[person_id].append((number, theirs))
        found[contact_index].append((number, theirs))
    return DaysLeft(found)


def _dialect(session: Session) -> str:
    return "sqlite" if db.on_sqlite(session) else "postgresql"


def _of(persons: Iterable[Person]) -> dict[str, Collection[object]]:
    """The parameters that say whom a query is about."""
    ids: list[int] = []
    contacts: set[str] = set()
    for person in persons:
        ids.append(person.id)
        contacts.update(_contacts(person))
    return {"ids": ids, "contacts": contacts}


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
