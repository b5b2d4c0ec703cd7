"""A piece of work in a process of its own, which is a copy of this one as it stands."""

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

# Longer than any test is waited for, whatever else the machine does.
LONGEST_WAIT = 300


def in_fork(job: Callable[[], Any], *, longest: int | None = None) -> Any:
    """What a job finds out in a process of its own (as JSON); None where it came to no end."""
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reads)
            _be_quiet(longest)
            found = json.dumps(job()).encode()
            with os.fdopen(writes, "wb") as told:
                told.write(found)
        finally:
            # Whatever happened: what this is a fork of goes on by itself.
            os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as told:
        found = told.read()
    os.waitpid(pid, 0)
    if longest is not None:
        _end_group(pid)
    return json.loads(found) if found else None


def _be_quiet(longest: int | None) -> None:
    """In a fork: say nothing and leave nothing behind; end after so much processor time, with all that it started."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.dont_write_bytecode = True
    if longest is not None:
        os.setpgid(0, 0)
        signal.setitimer(signal.ITIMER_PROF, longest)
        signal.alarm(LONGEST_WAIT)


def _end_group(pid: int) -> None:
    """What a broken-off test leaves behind: a database server, a browser."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
