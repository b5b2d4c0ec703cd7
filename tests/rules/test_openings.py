"""Start-by, grace and inactivity as one table; hours are counted from a Monday at nine."""

from datetime import UTC, datetime, timedelta

import pytest

from course.rules import openings
from course.rules.openings import Begun, Limit, Opening

NINE = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
DAY, LONG = 24, 24 * 365


def at(hours: float) -> datetime:
    return NINE + timedelta(hours=hours)


def opening(start_by: float | None, grace: float | None, inactivity: float | None) -> Opening:
    return Opening(
        None if start_by is None else at(start_by),
        None if grace is None else timedelta(hours=grace),
        None if inactivity is None else timedelta(hours=inactivity),
    )


def begun(when: tuple[float, float] | None) -> Begun | None:
    return None if when is None else Begun(at(when[0]), at(when[1]))


# start by, grace, inactivity; begun and last seen; what ends it, and when.
CASES = [
    pytest.param((None, None, None), None, None, None, id="no limit: what waits, waits"),
    pytest.param((None, None, None), (0, LONG), None, None, id="no limit: what is open stays open"),
    pytest.param((48, None, None), None, Limit.START_BY, 48, id="not begun: until start-by"),
    pytest.param((48, DAY, DAY), None, Limit.START_BY, 48, id="not begun: grace and inactivity say nothing"),
    pytest.param((48, None, None), (47, 47), None, None, id="begun in time, no other limit: for ever"),
    pytest.param((48, DAY, None), (1, 1), Limit.START_BY, 48, id="grace ends before start-by: until start-by"),
    pytest.param((48, DAY, None), (47, 47), Limit.GRACE, 71, id="begun at the last moment: the whole grace"),
    pytest.param((48, DAY, None), (47, 70), Limit.GRACE, 71, id="grace counts from the beginning, not from last seen"),
    pytest.param((48, None, DAY), (1, 1), Limit.START_BY, 48, id="left alone before start-by: until start-by"),
    pytest.param((48, None, DAY), (47, 60), Limit.INACTIVITY, 84, id="inactivity counts from when they were last seen"),
    pytest.param((48, None, DAY), (47, 1000), Limit.INACTIVITY, 1024, id="who keeps coming back keeps it open"),
    pytest.param((48, 72, DAY), (47, 48), Limit.INACTIVITY, 72, id="both: left alone first"),
    pytest.param((48, 72, DAY), (47, 118), Limit.GRACE, 119, id="both: grace first, though they were there"),
    pytest.param((48, 72, 72), (47, 47), Limit.GRACE, 119, id="both at once: the grace is named"),
    pytest.param((None, DAY, None), None, None, None, id="no start-by: may be begun at any time"),
    pytest.param((None, DAY, None), (5, 5), Limit.GRACE, 29, id="no start-by: grace from the beginning"),
    pytest.param((None, None, 72), (5, 10), Limit.INACTIVITY, 82, id="no start-by: inactivity alone"),
    pytest.param((None, DAY, 72), (5, 5), Limit.GRACE, 29, id="no start-by: the earlier of both"),
]  # fmt: skip


@pytest.mark.parametrize(("limits", "when", "limit", "hours"), CASES)
def test_what_ends_an_opening_and_when(
    limits: tuple[float | None, float | None, float | None],
    when: tuple[float, float] | None,
    limit: Limit | None,
    hours: float | None,
) -> None:
    found = openings.end(opening(*limits), begun(when))
    assert (found.limit if found else None) == limit
    assert (found.at if found else None) == (None if hours is None else at(hours))


@pytest.mark.parametrize(("limits", "when", "limit", "hours"), CASES)
@pytest.mark.parametrize("asked", [0, 23, 24, 47.99, 48, 71, 72, 119, 1024, 2 * LONG])
def test_what_is_shown_is_what_is_enforced(
    limits: tuple[float | None, float | None, float | None],
    when: tuple[float, float] | None,
    limit: Limit | None,
    hours: float | None,
    asked: float,
) -> None:
    one, now = opening(*limits), at(asked)
    left = openings.time_left(one, begun(when), now)
    assert openings.is_open(one, begun(when), now) == (left is None or left > timedelta(0))
    assert (left is None) == (limit is None)
    if left:
        assert openings.is_open(one, begun(when), now + left - timedelta(seconds=1))
        assert not openings.is_open(one, begun(when), now + left)
        assert now + left == at(hours or 0)


@pytest.mark.parametrize("limits", [(48, 23, None), (48, None, 1), (None, 0, 48)])
def test_limits_that_could_close_a_form_under_somebodys_hands_are_refused(
    limits: tuple[float | None, float | None, float | None],
) -> None:
    with pytest.raises(ValueError, match="for a day at least"):
        opening(*limits)


@pytest.mark.parametrize("limits", [(48, DAY, DAY), (48, DAY, None), (48, None, DAY), (None, DAY, DAY)])
@pytest.mark.parametrize("opened", [0, 12, 47, 47.999])
def test_a_form_that_is_open_can_be_finished(
    limits: tuple[float | None, float | None, float | None], opened: float
) -> None:
    """Opening it counts as beginning: there is a day for it, whatever the limits."""
    assert openings.is_open(opening(*limits), None, at(opened))
    just_opened = Begun(at(opened), at(opened))
    assert openings.is_open(opening(*limits), just_opened, at(opened + DAY) - timedelta(seconds=1))
