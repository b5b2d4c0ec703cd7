"""Have the provider forget what texts said a month ago."""

from course import forgetting
from course.wiring import Wired


def work(wired: Wired) -> int:
    return forgetting.forget(wired, now=wired.clock())
