"""Send what is due until nothing is left, the process is to end, or the heartbeat has to come round.

Each channel has a job of its own: a run ends when all that is in flight is written down, and texts do not wait for a
mail server that has died.
"""

from collections.abc import Callable, Collection

from course import dispatching
from course.models import Channel
from course.wiring import Wired


def work(
    wired: Wired, *, channels: Collection[str] = frozenset(Channel), is_stopping: Callable[[], bool] = lambda: False
) -> int:  # fmt: skip
    return dispatching.send_all(wired, clock=wired.clock, channels=channels, is_stopping=is_stopping)
