"""What the wall of a zone shows, minute by minute: it knows `zoneinfo` and nothing of ours, neither rule nor code."""

import zoneinfo
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

FROM, TO = datetime(2026, 11, 1, tzinfo=UTC), datetime(2031, 11, 30, tzinfo=UTC)
OPENS, CLOSES, LATEST = time(9), time(20), time(19, 30)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def changes(zone: str, *, since: datetime = FROM, until: datetime = TO) -> Iterator[datetime]:
    """Every instant at which the clocks of a zone change, to the minute."""
    clock, day = zoneinfo.ZoneInfo(zone), since
    while day < until:
        low, high = day, day + DAY
        if low.astimezone(clock).utcoffset() != high.astimezone(clock).utcoffset():
            before = low.astimezone(clock).utcoffset()
            while high - low > MINUTE:
                middle = low + MINUTE * ((high - low) // MINUTE // 2)
                low, high = (
                    (middle, high) if middle.astimezone(clock).utcoffset() == before else (low, middle)
                )
            yield high
        day += DAY


class Minutes:
    """Every minute from one instant to another, as the wall of one zone shows it."""

    def __init__(self, zone: str, begins: datetime, ends: datetime) -> None:
        clock = zoneinfo.ZoneInfo(zone)
        self._first: dict[datetime, datetime] = {}
        moment = begins
        while moment < ends:
            self._first.setdefault(moment.astimezone(clock).replace(tzinfo=None, fold=0), moment)
            moment += MINUTE
        self._walls = sorted(self._first)
        self._clock = clock

    def first(self, on: date, at: time) -> datetime | None:
        """The first minute at which the wall shows a time of this date, or a later one; None where there is none."""
        place = bisect_left(self._walls, datetime.combine(on, min(at, LATEST)))
        found = self._walls[place] if place < len(self._walls) else None
        return self._first[found] if found is not None and found.date() == on else None

    def is_inside(self, moment: datetime) -> bool:
        """Whether the wall shows an hour at which people may be written to."""
        return OPENS <= moment.astimezone(self._clock).time() < CLOSES
