"""What answers add up to, what is said of a change, and which page follows which answers: tables at every edge."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from course import lessons
from course.lessons import Course
from course.measure_files import SCALES, Scale
from course.rules import measures

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
MONDAY = date(2027, 1, 4)
PHQ, GAD, UCLA, TIE = (SCALES[name] for name in ("phq8", "gad2", "ucla3", "tie"))


@pytest.fixture(scope="module")
def course() -> Course:
    return lessons.load(LESSONS)


def given(*numbers: int | None) -> Mapping[int, int]:
    """The answers by position; None is left out."""
    return {position: number for position, number in enumerate(numbers) if number is not None}


TOTALS = {
    "nothing on any day": (PHQ, given(*[0] * 8), 0),
    "everything nearly every day": (PHQ, given(*[3] * 8), 24),
    "a plain sum": (PHQ, given(0, 1, 2, 3, 0, 1, 2, 3), 12),
    "one left out of nothing": (PHQ, given(None, *[0] * 7), 0),
    "one left out of all": (PHQ, given(*[3] * 7, None), 24),
    "8/7 of 7": (PHQ, given(1, 1, 1, None, 1, 1, 1, 1), 8),
    "8/7 of 3, which is 3.43": (PHQ, given(None, 3, *[0] * 6), 3),
    "8/7 of 4, which is 4.57": (PHQ, given(None, 3, 1, *[0] * 5), 5),
    "8/7 of 17, which is 19.43": (PHQ, given(None, 3, 3, 3, 3, 3, 2, 0), 19),
    "8/7 of 18, which is 20.57": (PHQ, given(None, 3, 3, 3, 3, 3, 3, 0), 21),
    "two left out": (PHQ, given(None, None, *[3] * 6), None),
    "nothing answered": (PHQ, given(), None),
    "both worries": (GAD, given(3, 2), 5),
    "one worry left out": (GAD, given(3, None), None),
    "never alone": (UCLA, given(1, 1, 1), 3),
    "often alone": (UCLA, given(3, 3, 3), 9),
    "one of three left out": (UCLA, given(1, None, 3), None),
    "one tie": (TIE, given(4), 4),
    "no tie": (TIE, given(), None),
}


@pytest.mark.parametrize("name", TOTALS)
def test_a_total_is_the_sum_and_at_most_one_left_out_is_made_up_for(name: str) -> None:
    scale, answers, wanted = TOTALS[name]
    assert measures.total(answers, scale) == wanted


@pytest.mark.parametrize(
    ("scale", "before", "now", "said"),
    [
        (PHQ, 10, 15, "same"), (PHQ, 10, 16, "higher"), (PHQ, 10, 5, "same"), (PHQ, 10, 4, "lower"),
        (GAD, 2, 4, "same"), (GAD, 2, 5, "higher"), (GAD, 5, 2, "lower"),
        (UCLA, 4, 6, "same"), (UCLA, 4, 7, "higher"),
        (TIE, 4, 5, "same"), (TIE, 4, 6, "higher"), (TIE, 4, 2, "lower"), (TIE, 4, 4, "same"),
    ],
)  # fmt: skip
def test_a_change_is_named_only_where_it_is_more_than_chance(
    scale: Scale, before: int, now: int, said: str
) -> None:
    assert measures.change(now, before, scale) == said


# Each: the total now, the total at the beginning, those before this one in order, and the pages that follow.
PAGES: dict[str, tuple[int | None, int | None, Sequence[int], tuple[str, ...]]] = {
    "no score": (None, 5, [5], ()),
    "few hard days": (4, 4, [4], ()),
    "9, twice": (9, 9, [9], ()),
    "10, the first time": (10, None, [], ()),
    "10 after 9": (10, 9, [9], ()),
    "10 after 10": (10, 10, [10], ("calm",)),
    "14 after 10": (14, 10, [10], ("calm",)),
    "10 after 14": (10, 14, [14], ("calm",)),
    "9 after 14": (9, 14, [14], ()),
    "10, 9, 10 is not twice running": (10, 10, [10, 9], ()),
    "14, the first time": (14, None, [], ()),
    "15, the first time": (15, None, [], ("calm",)),
    "15 after 14": (15, 14, [14], ("calm",)),
    "15 after 15": (15, 15, [15], ("calm",)),
    "19, the first time": (19, None, [], ("calm",)),
    "20, the first time": (20, None, [], ("support", "calm")),
    "24 after 24": (24, 24, [24], ("support", "calm")),
    "4 more than the beginning": (8, 4, [4], ()),
    "5 more than the beginning": (9, 4, [4], ("worse",)),
    "5 more than the beginning, less than last time": (9, 4, [4, 10], ("worse",)),
    "5 more than last time only": (9, 8, [8, 4], ("worse",)),
    "4 more than last time only": (8, 8, [8, 4], ()),
    "no beginning, 5 more than last time": (9, None, [4], ("worse",)),
    "no beginning, 4 more than last time": (8, None, [4], ()),
    "no beginning and nothing before": (9, None, [], ()),
    "20 after 19, a new high": (20, 19, [19], ("support", "worse")),
    "20 after 20": (20, 20, [20], ("support", "calm")),
    "21 after 20 after 19": (21, 19, [19, 20], ("support", "calm")),
    "16 after 11: worse says all that calm does": (16, 11, [11], ("worse",)),
}


@pytest.mark.parametrize("name", PAGES)
def test_which_page_follows(name: str) -> None:
    now, baseline, earlier, wanted = PAGES[name]
    assert measures.signposts(now, baseline=baseline, earlier=earlier) == wanted


MOODS = {
    "too few to have a usual mood": ([8, 5, 5], False),
    "one low mood": ([8, 8, 8, 5], False),
    "three below, twice": ([8, 8, 8, 5, 5], True),
    "two below, twice": ([8, 8, 8, 6, 6], False),
    "three below once, then two": ([8, 8, 8, 5, 6], False),
    "two below, then three": ([8, 8, 8, 6, 5], False),
    "a slow slide": ([8, 7, 6, 4, 3], True),
    "up again between": ([8, 8, 8, 4, 8, 4], False),
    "long ago": ([8, 8, 8, 4, 4, 6], False),
    "a low mood as usual": ([2, 2, 2, 2, 2], False),
    "the median, not the mean": ([9, 2, 9, 9, 6, 6], True),
    "nothing": ([], False),
}


@pytest.mark.parametrize("name", MOODS)
def test_a_mood_has_fallen_when_two_running_are_far_below_ones_own(name: str) -> None:
    moods, wanted = MOODS[name]
    assert measures.mood_fell(moods) == wanted


@pytest.mark.parametrize("plan", ["8", "12", "16", "20"])
def test_every_plan_asks_at_its_beginning_every_four_weeks_and_at_its_end(course: Course, plan: str) -> None:
    found = course.plan(plan)
    for instrument, first in (("phq8", "l01"), ("gad2", "l02")):
        asked = [point.item for point in found.points if instrument in point.asks]
        weeks = [f"week-{week}" for week in range(4, found.weeks, 4)]
        assert asked == [first, *weeks, "e4"]
        assert measures.beginning(found, instrument) == first
    ties = [item.week for point in found.points if "tie" in point.asks if (item := found.item(point.item))]
    assert all(2 <= later - sooner <= 4 for sooner, later in itertools.pairwise(ties))
    assert ties[-1] == found.weeks


def test_what_is_switched_off_is_not_asked(course: Course) -> None:
    plan = course.plan("12")
    names = [one.id for one in measures.asked(course.measures, plan, "week-6", track="change")]
    assert names == ["tie"]


@pytest.mark.parametrize(
    ("track", "asks"),
    [(None, False), ("loss", False), ("change", True), ("disagreement", True), ("connection", True)],
)
def test_the_one_person_is_asked_about_once_there_is_one_and_never_where_they_died(
    course: Course, track: str | None, asks: bool
) -> None:
    names = [one.id for one in measures.asked(course.measures, course.plan("12"), "e4", track=track)]
    assert ("tie" in names) == asks
    assert names[:2] == ["phq8", "gad2"]


def test_nothing_is_asked_between_the_points(course: Course) -> None:
    assert measures.asked(course.measures, course.plan("12"), "week-5", track="change") == ()


@pytest.mark.parametrize(
    ("item", "days", "asks_measures", "wanted"),
    [
        ("l01", -3, True, True), ("l01", 0, True, True), ("l01", 13, True, True), ("l01", 14, True, False),
        ("week-4", 13, True, True), ("week-4", 14, True, False), ("e4", 100, True, True),
        ("l01", 0, False, False), ("e4", 0, False, False),
    ],
)  # fmt: skip
def test_questions_about_two_weeks_can_be_answered_for_two_weeks_and_the_last_ones_always(
    course: Course, item: str, days: int, asks_measures: bool, wanted: bool
) -> None:
    plan = course.plan("12")
    found = plan.item(item)
    assert found is not None
    today = MONDAY + timedelta(days=days)
    assert measures.is_open(plan, found, MONDAY, today, asks_measures=asks_measures) == wanted
