"""Weeks of one life, day by day through the real jobs: a pause that ends by itself, silence, and coming back."""

from datetime import date, timedelta

from sqlalchemy import select

from course import answers, delivery, enrolments, inbox, planning
from course.inbox import Incoming
from course.models import Enrolment, Message
from course.wiring import Wired
from tests.factories import enrolment_of, make_cohort, make_learner, on_both
from tests.fakes import FixedClock

MONDAY = date(2027, 1, 4)
PHONE = "+447700900123"


def live(wired: Wired, clock: FixedClock, *, days: int) -> None:
    """So many days, the jobs at ten, at noon and at half past four, when this learner is written to."""
    for _ in range(days):
        for hour, minute in ((10, 0), (12, 0), (16, 30), (16, 50)):
            clock.move_to(clock.at.replace(hour=hour, minute=minute))
            planning.plan_due(wired, now=clock())
            while delivery.deliver_due(wired, clock=clock):
                pass
        clock.advance(timedelta(days=1))


def sent(wired: Wired) -> list[tuple[str, int]]:
    """What left, with the day it left, counted from the first Monday."""
    with wired.db.reading() as session:
        query = (
            select(Message.kind, Message.handed_over_at)
            .where(Message.handed_over_at.is_not(None))
            .order_by(Message.handed_over_at, Message.id)
        )
        return [(kind, (at.date() - MONDAY).days) for kind, at in session.execute(query) if at is not None]


def text(wired: Wired, body: str) -> None:
    with wired.db.writing() as session:
        inbox.receive(session, wired.course, Incoming(f"SM{body}", PHONE, body), now=wired.clock())
        session.commit()


@on_both
def test_a_pause_is_silent_ends_by_itself_with_one_message_and_loses_nothing(
    wired: Wired, clock: FixedClock
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    live(wired, clock, days=3)
    text(wired, "PAUSE 2W")
    live(wired, clock, days=14)
    before, in_pause = [one for one in sent(wired) if one[1] < 3], [one for one in sent(wired) if one[1] >= 3]
    assert [kind for kind, _ in before] == ["welcome", "lesson"]
    assert in_pause == [("paused", 3)]
    live(wired, clock, days=8)
    after = [one for one in sent(wired) if one[1] >= 17]
    assert after[0] == ("resume", 17)
    assert [kind for kind, _ in after].count("resume") == 1
    assert len({on for _, on in after}) == len(after), "at most one a day, also after a pause"
    assert enrolment_of(wired, learner).anchor_on == MONDAY + timedelta(days=14)


@on_both
def test_silence_brings_one_question_then_a_pause_then_nothing_until_they_come_back(
    wired: Wired, clock: FixedClock
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    live(wired, clock, days=60)
    said = sent(wired)
    assert [one for one in said if one[0] in ("still-there", "pause", "resume")] == [
        ("still-there", 14),
        ("pause", 21),
    ]
    assert max(on for _, on in said) == 21
    assert (enrolment_of(wired, learner).paused_until_on, enrolment_of(wired, learner).paused_at) != (
        None,
        None,
    )
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, learner.enrolment_id)
        answers.open_lesson(session, row.id, "l01", now=clock())
        enrolments.come_back(row, zone="Europe/London", now=clock())
        session.commit()
    live(wired, clock, days=8)
    assert [on for kind, on in sent(wired) if on > 21 and kind in ("lesson", "check-in")]


def test_whoever_says_yes_is_asked_again_only_after_two_more_silent_weeks(
    wired: Wired, clock: FixedClock
) -> None:
    make_learner(wired, make_cohort(wired))
    live(wired, clock, days=15)
    text(wired, "1")
    live(wired, clock, days=20)
    said = [one for one in sent(wired) if one[0] in ("still-there", "pause")]
    assert [kind for kind, _ in said] == ["still-there", "still-there"]
    assert said[0][1] == 14
    # A week that is full already puts the second question off by a day.
    assert said[1][1] in (29, 30)


def test_later_brings_the_same_message_on_the_next_day_and_no_reminder_after_it(
    wired: Wired, clock: FixedClock
) -> None:
    make_learner(wired, make_cohort(wired))
    live(wired, clock, days=2)
    clock.move_to(clock.at.replace(hour=17))
    live(wired, clock, days=1)
    text(wired, "LATER")
    live(wired, clock, days=4)
    kinds = sent(wired)
    assert ("later", 3) in kinds
    assert ("lesson", 4) in kinds
    assert "reminder" not in [kind for kind, _ in kinds]
