"""Things that tests need to exist: keyword-only, valid by default, saved."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from course import cohorts, consents, editions, enrolments, people
from course.cohorts import NewCohort
from course.consents import Given
from course.models import Cohort
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
) -> Profile:  # fmt: skip
    return Profile(name, channel, contact, country, zone, "en", send_at, shared_phone)


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
