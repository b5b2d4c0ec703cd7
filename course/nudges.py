"""Where reasons meet rows: read what the rule needs, and ask again at the moment of sending."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, or_, select

from course import consents, enrolments, messages, people, plans, quiet_dates
from course.db import Session
from course.lessons import Course, Plan
from course.messages import Address
from course.models import (
    CheckIn,
    Enrolment,
    JoinRequest,
    LessonProgress,
    Message,
    MessageStatus,
    Nudge,
    Person,
)
from course.plans import Kept
from course.rules import due, local_time, pauses, tracks
from course.rules.due import Hours, PastNudge, Standing
from course.rules.local_time import Window

WINDOW = Window()
NEVER_WENT_OUT = (MessageStatus.SUPPRESSED, MessageStatus.EXPIRED)
# Kinds that answer somebody, or that somebody waits for, and so go out at any hour.
ALWAYS = frozenset({"code", "stopped", "help", "risk"})
WHILE_NOT_STOPPED = frozenset(
    {"link", "standard", "noted", "started", "later", "paused", "resumed", "slower"}
)


def hours_of(person: Person) -> Hours:
    """When this person may be reached."""
    return Hours(person.zone, time.fromisoformat(person.send_at), WINDOW)


@dataclass(frozen=True)
class Facts:
    """What the rule needs to know of a batch of enrolments, read in a fixed number of queries."""

    persons: dict[int, Person]
    done: defaultdict[int, set[str]]
    past: defaultdict[int, list[PastNudge]]
    sent_on: defaultdict[int, list[date]]
    quiet: defaultdict[int, set[date]]
    kept: Kept
    now: datetime

    def plan(self, course: Course, enrolment: Enrolment) -> Plan:
        """The plan of one of them."""
        return plans.resolved(course, enrolment, self.kept)

    def today(self, person: Person) -> date:
        """The date where this person is."""
        return local_time.local_date(self.now, person.zone)

    def standing(self, course: Course, enrolment: Enrolment) -> Standing:
        """One enrolment as the rule sees it."""
        person = self.persons[enrolment.person_id]
        pause = pauses.of(enrolment, person.zone)
        return Standing(
            plan=self.plan(course, enrolment),
            hours=hours_of(person),
            enrolled_at=enrolment.enrolled_at,
            # Nothing is due in a pause, so all that counts is where the course will stand after it.
            calendar=enrolments.calendar_after(enrolment, person.zone, self.today(person)),
            done=frozenset(self.done[enrolment.id]),
            nudges=tuple(self.past[enrolment.id]),
            sent_on=tuple(self.sent_on[person.id]),
            pause=pause,
            quiet=frozenset(self.quiet[person.id]),
            days=people.days_of(person),
            is_over=enrolment.withdrawn_at is not None or enrolment.finished_at is not None,
        )


def facts(session: Session, enrolments: Sequence[Enrolment], *, now: datetime) -> Facts:
    """Read what `Facts` holds."""
    ids, person_ids = [one.id for one in enrolments], {one.person_id for one in enrolments}
    persons = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(person_ids)))}
    return Facts(
        persons=persons,
        done=_done(session, ids),
        past=_past(session, ids),
        sent_on=_sent_on(session, person_ids, now),
        quiet=quiet_dates.of(session, person_ids),
        kept=plans.kept(session, enrolments),
        now=now,
    )


def standing(session: Session, course: Course, enrolment: Enrolment, *, now: datetime) -> Standing:
    """One enrolment as the rule sees it."""
    return facts(session, [enrolment], now=now).standing(course, enrolment)


def history(
    session: Session, enrolment: Enrolment, *, limit: int = 200
) -> list[tuple[Message, Nudge | None]]:
    """What a learner was sent for one enrolment, or for none in particular; the newest first, with its reason."""
    invitation = select(JoinRequest.id).where(
        JoinRequest.person_id == enrolment.person_id, JoinRequest.cohort_id == enrolment.cohort_id
    )
    theirs = and_(Message.person_id == enrolment.person_id, Message.enrolment_id.is_(None))
    query = (
        select(Message, Nudge)
        .outerjoin(Nudge, Nudge.id == Message.nudge_id)
        .where(or_(Message.enrolment_id == enrolment.id, theirs, Message.join_request_id.in_(invitation)))
        .order_by(Message.created_at.desc(), Message.id.desc())
        .limit(limit)
    )
    return [(message, nudge) for message, nudge in session.execute(query)]


def at_contact(
    session: Session, contact_index: str, *, limit: int = 60
) -> list[tuple[Message, Nudge | None]]:
    """What one number or address was sent, or is to be sent; the newest first, with its reason."""
    query = (
        select(Message, Nudge)
        .outerjoin(Nudge, Nudge.id == Message.nudge_id)
        .where(Message.contact_index == contact_index)
        .order_by(Message.id.desc())
        .limit(limit)
    )
    return [(message, nudge) for message, nudge in session.execute(query)]


def waiting_at(session: Session, contact_index: str, *, after: datetime) -> list[Message]:
    """What is planned for one number or address and may not leave yet, in order."""
    query = select(Message).where(
        Message.contact_index == contact_index,
        Message.status == MessageStatus.PLANNED,
        Message.send_after > after,
    )
    return list(session.scalars(query.order_by(Message.send_after)))


def with_refs(session: Session, refs: Sequence[str]) -> list[Message]:
    """The messages of these references, in no order."""
    return list(session.scalars(select(Message).where(Message.ref.in_(refs))))


def address_of(session: Session, person: Person, channel: str | None = None) -> Address | None:
    """Where and how this person is written to; None where they left nothing to write to."""
    channel = channel or person.channel
    contact, index = people.contact_of(session, person, channel), people.index_of(person, channel)
    if contact is None or index is None:
        return None
    return Address(channel, contact, index, person.locale, person.country)


def rows_behind(session: Session, claimed: Sequence[Message]) -> list[Enrolment]:
    """The enrolments that these messages speak of, read at once."""
    ids = {one.enrolment_id for one in claimed if one.enrolment_id is not None}
    return list(session.scalars(select(Enrolment).where(Enrolment.id.in_(ids)))) if ids else []


def reason_to_hold(session: Session, message: Message, *, now: datetime) -> str | None:
    """Why a claimed message must not go after all; None where it may. Asked inside the claim's transaction."""
    if message.kind in ALWAYS:
        return None
    if message.kind in WHILE_NOT_STOPPED:
        return _if_stopped(session, message)
    if message.kind == "invite":
        return _why_no_invitation(session, message)
    return _why_no_nudge(session, message, now)


def _if_stopped(session: Session, message: Message) -> str | None:
    stopped = consents.is_stopped(session, channel=message.channel, contact_index=message.contact_index)
    return "opted-out" if stopped else None


def _why_no_invitation(session: Session, message: Message) -> str | None:
    request = session.get(JoinRequest, message.join_request_id)
    if request is None or request.withdrawn_at is not None:
        return "withdrawn"
    if request.confirmed_at is not None:
        return "done"
    return _if_stopped(session, message)


def _why_no_nudge(session: Session, message: Message, now: datetime) -> str | None:
    # The person's row is locked, so that two workers cannot both find room for one more message today.
    query = select(Person).where(Person.id == message.person_id).with_for_update()
    person, enrolment = session.scalar(query), session.get(Enrolment, message.enrolment_id)
    if person is None or enrolment is None:
        return "erased"
    if enrolment.withdrawn_at is not None:
        return "withdrawn"
    today = local_time.local_date(now, person.zone)
    if pauses.holds(pauses.of(enrolment, person.zone), today):
        return "paused"
    if not WINDOW.contains(now, person.zone):
        return "window"
    if quiet_dates.is_quiet(session, person.id, today):
        return "quiet"
    done = _done(session, [enrolment.id])[enrolment.id]
    is_done = tracks.is_done(message.item or "", enrolment.track, enrolment.second_track, done)
    if is_done and message.kind != "welcome":
        return "done"
    if not consents.may_send(
        session, person_id=person.id, channel=message.channel, contact_index=message.contact_index
    ):
        return "no-consent"
    midnight = local_time.instant(today, time(0), person.zone)
    if messages.out_since(session, person.id, since=midnight, besides=message.id) >= due.PER_DAY:
        return "cap"
    return None


def _done(session: Session, enrolment_ids: Sequence[int]) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    finished = select(LessonProgress.enrolment_id, LessonProgress.item).where(
        LessonProgress.enrolment_id.in_(enrolment_ids), LessonProgress.finished_at.is_not(None)
    )
    answered = select(CheckIn.enrolment_id, CheckIn.item).where(
        CheckIn.enrolment_id.in_(enrolment_ids), CheckIn.again_at.is_(None)
    )
    for query in (finished, answered):
        for enrolment_id, item in session.execute(query):
            found[enrolment_id].add(item)
    return found


def done(session: Session, enrolment_id: int) -> frozenset[str]:
    """The items one learner has done: finished lessons and answered check-ins."""
    return frozenset(_done(session, [enrolment_id])[enrolment_id])


def _past(session: Session, enrolment_ids: Sequence[int]) -> defaultdict[int, list[PastNudge]]:
    found: defaultdict[int, list[PastNudge]] = defaultdict(list)
    query = (
        select(Nudge.enrolment_id, Nudge.reason_key, Nudge.planned_at, Message.status)
        .outerjoin(Message, Message.nudge_id == Nudge.id)
        .where(Nudge.enrolment_id.in_(enrolment_ids))
        .order_by(Nudge.id)
    )
    for enrolment_id, key, at, status in session.execute(query):
        went_out = status not in (None, *NEVER_WENT_OUT)
        found[enrolment_id].append(PastNudge(key, at, went_out))
    return found


def _sent_on(session: Session, person_ids: set[int], now: datetime) -> defaultdict[int, list[date]]:
    """The local days on which each person had a nudge, over all their enrolments, for as far back as the caps look."""
    found: defaultdict[int, list[date]] = defaultdict(list)
    query = (
        select(Nudge.person_id, Nudge.for_on)
        .join(Message, Message.nudge_id == Nudge.id)
        .where(
            Nudge.person_id.in_(person_ids),
            Nudge.for_on >= now.date() - timedelta(days=9),
            Message.status.not_in(NEVER_WENT_OUT),
        )
    )
    for person_id, on in session.execute(query):
        found[person_id].append(on)
    return found
