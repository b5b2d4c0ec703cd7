"""What hides who somebody is in data without names: pseudonyms, dates moved by whole weeks, regions, joined rarities.

Everything follows from one key of 32 bytes, which whoever makes the export hands in: random for one export, or the
cohort's own, so that later exports fit together. Without the key nothing leads back; with dates alone, whoever knows
the first day of a cohort can work the weeks out, so what comes of this is *less* about people, and not nothing. Pure.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

KEY_BYTES = 32
# 60 bits: in a cohort of 100,000 the chance that two pseudonyms meet is about one in 230 million.
PSEUDONYM_LENGTH = 12
# Rows come in the order of (a * number + b) modulo this prime, so that their place in a file says nothing.
MIXED_MODULO = 2**31 - 1
# Up to half a year in either direction, and never none at all.
MOST_WEEKS = 26
# A category that fewer people have is joined with others, until those joined are at least as many.
FEWEST_ALIKE = 5
OTHER = "other"


@dataclass(frozen=True)
class Veil:
    """The key of one export, and what is made with it."""

    key: bytes

    def pseudonym(self, kind: str, name: str) -> str:
        """A name of twelve small letters and digits that stands for this one of this kind, always the same."""
        return base64.b32encode(self._digest(kind, name)).decode().lower()[:PSEUDONYM_LENGTH]

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

    def moved(self, at: datetime, name: str) -> datetime:
        """A wall time of this learner, moved, to the minute: the seconds would be a fingerprint of their own."""
        return at.replace(second=0, microsecond=0) + timedelta(weeks=self.weeks(name))

    def moved_day(self, on: date, name: str) -> date:
        """A date of this learner, moved."""
        return on + timedelta(weeks=self.weeks(name))

    def _digest(self, kind: str, name: str) -> bytes:
        return hmac.new(self.key, f"{kind}\0{name}".encode(), hashlib.sha256).digest()


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
