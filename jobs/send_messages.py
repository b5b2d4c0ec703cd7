"""Send what is due until nothing is left, the process is to end, or the heartbeat has to come round."""

from collections.abc import Callable

from course import dispatching
from course.wiring import Wired


def work(wired: Wired, *, is_stopping: Callable[[], bool] = lambda: False) -> int:
    return dispatching.send_all(wired, clock=wired.clock, is_stopping=is_stopping)
