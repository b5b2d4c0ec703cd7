"""Plan every nudge whose time has come; before that, where the zone tables are new, move what waits."""

import structlog
import tzdata

from course import planning, replanning, restoring
from course.wiring import Wired

log = structlog.get_logger(__name__)


def work(wired: Wired) -> int:
    if restoring.is_held(wired):
        return 0
    now = wired.clock()
    moved = replanning.when_zones_changed(wired, tzdata.IANA_VERSION, now=now)
    if moved:
        log.info("zones_changed", release=tzdata.IANA_VERSION, moved=moved)
    return planning.plan_due(wired, now=now)
