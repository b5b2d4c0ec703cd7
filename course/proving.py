"""Prove a phone or an address: send a code or a link to it, take the code back, with limits on all of it."""

from datetime import datetime, timedelta

import structlog

from course import codes, db, enrolments, messages, people, throttle, unreached
from course.codes import Asker, CodeRefused
from course.db import Session
from course.messages import Address, NewMessage
from course.models import Channel, OneTimeCode, Person

log = structlog.get_logger(__name__)
STEP_UP = "step_up"

# At most three codes an hour to one number or address: more is somebody else's nuisance or money.
CODES, CODES_PER = 3, timedelta(hours=1)
# Five wrong tries, over however many codes, close a contact to tries for a quarter of an hour.
WRONG, WRONG_PER = 5, timedelta(minutes=15)
LINKS, LINKS_PER = 3, timedelta(hours=1)
# Somebody waits for the link; half an hour later they have given up.
LINK_WAITS = timedelta(minutes=30)
ASKS_PER = timedelta(hours=1)
# Anybody may type any number on a join page, and a text there costs money. Numbers that differ in their last three
# digits alone are a block of one carrier, as they are bought for making others pay; a class that joins has them mixed.
BLOCK_DIGITS, BLOCK, BLOCK_PER = 3, 20, timedelta(hours=1)
STRANGERS, STRANGERS_PER = 2_000, timedelta(hours=1)
STRANGERS_A_DAY = 5_000


def send_code(
    session: Session, asker: Asker, address: Address, *, kind: str = "code", now: datetime
) -> OneTimeCode:
    """Make a place for a code and queue its message. Past a limit nothing is queued; it looks the same."""
    code = codes.ask(session, asker, address.contact_index, now=now)
    if _may_go(session, asker, address, now):
        new = NewMessage(
            kind=kind,
            address=address,
            priority=messages.URGENT,
            person_id=asker.person_id,
            join_request_id=asker.join_request_id,
            code_id=code.id,
            send_after=now,
            expires_at=now + codes.LIVES,
        )
        messages.queue(session, new, now=now)
    return code


def is_shut(session: Session, *, now: datetime) -> bool:
    """Whether so many strangers were sent a code by text that no other gets one for now."""
    return any(
        throttle.is_spent(session, key, limit=limit, per=per, now=now) for key, limit, per in _of_all()
    )


def _may_go(session: Session, asker: Asker, address: Address, now: datetime) -> bool:
    if not throttle.take(session, f"code:{address.contact_index}", limit=CODES, per=CODES_PER, now=now):
        return False
    if asker.join_request_id is None or address.channel != Channel.SMS:
        return True
    block = db.sealer(session).digest("block of numbers", address.contact[:-BLOCK_DIGITS])
    limits = ((f"block:{block}", BLOCK, BLOCK_PER), *_of_all())
    # Asked before any is counted, so that a block of numbers that gets nothing more uses up nothing of the others'.
    if any(throttle.is_spent(session, key, limit=limit, per=per, now=now) for key, limit, per in limits):
        log.error("codes_stopped", whole_installation=is_shut(session, now=now))
        return False
    for key, limit, per in limits:
        throttle.take(session, key, limit=limit, per=per, now=now)
    return True


def _of_all() -> tuple[tuple[str, int, timedelta], ...]:
    """The limits of an installation on texts to strangers, each with its counter."""
    return (
        ("strangers:hour", STRANGERS, STRANGERS_PER),
        ("strangers:day", STRANGERS_A_DAY, timedelta(days=1)),
    )


def prove(session: Session, asker_secret: str, digits: str, *, now: datetime) -> OneTimeCode:
    """Use up a code. Raises CodeRefused. The caller commits even then, because a wrong try counts."""
    waiting = codes.waiting(session, asker_secret, now=now)
    if waiting is None:
        raise CodeRefused(0)
    key = f"wrong:{waiting.contact_index}"
    if throttle.is_spent(session, key, limit=WRONG, per=WRONG_PER, now=now):
        raise CodeRefused(0)
    try:
        return codes.prove(session, asker_secret, digits, now=now)
    except CodeRefused:
        throttle.take(session, key, limit=WRONG, per=WRONG_PER, now=now)
        raise


def send_step_up(session: Session, person: Person, *, secret: str, now: datetime) -> OneTimeCode | None:
    """A code to a learner's own phone or address; None where they left nothing to send it to."""
    channel = unreached.way_to(session, person)
    contact, index = people.contact_of(session, person, channel), people.index_of(person, channel)
    if contact is None or index is None:
        return None
    address = Address(channel, contact, index, person.locale, person.country)
    return send_code(session, Asker(secret, STEP_UP, person_id=person.id), address, now=now)


def send_link(session: Session, channel: str, contact: str, *, now: datetime) -> None:
    """A link to whoever learns at this contact. A stranger gets nothing, and nothing looks different."""
    index = people.contact_index(session, channel, contact)
    granted = throttle.take(session, f"link:{index}", limit=LINKS, per=LINKS_PER, now=now)
    # Who has left may still come back, take what they wrote with them, or have it erased.
    enrolment = enrolments.newest(session, [one.id for one in people.with_contact(session, index)])
    if not granted or enrolment is None:
        return
    person = session.get_one(Person, enrolment.person_id)
    new = NewMessage(
        kind="link",
        address=Address(channel, contact, index, person.locale, person.country),
        priority=messages.WAITED_FOR,
        person_id=person.id,
        enrolment_id=enrolment.id,
        send_after=now,
        expires_at=now + LINK_WAITS,
    )
    messages.queue(session, new, now=now)


def may_ask(session: Session, what: str, network_address: str, *, limit: int, now: datetime) -> bool:
    """Whether a network address may ask for one more of something this hour; a yes counts."""
    digest = db.sealer(session).digest("network address", network_address)
    return throttle.take(session, f"{what}:{digest}", limit=limit, per=ASKS_PER, now=now) > 0
