"""Another number or address for a learner, with the help of staff: asked for, proven by whoever has it, then theirs.

1. Staff type it in. A message goes there that says what it is for, with a code and a link.
2. The learner reads the code out to staff, or taps the link and says yes on its page.
3. The old number or address loses its permission, in the ledger; the new one gets it, unless the learner had stopped
   messages themselves. Every link and every browser of theirs ends. What is planned goes to the new one. Both are told.

Until then nothing of theirs changes. What waits ends by itself after a day.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select

from course import (
    cohorts,
    consents,
    db,
    enrolments,
    message_links,
    messages,
    nudges,
    people,
    proving,
    sessions,
    throttle,
    unreached,
    unsealing,
)  # fmt: skip
from course.codes import Asker
from course.consents import Given
from course.db import Session
from course.messages import Address, NewMessage
from course.models import Enrolment, LinkToken, Message, MessageStatus, NewContact, Person, new_uid
from course.rules.contacts import Contact

PURPOSE = "new_contact"
# The message with the code; and what the new and the old number are told afterwards.
ASKED, TOLD_NEW, TOLD_OLD = "new-contact", "comes-here", "left-here"
SOURCE = "new-contact"
WAITS = timedelta(hours=24)
# A code costs money and reaches whoever has the number, so one account asks for so many numbers in an hour.
ASKS, ASKS_PER = 10, timedelta(hours=1)
TOLD_WITHIN = timedelta(minutes=30)


class Why(StrEnum):
    """Why a number or address cannot become theirs."""

    SAME = "same"
    IN_USE = "in-use"
    STOPPED = "stopped"
    OFTEN = "often"


class ContactRefused(Exception):
    """The number or address cannot become theirs."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why)


def ask(
    session: Session, enrolment: Enrolment, person: Person, contact: Contact, *, staff_id: int, now: datetime
) -> NewContact:
    """Keep it, unproven, in the place of an earlier one, and send the code. Raises ContactRefused."""
    index = people.contact_index(session, contact.channel, contact.value)
    _refuse(_why_not(session, person, contact.channel, index))
    if not throttle.take(session, f"new-contact:{staff_id}", limit=ASKS, per=ASKS_PER, now=now):
        raise ContactRefused(Why.OFTEN)
    earlier = waiting(session, person.id, now=now)
    if earlier is not None:
        cancel(session, earlier, now=now)
    session.execute(delete(NewContact).where(NewContact.person_id == person.id))
    uid = new_uid()
    row = NewContact(
        uid=uid,
        person_id=person.id,
        enrolment_id=enrolment.id,
        staff_id=staff_id,
        channel=contact.channel,
        contact_sealed=db.sealer(session).seal("new_contact", uid, "contact", contact.value),
        contact_index=index,
        asked_at=now,
        expires_at=now + WAITS,
    )
    session.add(row)
    session.flush()
    send_code(session, row, person, staff_id=staff_id, now=now)
    return row


def send_code(session: Session, row: NewContact, person: Person, *, staff_id: int, now: datetime) -> None:
    """A code, or one more. Only this member of staff can use it. At most three an hour go to one number."""
    asker = Asker(_secret(row, staff_id), PURPOSE, person_id=person.id)
    proving.send_code(session, asker, _address(session, row, person), kind=ASKED, now=now)


def waiting(session: Session, person_id: int, *, now: datetime) -> NewContact | None:
    """What waits to be proven for somebody."""
    query = select(NewContact).where(NewContact.person_id == person_id, NewContact.expires_at > now)
    return session.scalar(query)


def contact_of(session: Session, row: NewContact) -> str:
    """The number or address. Raises SealBroken where it does not open."""
    return db.sealer(session).open("new_contact", row.uid, "contact", row.contact_sealed)


def contact_or_none(session: Session, row: NewContact) -> str | None:
    """The same to be looked at; None where it does not open."""
    return unsealing.text_or_none(session, "new_contact", row.uid, "contact", row.contact_sealed)


def message_of(session: Session, row: NewContact) -> Message | None:
    """The newest message with a code for it, which says how it stands."""
    query = select(Message).where(
        Message.kind == ASKED,
        Message.person_id == row.person_id,
        Message.contact_index == row.contact_index,
        Message.created_at >= row.asked_at,
    )
    return session.scalar(query.order_by(Message.id.desc()).limit(1))


def cancel(session: Session, row: NewContact, *, now: datetime) -> None:
    """Nothing changes after all; a code that has not left stays here."""
    message = message_of(session, row)
    if message is not None and message.status == MessageStatus.PLANNED:
        messages.suppress(message, "withdrawn", now=now)
    session.delete(row)
    session.flush()


def prove(session: Session, row: NewContact, digits: str, *, staff_id: int, now: datetime) -> None:
    """The learner read the code out. Raises CodeRefused or ContactRefused; the caller commits even then."""
    proving.prove(session, _secret(row, staff_id), digits, now=now)
    _take(session, row, f"code read out to staff:{staff_id}", now)


def asked_by(session: Session, link: LinkToken, *, now: datetime) -> NewContact | None:
    """What the link of a message asks for, while it waits; None for every other link."""
    message = session.get(Message, link.message_id) if link.message_id is not None else None
    if message is None or message.kind != ASKED or link.person_id is None:
        return None
    row = waiting(session, link.person_id, now=now)
    return row if row is not None and row.contact_index == message.contact_index else None


def confirm(session: Session, row: NewContact, *, now: datetime) -> None:
    """Whoever has it said yes on the page behind its link. Raises ContactRefused; the caller commits even then."""
    _take(session, row, "yes on the page of its link", now)


def forget_before(session: Session, moment: datetime) -> int:
    """Drop what nobody proved in time; how many."""
    gone = session.execute(delete(NewContact).where(NewContact.expires_at < moment).returning(NewContact.id))
    return len(gone.all())


def _take(session: Session, row: NewContact, evidence: str, now: datetime) -> None:
    """It is theirs now. What has changed since it was asked for counts: then the row goes, and nothing else."""
    person = people.locked(session, [row.person_id])[row.person_id]
    enrolment, message = session.get_one(Enrolment, row.enrolment_id), message_of(session, row)
    why = _why_not(session, person, row.channel, row.contact_index)
    new, old = _address(session, row, person), _old(session, person, row.channel)
    session.delete(row)
    _refuse(why)
    takes_messages = _takes_messages(session, enrolment, person, now)
    _write_ledger(session, enrolment, person, new, f"message:{message.id if message else 0}, {evidence}",
                  takes_messages=takes_messages, now=now)  # fmt: skip
    people.set_contact(session, person, new.channel, new.contact)
    people.set_channel(person, new.channel)
    message_links.revoke_all(session, person.id, now=now)
    sessions.end_all(session, person_id=person.id, now=now)
    messages.send_elsewhere(session, person.id, new)
    enrolments.look_again(session, person_id=person.id, now=now)
    if takes_messages:
        _tell(session, TOLD_NEW, new, person, (now, now + TOLD_WITHIN), now)
        _tell_old(session, enrolment, person, old, now)


def _write_ledger(
    session: Session, enrolment: Enrolment, person: Person, new: Address, evidence: str, *, takes_messages: bool,
    now: datetime,
) -> None:  # fmt: skip
    """The old one's permission ends for this person alone: others may be reached there."""
    replaced = people.index_of(person, new.channel)
    if replaced is not None:
        given = Given(new.channel, SOURCE, evidence, replaced)
        consents.withdraw(session, given, person_id=person.id, now=now)
    if takes_messages:
        given = Given(new.channel, SOURCE, evidence, new.contact_index)
        consents.give(session, given, person_id=person.id, cohort_id=enrolment.cohort_id, now=now)


def _takes_messages(session: Session, enrolment: Enrolment, person: Person, now: datetime) -> bool:
    """Whether their last word about messages is a yes, or nothing of their own ended it. A stop of theirs stands."""
    known = {one: people.index_of(person, one) for one in people.channels(person)}
    words = consents.last_words(session, [index for index in known.values() if index])
    if any(
        index and words.may_send(person_id=person.id, channel=channel, contact_index=index)
        for channel, index in known.items()
    ):
        return True
    found = unreached.of(session, enrolment, person, now=now)
    return found is not None and found.gone.source not in ("", consents.COMPLAINT)


def _why_not(session: Session, person: Person, channel: str, index: str) -> Why | None:
    there = people.with_contact(session, index)
    if any(one.id != person.id for one in there):
        return Why.IN_USE
    is_stopped = consents.is_stopped(session, channel=channel, contact_index=index)
    if there and channel == person.channel and not is_stopped:
        return Why.SAME
    return Why.STOPPED if is_stopped else None


def _refuse(why: Why | None) -> None:
    if why is not None:
        raise ContactRefused(why)


def _old(session: Session, person: Person, channel: str) -> Address | None:
    """What the new one replaces; else where they were written to until now."""
    for one in (channel, person.channel):
        contact, index = people.contact_of(session, person, one), people.index_of(person, one)
        if contact is not None and index is not None:
            return Address(one, contact, index, person.locale, person.country)
    return None


def _tell_old(
    session: Session, enrolment: Enrolment, person: Person, old: Address | None, now: datetime
) -> None:
    """In the hours in which they may be written to; not where somebody else learns with the same phone."""
    if old is None or any(one.id != person.id for one in people.with_contact(session, old.contact_index)):
        return
    cohort = cohorts.find(session, enrolment.cohort_id)
    if cohort is None:
        return
    hours = nudges.hours_of(person, cohort)
    leaves = hours.next_open(now)
    _tell(session, TOLD_OLD, old, person, (leaves, hours.closes_at(leaves)), now)


def _tell(
    session: Session, kind: str, address: Address, person: Person, span: tuple[datetime, datetime], now: datetime
) -> None:  # fmt: skip
    new = NewMessage(
        kind=kind,
        address=address,
        priority=messages.WAITED_FOR,
        person_id=person.id,
        send_after=span[0],
        expires_at=span[1],
    )
    messages.queue(session, new, now=now)


def _address(session: Session, row: NewContact, person: Person) -> Address:
    return Address(row.channel, contact_of(session, row), row.contact_index, person.locale, person.country)


def _secret(row: NewContact, staff_id: int) -> str:
    """What ties a code to one change and to whoever asked for it."""
    return f"{PURPOSE}:{row.uid}:{staff_id}"
