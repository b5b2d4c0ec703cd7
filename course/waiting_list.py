"""Who waits: those who were invited and have not answered, and the line before a full cohort."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select

from course import joining
from course.db import Session
from course.models import Cohort, JoinRequest, Message
from course.rules import needs


def invited(session: Session, cohort_id: int, *, limit: int) -> list[tuple[JoinRequest, str | None]]:
    """Who was invited to a cohort and has not said yes yet, the newest first, and where their invitation stands."""
    query = (
        select(JoinRequest, Message.status)
        .outerjoin(Message, and_(Message.join_request_id == JoinRequest.id, Message.kind == "invite"))
        .where(_has_not_answered([cohort_id]))
        .order_by(JoinRequest.id.desc())
        .limit(limit)
    )
    return [(request, status) for request, status in session.execute(query)]


def count_invited(session: Session, cohort_id: int) -> int:
    """How many they are."""
    return session.scalar(select(func.count(JoinRequest.id)).where(_has_not_answered([cohort_id]))) or 0


def _has_not_answered(cohort_ids: Collection[int]) -> ColumnElement[bool]:
    return and_(
        JoinRequest.cohort_id.in_(cohort_ids),
        JoinRequest.source != "web",
        JoinRequest.confirmed_at.is_(None),
        JoinRequest.withdrawn_at.is_(None),
    )


def long_unanswered(session: Session, cohort_ids: Collection[int], *, now: datetime) -> Mapping[int, int]:
    """For each cohort, how many people were invited more than a week ago and have not said yes."""
    query = (
        select(JoinRequest.cohort_id, func.count())
        .where(_has_not_answered(cohort_ids), JoinRequest.created_at < now - needs.INVITED_FOR)
        .group_by(JoinRequest.cohort_id)
    )
    return dict(session.execute(query).all())


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


def names(session: Session, requests: Iterable[JoinRequest]) -> list[str]:
    """What staff, or they themselves, gave as the names of these people."""
    return [joining.name_of(session, one) or "No name given" for one in requests]


def offer_place(session: Session, cohort: Cohort, request: JoinRequest, *, now: datetime) -> None:
    """Write once to somebody in the line that a place is theirs. Their yes is asked for on the page it leads to."""
    if request.offered_at is None and request.waiting_at is not None:
        request.offered_at = now
        joining.queue_invitation(session, cohort, request, joining.read(session, request).profile, now)
