"""Whom nothing reaches any more where they said they are, and why: somebody has to ask them for another way.

One rule for every page: their number or address has failed for good, as the ledger says, and nobody said yes there
since; or the last three messages to it did not arrive (rules/needs.py has the number).

Where a number has failed for good and its learner gave an address too and said yes to mails, those take over, for as
long as that is so: nothing is stored, the ledger says it. A new yes for the number, or another number, ends it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from course import consents, messages, people, row_sets
from course.db import Session
from course.models import NOT_ARRIVED, UNDER_WAY, Channel, Consent, Enrolment, Message, MessageStatus, Person
from course.rules import needs

# So many are named; for the others there is the list of people.
FIRST = 8
# Written into the statement, since there is an index for them alone.
WITHDRAWN = literal("withdrawn", literal_execute=True)
# Through a function, so that no planner takes it into its head to walk the messages of everybody by their state.
_STATE = func.coalesce(Message.status, "")


@dataclass(frozen=True)
class Gone:
    """Why nothing reaches somebody. `source` is what the ledger says; empty where the last messages were lost.

    `is_by_mail`: mails took over from texts, so that they are reached all the same.
    `missed` are the moments of those messages, since the last that arrived; fewer than three where the ledger says why.
    """

    channel: str
    source: str = ""
    ended_at: datetime | None = None
    missed: tuple[datetime, ...] = ()
    is_by_mail: bool = False

    @property
    def since(self) -> datetime:
        return self.ended_at or min(self.missed)


@dataclass(frozen=True)
class Unreached:
    """The same with whom it is about."""

    enrolment_id: int
    name: str
    gone: Gone


@dataclass(frozen=True)
class Missing:
    """Whom nothing reaches in one cohort, and apart from them those whom mails reach instead of texts.

    Of each the first few, by the number of their enrolment, and how many there are.
    """

    gone: list[int]
    gone_in_all: int
    mailed: list[int]
    mailed_in_all: int


def under_way(cohort_ids: Sequence[int]) -> ColumnElement[bool]:
    """Who is in these cohorts and has neither left nor finished, for a query."""
    return Enrolment.cohort_id.in_(cohort_ids) & UNDER_WAY


def find(
    session: Session, within: ColumnElement[bool], *, now: datetime, only: int | None = None
) -> dict[int, Gone]:
    """Everybody, of the enrolments a condition names, whom nothing reaches, in a fixed number of queries.

    `only` is the number of the one enrolment that is asked about, so that nothing of anybody else is read.
    """
    lost, (ended, mailed) = _lost(session, within, now, only), _ended(session, within)
    return {
        one: Gone(
            ended[one].subject, ended[one].source, ended[one].at, lost.get(one, ("", ()))[1], one in mailed
        )
        if one in ended
        else Gone(*_of_messages(lost[one]))
        for one in sorted({*lost, *ended})
    }


def missing(session: Session, cohort_id: int, *, now: datetime) -> Missing:
    """Everybody of a cohort who is still under way: the first of them, and how many."""
    found = find(session, under_way([cohort_id]), now=now)
    mailed = [one for one, gone in found.items() if gone.is_by_mail]
    gone = [one for one, gone in found.items() if not gone.is_by_mail]
    return Missing(gone[:FIRST], len(gone), mailed[:FIRST], len(mailed))


def named(session: Session, cohort_id: int, ids: Collection[int], *, now: datetime) -> list[Unreached]:
    """Those of these enrolments who are under way in a cohort and whom nothing reaches at this moment, with names."""
    found = find(session, under_way([cohort_id]) & Enrolment.id.in_(ids), now=now) if ids else {}
    query = (
        select(Enrolment.id, Person.uid, Person.name_sealed)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.id.in_(list(found)))
        .order_by(Enrolment.id)
    )
    return [
        Unreached(one, people.open_name(session, uid, sealed), found[one])
        for one, uid, sealed in (session.execute(query) if found else ())
    ]


def of(session: Session, enrolment: Enrolment, person: Person, *, now: datetime) -> Unreached | None:
    """The same of one learner."""
    found = find(session, Enrolment.id == enrolment.id, now=now, only=enrolment.id)
    gone = found.get(enrolment.id)
    return Unreached(enrolment.id, people.name_of(session, person), gone) if gone is not None else None


def _of_messages(lost: tuple[str, tuple[datetime, ...]]) -> tuple[str, str, None, tuple[datetime, ...]]:
    return lost[0], "", None, lost[1]


def _lost(
    session: Session, within: ColumnElement[bool], now: datetime, only: int | None
) -> dict[int, tuple[str, tuple[datetime, ...]]]:
    """Those whose last three messages, or more, to where they are written to now did not arrive: channel, moments."""
    lost = select(Message.enrolment_id).where(messages.LOST, Message.send_after > now - needs.LOOKS_BACK)
    if only is not None:
        lost = lost.where(Message.enrolment_id == only)
    often = Counter(session.scalars(lost))
    theirs = [one for one, times in often.items() if one and times >= needs.UNREACHABLE_FROM]
    if not theirs:
        return {}
    whom = (
        select(Enrolment.id, Person.channel, people.REACHED_AT)
        .join(Person, Person.id == Enrolment.person_id)
        .where(within, row_sets.any_of(Enrolment.id, theirs))
    )
    reached_at = {one: (channel, index) for one, channel, index in session.execute(whom)}
    arrived = _arrived(session, reached_at)
    query = select(Message.id, Message.enrolment_id, Message.contact_index, Message.send_after).where(
        row_sets.any_of(Message.enrolment_id, reached_at), _STATE.in_(NOT_ARRIVED)
    )
    found: defaultdict[int, list[datetime]] = defaultdict(list)
    for number, one, index, at in sorted(session.execute(query).all()):
        if one is not None and index == reached_at[one][1] and number > arrived.get((one, index), 0):
            found[one].append(at)
    return {
        one: (reached_at[one][0], tuple(moments))
        for one, moments in found.items()
        if len(moments) >= needs.UNREACHABLE_FROM
    }


def _arrived(session: Session, enrolment_ids: Collection[int]) -> dict[tuple[int, str], int]:
    """By enrolment and contact, the number of the last message that arrived there."""
    about = (Message.enrolment_id, Message.contact_index)
    query = (
        select(*about, func.max(Message.id))
        .where(row_sets.any_of(Message.enrolment_id, enrolment_ids), _STATE == MessageStatus.DELIVERED)
        .group_by(*about)
    )
    return {(one, index): number for one, index, number in session.execute(query) if one is not None}


def reached(session: Session, persons: Sequence[Person]) -> set[int]:
    """Whom of them a message can go to at all, as numbers of persons: they said yes to it, or mails take over."""
    indexes = {one.id: index for one in persons if (index := people.index_of(one))}
    words = consents.last_words(session, indexes.values())
    said_yes = {
        one.id
        for one in persons
        if one.id in indexes
        and words.may_send(person_id=one.id, channel=one.channel, contact_index=indexes[one.id])
    }
    return said_yes | by_mail(session, persons).keys()


def by_mail(session: Session, persons: Sequence[Person]) -> dict[int, Consent]:
    """By person, the line that ended the texts of those whom mails reach instead: they gave an address and said yes.

    Nobody who said stop to texts is among them, in their own words or to the carrier: that is a wish, and it stands.
    """
    asked = {
        one.phone_index: one
        for one in persons
        if one.channel == Channel.SMS and one.phone_index and one.email_index
    }
    failed = _with_failures(session, asked)
    if not failed:
        return {}
    people_there = [one for one in persons if one.phone_index in failed and one.email_index]
    words = consents.last_words(session, [one.email_index for one in people_there if one.email_index])
    found = {}
    for person in people_there:
        line = _ended_by_failure(failed[person.phone_index or ""], person.id)
        if line is not None and words.may_send(
            person_id=person.id, channel=Channel.EMAIL, contact_index=person.email_index or ""
        ):
            found[person.id] = line
    return found


def way_to(session: Session, person: Person) -> Channel:
    """The way in which somebody is written to at this time."""
    return Channel.EMAIL if by_mail(session, [person]) else Channel(person.channel)


def _with_failures(session: Session, phone_indexes: Iterable[str]) -> dict[str, list[Consent]]:
    """All that the ledger has of the texts to those of these numbers that ever failed, in its order."""
    numbers = list(phone_indexes)
    if not numbers:
        return {}
    there = row_sets.any_of(Consent.contact_index, numbers)
    ever = list(session.scalars(select(Consent.contact_index).where(there, _nobody_wanted()).distinct()))
    found: defaultdict[str, list[Consent]] = defaultdict(list)
    if ever:
        theirs = (row_sets.any_of(Consent.contact_index, ever), Consent.subject == Channel.SMS)
        for line in session.scalars(select(Consent).where(*theirs).order_by(Consent.id)):
            found[line.contact_index or ""].append(line)
    return found


def _ended_by_failure(lines: Sequence[Consent], person_id: int) -> Consent | None:
    """The first line since this person's last yes that ended their texts, if all of those are failures."""
    since: list[Consent] | None = None
    for line in lines:
        if line.act == "given":
            since = [] if line.person_id == person_id else since
        elif since is not None and line.person_id in (None, person_id):
            since.append(line)
    return since[0] if since and all(map(_is_failure, since)) else None


def _is_failure(line: Consent) -> bool:
    source = line.source
    if source == consents.CARRIER_STOP:
        return False
    return source in (consents.WRONG_NUMBER, consents.COMPLAINT) or source.startswith(
        (consents.BOUNCE, "provider-")
    )


def _ended(session: Session, within: ColumnElement[bool]) -> tuple[dict[int, Consent], set[int]]:
    """Those whose number or address has ended for good, with the line that says so; and whom mails reach instead."""
    ever_failed = select(Consent.contact_index).where(Consent.act == WITHDRAWN, _nobody_wanted())
    there = select(Person.id).where(
        or_(Person.phone_index.in_(ever_failed), Person.email_index.in_(ever_failed)),
        people.REACHED_AT.in_(ever_failed),
    )
    query = (
        select(Enrolment.id, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(within, Enrolment.person_id.in_(there))
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
    mailed = by_mail(session, [person for _, person in whom])
    return {
        one: line for one, person in whom if (line := lines.get((people.index_of(person), person.channel)))
    }, {one for one, person in whom if person.id in mailed}


def _failures(numbers: set[int]) -> Select[Consent]:
    return select(Consent).where(row_sets.any_of(Consent.id, numbers), _nobody_wanted())


def _nobody_wanted() -> ColumnElement[bool]:
    """A line of the ledger that ended something without anybody having asked for it: not a stop of their own."""
    source = Consent.source
    return or_(
        source.in_([consents.WRONG_NUMBER, consents.COMPLAINT]),
        source.startswith(consents.BOUNCE),
        source.startswith("provider-"),
    )
