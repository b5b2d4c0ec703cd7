"""Count how the course is going in large cohorts, so that nobody at the desk waits for it."""

from course import summaries
from course.wiring import Wired


def work(wired: Wired) -> int:
    with wired.db.reading() as session:
        found = summaries.count_large(session, now=wired.clock())
    # Counting takes a while; others who write do not wait for it.
    with wired.db.writing() as session:
        summaries.keep(session, found)
        session.commit()
    return len(found)
