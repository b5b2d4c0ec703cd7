"""The facts behind the day's list: each kind read from rows as they come about, on both databases; its queries."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from course import (
    answers,
    check_ins,
    consents,
    desk_acts,
    enrolments,
    needing,
    people,
    signposts,
    support_tasks,
    unreached,
)
from course.check_ins import Answers
from course.consents import Given
from course.db import Session
from course.models import CheckIn, Cohort, Enrolment, LessonProgress, Message, MessageStatus, Nudge, Person
from course.rules import needs
from course.rules.needs import Need
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

WEEKS_LATER = timedelta(days=17)


def needs_of(wired: Wired, *cohorts: Cohort) -> dict[int, list[Need]]:
    with wired.db.reading() as session:
        found = [session.get_one(Cohort, one.id) for one in cohorts]
        lines = needing.lines(session, wired.course, found, now=wired.clock())
    return {one.enrolment_id: [need.need for need in one.needs] for one in lines}


def somebody(wired: Wired, cohort: Cohort, number: int, *, consenting: bool = True) -> Learner:
    profile = make_profile(name=f"Nr {number}", contact=f"+4477009001{number:02}")
    return make_learner(wired, cohort, profile=profile, consenting=consenting)


def live(wired: Wired, clock: FixedClock, days: int) -> None:
    """The jobs run at each day's hour; whatever is handed over is reported as delivered."""
    for _ in range(days):
        clock.move_to(clock().replace(hour=16, minute=30))
        desk.run_jobs(wired)
        with wired.db.writing() as session:
            for one in session.scalars(select(Message).where(Message.status == MessageStatus.HANDED_OVER)):
                one.status = MessageStatus.DELIVERED
            session.commit()
        clock.advance(timedelta(days=1))


def lose(wired: Wired, learner: Learner, times: int) -> None:
    """The newest messages to somebody did not arrive."""
    with wired.db.writing() as session:
        theirs = select(Message).where(
            Message.enrolment_id == learner.enrolment_id, Message.nudge_id.is_not(None)
        )
        for one in session.scalars(theirs.order_by(Message.id.desc()).limit(times)):
            one.status = MessageStatus.UNDELIVERED
        session.commit()


@on_both
def test_silence_stops_at_the_first_sign_of_life(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    silent, alive, answering = (somebody(wired, cohort, number) for number in range(3))
    live(wired, clock, 17)
    with wired.db.writing() as session:
        answers.open_lesson(session, alive.enrolment_id, "l02", now=clock())
        check_ins.record(session, answering.enrolment_id, "week-1", Answers(mood=4), via="web", now=clock())
        session.commit()
    assert needs_of(wired, cohort) == {silent.enrolment_id: [Need.SILENT]}


@on_both
def test_three_that_did_not_arrive_at_the_present_number(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    lost, twice, moved, back = (somebody(wired, cohort, number) for number in range(4))
    live(wired, clock, 12)
    for learner, times in ((lost, 3), (twice, 2), (moved, 3), (back, 4)):
        lose(wired, learner, times)
    with wired.db.writing() as session:
        theirs = select(Message).where(Message.enrolment_id == back.enrolment_id)
        newest = session.scalars(theirs.order_by(Message.id.desc())).first()
        assert newest is not None
        newest.status = MessageStatus.DELIVERED
        session.commit()
    with wired.db.writing() as session:
        person = session.get_one(Person, moved.person_id)
        people.set_contact(session, person, "sms", "+447700900777")
        given = Given("sms", "test", contact_index=people.index_of(person))
        consents.give(session, given, person_id=person.id, cohort_id=cohort.id, now=clock())
        session.commit()
    assert needs_of(wired, cohort) == {lost.enrolment_id: [Need.UNREACHABLE]}
    with wired.db.reading() as session:
        for learner in (lost, twice, moved):
            enrolment, person = (
                session.get_one(Enrolment, learner.enrolment_id),
                session.get_one(Person, learner.person_id),
            )
            is_unreached = bool(unreached.of(session, enrolment, person, now=clock()))
            assert is_unreached == (learner is lost), "Their own page agrees."


@on_both
def test_a_task_a_lesson_left_open_no_yes_and_the_last_week(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    task, stuck, going_on, never, ending = (somebody(wired, cohort, n, consenting=n != 3) for n in range(5))
    now = clock()
    with wired.db.writing() as session:
        support_tasks.open_one(
            session, category="farewell", source="web", person_id=task.person_id, enrolment_id=task.enrolment_id,
            cohort_id=cohort.id, now=now,
        )  # fmt: skip
        for learner in (stuck, going_on):
            answers.open_lesson(session, learner.enrolment_id, "l02", now=now)
        answers.open_lesson(session, going_on.enrolment_id, "l03", now=now + timedelta(days=5))
        last = session.get_one(Enrolment, ending.enrolment_id)
        last.anchor_on -= timedelta(days=7 * 12 - 11)
        session.commit()
    clock.advance(timedelta(days=8))
    assert needs_of(wired, cohort) == {
        task.enrolment_id: [Need.SUPPORT],
        stuck.enrolment_id: [Need.STUCK],
        never.enrolment_id: [Need.NO_CONSENT],
        ending.enrolment_id: [Need.FINISHING],
    }


@on_both
def test_worse_is_told_only_where_the_cohort_and_then_the_learner_said_so(
    wired: Wired, clock: FixedClock
) -> None:
    cohort = make_cohort(wired)
    before, after, never = (somebody(wired, cohort, number) for number in range(3))
    now = clock()
    with wired.db.writing() as session:
        session.get_one(Cohort, cohort.id).shares_worse_at = now
        for learner, said_at in (
            (before, now - timedelta(days=1)),
            (after, now + timedelta(hours=1)),
            (never, None),
        ):
            session.get_one(Enrolment, learner.enrolment_id).shares_moods_at = said_at
            signposts.put_up(session, learner.enrolment_id, "worse", now=now)
        session.commit()
    clock.advance(timedelta(hours=2))
    assert needs_of(wired, cohort) == {after.enrolment_id: [Need.WORSE]}


@on_both
def test_who_left_finished_said_stop_was_put_aside_or_is_elsewhere_is_not_named(
    wired: Wired, clock: FixedClock
) -> None:
    cohort, elsewhere = make_cohort(wired), make_cohort(wired, code="elsewhere")
    left, done, stopped, aside = (somebody(wired, cohort, n, consenting=n == 2) for n in range(4))
    foreign = somebody(wired, elsewhere, 5, consenting=False)
    staff_id = desk.make_staff(wired)
    with wired.db.writing() as session:
        enrolments.withdraw(session.get_one(Enrolment, left.enrolment_id), by="staff", now=clock())
        session.get_one(Enrolment, done.enrolment_id).finished_at = clock()
        index = people.index_of(session.get_one(Person, stopped.person_id))
        consents.withdraw(session, Given("sms", "keyword", contact_index=index), person_id=None, now=clock())
        desk_acts.put_aside(
            session, session.get_one(Enrolment, aside.enrolment_id), ["no-consent"], staff_id=staff_id,
            until_at=clock() + timedelta(days=7), now=clock(),
        )  # fmt: skip
        session.commit()
    clock.advance(timedelta(hours=1))
    assert needs_of(wired, cohort) == {}
    assert needs_of(wired, elsewhere) == {foreign.enrolment_id: [Need.NO_CONSENT]}
    clock.advance(timedelta(days=7))
    assert needs_of(wired, cohort) == {aside.enrolment_id: [Need.NO_CONSENT]}


def test_the_list_takes_as_many_queries_for_one_as_for_many(
    wired: Wired, clock: FixedClock, count_queries: Callable[[Wired], AbstractContextManager[list[str]]]
) -> None:
    cohort = make_cohort(wired)
    somebody(wired, cohort, 0)
    live(wired, clock, 17)
    with count_queries(wired) as one:
        needs_of(wired, cohort)
    for number in range(1, 8):
        somebody(wired, cohort, number, consenting=number % 2 == 0)
    clock.advance(timedelta(hours=1))
    with count_queries(wired) as many:
        assert len(needs_of(wired, cohort)) > 3
    assert len(many) == len(one) <= 20


def test_nudges_of_the_list_are_those_of_the_rule(wired: Wired, clock: FixedClock) -> None:
    """The kind by which the query finds check-ins is the one that the planner writes."""
    somebody(wired, make_cohort(wired), 0)
    live(wired, clock, 8)
    with wired.db.reading() as session:
        assert "check-in" in set(session.scalars(select(Nudge.kind)))


@on_both
@pytest.mark.parametrize("seed", [1, 2])
def test_who_is_silent_is_what_every_row_says_one_by_one(wired: Wired, clock: FixedClock, seed: int) -> None:
    """The query that names only those who owe two answers finds the same as a walk over each row of each learner."""
    rng, cohort = Random(seed), make_cohort(wired)
    learners = [somebody(wired, cohort, number) for number in range(24)]
    with wired.db.writing() as session:
        for learner in learners:
            _live_at_random(session, learner, rng, clock())
        session.commit()
        wanted = {one.enrolment_id: _owed(session, one.enrolment_id, clock()) for one in learners}
    found = needs_of(wired, cohort)
    silent = {one for one, many in wanted.items() if many >= needs.SILENT_FROM}
    assert {one for one, all_of in found.items() if Need.SILENT in all_of} == silent
    assert 3 < len(silent) < 21


def _live_at_random(session: Session, learner: Learner, rng: Random, now: datetime) -> None:
    """Check-ins asked for, some lost, some answered, messages that left late, and signs of life here and there."""
    enrolment = session.get_one(Enrolment, learner.enrolment_id)
    enrolment.enrolled_at = now - timedelta(days=60)
    for week in range(1, 9):
        due_at = now - timedelta(days=56 - 7 * week, hours=rng.randrange(96))
        nudge = Nudge(
            enrolment_id=enrolment.id, person_id=learner.person_id, reason_key=f"check-in:week-{week}",
            kind="check-in", item=f"week-{week}", for_on=due_at.date(), wall_time="10:00", zone="UTC", due_at=due_at,
            why="", planned_at=now,
        )  # fmt: skip
        session.add(nudge)
        session.flush()
        left_at = due_at + timedelta(hours=rng.choice((0, 0, 5, 40)))
        status = rng.choice(("delivered", "sent", "undelivered", "expired"))
        session.add(
            Message(
                channel="sms", kind="check-in", nudge_id=nudge.id, enrolment_id=enrolment.id, contact_index="x",
                to_sealed=b"", locale="en", status=status, send_after=left_at, expires_at=left_at, created_at=left_at,
            )
        )  # fmt: skip
        if rng.random() < 0.2:
            at = due_at + timedelta(hours=rng.randrange(1, 60))
            check_ins.record(session, enrolment.id, f"week-{week}", Answers(mood=4), via="web", now=at)
    if rng.random() < 0.6:
        answers.open_lesson(session, enrolment.id, "l02", now=now - timedelta(hours=rng.randrange(40 * 24)))
    if rng.random() < 0.3:
        enrolment.heard_at = now - timedelta(hours=rng.randrange(40 * 24))


def _owed(session: Session, enrolment_id: int, now: datetime) -> int:
    """How many check-ins, sent and given their time, nobody answered since the last sign of life."""
    own = session.get_one(Enrolment, enrolment_id)
    mine = {"enrolment_id": enrolment_id}
    answered = {one.item: one for one in session.scalars(select(CheckIn).filter_by(**mine))}
    opened = [one.opened_at for one in session.scalars(select(LessonProgress).filter_by(**mine))]
    alive = [own.enrolled_at, own.heard_at, *opened, *(one.answered_at for one in answered.values())]
    since = max(at for at in alive if at is not None)
    rows = session.execute(
        select(Nudge, Message)
        .join(Message, Message.nudge_id == Nudge.id)
        .where(Nudge.enrolment_id == enrolment_id)
    )
    return sum(
        nudge.item not in answered
        and message.status in ("delivered", "sent")
        and now - needs.LOOKS_BACK <= nudge.due_at
        and since < message.send_after <= now - needs.ANSWER_TIME
        for nudge, message in rows
    )


@on_both
def test_a_number_that_failed_for_good_is_unreachable_as_well(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    wrong, stopped = (somebody(wired, cohort, number) for number in range(2))
    with wired.db.writing() as session:
        for learner, source in ((wrong, consents.WRONG_NUMBER), (stopped, "keyword")):
            index = people.index_of(session.get_one(Person, learner.person_id))
            consents.withdraw(session, Given("sms", source, contact_index=index), person_id=None, now=clock())
        session.commit()
    assert needs_of(wired, cohort) == {wrong.enrolment_id: [Need.UNREACHABLE]}
    with wired.db.reading() as session:
        found = unreached.missing(session, cohort.id, now=clock())
    assert (found.gone, found.gone_in_all, found.mailed_in_all) == ([wrong.enrolment_id], 1, 0)
