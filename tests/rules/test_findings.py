"""What may be said of mood and closeness, and when to say nothing."""

import pytest

from course.rules import findings
from course.rules.findings import Finding


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        pytest.param([(1, 3), (2, 4), (4, 6), (5, 7)], Finding.HIGHER, id="closer weeks were higher"),
        pytest.param([(1, 7), (2, 6), (4, 4), (5, 3)], Finding.LOWER, id="closer weeks were lower"),
        pytest.param([(1, 5), (2, 5), (4, 5), (5, 5)], Finding.SAME, id="no difference"),
        pytest.param([(1, 5), (2, 5), (4, 5), (5, 6)], Finding.SAME, id="half a step is no difference"),
        pytest.param([(1, 5), (2, 5), (4, 6), (5, 6)], Finding.HIGHER, id="a whole step is"),
        pytest.param([(1, 3), (2, 4), (5, 9)], None, id="three weeks are too few"),
        pytest.param([(3, 2), (3, 9), (3, 4), (3, 8)], None, id="all felt alike"),
        pytest.param([(1, 2), (4, 9), (4, 8), (4, 9)], None, id="one week on one side says nothing"),
        pytest.param([], None, id="nothing at all"),
    ],
)
def test_a_finding_needs_enough_weeks_on_both_sides(
    pairs: list[tuple[int, int]], found: Finding | None
) -> None:
    assert findings.closeness(pairs) is found
