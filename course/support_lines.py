"""Who to turn to, country by country: `lessons/support/<cc>.toml`, one file a country.

`elsewhere.toml` is for everybody whose country has no file: emergency numbers and a directory, never another
country's lines. `verified_on` stays empty until somebody has checked the line with the service itself.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic.dataclasses import dataclass

from course.lesson_files import STRICT, Folder, Key, Text

ELSEWHERE = "elsewhere"


@dataclass(frozen=True, config=STRICT)
class Line:
    """One way to reach one service. `number` is what is dialled, or the address of a page."""

    name: Text
    kind: Literal["lifeline", "text", "abuse"]
    how: Literal["call", "text", "chat"]
    number: Text
    say: str = ""
    hours: str = ""
    note: str = ""
    verified_on: str = ""

    @property
    def dial(self) -> str:
        """The number as a `tel:` or `sms:` link wants it."""
        return re.sub(r"[^\d+]", "", self.number)


@dataclass(frozen=True, config=STRICT)
class Country:
    """A country's own numbers, the ones to call at once first."""

    code: Key
    name: Text
    emergency: tuple[Text, ...]
    lines: tuple[Line, ...] = ()


def short_line(country: Country) -> str:
    """The line to name where there is room for one: the first lifeline that can be called, else the first."""
    calls = [line for line in country.lines if line.kind == "lifeline" and line.how == "call"]
    found = [*calls, *country.lines][:1]
    return _bare(f"{found[0].name} {found[0].number}") if found else ""


def short_lines(country: Country) -> str:
    """Emergency number and one line, as a text message gives them: "999, Samaritans 116 123"."""
    return ", ".join(part for part in (country.emergency[0], short_line(country)) if part)


def _bare(text: str) -> str:
    """Without accents, which would double the price of a text message."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def read(folder: Folder) -> Mapping[str, Country]:
    """Every country's file below `support/`; what is wrong with them is noted in the folder."""
    countries: dict[str, Country] = {}
    home = folder.root / "support"
    for path in sorted({*home.glob("*.toml"), home / f"{ELSEWHERE}.toml"}):
        document = folder.toml(path)
        country = document and folder.shape(document, Country)
        if not document or not country:
            continue
        if country.code != path.stem:
            folder.mistakes.append(
                document.mistake(("code",), f"“code” must be “{path.stem}”, like the file.")
            )
        if not country.emergency:
            folder.mistakes.append(
                document.mistake(("emergency",), "Please give at least one emergency number.")
            )
        countries[path.stem] = country
    return MappingProxyType(countries)
