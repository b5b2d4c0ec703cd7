"""Who cannot be reached any more where they said they are, and why: somebody has to ask them for another way."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, or_, select

from course import consents, people
from course.db import Session
from course.models import Consent, Enrolment, Person


@dataclass(frozen=True)
class Unreached:
    """One learner whose number or address has failed for good. `source` is what the ledger says of it."""

    enrolment_id: int
    name: str
    channel: str
    source: str
    since: datetime


def in_cohort(session: Session, cohort_id: int) -> list[Unreached]:
    """Everybody of a cohort who is still under way. A fixed number of queries, over those alone that ever failed."""
    ever_failed = exists().where(Consent.contact_index == people.REACHED_AT, _nobody_wanted())
    query = (
        select(Enrolment.id, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(
            Enrolment.cohort_id == cohort_id,
            Enrolment.withdrawn_at.is_(None),
            Enrolment.finished_at.is_(None),
            ever_failed,
        )
        .order_by(Enrolment.id)
    )
    return _found(session, [(enrolment_id, person) for enrolment_id, person in session.execute(query)])


def of(session: Session, enrolment: Enrolment, person: Person) -> Unreached | None:
    """The same of one learner."""
    return next(iter(_found(session, [(enrolment.id, person)])), None)


def _found(session: Session, whom: list[tuple[int, Person]]) -> list[Unreached]:
    indexes = {index for _, person in whom if (index := people.index_of(person))}
    words = consents.last_words(session, indexes)
    ended = {
        number
        for _, person in whom
        if (number := words.ended_by(channel=person.channel, contact_index=people.index_of(person) or ""))
    }
    lines = (
        {(one.contact_index, one.subject): one for one in session.scalars(_failures(ended))} if ended else {}
    )
    return [
        Unreached(enrolment_id, people.name_of(session, person), person.channel, line.source, line.at)
        for enrolment_id, person in whom
        if (line := lines.get((people.index_of(person), person.channel)))
    ]


def _failures(numbers: set[int]) -> Select[Consent]:
    return select(Consent).where(Consent.id.in_(numbers), _nobody_wanted())


def _nobody_wanted() -> ColumnElement[bool]:
    """A line of the ledger that ended something without anybody having asked for it: not a stop of their own."""
    source = Consent.source
    return or_(
        source.in_([consents.WRONG_NUMBER, consents.COMPLAINT]),
        source.startswith(consents.BOUNCE),
        source.startswith("provider-"),
    )
