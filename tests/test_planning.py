"""Planning with a real database: reasons become rows once, whoever asks and however often."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from course import enrolments, nudges, planning
from course.lessons import Course
from course.models import Enrolment, Message, Nudge, Person
from course.rules.due import Standing
from course.wiring import Wired
from jobs import plan_nudges, send_messages
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender


def keys(wired: Wired) -> list[str]:
    with wired.db.reading() as session:
        return list(session.scalars(select(Nudge.reason_key).order_by(Nudge.id)))


@on_both
def test_a_new_learner_is_welcomed_once(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired))
    assert planning.plan_due(wired, now=wired.clock()) == 1
    assert planning.plan_due(wired, now=wired.clock()) == 0
    assert keys(wired) == ["welcome"]


@on_both
def test_two_planners_at_once_plan_each_reason_once(wired: Wired) -> None:
    cohort = make_cohort(wired)
    for number in range(30):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009002{number:02d}"))
    threads = [
        threading.Thread(target=planning.plan_due, args=(wired,), kwargs={"now": wired.clock()})
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with wired.db.reading() as session:
        assert session.scalar(select(func.count(Message.id))) == 30
        assert session.scalar(select(func.count(Nudge.id))) == 30


@on_both
def test_the_hint_says_when_to_look_again_and_an_idle_tick_touches_nobody(wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=wired.clock())
    with wired.db.reading() as session:
        hint = session.get_one(Enrolment, learner.enrolment_id).look_again_at
    assert hint is not None
    assert hint > wired.clock()
    with wired.db.writing() as session:
        assert enrolments.claim_due(session, now=hint - timedelta(seconds=1), limit=10) == []
        assert len(enrolments.claim_due(session, now=hint, limit=10)) == 1


def test_one_learner_whose_rule_raises_does_not_stop_the_others(
    wired: Wired, clock: FixedClock, monkeypatch: object
) -> None:
    cohort = make_cohort(wired)
    broken = make_learner(wired, cohort)
    fine = make_learner(wired, cohort, profile=make_profile(contact="+447700900124"))
    with wired.db.writing() as session:
        session.get_one(Enrolment, broken.enrolment_id).plan = "gone"
        session.commit()
    assert planning.plan_due(wired, now=wired.clock()) == 1
    with wired.db.reading() as session:
        assert session.scalars(select(Nudge.enrolment_id)).all() == [fine.enrolment_id]
        set_aside = session.get_one(Enrolment, broken.enrolment_id).look_again_at
    assert set_aside == clock() + timedelta(hours=1)


def test_facts_are_read_in_a_fixed_number_of_queries(wired: Wired, count_queries: "object") -> None:
    cohort = make_cohort(wired)
    for number in range(12):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009003{number:02d}"))
    counts = []
    for size in (1, 12):
        with wired.db.reading() as session:
            some = list(session.scalars(select(Enrolment).limit(size)))
            with count_queries(wired) as queries:  # type: ignore[operator]
                facts = nudges.facts(session, some, now=wired.clock())
            standings = [facts.standing(_course(wired), one) for one in some]
            assert all(isinstance(one, Standing) for one in standings)
            counts.append(len(queries))
    assert counts[0] == counts[1]


def _course(wired: Wired) -> Course:
    return wired.course


@pytest.mark.parametrize("zone", ["US/Pacific-New", "EST", ""])
def test_a_zone_that_is_gone_from_the_tables_stops_nobody_else(
    wired: Wired, sms: RecordingSender, zone: str
) -> None:
    """No such name is taken at entry; this is one that a later release of the tables no longer has."""
    cohort = make_cohort(wired)
    lost = make_learner(wired, cohort)
    fine = make_learner(wired, cohort, profile=make_profile(contact="+447700900124"))
    with wired.db.writing() as session:
        session.get_one(Person, lost.person_id).zone = zone
        session.commit()
    plan_nudges.work(wired)
    send_messages.work(wired)
    assert fine.contact in [one.to for one in sms.sent]
