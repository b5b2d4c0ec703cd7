"""The numbers and addresses of staff, for tests of a message: proven with a code, and used for nothing else."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from course import db, messages, own_words, people, proving, throttle, unsealing
from course.codes import Asker
from course.db import Session
from course.messages import Address, NewMessage
from course.models import Message, OwnWords, StaffContact, new_uid
from course.rules.contacts import Contact

PURPOSE = "staff"
# A code costs money and reaches whoever has the number: five an hour for one account, whatever the number.
CODES, CODES_PER = 5, timedelta(hours=1)
TESTS, TESTS_PER = 20, timedelta(hours=1)
# Whoever tries out a message looks at their phone now.
TEST_WAITS = timedelta(minutes=30)


def of(session: Session, staff_id: int) -> list[StaffContact]:
    """What somebody on the staff gave, proven or not."""
    query = select(StaffContact).where(StaffContact.staff_id == staff_id).order_by(StaffContact.channel)
    return list(session.scalars(query))


def proven(session: Session, staff_id: int, channel: str) -> StaffContact | None:
    """Where a test to them goes; None where they have proven nothing for this channel."""
    return next(
        (one for one in of(session, staff_id) if one.channel == channel and one.proven_at is not None), None
    )


def ask(session: Session, staff_id: int, contact: Contact, *, now: datetime) -> bool:
    """Keep a number or address as theirs, unproven, and send a code to it. False where they asked too often."""
    if not throttle.take(session, f"staff-code:{staff_id}", limit=CODES, per=CODES_PER, now=now):
        return False
    row = next((one for one in of(session, staff_id) if one.channel == contact.channel), None)
    if row is None:
        row = StaffContact(uid=new_uid(), staff_id=staff_id, channel=contact.channel)
        session.add(row)
    row.contact_sealed = db.sealer(session).seal("staff_contact", row.uid, "contact", contact.value)
    row.asked_at, row.proven_at = now, None
    session.flush()
    proving.send_code(session, Asker(_secret(staff_id), PURPOSE), _address(session, row, "en"), now=now)
    return True


def prove(session: Session, staff_id: int, digits: str, *, now: datetime) -> StaffContact | None:
    """Use up the code. Raises CodeRefused; the caller commits even then. None where another number was given since."""
    code = proving.prove(session, _secret(staff_id), digits, now=now)
    row = next((one for one in of(session, staff_id) if _index(session, one) == code.contact_index), None)
    if row is not None:
        row.proven_at = now
    return row


def forget(session: Session, staff_id: int, channel: str) -> None:
    """Take a number or address of theirs away."""
    for row in of(session, staff_id):
        if row.channel == channel:
            session.delete(row)


def contact_or_none(session: Session, row: StaffContact) -> str | None:
    """The number or address, to be looked at; None where it does not open."""
    return unsealing.text_or_none(session, "staff_contact", row.uid, "contact", row.contact_sealed)


def contact_of(session: Session, row: StaffContact) -> str:
    """The same to write to. Raises SealBroken where it does not open."""
    return db.sealer(session).open("staff_contact", row.uid, "contact", row.contact_sealed)


def try_out(session: Session, row: StaffContact, words: OwnWords, *, now: datetime) -> bool:
    """Send these words to a proven contact, as a learner would get them. False where that was done too often."""
    key = f"staff-test:{row.staff_id}"
    if row.proven_at is None or not throttle.take(session, key, limit=TESTS, per=TESTS_PER, now=now):
        return False
    new = NewMessage(
        kind=own_words.TEST,
        address=_address(session, row, words.locale),
        item=str(words.id),
        priority=messages.WAITED_FOR,
        send_after=now,
        expires_at=now + TEST_WAITS,
    )
    messages.queue(session, new, now=now)
    return True


def tests_of(session: Session, words_ids: Sequence[int]) -> list[Message]:
    """The tests of these versions, the newest first."""
    items = [str(one) for one in words_ids]
    query = select(Message).where(Message.kind == own_words.TEST, Message.item.in_(items))
    return list(session.scalars(query.order_by(Message.id.desc())))


def _address(session: Session, row: StaffContact, locale: str) -> Address:
    return Address(row.channel, contact_of(session, row), _index(session, row), locale, "")


def _index(session: Session, row: StaffContact) -> str:
    """Not kept beside it: whoever looks for a learner's number is not to find staff."""
    return people.contact_index(session, row.channel, contact_of(session, row))


def _secret(staff_id: int) -> str:
    """The code is tied to the account: only whoever is signed in with it can use it."""
    return f"{PURPOSE}:{staff_id}"
