"""The only place that reads the time. Everything else is handed a `now`."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

Clock = Callable[[], datetime]
# How long the distance to a database's clock is trusted: machines drift by far less than a millisecond in that time.
TRUSTED_SECONDS = 10.0
# An answer that took longer than this says too little of when it was given, and is asked for again.
ROUND_TRIP_SECONDS, TRIES = 0.25, 5
# Linux counts on while a machine is suspended by this clock only; elsewhere the ordinary one has to do.
_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def utc_now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def steady() -> float:
    """Seconds on a clock that nobody sets, from an unknown beginning; it counts on while the machine is suspended."""
    return time.clock_gettime(_STEADY)


class DatabaseClock:
    """The time of the database, for machines that share one: their own clocks may be wrong, or be set meanwhile.

    `ask` reads it there. In between, the time that passed on our steady clock is added, so that a `now` costs nothing.
    A database that is away leaves what is known standing; where nothing is known yet, its error is raised.
    """

    def __init__(self, ask: Clock, *, steady: Callable[[], float] = steady) -> None:
        self._ask, self._steady = ask, steady
        self._lock = Lock()
        self._zero: datetime | None = None
        self._asked_at = 0.0

    def __call__(self) -> datetime:
        zero, asked_at = self._zero, self._asked_at
        if zero is None or not 0 <= self._steady() - asked_at < TRUSTED_SECONDS:
            zero = self._measure()
        return zero + timedelta(seconds=self._steady())

    def _measure(self) -> datetime:
        """When our steady clock stood at nothing, by the clock of the database."""
        with self._lock:
            if self._zero is not None and 0 <= self._steady() - self._asked_at < TRUSTED_SECONDS:
                return self._zero
            try:
                self._zero = self._quickest()
            except Exception:
                if self._zero is None:
                    raise
            self._asked_at = self._steady()
            return self._zero

    def _quickest(self) -> datetime:
        found: list[tuple[float, datetime]] = []
        while len(found) < TRIES and (not found or found[-1][0] > ROUND_TRIP_SECONDS):
            before = self._steady()
            there = self._ask()
            after = self._steady()
            found.append((after - before, there - timedelta(seconds=(before + after) / 2)))
        return min(found)[1]


class HeldClock:
    """A clock that stands still until it is moved, kept in a file so that a restart finds it again.

    The demonstration runs on it: whoever uses it decides when time passes.
    """

    def __init__(self, path: Path, *, begins_at: datetime | None = None) -> None:
        self._path = path
        if begins_at is not None and not path.exists():
            self.move_to(begins_at)

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self._path.read_text(encoding="utf-8"))

    def move_to(self, instant: datetime) -> None:
        """Hold the clock at `instant` (aware). The file is replaced whole, so a reader never sees half of it."""
        beside = self._path.with_suffix(".next")
        beside.write_text(instant.astimezone(UTC).isoformat(), encoding="utf-8")
        beside.replace(self._path)


class SteppedClock:
    """The same in memory, for as long as a rehearsal lasts."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def __call__(self) -> datetime:
        return self._at

    def move_to(self, instant: datetime) -> None:
        """Hold the clock at `instant` (aware)."""
        self._at = instant.astimezone(UTC)
