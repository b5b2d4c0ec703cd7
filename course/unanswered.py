"""Wishes to join and invitations that came to nothing: what was typed or listed of people who never said yes goes.

Thirty days after the last of it ended: the last code or link with which they could have said yes, and the last hour in
which a message of it could still leave. What stays of an invitation is a keyed hash of the number or address beside
the cohort, so that the same list asks nobody twice; and of each message that it was sent, without where to.

It stays as long as a legal hold stands on its cohort, or on a learner with the same number or address, and while a
restored database is held.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update

from course import audit, db, facts, message_links, row_sets
from course.audit import Act
from course.db import Session
from course.models import (
    BrowserSession,
    Cohort,
    InvitedBefore,
    JoinRequest,
    LegalHold,
    LinkToken,
    Message,
    OneTimeCode,
    Person,
)

# So many go in one run; the rest in the next.
AT_ONCE = 500
BY_THEMSELVES = "web"
ACTOR = "limit"


def forget_before(session: Session, moment: datetime, *, now: datetime) -> int:
    """Forget what ended before a moment; how many wishes and invitations that were.

    Codes and links that ended before it are forgotten first, by the caller: what is left of them is younger.
    """
    if facts.is_held(session):
        return 0
    gone = _over(session, moment)
    if not gone:
        return 0
    ids = [one.id for one in gone]
    invited = [one for one in gone if one.invite_key is not None]
    rows = [
        {"cohort_id": one.cohort_id, "contact_index": one.contact_index, "gone_at": now} for one in invited
    ]
    db.insert_missing(session, InvitedBefore, rows)
    for pointing in (BrowserSession, LinkToken):
        session.execute(delete(pointing).where(row_sets.any_of(pointing.join_request_id, ids)))
    _take_out_of_messages(session, ids)
    session.execute(delete(JoinRequest).where(row_sets.any_of(JoinRequest.id, ids)))
    counted = Counter(one.cohort_id for one in gone if one.source != BY_THEMSELVES)
    for cohort_id, count in sorted(counted.items()):
        act = Act("forgot-invitations", f"cohort:{cohort_id}", ACTOR, None, cohort_id, {"count": count})
        audit.record(session, act, now=now)
    return len(gone)


def asked_before(session: Session, cohort_id: int, contacts: Collection[str] | None = None) -> set[str]:
    """The blind indexes, all or among these, of whom a cohort asked once and has forgotten since."""
    query = select(InvitedBefore.contact_index).where(InvitedBefore.cohort_id == cohort_id)
    if contacts is not None:
        query = query.where(row_sets.any_of(InvitedBefore.contact_index, contacts))
    return set(session.scalars(query))


def _over(session: Session, moment: datetime) -> Sequence[JoinRequest]:
    """What nobody said yes to and has led nowhere since a moment; locked, so that nobody says yes meanwhile."""
    still = (
        exists().where(OneTimeCode.join_request_id == JoinRequest.id),
        # Its link was made before its hours were over at the latest, and ends seven days after that.
        exists().where(
            Message.join_request_id == JoinRequest.id,
            Message.kind == "invite",
            Message.expires_at >= moment - message_links.LIVES,
        ),
        _is_held(),
    )
    query = (
        select(JoinRequest)
        .where(
            JoinRequest.created_at < moment,
            JoinRequest.confirmed_at.is_(None),
            JoinRequest.person_id.is_(None),
            or_(JoinRequest.waiting_at.is_(None), _waits_in_vain(moment)),
            *(~one for one in still),
        )
        .order_by(JoinRequest.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    return session.scalars(query).all()


def _waits_in_vain(moment: datetime) -> ColumnElement[bool]:
    """Who waits for a place stays until one was offered to them, or they were taken out, or the cohort was put away."""
    put_away = exists().where(Cohort.id == JoinRequest.cohort_id, Cohort.archived_at < moment)
    return or_(JoinRequest.offered_at < moment, JoinRequest.withdrawn_at < moment, put_away)


def _is_held() -> ColumnElement[bool]:
    stands = LegalHold.ended_at.is_(None)
    at_contact = or_(
        Person.phone_index == JoinRequest.contact_index, Person.email_index == JoinRequest.contact_index
    )
    on_learner = exists().where(and_(LegalHold.person_id == Person.id, stands, at_contact))
    return or_(exists().where(LegalHold.cohort_id == JoinRequest.cohort_id, stands), on_learner)


def _take_out_of_messages(session: Session, request_ids: Sequence[int]) -> None:
    """What was sent for them counts on; the number or address in it, which only its sending needed, goes."""
    sealer = db.sealer(session)
    sent = select(Message.id, Message.ref).where(row_sets.any_of(Message.join_request_id, request_ids))
    rows = [
        {"id": number, "to_sealed": sealer.seal("message", ref, "to", "")}
        for number, ref in session.execute(sent)
    ]
    if rows:
        session.execute(update(Message), [{**row, "join_request_id": None} for row in rows])
