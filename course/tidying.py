"""Throw away what has served its purpose: counters, and sessions, codes and links that ended long ago,
numbers and wishes to join that nobody proved in time, and editions of the course that nobody needs."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update

from course import codes, editions, message_links, new_contacts, sessions, throttle
from course.db import Session
from course.models import BrowserSession, JoinRequest, LinkToken, Message, OneTimeCode

KEEP = timedelta(days=30)
# No counter counts over a longer stretch than an hour.
KEEP_COUNTERS = timedelta(days=1)
# So many wishes to join go in one run; the rest in the next.
AT_ONCE = 500


def tidy(session: Session, *, now: datetime) -> int:
    """How many sessions, editions, numbers, links, codes and wishes to join went."""
    before = now - KEEP
    throttle.forget_before(session, now - KEEP_COUNTERS)
    gone = sessions.forget_before(session, before)
    gone += editions.forget_unneeded(session, now=now)
    gone += new_contacts.forget_before(session, now)
    gone += message_links.forget_before(session, before)
    gone += codes.forget_before(session, before)
    return gone + _forget_unproven(session, before)


def _forget_unproven(session: Session, before: datetime) -> int:
    """What was typed on a join page and not proven by any code: whose name and number that is, nobody knows.

    Invitations stay, so that the same list invites nobody twice, and so does whoever waits for a place.
    """
    # Codes are forgotten first, so that whoever asked for another one meanwhile has the time from then.
    never = (
        ~exists().where(OneTimeCode.join_request_id == JoinRequest.id),
        JoinRequest.confirmed_at.is_(None),
        JoinRequest.waiting_at.is_(None),
        JoinRequest.person_id.is_(None),
    )
    left = select(JoinRequest.id).where(JoinRequest.source == "web", JoinRequest.created_at < before, *never)
    gone = session.scalars(left.limit(AT_ONCE)).all()
    if gone:
        for pointing in (BrowserSession, LinkToken):
            session.execute(delete(pointing).where(pointing.join_request_id.in_(gone)))
        session.execute(update(Message).where(Message.join_request_id.in_(gone)).values(join_request_id=None))
        session.execute(delete(JoinRequest).where(JoinRequest.id.in_(gone)))
    return len(gone)
