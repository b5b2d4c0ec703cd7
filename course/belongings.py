"""Every row that belongs to one person, found by walking the schema: what an export shows and an erasure deletes.

A row is a person's where it points at them, or at a row that is theirs. A table that is added later is found by
itself. Rows that nobody's number stands on yet (a code for a stranger, a text nobody was known for) are found by the
number or address, where nobody else is reached at it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, or_, select, true

from course import db, people
from course.db import Model, Session
from course.models import DeliveryReport, JoinRequest, Message, Person

# Numbers of rows, by table.
Rows = Mapping[str, Sequence[int]]
# The tables that have nothing to do with any learner, each with what it holds instead.
NOBODYS = {
    "cohort": "groups",
    "arm_plan": "how a group is shared out at random",
    "api_token": "keys of programs that read a group's data",
    "course_edition": "lessons and plans as they once were",
    "staff": "members of staff",
    "recovery_code": "members of staff",
    "staff_cohort": "which members of staff see which groups",
    "staff_contact": "members of staff",
    "own_words": "how a group words its messages",
    "announcement": "what staff wrote to a group; to whom stands beside it",
    "audit_entry": "acts; those on a learner name them by number only",
    "cohort_summary": "how many people a group has and how they stand, counted anew every few minutes",
    "job_run": "the heartbeat of the jobs",
    "throttle": "counters, gone after a day",
    "rate": "how fast each channel may send",
    "spending": "what the texts of a group cost, day by day",
    "fact": "what the installation remembers about itself",
}


def of(session: Session, person: Person) -> Rows:
    """The numbers of all rows of this person. Tables in which they have none are left out."""
    alone_at = contacts_alone(session, person)
    found: dict[str, list[int]] = {"person": [person.id], "join_request": _asked_by(session, person)}
    for table in Model.metadata.sorted_tables:
        if table.name in NOBODYS or table.name == "person":
            continue
        known = found.get(table.name, [])
        where = [*_pointing(table, found), *_at_contact(table, alone_at), table.c.id.in_(known)]
        found[table.name] = sorted(session.scalars(select(table.c.id).where(or_(*where))))
    found["delivery_report"] = _reports(session, found["message"])
    return {name: ids for name, ids in found.items() if ids}


def contacts_alone(session: Session, person: Person) -> frozenset[str]:
    """The blind indexes at which this person, and no other, is reached."""
    mine = {index for index in (person.phone_index, person.email_index) if index}
    return frozenset(index for index in mine if len(people.with_contact(session, index)) == 1)


def _pointing(table: Table, found: Rows) -> Iterable[ColumnElement[bool]]:
    """Rows that point at what is the person's already. Parents come before children in this walk."""
    for key in table.foreign_keys:
        ids = found.get(key.column.table.name)
        if ids and key.column.table.name not in NOBODYS:
            yield key.parent.in_(ids)


def _at_contact(table: Table, alone_at: frozenset[str]) -> Iterable[ColumnElement[bool]]:
    """Rows that carry the person's number or address and nobody's name."""
    if alone_at and "contact_index" in table.c:
        is_nobodys = table.c.person_id.is_(None) if "person_id" in table.c else true()
        yield and_(table.c.contact_index.in_(alone_at), is_nobodys)


def _asked_by(session: Session, person: Person) -> list[int]:
    """Their unconfirmed requests to join from a number they share: known by the name inside."""
    indexes = [index for index in (person.phone_index, person.email_index) if index]
    query = select(JoinRequest).where(JoinRequest.contact_index.in_(indexes), JoinRequest.person_id.is_(None))
    name, sealer = people.name_of(session, person).casefold(), db.sealer(session)
    found = []
    for one in session.scalars(query):
        details = json.loads(sealer.open("join_request", one.uid, "details", one.details_sealed))
        if details["profile"]["name"].casefold() == name:
            found.append(one.id)
    return found


def _reports(session: Session, message_ids: Sequence[int]) -> list[int]:
    """What the carrier said of their messages: it knows them by their reference."""
    refs = select(Message.ref).where(Message.id.in_(message_ids))
    return list(session.scalars(select(DeliveryReport.id).where(DeliveryReport.ref.in_(refs))))


def tables(rows: Rows) -> Iterable[tuple[Table, Sequence[int]]]:
    """The tables with their rows, parents before children."""
    return [(table, rows[table.name]) for table in Model.metadata.sorted_tables if table.name in rows]


def read(session: Session, table: Table, ids: Sequence[int]) -> list[Mapping[str, Any]]:
    """The rows themselves, as they stand, by number."""
    query = select(table).where(table.c.id.in_(ids)).order_by(table.c.id)
    return [dict(row) for row in session.execute(query).mappings()]
