"""What a change to a cohort would change: shown before it is saved, for whom, and then exactly that."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from course import changing, consents, planning
from course.changing import Change, Difference
from course.consents import Given
from course.models import Cohort, Enrolment, Message, Nudge, Person
from course.rules import local_time, moves
from course.rules.differences import Fate
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

NEXT_MONDAY = date(2027, 1, 11)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    """Ada has the cohort's hour, Ben chose his own, Cho lives elsewhere; the first day is a week away."""
    made = make_cohort(wired, starts_on=NEXT_MONDAY)
    make_learner(wired, made, profile=make_profile(name="Ada", contact="+447700900201"))
    make_learner(wired, made, profile=make_profile(name="Ben", contact="+447700900202", send_at="09:30"))
    zone = "America/New_York"
    make_learner(wired, made, profile=make_profile(name="Cho", contact="+447700900203", zone=zone))
    desk.run_jobs(wired)
    return made


def compared(wired: Wired, cohort: Cohort, **changes: object) -> Difference:
    change = replace(changing.as_it_is(cohort), **changes)  # type: ignore[arg-type]
    with wired.db.reading() as session:
        return changing.compare(session, wired.course, cohort, change, now=wired.clock())


def applied(wired: Wired, cohort: Cohort, change: Change) -> None:
    with wired.db.writing() as session:
        changing.apply(session, session.get_one(Cohort, cohort.id), change, now=wired.clock())
        session.commit()


def test_no_change_makes_no_difference(wired: Wired, cohort: Cohort) -> None:
    found = compared(wired, cohort)
    assert (found.rows, found.touched, found.in_all) == ((), 0, 3)


def test_another_hour_moves_the_messages_of_those_who_have_the_cohorts(wired: Wired, cohort: Cohort) -> None:
    found = compared(wired, cohort, send_at="09:00")
    assert (found.touched, found.in_all) == (2, 3)
    assert {row.fate for row in found.rows} == {Fate.MOVED}
    assert {name for row in found.rows for name in row.names} == {"Ada", "Cho"}
    first = next(row for row in found.rows if row.kind == "lesson" and row.item.id == "l02")
    assert (str(first.before), str(first.after)) == ("2027-01-13 16:30:00", "2027-01-13 09:00:00")


def test_whoever_said_stop_is_not_named_since_no_message_of_theirs_moves(
    wired: Wired, cohort: Cohort
) -> None:
    with wired.db.writing() as session:
        ada = session.scalars(select(Person).order_by(Person.id)).first()
        assert ada is not None
        stop = Given("sms", "keyword", contact_index=ada.phone_index)
        consents.withdraw(session, stop, person_id=None, now=wired.clock())
        session.commit()
    found = compared(wired, cohort, send_at="09:00")
    assert {name for row in found.rows for name in row.names} == {"Cho"}
    assert found.touched == 2, "It holds for her too: she may say START."


def test_a_later_first_day_moves_everybody_who_has_not_begun(wired: Wired, cohort: Cohort) -> None:
    found = compared(wired, cohort, starts_on=NEXT_MONDAY + timedelta(days=7))
    assert found.touched == 3
    lesson = next(
        row for row in found.rows if row.kind == "lesson" and row.item.id == "l02" and "Ben" in row.names
    )
    assert (str(lesson.before), str(lesson.after)) == ("2027-01-13 09:30:00", "2027-01-20 09:30:00")


def test_a_shorter_plan_takes_messages_away_and_nobody_under_way_is_touched(
    wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    found = compared(wired, cohort, plan="8")
    gone = {row.item.id for row in found.rows if row.fate is Fate.GONE}
    assert {"week-9", "week-12", "l03"} <= gone
    clock.move_to(clock() + timedelta(days=10))
    assert compared(wired, cohort, plan="8", starts_on=NEXT_MONDAY + timedelta(days=30)).touched == 0


def test_what_was_shown_is_what_then_is_sent(wired: Wired, cohort: Cohort, clock: FixedClock) -> None:
    change = replace(changing.as_it_is(cohort), send_at="11:00")
    shown = {
        (row.item.key, name): row.after
        for row in compared(wired, cohort, send_at="11:00").rows
        for name in row.names
        if row.item.id == "l02" and row.kind == "lesson"
    }
    applied(wired, cohort, change)
    clock.move_to(datetime.fromisoformat("2027-01-13T10:59:00+00:00"))
    planning.plan_due(wired, now=clock())
    assert lessons(wired) == []
    clock.advance(timedelta(minutes=1))
    planning.plan_due(wired, now=clock())
    assert lessons(wired) == [("l02", "Ada")]
    assert str(shown["l02", "Ada"]) == "2027-01-13 11:00:00"


def test_another_hour_holds_for_what_is_planned_and_has_not_left(
    wired: Wired, cohort: Cohort, clock: FixedClock, sms: RecordingSender
) -> None:
    """The lesson of 16:30 was planned when staff made it 18:00: it goes at 18:00, once, and says what moved it."""
    today = NEXT_MONDAY + timedelta(days=2)
    clock.move_to(local_time.instant(today, time(16, 30), "Europe/London"))
    planning.plan_due(wired, now=clock())
    assert lessons(wired) == [("l02", "Ada")]
    before = len(sms.sent)
    applied(wired, cohort, replace(changing.as_it_is(cohort), send_at="18:00"))
    for hour in (time(16, 31), time(17, 59), time(18, 0), time(19, 0)):
        clock.move_to(local_time.instant(today, hour, "Europe/London"))
        desk.run_jobs(wired)
    ada = [one.at for one in sms.sent[before:] if one.to == "+447700900201"]
    assert ada == [local_time.instant(today, time(18), "Europe/London")]
    with wired.db.reading() as session:
        nudge = session.scalars(select(Nudge).where(Nudge.reason_key == "lesson:l02")).first()
        assert nudge is not None
        assert (nudge.wall_time, moves.read(nudge.moved_by)[-1]) == ("18:00", moves.Moved.EDIT)


def test_a_change_that_is_not_saved_would_be_seen(wired: Wired, cohort: Cohort) -> None:
    """The planted fault: shown, but not applied, the difference is still there."""
    before = compared(wired, cohort, send_at="11:00")
    assert compared(wired, cohort, send_at="11:00") == before
    with wired.db.reading() as session:
        assert session.get_one(Cohort, cohort.id).send_at == "16:30"
        assert {one.send_at for one in session.scalars(select(Person))} == {"16:30", "09:30"}


def lessons(wired: Wired) -> list[tuple[str, str]]:
    """The lessons that were queued: item and learner, Ben's own hour left out."""
    with wired.db.reading() as session:
        rows = session.execute(
            select(Message.item, Enrolment.id)
            .join(Enrolment, Enrolment.id == Message.enrolment_id)
            .where(Message.kind == "lesson")
            .order_by(Message.id)
        ).all()
        names = dict(
            zip(
                session.scalars(select(Enrolment.id).order_by(Enrolment.id)),
                ("Ada", "Ben", "Cho"),
                strict=True,
            )
        )
    return [(item or "", names[enrolment_id]) for item, enrolment_id in rows if names[enrolment_id] != "Ben"]
