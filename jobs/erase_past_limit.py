"""Erase whoever is past the time for which their cohorts keep what they wrote: each in a transaction of their own."""

import structlog

from course import erasing, past_limit, write_lock
from course.wiring import Wired

log = structlog.get_logger(__name__)


class NotErased(Exception):
    """Some could not be erased; all the others were. The next run tries again."""


def work(wired: Wired) -> int:
    """How many were erased. Raises NotErased where one failed, so that it shows in the health of the jobs."""
    gone, failed = 0, 0
    for person_id in past_limit.chosen(wired, now=wired.clock()):
        try:
            gone += _erase(wired, person_id)
        except Exception as error:
            # One learner whose rows are broken must not keep the others. What failed may hold words of theirs.
            log.error("not_erased", person=person_id, error=type(error).__name__)
            failed += 1
        if wired.db.is_sqlite:
            write_lock.rest()
    if gone:
        erasing.sweep(wired)
    if failed:
        raise NotErased(f"{failed} could not be erased")
    return gone


def _erase(wired: Wired, person_id: int) -> bool:
    with wired.db.writing() as session:
        found = past_limit.erase_if_over(
            session, wired.course, person_id, ledger=wired.settings.data_dir, now=wired.clock()
        )
        session.commit()
    return found
