"""A roster from a spreadsheet: read it, check each row, invite who is in it. Nobody is invited a second time.

An invitation is all that comes of a row. Saying yes at its link is the consent; nothing else is sent before.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from course import joining
from course.db import Session
from course.joining import AlreadyInvited
from course.models import Channel, Cohort
from course.nudges import WINDOW
from course.people import Profile
from course.rules import contacts, local_time, whereabouts

COLUMNS = ("name", "phone", "email", "zone", "locale", "send_at")
LONGEST_NAME, LARGEST_FILE, MOST_ROWS = 60, 4 * 1024 * 1024, 20_000
HOUR = re.compile(r"(\d{1,2}):(\d{2})(?::00)?", re.ASCII)


class FileRefused(Exception):
    """The file as a whole cannot be read. The text says why, and what to do."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell."""

    column: str
    error: str


@dataclass(frozen=True)
class Row:
    """One row, counted as a spreadsheet counts. `profile` is None where something is wrong."""

    number: int
    phone: str | None
    email: str | None
    zone: str | None
    profile: Profile | None
    errors: tuple[Fault, ...]


@dataclass(frozen=True)
class Roster:
    """A file that could be read: its rows, and the columns that mean nothing to us."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]


def read(data: bytes, cohort: Cohort, locales: frozenset[str]) -> Roster:
    """Read and check a CSV file for one cohort, whose country, zone and hour fill in what is left open."""
    header, lines = _table(data)
    names = [_column(cell) for cell in header]
    _check_header(names)
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, cells in lines:
        found = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        if any(found.values()):
            rows.append(_once(_row(number, found, cohort, locales), seen))
    unknown = tuple(header[at] for at, name in enumerate(names) if not name and header[at].strip())
    return Roster(tuple(rows), unknown)


def bring_in(session: Session, cohort: Cohort, profile: Profile, *, now: datetime) -> bool:
    """Invite one person; False where they were invited, or joined, before."""
    try:
        joining.invite(session, cohort, profile, source="import", now=now)
    except AlreadyInvited:
        return False
    return True


def _table(data: bytes) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The header, and every later row with its number."""
    if data.startswith(b"PK\x03\x04"):
        raise FileRefused("This is a spreadsheet file. Please save it as CSV (UTF-8), and import that.")
    if len(data) > LARGEST_FILE:
        raise FileRefused("This file is larger than 4 MB. Please split it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(
            "This file is not in UTF-8. Please save it as “CSV UTF-8”, and import that."
        ) from None
    if "\0" in text:
        raise FileRefused("This is not a CSV file.")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines = _counted(reader)
    _, header = next(lines, (0, []))
    return header, lines


def _counted(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number > MOST_ROWS:
                raise FileRefused(f"This file has more than {MOST_ROWS} rows. Please split it.")
            yield number, cells
    except csv.Error as error:
        raise FileRefused(f"Row {number + 1} cannot be read as CSV ({error}).") from None


def _column(cell: str) -> str:
    """The column a heading means: "Send at" and "E-Mail" are `send_at` and `email`."""
    letters = re.sub(r"[^a-z]", "", cell.casefold())
    return next((name for name in COLUMNS if name.replace("_", "") == letters), "")


def _check_header(names: list[str]) -> None:
    if "phone" not in names and "email" not in names:
        raise FileRefused(
            f"Row 1 must name the columns: {', '.join(COLUMNS)}. A phone or an email is needed."
        )
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise FileRefused(f"Row 1 names these columns twice: {', '.join(twice)}.")


def _row(number: int, found: Mapping[str, str], cohort: Cohort, locales: frozenset[str]) -> Row:
    faults: list[Fault] = []

    def cell(column: str) -> str:
        # Our own files, and careful people, put a quote before what a spreadsheet would take for a formula.
        return found.get(column, "").removeprefix("'")

    phone = contacts.parse_phone(cell("phone"), cohort.country) if cell("phone") else None
    email = contacts.parse_email(cell("email")) if cell("email") else None
    zone = local_time.canonical(cell("zone")) if cell("zone") else cohort.zone
    locale = cell("locale") or "en"
    send_at = _hour(cell("send_at")) if cell("send_at") else cohort.send_at
    if cell("phone") and phone is None:
        faults.append(Fault("phone", "This is not a phone number. Write it like +447700900123."))
    if cell("email") and email is None:
        faults.append(Fault("email", "This is not an email address."))
    if not cell("phone") and not cell("email"):
        faults.append(Fault("phone", "A phone number or an email address is needed."))
    if zone is None:
        faults.append(
            Fault("zone", "This is not a time zone. Write one like Europe/London, or leave it empty.")
        )
    if locale not in locales:
        faults.append(
            Fault("locale", f"This language is not there. Choose one of: {', '.join(sorted(locales))}.")
        )
    if send_at is None:
        faults.append(Fault("send_at", "Write an hour from 09:00 to 19:30, or leave it empty."))
    if len(cell("name")) > LONGEST_NAME:
        faults.append(Fault("name", f"Please keep the name to {LONGEST_NAME} letters."))
    profile = None
    if not faults and zone is not None and send_at is not None:
        channel, contact = (Channel.SMS, phone) if phone else (Channel.EMAIL, email)
        profile = Profile(
            cell("name"), channel, contact or "", cohort.country, zone, locale, send_at, shared_phone=False,
            zones_maybe=whereabouts.maybe(phone, zone) if phone and not cell("zone") else "",
        )  # fmt: skip
    return Row(number, phone, email, zone, profile, tuple(faults))


def _once(row: Row, seen: dict[str, int]) -> Row:
    """The second row with one number or address is a slip: it would not be invited."""
    if row.profile is None:
        return row
    before = seen.setdefault(row.profile.contact, row.number)
    if before == row.number:
        return row
    column = "phone" if row.profile.channel == Channel.SMS else "email"
    return Row(
        row.number, row.phone, row.email, row.zone, None, (Fault(column, f"Row {before} has this one too."),)
    )


def _hour(text: str) -> str | None:
    """A wall time inside the window, as "HH:MM"."""
    found = HOUR.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    at = time(int(found[1]), int(found[2]))
    return at.strftime("%H:%M") if WINDOW.clamp(at) == at else None
