"""How many SMS segments a text takes, by the same rules as Twilio's public calculator.

1. If every character is in the GSM-7 alphabet the unit is a septet (160 in one segment, 153 in each of
   several), and a character of the extension table takes two. Else it is a UTF-16 code unit (70 and 67).
2. What reads as one character is never split between segments: an escaped character, a surrogate pair, an
   emoji made of several, a letter with its accents. So dividing the units by 153 or 67 would be too low.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import gsm0338

ALPHABET = gsm0338.Codec()
ESCAPE = "\x1b"
JOINER = "\u200d"
COMBINING = frozenset({"Mn", "Mc", "Me"})
SKIN_TONES = range(0x1F3FB, 0x1F400)
TAGS = range(0xE0020, 0xE0080)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)


@dataclass(frozen=True)
class Segments:
    """What a text costs to send."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    segments: int


def count(text: str) -> Segments:
    if _SINGLE.fullmatch(text):
        return Segments("GSM-7", len(text), 1 if len(text) <= 160 else -(-len(text) // 153))
    septets = [_septets(character) for character in text]
    if all(septets):
        return Segments("GSM-7", sum(septets), _pack(septets, alone=160, together=153))
    units = [len(cluster.encode("utf-16-le", "surrogatepass")) // 2 for cluster in _clusters(text)]
    return Segments("UCS-2", sum(units), _pack(units, alone=70, together=67))


def outside_gsm7(text: str) -> list[str]:
    """The characters that would make a text cost more than twice as much, each once, in order."""
    return [character for character in dict.fromkeys(text) if not _septets(character)]


@lru_cache(maxsize=1024)
def _septets(character: str) -> int:
    """One, or two with its escape; zero for a character that the alphabet lacks."""
    try:
        encoded, _ = ALPHABET.encode(character)
    except UnicodeEncodeError:
        return 0
    return 0 if character == ESCAPE else len(encoded)


# Nearly all that is sent is made of these alone, each a septet, and where nothing is long nothing can be split.
_SINGLE = re.compile(
    f"[{''.join(re.escape(chr(point)) for point in range(128) if _septets(chr(point)) == 1)}]*"
)


def _pack(sizes: Iterable[int], *, alone: int, together: int) -> int:
    sizes = list(sizes)
    if sum(sizes) <= alone:
        return 1
    segments, filled = 1, 0
    for size in sizes:
        if filled + size > together:
            segments, filled = segments + 1, 0
        filled += size
    return segments


def _clusters(text: str) -> list[str]:
    """The text as the characters that a reader sees."""
    clusters: list[str] = []
    for character in text:
        if clusters and _joins(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _joins(cluster: str, character: str) -> bool:
    """Whether this character is read as part of the cluster before it."""
    category, point = unicodedata.category(character), ord(character)
    if character == JOINER or category in COMBINING or point in SKIN_TONES or point in TAGS:
        return cluster not in {"\r", "\n"}
    if cluster[-1] == JOINER:
        return category == "So"
    return point in FLAG_LETTERS and len(cluster) == 1 and ord(cluster) in FLAG_LETTERS
