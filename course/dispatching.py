"""Many hand-overs at a time: one bookkeeper, and for each channel so many threads that wait for its provider.

The bookkeeper records what came back and claims what goes next in one transaction (group commit), so that the disk is
asked some tens of times a second and not three times a message. The promise stays whole: a claim is committed before
a byte of its message goes out. The channels share nothing but the bookkeeper: a provider that is slow or dead holds up
its own messages only, and those that waited too long behind it are asked again before they go.
"""

from collections import Counter, deque
from collections.abc import Callable, Collection
from datetime import datetime
from math import ceil
from queue import Empty, SimpleQueue
from threading import Semaphore, Thread
from time import monotonic

import structlog
from sqlalchemy.exc import DBAPIError

from course import delivery
from course.clock import Clock
from course.delivery import Claimed, Outcome
from course.models import Channel
from course.tickets import Ticket, Tools

# A provider that takes half a second to answer still gets all that the pace allows; a hundred connections are enough.
LATENCY_SECONDS, FEWEST, MOST = 0.5, 16, 100
# So many answers, or so long after the first of them, are worth a transaction. Codes and answers do not wait longer
# for that: they overtake whatever was claimed before them and is not yet on its way.
GROUP, GATHER_SECONDS = 100, 0.08
# Where nothing comes back, what has fallen due meanwhile is looked for this often.
LOOK_SECONDS = 0.25
# The heartbeat of the job has to come round while there is a queue.
RUN_SECONDS = 120.0
# A database that restarts is waited for; what it cannot take then is settled as any lost answer is.
PATIENCE_SECONDS = 45.0
log = structlog.get_logger(__name__)


def send_all(
    tools: Tools,
    *,
    clock: Clock,
    channels: Collection[str] = frozenset(Channel),
    is_stopping: Callable[[], bool] = lambda: False,
    seconds: float = RUN_SECONDS,
) -> int:
    """Send until nothing is due, the process is to end, or the time is up; how many messages left the queue.

    What is in flight is always waited for and written down: so whoever sends by several `channels` in one run may wait,
    at its end, for the slowest of their providers.
    """
    run = _Run(tools, clock, channels)
    try:
        return run.until(lambda begun: is_stopping() or monotonic() - begun > seconds)
    finally:
        run.close()


def at_once(per_second: float) -> int:
    """How many messages of a channel are in flight at most."""
    return min(MOST, max(FEWEST, ceil(per_second * LATENCY_SECONDS)))


class _Run:
    """One run: what is in flight, what came back, and the threads."""

    def __init__(self, tools: Tools, clock: Clock, channels: Collection[str]) -> None:
        self._tools, self._clock = tools, clock
        settings = tools.settings
        paces = {Channel.SMS: settings.sms_segments_per_second, Channel.EMAIL: settings.email_per_second}
        self._at_once = {
            channel: at_once(paces[Channel(channel)]) for channel in set(tools.senders) & set(channels)
        }
        self._back: SimpleQueue[Outcome] = SimpleQueue()
        self._lines = {
            channel: _Line(channel, number, self._send) for channel, number in self._at_once.items()
        }
        self._in_flight: Counter[str] = Counter()
        self._unwritten: list[Outcome] = []
        self._failing_since: float | None = None

    def until(self, is_over: Callable[[float], bool]) -> int:
        """The bookkeeper: gather what came back, write it down and claim more, hand that to the threads."""
        begun, taken = monotonic(), 0
        while True:
            may_claim = not is_over(begun)
            before = self._clock()
            claimed = self._write_down(may_claim=may_claim)
            for ticket in claimed.tickets:
                self._hand_over(ticket)
            taken += claimed.taken
            if (
                not self._in_flight.total()
                and not self._unwritten
                and self._is_done(claimed, may_claim, before)
            ):
                return taken
            self._gather()

    def close(self) -> None:
        for line in self._lines.values():
            line.end()

    def _is_done(self, claimed: Claimed, may_claim: bool, before: datetime) -> bool:
        """Whether there is nothing left; a clock that stands still brings no more room on the line either."""
        if not may_claim:
            return True
        return not claimed.taken and (not claimed.is_held_back or self._clock() == before)

    def _write_down(self, *, may_claim: bool) -> Claimed:
        """One transaction: settle what came back, claim what goes next."""
        wanted = {channel: self._room(channel) if may_claim else 0 for channel in self._lines}
        if not self._unwritten and not any(wanted.values()):
            return NOTHING
        try:
            with self._tools.db.writing() as session:
                now = self._clock()
                delivery.settle(session, self._unwritten, now=now)
                claimed = (
                    delivery.claim(session, self._tools, wanted, now=now) if any(wanted.values()) else NOTHING
                )
                session.commit()
        except DBAPIError as error:
            self._bear_with(error)
            return NOTHING
        self._unwritten, self._failing_since = [], None
        return claimed

    def _room(self, channel: str) -> int:
        """How many more may be claimed: what the threads can take, and a few behind them so that none of them waits."""
        most = self._at_once[channel]
        return most + min(GROUP, most) - self._in_flight[channel]

    def _bear_with(self, error: DBAPIError) -> None:
        """A database that restarts is asked again, with all that is to be written down; for a while."""
        self._failing_since = self._failing_since or monotonic()
        is_owed = bool(self._unwritten or self._in_flight.total())
        if not is_owed or monotonic() - self._failing_since > PATIENCE_SECONDS:
            raise error
        log.warning("database_failed", error=type(error.orig).__name__, waiting=len(self._unwritten))

    def _hand_over(self, ticket: Ticket) -> None:
        self._in_flight[ticket.channel] += 1
        self._lines[ticket.channel].put(ticket)

    def _send(self, ticket: Ticket) -> None:
        self._back.put(delivery.send(self._tools.senders, ticket, self._clock))

    def _gather(self) -> None:
        """What came back by now: a group of it, or what there is shortly after the first."""
        deadline = monotonic() + LOOK_SECONDS
        fresh: list[Outcome] = []
        while len(fresh) < GROUP and (left := deadline - monotonic()) > 0:
            try:
                fresh.append(self._back.get(timeout=left))
            except Empty:
                break
            deadline = min(deadline, monotonic() + GATHER_SECONDS) if len(fresh) == 1 else deadline
        self._in_flight.subtract(one.ticket.channel for one in fresh)
        self._unwritten += fresh


class _Line:
    """The tickets of one channel that are to go, and the threads that take them: no more than are needed at once.

    What is more urgent overtakes the rest. Nothing here stands between a ticket and a thread but two queues: a pool
    of the standard library costs each ticket as much as its connection does.
    """

    def __init__(self, channel: str, threads: int, send: Callable[[Ticket], None]) -> None:
        self._channel, self._threads, self._send = channel, threads, send
        self._running: list[Thread] = []
        # For each ticket a sign that there is one more; False ends a thread.
        self._signs: SimpleQueue[bool] = SimpleQueue()
        self._idle = Semaphore(0)
        self._urgent: deque[Ticket] = deque()
        self._others: deque[Ticket] = deque()

    def put(self, ticket: Ticket) -> None:
        (self._urgent if ticket.is_urgent else self._others).append(ticket)
        self._signs.put(True)
        if not self._idle.acquire(blocking=False) and len(self._running) < self._threads:
            name = f"send-{self._channel}_{len(self._running)}"
            self._running.append(Thread(target=self._work, name=name, daemon=True))
            self._running[-1].start()

    def end(self) -> None:
        """Have every thread end once it has sent what it is at; nothing may wait any more."""
        for _ in self._running:
            self._signs.put(False)

    def _work(self) -> None:
        while self._sign():
            self._send(self._next())

    def _sign(self) -> bool:
        """The next sign. Whoever has to wait for it is idle, and the next ticket needs no thread more."""
        try:
            return self._signs.get_nowait()
        except Empty:
            self._idle.release()
            return self._signs.get()

    def _next(self) -> Ticket:
        """The most urgent; there is one for each sign, but another thread may take the one that was seen."""
        try:
            return self._urgent.popleft()
        except IndexError:
            return self._others.popleft()


NOTHING = Claimed([], 0, is_held_back=False)
