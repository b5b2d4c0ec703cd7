"""Plan every nudge whose time has come."""

from course import planning
from course.wiring import Wired


def work(wired: Wired) -> int:
    return planning.plan_due(wired, now=wired.clock())
