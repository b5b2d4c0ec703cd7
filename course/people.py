"""Learners: make one, find one by contact, read their name and contact, change what they chose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import case, or_, select

from course import db, looks, row_sets, unsealing
from course.db import Session
from course.models import Channel, Person, new_uid
from course.rules import calendars

INDEX_KIND = {Channel.SMS: "phone", Channel.EMAIL: "email"}
_LOCKED = select(Person).where(row_sets.among(Person.id, "ids")).order_by(Person.id).with_for_update()


class TakesDays(Protocol):
    """A person, or the row of one: the days of the week that they chose."""

    @property
    def weekdays(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody says of themselves on joining. `contact` is E.164 or a normalised address, by channel.

    `send_at` is local wall time, "HH:MM", in `zone` (an IANA name). Where nobody has said where they live, that is
    their cohort's, and `zones_maybe` the others that their number could be in (rules/whereabouts.py).
    """

    name: str
    channel: str
    contact: str
    country: str
    zone: str
    locale: str
    send_at: str
    shared_phone: bool
    zones_maybe: str = ""

    @property
    def opens_at(self) -> str:
        """Nobody narrows the hours before they have joined."""
        return "09:00"

    @property
    def closes_at(self) -> str:
        return "20:00"


def contact_index(session: Session, channel: str, contact: str) -> str:
    """The blind index of a phone number or an address. Addresses are compared without regard to case."""
    value = contact.lower() if channel == Channel.EMAIL else contact
    return db.sealer(session).blind_index(INDEX_KIND[Channel(channel)], value)


def create(session: Session, profile: Profile, *, now: datetime) -> Person:
    """A new learner. The row has its id when this returns."""
    person = Person(
        uid=new_uid(),
        channel=profile.channel,
        country=profile.country,
        zone=profile.zone,
        zones_maybe=profile.zones_maybe,
        locale=profile.locale,
        send_at=profile.send_at,
        shared_phone=profile.shared_phone,
        created_at=now,
    )
    set_name(session, person, profile.name)
    set_contact(session, person, profile.channel, profile.contact)
    session.add(person)
    session.flush()
    return person


def find(session: Session, person_id: int) -> Person | None:
    return looks.find(session, Person, person_id)


def locked(session: Session, ids: Iterable[int]) -> dict[int, Person]:
    """These people by their numbers, locked in one order until this transaction ends."""
    return {one.id: one for one in session.scalars(_LOCKED, {"ids": list(set(ids))})}


def named(session: Session, uid: str) -> Person | None:
    """The person whose row has this random name."""
    return session.scalar(select(Person).where(Person.uid == uid))


def with_contact(session: Session, index: str) -> list[Person]:
    """Everybody who can be reached there, the earliest first. Two people may share a phone."""
    wanted = or_(Person.phone_index == index, Person.email_index == index)
    return list(session.scalars(select(Person).where(wanted).order_by(Person.id)))


def set_name(session: Session, person: Person, name: str) -> None:
    sealer = db.sealer(session)
    person.name_sealed = sealer.seal("person", person.uid, "name", name) if name else None


def set_contact(session: Session, person: Person, channel: str, contact: str) -> None:
    """Keep a phone number or an address, sealed, with its blind index."""
    sealed = db.sealer(session).seal("person", person.uid, channel, contact)
    index = contact_index(session, channel, contact)
    if channel == Channel.SMS:
        person.phone_sealed, person.phone_index = sealed, index
    else:
        person.email_sealed, person.email_index = sealed, index


def name_of(session: Session, person: Person) -> str:
    """The name they gave, or an empty text."""
    return open_name(session, person.uid, person.name_sealed)


def open_name(session: Session, uid: str, sealed: bytes | None) -> str:
    """The same from a row read without its model."""
    return unsealing.text(session, "person", uid, "name", sealed)


def contact_of(session: Session, person: Person, channel: str | None = None) -> str | None:
    """Where they are reached on `channel` (their own choice by default).

    None where they gave nothing, or what they gave does not open any more.
    """
    channel = channel or person.channel
    sealed = person.phone_sealed if channel == Channel.SMS else person.email_sealed
    return unsealing.text_or_none(session, "person", person.uid, channel, sealed)


def index_of(person: Person, channel: str | None = None) -> str | None:
    """The blind index of where they are reached on `channel`."""
    return person.phone_index if (channel or person.channel) == Channel.SMS else person.email_index


# The same for a query: where a person is reached on the channel they chose.
REACHED_AT = case((Person.channel == Channel.SMS, Person.phone_index), else_=Person.email_index)


def set_hours(person: Person, *, zone: str, send_at: str, zones_maybe: str = "") -> None:
    """Change when they are written to; who says where they live is there. The caller has the enrolments looked at."""
    person.zone, person.send_at, person.zones_maybe = zone, send_at, zones_maybe


def set_send_at(person: Person, send_at: str) -> None:
    """The same for the hour alone."""
    person.send_at = send_at


def set_window(person: Person, *, opens_at: str, closes_at: str) -> None:
    """Change the hours between which they want messages. The caller has the enrolments looked at."""
    person.opens_at, person.closes_at = opens_at, closes_at


def days_of(person: TakesDays) -> frozenset[int]:
    """The days of the week on which they take messages, Monday 1 to Sunday 7; none for all of them."""
    return calendars.weekdays(person.weekdays)


def set_days(person: Person, days: Iterable[int]) -> None:
    """Change those days. All seven are the same as no wish. The caller has the enrolments looked at again."""
    wanted = sorted(set(days))
    person.weekdays = "" if len(wanted) == 7 else "".join(str(day) for day in wanted)


def set_locale(person: Person, locale: str) -> None:
    """Change the language of their pages and messages."""
    person.locale = locale


def set_channel(person: Person, channel: str) -> None:
    """Change how they are written to. The caller sees to the permission for it."""
    person.channel = channel


def channels(person: Person) -> tuple[Channel, ...]:
    """The ways in which they can be reached at all."""
    known = {Channel.SMS: person.phone_sealed, Channel.EMAIL: person.email_sealed}
    return tuple(channel for channel, sealed in known.items() if sealed)
