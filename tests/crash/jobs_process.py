"""The real jobs process of live mode, with a clock that a file moves, so that a lease ends without waiting for it."""

import mmap
import os
import struct
import sys
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from course import claims, clock, wiring
from course.db import Session
from course.models import Message, MessageStatus
from course.settings import Settings
from jobs import process

# How many seconds the clock is shifted by, as a file holds it.
SHIFT = struct.Struct("d")


class ShiftedClock:
    """The real clock, shifted by the seconds that a file holds.

    It is looked at in memory: reading it anew would take long enough that a process is now and then stopped between
    its last look at the clock and the first byte that it sends, which then counts against the product.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._held = mmap.mmap(file.fileno(), SHIFT.size, access=mmap.ACCESS_READ)

    def __call__(self) -> datetime:
        return clock.utc_now() + timedelta(seconds=self.seconds())

    def seconds(self) -> float:
        """By how much it is shifted."""
        (seconds,) = SHIFT.unpack_from(self._held)
        return float(seconds)


def plant(fault: str | None) -> None:
    """Break the product on purpose, so that a test can show that it would see it."""
    if fault == "resend-claimed":

        def rescue(session: Session, *, now: datetime) -> int:
            lost = update(Message).where(Message.status == MessageStatus.CLAIMED)
            session.execute(lost.values(status=MessageStatus.PLANNED, claim_token=None))
            return 0

        setattr(claims, "rescue", rescue)  # noqa: B010 - mypy would refuse the plain assignment


if __name__ == "__main__":
    plant(os.environ.get("KITH_TEST_PLANT"))
    sys.exit(process.tick(wiring.build(Settings.from_env(os.environ), clock=ShiftedClock(Path(sys.argv[1])))))
