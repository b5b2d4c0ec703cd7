"""Who to turn to, country by country: `lessons/support/<cc>.toml`, one file a country.

`elsewhere.toml` is for everybody whose country has no file: emergency numbers and a directory, never another
country's lines. `unknown.toml` is for those who have not said where they are. `verified_on` stays empty until
somebody has checked the line with the service itself.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from pydantic.dataclasses import dataclass

from course.lesson_files import STRICT, Folder, Key, Text, Where

ELSEWHERE, UNKNOWN = "elsewhere", "unknown"
CHECKED_EVERY = timedelta(days=92)
Way = Literal["call", "text", "chat", "web"]
PHONE_NUMBER = re.compile(r"\+?[\d -]+")
WEB_ADDRESS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?")
SCHEMES: Mapping[Way, str] = {"call": "tel:", "text": "sms:", "chat": "https://", "web": "https://"}


@dataclass(frozen=True, config=STRICT)
class Line:
    """One way to reach one service. `number` may be the address of a page; `say` is a word to text."""

    name: Text
    kind: Literal["lifeline", "text", "abuse"]
    how: Way
    number: Text
    say: str = ""
    hours: str = ""
    note: str = ""
    languages: str = ""
    verified_on: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nobody has checked it with the service itself yet."""
        return not self.verified_on

    def is_overdue(self, today: date) -> bool:
        """Whether it was checked so long ago that it has to be checked again (course map 4.8: quarterly)."""
        return bool(self.verified_on) and today - date.fromisoformat(self.verified_on) > CHECKED_EVERY

    @property
    def href(self) -> str:
        """The link that a tap on this line opens."""
        if self.how in {"chat", "web"}:
            return SCHEMES[self.how] + self.number
        body = f"?&body={self.say}" if self.say else ""
        return SCHEMES[self.how] + re.sub(r"[^\d+]", "", self.number) + body


@dataclass(frozen=True, config=STRICT)
class Country:
    """A country's emergency numbers, which `note` tells apart, and its lines; most useful first.

    `languages` are those in which its lines answer; a line may say others of its own.
    """

    code: Key
    name: Text
    emergency: tuple[Text, ...]
    note: str = ""
    languages: str = ""
    lines: tuple[Line, ...] = ()


def short_line(country: Country) -> str:
    """The line to name where there is room for one. Some services are called what they are dialled."""
    if not country.lines:
        return ""
    line = country.lines[0]
    return _bare(line.name if line.number in line.name else f"{line.name} {line.number}")


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
    for path in sorted({*home.glob("*.toml"), home / f"{ELSEWHERE}.toml", home / f"{UNKNOWN}.toml"}):
        document = folder.toml(path)
        country = folder.shape(document, Country) if document else None
        if document and country:
            folder.mistakes += [document.mistake(where, said) for where, said in _faults(country, path.stem)]
            countries[path.stem] = country
    return MappingProxyType(countries)


def _faults(country: Country, code: str) -> Iterator[tuple[Where, str]]:
    if country.code != code:
        yield ("code",), f"“code” must be “{code}”, like the file."
    if not country.emergency:
        yield ("emergency",), "Please give at least one emergency number."
    for position, line in enumerate(country.lines):
        fits = WEB_ADDRESS if line.how in {"chat", "web"} else PHONE_NUMBER
        if not fits.fullmatch(line.number):
            wanted = (
                "an address like www.example.org" if fits is WEB_ADDRESS else "a number that can be dialled"
            )
            yield ("lines", position, "number"), f"“number” is “{line.number}”. Here it must be {wanted}."
        if line.verified_on and not _is_day(line.verified_on):
            yield ("lines", position, "verified_on"), "“verified_on” must be a day like 2026-11-30, or empty."


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
