"""Wall time and zone into instants, send windows, and which zone names are places.

Days are dates here: nothing adds 24 hours to reach tomorrow. A wall time becomes an instant by this rule:
  1. it happens once on that date: that instant;
  2. it happens twice (the clocks go back): the first pass;
  3. it does not happen (the clocks go forward): the first minute after the gap that does;
  4. that minute lies on the next date (Nuuk, 23:30): the last minute before the gap, so that each date keeps
     its own slot;
  5. the whole date does not happen (Samoa, 30 December 2011): the first minute after it. Whoever plans
     by dates asks `exists` first.

A name that was kept may leave the zone tables. One that has a present name goes by that; any other is told in UTC
(`STAND_IN`), which every page and file says. Nobody is sent anything by it: see `course/windows.py`.
"""

import functools
import importlib.resources
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

# The machine's own zone files are as old as its last upgrade, and two machines may disagree; the tzdata
# package is pinned and the same everywhere. So the system path is emptied before any zone is read.
zoneinfo.reset_tzpath(to=[])

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
# What is handed over in the last half hour of a window may arrive after it: a wished time stays clear of it.
BEFORE_CLOSING = timedelta(minutes=30)
# The clock of a zone that the tables do not have. The zone "UTC", which somebody may have chosen, is another object.
STAND_IN: tzinfo = UTC
# They name an offset and a rule, not a place where somebody lives.
ABBREVIATIONS = frozenset(
    ["CET", "CST6CDT", "EET", "EST", "EST5EDT", "HST", "MET", "MST", "MST7MDT", "PST8PDT", "WET"]
)
# The zone files tie these former names to a far-off place that keeps the same time; browsers still send them.
FORMER_NAMES = {
    "Africa/Asmera": "Africa/Asmara",
    "Africa/Timbuktu": "Africa/Bamako",
    "America/Coral_Harbour": "America/Atikokan",
    "America/Virgin": "America/St_Thomas",
    "Atlantic/Jan_Mayen": "Arctic/Longyearbyen",
    "Iceland": "Atlantic/Reykjavik",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
    "Pacific/Yap": "Pacific/Chuuk",
}


class NeverOpen(ValueError):
    """The window is empty: those who narrowed it have no minute in common."""


def instant(on: date, at: time, zone: str) -> datetime:
    """The moment, in UTC, at which the clock on the wall of `zone` shows `at` on date `on`."""
    wall = datetime.combine(on, at.replace(tzinfo=None, fold=0, microsecond=0))
    meant = _utc(wall, zone)
    if _wall(meant, zone) == wall:
        return meant
    start, end = _gap_around(wall, zone)
    if _wall(end, zone).date() == on or _wall(start, zone).date() != on:
        return end
    return start


def local(moment: datetime, zone: str) -> datetime:
    """The same moment as the people of `zone` see it."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no zone: an instant is always UTC-aware")
    return moment.astimezone(clock_of(zone))


def local_date(moment: datetime, zone: str) -> date:
    """The date in `zone` at that moment."""
    return local(moment, zone).date()


def exists(on: date, zone: str) -> bool:
    """False for a date that a zone skipped when it moved across the date line."""
    return local_date(instant(on, time(0), zone), zone) == on


def comes_twice(on: date, at: time, zone: str) -> bool:
    """True for a wall time that the clocks, going back, show a second time on that date."""
    wall = datetime.combine(on, at.replace(tzinfo=None))
    # In a gap it is the other way round, and at any other minute the two are one.
    return _utc(wall.replace(fold=0), zone) < _utc(wall.replace(fold=1), zone)


@dataclass(frozen=True)
class Window:
    """The hours of a local day in which a person may be reached: from `opens` up to, not including, `closes`.

    The default is the widest there is; everybody else's wishes only narrow it.
    """

    opens: time = time(9)
    closes: time = time(20)

    def __post_init__(self) -> None:
        if self.opens > self.closes:
            raise ValueError(f"a window cannot open at {self.opens} after it closes at {self.closes}")

    @property
    def is_empty(self) -> bool:
        """True when nothing may be sent at any hour."""
        return self.opens == self.closes

    def narrowed(self, other: "Window") -> "Window":
        """The hours that both allow; an empty window if there are none."""
        opens = max(self.opens, other.opens)
        return Window(opens, max(opens, min(self.closes, other.closes)))

    def opens_on(self, on: date, zone: str) -> datetime:
        """The moment the window of that local date opens, in UTC."""
        return instant(on, self.opens, zone)

    def closes_on(self, on: date, zone: str) -> datetime:
        """The moment the window of that local date closes, in UTC."""
        return instant(on, self.closes, zone)

    def contains(self, moment: datetime, zone: str) -> bool:
        """True if somebody in `zone` may be reached at that moment."""
        on = local_date(moment, zone)
        return self.opens_on(on, zone) <= moment < self.closes_on(on, zone)

    def next_open(self, moment: datetime, zone: str) -> datetime:
        """That moment itself if the window is open, else when it next opens."""
        if self.is_empty:
            raise NeverOpen("no hour of the day is allowed")
        on = local_date(moment, zone)
        while not exists(on, zone) or moment >= self.closes_on(on, zone):
            on += DAY
        return max(moment.astimezone(UTC), self.opens_on(on, zone))

    def closes_at(self, moment: datetime, zone: str) -> datetime:
        """The end, in UTC, of the window of the local day that moment is in."""
        return self.closes_on(local_date(moment, zone), zone)

    def time_left(self, moment: datetime, zone: str) -> timedelta:
        """How long the window stays open; nothing outside it."""
        return self.closes_at(moment, zone) - moment if self.contains(moment, zone) else timedelta(0)

    def clamp(self, at: time) -> time:
        """A wished time pulled into the window, and never into its last half hour."""
        latest = (datetime.combine(date.max, self.closes) - BEFORE_CLOSING).time()
        if latest >= self.closes:
            latest = self.opens  # Half an hour before 00:10 is yesterday.
        return max(self.opens, min(at.replace(tzinfo=None, fold=0), latest))


def clock_of(zone: str) -> tzinfo:
    """The clock of a zone that was kept; `STAND_IN` where the tables of today have it by no name."""
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        present = canonical(zone)
        return zoneinfo.ZoneInfo(present) if present is not None else STAND_IN


def is_known(zone: str) -> bool:
    """False for a zone that was kept and that the tables of today have by no name."""
    return clock_of(zone) is not STAND_IN


def is_zone(name: str) -> bool:
    """True for an exact zone name that stands for a place, also an old one such as US/Eastern."""
    return name in _present_names()


def canonical(name: str) -> str | None:
    """Today's name of a place's zone, from any spelling or former name; None if it is not a place."""
    return _casefolded().get("_".join(name.split()).casefold())


@functools.cache
def zone_countries() -> Mapping[str, str]:
    """Every zone that is a place, and its country (ISO 3166), in the order of the zone table."""
    rows = (line.split("\t") for line in _table("zone.tab") if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


@functools.cache
def _present_names() -> Mapping[str, str]:
    """Every name of a place, former or present, to its present name."""
    places, links = zone_countries(), _links() | FORMER_NAMES
    names = {place: place for place in places}
    for alias in links.keys() - places.keys():
        target = alias
        while target in links and target not in places:
            target = links[target]
        if target in places:
            names[alias] = target
    return names


@functools.cache
def _casefolded() -> Mapping[str, str]:
    return {name.casefold(): present for name, present in _present_names().items()}


def _links() -> dict[str, str]:
    """Alias to target, as the zone files have them: lines of the form "L Europe/London GB"."""
    rows = (line.split() for line in _table("tzdata.zi") if line.startswith("L "))
    return {alias: target for _, target, alias in rows if alias not in ABBREVIATIONS}


def _table(name: str) -> list[str]:
    """The lines of a text file of the tzdata package."""
    return (importlib.resources.files("tzdata") / "zoneinfo" / name).read_text("utf-8").splitlines()


def _utc(wall: datetime, zone: str) -> datetime:
    return wall.replace(tzinfo=clock_of(zone)).astimezone(UTC)


def _wall(moment: datetime, zone: str) -> datetime:
    return local(moment, zone).replace(tzinfo=None, fold=0)


def _gap_around(wall: datetime, zone: str) -> tuple[datetime, datetime]:
    """The last minute before, and the first minute after, the gap that swallowed a wall time.

    Read with the offset after the change (fold 1) it falls before the change, and with the one before it
    (fold 0) after; the change itself is found in between by halving.
    """
    before, after = _utc(wall.replace(fold=1), zone), _utc(wall, zone)
    offset = local(after, zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // (2 * SECOND) * SECOND
        if local(middle, zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return _to_minute(before, zone, up=False), _to_minute(after, zone, up=True)


def _to_minute(moment: datetime, zone: str, *, up: bool) -> datetime:
    """Some old offsets had seconds; a slot is shown in minutes, so the answer is a whole minute there."""
    over = _wall(moment, zone) - _wall(moment, zone).replace(second=0, microsecond=0)
    if not over:
        return moment
    return moment - over + (MINUTE if up else timedelta(0))
