"""One budget a learner and a number, late messages a day apart, crowds spread, edits heeded, keys given free."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from course import bearings, cohorts, enrolments, explaining, people, planning, quiet_dates, stepping
from course.delivery import deliver_due
from course.models import Cohort, Enrolment, Message, MessageStatus, Nudge, Person
from course.rules import local_time, moves, spreading
from course.rules.moves import Moved
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

LONDON = "Europe/London"


def run(wired: Wired) -> None:
    planning.plan_due(wired, now=wired.clock())
    while deliver_due(wired, clock=wired.clock):
        pass


def run_until(wired: Wired, until: datetime) -> None:
    """Let time pass, with the jobs at every moment at which something could be due."""
    stepping.move_to(wired, until)


def at(clock: FixedClock, days: int, hour: str, zone: str = LONDON) -> datetime:
    on = local_time.local_date(clock(), zone) + timedelta(days=days)
    return local_time.instant(on, time.fromisoformat(hour), zone)


def nudge_of(wired: Wired, key: str) -> Nudge:
    with wired.db.reading() as session:
        return session.scalars(select(Nudge).where(Nudge.reason_key == key)).one()


@on_both
def test_one_number_gets_one_message_a_day_and_four_a_week_over_people_and_cohorts(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    """Two people share a phone, and one of them takes the course twice over."""
    first, second = make_cohort(wired), make_cohort(wired, name="Harbour", code="harbour")
    ada = make_learner(wired, first)
    make_learner(wired, second, profile=make_profile(name="Ben"))
    with wired.db.writing() as session:
        person, cohort = session.get_one(Person, ada.person_id), session.get_one(Cohort, second.id)
        enrolments.enrol(
            session, person, cohort, source="web", version="v", today=clock().date(), now=clock()
        )
        session.commit()
    run_until(wired, at(clock, 28, "21:00"))
    days = Counter(one.at.date() for one in sms.sent if one.at)
    assert len(days) > 12
    assert max(days.values()) == 1
    for day in days:
        assert sum(days[day + timedelta(days=n)] for n in range(7)) <= 4


@on_both
def test_of_what_two_cohorts_have_for_one_learner_the_one_that_helps_most_goes_first(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    """At the minute at which one cohort has a lesson for her she joins another, which has a welcome."""
    ada = make_learner(wired, make_cohort(wired))
    run(wired)
    clock.move_to(at(clock, 2, "16:30"))
    other = make_cohort(wired, name="Harbour", code="harbour")
    with wired.db.writing() as session:
        enrolments.enrol(
            session, session.get_one(Person, ada.person_id), session.get_one(Cohort, other.id), source="web",
            version=wired.course.edition.version, today=clock().date(), now=clock(),
        )  # fmt: skip
        session.commit()
    run(wired)
    assert [one.kind for one in _sent(wired)] == ["welcome", "welcome"]
    clock.move_to(at(clock, 1, "16:30"))
    run(wired)
    assert [one.kind for one in _sent(wired)] == ["welcome", "welcome", "lesson"]
    assert moves.read(nudge_of(wired, "lesson:l02").moved_by) == (Moved.DAY_FULL,)


@on_both
def test_what_waits_for_another_of_the_same_number_says_so(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    """Two people share a phone, and both have a lesson at the same minute."""
    cohort = make_cohort(wired)
    learners = [make_learner(wired, cohort, profile=make_profile(name=name)) for name in ("Ada", "Ben")]
    run_until(wired, at(clock, 2, "16:30"))
    with wired.db.reading() as session:
        waits = session.scalars(select(Message).where(Message.status == MessageStatus.PLANNED)).one()
        hers = session.get_one(Enrolment, waits.enrolment_id)
        said = [
            one
            for one in explaining.answers(session, wired.course, hers, now=clock())
            if one.state == "moved"
        ]
        nudge = session.get_one(Nudge, waits.nudge_id)
    assert waits.reason_code == "cap"
    assert moves.read(nudge.moved_by)[-1] in (Moved.DAY_FULL, Moved.WEEK_FULL)
    assert Moved.EDIT not in moves.read(nudge.moved_by)
    assert len(said) == 1
    assert "are the most" in said[0].why or "is the most" in said[0].why
    assert hers.id in {one.enrolment_id for one in learners}


@pytest.mark.parametrize(
    ("hours", "most"),
    [pytest.param(1, 1, id="an hour"), pytest.param(26, 1, id="a day"), pytest.param(170, 1, id="a week")],
)
def test_after_an_outage_there_is_one_message_in_a_day_and_none_at_night(
    wired: Wired, clock: FixedClock, sms: RecordingSender, hours: int, most: int
) -> None:
    # A Thursday, so that no day after the outage is in the weekend of the first week.
    clock.advance(timedelta(days=3))
    cohort = make_cohort(wired)
    for number in range(10):
        hour = f"{9 + number}:00" if number else "09:00"
        profile = make_profile(contact=f"+4477009001{number:02}", send_at=hour.zfill(5))
        make_learner(wired, cohort, profile=profile)
    run_until(wired, at(clock, 4, "08:30"))
    clock.advance(timedelta(hours=hours))
    back = clock()
    before = len(sms.sent)
    run_until(wired, back + timedelta(hours=24) - timedelta(seconds=1))
    told = Counter(one.to for one in sms.sent[before:])
    assert told
    assert max(told.values()) <= most
    for one in sms.sent[before:]:
        assert one.at is not None
        assert time(9) <= local_time.local(one.at, LONDON).time() < time(20)


def test_a_message_that_was_late_keeps_the_next_one_a_whole_day_away(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    """Back at ten to seven in the evening of day 6; day 7 has a lesson at 16:30, less than 24 hours later."""
    clock.advance(timedelta(days=3))
    make_learner(wired, make_cohort(wired))
    run_until(wired, at(clock, 6, "12:00"))
    clock.move_to(at(clock, 0, "18:50"))
    run_until(wired, at(clock, 1, "21:00"))
    last = [one.at for one in sms.sent if one.at][-2:]
    assert last[1] - last[0] == timedelta(hours=24)
    assert Moved.LATE in moves.read(nudge_of(wired, "check-in:week-1").moved_by)
    lesson = nudge_of(wired, "lesson:l04")
    assert moves.read(lesson.moved_by) == (Moved.APART,)
    assert lesson.due_at == last[1]


def test_what_was_due_at_once_is_named_by_the_one_that_stands_in_for_it(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    make_learner(wired, make_cohort(wired))
    run(wired)
    clock.move_to(at(clock, 7, "16:30"))
    run(wired)
    check_in = nudge_of(wired, "check-in:week-1")
    assert check_in.stands_in_for.split() == ["lesson:l02", "lesson:l03"]
    clock.move_to(at(clock, 1, "16:30"))
    run(wired)
    assert len(sms.sent) == 3, "What was merged does not come the day after; the new week's lesson does."
    assert nudge_of(wired, "lesson:l04").stands_in_for == ""


def test_where_the_one_that_stood_in_never_left_the_others_are_free_again(
    wired: Wired, clock: FixedClock
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    run(wired)
    clock.move_to(at(clock, 4, "16:30"))
    planning.plan_due(wired, now=clock())
    assert nudge_of(wired, "lesson:l02").stands_in_for == "lesson:l03"
    clock.move_to(at(clock, 0, "21:00"))
    run(wired)
    with wired.db.reading() as session:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        past = bearings.standing(session, wired.course, enrolment, now=clock()).nudges
    assert [one.key for one in past] == ["welcome"]


def test_a_crowd_leaves_over_some_minutes_and_each_always_at_the_same(
    wired: Wired, clock: FixedClock
) -> None:
    cohort = make_cohort(wired)
    for number in range(spreading.PER_MINUTE + 1):
        make_learner(wired, cohort, profile=make_profile(contact=f"+447700900{number:03}"))
    run(wired)
    clock.move_to(at(clock, 2, "16:30"))
    planning.plan_due(wired, now=clock())
    with wired.db.reading() as session:
        waits = [
            one - clock()
            for one in session.scalars(select(Message.send_after).where(Message.kind == "lesson"))
        ]
        nudge = session.scalars(select(Nudge).where(Nudge.kind == "lesson").limit(1)).one()
    assert timedelta(0) < sum(waits, timedelta(0)) / len(waits) < timedelta(minutes=1)
    assert max(waits) < timedelta(seconds=61)
    assert moves.read(nudge.moved_by) == (Moved.SPREAD,)
    assert nudge.due_at == clock()


def _hour(wired: Wired, learner: Learner, send_at: str, zone: str = LONDON) -> None:
    with wired.db.writing() as session:
        people.set_hours(session.get_one(Person, learner.person_id), zone=zone, send_at=send_at)
        enrolments.look_again(session, now=wired.clock(), person_id=learner.person_id)
        session.commit()


def test_a_message_planned_and_not_sent_takes_the_new_hour(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    run(wired)
    clock.move_to(at(clock, 2, "16:30"))
    planning.plan_due(wired, now=clock())
    _hour(wired, learner, "18:15")
    while deliver_due(wired, clock=clock):
        pass
    assert len(sms.sent) == 1
    clock.move_to(at(clock, 0, "18:15"))
    run(wired)
    assert [one.at for one in sms.sent][1:] == [clock()]
    nudge = nudge_of(wired, "lesson:l02")
    assert (nudge.wall_time, nudge.due_at) == ("18:15", clock())
    assert moves.read(nudge.moved_by) == (Moved.EDIT,)


def test_who_moves_across_the_date_line_gets_no_double_and_loses_no_step(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    auckland, honolulu = "Pacific/Auckland", "Pacific/Honolulu"
    profile = make_profile(zone=auckland, send_at="09:00")
    learner = make_learner(wired, make_cohort(wired, zone=auckland), profile=profile)
    zones = {2: honolulu, 9: auckland, 16: honolulu, 23: auckland}
    seen: list[tuple[datetime, str]] = []
    begins, zone = clock(), auckland
    for day in range(28):
        before = len(sms.sent)
        run_until(wired, begins + timedelta(days=day, hours=11))
        seen += [(one.at, zone) for one in sms.sent[before:] if one.at]
        if day in zones:
            zone = zones[day]
            _hour(wired, learner, "09:00", zone)
    for moment, zone in seen:
        assert time(9) <= local_time.local(moment, zone).time() < time(20)
        same_day = [
            one for one, _ in seen if local_time.local_date(one, zone) == local_time.local_date(moment, zone)
        ]
        assert len(same_day) == 1
    with wired.db.reading() as session:
        keys = list(session.scalars(select(Nudge.reason_key)))
        merged = [key for one in session.scalars(select(Nudge.stands_in_for)) for key in one.split()]
    for item in wired.course.plan("12").items[1:9]:
        assert f"{item.kind}:{item.key}" in [*keys, *merged]


def test_the_hours_and_closed_days_of_a_cohort_narrow_those_of_its_people(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    cohort = make_cohort(wired)
    make_learner(wired, cohort)
    closed = local_time.local_date(clock(), LONDON) + timedelta(days=2)
    with wired.db.writing() as session:
        cohorts.set_hours(
            session, session.get_one(Cohort, cohort.id), opens_at="10:00", closes_at="15:00", closed=[closed],
            now=clock(),
        )  # fmt: skip
        session.commit()
    run_until(wired, at(clock, 5, "12:00"))
    assert [f"{one.at:%d %H:%M}" for one in sms.sent if one.at] == ["04 10:00", "07 14:30", "08 14:30"]
    first = nudge_of(wired, "lesson:l02")
    assert moves.read(first.moved_by) == (Moved.COHORT_QUIET, Moved.HOURS)
    assert first.wall_time == "16:30"


def test_a_message_planned_under_wider_hours_may_not_arrive_after_those_of_now(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    cohort = make_cohort(wired)
    make_learner(wired, cohort)
    run(wired)
    clock.move_to(at(clock, 2, "16:30"))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        row = session.get_one(Cohort, cohort.id)
        cohorts.set_hours(session, row, opens_at="09:00", closes_at="18:00", closed=[], now=clock())
        session.commit()
    deliver_due(wired, clock=clock)
    assert [one.valid_for for one in sms.sent[1:]] == [timedelta(hours=1, minutes=30)]


def test_a_quiet_date_made_after_planning_holds_the_message_until_the_next_day(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    run(wired)
    clock.move_to(at(clock, 2, "16:30"))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        quiet_dates.add(session, learner.person_id, date(2027, 1, 6), source="settings", now=clock())
        session.commit()
    run(wired)
    assert len(sms.sent) == 1
    clock.move_to(at(clock, 1, "16:30"))
    run(wired)
    assert len(sms.sent) == 2


def test_what_a_pause_held_back_comes_once_the_pause_is_over(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    run(wired)
    clock.move_to(at(clock, 2, "16:30"))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        enrolment = enrolments.find_for_change(session, learner.enrolment_id)
        assert enrolment is not None
        until_on = clock().date() + timedelta(days=7)
        enrolments.pause(enrolment, until_on=until_on, zone=LONDON, now=clock())
        session.commit()
    run(wired)
    with wired.db.reading() as session:
        held = session.scalars(select(Message).where(Message.status == MessageStatus.SUPPRESSED)).one()
        assert held.reason_code == "paused"
    run_until(wired, at(clock, 8, "12:00"))
    assert [one.kind for one in _sent(wired)] == ["welcome", "resume"]
    assert len(sms.sent) == len(_sent(wired))
    with wired.db.reading() as session:
        resumed = session.scalars(select(Nudge).where(Nudge.kind == "resume")).one()
    assert "lesson:l02" in (resumed.stands_in_for or ""), (
        "The word that the pause is over stands in for the lesson."
    )


def _sent(wired: Wired) -> list[Message]:
    with wired.db.reading() as session:
        return list(session.scalars(select(Message).where(Message.handed_over_at.is_not(None))))
