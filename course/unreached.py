"""Whom nothing reaches any more where they said they are, and why: somebody has to ask them for another way.

One rule for every page: their number or address has failed for good, as the ledger says, and nobody said yes there
since; or the last three messages to it did not arrive (rules/needs.py has the number).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, literal, or_, select

from course import consents, people
from course.db import Session
from course.models import NOT_ARRIVED, Consent, Enrolment, Message, MessageStatus, Person
from course.rules import needs

# Written into the statement, since there is an index for them alone.
_LOST = or_(*(Message.status == literal(str(one), literal_execute=True) for one in NOT_ARRIVED))


@dataclass(frozen=True)
class Gone:
    """Why nothing reaches somebody. `source` is what the ledger says; empty where the last messages were lost.

    `missed` are the moments of those messages, since the last that arrived; fewer than three where the ledger says why.
    """

    channel: str
    source: str = ""
    ended_at: datetime | None = None
    missed: tuple[datetime, ...] = ()

    @property
    def since(self) -> datetime:
        return self.ended_at or min(self.missed)


@dataclass(frozen=True)
class Unreached:
    """The same with whom it is about."""

    enrolment_id: int
    name: str
    gone: Gone


def under_way(cohort_ids: Sequence[int]) -> ColumnElement[bool]:
    """Who is in these cohorts and has neither left nor finished, for a query."""
    return (
        Enrolment.cohort_id.in_(cohort_ids)
        & Enrolment.withdrawn_at.is_(None)
        & Enrolment.finished_at.is_(None)
    )


def find(session: Session, within: ColumnElement[bool], *, now: datetime) -> dict[int, Gone]:
    """Everybody, of the enrolments a condition names, whom nothing reaches, in a fixed number of queries."""
    lost, ended = _lost(session, within, now), _ended(session, within)
    return {
        one: Gone(ended[one].subject, ended[one].source, ended[one].at, lost.get(one, ("", ()))[1])
        if one in ended
        else Gone(*_of_messages(lost[one]))
        for one in sorted({*lost, *ended})
    }


def in_cohort(session: Session, cohort_id: int, *, now: datetime) -> list[Unreached]:
    """Everybody of a cohort who is still under way."""
    return _named(session, find(session, under_way([cohort_id]), now=now))


def of(session: Session, enrolment: Enrolment, person: Person, *, now: datetime) -> Unreached | None:
    """The same of one learner."""
    gone = find(session, Enrolment.id == enrolment.id, now=now).get(enrolment.id)
    return Unreached(enrolment.id, people.name_of(session, person), gone) if gone is not None else None


def _of_messages(lost: tuple[str, tuple[datetime, ...]]) -> tuple[str, str, None, tuple[datetime, ...]]:
    return lost[0], "", None, lost[1]


def _named(session: Session, found: dict[int, Gone]) -> list[Unreached]:
    query = (
        select(Enrolment.id, Person.uid, Person.name_sealed)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.id.in_(list(found)))
        .order_by(Enrolment.id)
    )
    return [
        Unreached(one, people.open_name(session, uid, sealed), found[one])
        for one, uid, sealed in session.execute(query)
    ]


def _lost(
    session: Session, within: ColumnElement[bool], now: datetime
) -> dict[int, tuple[str, tuple[datetime, ...]]]:
    """Those whose last three messages, or more, to where they are written to now did not arrive: channel, moments."""
    lost = select(Message.enrolment_id).where(_LOST, Message.send_after > now - needs.LOOKS_BACK)
    # Counted here, so that no planner takes it into its head to walk every message of everybody.
    often = Counter(session.scalars(lost))
    query = (
        select(Enrolment.id, Person.channel, Message.status, Message.send_after)
        .join(Message, Message.enrolment_id == Enrolment.id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(
            within,
            Message.enrolment_id.in_(
                [one for one, times in often.items() if times >= needs.UNREACHABLE_FROM]
            ),
            Message.contact_index == people.REACHED_AT,
            Message.status.in_((*NOT_ARRIVED, MessageStatus.DELIVERED)),
        )
        .order_by(Message.id)
    )
    found: defaultdict[int, tuple[str, tuple[datetime, ...]]] = defaultdict(lambda: ("", ()))
    for enrolment_id, channel, status, at in session.execute(query):
        found[enrolment_id] = channel, (*found[enrolment_id][1], at) if status in NOT_ARRIVED else ()
    return {
        one: (channel, moments)
        for one, (channel, moments) in found.items()
        if len(moments) >= needs.UNREACHABLE_FROM
    }


def _ended(session: Session, within: ColumnElement[bool]) -> dict[int, Consent]:
    """Those whose number or address has ended for good, and the line of the ledger that says so."""
    ever_failed = select(Consent.contact_index).where(Consent.act == "withdrawn", _nobody_wanted())
    query = (
        select(Enrolment.id, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(within, people.REACHED_AT.in_(ever_failed))
        .order_by(Enrolment.id)
    )
    whom = [(one, person) for one, person in session.execute(query)]
    words = consents.last_words(session, {index for _, person in whom if (index := people.index_of(person))})
    ended = {
        number
        for _, person in whom
        if (number := words.ended_by(channel=person.channel, contact_index=people.index_of(person) or ""))
    }
    lines = (
        {(one.contact_index, one.subject): one for one in session.scalars(_failures(ended))} if ended else {}
    )
    return {
        one: line for one, person in whom if (line := lines.get((people.index_of(person), person.channel)))
    }


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
