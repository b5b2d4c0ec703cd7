"""Joining: what somebody asks for on the join page, or staff ask for them, until a code proves it and they are in."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from course import (
    admission,
    arms,
    codes,
    consents,
    db,
    editions,
    enrolments,
    messages,
    nudges,
    people,
    proving,
    unanswered,
    unsealing,
)
from course.codes import Asker
from course.consents import Given
from course.db import Session
from course.lessons import Edition
from course.messages import Address, NewMessage
from course.models import Cohort, Enrolment, JoinRequest, Message, MessageStatus, OneTimeCode, Person, new_uid
from course.people import Profile
from course.rules import local_time
from course.rules.standings import Reach

PURPOSE = "join"
# An invitation in one of these states has reached nobody, and, once taken back, never will; nor has one that was due
# while nobody could join.
NEVER_LEFT = (MessageStatus.PLANNED, MessageStatus.EXPIRED)
JOINING_CLOSED = "joining-closed"
INVITED_FOR = timedelta(days=7)


class Full(Exception):
    """Every place is taken: they wait, their contact proven, until one is offered to them."""


class AlreadyInvited(Exception):
    """This contact has been invited to this cohort before: nobody is asked twice."""


@dataclass(frozen=True)
class Wish:
    """What the join page was told. Who asks agrees to the course; being written to is a yes of its own."""

    profile: Profile
    shares_moods: bool
    wants_messages: bool = True
    shares_numbers: bool = False
    told_of_worse: bool = False


def ask(session: Session, cohort: Cohort, wish: Wish, *, secret: str, now: datetime) -> OneTimeCode:
    """Keep what was asked, sealed, and send a code to the contact. Known and unknown contacts go the same way.

    `secret` is the asking browser's own: only it can use the code.
    """
    request = _request(session, cohort, wish, source="web", invite_key=None, now=now)
    return _send_code(session, request, wish.profile, secret, now)


def invite(session: Session, cohort: Cohort, profile: Profile, *, source: str, now: datetime) -> JoinRequest:
    """Ask somebody, once, on behalf of staff: one message at their hour, on the first day their window allows.

    Raises AlreadyInvited where this contact was asked, or is in this cohort, already.
    """
    index = index_of(session, profile)
    key = f"{cohort.id}:{index}"
    is_asked = session.scalar(select(JoinRequest.id).where(JoinRequest.invite_key == key)) is not None
    if is_asked or unanswered.asked_before(session, cohort.id, [index]) or _is_in(session, cohort, index):
        raise AlreadyInvited
    request = _request(session, cohort, Wish(profile, False), source=source, invite_key=key, now=now)
    queue_invitation(session, cohort, request, profile, now)
    return request


def queue_invitation(
    session: Session, cohort: Cohort, request: JoinRequest, profile: Profile, now: datetime
) -> None:
    """One message, at their hour, whose link leads to the page that asks for their yes."""
    at = invitation_time(profile, cohort, now)
    messages.queue(session, invitation(session, cohort, profile, request.id, at), now=now)


def index_of(session: Session, profile: Profile) -> str:
    """The blind index of where somebody is to be reached."""
    return people.contact_index(session, profile.channel, profile.contact)


def accept(session: Session, request: JoinRequest, wish: Wish, *, secret: str, now: datetime) -> OneTimeCode:
    """An invited person says yes, with their own choices; a code to the invited contact proves them."""
    request.details_sealed = _seal(session, request.uid, wish)
    return _send_code(session, request, wish.profile, secret, now)


def ask_again(session: Session, secret: str, *, now: datetime) -> bool:
    """One more code for what this browser asked for last; False where it asked for nothing."""
    last = codes.latest(session, secret)
    if last is None:
        return False
    request = find(session, last.join_request_id) if last.join_request_id is not None else None
    person = people.find(session, last.person_id) if last.person_id is not None else None
    if request is not None:
        _send_code(session, request, read(session, request).profile, secret, now)
    elif person is not None:
        proving.send_step_up(session, person, secret=secret, now=now)
    return True


def confirm(
    session: Session, request: JoinRequest, *, edition: Edition, now: datetime
) -> tuple[Person, Enrolment]:
    """The code was right: make the learner, keep the permissions, enrol. Doing it twice changes nothing.

    Whoever begins stays on this edition of the course, so it is kept with them. Raises Full where no place is left.
    """
    cohort = session.get_one(Cohort, request.cohort_id)
    if _must_wait(session, cohort, request):
        request.waiting_at = request.waiting_at or now
        raise Full
    editions.keep(session, edition, now=now)
    wish = read(session, request)
    person = _same_person(session, request, wish.profile) or people.create(session, wish.profile, now=now)
    _take_over(session, person, wish.profile)
    if request.confirmed_at is None:
        _consent(session, person, request, wish, now)
    today = local_time.local_date(now, person.zone)
    enrolment = enrolments.enrol(
        session, person, cohort, source=request.source, version=edition.version, today=today, now=now
    )
    arms.assign(session, enrolment, now=now)
    if enrolment.withdrawn_at is not None:
        enrolments.resume(enrolment, now=now)
    # Where nothing of it stood beside their tick, what staff switched on since is not covered by it.
    said_at = now if wish.told_of_worse else request.created_at
    enrolment.shares_moods_at = said_at if wish.shares_moods else None
    enrolment.shares_numbers_at = now if wish.shares_numbers else None
    request.confirmed_at, request.person_id = request.confirmed_at or now, person.id
    return person, enrolment


def _must_wait(session: Session, cohort: Cohort, request: JoinRequest) -> bool:
    """Whoever was invited, or offered a place, has one; so has whoever is in the cohort already."""
    has_place = request.confirmed_at is not None or request.offered_at is not None or request.source != "web"
    if has_place or _is_in(session, cohort, request.contact_index):
        return False
    # Two that prove themselves at the same moment look one after the other.
    db.exclusive(session, f"places:{cohort.id}")
    return admission.is_full(session, cohort)


def take_back(session: Session, request: JoinRequest, *, now: datetime) -> None:
    """End an invitation that was not confirmed. One whose message has not left may be made again, better."""
    request.withdrawn_at = request.withdrawn_at or now
    invitation = select(Message).where(Message.join_request_id == request.id, Message.kind == "invite")
    message = session.scalar(invitation.with_for_update())
    if message is None or (message.status not in NEVER_LEFT and message.reason_code != JOINING_CLOSED):
        return
    request.invite_key = None
    if message.status == MessageStatus.PLANNED:
        messages.suppress(message, "withdrawn", now=now)


def find(session: Session, request_id: int) -> JoinRequest | None:
    return session.get(JoinRequest, request_id)


def read(session: Session, request: JoinRequest) -> Wish:
    """What was asked for. Raises SealBroken where it does not open."""
    text = db.sealer(session).open("join_request", request.uid, "details", request.details_sealed)
    # Who asked before there was such a question did not say yes to it: what is missing is a no.
    details = json.loads(text)
    return Wish(**{**details, "profile": Profile(**details["profile"])})


def name_of(session: Session, request: JoinRequest) -> str:
    """The name in a request, for a list in which it is one of many; empty where none was given."""
    details = unsealing.values(session, "join_request", request.uid, "details", request.details_sealed)
    name: str = details["profile"]["name"] if details else unsealing.BROKEN
    return name


def _request(
    session: Session, cohort: Cohort, wish: Wish, *, source: str, invite_key: str | None, now: datetime
) -> JoinRequest:
    request = JoinRequest(**row_of(session, cohort, wish, source=source, invite_key=invite_key, now=now))
    session.add(request)
    session.flush()
    return request


def row_of(
    session: Session, cohort: Cohort, wish: Wish, *, source: str, invite_key: str | None, now: datetime
) -> dict[str, Any]:
    """The columns of a new request."""
    uid = new_uid()
    return {
        "uid": uid,
        "cohort_id": cohort.id,
        "source": source,
        "invite_key": invite_key,
        "channel": wish.profile.channel,
        "contact_index": index_of(session, wish.profile),
        "details_sealed": _seal(session, uid, wish),
        "created_at": now,
    }


def invitation(
    session: Session, cohort: Cohort, profile: Profile, request_id: int, at: tuple[datetime, datetime]
) -> NewMessage:
    """The one message of an invitation, to leave and to end at these moments."""
    send_after, expires_at = at
    return NewMessage(
        kind="invite",
        address=_address(session, profile),
        priority=messages.INVITED,
        cohort_id=cohort.id,
        join_request_id=request_id,
        send_after=send_after,
        expires_at=expires_at,
    )


def _seal(session: Session, uid: str, wish: Wish) -> bytes:
    told = json.dumps(asdict(wish), ensure_ascii=False)
    return db.sealer(session).seal("join_request", uid, "details", told)


def _send_code(
    session: Session, request: JoinRequest, profile: Profile, secret: str, now: datetime
) -> OneTimeCode:
    asker = Asker(secret, PURPOSE, join_request_id=request.id)
    return proving.send_code(session, asker, _address(session, profile), now=now)


def _address(session: Session, profile: Profile) -> Address:
    index = index_of(session, profile)
    return Address(profile.channel, profile.contact, index, profile.locale, profile.country)


def _is_in(session: Session, cohort: Cohort, index: str) -> bool:
    ids = [person.id for person in people.with_contact(session, index)]
    query = select(Enrolment.id).where(Enrolment.cohort_id == cohort.id, Enrolment.person_id.in_(ids))
    return session.scalar(query) is not None


def _same_person(session: Session, request: JoinRequest, profile: Profile) -> Person | None:
    """The learner this contact and name already belong to. Another name on a shared phone is another person."""
    if request.person_id is not None:
        return people.find(session, request.person_id)
    known = people.with_contact(session, request.contact_index)
    wanted = profile.name.casefold()
    return next((one for one in known if people.name_of(session, one).casefold() == wanted), None)


def _take_over(session: Session, person: Person, profile: Profile) -> None:
    """What they said last is what holds."""
    person.channel, person.country = profile.channel, profile.country
    person.shared_phone = profile.shared_phone
    people.set_locale(person, profile.locale)
    people.set_hours(person, zone=profile.zone, send_at=profile.send_at, zones_maybe=profile.zones_maybe)
    people.set_contact(session, person, profile.channel, profile.contact)


def _consent(session: Session, person: Person, request: JoinRequest, wish: Wish, now: datetime) -> None:
    evidence = f"join_request:{request.id}, code proven"
    said = {
        consents.COURSE: True, wish.profile.channel: wish.wants_messages, consents.MOODS: wish.shares_moods,
        consents.WORSE: wish.shares_moods and wish.told_of_worse, consents.NUMBERS: wish.shares_numbers,
    }  # fmt: skip
    for subject in (one for one, is_yes in said.items() if is_yes):
        at = request.contact_index if subject == wish.profile.channel else None
        given = Given(subject, request.source, evidence, at)
        consents.give(session, given, person_id=person.id, cohort_id=request.cohort_id, now=now)


def invitation_time(profile: Profile, cohort: Cohort, now: datetime) -> tuple[datetime, datetime]:
    """The first moment at their hour on a day that the cohort keeps open, and the end of the window of that day."""
    hours = nudges.hours_of(profile, cohort)
    first = Reach(hours=hours, closed=nudges.closed_on(cohort)).slot_after(now)
    return first, hours.closes_at(first)
