"""The geometry of charts: places that mean what was answered, and nothing that nobody said."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web import charts

WEEKS = [("week 1", 4), ("2", 3), ("3", 5), ("4", 4), ("this week", 6)]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def test_the_places_are_those_of_the_picture() -> None:
    line = charts.mood_line(WEEKS)
    assert [(point.x, point.y) for point in line.points] == [
        (44, 108.6), (106, 122.4), (168, 94.8), (230, 108.6), (292, 81),
    ]  # fmt: skip
    assert [mark.label for mark in line.marks] == ["week 1", "2", "3", "4", "this week"]
    assert line.line.startswith("M44 108.6C")


def test_the_axis_runs_from_1_to_10_whatever_was_answered() -> None:
    low, high = charts.mood_line([("1", 1), ("2", 10)]).points
    assert (low.y, high.y) == (150, 25.8)
    assert charts.mood_line([("1", 5), ("2", 5)]).points[0].y == pytest.approx(94.8)


def test_a_week_without_an_answer_keeps_its_place_and_has_no_ring() -> None:
    line = charts.mood_line([("1", 4), ("2", None), ("3", 6)])
    assert [point.label for point in line.points] == ["1", "3"]
    assert [mark.x for mark in line.marks] == [44, 168, 292]


def test_one_answer_is_a_ring_without_a_line() -> None:
    line = charts.mood_line([("this week", 6)])
    assert (line.line, len(line.points)) == ("", 1)


def test_no_answer_is_an_empty_chart() -> None:
    line = charts.mood_line([])
    assert (line.line, line.points, line.marks) == ("", (), ())


def test_many_weeks_thin_out_their_words_and_keep_the_last() -> None:
    line = charts.mood_line([(str(week), 5) for week in range(1, 21)])
    assert len(line.points) == 20
    assert len(line.marks) <= 7
    assert line.marks[-1].label == "20"


@given(st.lists(st.integers(1, 10), min_size=2, max_size=20))
def test_the_curve_never_shows_a_mood_outside_its_two_answers(moods: list[int]) -> None:
    line = charts.mood_line([(str(week), mood) for week, mood in enumerate(moods)])
    for (left, right), segment in zip(
        zip(line.points, line.points[1:], strict=False), line.line.split("C")[1:], strict=True
    ):
        numbers = [float(found) for found in NUMBER.findall(segment)]
        bounds = min(left.y, right.y) - 0.11, max(left.y, right.y) + 0.11
        assert all(bounds[0] <= y <= bounds[1] for y in numbers[1::2])
        assert numbers[-2:] == [right.x, right.y]


def test_a_small_line_needs_something_to_draw() -> None:
    assert len(charts.spark([4.1, 4.9]).points) == 2
    with pytest.raises(ValueError, match="at least one"):
        charts.spark([])


def test_bars_share_one_scale() -> None:
    drawn = charts.bars([("Sent", 24), ("Opened", 12), ("Checked in", 0)], 24)
    assert [bar.length for bar in drawn.bars] == [230, 115, 0]
    assert [bar.y for bar in drawn.bars] == [8, 45, 82]
    assert drawn.height == 119


def test_bars_of_nobody_are_empty_tracks() -> None:
    assert [bar.length for bar in charts.bars([("Sent", 0)], 0).bars] == [0]


@pytest.mark.parametrize("word", ["week", "semana", "a longer word for it"])
@pytest.mark.parametrize("weeks", [2, 5, 6, 8, 11, 12, 20])
def test_no_two_words_under_the_line_run_into_each_other(word: str, weeks: int) -> None:
    marks = charts.mood_line([(f"{word} {week}", 5) for week in range(1, weeks + 1)]).marks
    assert marks[-1].label == f"{word} {weeks}"
    ends = [(mark.x - 3.3 * len(mark.label), mark.x + 3.3 * len(mark.label)) for mark in marks]
    assert all(end < start for (_, end), (start, _) in pairwise(ends))
