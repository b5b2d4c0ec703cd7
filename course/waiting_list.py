"""The line before a full cohort: who waits in it, and the place that is offered to them."""

from datetime import datetime

from sqlalchemy import select

from course import joining
from course.db import Session
from course.models import Cohort, JoinRequest


def in_line(session: Session, cohort_id: int) -> list[JoinRequest]:
    """Who waits for a place in a cohort, and whom one was offered, the first come first; each contact once."""
    query = select(JoinRequest).where(
        JoinRequest.cohort_id == cohort_id,
        JoinRequest.waiting_at.is_not(None),
        JoinRequest.confirmed_at.is_(None),
        JoinRequest.withdrawn_at.is_(None),
    )
    found = session.scalars(query.order_by(JoinRequest.waiting_at, JoinRequest.id))
    return list({one.contact_index: one for one in reversed(list(found))}.values())[::-1]


def offer_place(session: Session, cohort: Cohort, request: JoinRequest, *, now: datetime) -> None:
    """Write once to somebody in the line that a place is theirs. Their yes is asked for on the page it leads to."""
    if request.offered_at is None and request.waiting_at is not None:
        request.offered_at = now
        joining.queue_invitation(session, cohort, request, joining.read(session, request).profile, now)
