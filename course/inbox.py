"""What a text from a phone sets in motion: stored first and once, then danger, then the exact words, then the answer.

Either the carrier or we answer STOP and HELP, never both: where Twilio says that it has (`OptOutType`), we stay silent.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from course import (
    admission,
    consents,
    db,
    enrolments,
    message_links,
    messages,
    people,
    prompts,
    proving,
    support_tasks,
    text_answers,
    throttle,
    wishes,
)
from course.consents import Given
from course.db import Session
from course.lessons import Course
from course.messages import Address, NewMessage
from course.models import Channel, Cohort, InboundText, Person, new_uid
from course.rules import reply_words, whereabouts
from course.rules.reply_words import Reply
from course.text_answers import Next
from course.wishes import Wish

# A reply to a text is of no use later, and a stop must be confirmed within five minutes (47 CFR 64.1200 (a)(12)).
REPLY_LIVES = {"stopped": timedelta(minutes=5)}
REPLY_LIVES_ELSE = timedelta(minutes=30)
NO_CHECK_IN = Next("")
ANSWERS = {"later": "later", "pause": "paused", "slower": "slower", "resume": "resumed"}
# What may be done for everybody on a shared phone, since nobody is written to for it.
QUIETER = frozenset({Wish.LATER, Wish.PAUSE})
# Replies that a machine at the other end could answer again, and how many of them a number gets in an hour.
REPEATABLE = frozenset({"standard", "which", "unchanged", "ask-stop", "join", "shared"})
REPEATS, REPEATS_PER = 3, timedelta(hours=1)


@dataclass(frozen=True)
class Incoming:
    """One text as the provider gave it. `opt_out_type` is Twilio's word for what it has already answered.

    `written_at` is when the provider got it, where it reached us later than that.
    """

    provider_id: str
    sender: str
    body: str
    opt_out_type: str | None = None
    written_at: datetime | None = None


@dataclass(frozen=True)
class _Context:
    course: Course
    text: InboundText
    contact: str
    persons: list[Person]
    answered_by_carrier: bool
    written_at: datetime
    body: str = field(repr=False)


def receive(session: Session, course: Course, incoming: Incoming, *, now: datetime) -> str | None:
    """Store a text and act on it; what it was understood as, or None for a repeat, which does nothing."""
    index = people.contact_index(session, Channel.SMS, incoming.sender)
    text = _store(session, incoming, index, now)
    if text is None:
        return None
    # Whoever said that it is a wrong number is a stranger, whatever we once knew of this number.
    is_wrong = consents.is_wrong_number(session, channel=Channel.SMS, contact_index=index)
    persons = [] if is_wrong else people.with_contact(session, index)
    is_answered, written_at = incoming.opt_out_type is not None, incoming.written_at or now
    context = _Context(course, text, incoming.sender, persons, is_answered, written_at, incoming.body)
    reply = reply_words.understand(incoming.body)
    _act(session, context, reply, now)
    if len(persons) == 1 and not reply.takes_back_consent:
        wishes.hear(session, persons[0], now=now)
    text.understood, text.acted_at = reply.kind, now
    text.person_id = persons[0].id if len(persons) == 1 else None
    return reply.kind


def at_contact(session: Session, contact_index: str, *, limit: int = 60) -> list[InboundText]:
    """What came in from one number, the newest first."""
    query = select(InboundText).where(InboundText.contact_index == contact_index)
    return list(session.scalars(query.order_by(InboundText.id.desc()).limit(limit)))


def opt_out(
    session: Session, channel: str, contact_index: str, *, source: str, evidence: str = "", now: datetime
) -> None:
    """Stop one channel at one contact, for everybody who is reached there."""
    given = Given(channel, source, evidence, contact_index)
    consents.withdraw(session, given, person_id=None, now=now)


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
        _stop(session, context, _source(reply), now)
    if reply.risk is not None:
        _on_risk(session, context, reply, now)
    elif reply.kind == "stop":
        _answer_unless_carrier(session, context, "wrong-number" if reply.is_wrong_number else "stopped", now)
    elif _on_asked_to_stop(session, context, reply, now):
        return
    elif reply.kind == "start":
        _on_start(session, context, now)
    elif reply.kind == "help":
        _answer_unless_carrier(session, context, "help", now)
    elif reply.kind == "link" and context.persons:
        proving.send_link(session, Channel.SMS, context.contact, now=now)
    elif reply.kind == "other" and (cohort := admission.asked_by_text(session, context.text, now=now)):
        _answer(session, context, "join", now, cohort_id=cohort.id)
    else:
        found = _on_the_rest(session, context, reply, now)
        _answer(session, context, found.kind, now, found)


def _source(reply: Reply) -> str:
    """What the ledger calls the way in which somebody took back their consent."""
    if reply.is_wrong_number:
        return consents.WRONG_NUMBER
    return "keyword" if reply.is_keyword else "own-words"


def _stop(session: Session, context: _Context, source: str, now: datetime) -> None:
    """No more texts to this number. In a stranger's hands the links that went there open nothing either."""
    index = context.text.contact_index
    evidence = f"inbound_text:{context.text.id}"
    opt_out(session, Channel.SMS, index, source=source, evidence=evidence, now=now)
    if source == consents.WRONG_NUMBER:
        message_links.revoke_at(session, index, now=now)


def _on_asked_to_stop(session: Session, context: _Context, reply: Reply, now: datetime) -> bool:
    """What answers "did you want these texts to stop?"; somebody who hints at it once more wants it."""
    if not (reply.says or reply.is_hint):
        return False
    if not prompts.is_asked_to_stop(session, context.text.contact_index, now=context.written_at):
        return False
    if reply.says == "yes" or (reply.is_hint and reply.says != "no"):
        _stop(session, context, "answered-yes", now)
        # To the carrier a yes means the opposite, so the confirmation is ours in any case.
        _answer(session, context, "stopped", now)
    else:
        _answer(session, context, "unchanged", now)
    return True


def _on_risk(session: Session, context: _Context, reply: Reply, now: datetime) -> None:
    """Help goes out at any hour. A task is opened only where a cohort says that somebody is on duty.

    On a shared phone nobody can say who wrote, so whoever is on duty for either of them hears of it.
    """
    for person in context.persons if not reply.is_wrong_number else ():
        enrolment = enrolments.current(session, [person.id])
        cohort = session.get(Cohort, enrolment.cohort_id) if enrolment else None
        if enrolment is not None and cohort is not None and cohort.on_duty:
            support_tasks.open_one(
                session, category=reply.risk or "", source=support_tasks.WATCHED if reply.is_watched else "sms",
                person_id=person.id, enrolment_id=enrolment.id, cohort_id=cohort.id, now=now,
            )  # fmt: skip
    text = _of_learner(context, reply)
    if text is not None and not reply.takes_back_consent:
        text_answers.take_note(session, context.course, text, now=now)
    _answer(session, context, reply.answer_to_risk, now)


def _on_start(session: Session, context: _Context, now: datetime) -> None:
    """START takes back a STOP by text of somebody who said yes; for anybody else it starts nothing."""
    index = context.text.contact_index
    again = [
        one for one in context.persons
        if consents.may_start(session, person_id=one.id, channel=Channel.SMS, contact_index=index)
    ]  # fmt: skip
    for person in again:
        given = Given(Channel.SMS, "keyword", f"inbound_text:{context.text.id}", index)
        consents.give(session, given, person_id=person.id, cohort_id=None, now=now)
        enrolments.look_again(session, person_id=person.id, now=now)
    _answer_unless_carrier(session, context, "started" if again else "standard", now)


def _on_the_rest(session: Session, context: _Context, reply: Reply, now: datetime) -> Next:
    """The open question, then what may have meant a stop, then a wish."""
    text = _of_learner(context, reply)
    is_wish = reply.kind in ANSWERS
    answer = text_answers.take(session, context.course, text, now=now) if text and not is_wish else None
    if reply.kind == "maybe_stop":
        return Next("ask-stop")
    if is_wish:
        return Next(_wish(session, context, Wish(reply.kind), now, weeks=reply.value) or "standard")
    return answer or Next("shared" if _is_asked_of_several(session, context) else "standard")


def _is_asked_of_several(session: Session, context: _Context) -> bool:
    """Whether a question is open on a phone that several learners share: whose answer a text is nobody can say."""
    index = context.text.contact_index
    return len(context.persons) > 1 and any(
        prompts.questions(session, context.course, one, index, now=context.written_at)
        for one in context.persons
    )


def _of_learner(context: _Context, reply: Reply) -> text_answers.Incoming | None:
    """The text as that of one learner; None where nobody is reached there, or more than one."""
    if len(context.persons) != 1:
        return None
    person, index = context.persons[0], context.text.contact_index
    return text_answers.Incoming(person, index, reply, context.body, context.written_at)


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


def _answer_unless_carrier(session: Session, context: _Context, kind: str, now: datetime) -> None:
    if not context.answered_by_carrier:
        _answer(session, context, kind, now)


def _answer(
    session: Session, context: _Context, kind: str, now: datetime, about: Next = NO_CHECK_IN, *,
    cohort_id: int | None = None,
) -> None:  # fmt: skip
    """One reply to one text, to the number it came from; about a group, in whose name it is counted."""
    index = context.text.contact_index
    if kind in REPEATABLE and not throttle.take(
        session, f"reply:{index}", limit=REPEATS, per=REPEATS_PER, now=now
    ):
        return
    person = context.persons[0] if context.persons else None
    address = Address(
        Channel.SMS,
        context.contact,
        index,
        person.locale if person else "en",
        # Whoever is unknown gets the help lines of the country that their number belongs to.
        (person.country if person else "") or whereabouts.country_of_number(context.contact),
    )
    new = NewMessage(
        kind=kind,
        address=address,
        priority=messages.URGENT if kind == "risk" else messages.REPLY,
        person_id=person.id if person else None,
        enrolment_id=about.enrolment_id or _enrolment_id(session, context),
        item=about.item,
        inbound_id=context.text.id,
        cohort_id=cohort_id,
        send_after=now,
        expires_at=now + REPLY_LIVES.get(kind, REPLY_LIVES_ELSE),
    )
    messages.queue(session, new, now=now)


def _enrolment_id(session: Session, context: _Context) -> int | None:
    enrolment = enrolments.current(session, [person.id for person in context.persons])
    return enrolment.id if enrolment is not None else None
