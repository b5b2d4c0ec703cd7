"""What the test phone's page tells: whom it can pretend to be, and what happened behind the scenes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from course import (
    answers,
    check_ins,
    enrolments,
    facts,
    inbox,
    nudges,
    people,
    phone_texts,
    throttle,
)
from course.db import Session
from course.models import Channel, Cohort, Enrolment, InboundText, Message, Nudge, Person
from course.proving import CODES, CODES_PER
from course.rules import local_time

KEY_LENGTH = 12
MOMENTS = 40


@dataclass(frozen=True)
class Identity:
    """A number or an address that the phone can be. `key` names it in an address without telling it."""

    key: str
    contact_index: str
    contact: str
    channel: str
    name: str


@dataclass(frozen=True)
class Held:
    """Where somebody stands while the clock is held."""

    person: Person
    enrolment: Enrolment
    cohort: Cohort


@dataclass(frozen=True)
class Happening:
    """One thing that happened at one contact: a message, a text that came in, or a doing on the pages."""

    at: datetime
    message: Message | None = None
    nudge: Nudge | None = None
    text: InboundText | None = None
    did: str = ""
    item: str | None = None


def identities(session: Session) -> list[Identity]:
    """Everybody the phone knows, the latest message first; one without a name has just asked for a code."""
    return [
        Identity(
            key=one.contact_index[:KEY_LENGTH],
            contact_index=one.contact_index,
            contact=one.contact,
            channel=one.channel,
            name=_names(session, one.contact_index),
        )
        for one in phone_texts.contacts(session)
    ]


def choose(session: Session, known: list[Identity], key: str) -> Identity | None:
    """Who was asked for; else whoever joined last since the beginning; else a learner of the first cohort."""
    by_index = {one.contact_index: one for one in known}
    asked = next((one for one in known if one.key == key), None)
    last = int(facts.read(session, facts.LAST_REQUEST) or 0)
    newest = by_index.get(phone_texts.newest_contact(session, after_id=last) or "")
    first = by_index.get(facts.read(session, facts.FIRST_CONTACT) or "")
    return asked or newest or first or next(iter(known), None)


def held(session: Session, who: Identity) -> Held | None:
    """The newest enrolment under way at this contact, with its person and cohort."""
    persons = {one.id: one for one in people.with_contact(session, who.contact_index)}
    enrolment = enrolments.current(session, persons)
    if enrolment is None:
        return None
    return Held(persons[enrolment.person_id], enrolment, session.get_one(Cohort, enrolment.cohort_id))


def happenings(session: Session, who: Identity, enrolment: Enrolment | None) -> list[Happening]:
    """What happened, the latest first."""
    found = [
        Happening(message.handed_over_at or message.settled_at or message.send_after, message, nudge)
        for message, nudge in nudges.at_contact(session, who.contact_index, limit=MOMENTS)
    ]
    found += [
        Happening(one.received_at, text=one)
        for one in inbox.at_contact(session, who.contact_index, limit=MOMENTS)
    ]
    if enrolment is not None:
        found += _doings(session, enrolment)
    return sorted(found, key=_order, reverse=True)[:MOMENTS]


def has_used_up_codes(session: Session, who: Identity, *, now: datetime) -> bool:
    """Whether no more codes go to this contact for now; a clock that is held would keep it so for ever."""
    return throttle.is_spent(session, f"code:{who.contact_index}", limit=CODES, per=CODES_PER, now=now)


def days_ahead(now: datetime, zone: str, days: int = 7) -> list[datetime]:
    """The same hour on each of the days that follow, by the clock on the wall."""
    here = local_time.local(now, zone)
    return [
        local_time.instant(here.date() + timedelta(days=ahead), here.time(), zone)
        for ahead in range(1, days + 1)
    ]


def can_reply(who: Identity) -> bool:
    """A text can be answered; nobody reads what an e-mail is answered with."""
    return who.channel == Channel.SMS


def _order(one: Happening) -> tuple[datetime, int, int]:
    """By time; at one held moment texts come in their order, each with its answer after it."""
    if one.text is not None:
        return one.at, one.text.id, 0
    answers_to = one.message.inbound_id if one.message is not None else None
    return one.at, answers_to or 0, 1


def _names(session: Session, contact_index: str) -> str:
    """Two people may share a phone."""
    names = (people.name_of(session, one) for one in people.with_contact(session, contact_index))
    return " and ".join(name for name in names if name)


def _doings(session: Session, enrolment: Enrolment) -> list[Happening]:
    found = [Happening(enrolment.enrolled_at, did="joined")]
    for item, row in answers.progress(session, enrolment.id).items():
        if row.finished_at != row.opened_at:
            found.append(Happening(row.opened_at, did="opened", item=item))
        if row.finished_at is not None:
            found.append(Happening(row.finished_at, did="finished", item=item))
    for past in check_ins.history(session, enrolment.id):
        if past.via == "web":
            found.append(Happening(past.answered_at, did="checked in", item=past.item))
    return found
