"""Plan every nudge whose time has come."""

from course import planning, restoring
from course.wiring import Wired


def work(wired: Wired) -> int:
    if restoring.is_held(wired):
        return 0
    return planning.plan_due(wired, now=wired.clock())
