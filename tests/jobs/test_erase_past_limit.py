"""The job of the limit: at the minute and not before it, never against a hold, and what was read is asked once more."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from course import (
    audit,
    backups,
    cohorts,
    consents,
    enrolments,
    erasing,
    facts,
    joining,
    keeping_times,
    legal_holds,
    past_limit,
    people,
    restoring,
    staff,
    support_tasks,
    wiring,
)
from course.audit import Act
from course.cohorts import NewCohort
from course.db import Session
from course.joining import Wish
from course.models import AuditEntry, Cohort, Consent, Enrolment, Person, Role
from course.wiring import Wired
from jobs import erase_past_limit, run, schedule
from tests import whole_lives
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

ADA, BEN = "+447700900123", "+447700900124"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
KEPT = 30
# Ada leaves on Monday, 4 January in London.
OVER = datetime(2027, 2, 3, tzinfo=UTC)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired)
    change(wired, lambda session: session.execute(update(Cohort).values(keep_days=KEPT)))
    return made


@pytest.fixture
def ada(wired: Wired, cohort: Cohort) -> Learner:
    """Somebody who has just left, a minute before her time is over."""
    made = make_learner(wired, cohort)
    leave(wired, made)
    return made


@pytest.fixture
def at_the_minute(ada: Learner, clock: FixedClock) -> Learner:
    clock.move_to(OVER)
    return ada


def change(wired: Wired, act: Callable[[Session], object]) -> None:
    with wired.db.writing() as session:
        act(session)
        session.commit()


def leave(wired: Wired, learner: Learner) -> None:
    def act(session: Session) -> None:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        enrolments.withdraw(enrolment, by="learner", now=wired.clock())

    change(wired, act)


def there(wired: Wired) -> set[int]:
    with wired.db.reading() as session:
        return set(session.scalars(select(Person.id)))


def owner(session: Session, now: datetime) -> int:
    member, _ = staff.create(session, "eve@kith.test", Role.OWNER, now=now)
    return member.id


def hold(session: Session, kind: type[Cohort] | type[Person], id: int, now: datetime) -> None:
    on = (
        cohorts.locked(session, [id], to_change=True)[id]
        if kind is Cohort
        else people.locked(session, [id])[id]
    )
    assert legal_holds.put(session, on, "A court asked.", staff_id=owner(session, now), now=now)


@on_both
def test_a_minute_before_they_are_there_and_at_the_minute_they_are_gone(
    wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    clock.move_to(OVER - MINUTE)
    assert erase_past_limit.work(wired) == 0
    assert there(wired) == {ada.person_id}
    clock.move_to(OVER)
    assert erase_past_limit.work(wired) == 1
    assert there(wired) == set()
    assert erase_past_limit.work(wired) == 0


@on_both
def test_it_is_an_erasure_like_any_other(wired: Wired, cohort: Cohort, clock: FixedClock) -> None:
    learner = whole_lives.live(wired, cohort)
    leave(wired, learner)
    change(wired, _see_to_everything)
    clock.move_to(OVER)
    with wired.db.reading() as session:
        uid = session.get_one(Person, learner.person_id).uid
        index = people.contact_index(session, "sms", ADA)
    assert erase_past_limit.work(wired) == 1
    with wired.db.reading() as session:
        (line,) = [one for one in session.scalars(select(AuditEntry)) if one.act == "erased"]
        assert (line.actor, line.subject, line.staff_id) == (
            past_limit.ACTOR,
            f"person:{learner.person_id}",
            None,
        )
        assert audit.first_broken(session) is None
        assert facts.read(session, facts.UNSWEPT) is None
        kept = list(
            session.scalars(select(Consent).where(Consent.contact_index == index).order_by(Consent.id))
        )
        assert (kept[-1].act, kept[-1].source, kept[-1].person_id) == ("withdrawn", "erasure", None)
        assert consents.is_stopped(session, channel="sms", contact_index=index)
    assert erasing.noted(wired.settings.data_dir) == [uid]


def _see_to_everything(session: Session) -> None:
    """Nothing but the time is to keep them: staff have closed what was open, and ended the hold."""
    session.execute(text("UPDATE support_task SET closed_at = created_at"))
    session.execute(text("UPDATE legal_hold SET ended_at = set_at"))


@on_both
def test_without_a_limit_nobody_goes(wired: Wired, at_the_minute: Learner, clock: FixedClock) -> None:
    change(wired, lambda session: session.execute(update(Cohort).values(keep_days=None)))
    clock.advance(4000 * DAY)
    assert erase_past_limit.work(wired) == 0
    assert there(wired) == {at_the_minute.person_id}


KEEPS: list[tuple[str, Callable[[Session, Learner, datetime], object]]] = [
    ("a hold on the cohort", lambda session, learner, now: hold(session, Cohort, 1, now)),
    ("a hold on the learner", lambda session, learner, now: hold(session, Person, learner.person_id, now)),
    ("an open support task", lambda session, learner, now: support_tasks.open_one(
        session, category="self-harm", source="text", person_id=learner.person_id, enrolment_id=learner.enrolment_id,
        cohort_id=1, now=now)),
    ("they came back", lambda session, learner, now: enrolments.resume(
        session.get_one(Enrolment, learner.enrolment_id), now=now)),
    ("they asked to join anew", lambda session, learner, now: joining.ask(
        session, session.get_one(Cohort, 1), Wish(make_profile(), True), secret="anew", now=now)),
    ("they are in another cohort too", lambda session, learner, now: elsewhere(session, learner, now)),
    ("they were moved to another cohort", lambda session, learner, now: moved(session, learner, now)),
    ("the limit was taken away", lambda session, learner, now: session.execute(
        update(Cohort).where(Cohort.id == 1).values(keep_days=None))),
    ("the limit was made longer", lambda session, learner, now: session.execute(
        update(Cohort).where(Cohort.id == 1).values(keep_days=KEPT + 1))),
    ("they moved west", lambda session, learner, now: session.execute(update(Person).values(zone="America/Havana"))),
]  # fmt: skip


def _another(session: Session, now: datetime) -> Cohort:
    new = NewCohort("Hill", "hill", "12", now.date(), "Europe/London", "GB")
    return cohorts.create(session, new, now=now)


def elsewhere(session: Session, learner: Learner, now: datetime) -> None:
    person = session.get_one(Person, learner.person_id)
    version = session.get_one(Enrolment, learner.enrolment_id).course_version
    other = _another(session, now)
    enrolments.enrol(session, person, other, source="web", version=version, today=now.date(), now=now)


def moved(session: Session, learner: Learner, now: datetime) -> None:
    cohorts.take_over(session.get_one(Enrolment, learner.enrolment_id), _another(session, now))


@on_both
@pytest.mark.parametrize("act", [act for _, act in KEEPS], ids=[name for name, _ in KEEPS])
def test_what_happens_between_choosing_and_erasing_counts(
    wired: Wired, at_the_minute: Learner, act: Callable[[Session, Learner, datetime], object]
) -> None:
    """They were chosen; then it happens. Nobody is erased, and nothing is written into the list of erasures."""
    ledger = wired.settings.data_dir
    assert list(past_limit.chosen(wired, now=OVER)) == [at_the_minute.person_id]
    change(wired, lambda session: act(session, at_the_minute, OVER))
    with wired.db.writing() as session:
        assert not past_limit.erase_if_over(
            session, wired.course, at_the_minute.person_id, ledger=ledger, now=OVER
        )
        session.commit()
    assert erase_past_limit.work(wired) == 0
    assert there(wired) == {at_the_minute.person_id}
    assert erasing.noted(ledger) == []


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
@pytest.mark.parametrize("on", [Cohort, Person])
def test_a_hold_that_is_being_set_at_this_moment_is_waited_for(
    wired: Wired, at_the_minute: Learner, on: type[Cohort] | type[Person]
) -> None:
    """Two transactions at once: the one of the hold is open while the other wants to erase."""
    found: list[bool] = []

    def erase() -> None:
        with wired.db.writing() as session:
            done = past_limit.erase_if_over(
                session, wired.course, at_the_minute.person_id, ledger=wired.settings.data_dir, now=OVER
            )
            session.commit()
        found.append(done)

    with wired.db.writing() as session:
        hold(session, on, 1 if on is Cohort else at_the_minute.person_id, OVER)
        thread = threading.Thread(target=erase)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive(), "It has to wait."
        session.commit()
    thread.join(20)
    assert found == [False]
    assert there(wired) == {at_the_minute.person_id}


@on_both
def test_a_hold_that_ended_stops_nothing_any_more(wired: Wired, at_the_minute: Learner) -> None:
    change(wired, lambda session: hold(session, Cohort, 1, OVER))
    assert erase_past_limit.work(wired) == 0
    change(wired, lambda session: legal_holds.end(session, session.get_one(Cohort, 1), now=OVER))
    assert erase_past_limit.work(wired) == 1


@on_both
def test_one_whose_rows_are_broken_does_not_keep_the_others(
    wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    """A learner on a plan that nobody has: the rule fails on her alone, and the health of the jobs says so."""
    broken, ben = (
        make_learner(wired, cohort, profile=make_profile(name=name, contact=contact))
        for name, contact in (("Ada", ADA), ("Ben", BEN))
    )
    leave(wired, broken)
    leave(wired, ben)
    change(wired, lambda session: session.execute(
        update(Enrolment).where(Enrolment.id == broken.enrolment_id).values(plan="nine")
    ))  # fmt: skip
    clock.move_to(OVER)
    (job,) = [one for one in schedule.jobs() if one.name == "erase_past_limit"]
    assert not run.run(wired, job)
    assert there(wired) == {broken.person_id}
    assert len(erasing.noted(wired.settings.data_dir)) == 1


@on_both
def test_nobody_goes_while_a_restored_database_waits(wired: Wired, at_the_minute: Learner) -> None:
    change(wired, lambda session: facts.remember(session, facts.HELD, OVER.isoformat(), now=OVER))
    assert erase_past_limit.work(wired) == 0
    assert restoring.release(wired, now=OVER) is not None
    assert erase_past_limit.work(wired) == 1


def test_a_backup_that_still_has_them_erases_them_again(
    wired: Wired, at_the_minute: Learner, clock: FixedClock, tmp_path: Path, sqlite_template: Path
) -> None:
    kept = tmp_path / "monday.backup"
    backups.write(wired.db, kept, now=clock())
    assert erase_past_limit.work(wired) == 1
    shutil.copy(sqlite_template, tmp_path / "new.db")
    settings = replace(wired.settings, database_url=f"sqlite:///{tmp_path / 'new.db'}")
    again = wiring.build(settings, clock=clock, senders={})
    head = backups.load(again.db, kept)
    assert there(again) == {at_the_minute.person_id}
    assert restoring.hold(again, head, wired.settings.data_dir, now=clock()) == 1
    assert there(again) == set()
    again.db.dispose()


@on_both
def test_those_who_may_be_over_are_read_in_pages_that_leave_nobody_out(
    wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    made = [
        make_learner(wired, cohort, profile=make_profile(name=f"Ada {n}", contact=f"+4477009001{n:02}"))
        for n in range(5)
    ]
    for one in made:
        leave(wired, one)
    clock.move_to(OVER)
    with wired.db.reading() as session:
        first = keeping_times.to_ask(session, after=0, limit=3, now=OVER)
        rest = keeping_times.to_ask(session, after=first[-1], limit=3, now=OVER)
    assert [*first, *rest] == [one.person_id for one in made]


def test_the_record_can_be_told_who_it_was(wired: Wired) -> None:
    """The word for whoever does it is one of the record's own."""
    assert past_limit.ACTOR in (Act.__doc__ or "")
