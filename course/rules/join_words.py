"""A text that asks to join a group: JOIN and the group's code, however a phone has written them. Pure."""

import re
import unicodedata

LONGEST = 120
ASKS = re.compile(
    r"(?:please )?(?:join|unirme|apuntarme)[ :]+(?P<code>[a-z0-9]+(?:[ -]+[a-z0-9]+)*?)(?: please)?"
)
# What phones make of a hyphen, and the marks that people put round a code.
HYPHENS = re.compile(r"[\u2010-\u2015\u2212_]")
AROUND = " .!\"'\u2018\u2019\u201c\u201d<>()[]\n\r\t"


def code(text: str) -> str | None:
    """The join code that somebody texted; None where the text asks for nothing of the kind."""
    if len(text) > LONGEST:
        return None
    plain = HYPHENS.sub("-", unicodedata.normalize("NFKC", text)).casefold()
    words = " ".join(plain.split()).strip(AROUND)
    found = ASKS.fullmatch(words)
    return re.sub(r"[ -]+", "-", found["code"]) if found else None
