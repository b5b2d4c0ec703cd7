"""Takeaways come back when they should, one new and one old, and never more than three times."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rules import recall
from course.rules.recall import Serving, Takeaway

DAY = date(2027, 1, 4)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def takeaway(lesson: str, finished: int, *servings: tuple[int, bool]) -> Takeaway:
    return Takeaway(lesson, after(finished), tuple(Serving(after(day), got) for day, got in servings))


def served(*takeaways: Takeaway, on: int) -> list[str]:
    return [one.lesson for one in recall.served(takeaways, today=after(on))]


@pytest.mark.parametrize(
    ("servings", "due"),
    [
        ((), 6),
        (((6, True),), 20),
        (((13, True),), 20),
        (((20, True),), 48),
        (((30, True),), 48),
        (((6, False),), 7),
        (((6, False), (13, True)), 20),
        (((6, True), (20, True)), 48),
        (((50, True),), None),
        (((6, True), (20, True), (48, True)), None),
        (((6, False), (13, False), (20, False)), None),
    ],
    ids=str,
)
def test_the_day_a_takeaway_is_due(servings: tuple[tuple[int, bool], ...], due: int | None) -> None:
    assert recall.due_on(takeaway("l01", 0, *servings)) == (after(due) if due is not None else None)


def test_nothing_comes_back_before_its_sixth_day() -> None:
    assert served(takeaway("l01", 0), on=5) == []
    assert served(takeaway("l01", 0), on=6) == ["l01"]


def test_the_newest_never_served_comes_first_then_the_one_that_waited_longest() -> None:
    three = takeaway("l01", 0), takeaway("l02", 2), takeaway("l03", 4)
    assert served(*three, on=13) == ["l03", "l01"]
    assert served(takeaway("l01", 0, (6, True)), takeaway("l02", 2, (8, True)), on=30) == ["l01"]


def test_what_was_not_remembered_comes_before_what_waited_longer() -> None:
    wrong, waiting, new = takeaway("l02", 3, (13, False)), takeaway("l01", 0), takeaway("l04", 7)
    assert served(wrong, waiting, new, on=20) == ["l04", "l02"]


def test_two_check_ins_on_one_day_do_not_ask_the_same_again() -> None:
    assert served(takeaway("l01", 0, (13, False)), on=13) == []
    assert served(takeaway("l01", 0, (13, False)), on=14) == ["l01"]


@given(
    finished=st.lists(st.integers(0, 80), max_size=12),
    check_ins=st.lists(st.integers(0, 200), max_size=40).map(sorted),
    answers=st.lists(st.booleans(), min_size=80, max_size=80),
)
def test_over_a_whole_course_nothing_is_asked_more_than_three_times(
    finished: list[int], check_ins: list[int], answers: list[bool]
) -> None:
    """Whatever is answered: two a check-in, no lesson before its time, none more than three times."""
    known = {f"l{number:02}": Takeaway(f"l{number:02}", after(day)) for number, day in enumerate(finished)}
    left = iter(answers)
    for day in check_ins:
        asked = recall.served(list(known.values()), today=after(day))
        assert len(asked) <= 2
        assert len({one.lesson for one in asked}) == len(asked)
        assert sum(not one.servings for one in asked) <= 2
        for one in asked:
            assert after(day) >= one.finished_on + timedelta(days=6)
            assert all(serving.on < after(day) for serving in one.servings)
            servings = (*one.servings, Serving(after(day), next(left)))
            known[one.lesson] = Takeaway(one.lesson, one.finished_on, servings)
    assert all(len(one.servings) <= 3 for one in known.values())


@pytest.mark.parametrize(
    ("takeaways", "lessons"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [takeaway("l02", 1), takeaway("l01", 0), takeaway("l03", 2)],
            ["l01", "l02"],
            id="never asked: the oldest",
        ),
        pytest.param(
            [
                takeaway("l01", 0, (6, True), (20, True), (48, True)),
                takeaway("l02", 0, (60, False)),
                takeaway("l03", 0, (50, True)),
            ],
            ["l02", "l01"],
            id="not remembered first, then the longest ago, however often",
        ),
    ],
)
def test_what_comes_back_after_the_end(takeaways: list[Takeaway], lessons: list[str]) -> None:
    assert [one.lesson for one in recall.brought_back(takeaways)] == lessons
