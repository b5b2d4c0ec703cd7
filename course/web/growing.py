"""A file that leaves while it is made: its first bytes at once, and never a short one that looks whole.

1. A thread of its own makes the file, as fast as it can, on the disk, where it has no name. So however slow the line of
   whoever takes it, the database is asked only for as long as the making takes.
2. The answer follows it, piece by piece. A proxy that waits a minute for the next byte has nothing to wait for.
3. Where the making fails the answer is broken off: the browser says that the download failed. Where whoever takes it
   goes away, the making stops.
"""

import os
import tempfile
from collections.abc import Callable, Mapping
from threading import Condition, Thread

import structlog

PIECE = 64 * 1024
Counts = Mapping[str, int]
log = structlog.get_logger(__name__)


class BrokenOff(Exception):
    """The file could not be made to its end. What was sent of it is of no use."""


class GivenUp(Exception):
    """Nobody takes the file any more."""


class Growing:
    """One such file: written by `make`, read by whoever goes through it.

    `make` gets this to write into and says what it wrote; `ended` is then told that, once: after the last byte was
    taken, or with None where the file broke off. Both run outside of any request. The first bytes are there when this
    is: where `make` fails before, that is raised here.
    """

    def __init__(self, make: Callable[["Growing"], Counts], ended: Callable[[Counts | None], None]) -> None:
        self._make, self._ended = make, ended
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # The last of the two who need it closes it.
        self._users, self._news = 2, Condition()
        self._kept, self._written, self._sent = bytearray(), 0, 0
        self._counts: Counts | None = None
        self._is_made = self._is_given_up = self._has_ended = False
        Thread(target=self._run, name="growing", daemon=True).start()
        with self._news:
            self._news.wait_for(lambda: self._written or self._is_made)
        if not self._written:
            self.close()
            raise BrokenOff

    def write(self, data: bytes) -> int:
        """Take the next bytes; raises GivenUp where nobody wants them."""
        if self._is_given_up:
            raise GivenUp
        self._kept += data
        if not self._written or len(self._kept) >= PIECE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Let whoever reads have what is here."""
        kept, self._kept = memoryview(self._kept), bytearray()
        at = self._written
        while kept:
            done = os.pwrite(self._file.fileno(), kept, at)
            kept, at = kept[done:], at + done
        with self._news:
            self._written = at
            self._news.notify_all()

    def __iter__(self) -> "Growing":
        return self

    def __next__(self) -> bytes:
        with self._news:
            self._news.wait_for(lambda: self._written > self._sent or self._is_made)
            at_most = min(PIECE, self._written - self._sent)
        if at_most:
            piece = os.pread(self._file.fileno(), at_most, self._sent)
            self._sent += len(piece)
            return piece
        if self._counts is None:
            self.close()
            raise BrokenOff
        self._end(self._counts)
        raise StopIteration

    def close(self) -> None:
        """Nobody goes on reading: what has not been made is not needed."""
        self._is_given_up = True
        self._end(None)

    def _run(self) -> None:
        try:
            self._counts = self._make(self)
            self.flush()
        except GivenUp:
            self._counts = None
        except Exception:
            self._counts = None
            log.exception("file broke off")
        finally:
            with self._news:
                self._is_made = True
                self._news.notify_all()
            self._leave()

    def _end(self, counts: Counts | None) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        self._leave()
        try:
            self._ended(counts)
        except Exception:
            # The file is with whoever took it, or is not; neither changes because nobody could write it down.
            log.exception("end of file not recorded")

    def _leave(self) -> None:
        with self._news:
            self._users -= 1
            is_last = not self._users
        if is_last:
            self._file.close()
