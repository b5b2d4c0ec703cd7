"""What somebody's own check-ins seem to say of mood and people, and nothing where they say too little. Pure."""

from collections.abc import Sequence
from enum import StrEnum
from statistics import mean

FEWEST_PAIRS, FEWEST_A_SIDE = 4, 2
# A whole step on the scale from 1 to 10; less is not worth a word.
A_LITTLE = 1.0


class Finding(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"


def closeness(pairs: Sequence[tuple[int, int]]) -> Finding | None:
    """Whether mood (1 to 10) was another in weeks that felt closer (1 to 5); `pairs` are (closeness, mood).

    1. With fewer than four weeks, or where every week felt alike, there is nothing to say.
    2. Weeks above the average closeness are put beside weeks below it, at least two of each.
    3. Their average moods differ by a whole step of the scale, or count as the same.
    """
    if len(pairs) < FEWEST_PAIRS:
        return None
    middle = mean(near for near, _ in pairs)
    closer = [mood for near, mood in pairs if near > middle]
    apart = [mood for near, mood in pairs if near < middle]
    if min(len(closer), len(apart)) < FEWEST_A_SIDE:
        return None
    difference = mean(closer) - mean(apart)
    if abs(difference) < A_LITTLE:
        return Finding.SAME
    return Finding.HIGHER if difference > 0 else Finding.LOWER
