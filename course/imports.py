"""A roster from a spreadsheet: read it, check each row, invite who is in it. Nobody is invited a second time.

An invitation is all that comes of a row. Saying yes at its link is the consent; nothing else is sent before.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from course import inviting, joining, sheets
from course.db import Session
from course.models import Channel, Cohort
from course.nudges import WINDOW
from course.people import Profile
from course.rules import contacts, local_time, whereabouts
from course.sheets import FileRefused, Sheet

COLUMNS = ("name", "phone", "email", "zone", "locale", "send_at")
# What else lists call these columns, without blanks and signs.
CALLED: Mapping[str, str] = {
    **dict.fromkeys(("firstname", "fullname"), "name"),
    **dict.fromkeys(("mobile", "mobilephone", "mobilenumber", "cell", "cellphone"), "phone"),
    **dict.fromkeys(("phonenumber", "telephone", "telephonenumber", "tel"), "phone"),
    **dict.fromkeys(("emailaddress", "mail"), "email"),
    "timezone": "zone",
    "language": "locale",
}
LONGEST_NAME = 60
NO_CELLS: Mapping[str, str] = {}
# "16:30", "4:30 PM", "4 p.m.": lists are written in either way.
HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?::00)?)?(?:\s*([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell."""

    column: str
    error: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row, counted as a spreadsheet counts, with its cells by column. `profile` is None where something is wrong.

    `twin` is the earlier row that has the same number or address.
    """

    number: int
    phone: str | None
    email: str | None
    zone: str | None
    profile: Profile | None
    errors: tuple[Fault, ...]
    cells: Mapping[str, str] = field(default_factory=dict)
    twin: int | None = None


@dataclass(frozen=True)
class Roster:
    """A file that could be read: its rows, and the columns that mean nothing to us."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """What this installation can do: the languages it has, and the ways in which it can write to people."""

    locales: frozenset[str]
    channels: frozenset[str] = frozenset(Channel)


def read(data: bytes, cohort: Cohort, offer: Offer) -> Roster:
    """Read and check a CSV or XLSX file for one cohort, without the cells themselves: of a long list they are most."""
    return check(sheets.read(data), cohort, offer, keep_cells=False)


def check(sheet: Sheet, cohort: Cohort, offer: Offer, *, keep_cells: bool = True) -> Roster:
    """Check a table for one cohort, whose country, zone and hour fill in what is left open."""
    names = columns_of(sheet.header)
    _check_header(names)
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, cells in sheet.rows:
        found = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        if any(found.values()):
            row = _once(_row(number, found, cohort, offer), seen)
            rows.append(row if keep_cells else replace(row, cells=NO_CELLS))
    unknown = tuple(
        heading for name, heading in zip(names, sheet.header, strict=True) if not name and heading
    )
    return Roster(tuple(rows), unknown)


def mend(sheet: Sheet, cells: Mapping[tuple[int, str], str]) -> Sheet:
    """The same table with some cells, named by row and column, written anew."""
    places = {name: at for at, name in enumerate(columns_of(sheet.header))}
    rows = {number: [*found] for number, found in sheet.rows}
    for (number, column), text in cells.items():
        if number in rows and column in places:
            rows[number][places[column]] = text.strip()
    return Sheet(sheet.header, list(rows.items()))


def known(session: Session, cohort: Cohort, roster: Roster) -> frozenset[int]:
    """The good rows of people who were invited, or joined, before. Two queries, however long the roster is."""
    before = inviting.asked_or_in(session, cohort)
    return frozenset(
        row.number
        for row in roster.rows
        if row.profile is not None and joining.index_of(session, row.profile) in before
    )


def first_invitation(cohort: Cohort, roster: Roster, *, now: datetime) -> datetime | None:
    """When the first of these people is asked; None where there is nobody to ask."""
    hours = {(one.zone, one.send_at, one.zones_maybe): one for row in roster.rows if (one := row.profile)}
    times = [joining.invitation_time(one, cohort, now)[0] for one in hours.values()]
    return min(times, default=None)


def bring_in(session: Session, cohort: Cohort, roster: Roster, *, now: datetime) -> int:
    """Invite everybody in the good rows; how many are new. Who was invited, or joined, before is left alone."""
    profiles = (row.profile for row in roster.rows if row.profile is not None)
    return inviting.invite_all(session, cohort, profiles, source="import", now=now)


def columns_of(header: Sequence[str]) -> list[str]:
    """The column that each heading means, empty where it means none: "Send at" and "E-Mail" are `send_at` and `email`.

    "Mobile" is `phone` where no other heading is: the first that fits is read.
    """
    own = {name.replace("_", ""): name for name in COLUMNS}
    letters = [re.sub(r"[^a-z]", "", cell.casefold()) for cell in header]
    found = [own.get(one, "") for one in letters]
    for at, one in enumerate(letters):
        if (meant := CALLED.get(one, "")) and meant not in found:
            found[at] = meant
    return found


def _check_header(names: list[str]) -> None:
    if "phone" not in names and "email" not in names:
        raise FileRefused(
            f"Row 1 must name the columns: {', '.join(COLUMNS)}. A phone or an email is needed."
        )
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise FileRefused(f"Row 1 names these columns twice: {', '.join(twice)}.")


def _row(number: int, found: Mapping[str, str], cohort: Cohort, offer: Offer) -> Row:
    def cell(column: str) -> str:
        # Our own files, and careful people, put a quote before what a spreadsheet would take for a formula.
        return found.get(column, "").removeprefix("'")

    phone = contacts.parse_phone(cell("phone"), cohort.country) if cell("phone") else None
    email = contacts.parse_email(cell("email")) if cell("email") else None
    zone = local_time.canonical(cell("zone")) if cell("zone") else cohort.zone
    locale = cell("locale") or "en"
    send_at = _hour(cell("send_at")) if cell("send_at") else cohort.send_at
    languages = ", ".join(sorted(offer.locales))
    # What must hold of each cell, and what to say where it does not.
    checks = (
        ("phone", not cell("phone") or phone, "This is not a phone number. Write it like +447700900123."),
        ("email", not cell("email") or email, "This is not an email address."),
        ("phone", cell("phone") or cell("email"), "A phone number or an email address is needed."),
        ("zone", zone, "This is not a time zone. Write one like Europe/London, or leave it empty."),
        ("locale", locale in offer.locales, f"This language is not there. Choose one of: {languages}."),
        ("send_at", send_at, "Write an hour from 09:00 to 19:30, or leave it empty."),
        ("name", len(cell("name")) <= LONGEST_NAME, f"Please keep the name to {LONGEST_NAME} letters."),
    )
    faults = [Fault(column, error) for column, holds, error in checks if not holds]
    channel, contact = _way(phone, email, offer)
    if not faults and contact is None:
        faults.append(_no_way(phone))
    profile = None
    if not faults and zone is not None and send_at is not None and contact is not None:
        profile = Profile(
            cell("name"), channel, contact, cohort.country, zone, locale, send_at, shared_phone=False,
            zones_maybe=whereabouts.maybe(phone, zone) if phone and not cell("zone") else "",
        )  # fmt: skip
    return Row(number, phone, email, zone, profile, tuple(faults), found)


def _way(phone: str | None, email: str | None, offer: Offer) -> tuple[Channel, str | None]:
    """How they are asked: by text where they have a phone and texts can be sent, else by email."""
    if phone and Channel.SMS in offer.channels:
        return Channel.SMS, phone
    return Channel.EMAIL, email if Channel.EMAIL in offer.channels else None


def _no_way(phone: str | None) -> Fault:
    if phone:
        return Fault("phone", "No text messages are set up here. Please give an email address.")
    return Fault("email", "No email is set up here. Please give a phone number.")


def _once(row: Row, seen: dict[str, int]) -> Row:
    """The second row with one number or address is a slip: it would not be invited."""
    if row.profile is None:
        return row
    before = seen.setdefault(row.profile.contact, row.number)
    if before == row.number:
        return row
    column = "phone" if row.profile.channel == Channel.SMS else "email"
    slip = Fault(column, f"Row {before} has this one too.")
    return replace(row, profile=None, errors=(slip,), twin=before)


def _hour(text: str) -> str | None:
    """A wall time inside the window, as "HH:MM". A number alone is none: "9" may be meant in the evening."""
    found = HOUR.fullmatch(text)
    if not found or (found[2] is None and found[3] is None):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] in "pP" else 0)
    if hour > 23 or minute > 59:
        return None
    at = time(hour, minute)
    return at.strftime("%H:%M") if WINDOW.clamp(at) == at else None
