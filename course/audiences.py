"""Whom an announcement is for, and when each could get it: read before it is written, and by the rule that sends it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from course import announcements, bearings, consents, enrolments, people, unreached
from course.announcements import NewAnnouncement
from course.bearings import Facts
from course.consents import LastWords
from course.db import Session
from course.lessons import Course
from course.models import Announcement, Channel, Cohort, Enrolment, Person
from course.rules import announced, closings, pauses, progress
from course.rules.announced import Choice, Reader
from course.rules.local_time import NeverOpen
from course.rules.standings import Announced, Standing

AT_ONCE = 500
# Why somebody chosen gets nothing, as things stand.
STOPPED, PAUSED, CLOSED, NO_ROOM, LEFT = "stopped", "paused", "closed", "no-room", "left"


@dataclass(frozen=True)
class Chance:
    """One learner who was chosen: when it can reach them at the earliest, or why not."""

    enrolment_id: int
    name: str
    zone: str
    channel: str
    locale: str
    at: datetime | None
    why_not: str


@dataclass(frozen=True)
class Audience:
    """Everybody who was chosen in one cohort."""

    cohort: Cohort
    chances: list[Chance] = field(default_factory=list)

    @property
    def reached(self) -> list[Chance]:
        return [one for one in self.chances if one.at is not None]

    @property
    def kept_away(self) -> Counter[str]:
        """How many get nothing, by why."""
        return Counter(one.why_not for one in self.chances if one.at is None)

    def on(self, channel: str) -> int:
        """How many are reached this way."""
        return sum(one.channel == channel for one in self.reached)


def choose(
    session: Session, course: Course, cohort: Cohort, choice: Choice, meant: Announced, *, now: datetime
) -> Audience:
    """Everybody in a cohort whom the choice takes, but for those who have left. Nothing is written."""
    members, found = announcements.members(session, cohort.id), Audience(cohort)
    for begin in range(0, len(members), AT_ONCE):
        batch = announcements.enrolled(session, members[begin : begin + AT_ONCE])
        found.chances.extend(chances(session, course, batch, meant, choice, now=now))
    return found


def chances(
    session: Session, course: Course, batch: Sequence[Enrolment], meant: Announced, choice: Choice,
    *, now: datetime,
) -> Iterator[Chance]:  # fmt: skip
    """The same for some of them, in a fixed number of reads."""
    # What was sent counts by its days; which nudge it was does not.
    facts = bearings.facts(session, batch, now=now, with_past=False)
    words = consents.last_words(
        session,
        [index for one in facts.persons.values() for index in (one.phone_index, one.email_index) if index],
    )
    mailed = unreached.by_mail(session, list(facts.persons.values()))
    for enrolment in batch:
        person, standing = facts.persons[enrolment.person_id], facts.standing(course, enrolment)
        # Where a number is dead and mails reach them, mails are what they get.
        channel = Channel.EMAIL if person.id in mailed else person.channel
        if choice.is_everybody or choice.takes(_reader(facts, enrolment, person, standing, channel)):
            at, why_not = _chance(standing, person, channel, words, meant, now)
            name = people.name_of(session, person)
            yield Chance(enrolment.id, name, person.zone, channel, person.locale, at, why_not)


def send(
    session: Session, cohort: Cohort, new: NewAnnouncement, audience: Audience, *, now: datetime
) -> Announcement | None:
    """Write it, with everybody it is for, and have the planner look at them. None where the form did so already."""
    row = announcements.write(session, cohort.id, new, now=now)
    if row is None:
        return None
    announcements.add_readers(session, row.id, [one.enrolment_id for one in audience.chances])
    enrolments.look_again_at_all(session, announcements.readers(row.id), now=now)
    return row


def meant(row: Announcement) -> Announced:
    """A row as the rule sees it."""
    return Announced(row.id, row.written_at, row.starts_on, row.last_on)


def _reader(facts: Facts, enrolment: Enrolment, person: Person, standing: Standing, channel: str) -> Reader:
    today = facts.today(person)
    is_begun = bool(standing.done)
    state = "finished" if standing.has_finished else "going" if is_begun else "not-begun"
    week = progress.week(standing.plan, standing.calendar, today)
    return Reader(enrolment.track or "", week, state, channel, person.locale)


def _chance(
    standing: Standing, person: Person, channel: str, words: LastWords, meant: Announced, now: datetime
) -> tuple[datetime | None, str]:
    index = people.index_of(person, channel)
    if standing.is_over:
        return None, LEFT
    if index is None or not words.may_send(person_id=person.id, channel=channel, contact_index=index):
        return None, STOPPED
    today = standing.hours.today(now)
    if standing.pause is not None and pauses.holds(standing.pause, max(today, meant.starts_on)):
        return None, PAUSED
    if closings.is_closed(standing.closing, max(today, meant.starts_on)):
        return None, CLOSED
    try:
        at = announced.first_chance(standing, meant, now)
    except NeverOpen:
        at = None
    return at, "" if at is not None else NO_ROOM
