"""Arms by chance: every block balanced, the same list from the same seed, and sense before anything is shared out."""

from collections import Counter
from hashlib import sha256

import pytest

from course.rules import allocation
from course.rules.allocation import Arm, BadArms

HALVES = (Arm("now"), Arm("wait"))


@pytest.mark.parametrize(
    ("weights", "size"),
    [((1, 1), 4), ((2, 1), 6), ((3, 3), 12), ((4, 3), 7), ((1, 1, 1), 6), ((1, 1, 1, 1), 8)],
)
def test_every_block_holds_each_arm_as_often_as_its_share_says(weights: tuple[int, ...], size: int) -> None:
    arms = tuple(Arm(f"arm {at}", weight) for at, weight in enumerate(weights))
    listed = list(allocation.places("seed", arms, size * 20))
    assert allocation.block_size(arms) == size
    for block in range(20):
        found = Counter(arm for _, of_block, arm in listed if of_block == block + 1)
        assert {one.name: found[one.name] for one in arms} == {
            one.name: one.weight * size // sum(weights) for one in arms
        }


def test_the_list_can_be_worked_out_by_anybody_who_has_the_seed() -> None:
    """By the recipe in the docstring, with nothing of the product."""
    listed = [arm for _, _, arm in allocation.places("river-2027", HALVES, 40)]
    by_hand = []
    for block in range(10):
        slots = [(name, copy) for name in ("now", "wait") for copy in (0, 1)]
        slots.sort(key=lambda slot: sha256(f"river-2027|{block}|{slot[0]}|{slot[1]}".encode()).hexdigest())
        by_hand += [name for name, _ in slots]
    assert listed == by_hand
    assert listed != [arm for _, _, arm in allocation.places("river-2028", HALVES, 40)]


def test_no_place_is_known_from_those_around_it() -> None:
    """Over many seeds each place of a block falls to each arm about as often (4 standard deviations)."""
    first = Counter(
        (at, allocation.arm_at(str(seed), HALVES, at)) for seed in range(1000) for at in range(1, 5)
    )
    assert all(437 <= first[at, "now"] <= 563 for at in range(1, 5))


@pytest.mark.parametrize(
    ("arms", "said"),
    [
        ((), "2 to 4"),
        ((Arm("alone"),), "2 to 4"),
        (tuple(Arm(str(at)) for at in range(5)), "2 to 4"),
        ((Arm("Now"), Arm("now")), "same name"),
        ((Arm("now"), Arm("")), "needs a name"),
        ((Arm("now"), Arm("a|b")), "needs a name"),
        ((Arm("now"), Arm("w" * 41)), "needs a name"),
        ((Arm("now"), Arm("wait", 0)), "“wait” must be a whole number"),
        ((Arm("now"), Arm("wait", 7)), "“wait” must be a whole number"),
    ],
)
def test_arms_that_make_no_sense_are_refused(arms: tuple[Arm, ...], said: str) -> None:
    with pytest.raises(BadArms, match=said):
        allocation.checked(arms)
