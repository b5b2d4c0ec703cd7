"""Whom an announcement is for, and when each could get it: read before it is written, and by the rule that sends it."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter

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
from course.rules.standings import Announced

AT_ONCE = 2_000
# Why somebody chosen gets nothing, as things stand.
STOPPED, PAUSED, CLOSED, NO_ROOM, LEFT = "stopped", "paused", "closed", "no-room", "left"
# Whoever joined longer ago than this has no first week before them, in whichever zone.
FIRST_WEEK = timedelta(days=9)
# What a calendar, a pause and somebody's hours are made of.
_OF_ENROLMENT = attrgetter(
    "anchor_on", "anchor_day", "pace", "in_order", "open_to", "slow_from", "slow_to", "days_apart", "paused_at",
    "paused_until_on", "paused_by",
)  # fmt: skip
_OF_PERSON = attrgetter("zone", "send_at", "zones_maybe", "country", "weekdays")


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
    facts = bearings.facts_of_reach(session, batch, with_done=bool(choice.state), now=now)
    words = consents.last_words(
        session,
        [index for one in facts.persons.values() for index in (one.phone_index, one.email_index) if index],
    )
    mailed = unreached.by_mail(session, list(facts.persons.values()))
    look = _Look(course, facts, words, meant)
    for enrolment in batch:
        person = facts.persons[enrolment.person_id]
        # Where a number is dead and mails reach them, mails are what they get.
        channel = Channel.EMAIL if person.id in mailed else person.channel
        if choice.is_everybody or choice.takes(_reader(facts, course, enrolment, person, channel)):
            at, why_not = look.chance(enrolment, person, channel)
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


def _reader(facts: Facts, course: Course, enrolment: Enrolment, person: Person, channel: str) -> Reader:
    is_begun = bool(facts.done[enrolment.id])
    state = "finished" if enrolment.finished_at is not None else "going" if is_begun else "not-begun"
    week = progress.week(facts.plan(course, enrolment), facts.calendar(enrolment), facts.today(person))
    return Reader(enrolment.track or "", week, state, channel, person.locale)


class _Look:
    """When one message could reach each of a batch. Whoever is alike in all that counts has the same answer."""

    def __init__(self, course: Course, facts: Facts, words: LastWords, meant: Announced) -> None:
        self._course, self._facts, self._words, self._meant = course, facts, words, meant
        self._first_week_over = facts.now - FIRST_WEEK
        self._found: dict[Hashable, tuple[datetime | None, str]] = {}

    def chance(self, enrolment: Enrolment, person: Person, channel: str) -> tuple[datetime | None, str]:
        """The moment at the earliest, or none and why not."""
        index = people.index_of(person, channel)
        if enrolment.withdrawn_at is not None:
            return None, LEFT
        if index is None or not self._words.may_send(
            person_id=person.id, channel=channel, contact_index=index
        ):
            return None, STOPPED
        alike = self._alike(enrolment, person)
        found = self._found.get(alike)
        if found is None:
            found = self._found[alike] = self._asked(enrolment, person)
        return found

    def _alike(self, enrolment: Enrolment, person: Person) -> Hashable:
        """All that `_asked` comes out of for one learner; where the course may close to them, that is they alone."""
        facts = self._facts
        if facts.cohorts[enrolment.cohort_id].closes:
            return enrolment.id
        # Of when they joined, only the first week makes a difference.
        joined_at = enrolment.enrolled_at if enrolment.enrolled_at > self._first_week_over else None
        quiet = facts.quiet.get(person.id)
        return (
            enrolment.cohort_id, joined_at, facts.finished.get(enrolment.id), _OF_ENROLMENT(enrolment),
            _OF_PERSON(person), facts.dates_used(person), frozenset(quiet) if quiet else None,
        )  # fmt: skip

    def _asked(self, enrolment: Enrolment, person: Person) -> tuple[datetime | None, str]:
        """The same for somebody who said yes, by the rule itself."""
        calendar = self._facts.calendar(enrolment)
        reach = self._facts.reach(enrolment, calendar)
        on = max(reach.hours.today(self._facts.now), self._meant.starts_on)
        pause = pauses.of(enrolment, person.zone)
        if pause is not None and pauses.holds(pause, on):
            return None, PAUSED
        if closings.is_closed(self._facts.closing(self._course, enrolment, calendar), on):
            return None, CLOSED
        try:
            at = announced.first_chance(reach, self._meant, self._facts.now)
        except NeverOpen:
            at = None
        return at, "" if at is not None else NO_ROOM
