"""Learners all over the world whose time runs out within some days: who goes when, judged by somebody who only counts.

The judge has the zones from the standard library and knows how each learner's course ended, since it made it so. It
walks the minutes of the world up to the first that shows the date on which a learner is to be gone. It shares no code
with the rule: neither how dates are counted, nor how a date becomes an instant.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from course import legal_holds, staff
from course.models import Cohort, Enrolment, Person, Role
from course.rules import local_time
from course.wiring import Wired
from jobs import erase_past_limit
from tests.drills.keys import NEW, with_keys
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock

KEPT = 30
GRACE = 7
# In these days everybody's time runs out; among them are a gap at midnight in Cairo, and dates that begin at any hour.
FROM = datetime(2027, 4, 29, tzinfo=UTC)
SPREAD = timedelta(days=3)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
WEEKS = 12
BOOSTERS = 24
# How a course ends; `held` has left and is kept by a hold, and is to stay.
WAYS = ("left", "finished", "boosters", "silent", "at it", "held")


@dataclass
class Erased:
    """What a run found. `slowest` is the longest from the first minute of a learner's date until they were gone."""

    learners: int = 0
    gone: int = 0
    early: int = 0
    late: int = 0
    held_and_gone: int = 0
    left_over: int = 0
    zones: int = 0
    slowest: timedelta = timedelta(0)
    ways: set[str] = field(default_factory=set)

    @property
    def is_good(self) -> bool:
        wrong = self.early + self.late + self.held_and_gone + self.left_over
        return not wrong and self.gone > 0 and self.ways == set(WAYS)


@dataclass(frozen=True)
class Due:
    """Somebody of whom the judge knows on which date, in which zone, they are to be gone."""

    zone: str
    on: date
    way: str


def run(
    database_url: str, folder: Path, *, learners: int, seed: int = 1, plant: Callable[[], None] | None = None
) -> Erased:
    """So many learners, each in the next zone of the world; and the job each hour. `plant` breaks something."""
    wired = with_keys(database_url, folder, (NEW,))
    clock = wired.clock
    assert isinstance(clock, FixedClock)
    clock.move_to(FROM - timedelta(days=400))
    due = _people(wired, learners, random.Random(seed))
    found = Erased(learners=len(due), zones=len({one.zone for one in due.values()}))
    found.ways = {one.way for one in due.values()}
    if plant is not None:
        plant()
    # The jobs tick at whatever minute they were started.
    clock.move_to(FROM - timedelta(days=2) + 23 * MINUTE)
    while clock() < FROM + SPREAD + timedelta(days=4):
        before = _there(wired)
        erase_past_limit.work(wired)
        for person_id in before - _there(wired):
            _judge(found, due[person_id], clock())
        clock.advance(HOUR)
    there = _there(wired)
    found.left_over = sum(one.way != "held" for person_id, one in due.items() if person_id in there)
    wired.db.dispose()
    return found


def _judge(found: Erased, due: Due, at: datetime) -> None:
    """What to think of somebody who went at this instant."""
    found.gone += 1
    found.held_and_gone += due.way == "held"
    if at.astimezone(ZoneInfo(due.zone)).date() < due.on:
        found.early += 1
        return
    waited = at - _first_minute(due)
    found.late += waited > timedelta(hours=24)
    found.slowest = max(found.slowest, waited)


def _first_minute(due: Due) -> datetime:
    """The first minute of the world at which the calendar on the wall there shows that date, or a later one."""
    minute = datetime(due.on.year, due.on.month, due.on.day, tzinfo=UTC) - timedelta(days=2)
    while minute.astimezone(ZoneInfo(due.zone)).date() < due.on:
        minute += MINUTE
    return minute


def _there(wired: Wired) -> set[int]:
    with wired.db.reading() as session:
        return set(session.scalars(select(Person.id)))


def _people(wired: Wired, learners: int, dice: random.Random) -> dict[int, Due]:
    """Everybody, each with an end of their own; and a hold on those who are to stay."""
    cohort = make_cohort(wired)
    zones, due = sorted(local_time.zone_countries()), {}
    step = max(1, len(zones) // learners)
    for number in range(learners):
        zone, way = zones[number * step % len(zones)], WAYS[number % len(WAYS)]
        profile = make_profile(name=f"Ada {number}", contact=f"+4477009{number:05}", zone=zone)
        made = make_learner(wired, cohort, profile=profile)
        wanted_at = FROM + SPREAD * dice.random()
        due[made.person_id] = Due(zone, _end(wired, made.enrolment_id, zone, way, wanted_at), way)
    with wired.db.writing() as session:
        member, _ = staff.create(session, "eve@kith.test", Role.OWNER, now=wired.clock())
        session.execute(update(Cohort).values(keep_days=KEPT, grace_days=GRACE))
        for person_id, one in due.items():
            if one.way == "held":
                person = session.get_one(Person, person_id)
                legal_holds.put(session, person, "A court asked.", staff_id=member.id, now=wired.clock())
        session.commit()
    return due


def _end(wired: Wired, enrolment_id: int, zone: str, way: str, wanted_at: datetime) -> date:
    """Let a course end in its way so that its time is over about then; the date on which that is, where they are."""
    ended_at, values = wanted_at - timedelta(days=KEPT), dict[str, object]()
    on = ended_at.astimezone(ZoneInfo(zone)).date()
    if way in ("left", "held"):
        values = {"withdrawn_at": ended_at, "withdrawn_by": "learner"}
    elif way == "finished":
        values = {"finished_at": ended_at}
    elif way == "boosters":
        chosen_at = ended_at - timedelta(weeks=BOOSTERS)
        values = {"finished_at": chosen_at, "boosters_at": chosen_at}
        on = chosen_at.astimezone(ZoneInfo(zone)).date() + timedelta(weeks=BOOSTERS)
    else:
        # The last week ends, what the group leaves open ends, and whoever is still at it is heard of once more.
        first_on = on - timedelta(weeks=WEEKS, days=GRACE)
        values = {"anchor_on": first_on if way == "silent" else first_on - timedelta(days=20)}
        if way == "at it":
            values["heard_at"] = ended_at
    with wired.db.writing() as session:
        session.execute(update(Enrolment).where(Enrolment.id == enrolment_id).values(**values))
        session.commit()
    return on + timedelta(days=KEPT)
