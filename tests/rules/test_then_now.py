"""Two maps side by side."""

from typing import Any

import pytest

from course.rules import then_now
from course.rules.then_now import Standing

RINGS = ["ring-1", "ring-2", "ring-3"]


def row(name: str, ring: int = 0, gets: int | None = None, **rest: Any) -> dict[str, Any]:
    made = {"initials": name} | ({"ring": f"ring-{ring}"} if ring else {})
    return made | ({"i_receive": gets} if gets is not None else {}) | rest


@pytest.mark.parametrize(
    ("then", "now", "way"),
    [
        ([row("Sol", 3)], [row("Sol", 2)], "nearer"),
        ([row("Sol", 1)], [row("sol", 3)], "further"),
        ([row("Sol")], [row("Sol", 2)], "placed"),
        ([], [row("Sol", 2)], "new"),
        ([row("Sol", 2)], [], "gone"),
    ],
)
def test_who_moved_is_said_and_how(then: list[Any], now: list[Any], way: str) -> None:
    assert [one.way for one in then_now.compare(then, now, RINGS)] == [way]


def test_what_somebody_gets_counts_where_it_was_said_both_times() -> None:
    [change] = then_now.compare([row("Sol", 2, 3)], [row("Sol", 2, 0)], RINGS)
    assert change.has_other_gets
    assert (change.way, change.then, change.now) == ("", Standing(2, 3), Standing(2, 0))
    assert then_now.compare([row("Sol", 2)], [row("Sol", 2, 6)], RINGS) == []


def test_who_stayed_is_not_named_and_nobody_without_a_name_is_compared() -> None:
    same = [row("Sol", 2, 3), {"ring": "ring-1"}]
    assert then_now.compare(same, [*same, {"ring": "ring-3"}], RINGS) == []


def test_a_second_pass_changes_whom_it_names_and_keeps_everybody_else() -> None:
    first = [row("Sol", 3, 2, wish="closer", feels_safe="no"), row("Mum", 1)]
    assert then_now.merged(first, [row("SOL", 2), row("Kit", 3), {"ring": "ring-1"}]) == [
        row("Sol", 2, 2, wish="closer", feels_safe="no"), row("Mum", 1), row("Kit", 3),
    ]  # fmt: skip


def test_a_second_pass_adds_nobody_to_a_full_map() -> None:
    full = [row(f"P{number}", 1) for number in range(12)]
    assert then_now.merged(full, [row("New", 1), row("P3", 3)])[3] == row("P3", 3)
    assert len(then_now.merged(full, [row("New", 1)])) == 12
