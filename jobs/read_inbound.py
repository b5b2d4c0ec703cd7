"""Read what came in from the provider's own list, in case a webhook was lost."""

from course import listening
from course.wiring import Wired


def work(wired: Wired) -> int:
    return listening.listen(wired, now=wired.clock())
