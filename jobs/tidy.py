"""Throw away what has served its purpose."""

from course import erasing, tidying
from course.wiring import Wired


def work(wired: Wired) -> int:
    with wired.db.writing() as session:
        gone = tidying.tidy(session, now=wired.clock())
        session.commit()
    erasing.sweep(wired)
    return gone
