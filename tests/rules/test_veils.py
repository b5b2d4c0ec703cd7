"""What hides who somebody is: pseudonyms that hold within an export, whole weeks, rarities joined."""

import base64
import hashlib
import hmac
from datetime import datetime

import pytest

from course.rules import veils
from course.rules.veils import Veil

ONE, OTHER = Veil(b"\x01" * 32), Veil(b"\x02" * 32)
NAMES = [f"uid-{number}" for number in range(2000)]


def test_a_pseudonym_holds_within_one_key_and_says_nothing_under_another() -> None:
    mine = [ONE.pseudonym("learner", name) for name in NAMES]
    assert mine == [Veil(b"\x01" * 32).pseudonym("learner", name) for name in NAMES]
    assert len(set(mine)) == len(NAMES)
    assert not set(mine) & {OTHER.pseudonym("learner", name) for name in NAMES}
    assert not set(mine) & {ONE.pseudonym("message", name) for name in NAMES}
    assert all(len(one) == 12 and one.isalnum() and one == one.lower() for one in mine)


def test_a_pseudonym_is_the_same_as_in_every_export_made_before() -> None:
    """Exports with the cohort's own key are laid side by side over years: the recipe never changes."""
    for name in NAMES:
        drawn = hmac.new(ONE.key, f"learner\0{name}".encode(), hashlib.sha256).digest()
        assert ONE.pseudonym("learner", name) == base64.b32encode(drawn).decode().lower()[:12]


def test_dates_move_by_whole_weeks_and_never_by_none() -> None:
    weeks = {ONE.weeks(name) for name in NAMES}
    assert weeks == set(range(-26, 27)) - {0}
    at = datetime.fromisoformat("2027-01-04T16:30:12.000345")
    for name in NAMES[:50]:
        moved = datetime.fromisoformat(veils.written(at, ONE.shift(name)))
        assert (moved.weekday(), moved.time().isoformat()) == (at.weekday(), "16:30:00")
        assert (moved.date() - at.date()).days == 7 * ONE.weeks(name)
    assert [ONE.weeks(name) for name in NAMES] != [OTHER.weeks(name) for name in NAMES]


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ({}, set()),
        ({"GB": 9}, {"GB"}),
        ({"GB": 3}, set()),
        ({"GB": 9, "FR": 2, "ES": 3}, {"GB"}),
        # Two people of one kind would be known for what they are not: the next rarest joins them.
        ({"GB": 9, "FR": 2, "ES": 6}, {"GB"}),
        ({"GB": 9, "FR": 2}, set()),
        ({"GB": 9, "ES": 5}, {"GB", "ES"}),
        ({"GB": 9, "ES": 0}, {"GB"}),
    ],
)
def test_what_too_few_have_in_common_is_joined(counts: dict[str, int], kept: set[str]) -> None:
    assert veils.common(counts) == kept


def test_a_zone_becomes_its_part_of_the_world() -> None:
    assert [veils.region(zone) for zone in ("Europe/London", "America/Argentina/Salta", "UTC")] == [
        "Europe", "America", "UTC",
    ]  # fmt: skip
