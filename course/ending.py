"""Wait until somebody wants this process to end, by Ctrl-C or as a service manager does.

The kernel hands a signal to any thread. One that does not go to the main thread leaves it waiting on its lock for
ever, so both are held back in every thread, and the main thread asks the kernel for them.
"""

import signal

ASKED = frozenset({signal.SIGTERM, signal.SIGINT})
CHILD = signal.SIGCHLD


def hold_back() -> None:
    """From here on neither signal breaks anything off. Called before any thread is started: they inherit it."""
    # What is ignored by default may be dropped while it is held back, unless somebody takes an interest.
    signal.signal(CHILD, _notice)
    signal.pthread_sigmask(signal.SIG_BLOCK, ASKED | {CHILD})


def let_through() -> None:
    """The same undone, for a child process between its birth and its program."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED | {CHILD})


def wait() -> None:
    """Return when the process is asked to end."""
    signal.sigwait(ASKED)


def wait_for(seconds: float) -> bool:
    """Wait so long at most; True where the process was asked to end meanwhile."""
    return signal.sigtimedwait(ASKED, seconds) is not None


def wait_or_child() -> bool:
    """The same, or when a child process has ended; True where it was asked."""
    return signal.sigwait(ASKED | {CHILD}) in ASKED


def _notice(_number: int, _frame: object) -> None:
    pass
