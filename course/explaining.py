"""Why and why not: what is to be said of every message of one learner, put together from what was sent and the rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from course import consents, holds, messages, nudges, people, unreached
from course.db import Session
from course.lessons import Course
from course.models import Enrolment, Message, MessageStatus, Nudge, Person
from course.rules import moves, outcomes, why
from course.rules.moves import Moved
from course.rules.why import Answer, History, State, Trace

LEFT = "They have left the course, so nothing more is sent."
SAID_STOP = "They asked for no more messages. The course itself is still open to them."
NEVER_ASKED = "They have not asked for messages. The course itself is open to them."
DROPPED = frozenset({MessageStatus.SUPPRESSED, MessageStatus.EXPIRED, MessageStatus.FAILED})


def answers(session: Session, course: Course, enrolment: Enrolment, *, now: datetime) -> list[Answer]:
    """One answer for every message that was, is or would have been, in the order of the plan."""
    person = session.get_one(Person, enrolment.person_id)
    standing = nudges.standing(session, course, enrolment, now=now)
    history = History(tuple(_traces(session, enrolment)), silence(session, enrolment, person))
    found = why.answers(standing, history, now)
    if not unreached.by_mail(session, [person]):
        return found
    return [_by_mail(one) if one.state is State.COMING else one for one in found]


def _by_mail(answer: Answer) -> Answer:
    """What is still to come, with the way that it takes; what is planned already says it."""
    is_said = outcomes.BY_MAIL in answer.why
    return answer if is_said else replace(answer, why=f"{answer.why} {outcomes.BY_MAIL}")


def silence(session: Session, enrolment: Enrolment, person: Person) -> str:
    """Why nothing will be sent at all; an empty text where something may be."""
    index = people.index_of(person)
    if enrolment.withdrawn_at is not None:
        return LEFT
    if index is None:
        return NEVER_ASKED
    if consents.may_send(session, person_id=person.id, channel=person.channel, contact_index=index):
        return ""
    if unreached.by_mail(session, [person]):
        return ""
    said_yes = consents.ever_gave(session, person_id=person.id, channel=person.channel, contact_index=index)
    return SAID_STOP if said_yes else NEVER_ASKED


def _traces(session: Session, enrolment: Enrolment) -> Iterator[Trace]:
    query = (
        select(Nudge, Message)
        .join(Message, Message.nudge_id == Nudge.id)
        .where(Nudge.enrolment_id == enrolment.id)
        .order_by(Nudge.id)
    )
    for nudge, message in session.execute(query):
        moved = moves.read(nudge.moved_by)
        note = "" if _waits_for_money(message) else outcomes.STATUS_NOTES[message.status]
        said = (note, outcomes.reason(message.reason_code))
        yield Trace(
            key=nudge.reason_key,
            kind=nudge.kind,
            item=nudge.item or "",
            state=_state(message, moved),
            at=message.handed_over_at or message.settled_at or message.send_after,
            due_at=nudge.due_at,
            moved=moved,
            why=f"{nudge.why} {moves.sentences(moved)}".strip(),
            said=" ".join(one for one in said if one),
            stands_in_for=tuple(nudge.stands_in_for.split()),
        )


def _state(message: Message, moved: tuple[Moved, ...]) -> State:
    if message.status in DROPPED:
        return State.DROPPED
    if message.status == MessageStatus.HELD or _waits_for_money(message):
        return State.HELD
    if message.status == MessageStatus.PLANNED:
        is_put_back = message.reason_code in holds.PUT_BACK.values()
        return (
            State.MOVED if is_put_back or {Moved.EDIT, Moved.ZONES, Moved.ENOUGH} & {*moved} else State.COMING
        )
    return State.SENT


def _waits_for_money(message: Message) -> bool:
    """Whether it is due, and only its cohort's spending limit keeps it back."""
    return message.status == MessageStatus.PLANNED and message.reason_code == messages.SPENDING_LIMIT
