"""Quiet dates: kept once, taken back, and nothing is sent on them."""

from datetime import date, timedelta

from sqlalchemy import select, update

from course import delivery, planning, quiet_dates
from course.models import Enrolment, Message, MessageStatus, Nudge, Person, QuietDate
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

MONDAY = date(2027, 1, 4)


def run(wired: Wired, clock: FixedClock, *, days: int) -> dict[str, date]:
    for _ in range(24 * days):
        planning.plan_due(wired, now=clock())
        clock.advance(timedelta(hours=1))
    with wired.db.reading() as session:
        rows = session.execute(select(Nudge.reason_key, Nudge.for_on, Nudge.stands_in_for))
        return {key: on for name, on, others in rows for key in (name, *(others or "").split())}


def quiet(wired: Wired, learner: Learner, *dates: date) -> None:
    with wired.db.writing() as session:
        quiet_dates.replace(session, learner.person_id, dates, source="settings", now=wired.clock())
        session.execute(update(Enrolment).values(look_again_at=wired.clock()))
        session.commit()


@on_both
def test_a_date_is_kept_once_whoever_asks_and_each_takes_back_only_its_own(wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        one, two = date(2027, 2, 1), date(2027, 3, 1)
        assert quiet_dates.add(session, learner.person_id, one, source="settings", now=wired.clock())
        assert not quiet_dates.add(session, learner.person_id, one, source="g1", now=wired.clock())
        quiet_dates.replace(session, learner.person_id, [one, two], source="g1", now=wired.clock())
        assert quiet_dates.coming(session, learner.person_id, MONDAY) == [one, two]
        quiet_dates.replace(session, learner.person_id, [], source="g1", now=wired.clock())
        assert quiet_dates.coming(session, learner.person_id, MONDAY) == [one]
        quiet_dates.remove(session, learner.person_id, one)
        assert quiet_dates.coming(session, learner.person_id, MONDAY) == []


@on_both
def test_each_has_their_own_dates_and_one_taken_back_leaves_the_others(wired: Wired) -> None:
    cohort = make_cohort(wired)
    ada, ben, cho = (
        make_learner(wired, cohort, profile=make_profile(contact=f"+44770090012{n}")).person_id
        for n in range(3)
    )
    one, two = MONDAY, MONDAY + timedelta(days=1)
    with wired.db.writing() as session:
        for who, on in ((ada, one), (ada, two), (ben, one), (ben, two), (cho, two)):
            quiet_dates.add(session, who, on, source=quiet_dates.SETTINGS, now=wired.clock())
        quiet_dates.remove(session, ada, one)
        assert quiet_dates.of(session, [ada, ben]) == {ada: {two}, ben: {one, two}}
        assert quiet_dates.coming(session, ada, MONDAY) == [two]
        assert quiet_dates.coming(session, ben, two) == [two], "Today is among them, and yesterday is not."
        assert quiet_dates.coming(session, ben, two + timedelta(days=1)) == []


def test_a_date_that_is_asked_for_again_stays_the_line_that_it_was(wired: Wired, clock: FixedClock) -> None:
    """A learner reads in their file since when it was kept, and where they asked."""
    learner, began = make_learner(wired, make_cohort(wired)), clock()
    quiet(wired, learner, MONDAY)
    clock.advance(timedelta(hours=1))
    quiet(wired, learner, MONDAY, MONDAY + timedelta(days=1))
    with wired.db.reading() as session:
        kept = session.execute(select(QuietDate.source, QuietDate.created_at).order_by(QuietDate.on)).all()
    # The word stands in what is kept, so the next release must find it.
    assert quiet_dates.SETTINGS == "settings"
    assert [tuple(one) for one in kept] == [("settings", began), ("settings", clock())]


@on_both
def test_on_a_quiet_date_nothing_is_planned_and_the_message_comes_on_the_next_day(
    wired: Wired, clock: FixedClock
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    quiet(wired, learner, MONDAY + timedelta(days=2), MONDAY + timedelta(days=3))
    sent = run(wired, clock, days=7)
    assert (sent["welcome"], sent["lesson:l02"]) == (MONDAY, MONDAY + timedelta(days=4))
    assert sent["lesson:l03"] == MONDAY + timedelta(days=4), (
        "Due on the same day by now, it is in the same message."
    )


@on_both
def test_a_message_that_waits_when_its_day_becomes_quiet_waits_for_the_next_day(
    wired: Wired, clock: FixedClock
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=clock())
    quiet(wired, learner, MONDAY)
    delivery.deliver_due(wired, clock=clock)
    with wired.db.reading() as session:
        found = session.scalars(select(Message).where(Message.kind == "welcome")).one()
        assert (found.status, found.reason_code) == (MessageStatus.PLANNED, "moved")
        assert found.send_after.date() == MONDAY + timedelta(days=1)


@on_both
def test_a_message_waits_for_a_day_of_the_week_on_which_it_may_come(wired: Wired, clock: FixedClock) -> None:
    learner = make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        session.execute(update(Person).values(weekdays="125"))
        session.execute(update(Enrolment).values(look_again_at=clock()))
        session.commit()
    sent = run(wired, clock, days=12)
    assert learner.enrolment_id
    assert {on.isoweekday() for key, on in sent.items() if key != "welcome"} <= {1, 2, 5}
    assert sent["lesson:l02"] == MONDAY + timedelta(days=4)
