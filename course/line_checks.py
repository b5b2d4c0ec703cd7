"""When staff last checked a help line with the service itself, beside what the country's file says of it.

It is for the desk alone. The day that learners read comes from the files, since Help now has to open for a stranger
while the database is down.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from course import facts
from course.db import Session
from course.models import Fact
from course.support_lines import Country, Line

CHECKED = "line-checked."
KEY_LENGTH = 16


def key_of(country: Country, line: Line) -> str:
    """The name of one line in any language. A line with another number is another one, to be checked anew."""
    told = "\n".join((country.code, line.kind, line.how, line.number))
    return hashlib.sha256(told.encode()).hexdigest()[:KEY_LENGTH]


def check(session: Session, country: Country, line: Line, *, today: date, now: datetime) -> None:
    """Somebody has called it, or read the service's own page, today."""
    facts.remember(session, CHECKED + key_of(country, line), today.isoformat(), now=now)


def days(session: Session) -> Mapping[str, str]:
    """On which day each line was checked at the desk, by its name."""
    query = select(Fact.name, Fact.value).where(Fact.name.startswith(CHECKED))
    return {row.name.removeprefix(CHECKED): row.value for row in session.execute(query)}


def dated(country: Country, found: Mapping[str, str]) -> Country:
    """The same country, each line with the later of its two days: the file's, and the desk's."""
    lines = (
        replace(line, verified_on=max(line.verified_on, found.get(key_of(country, line), "")))
        for line in country.lines
    )
    return replace(country, lines=tuple(lines))
