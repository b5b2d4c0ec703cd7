"""Delivery reports that come at the same time share a transaction: the disk is asked once for all of them.

1. Whoever brings a report while nobody writes, writes it, and all that wait with it.
2. Whoever comes meanwhile waits; the first of them writes the next group.
3. Nobody is told that a report was taken before its group is committed. No thread of its own does this, so that
   nothing has to be started or ended, and a process that is asked to end has only its requests to finish.
4. Where a group fails, each of its reports is tried alone: one that cannot be taken does not fail its neighbours.
"""

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import structlog
from sqlalchemy.exc import OperationalError

from course import reports
from course.clock import Clock
from course.db import Database
from course.delivery_reports import Report

# So many at most hold the write lock of SQLite for a few milliseconds.
MOST = 100
# Where they come one upon the other, those whose answer has just gone out bring their next one within this time.
GATHER_SECONDS = 0.002
log = structlog.get_logger(__name__)


class NotTaken(Exception):
    """The database did not take a report: whoever brought it has to bring it again."""


@dataclass(slots=True)
class _Brought:
    """A report and what became of it.

    Its bringer waits at `gate`, a lock that is opened once: when the report was written, or is theirs to write.
    """

    report: Report
    gate: Lock = field(default_factory=Lock)
    is_over: bool = False
    is_kept: bool = False

    def __post_init__(self) -> None:
        self.gate.acquire()


class ReportGroups:
    """Takes delivery reports from many threads."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._lock = Lock()
        self._waiting: deque[_Brought] = deque()
        self._is_writing, self._last = False, 0

    def take(self, report: Report) -> None:
        """Act on a report; it is on the disk when this returns. Raises NotTaken."""
        brought = _Brought(report)
        with self._lock:
            self._waiting.append(brought)
            has_to_wait, self._is_writing = self._is_writing, True
        if has_to_wait:
            brought.gate.acquire()
        if not brought.is_over:
            self._write_group()
        if not brought.is_kept:
            raise NotTaken

    def _write_group(self) -> None:
        """Write those that wait, the writer's own report the first of them; then it is the next one's turn."""
        if self._last > 1:
            time.sleep(GATHER_SECONDS)
        with self._lock:
            group = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
        try:
            self._commit(group)
        except Exception as error:
            log.warning("report_group_failed", error=type(error).__name__, reports=len(group))
            self._write_each(group)
        finally:
            with self._lock:
                following = self._waiting[0] if self._waiting else None
                self._is_writing, self._last = following is not None, len(group)
            for one in group:
                one.is_over = True
            # The next group first: its writer has the most to do. Whoever wrote this one, its first, is here and awake.
            if following is not None:
                following.gate.release()
            for one in group[1:]:
                one.gate.release()

    def _write_each(self, group: Sequence[_Brought]) -> None:
        """One by one; where the database itself is away or locked, the rest is not made to wait for it as well."""
        for one in group:
            try:
                self._commit([one])
            except OperationalError:
                return
            except Exception:
                log.exception("report_not_taken")

    def _commit(self, group: Sequence[_Brought]) -> None:
        with self._database.writing() as session:
            reports.take_all(session, [one.report for one in group], now=self._clock())
            session.commit()
        for one in group:
            one.is_kept = True
