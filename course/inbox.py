"""What a text from a phone sets in motion: stored first and once, then danger, then the exact words, then the answer.

Either the carrier or we answer STOP and HELP, never both: where Twilio says that it has (`OptOutType`), we stay silent.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from course import (
    check_ins,
    consents,
    db,
    enrolments,
    messages,
    people,
    prompts,
    proving,
    support_tasks,
    wishes,
)
from course.check_ins import Answers
from course.consents import Given
from course.db import Session
from course.lessons import Course
from course.messages import Address, NewMessage
from course.models import (
    Channel,
    Cohort,
    InboundText,
    Message,
    Person,
    new_uid,
)
from course.rules import reply_words
from course.rules.reply_words import Reply
from course.wishes import Wish

# A reply to a text is of no use later, and a stop must be confirmed within five minutes (47 CFR 64.1200 (a)(12)).
REPLY_LIVES = {"stopped": timedelta(minutes=5)}
REPLY_LIVES_ELSE = timedelta(minutes=30)
# What "1 yes, 2 slower, 3 pause" means.
STILL_THERE = {1: Wish.RESUME, 2: Wish.SLOWER, 3: Wish.PAUSE}
ANSWERS = {"later": "later", "pause": "paused", "slower": "slower", "resume": "resumed"}
# What may be done for everybody on a shared phone, since nobody is written to for it.
QUIETER = frozenset({Wish.LATER, Wish.PAUSE})
# Numbers that are gone, or that refuse us, for good (promises.md 2).
DEAD_NUMBER = frozenset({"21610", "21211", "21614", "21612", "30005", "30006"})


@dataclass(frozen=True)
class Incoming:
    """One text as the provider gave it. `opt_out_type` is Twilio's word for what it has already answered."""

    provider_id: str
    sender: str
    body: str
    opt_out_type: str | None = None


@dataclass(frozen=True)
class _Context:
    course: Course
    text: InboundText
    contact: str
    persons: list[Person]
    answered_by_carrier: bool


def receive(session: Session, course: Course, incoming: Incoming, *, now: datetime) -> str | None:
    """Store a text and act on it; what it was understood as, or None for a repeat, which does nothing."""
    index = people.contact_index(session, Channel.SMS, incoming.sender)
    text = _store(session, incoming, index, now)
    if text is None:
        return None
    persons = people.with_contact(session, index)
    context = _Context(course, text, incoming.sender, persons, incoming.opt_out_type is not None)
    reply = reply_words.understand(incoming.body)
    _act(session, context, reply, now)
    text.understood, text.acted_at = reply.kind, now
    text.person_id = persons[0].id if len(persons) == 1 else None
    return reply.kind


def report(
    session: Session, ref: str, provider_id: str, word: str, error_code: str | None, *, now: datetime
) -> Message | None:
    """Act on a delivery report. A number that is gone, or that opted out at the carrier, is not written to again."""
    message = messages.record_delivery(session, ref, provider_id, word, error_code, now=now)
    if message is not None and error_code in DEAD_NUMBER:
        given = Given(message.channel, f"provider-{error_code}", contact_index=message.contact_index)
        consents.withdraw(session, given, person_id=None, now=now)
    return message


def at_contact(session: Session, contact_index: str, *, limit: int = 60) -> list[InboundText]:
    """What came in from one number, the newest first."""
    query = select(InboundText).where(InboundText.contact_index == contact_index)
    return list(session.scalars(query.order_by(InboundText.id.desc()).limit(limit)))


def opt_out(session: Session, channel: str, contact_index: str, *, source: str, now: datetime) -> None:
    """Stop one channel at one contact, for everybody who is reached there."""
    consents.withdraw(session, Given(channel, source, contact_index=contact_index), person_id=None, now=now)


def _store(session: Session, incoming: Incoming, index: str, now: datetime) -> InboundText | None:
    uid, sealer = new_uid(), db.sealer(session)
    made = db.insert_once(
        session,
        InboundText,
        uid=uid,
        provider_id=incoming.provider_id,
        contact_index=index,
        from_sealed=sealer.seal("inbound_text", uid, "from", incoming.sender),
        body_sealed=sealer.seal("inbound_text", uid, "body", incoming.body),
        opt_out_type=incoming.opt_out_type,
        received_at=now,
    )
    return session.get_one(InboundText, made) if made is not None else None


def _act(session: Session, context: _Context, reply: Reply, now: datetime) -> None:
    # A cry for help may ask for the texts to stop as well: then both are due.
    if reply.takes_back_consent:
        opt_out(session, Channel.SMS, context.text.contact_index, source="keyword", now=now)
    if reply.risk is not None:
        _on_risk(session, context, reply.risk, now)
    elif reply.kind == "stop":
        _answer_unless_carrier(session, context, "stopped", now)
    elif reply.kind == "start":
        _on_start(session, context, now)
    elif reply.kind == "help":
        _answer_unless_carrier(session, context, "help", now)
    elif reply.kind == "link" and context.persons:
        proving.send_link(session, Channel.SMS, context.contact, now=now)
    else:
        _answer(session, context, _on_wish(session, context, reply, now) or "standard", now)


def _on_risk(session: Session, context: _Context, category: str, now: datetime) -> None:
    """Help goes out at any hour. A task is opened only where a cohort says that somebody is on duty."""
    enrolment = enrolments.current(session, [person.id for person in context.persons])
    cohort = session.get(Cohort, enrolment.cohort_id) if enrolment else None
    if enrolment is not None and cohort is not None and cohort.on_duty:
        support_tasks.open_one(
            session,
            category=category,
            source="sms",
            person_id=enrolment.person_id,
            enrolment_id=enrolment.id,
            cohort_id=cohort.id,
            now=now,
        )
    _answer(session, context, "risk", now)


def _on_start(session: Session, context: _Context, now: datetime) -> None:
    """START holds only for somebody who once said yes; for anybody else it starts nothing."""
    index = context.text.contact_index
    again = [
        one for one in context.persons
        if consents.ever_gave(session, person_id=one.id, channel=Channel.SMS, contact_index=index)
    ]  # fmt: skip
    for person in again:
        given = Given(Channel.SMS, "keyword", f"inbound_text:{context.text.id}", index)
        consents.give(session, given, person_id=person.id, cohort_id=None, now=now)
        enrolments.look_again(session, person_id=person.id, now=now)
    if again:
        _answer_unless_carrier(session, context, "started", now)
    else:
        _answer(session, context, "standard", now)


def _on_wish(session: Session, context: _Context, reply: Reply, now: datetime) -> str | None:
    """Do what was asked for; the kind of the answer, or None where it is not certain what is meant."""
    if reply.kind == "number" and reply.value is not None:
        return _on_number(session, context, reply.value, now)
    if reply.kind not in ANSWERS:
        return None
    return _wish(session, context, Wish(reply.kind), now, weeks=reply.value)


def _wish(
    session: Session, context: _Context, wish: Wish, now: datetime, *, weeks: int | None = None
) -> str | None:
    """For everybody on this phone where it makes us quieter; else only where it is certain whose wish it is."""
    if len(context.persons) > 1 and wish not in QUIETER:
        return None
    acted = [
        wishes.act(session, enrolment, wish, zone=person.zone, weeks=weeks, now=now)
        for person in context.persons
        for enrolment in enrolments.under_way(session, person.id)
    ]
    return ANSWERS[wish] if any(acted) else None


def _on_number(session: Session, context: _Context, value: int, now: datetime) -> str | None:
    """A number answers the one thing that was asked by text. None where that is not certain."""
    if len(context.persons) != 1:
        return None
    index = context.text.contact_index
    asked = prompts.check_ins(session, context.course, context.persons[0], index, now=now)
    still_there_at = prompts.still_there(session, index, now=now)
    if still_there_at is not None and value in STILL_THERE:
        # A check-in that was asked after it could be meant as well: then neither is answered.
        is_newest = all(at < still_there_at for *_, at in asked)
        return _on_still_there(session, context, value, now) if is_newest else None
    if len(asked) != 1:
        return None
    enrolment_id, item, _ = asked[0]
    check_ins.record(session, enrolment_id, item, Answers(mood=value), via="sms", now=now)
    enrolments.look_again(session, enrolment_id=enrolment_id, now=now)
    return "noted"


def _on_still_there(session: Session, context: _Context, value: int, now: datetime) -> str | None:
    wish = STILL_THERE[value]
    answer = _wish(session, context, wish, now)
    return answer if wish is not Wish.RESUME or answer is None else "noted"


def _answer_unless_carrier(session: Session, context: _Context, kind: str, now: datetime) -> None:
    if not context.answered_by_carrier:
        _answer(session, context, kind, now)


def _answer(session: Session, context: _Context, kind: str, now: datetime) -> None:
    """One reply to one text, to the number it came from."""
    person = context.persons[0] if context.persons else None
    address = Address(
        Channel.SMS,
        context.contact,
        context.text.contact_index,
        person.locale if person else "en",
        person.country if person else "",
    )
    new = NewMessage(
        kind=kind,
        address=address,
        priority=messages.URGENT if kind == "risk" else messages.REPLY,
        person_id=person.id if person else None,
        enrolment_id=_enrolment_id(session, context),
        inbound_id=context.text.id,
        send_after=now,
        expires_at=now + REPLY_LIVES.get(kind, REPLY_LIVES_ELSE),
    )
    messages.queue(session, new, now=now)


def _enrolment_id(session: Session, context: _Context) -> int | None:
    enrolment = enrolments.current(session, [person.id for person in context.persons])
    return enrolment.id if enrolment is not None else None
