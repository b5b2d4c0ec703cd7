"""Pauses with a real database: nothing goes out, and afterwards the course goes on where it stood."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from course import enrolments, planning, stepping
from course.models import Enrolment, Message, Nudge
from course.rules import local_time
from course.wiring import Wired
from tests.factories import Learner, enrolment_of, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

LONDON, HAVANA = "Europe/London", "America/Havana"


def pause(wired: Wired, learner: Learner, until_on: date, zone: str = LONDON) -> None:
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        enrolments.pause(row, until_on=until_on, zone=zone, now=wired.clock())
        session.commit()


def run(wired: Wired, clock: FixedClock, *, days: int) -> list[tuple[str, date]]:
    """Every nudge of these days, ticking every half hour, with the date it was for."""
    for _ in range(48 * days):
        planning.plan_due(wired, now=clock())
        clock.advance(timedelta(minutes=30))
    with wired.db.reading() as session:
        return [(row[0], row[1]) for row in session.execute(select(Nudge.reason_key, Nudge.for_on))]


@on_both
def test_a_pause_holds_every_nudge_and_the_next_one_comes_as_many_days_later(
    wired: Wired, clock: FixedClock
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    run(wired, clock, days=1)
    pause(wired, learner, date(2027, 1, 19))
    sent = dict(run(wired, clock, days=18))
    assert enrolment_of(wired, learner).anchor_on == date(2027, 1, 18)
    assert enrolment_of(wired, learner).paused_until_on is None
    assert sent["welcome"] == date(2027, 1, 4)
    assert min(on for key, on in sent.items() if key.startswith("lesson")) == date(2027, 1, 20)
    assert not [on for on in sent.values() if date(2027, 1, 5) <= on < date(2027, 1, 19)]


def test_a_pause_over_a_change_of_clocks_in_a_place_without_that_midnight_counts_days(
    wired: Wired, clock: FixedClock
) -> None:
    clock.move_to(datetime(2027, 3, 8, 15, 0, tzinfo=UTC))
    cohort = make_cohort(wired, zone=HAVANA, country="CU")
    learner = make_learner(wired, cohort, profile=make_profile(zone=HAVANA, country="CU"))
    start = enrolment_of(wired, learner).anchor_on
    pause(wired, learner, date(2027, 3, 22), HAVANA)
    run(wired, clock, days=15)
    assert enrolment_of(wired, learner).anchor_on == start + timedelta(days=14)
    with wired.db.reading() as session:
        for planned, on in session.execute(select(Nudge.planned_at, Nudge.for_on)):
            assert local_time.local_date(planned, HAVANA) == on
            assert on >= date(2027, 3, 22)


def test_whoever_ends_a_pause_early_loses_only_those_days(wired: Wired, clock: FixedClock) -> None:
    learner = make_learner(wired, make_cohort(wired))
    pause(wired, learner, date(2027, 2, 1))
    clock.advance(timedelta(days=3))
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        enrolments.end_pause(row, zone=LONDON, now=clock())
        session.commit()
    found = enrolment_of(wired, learner)
    assert (found.anchor_on, found.paused_at, found.look_again_at) == (date(2027, 1, 7), None, clock())


def test_a_second_wish_changes_the_same_pause_and_one_after_it_is_a_new_one(
    wired: Wired, clock: FixedClock
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    pause(wired, learner, date(2027, 1, 11))
    clock.advance(timedelta(days=2))
    pause(wired, learner, date(2027, 1, 18))
    assert enrolment_of(wired, learner).paused_at == clock() - timedelta(days=2)
    clock.advance(timedelta(days=20))
    pause(wired, learner, date(2027, 2, 8))
    found = enrolment_of(wired, learner)
    assert (found.paused_at, found.anchor_on) == (clock(), date(2027, 1, 18))


def test_a_pause_suppresses_nothing_that_was_never_queued(wired: Wired, clock: FixedClock) -> None:
    learner = make_learner(wired, make_cohort(wired))
    pause(wired, learner, date(2027, 1, 18))
    run(wired, clock, days=10)
    with wired.db.reading() as session:
        assert session.scalars(select(Message.id)).all() == []


def test_the_welcome_waits_for_no_hour_after_a_pause_either(wired: Wired, clock: FixedClock) -> None:
    """Somebody joins in the evening and takes a pause before the welcome may leave."""
    clock.move_to(datetime(2027, 1, 4, 21, 0, tzinfo=UTC))
    learner = make_learner(wired, make_cohort(wired))
    pause(wired, learner, date(2027, 1, 8))
    stepping.move_to(wired, datetime(2027, 1, 8, 20, 0, tzinfo=UTC))
    with wired.db.reading() as session:
        first = session.scalars(select(Message).order_by(Message.id)).first()
    assert first is not None
    assert (first.kind, first.claimed_at) == ("welcome", datetime(2027, 1, 8, 9, 0, tzinfo=UTC))
