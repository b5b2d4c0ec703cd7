"""Send what is due, batch after batch, until nothing is left or the process is to end."""

from collections.abc import Callable

from course import delivery
from course.wiring import Wired

# Enough for a long queue, and few enough for the heartbeat to come round while there is one.
BATCHES = 25


def work(wired: Wired, *, is_stopping: Callable[[], bool] = lambda: False) -> int:
    sent = 0
    for _ in range(BATCHES):
        taken = 0 if is_stopping() else delivery.deliver_due(wired, clock=wired.clock)
        if not taken:
            break
        sent += taken
    return sent
