"""Signposts: that a page which points to more help was shown, which one and when. Nothing of why is kept."""

from datetime import datetime

from sqlalchemy import bindparam, select

from course import db
from course.db import Session
from course.models import Enrolment, Signpost
from course.rules import measures

_SEEN = (
    select(Signpost.id)
    .where(
        Signpost.enrolment_id == bindparam("enrolment_id"),
        Signpost.kind == bindparam("kind"),
        Signpost.shown_at > bindparam("at"),
    )
    .limit(1)
)


def put_up(session: Session, enrolment_id: int, kind: str, *, now: datetime) -> bool:
    """Note that a page is shown now; False where the same one was shown in the last two weeks: nobody is nagged."""
    # One at a time for each learner, so that a double tap is one line.
    session.scalar(select(Enrolment.id).where(Enrolment.id == enrolment_id).with_for_update())
    if stands(session, enrolment_id, kind, now=now):
        return False
    session.add(Signpost(enrolment_id=enrolment_id, kind=kind, shown_at=now))
    session.flush()
    return True


def stands(session: Session, enrolment_id: int, kind: str, *, now: datetime) -> bool:
    """Whether this page was shown within the last two weeks."""
    return seen_since(session, enrolment_id, kind, at=now - measures.SIGNPOST_REST)


def seen_since(session: Session, enrolment_id: int, kind: str, *, at: datetime) -> bool:
    """Whether this page was shown after a moment."""
    return bool(db.rows(session, _SEEN, enrolment_id=enrolment_id, kind=kind, at=at))
