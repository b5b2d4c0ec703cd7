"""Languages that nobody speaks, made from the English catalog, to see what a page does with other words.

`Mirrored` writes every letter of the interface as a Hebrew one, so that text really runs from right to left; a Latin
letter that is left on a page was never marked. `Longer` makes every text two fifths longer, as other languages do.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from gettext import NullTranslations
from types import MappingProxyType
from typing import Any

from course.lessons import Course
from course.wiring import Wired

MIRRORED, LONGER = "he", "de"
KEPT = re.compile(r"(%\(\w+\)s|<[^>]+>|&\w+;)")
HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתאבגד")
FILLER = " und noch etwas mehr von demselben, damit es eng wird"


class _Made(NullTranslations):
    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        return self._change(message) if message else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._change(msgid1 if n == 1 else msgid2)


def mirror(text: str) -> str:
    """The text in Hebrew letters; fill-ins and markup stay."""
    parts = KEPT.split(text)
    return "".join(
        part if number % 2 else part.lower().translate(HEBREW) for number, part in enumerate(parts)
    )


def lengthen(text: str) -> str:
    """The text and about two fifths more."""
    more = max(2, round(len(KEPT.sub("", text)) * 0.4))
    return text + (FILLER * (more // len(FILLER) + 1))[:more].rstrip()


def speaking(parts: Wired) -> Wired:
    """The same parts with the two made languages switched on."""
    words = {**parts.words, MIRRORED: _Made(mirror), LONGER: _Made(lengthen)}
    reading = parts.contents.reading
    parts.contents.reading = replace(reading, locales=(*reading.locales, MIRRORED, LONGER))
    return replace(parts, words=MappingProxyType(words))


def course_words(course: Course) -> frozenset[str]:
    """Every word of the course itself, which these languages leave in English."""
    return frozenset(" ".join(text.split()) for text in _texts(course))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield re.sub(r"<[^>]+>", "", value)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name != "translations":
                yield from _texts(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
