"""Measures and signposts at rest: sealed item by item, one row a point, and no page is noted twice in two weeks."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select

from course import measures, signposts
from course.models import MeasureAnswer, Signpost
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, on_both
from tests.fakes import FixedClock

ALL_OF_IT: Mapping[int, int] = dict.fromkeys(range(8), 3)


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def answer(
    wired: Wired, learner: Learner, given: Mapping[int, int], *, session_id: int | None = 7
) -> int | None:
    asked = wired.course.measures.instruments[0]
    with wired.db.writing() as session:
        total = measures.record(
            session, learner.enrolment_id, "l01", asked, given, session_id=session_id, now=wired.clock()
        )
        session.commit()
    return total


@on_both
def test_the_answers_are_sealed_and_only_the_total_is_plain(wired: Wired, learner: Learner) -> None:
    assert answer(wired, learner, ALL_OF_IT) == 24
    with wired.db.reading() as session:
        row = session.scalars(select(MeasureAnswer)).one()
        assert row.total == 24
        assert b'"1"' not in row.values_sealed
        assert measures.answers(session, learner.enrolment_id, "l01", "phq8") == ALL_OF_IT


@on_both
def test_a_second_answer_changes_the_first_and_keeps_what_it_leaves_out(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    first = clock()
    answer(wired, learner, ALL_OF_IT)
    clock.advance(timedelta(hours=1))
    assert answer(wired, learner, {0: 0}, session_id=8) == 21
    with wired.db.reading() as session:
        row = session.scalars(select(MeasureAnswer)).one()
        assert (row.answered_at, row.changed_at, row.session_id) == (first, clock(), 8)


@on_both
def test_what_was_left_out_altogether_is_kept_as_asked_and_has_no_score(
    wired: Wired, learner: Learner
) -> None:
    assert answer(wired, learner, {}) is None
    with wired.db.reading() as session:
        taken = measures.history(session, learner.enrolment_id)
    assert [(one.point, one.instrument, one.total) for one in taken] == [("l01", "phq8", None)]


@on_both
def test_a_page_is_noted_once_in_two_weeks_each_kind_by_itself(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    def put_up(kind: str) -> bool:
        with wired.db.writing() as session:
            is_new = signposts.put_up(session, learner.enrolment_id, kind, now=clock())
            session.commit()
        return is_new

    assert put_up("support")
    assert not put_up("support")
    assert put_up("worse")
    clock.advance(timedelta(days=14) - timedelta(seconds=1))
    assert not put_up("support")
    clock.advance(timedelta(seconds=1))
    assert put_up("support")
    with wired.db.reading() as session:
        columns = {column.name for column in Signpost.__table__.columns}
        assert len(session.scalars(select(Signpost)).all()) == 3
    assert columns == {"id", "enrolment_id", "kind", "shown_at"}, "A kind and a time, and nothing of why."
