"""Cohorts: codes, figures, stages and the roster, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from course import answers, check_ins, cohorts, consents, enrolments, people, planning, rosters, summaries
from course.check_ins import Answers
from course.cohorts import CodeTaken, NewCohort
from course.consents import Given
from course.models import Cohort, Enrolment, Message, MessageStatus, Person
from course.rules.calendars import Calendar
from course.summaries import Stage, Summary
from course.unreached import Missing
from course.wiring import Wired
from jobs import count_cohorts
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

MONDAY = date(2027, 1, 4)


def summary(wired: Wired) -> Summary:
    with wired.db.reading() as session:
        return summaries.read(session, now=wired.clock())[0]


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


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people make a large cohort."""
    monkeypatch.setattr(summaries, "LARGE", 2)


@on_both
@pytest.mark.usefixtures("large")
def test_the_figures_of_a_large_cohort_are_those_of_a_count_kept_for_a_while(
    wired: Wired, clock: FixedClock
) -> None:
    """What is kept says what a count says; then it is old, and says since when; in the end it is counted anew."""
    cohort, small = make_cohort(wired), make_cohort(wired, code="small")
    ids = [
        make_learner(wired, cohort, profile=make_profile(contact=f"+44770090010{n}")).enrolment_id
        for n in range(3)
    ]
    make_learner(wired, small, profile=make_profile(contact="+447700900109"))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        for row in session.scalars(select(Message)):
            row.status = MessageStatus.UNDELIVERED if row.enrolment_id == ids[0] else MessageStatus.DELIVERED
        answers.open_lesson(session, ids[1], "l01", now=clock())
        enrolments.pause_by_itself(session.get_one(Enrolment, ids[2]), now=clock())
        session.get_one(Enrolment, ids[1]).anchor_on += timedelta(days=9)
        session.commit()

    def read() -> Summary:
        with wired.db.reading() as session:
            return summaries.read(session, now=clock(), cohort_id=cohort.id)[0]

    counted = read()
    assert (counted.counted_at, counted.joined, counted.not_delivered) == (None, 3, 1)
    assert count_cohorts.work(wired) == 1
    kept = read()
    assert (kept.counted_at, kept.missing) == (clock(), Missing([], 0, [], 0))
    assert replace(kept, cohort=counted.cohort, counted_at=None, missing=None) == counted
    clock.advance(timedelta(minutes=14))
    with wired.db.writing() as session:
        session.get_one(Enrolment, ids[0]).withdrawn_at = clock()
        session.commit()
    assert (read().learners, read().counted_at) == (3, clock() - timedelta(minutes=14))
    clock.advance(timedelta(minutes=2))
    assert (read().learners, read().counted_at) == (2, None)
    assert count_cohorts.work(wired) == 1
    assert (read().learners, read().counted_at) == (2, clock())


@pytest.mark.usefixtures("large")
def test_whom_nothing_reaches_in_a_large_cohort_is_counted_then_and_shown_as_it_is_now(
    app: Flask, wired: Wired, clock: FixedClock
) -> None:
    cohort, other = make_cohort(wired), make_cohort(wired, code="other")
    client = desk.at_desk(app, wired)
    made = [
        make_learner(wired, cohort, profile=make_profile(name=f"Lea{n:02}", contact=f"+4477009001{n:02}"))
        for n in range(11)
    ]
    with wired.db.writing() as session:
        for one in made:
            index = people.index_of(session.get_one(Person, one.person_id))
            consents.withdraw(
                session, Given("sms", "provider-30005", contact_index=index), person_id=None, now=clock()
            )
        session.commit()
    count_cohorts.work(wired)
    with wired.db.writing() as session:
        index = people.index_of(session.get_one(Person, made[1].person_id))
        given = Given("sms", "web", contact_index=index)
        consents.give(session, given, person_id=made[1].person_id, cohort_id=None, now=clock())
        session.get_one(Enrolment, made[2].enrolment_id).withdrawn_at = clock()
        session.get_one(Enrolment, made[3].enrolment_id).cohort_id = other.id
        session.commit()
    page = desk.words(client.get(f"/admin/cohorts/{cohort.id}").text)
    notice = page.partition("Cannot be reached any more")[2].partition("Ask them")[0]
    assert [n for n in range(11) if f"Lea{n:02}" in notice] == [0, 4, 5, 6, 7]
    assert "And 3 more" in notice
    assert "last seven days, counted Monday 4 January" in page
