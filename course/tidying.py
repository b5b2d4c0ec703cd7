"""Throw away what has served its purpose: counters, and sessions, codes and links that ended long ago,
numbers that nobody proved in time, wishes to join and invitations that came to nothing, and editions of the course that
nobody needs."""

from datetime import datetime, timedelta

from course import codes, editions, message_links, new_contacts, sessions, throttle, unanswered
from course.db import Session

KEEP = timedelta(days=30)
# No counter counts over a longer stretch than an hour.
KEEP_COUNTERS = timedelta(days=1)


def tidy(session: Session, *, now: datetime) -> int:
    """How many sessions, editions, numbers, links, codes, wishes and invitations went."""
    before = now - KEEP
    throttle.forget_before(session, now - KEEP_COUNTERS)
    gone = sessions.forget_before(session, before)
    gone += editions.forget_unneeded(session, now=now)
    gone += new_contacts.forget_before(session, now)
    gone += message_links.forget_before(session, before)
    gone += codes.forget_before(session, before)
    return gone + unanswered.forget_before(session, before, now=now)
