"""Invented learners of a rehearsal: who they are, and what they do about the messages that reach them.

What they do goes through the verbs of the pages and of incoming texts. Chance is thrown afresh from each learner's
number and item, so that the same learner does the same thing in two rehearsals that are laid side by side.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count, zip_longest
from random import Random

from course import answers, check_ins, cohorts, enrolments, inbox, joining, nudges, people, plans
from course.check_ins import Answers
from course.db import Session
from course.inbox import Incoming
from course.joining import Wish
from course.lessons import Course, Plan
from course.models import Channel, Enrolment, Message
from course.people import Profile
from course.rules import local_time, progress

SEED = "rehearsal"
AREAS = ("loss", "disagreement", "change", "connection")
# The lesson after which an area is chosen.
CHOOSING = "l07"
# After how many messages of the course somebody stops, or takes a pause, and for how long.
STOPS_AFTER, PAUSES_AFTER, PAUSE = 3, 6, timedelta(weeks=2)
DELAYS = timedelta(hours=1), timedelta(hours=3)


class Habit(StrEnum):
    """How one invented learner lives with the course."""

    COMPLETES = "completes"
    LATE = "late"
    SILENT = "silent"
    STOPS = "stops"
    PAUSES = "pauses"


MIXED = "mixed"
BEHAVIOURS = ("completes", "silent", "stops", MIXED)
# Of ten: four on time, two only after a reminder, two silent, one STOPs after three messages, one takes two weeks off
# after six.
MIX = (
    Habit.COMPLETES, Habit.LATE, Habit.SILENT, Habit.STOPS, Habit.PAUSES,
    Habit.COMPLETES, Habit.LATE, Habit.COMPLETES, Habit.SILENT, Habit.COMPLETES,
)  # fmt: skip
Act = Callable[[Session, datetime], None]


@dataclass
class Life:
    """One invented learner. `number` counts from 1; `received` are the messages of the course so far."""

    number: int
    habit: Habit
    profile: Profile
    person_id: int = 0
    enrolment_id: int = 0
    received: int = 0

    @property
    def area(self) -> str:
        return AREAS[self.number % len(AREAS)]


@dataclass
class Lives:
    """Everybody of one rehearsal, and what they are yet to do."""

    course: Course
    everybody: list[Life]
    # What follows once somebody has joined.
    afterwards: "Callable[..., None] | None" = None
    _coming: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _order: "count[int]" = field(default_factory=count)

    def join(self, cohort_id: int, starts_on_at: Callable[[Life], datetime]) -> None:
        """Have everybody join at the moment that `starts_on_at` gives for them."""
        for life in self.everybody:
            self._later(starts_on_at(life), self._joined(_joining(self.course, life, cohort_id)))

    def _joined(self, joining: Act) -> Act:
        def act(session: Session, now: datetime) -> None:
            joining(session, now)
            if self.afterwards is not None:
                self.afterwards(session, now=now)

        return act

    def next_at(self) -> datetime | None:
        """When somebody does something next."""
        return self._coming[0][0] if self._coming else None

    def act(self, session: Session, now: datetime) -> bool:
        """Let everything happen that was to happen by `now`; whether there was anything. The caller commits."""
        found = False
        while self._coming and self._coming[0][0] <= now:
            found = True
            heapq.heappop(self._coming)[2](session, now)
        return found

    def read(self, arrived: Sequence[Message], now: datetime) -> None:
        """What reaches people sets off what they will do about it. Replies and codes set off nothing."""
        by_enrolment = {life.enrolment_id: life for life in self.everybody}
        for message in sorted(arrived, key=lambda one: one.enrolment_id or 0):
            life = by_enrolment.get(message.enrolment_id or 0)
            if life is not None and message.nudge_id is not None:
                life.received += 1
                self._react(life, message.kind, message.item or "", now)

    def _react(self, life: Life, kind: str, item: str, now: datetime) -> None:
        at = now + delay(life, item)
        if life.habit is Habit.STOPS and life.received == STOPS_AFTER:
            self._later(at, _stopping(self.course, life))
        elif life.habit is Habit.PAUSES and life.received == PAUSES_AFTER:
            self._later(at, _pausing(life))
        if life.habit in (Habit.COMPLETES, Habit.PAUSES, Habit.STOPS):
            does = not (life.habit is Habit.STOPS and life.received >= STOPS_AFTER)
        else:
            does = life.habit is Habit.LATE and kind in ("reminder", "welcome")
        if does and item:
            self._later(at, _doing(self.course, life, item))

    def _later(self, at: datetime, act: Act) -> None:
        heapq.heappush(self._coming, (at, next(self._order), act))


def habits(behaviour: str, number: int) -> Habit:
    """How the learner of this number, from 1, lives: one habit for all, or the mix."""
    return MIX[(number - 1) % len(MIX)] if behaviour == MIXED else Habit(behaviour)


def invent(
    zones: Sequence[str], maybe: Sequence[str] = (), *, learners: int, behaviour: str, channel: str, send_at: str,
    country: str,
) -> list[Life]:  # fmt: skip
    """Learners for these zones in turn; at least one for each zone. `maybe`: the others they could be in, for each."""
    where = list(zip_longest(zones, maybe, fillvalue=""))
    return [
        Life(number, habits(behaviour, number), _profile(number, where, channel, send_at, country))
        for number in range(1, max(learners, len(zones)) + 1)
    ]


def delay(life: Life, item: str) -> timedelta:
    """How long after a message somebody acts. Only two lengths, so that much happens at once, which is quick."""
    return Random(f"{SEED} {life.number} {item}").choice(DELAYS)


def _profile(
    number: int, where: Sequence[tuple[str, str]], channel: str, send_at: str, country: str
) -> Profile:
    """Numbers begin with the range that Ofcom keeps free for drama, and nothing is sent to any of them."""
    contact = f"+44{7700900000 + number}" if channel == Channel.SMS else f"learner{number}@example.org"
    zone, maybe = where[(number - 1) % len(where)]
    return Profile(f"Learner {number}", channel, contact, country, zone, "en", send_at, False, maybe)


def _joining(course: Course, life: Life, cohort_id: int) -> Act:
    def act(session: Session, now: datetime) -> None:
        cohort = cohorts.find(session, cohort_id)
        if cohort is None:
            return
        code = joining.ask(
            session, cohort, Wish(life.profile, False), secret=f"browser {life.number}", now=now
        )
        request = joining.find(session, code.join_request_id or 0)
        if request is not None:
            person, enrolment = joining.confirm(session, request, edition=course.edition, now=now)
            life.person_id, life.enrolment_id = person.id, enrolment.id

    return act


def _doing(course: Course, life: Life, item: str) -> Act:
    """Open what a message speaks of, and do it."""

    def act(session: Session, now: datetime) -> None:
        enrolment = enrolments.find(session, life.enrolment_id)
        if enrolment is None or enrolment.withdrawn_at is not None:
            return
        plan = plans.of(session, course, enrolment)
        found = plan.item(item)
        if found is None or found.is_unfilled:
            return
        if found.kind == "check-in":
            given = Answers(mood=6, near=3)
            check_ins.record(session, enrolment.id, found.id, given, via="web", now=now)
        else:
            answers.finish(session, enrolment.id, found.id, now=now)
            if found.id == CHOOSING:
                enrolments.choose_track(enrolment, life.area, now=now)
        enrolments.ask_afresh(enrolment, now=now)
        if plan.complete and found.week == plan.weeks and _is_finished(session, plan, enrolment):
            enrolments.finish(enrolment, now=now)

    return act


def _is_finished(session: Session, plan: Plan, enrolment: Enrolment) -> bool:
    session.flush()
    return progress.is_finished(plan, nudges.done(session, enrolment.id))


def _stopping(course: Course, life: Life) -> Act:
    """Text STOP; by e-mail, press the way out."""

    def act(session: Session, now: datetime) -> None:
        profile = life.profile
        if profile.channel == Channel.SMS:
            inbox.receive(session, course, Incoming(f"stop {life.number}", profile.contact, "STOP"), now=now)
        else:
            index = people.contact_index(session, profile.channel, profile.contact)
            inbox.opt_out(session, profile.channel, index, source="web", now=now)

    return act


def _pausing(life: Life) -> Act:
    def act(session: Session, now: datetime) -> None:
        enrolment = enrolments.find(session, life.enrolment_id)
        if enrolment is not None and enrolment.withdrawn_at is None:
            zone = life.profile.zone
            until_on = local_time.local_date(now, zone) + PAUSE
            enrolments.pause(enrolment, until_on=until_on, zone=zone, now=now)

    return act
