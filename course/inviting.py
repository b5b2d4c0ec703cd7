"""Asking many people at once on behalf of staff, as `joining.invite` asks one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice

from sqlalchemy import select

from course import db, joining, messages, unanswered
from course.db import Session
from course.joining import Wish
from course.models import Cohort, Enrolment, JoinRequest, Person
from course.people import Profile

# So many are written at once: 100,000 at once held 450 MB.
AT_ONCE = 2_000


def invite_all(
    session: Session, cohort: Cohort, profiles: Iterable[Profile], *, source: str, now: datetime
) -> int:
    """Ask so many people, each once; how many are new. Whoever was asked, or is in this cohort, is left alone.

    It is one transaction, the caller's; only what is being written at the moment is held in memory.
    """
    before = asked_or_in(session, cohort)
    waiting, new = iter(profiles), 0
    while some := list(islice(waiting, AT_ONCE)):
        found = {joining.index_of(session, profile): profile for profile in some}
        wanted = {f"{cohort.id}:{index}": profile for index, profile in found.items() if index not in before}
        new += _invite(session, cohort, wanted, source=source, now=now)
    return new


def _invite(
    session: Session, cohort: Cohort, wanted: Mapping[str, Profile], *, source: str, now: datetime
) -> int:
    """Ask these, by invite key. One whose key is there by now, from an earlier batch or somebody else, is left out."""
    rows = [
        joining.row_of(session, cohort, Wish(one, False), source=source, invite_key=key, now=now)
        for key, one in wanted.items()
    ]
    times: dict[tuple[str, str, str], tuple[datetime, datetime]] = {}
    invitations = []
    for request_id, key in sorted(db.insert_new(session, JoinRequest, rows, "invite_key")):
        one = wanted[key]
        hour = (one.zone, one.send_at, one.zones_maybe)
        at = times[hour] = times.get(hour) or joining.invitation_time(one, cohort, now)
        invitations.append(joining.invitation(session, cohort, one, request_id, at))
    return messages.queue_many(session, invitations, now=now)


def asked_or_in(session: Session, cohort: Cohort) -> frozenset[str]:
    """The blind indexes of everybody who was invited to a cohort, or is in it."""
    keys = session.scalars(
        select(JoinRequest.invite_key).where(
            JoinRequest.cohort_id == cohort.id, JoinRequest.invite_key.is_not(None)
        )
    )
    # Whoever is forgotten meanwhile is read here, if not there.
    asked = {key.partition(":")[2] for key in keys if key is not None}
    asked |= unanswered.asked_before(session, cohort.id)
    query = select(Person.phone_index, Person.email_index).join(Enrolment, Enrolment.person_id == Person.id)
    people_in = session.execute(query.where(Enrolment.cohort_id == cohort.id))
    return frozenset(asked.union(index for indexes in people_in for index in indexes if index is not None))
