"""Prove a phone or an address: send a code to it, and take the code back, with limits on both."""

from datetime import datetime, timedelta

from course import codes, messages, throttle
from course.codes import Asker, CodeRefused
from course.db import Session
from course.messages import Address, NewMessage
from course.models import OneTimeCode

# At most three codes an hour to one number or address: more is somebody else's nuisance or money.
CODES, CODES_PER = 3, timedelta(hours=1)
# Five wrong tries, over however many codes, close a contact to tries for a quarter of an hour.
WRONG, WRONG_PER = 5, timedelta(minutes=15)


def send_code(session: Session, asker: Asker, address: Address, *, now: datetime) -> OneTimeCode:
    """Make a place for a code and queue its message. Past the limit nothing is queued, and nothing looks different."""
    code = codes.ask(session, asker, address.contact_index, now=now)
    if throttle.take(session, f"code:{address.contact_index}", limit=CODES, per=CODES_PER, now=now):
        new = NewMessage(
            kind="code",
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
