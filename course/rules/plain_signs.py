"""What makes a text twice as dear: the signs that the GSM-7 alphabet lacks, where they stand, and what to use instead.

One such sign makes the whole text Unicode (UCS-2), of which a segment holds 70 units and not 160. Pure.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from course.rules import segments

# Neighbours that taking a sign apart does not find.
NEIGHBOURS: Mapping[str, str] = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("•·", "-"),
    "…": "...",
    "⁄": "/",
    "×": "x",
    "→": "->",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "ð": "d",
    "\t": " ",
    # Blanks of other widths, and signs that only steer how a line is drawn.
    **dict.fromkeys(map(chr, (0xA0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F)), " "),
    **dict.fromkeys(map(chr, (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0F)), ""),
}


@dataclass(frozen=True)
class Strange:
    """A sign that GSM-7 lacks. `at` counts from 1; `instead` is its neighbour, empty where it is best left out."""

    sign: str
    at: int
    name: str
    instead: str

    @property
    def shown(self) -> str:
        """The sign, or a word for one that cannot be seen."""
        return self.sign if self.sign.isprintable() and not self.sign.isspace() else self.name


def strange(text: str) -> list[Strange]:
    """Every sign of a text that makes it Unicode, in order, each at its first place."""
    lacking = segments.outside_gsm7(text)
    return [
        Strange(sign, text.index(sign) + 1, _name(sign), _instead(sign))
        for sign in sorted(lacking, key=text.index)
    ]


def cured(text: str) -> str:
    """The text with every such sign replaced by its neighbour, or left out."""
    for sign in segments.outside_gsm7(text):
        text = text.replace(sign, _instead(sign))
    return text


def _instead(sign: str) -> str:
    if sign in NEIGHBOURS:
        return NEIGHBOURS[sign]
    plain = "".join(
        NEIGHBOURS.get(one, one)
        for one in unicodedata.normalize("NFKD", sign)
        if not unicodedata.combining(one)
    )
    return plain if not segments.outside_gsm7(plain) else ""


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
