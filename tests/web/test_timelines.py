"""The geometry of the mood and events line: to scale, in order, and no words over anything."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web import charts, timelines
from course.web.timelines import Moment

MONTHS = st.dates(date(1990, 1, 1), date(2030, 12, 28)).map(lambda day: day.replace(day=1))
MOMENTS = st.lists(st.tuples(MONTHS, st.integers(1, 10), st.text(max_size=140)), min_size=1, max_size=10)


def moments(*given: tuple[str, int]) -> list[Moment]:
    return [Moment(date.fromisoformat(f"{month}-01"), mood, "", month) for month, mood in given]


def test_months_stand_to_scale() -> None:
    line = timelines.draw(moments(("2025-01", 1), ("2025-07", 10), ("2026-01", 5)))
    assert [(dot.number, dot.x, dot.y) for dot in line.dots] == [(1, 44, 150), (2, 168, 25.8), (3, 292, 94.8)]
    assert [mark.label for mark in line.marks] == ["2025-01", "2025-07", "2026-01"]


def test_months_that_are_close_are_moved_apart_and_only_those_with_room_are_named() -> None:
    line = timelines.draw(moments(("2020-01", 5), ("2026-01", 5), ("2026-02", 5), ("2026-02", 6)))
    assert [dot.x for dot in line.dots] == [44, 240, 266, 292]
    assert [mark.label for mark in line.marks] == ["2020-01", "2026-02"]


def test_one_point_is_a_ring_without_a_line() -> None:
    line = timelines.draw(moments(("2026-01", 5)))
    assert (line.line, len(line.dots), [mark.label for mark in line.marks]) == ("", 1, ["2026-01"])


def test_words_stand_over_a_ring_or_under_it_or_nowhere() -> None:
    row = [
        Moment(date(2026, month, 1), mood, f"word {month}", "") for month, mood in ((1, 9), (6, 2), (12, 9))
    ]
    first, second, third = timelines.draw(row).dots
    assert first.words_y < first.y
    assert second.words_y > second.y
    assert third.words == "word 12"
    crowded = [Moment(date(2026, month, 1), 5, "a rather long word", "") for month in range(1, 11)]
    assert sum(bool(dot.words) for dot in timelines.draw(crowded).dots) < 10


@given(MOMENTS)
def test_whatever_was_written_no_ring_leaves_the_chart_and_none_covers_another(
    given: list[tuple[date, int, str]],
) -> None:
    line = timelines.draw([Moment(month, mood, words, "May 2026") for month, mood, words in sorted(given)])
    assert all(charts.LEFT <= dot.x <= charts.RIGHT and 25.8 <= dot.y <= 150 for dot in line.dots)
    assert all(later.x - earlier.x >= 24 for earlier, later in pairwise(line.dots))
    assert all(30 <= dot.words_x <= charts.WIDTH for dot in line.dots if dot.words)
    assert all(later.x - earlier.x >= 66 for earlier, later in pairwise(line.marks))


@pytest.mark.parametrize("mood", range(1, 11))
def test_a_mood_stands_where_the_weekly_chart_has_it(mood: int) -> None:
    assert timelines.draw(moments(("2026-01", mood))).dots[0].y == charts.mood_line([("", mood)]).points[0].y
