"""Lives through the real planner, delivery and database, many learners at a time. One seed, one world."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import select

from course import (
    cohorts,
    consents,
    enrolments,
    nudges,
    people,
    quiet_dates,
    replanning,
    stepping,
    wiring,
)
from course.answers import finish
from course.check_ins import Answers, record
from course.consents import Given
from course.db import Session
from course.models import FINAL, Cohort, Enrolment, Message, MessageStatus
from course.models import Person as Row
from course.settings import Settings
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender
from tests.lives.judge import Judge, Person
from tests.lives.rules_alone import HOURS, ZONES

BEGINS = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
A_STEP = timedelta(hours=8)


@dataclass
class World:
    """One installation, its clock, its learners and what the judge remembers of each."""

    random: Random
    wired: Wired
    clock: FixedClock
    sender: RecordingSender
    judge: Judge
    learners: list[tuple[Learner, Person]] = field(default_factory=list)
    cohorts: list[Cohort] = field(default_factory=list)
    read: int = 0
    finals: dict[int, str] = field(default_factory=dict)
    releases: int = 0


def live(settings: Settings, seed: int, judge: Judge, *, learners: int, weeks: int, acts: int) -> int:
    """A world of so many learners; `acts` things happen to each of them on average. How many steps it had."""
    world = made(settings, seed, judge, learners)
    steps = weeks * 7 * 24 // (A_STEP // timedelta(hours=1))
    for _ in range(steps):
        for _ in range(max(1, learners * acts // steps)):
            _happen(world)
        let_pass(world)
        look(world)
    world.wired.db.dispose()
    return steps


def made(settings: Settings, seed: int, judge: Judge, learners: int) -> World:
    clock = FixedClock(BEGINS)
    sender = RecordingSender(clock=clock)
    wired = wiring.build(settings, clock=clock, senders={"sms": sender})
    world = World(Random(seed), wired, clock, sender, judge)
    world.cohorts = [make_cohort(wired, code=f"cohort-{n}") for n in range(2)]
    for number in range(learners):
        zone, hour = world.random.choice(ZONES), world.random.choice(HOURS)
        profile = make_profile(
            name=f"No {number}", contact=f"+4477009{number:05}", zone=zone, send_at=hour.strftime("%H:%M")
        )
        learner = make_learner(wired, world.random.choice(world.cohorts), profile=profile)
        world.learners.append((learner, Person(zone)))
    return world


def _happen(world: World) -> None:
    learner, person = world.random.choice(world.learners)
    act = world.random.choice(HAPPENINGS)
    with world.wired.db.writing() as session:
        act(world, session, learner, person)
        enrolments.look_again(session, now=world.clock(), person_id=learner.person_id)
        session.commit()
    if world.random.random() < 0.01:
        _something_with_the_server(world)


def _something_with_the_server(world: World) -> None:
    """An outage, a restart, another tzdata, or staff who change a cohort's hours."""
    choice = world.random.randrange(4)
    if choice == 0:
        world.clock.advance(world.random.choice((timedelta(hours=1), timedelta(hours=26), timedelta(days=7))))
        for _, person in world.learners:
            person.back_at = world.clock()
    elif choice == 1:
        world.wired.db.dispose()
        world.wired = wiring.build(world.wired.settings, clock=world.clock, senders={"sms": world.sender})
    elif choice == 2:
        world.releases += 1
        replanning.when_zones_changed(world.wired, f"release-{world.releases}", now=world.clock())
    else:
        opens, closes = world.random.choice((("09:00", "20:00"), ("10:00", "18:00"), ("13:00", "20:00")))
        with world.wired.db.writing() as session:
            cohort = session.get_one(Cohort, world.random.choice(world.cohorts).id)
            cohorts.set_hours(session, cohort, opens_at=opens, closes_at=closes, closed=[], now=world.clock())
            session.commit()
        for _, person in world.learners:
            person.back_at = None


def let_pass(world: World) -> None:
    stepping.move_to(world.wired, world.clock() + A_STEP)


def look(world: World) -> None:
    """What the judge does after every step: the new hand-overs, and the states of all messages."""
    by_contact = {learner.contact: person for learner, person in world.learners}
    new, world.read = world.sender.sent[world.read :], len(world.sender.sent)
    with world.wired.db.reading() as session:
        rows = {
            one.ref: one
            for one in session.scalars(select(Message).where(Message.ref.in_([s.ref for s in new])))
        }
        late = session.scalars(
            select(Message.id).where(
                Message.status == MessageStatus.PLANNED,
                Message.expires_at < world.clock() - timedelta(minutes=15) - A_STEP,
            )
        ).all()
        query = select(Message.id, Message.status).where(Message.status.in_(FINAL))
        finals = {row.id: row.status for row in session.execute(query)}
        shown = set(session.scalars(select(Message.ref).where(Message.handed_over_at.is_not(None))))
    for ref in shown ^ {sent.ref for sent in world.sender.sent}:
        world.judge.blame("the log is not what was handed over", f"message {ref}")
    for sent in new:
        row = rows[sent.ref]
        if row.nudge_id is not None and sent.at is not None:
            world.judge.hand_over(
                by_contact[sent.to], sent.at, sent.at + sent.valid_for, kind=row.kind, item=row.item or ""
            )
    refs = [sent.ref for sent in new]
    if len(set(refs)) != len(refs):
        world.judge.blame("handed over twice", str(refs))
    for number in late:
        world.judge.blame("neither sent nor settled", f"message {number}")
    for number, status in world.finals.items():
        if finals.get(number) != status:
            world.judge.blame("what was final has changed", f"message {number} was {status}")
    world.finals = finals


def _move(world: World, session: Session, learner: Learner, person: Person) -> None:
    person.zone, person.back_at = world.random.choice(ZONES), None
    row = session.get_one(Row, learner.person_id)
    people.set_hours(row, zone=person.zone, send_at=world.random.choice(HOURS).strftime("%H:%M"))


def _want_quiet(world: World, session: Session, learner: Learner, person: Person) -> None:
    on = person.on(world.clock()) + timedelta(days=world.random.randrange(1, 10))
    person.quiet.add(on)
    quiet_dates.add(session, learner.person_id, on, source="settings", now=world.clock())


def _choose_days(world: World, session: Session, learner: Learner, person: Person) -> None:
    person.weekdays = frozenset(world.random.sample(range(1, 8), world.random.choice((2, 4, 6))))
    people.set_days(session.get_one(Row, learner.person_id), person.weekdays)


def _pause(world: World, session: Session, learner: Learner, person: Person) -> None:
    until_on = person.on(world.clock()) + timedelta(days=world.random.choice((1, 7, 14)))
    person.is_paused, person.paused_until = True, until_on
    enrolment = session.get_one(Enrolment, learner.enrolment_id)
    enrolments.pause(enrolment, until_on=until_on, zone=person.zone, now=world.clock())


def _resume(world: World, session: Session, learner: Learner, person: Person) -> None:
    person.is_paused = False
    enrolments.end_pause(
        session.get_one(Enrolment, learner.enrolment_id), zone=person.zone, now=world.clock()
    )


def _do(world: World, session: Session, learner: Learner, person: Person) -> None:
    enrolment = session.get_one(Enrolment, learner.enrolment_id)
    plan = nudges.facts(session, [enrolment], now=world.clock()).plan(world.wired.course, enrolment)
    item = next((one for one in plan.items if one.id not in person.done and not one.is_unfilled), None)
    if item is None:
        return
    person.done.add(item.id)
    if item.kind == "lesson":
        finish(session, enrolment.id, item.id, now=world.clock())
    else:
        record(session, enrolment.id, item.id, Answers(5, 3), via="web", now=world.clock())


def _stop(world: World, session: Session, learner: Learner, person: Person) -> None:
    if world.random.random() < 0.05:
        person.has_stopped = True
        index = session.get_one(Row, learner.person_id).phone_index
        consents.withdraw(
            session, Given("sms", "keyword", contact_index=index), person_id=None, now=world.clock()
        )


Act = Callable[[World, Session, Learner, Person], None]
HAPPENINGS: tuple[Act, ...] = (_move, _want_quiet, _choose_days, _pause, _resume, _do, _do, _do, _do, _stop)
