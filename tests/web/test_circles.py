"""The geometry of the people map: everybody inside the box, nobody on top of somebody else."""

import itertools
import math
import re
from dataclasses import fields

import pytest

from course.web import circles
from course.web.circles import Drawn, Someone

NAMES = ("Dee", "Mum", "Sol", "Ana", "Priya", "Mr O", "Lewis", "J.", "the night desk", "Kit", "AB", "Bo")
POINTS = re.compile(r"([\d.-]+) ([\d.-]+)")
COUNTS = range(1, circles.MOST + 1)
SPREADS = {
    "all very close": (1,),
    "all close": (2,),
    "all further out": (3,),
    "by turns": (1, 2, 3),
    "mostly close by": (1, 1, 1, 2),
}
EVERY = [(count, name) for count in COUNTS for name in SPREADS]


def drawn(count: int, spread: str) -> tuple[Drawn, ...]:
    rings = itertools.cycle(SPREADS[spread])
    return circles.draw([Someone(n + 1, NAMES[n], next(rings), "tense") for n in range(count)])


def turn(one: Drawn) -> float:
    return math.degrees(math.atan2(one.y - circles.MIDDLE_Y, one.x - circles.MIDDLE_X)) % 360


def far(one: Drawn) -> float:
    return math.hypot(one.x - circles.MIDDLE_X, one.y - circles.MIDDLE_Y)


@pytest.mark.parametrize("count", COUNTS)
def test_neighbours_are_at_least_24_degrees_apart(count: int) -> None:
    for one, other in itertools.combinations(circles.angles(count), 2):
        apart = abs(one - other)
        assert min(apart, 360 - apart) >= 24


@pytest.mark.parametrize(("count", "spread"), EVERY)
def test_the_lower_end_side_is_left_to_the_names_of_the_rings(count: int, spread: str) -> None:
    assert not [one for one in drawn(count, spread) if 40 < turn(one) < 100]


@pytest.mark.parametrize(("count", "spread"), EVERY)
def test_everybody_is_on_their_own_ring_and_inside_the_box(count: int, spread: str) -> None:
    for one in drawn(count, spread):
        inner = (22, *circles.RINGS)[one.ring - 1]
        assert inner < far(one) < circles.RINGS[one.ring - 1]
        assert circles.WHO <= one.x <= circles.WIDTH - circles.WHO
        assert circles.WHO <= one.y <= circles.HEIGHT - circles.WHO


@pytest.mark.parametrize(("count", "spread"), EVERY)
def test_no_circle_touches_another_or_the_mug(count: int, spread: str) -> None:
    people = drawn(count, spread)
    assert all(far(one) >= circles.WHO + 30 for one in people)
    for one, other in itertools.combinations(people, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= 2 * circles.WHO + 2


@pytest.mark.parametrize(("count", "spread"), EVERY)
def test_a_name_covers_nobody_and_stays_inside(count: int, spread: str) -> None:
    people = drawn(count, spread)
    for one in (one for one in people if one.name):
        half = 4 * len(one.name)
        assert half <= one.name_x <= circles.WIDTH - half
        assert 11 <= one.name_y <= circles.HEIGHT - 4
        for other in people:
            assert math.hypot(one.name_x - other.x, one.name_y - 4 - other.y) >= circles.WHO


def test_a_few_people_all_have_their_names() -> None:
    assert [one.name for one in drawn(5, "by turns")] == ["Dee", "Mum", "Sol", "Ana", "Priya"]


def test_no_line_to_the_mug_runs_through_a_name_where_there_is_room_for_it() -> None:
    names = ("Dee", "Mum", "Sol", "Kim", "Priya", "Mr Olamide", "Lewis", "Jo")
    people = circles.draw([Someone(n + 1, name, 1 + n % 3, "tense") for n, name in enumerate(names)])
    for one in (one for one in people if one.name):
        half = 4.2 * len(one.name)
        for x, y in ((float(a), float(b)) for other in people for a, b in POINTS.findall(other.path)):
            assert not (abs(x - one.name_x) < half and -11 < y - one.name_y < 4), one.name
    assert sum(bool(one.name) for one in people) == 7, (
        "All but the one whose two letters stand in the circle."
    )


def test_a_short_name_stands_in_its_circle_and_a_long_one_is_cut() -> None:
    short, long, none = circles.draw(
        [Someone(1, "J.", 3), Someone(2, "the night desk", 3), Someone(3, "", 2)]
    )
    assert (short.inside, short.name) == ("J.", "")
    assert (long.inside, long.name) == ("T", "the nigh…")
    assert none.inside == "?"


def test_one_person_is_at_the_top_and_nobody_is_an_empty_table() -> None:
    (one,) = circles.draw([Someone(1, "Dee", 2)])
    assert one.y < circles.MIDDLE_Y
    assert circles.draw([]) == ()


def test_a_map_has_room_for_twelve() -> None:
    with pytest.raises(ValueError, match="12"):
        circles.draw([Someone(number, "A", 1) for number in range(13)])


@pytest.mark.parametrize(
    ("contact", "wish", "expected"),
    [
        ("daily", "same", "easy"),
        ("", "", "easy"),
        ("rarely", "closer", "away"),
        ("rarely", "repair", "tense"),
        ("weekly", "repair", "tense"),
        ("daily", "less", "easy"),
        ("daily", "end", "easy"),
    ],
)
def test_a_tie_shows_a_wish_to_mend_and_long_silences_only(contact: str, wish: str, expected: str) -> None:
    assert circles.tie(contact, wish) == expected


def test_the_picture_is_never_told_who_feels_safe() -> None:
    assert {one.name for one in fields(Someone)} == {"number", "name", "ring", "tie"}


def test_a_tense_tie_runs_in_a_zigzag_from_the_mug_to_the_circle() -> None:
    straight, zigzag = circles.draw([Someone(1, "A", 3, "easy"), Someone(2, "B", 3, "tense")])
    assert straight.path.count("L") == 1
    assert zigzag.path.count("L") > 8
