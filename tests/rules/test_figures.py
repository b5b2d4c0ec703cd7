"""What pictures count and hide, as tables: middle halves, four bars, who is still there, whose hour it was."""

import statistics
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import product
from random import Random

import pytest

from course.measure_files import SCALES
from course.rules import figures
from course.rules.figures import FEWEST, Changed, Compared, Funnel, Moods, Stops, Week

FIRST = date(2027, 1, 4)


def test_the_middle_half_is_what_statistics_calls_the_inclusive_quartiles() -> None:
    random = Random(7)
    for _ in range(200):
        given = [random.randint(1, 10) for _ in range(random.randint(2, 40))]
        expected = statistics.quantiles(given, n=4, method="inclusive")
        assert figures.quartiles(Counter(given)) == pytest.approx(tuple(expected))
    assert figures.quartiles(Counter([4])) == (4, 4, 4)


def moods(cohort: int, week: int, *given: int) -> dict[tuple[int, int, int], int]:
    return {(cohort, week, mood): count for mood, count in Counter(given).items()}


def test_a_mood_of_nine_people_is_hidden_and_of_ten_is_shown() -> None:
    assert figures.moods(moods(1, 3, *[5] * 9)) == [Moods(3, None)]
    assert figures.moods(moods(1, 3, *[5] * 9, 7)) == [Moods(3, 10, 5, 5, 5)]
    assert figures.moods({}) == []


def test_nobody_learns_of_a_small_cohort_by_taking_the_others_from_the_sum() -> None:
    large, small = moods(1, 2, *range(1, 11)), moods(2, 2, 1, 1, 1)
    assert figures.moods(large | small) == figures.moods(large)
    nine = moods(2, 2, *[1] * 9)
    assert figures.moods(nine | moods(3, 2, *[1] * 9)) == [Moods(2, None)], (
        "Two small ones make no large one."
    )
    ten = moods(2, 2, *[1] * 10)
    [both] = figures.moods(large | ten)
    assert (both.answered, both.middle) == (20, 1)


def compared(people: int, *, cohort: int = 1, before: int = 12, now: int = 12) -> Compared:
    return Compared(cohort, "phq8", 4, now - before, people)


@pytest.mark.parametrize(
    ("instrument", "before", "now", "verdict"),
    [
        ("phq8", 12, 7, "same"), ("phq8", 12, 6, "better"), ("phq8", 12, 17, "same"), ("phq8", 12, 18, "worse"),
        ("gad2", 4, 2, "same"), ("gad2", 4, 1, "better"), ("gad2", 1, 4, "worse"),
        ("ucla3", 6, 3, "better"), ("ucla3", 6, 9, "worse"), ("ucla3", 6, 8, "same"),
        ("tie", 3, 4, "same"), ("tie", 3, 5, "better"), ("tie", 5, 3, "worse"),
    ],
)  # fmt: skip
def test_better_and_worse_are_more_than_chance_in_the_direction_of_the_measure(
    instrument: str, before: int, now: int, verdict: str
) -> None:
    rows = [Compared(1, instrument, 4, now - before, FEWEST)]
    [one] = figures.changes(rows, {(1, instrument, 4): 25}, SCALES)
    found = {"better": one.better, "same": one.same, "worse": one.worse}
    assert found == {**dict.fromkeys(found, 0), verdict: FEWEST}
    assert one.unknown == 15


def test_the_four_add_to_everybody_whoever_answered() -> None:
    random = Random(3)
    for _ in range(50):
        rows = [
            compared(random.randint(1, 9), before=before, now=now)
            for before, now in product((2, 12, 20), repeat=2)
        ]
        everybody = sum(one.people for one in rows) + random.randint(0, 30)
        for one in figures.changes(rows, {(1, "phq8", 4): everybody}, SCALES):
            assert (one.better or 0) + (one.same or 0) + (one.worse or 0) + one.unknown == one.everybody


def test_four_bars_of_nine_who_answered_twice_are_hidden_however_many_there_are() -> None:
    everybody = {(1, "phq8", 4): 500, (2, "phq8", 4): 40}
    assert figures.changes([compared(9)], everybody, SCALES) == [Changed("phq8", 4)]
    [one] = figures.changes([compared(10), compared(9, cohort=2)], everybody, SCALES)
    assert (one.everybody, one.same, one.unknown) == (500, 10, 490), "Neither its bars nor its people."
    hidden = Changed("phq8", 4)
    assert hidden.is_hidden
    assert (hidden.better, hidden.same, hidden.worse) == (None, None, None)


@pytest.mark.parametrize(
    ("last", "today", "weeks"),
    [
        (None, 6, []),
        (None, 7, [(1, 1, 0)]),
        (-2, 7, [(1, 1, 1)]),
        (0, 14, [(1, 1, 1), (2, 1, 0)]),
        (6, 14, [(1, 1, 1), (2, 1, 0)]),
        (7, 14, [(1, 1, 1), (2, 1, 1)]),
        (20, 21, [(1, 1, 1), (2, 1, 1), (3, 1, 1)]),
        (21, 22, [(1, 1, 1), (2, 1, 1), (3, 1, 1)]),
    ],
    ids=["week not over", "never came", "before the first day", "first day", "seventh day", "eighth day", "third week",
         "fourth week not over"],
)  # fmt: skip
def test_who_came_later_was_there_before(
    last: int | None, today: int, weeks: list[tuple[int, int, int]]
) -> None:
    row = (FIRST, FIRST + timedelta(days=last) if last is not None else None, FIRST + timedelta(days=today))
    assert figures.retention([row]) == [Week(*week) for week in weeks]


def test_each_is_counted_in_the_weeks_that_are_over_for_them() -> None:
    early, late = FIRST, FIRST + timedelta(days=7)
    today = FIRST + timedelta(days=14)
    assert figures.retention([(early, today, today), (late, None, today)]) == [Week(1, 2, 1), Week(2, 1, 1)]


@pytest.mark.parametrize(
    ("zone", "at", "day", "hour"),
    [
        ("Europe/London", datetime(2027, 1, 4, 16, 30, tzinfo=UTC), 0, 16),
        ("Europe/London", datetime(2027, 7, 5, 16, 30, tzinfo=UTC), 0, 17),
        ("Asia/Kolkata", datetime(2027, 1, 4, 10, 30, tzinfo=UTC), 0, 16),
        ("Asia/Kathmandu", datetime(2027, 1, 4, 10, 0, tzinfo=UTC), 0, 15),
        ("Asia/Kathmandu", datetime(2027, 1, 4, 10, 15, tzinfo=UTC), 0, 16),
        ("America/New_York", datetime(2027, 1, 4, 2, 0, tzinfo=UTC), 6, 21),
    ],
)
def test_an_hour_is_that_of_the_learners_clock(zone: str, at: datetime, day: int, hour: int) -> None:
    found = figures.hours([(zone, int(at.timestamp()) // 900, 3)])
    assert found[day][hour] == sum(map(sum, found)) == 3


def test_a_funnel_counts_those_who_were_sent_to_and_the_others_apart() -> None:
    sent = {1: True, 2: True, 3: False, 4: True}
    assert figures.funnel(sent, {1, 2, 9}, {1}, {2, 8, 9}) == Funnel(4, 3, 2, 1, 1, 2)
    assert figures.funnel({}, set(), set(), set()) == Funnel(0, 0, 0, 0, 0, 0)


def test_days_are_laid_out_to_today_and_gathered_into_weeks() -> None:
    counts = {
        (FIRST, "delivered"): 3,
        (FIRST - timedelta(days=6), "lost"): 2,
        (FIRST - timedelta(days=7), "unheard"): 1,
    }
    daily = figures.spans(counts, today=FIRST, days=14)
    assert [one.sent for one in daily] == [0] * 6 + [1, 2] + [0] * 5 + [3]
    weekly = figures.spans(counts, today=FIRST, days=14, long=7)
    assert [(one.first_on, one.delivered, one.unheard, one.lost) for one in weekly] == [
        (FIRST - timedelta(days=13), 0, 1, 0),
        (FIRST - timedelta(days=6), 3, 0, 2),
    ]


def test_the_message_that_most_stop_after_comes_first_and_never_after_fewer_than_were_sent() -> None:
    sent: Mapping[tuple[str, str | None], int] = {("lesson", "l01"): 50, ("reminder", "l01"): 2}
    after: Mapping[tuple[str, str | None], int] = {
        ("reminder", "l01"): 1,
        ("lesson", "l01"): 4,
        ("invite", None): 2,
    }
    assert figures.stops(sent, after) == [
        Stops("lesson", "l01", 50, 4), Stops("invite", None, 2, 2), Stops("reminder", "l01", 2, 1),
    ]  # fmt: skip
