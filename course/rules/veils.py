"""What hides who somebody is in data without names: pseudonyms, dates moved by whole weeks, regions, joined rarities.

Everything follows from one key of 32 bytes, which whoever makes the export hands in: random for one export, or the
cohort's own, so that later exports fit together. Without the key nothing leads back; with dates alone, whoever knows
the first day of a cohort can work the weeks out, so what comes of this is *less* about people, and not nothing. Pure.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

KEY_BYTES = 32
# A pseudonym is the first 60 bits in base 32 (RFC 4648, in small letters), two signs at a time: in a cohort of 100,000
# the chance that two meet is about one in 230 million.
SIGNS = "abcdefghijklmnopqrstuvwxyz234567"
PAIRS = tuple(first + second for first in SIGNS for second in SIGNS)
# Rows come in the order of (a * number + b) modulo this prime, so that their place in a file says nothing.
MIXED_MODULO = 2**31 - 1
# Up to half a year in either direction, and never none at all.
MOST_WEEKS = 26
TO_THE_MINUTE = len("2027-01-04T16:30")
# A category that fewer people have is joined with others, until those joined are at least as many.
FEWEST_ALIKE = 5
OTHER = "other"


@dataclass(frozen=True)
class Veil:
    """The key of one export, and what is made with it."""

    key: bytes

    def pseudonym(self, kind: str, name: str) -> str:
        """A name of twelve small letters and digits that stands for this one of this kind, always the same."""
        drawn = int.from_bytes(self._digest(kind, name)[:8]) >> 4
        return "".join([PAIRS[drawn >> at & 0x3FF] for at in (50, 40, 30, 20, 10, 0)])

    def mixing(self) -> tuple[int, int]:
        """The a and b by which this export puts its learners in an order of its own; a is never 0."""
        drawn = self._digest("mixing", "")
        return (
            int.from_bytes(drawn[:8]) % (MIXED_MODULO - 1) + 1,
            int.from_bytes(drawn[8:16]) % MIXED_MODULO,
        )

    def weeks(self, name: str) -> int:
        """By how many weeks the dates of this learner are moved: -26 to 26, never 0."""
        drawn = int.from_bytes(self._digest("weeks", name)[:8]) % (2 * MOST_WEEKS)
        return drawn - MOST_WEEKS if drawn < MOST_WEEKS else drawn - MOST_WEEKS + 1

    def shift(self, name: str) -> timedelta:
        """By how long the dates of this learner are moved."""
        return timedelta(weeks=self.weeks(name))

    def _digest(self, kind: str, name: str) -> bytes:
        return hmac.digest(self.key, f"{kind}\0{name}".encode(), "sha256")


def written(local: datetime, shift: timedelta) -> str:
    """A wall time of somebody whose dates are moved by this, to the minute: the seconds would be a fingerprint."""
    return (local + shift).isoformat(timespec="minutes")[:TO_THE_MINUTE] + ":00"


def region(zone: str) -> str:
    """The part of the world of a zone: "Europe" for "Europe/London"."""
    return zone.split("/", 1)[0]


def common(counts: Mapping[str, int], fewest: int = FEWEST_ALIKE) -> frozenset[str]:
    """Of these categories, each with its people, those that keep their name. The others are joined into OTHER.

    The rarest go first, on to the next where those joined would still be fewer than `fewest`.
    """
    rising = sorted((count, name) for name, count in counts.items() if count)
    joined, kept = 0, {name for _, name in rising}
    for count, name in rising:
        if count >= fewest and (joined == 0 or joined >= fewest):
            break
        kept.discard(name)
        joined += count
    return frozenset(kept)
