"""Things that tests need to exist: keyword-only, valid by default, saved."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from course import cohorts, consents, editions, enrolments, message_links, messages, people
from course.cohorts import NewCohort
from course.consents import Given
from course.messages import Address, NewMessage
from course.models import Channel, Cohort, Enrolment, Message
from course.people import Profile
from course.rules import local_time
from course.wiring import Wired

on_both = pytest.mark.parametrize("engine", ["sqlite", "postgres"], indirect=True)


@dataclass(frozen=True)
class Learner:
    """An enrolled learner, as ids."""

    person_id: int
    enrolment_id: int
    contact: str


def make_profile(
    *, name: str = "Ada", channel: str = "sms", contact: str = "+447700900123", country: str = "GB",
    zone: str = "Europe/London", send_at: str = "16:30", shared_phone: bool = False,
    locale: str = "en",
) -> Profile:  # fmt: skip
    return Profile(name, channel, contact, country, zone, locale, send_at, shared_phone)


def make_cohort(
    wired: Wired, *, name: str = "Riverside", code: str = "riverside", starts_on: date | None = None,
    zone: str = "Europe/London", country: str = "GB", on_duty: bool = False,
) -> Cohort:  # fmt: skip
    now = wired.clock()
    with wired.db.writing() as session:
        starts_on = starts_on or local_time.local_date(now, zone)
        cohort = cohorts.create(session, NewCohort(name, code, "12", starts_on, zone, country), now=now)
        cohort.on_duty = on_duty
        session.commit()
    return cohort


def make_learner(
    wired: Wired,
    cohort: Cohort,
    *,
    profile: Profile | None = None,
    consenting: bool = True,
    at: datetime | None = None,
) -> Learner:
    """A learner who joined, at `at` or now, and said yes to messages (unless not `consenting`)."""
    profile, now = profile or make_profile(), at or wired.clock()
    with wired.db.writing() as session:
        person = people.create(session, profile, now=now)
        if consenting:
            given = Given(profile.channel, "test", contact_index=people.index_of(person))
            consents.give(session, given, person_id=person.id, cohort_id=cohort.id, now=now)
        today = local_time.local_date(now, profile.zone)
        editions.keep(session, wired.course.edition, now=now)
        enrolment = enrolments.enrol(
            session, person, cohort, source="web", version=wired.course.edition.version, today=today, now=now
        )
        session.commit()
    return Learner(person.id, enrolment.id, profile.contact)


def enrolment_of(wired: Wired, learner: Learner) -> Enrolment:
    """The row of a learner's enrolment, as it is now."""
    with wired.db.reading() as session:
        return session.get_one(Enrolment, learner.enrolment_id)


def link_to(wired: Wired, learner: Learner, *, item: str | None = None, kind: str = "link") -> str:
    """The path behind a text to a learner, about an item where one is named."""
    now = wired.clock()
    with wired.db.writing() as session:
        index = people.contact_index(session, Channel.SMS, learner.contact)
        new = NewMessage(
            kind=kind,
            address=Address("sms", learner.contact, index, "en", "GB"),
            item=item,
            send_after=now,
            expires_at=now + timedelta(hours=1),
            person_id=learner.person_id,
            enrolment_id=learner.enrolment_id,
        )
        message = session.get_one(Message, messages.queue(session, new, now=now))
        token = message_links.issue(session, [message], now=now)[message.id]
        session.commit()
    return f"/l/{token}"
