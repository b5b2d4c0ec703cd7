"""Two ways through the same course: the rehearsal, which jumps, and the jobs of live mode, each half hour."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from unittest import mock

from course import cohorts, invented_lives, nudges, rehearsal, stepping
from course.cohorts import NewCohort
from course.invented_lives import Life, Lives
from course.lessons import Course
from course.models import Enrolment
from course.rehearsal import Cast
from course.wiring import Wired
from jobs import schedule
from tests.fakes import FixedClock, RecordingSender
from tests.stepped.happenings import HALF_HOUR, HAVANA, KOLKATA, LONDON, Happening

# What a job does to the world outside of an installation has nothing to do with what it sends.
NOT_HERE = frozenset({"read_inbound", "read_bounces", "tell_staff"})
TICKS_A_DAY = 48
BEGINS = datetime(2027, 1, 4, tzinfo=UTC)
ZONES = (HAVANA, LONDON, KOLKATA)
Seen = tuple[int, str, str, str, datetime]


@dataclass(frozen=True)
class Stepped:
    """A course to go through twice: so many days of it, and the seed of what happens to whom."""

    cast: Cast
    seed: int
    days: int

    @property
    def until(self) -> datetime:
        """Where the comparison ends."""
        return BEGINS + timedelta(days=self.days)

    def lives(self, course: Course, everybody: list[Life]) -> Lives:
        """The same people, to whom the same things happen, anew."""
        return Happening(course, everybody, seed=self.seed, days=self.days)


def stepped(seed: int, *, learners: int, weeks: int) -> Stepped:
    """A course of the right length for so many weeks, in three zones, with every habit that so many learners have."""
    plan = "8" if weeks < 12 else "16"
    cast = Cast(plan, BEGINS.date(), ZONES, learners=learners, behaviour="mixed", send_at="12:30")
    return Stepped(cast, seed, 7 * weeks)


def rehearsed(wired: Wired, plan: Stepped) -> list[Seen]:
    """Every message of the rehearsal before a moment, as learner, kind, item, channel and instant.

    It is the rehearsal itself, with people who have more happen to them than it invents, and up to that moment only.
    """
    cast, until = plan.cast, plan.until
    ends_on = cast.starts_on + timedelta(weeks=wired.course.plan(cast.plan).weeks)
    goes_on_for = until - datetime.combine(ends_on, time(), UTC)
    with (
        mock.patch.object(rehearsal, "Lives", plan.lives),
        mock.patch.object(rehearsal, "GOES_ON_FOR", goes_on_for),
    ):
        lines = rehearsal.run(wired, cast).lines
    return sorted((one.learner, one.kind, one.item, one.channel, one.at) for one in lines if one.at < until)


def by_jobs(wired: Wired, clock: FixedClock, plan: Stepped, *, idle: int = 1) -> list[Seen]:
    """What the live jobs send to the same people, on a database of the ordinary kind.

    Of the ticks before which nothing happened and at which nothing should be due, every so many-th (`idle`) is done.
    """
    cast, until = plan.cast, plan.until
    everybody = invented_lives.invent(
        cast.zones, learners=cast.learners, behaviour=cast.behaviour, channel=cast.channel, send_at=cast.send_at,
        country=cast.country,
    )  # fmt: skip
    lives = plan.lives(wired.course, everybody)
    starts = {life.number: rehearsal.joins_at(cast, life) for life in lives.everybody}
    clock.move_to(min(starts.values()))
    with wired.db.writing() as session:
        where = (cast.zones[0], cast.country, cast.send_at)
        new = NewCohort("Rehearsal", "rehearsal", cast.plan, cast.starts_on, *where)
        lives.join(cohorts.create(session, new, now=clock()).id, lambda life: starts[life.number])
        session.commit()
    tick, looks_at = 0, clock()
    while clock() < until:
        now = clock()
        with wired.db.writing() as session:
            has_acted = lives.act(session, now)
            session.commit()
        if has_acted or tick % idle == 0 or now >= looks_at:
            _work(wired, tick)
            _show(wired, lives, now)
            looks_at = stepping.next_instant(wired, now=now) or until
        clock.advance(HALF_HOUR)
        tick += 1
    return _seen(wired, lives.everybody)


def _work(wired: Wired, tick: int) -> None:
    """The jobs of one tick, in the order of the schedule; those that come round less often come round once a day."""
    for job in schedule.jobs():
        if job.name not in NOT_HERE and (job.every < HALF_HOUR or tick % TICKS_A_DAY == 0):
            job.work(wired)


def _senders(wired: Wired) -> list[RecordingSender]:
    return [one for one in wired.senders.values() if isinstance(one, RecordingSender)]


def _show(wired: Wired, lives: Lives, now: datetime) -> None:
    """Show people what has just arrived."""
    refs = [one.ref for sender in _senders(wired) for one in sender.sent if one.at == now]
    if refs:
        with wired.db.reading() as session:
            lives.read(nudges.with_refs(session, refs), now)


def _seen(wired: Wired, everybody: list[Life]) -> list[Seen]:
    at = {one.ref: one.at for sender in _senders(wired) for one in sender.sent}
    found: list[Seen] = []
    with wired.db.reading() as session:
        for life in everybody:
            enrolment = session.get_one(Enrolment, life.enrolment_id)
            for message, _ in nudges.history(session, enrolment, limit=rehearsal.AT_MOST):
                moment = at.get(message.ref)
                if moment is not None and message.kind in rehearsal.KINDS:
                    found.append((life.number, message.kind, message.item or "", message.channel, moment))
    return sorted(found)
