"""The only place that reads the time. Everything else is handed a `now`."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


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
