"""Who gets which arm: permuted blocks made from a seed, so that the whole list can be worked out again. Pure.

A block holds each arm as often as its weight says, or twice as often where the weights come to SHORT or less, and
the blocks follow each other without end. Within block b the places are put in the order of
SHA-256("seed|b|arm|copy"), as text in UTF-8: anybody can repeat that with a calculator of hashes. After every whole
block the arms stand exactly in the ratio of their weights.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

FEWEST, MOST = 2, 4
HEAVIEST, LONGEST_NAME, LONGEST_SEED = 6, 40, 80
SHORT = 6
BLOCKS_AT_HAND = 64


@dataclass(frozen=True)
class Arm:
    """One arm: what it is called, and its share of each block."""

    name: str
    weight: int = 1


class BadArms(ValueError):
    """Arms that cannot be shared out; the text says why and what to do."""


def checked(arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """The same arms where they make sense. Raises BadArms."""
    if not FEWEST <= len(arms) <= MOST:
        raise BadArms(f"Please name {FEWEST} to {MOST} arms.")
    names = [one.name.casefold() for one in arms]
    if len(set(names)) < len(names):
        raise BadArms("Two arms have the same name. Please give each its own.")
    for one in arms:
        if not one.name or len(one.name) > LONGEST_NAME or "|" in one.name:
            raise BadArms(f"An arm needs a name of at most {LONGEST_NAME} characters, without “|”.")
        if not 1 <= one.weight <= HEAVIEST:
            raise BadArms(f"The share of “{one.name}” must be a whole number from 1 to {HEAVIEST}.")
    return tuple(arms)


def block_size(arms: Sequence[Arm]) -> int:
    """How many places one block has."""
    once = sum(one.weight for one in arms)
    return once * 2 if once <= SHORT else once


def arm_at(seed: str, arms: Sequence[Arm], number: int) -> str:
    """The arm of the place with this number, counted from 1."""
    block, at = divmod(number - 1, block_size(arms))
    return _block(seed, tuple(arms), block)[at]


def places(seed: str, arms: Sequence[Arm], count: int) -> Iterator[tuple[int, int, str]]:
    """The list from its beginning: number, block (both from 1) and arm."""
    size = block_size(arms)
    for number in range(1, count + 1):
        yield number, (number - 1) // size + 1, arm_at(seed, arms, number)


@lru_cache(BLOCKS_AT_HAND)
def _block(seed: str, arms: tuple[Arm, ...], block: int) -> tuple[str, ...]:
    times = block_size(arms) // sum(one.weight for one in arms)
    slots = [(one.name, copy) for one in arms for copy in range(one.weight * times)]
    return tuple(name for name, copy in sorted(slots, key=lambda slot: _rank(seed, block, *slot)))


def _rank(seed: str, block: int, name: str, copy: int) -> str:
    return hashlib.sha256(f"{seed}|{block}|{name}|{copy}".encode()).hexdigest()
