"""The whole course ahead of time, for invented learners: the real planner and the real sending on a stepped clock.

1. A database in memory, with keys of its own, takes the place of the real one; recorders take that of the senders.
   So nothing can be sent and nothing is kept.
2. The clock jumps from one moment at which something can happen to the next: somebody acts, the planner wants to look,
   a message may leave.
3. What was handed over becomes the lines of a calendar. The links in it are examples.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from course import cohorts, nudges, rehearsed_cohort, stepping
from course.clock import SteppedClock
from course.cohorts import NewCohort
from course.db import IN_MEMORY, Database
from course.enrolments import find as find_enrolment
from course.invented_lives import Life, Lives, invent
from course.models import Channel, Cohort, Message, Nudge
from course.rehearsed_cohort import Own
from course.rules import local_time, segments
from course.rules.local_time import Window
from course.seal import Sealer
from course.senders.sender import Parts, Sender, Sighting
from course.wiring import Wired

KINDS = (
    "welcome", "lesson", "check-in", "reminder", "still-there", "pause", "resume", "booster", "finish",
    "announcement",
)  # fmt: skip
# The last booster comes half a year after the end, and a pause may move it.
GOES_ON_FOR = timedelta(weeks=32)
LINK = re.compile(r"(?<=/l/)[A-Za-z0-9_-]+|(?<=/unsubscribe/)[A-Za-z0-9_.-]+")
EXAMPLE = "ExampleLink"
AT_MOST = 1000
# What a cohort has its own ways with, beside its hour: its hours, its free days, its pace.
OWN_HABITS = (
    "opens_at", "closes_at", "closed_on", "weekdays", "pace_by", "days_apart", "grace_days", "inactive_days"
)  # fmt: skip
MOST_LEARNERS = 500


@dataclass(frozen=True)
class Cast:
    """What is to be rehearsed. `send_at` is a local wall time "HH:MM"; `learners` share the zones out in turn.

    `maybe` are, for each zone, the others that its learners could be in who have not said where they live.
    """

    plan: str
    starts_on: date
    zones: tuple[str, ...]
    maybe: tuple[str, ...] = ()
    send_at: str = "16:30"
    country: str = "GB"
    learners: int = 1
    behaviour: str = "completes"
    channel: str = Channel.SMS
    opens_at: str = "09:00"
    closes_at: str = "20:00"
    closed_on: str = ""
    weekdays: str = ""
    pace_by: str = "cohort"
    days_apart: int = 3
    grace_days: int | None = None
    inactive_days: int | None = None
    # The cohort that is rehearsed, for what it says in its own words; None where no cohort is.
    cohort_id: int | None = None


@dataclass(frozen=True)
class Line:
    """One message of the course as it would reach one learner. `segments` is 0 for an e-mail."""

    learner: int
    kind: str
    item: str
    channel: str
    zone: str
    at: datetime
    text: str
    segments: int
    moved_by: str | None
    zones_maybe: str = ""

    @property
    def local(self) -> datetime:
        """The moment on the wall clock of this learner."""
        return local_time.local(self.at, self.zone).replace(tzinfo=None)

    @property
    def reason(self) -> str:
        """Why it goes out at that moment, in a word or two."""
        return f"due, moved by {self.moved_by}" if self.moved_by else "due"


@dataclass(frozen=True)
class Rehearsed:
    """Every message of the course in the order of sending, and what else was texted: codes and answers."""

    lines: tuple[Line, ...]
    other_texts: int
    other_segments: int

    @property
    def texts(self) -> int:
        return sum(line.channel == Channel.SMS for line in self.lines)

    @property
    def mails(self) -> int:
        return len(self.lines) - self.texts

    @property
    def segments(self) -> int:
        """Of the messages of the course."""
        return sum(line.segments for line in self.lines)


@dataclass(frozen=True)
class Handed:
    """What a recorder was handed instead of a provider."""

    ref: str
    to: str
    text: str
    at: datetime


@dataclass
class Recorder:
    """Stands where a sender would. It accepts everything and keeps it for this rehearsal."""

    channel: str
    clock: SteppedClock
    handed: list[Handed]

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        self.handed.append(Handed(ref, to, parts.text, self.clock()))
        return f"rehearsed-{ref}"

    def find(self, to: str, *, since: datetime) -> list[Sighting] | None:
        return None


def cast_of(cohort: Cohort, **chosen: Any) -> Cast:
    """A cohort as it is set up; `chosen` says the rest, or otherwise."""
    same = ("plan", "starts_on", "send_at", "country", *OWN_HABITS)
    return Cast(**{**{name: getattr(cohort, name) for name in same}, "cohort_id": cohort.id, **chosen})


def run(wired: Wired, cast: Cast) -> Rehearsed:
    """Rehearse it. It takes as long as the real work for these learners would."""
    everybody = invent(
        cast.zones, cast.maybe, learners=cast.learners, behaviour=cast.behaviour,
        channel=cast.channel, send_at=cast.send_at, country=cast.country,
    )  # fmt: skip
    begins = min(joins_at(cast, life) for life in everybody)
    stage = _stage(wired, begins)
    try:
        lives = Lives(wired.course, everybody)
        own = rehearsed_cohort.of(wired.db, cast.cohort_id)
        cohort_id = _open_cohort(stage, cast, own)
        lives.join(cohort_id, lambda life: joins_at(cast, life))
        lives.afterwards = partial(rehearsed_cohort.invite, cohort_id=cohort_id, own=own)
        weeks = timedelta(weeks=wired.course.plan(cast.plan).weeks)
        _live(stage, lives, until=begins + weeks + GOES_ON_FOR)
        return _rehearsed(stage, everybody)
    finally:
        stage.db.dispose()


def joins_at(cast: Cast, life: Life) -> datetime:
    """Everybody joins on the first day, at the hour at which they are written to."""
    opens, closes, usual = (time.fromisoformat(one) for one in (cast.opens_at, cast.closes_at, cast.send_at))
    at = nudges.WINDOW.narrowed(Window(opens, closes)).clamp(usual)
    return local_time.instant(cast.starts_on, at, life.profile.zone)


def _stage(wired: Wired, begins: datetime) -> Wired:
    """A whole Kith of its own: the same course and words, and nothing else of the real one."""
    clock = SteppedClock(begins)
    key = secrets.token_urlsafe(32)
    settings = replace(
        wired.settings, mode="live", database_url=IN_MEMORY, secret_key=key,
        data_keys=(secrets.token_bytes(32),),
    )  # fmt: skip
    database = Database(settings.database_url, Sealer(settings.data_keys, settings.secret_key))
    database.make_tables()
    handed: list[Handed] = []
    senders: Mapping[str, Sender] = {channel: Recorder(channel, clock, handed) for channel in Channel}
    return replace(wired, settings=settings, db=database, senders=senders, clock=clock)


def _open_cohort(stage: Wired, cast: Cast, own: Own) -> int:
    where = (cast.zones[0], cast.country, cast.send_at)
    new = NewCohort("Rehearsal", "rehearsal", cast.plan, cast.starts_on, *where)
    with stage.db.writing() as session:
        cohort = cohorts.create(session, new, now=stage.clock())
        for name in OWN_HABITS:
            setattr(cohort, name, getattr(cast, name))
        rehearsed_cohort.put(session, cohort.id, own)
        session.commit()
    return cohort.id


def _live(stage: Wired, lives: Lives, *, until: datetime) -> None:
    """Go from one moment at which something happens to the next."""
    clock, seen = stepping.movable(stage.clock), 0
    while True:
        now = clock()
        if (at := lives.next_at()) is not None and at <= now:
            with stage.db.writing() as session:
                lives.act(session, now)
                session.commit()
        is_held_back = stepping.step(stage, now=now)
        seen = _read_what_arrived(stage, lives, seen, now)
        following = _next(stage, lives, now, is_held_back=is_held_back)
        if following is None or following > until:
            return
        clock.move_to(following)


def _next(stage: Wired, lives: Lives, now: datetime, *, is_held_back: bool) -> datetime | None:
    """The next moment at which anything can happen."""
    found = (
        lives.next_at(),
        stepping.next_instant(stage, now=now),
        now + stepping.SENDS_EVERY if is_held_back else None,
    )
    return min((one for one in found if one is not None), default=None)


def _read_what_arrived(stage: Wired, lives: Lives, seen: int, now: datetime) -> int:
    """Show people what is new; how much they have seen."""
    everything = _handed(stage)
    refs = [one.ref for one in everything[seen:]]
    if refs:
        with stage.db.reading() as session:
            lives.read(nudges.with_refs(session, refs), now)
    return len(everything)


def _handed(stage: Wired) -> list[Handed]:
    """Everything that was handed to the recorders, which share one list."""
    recorder = stage.senders[Channel.SMS]
    return recorder.handed if isinstance(recorder, Recorder) else []


def _rehearsed(stage: Wired, everybody: Iterable[Life]) -> Rehearsed:
    handed = {one.ref: one for one in _handed(stage)}
    lines: list[Line] = []
    others: list[int] = []
    with stage.db.reading() as session:
        for life in everybody:
            enrolment = find_enrolment(session, life.enrolment_id)
            history = nudges.history(session, enrolment, limit=AT_MOST) if enrolment is not None else []
            for message, nudge in history:
                found = handed.pop(message.ref, None)
                if found is not None and message.kind in KINDS:
                    lines.append(_line(life, message, nudge, found))
                elif found is not None:
                    others.append(_segments(message.channel, found.text))
    others += [segments.count(one.text).segments for one in handed.values()]
    lines.sort(key=lambda line: (line.at, line.learner))
    return Rehearsed(tuple(lines), len(others), sum(others))


def _line(life: Life, message: Message, nudge: Nudge | None, handed: Handed) -> Line:
    return Line(
        learner=life.number,
        kind=message.kind,
        item=message.item or "",
        channel=message.channel,
        zone=nudge.zone if nudge is not None else life.profile.zone,
        at=handed.at,
        text=_with_example_links(handed.text),
        segments=_segments(message.channel, handed.text),
        moved_by=nudge.moved_by if nudge is not None else None,
        zones_maybe=life.profile.zones_maybe,
    )


def _segments(channel: str, text: str) -> int:
    return segments.count(text).segments if channel == Channel.SMS else 0


def _with_example_links(text: str) -> str:
    """An example link as long as a real one: a link of the rehearsal would open nothing."""
    return LINK.sub(lambda found: (EXAMPLE * len(found[0]))[: len(found[0])], text)
