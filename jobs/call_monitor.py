"""Call the monitor outside while all is well, so that it raises the alarm when this machine cannot any more.

A monitor that does not answer is no fault of ours: it is written to the log, and `/health` stays as it was.
"""

import structlog

from course import health
from course.senders.monitor import NotCalled
from course.wiring import Wired

log = structlog.get_logger(__name__)


def work(wired: Wired) -> int:
    if wired.monitor is None:
        return 0
    with wired.db.reading() as session:
        found = health.look_here(session, wired, now=wired.clock())
    if not found.is_well:
        log.warning("monitor_not_called", reason=found.status)
        return 0
    try:
        wired.monitor.call()
    except NotCalled as error:
        log.error("monitor_not_called", reason=error.code)
    return 0
