"""Cohorts: codes, figures, stages and the roster, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from course import answers, check_ins, cohorts, enrolments, planning, rosters
from course.check_ins import Answers
from course.cohorts import CodeTaken, NewCohort, Stage, Summary
from course.models import Cohort, Enrolment, Message, MessageStatus
from course.rules.calendars import Calendar
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

MONDAY = date(2027, 1, 4)


def summary(wired: Wired) -> Summary:
    since = wired.clock() - timedelta(days=7)
    with wired.db.reading() as session:
        return cohorts.summaries(session, since=since, today=MONDAY)[0]


@pytest.mark.parametrize(
    ("text", "is_code"),
    [
        ("riverside", True), ("riverside-7f3a", True), ("2027", True), ("abc", False), ("a" * 41, False),
        ("Riverside", False), ("river--side", False), ("-river", False), ("river_side", False),
        ("ríver", False), ("river side", False), ("river\n", False),
    ],
)  # fmt: skip
def test_a_code_is_small_letters_digits_and_hyphens(text: str, is_code: bool) -> None:
    assert cohorts.is_code(text) is is_code


@pytest.mark.parametrize("name", ["Riverside Library, spring", "Ünïcödé", "", "東京", "x" * 200, "---"])
def test_a_suggested_code_is_one_and_cannot_be_guessed(name: str) -> None:
    first, second = cohorts.suggest_code(name), cohorts.suggest_code(name)
    assert cohorts.is_code(first)
    assert first != second


@on_both
def test_a_code_belongs_to_one_cohort(wired: Wired) -> None:
    make_cohort(wired)
    new = NewCohort("Another", "riverside", "12", MONDAY, "Europe/London", "GB")
    with wired.db.writing() as session, pytest.raises(CodeTaken):
        cohorts.create(session, new, now=wired.clock())


def test_a_closed_cohort_is_found_by_staff_only_and_can_be_opened_again(wired: Wired) -> None:
    made = make_cohort(wired)
    with wired.db.writing() as session:
        cohort = session.get_one(Cohort, made.id)
        cohorts.close(cohort, now=wired.clock())
        session.flush()
        assert cohorts.with_code(session, "RIVERSIDE") is None
        assert cohorts.find_by_code(session, "Riverside") is cohort
        cohorts.reopen(cohort)
        session.flush()
        assert cohorts.with_code(session, "RIVERSIDE") is cohort


@pytest.mark.parametrize(
    ("starts_on", "latest", "today", "stage"),
    [
        (MONDAY, MONDAY, MONDAY - timedelta(days=1), Stage.STARTING),
        (MONDAY, MONDAY, MONDAY, Stage.RUNNING),
        (MONDAY, MONDAY, MONDAY + timedelta(days=83), Stage.RUNNING),
        (MONDAY, MONDAY, MONDAY + timedelta(days=84), Stage.FINISHED),
        (MONDAY, MONDAY + timedelta(days=30), MONDAY + timedelta(days=84), Stage.RUNNING),
        (MONDAY, MONDAY + timedelta(days=30), MONDAY + timedelta(days=114), Stage.FINISHED),
    ],
    ids=[
        "the day before",
        "the first day",
        "the last day",
        "the day after",
        "a late joiner",
        "after the late joiner",
    ],
)
def test_a_cohort_runs_until_the_last_who_joined_is_through(
    starts_on: date, latest: date, today: date, stage: Stage
) -> None:
    one = Summary(Cohort(starts_on=starts_on), 1, 0, 0, 0, (Calendar(latest),), 0, 0, 0, 0, 0)
    assert one.stage(12, today) is stage


def test_a_cohort_runs_until_its_slowest_learner_is_through() -> None:
    halfway = Calendar(MONDAY).at_pace(2, MONDAY + timedelta(days=42))
    one = Summary(Cohort(starts_on=MONDAY), 2, 0, 0, 0, (Calendar(MONDAY), halfway), 0, 0, 0, 0, 0)
    last_day = MONDAY + timedelta(days=42 + 2 * 42 - 1)
    assert one.stage(12, last_day) is Stage.RUNNING
    assert one.stage(12, last_day + timedelta(days=1)) is Stage.FINISHED


@on_both
def test_the_figures_count_learners_not_rows(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    ids = [
        make_learner(wired, cohort, profile=make_profile(contact=f"+44770090010{number}")).enrolment_id
        for number in range(5)
    ]
    planning.plan_due(wired, now=clock())
    states = (
        MessageStatus.DELIVERED,
        MessageStatus.DELIVERED,
        MessageStatus.UNDELIVERED,
        MessageStatus.FAILED,
    )
    with wired.db.writing() as session:
        for enrolment_id, status in zip(ids, states, strict=False):
            session.scalars(select(Message).where(Message.enrolment_id == enrolment_id)).one().status = status
        for item in ("l01", "l02"):
            answers.open_lesson(session, ids[0], item, now=clock())
        answers.open_lesson(session, ids[1], "l01", now=clock() - timedelta(days=7, seconds=1))
        check_ins.record(session, ids[1], "week-1", Answers(mood=4), via="sms", now=clock())
        session.get_one(Enrolment, ids[2]).paused_until_on = MONDAY + timedelta(days=7)
        session.get_one(Enrolment, ids[2]).paused_at = clock()
        # One whom silence paused, beside the one who chose a pause.
        enrolments.pause_by_itself(session.get_one(Enrolment, ids[1]), now=clock())
        session.get_one(Enrolment, ids[3]).finished_at = clock()
        session.get_one(Enrolment, ids[4]).withdrawn_at = clock()
        session.commit()
    found = summary(wired)
    assert (found.learners, found.finished, found.paused, found.fell_silent) == (4, 1, 2, 1)
    assert (found.opened, found.checked_in, found.not_delivered) == (1, 1, 2)
    assert (found.delivered, found.handed_over) == (2, 4)


def test_an_empty_cohort_has_figures_too(wired: Wired) -> None:
    make_cohort(wired)
    found = summary(wired)
    assert (found.learners, found.calendars, found.handed_over) == (0, (), 0)


@on_both
def test_the_roster_is_read_page_by_page_in_the_order_of_joining(wired: Wired) -> None:
    cohort, other = make_cohort(wired), make_cohort(wired, code="other")
    for number in range(5):
        profile = make_profile(name=f"L{number}", contact=f"+44770090010{number}")
        make_learner(wired, other if number == 2 else cohort, profile=profile)
    with wired.db.reading() as session:
        first = rosters.roster(session, cohort.id, limit=3)
        rest = rosters.roster(session, cohort.id, after=first[-1].enrolment_id, limit=3)
    assert [row.name for row in first] == ["L0", "L1", "L3"]
    assert [row.name for row in rest] == ["L4"]


def test_a_later_state_of_an_item_covers_an_earlier_one(wired: Wired, clock: FixedClock) -> None:
    learner = make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=clock())
    seen = []
    for status in (MessageStatus.PLANNED, MessageStatus.UNDELIVERED, MessageStatus.HANDED_OVER):
        with wired.db.writing() as session:
            session.scalars(select(Message)).one().status = status
            session.commit()
            seen.append(
                rosters.item_states(session, [learner.enrolment_id])[learner.enrolment_id].get("l01", "")
            )
    with wired.db.writing() as session:
        for act in (answers.open_lesson, answers.finish):
            act(session, learner.enrolment_id, "l01", now=clock())
            seen.append(rosters.item_states(session, [learner.enrolment_id])[learner.enrolment_id]["l01"])
    assert seen == ["", "failed", "sent", "opened", "done"]
