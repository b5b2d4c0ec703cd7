"""Lives through the real planner, delivery and database, many learners at a time. One seed, one world."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random

from sqlalchemy import select, update

from course import (
    breaks,
    consents,
    enrolments,
    inbox,
    nudges,
    people,
    quiet_dates,
    replanning,
    stepping,
    wiring,
)
from course.answers import finish
from course.app import create_app
from course.check_ins import Answers, record
from course.consents import Given
from course.db import Session
from course.inbox import Incoming
from course.models import FINAL, Cohort, Enrolment, Message, MessageStatus
from course.models import Person as Row
from course.settings import Settings
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender
from tests.lives import staffing, watching
from tests.lives.judge import Judge, Person
from tests.lives.rules_alone import HOURS, ZONES

BEGINS = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
OWN_HOURS = ((time(9), time(20)), (time(16), time(17)), (time(12), time(20)), (time(9), time(12)))
A_STEP = timedelta(hours=8)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
# How often, after a step, pages are looked at and every row is read.
WATCHED = 0.05
TEXTS = ("LATER", "PAUSE", "PAUSE 2W", "SLOWER", "RESUME", "LINK", "7", "close", "a walk with her today …")


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
    texts: int = 0
    logs: list[object] = field(default_factory=list)
    # References of what was sent to somebody who has been erased since.
    erased: set[str] = field(default_factory=set)
    enrolled: int = 0
    staff_id: int = 0
    # The rules of before, by the reference of a message that was claimed before an edit was through.
    before: dict[str, Person] = field(default_factory=dict)


def live(settings: Settings, seed: int, judge: Judge, *, learners: int, weeks: int, acts: int) -> int:
    """A world of so many learners; `acts` things happen to each of them on average. How many steps it had."""
    world = made(settings, seed, judge, learners)
    steps = weeks * 7 * 24 // (A_STEP // timedelta(hours=1))
    for _ in range(steps):
        for _ in range(max(1, learners * acts // steps)):
            _happen(world)
        world.logs += watching.logs_of(lambda: let_pass(world))
        look(world)
        if world.random.random() < WATCHED:
            watch(world)
    watch(world)
    world.wired.db.dispose()
    return steps


def made(settings: Settings, seed: int, judge: Judge, learners: int) -> World:
    clock = FixedClock(BEGINS)
    sender = RecordingSender(clock=clock)
    wired = wiring.build(settings, clock=clock, senders={"sms": sender})
    world = World(Random(seed), wired, clock, sender, judge)
    world.cohorts = [make_cohort(wired, code=f"cohort-{n}") for n in range(2)]
    for _ in range(learners):
        enrol(world)
    world.staff_id = desk.make_staff(wired)
    return world


def enrol(world: World) -> None:
    """One more learner, with a name that is found again wherever it is readable."""
    number, wired = world.enrolled, world.wired
    world.enrolled += 1
    zone, hour = world.random.choice(ZONES), world.random.choice(HOURS)
    profile = make_profile(
        name=f"{watching.CANARY} {number}", contact=f"{watching.NUMBERS}{number:05}", zone=zone,
        send_at=hour.strftime("%H:%M"),
    )  # fmt: skip
    learner = make_learner(wired, world.random.choice(world.cohorts), profile=profile)
    world.learners.append((learner, Person(zone)))


def _happen(world: World) -> None:
    to_somebody(world, world.random.choice(HAPPENINGS))
    if world.random.random() < 0.01:
        _something_with_the_server(world)


def to_somebody(world: World, act: "Act") -> None:
    """Something happens to one learner, whom the seed chooses."""
    learner, person = world.random.choice(world.learners)
    with world.wired.db.writing() as session:
        act(world, session, learner, person)
        enrolments.look_again(session, now=world.clock(), person_id=learner.person_id)
        session.commit()


def _something_with_the_server(world: World) -> None:
    """An outage, a restart, another tzdata, another key, somebody new; or staff act on a whole cohort."""
    world.random.choice(TO_ALL)(world)


def _outage(world: World) -> None:
    world.clock.advance(world.random.choice((timedelta(hours=1), timedelta(hours=26), timedelta(days=7))))
    for _, person in world.learners:
        person.back_at = world.clock()


def _restart(world: World) -> None:
    world.wired.db.dispose()
    world.wired = wiring.build(world.wired.settings, clock=world.clock, senders={"sms": world.sender})


def _new_zones(world: World) -> None:
    world.releases += 1
    replanning.when_zones_changed(world.wired, f"release-{world.releases}", now=world.clock())


def _new_key(world: World) -> None:
    world.wired = staffing.with_another_key(world.random, world.wired)


def _another_cohort(world: World) -> None:
    world.cohorts.append(make_cohort(world.wired, code=f"cohort-{len(world.cohorts)}"))


def _erase_somebody(world: World) -> None:
    """Nothing of theirs is there afterwards, and nothing more is sent to them."""
    if len(world.learners) < 2:
        return
    learner, _ = world.learners.pop(world.random.randrange(len(world.learners)))
    gone = staffing.erase(world.wired, learner)
    world.erased |= set(gone.values())
    world.finals = {number: one for number, one in world.finals.items() if number not in gone}


def edit(world: World) -> None:
    """Staff change hours, days and dates. An outage is no longer the reason of what comes when."""
    with world.wired.db.writing() as session:
        cohort = session.get_one(Cohort, world.random.choice(world.cohorts).id)
        staffing.edit(world.random, session, cohort, _members(world, session, cohort), now=world.clock())
        session.commit()
    for _, person in world.learners:
        person.back_at = None


def _announce(world: World) -> None:
    with world.wired.db.writing() as session:
        cohort = session.get_one(Cohort, world.random.choice(world.cohorts).id)
        staffing.announce(world.random, session, cohort, now=world.clock())
        session.commit()


def _members(world: World, session: Session, cohort: Cohort) -> list[Person]:
    """What the judge remembers of each who is in a cohort."""
    ids = set(session.scalars(select(Enrolment.id).where(Enrolment.cohort_id == cohort.id)))
    return [person for learner, person in world.learners if learner.enrolment_id in ids]


def a_break(world: World) -> None:
    """Staff pause a whole cohort for a week, or let it go on."""
    with world.wired.db.writing() as session:
        cohort = session.get_one(Cohort, world.random.choice(world.cohorts).id)
        if cohort.paused_at is None:
            until_on = (world.clock() + timedelta(days=7)).date()
            breaks.begin(session, cohort, until_on=until_on, now=world.clock())
        else:
            breaks.end(session, cohort, now=world.clock())
        session.commit()
        members = _members(world, session, cohort)
        for person in members:
            person.group_until = cohort.paused_until_on if cohort.paused_at is not None else None


def close_some_time(world: World) -> None:
    """Staff say how long a course waits for somebody who stays away; and that it does so no longer."""
    with world.wired.db.writing() as session:
        cohort = session.get_one(Cohort, world.random.choice(world.cohorts).id)
        cohort.inactive_days = 28 if cohort.inactive_days is None else None
        session.execute(update(Enrolment).values(look_again_at=world.clock()))
        session.commit()


def watch(world: World) -> None:
    """What the judge does now and then: look at pages, hear a text twice, read every row."""
    wired, judge = world.wired, world.judge
    learner, _ = world.random.choice(world.learners)
    app = create_app(wired, soon=lambda task: task())
    fetch = watching.as_learner(app, wired, learner)
    sent = [one.parts.text for one in world.sender.sent if one.to == learner.contact]
    pages = [*world.random.sample(watching.PAGES, 3), watching.link_in(sent[-1] if sent else "")]
    world.logs += watching.logs_of(lambda: watching.looking_changes_nothing(judge, wired.db, fetch, pages))
    staff = watching.as_staff(app, wired, world.staff_id)
    pages = [page.format(learner.enrolment_id) for page in world.random.sample(watching.OF_THE_DESK, 3)]
    world.logs += watching.logs_of(lambda: watching.looking_changes_nothing(judge, wired.db, staff, pages))
    watching.words_are_sealed(judge, wired.db, world.logs)
    world.logs.clear()


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
    for ref in shown ^ ({sent.ref for sent in world.sender.sent} - world.erased):
        world.judge.blame("the log is not what was handed over", f"message {ref}")
    for sent in new:
        row = rows.get(sent.ref)
        if row is None:
            world.judge.blame("sent to somebody who was erased", f"message {sent.ref}")
            continue
        if row.nudge_id is not None and sent.at is not None:
            world.judge.hand_over(
                by_contact[sent.to], sent.at, sent.at + sent.valid_for, kind=row.kind, item=row.item or "",
                or_as=world.before.get(sent.ref),
            )  # fmt: skip
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


def _narrow(world: World, session: Session, learner: Learner, person: Person) -> None:
    """They want messages between other hours; some have nothing in common with those of their group."""
    person.own_opens, person.own_closes = world.random.choice(OWN_HOURS)
    opens_at, closes_at = (f"{one:%H:%M}" for one in (person.own_opens, person.own_closes))
    people.set_window(session.get_one(Row, learner.person_id), opens_at=opens_at, closes_at=closes_at)


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
        record(
            session, enrolment.id, item.id, Answers(5, 3, note=watching.CANARY), via="web", now=world.clock()
        )


def text(world: World, session: Session, learner: Learner, person: Person) -> None:
    """They text us something; the carrier tells us twice."""
    world.texts += 1
    body = world.random.choice(TEXTS)
    incoming = Incoming(
        f"SM{world.texts}", learner.contact, f"{body} {watching.CANARY}" if body[-1] == "…" else body
    )
    inbox.receive(session, world.wired.course, incoming, now=world.clock())
    session.commit()
    enrolment = session.get_one(Enrolment, learner.enrolment_id)
    chosen = (
        enrolment.paused_at is not None
        and enrolment.paused_until_on is not None
        and enrolment.paused_by is None
    )
    person.is_paused, person.paused_until = chosen, enrolment.paused_until_on
    person.done |= nudges.done(session, learner.enrolment_id)

    def again() -> None:
        with world.wired.db.writing() as other:
            inbox.receive(other, world.wired.course, incoming, now=world.clock())
            other.commit()

    session.commit()
    watching.a_repeat_does_nothing(world.judge, world.wired.db, again)


def _stop(world: World, session: Session, learner: Learner, person: Person) -> None:
    if world.random.random() < 0.05:
        person.has_stopped = True
        index = session.get_one(Row, learner.person_id).phone_index
        consents.withdraw(
            session, Given("sms", "keyword", contact_index=index), person_id=None, now=world.clock()
        )


TO_ALL: tuple[Callable[[World], None], ...] = (
    _outage,
    _restart,
    _new_zones,
    _new_key,
    enrol,
    a_break,
    close_some_time,
    _another_cohort,
    _erase_somebody,
    edit,
    edit,
    _announce,
    _announce,
)
Act = Callable[[World, Session, Learner, Person], None]
HAPPENINGS: tuple[Act, ...] = (
    _move,
    _want_quiet,
    _choose_days,
    _narrow,
    _pause,
    _resume,
    _do,
    _do,
    _do,
    _do,
    _stop,
    text,
)
