"""Whether claimed messages may go after all: asked again inside the claim, for all of it in a fixed number of reads."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from course import (
    announcements,
    bearings,
    consents,
    db,
    messages,
    plans,
    quiet_dates,
    recipients,
    row_sets,
    unasked,
    unreached,
)
from course.consents import LastWords
from course.db import Session
from course.histories import LOOKS_BACK
from course.lessons import Course, Plan
from course.models import Announcement, Channel, Cohort, Enrolment, JoinRequest, Message, Nudge, Person
from course.recipients import Recipient, Taken
from course.rules import announced, closings, due, local_time, moves, pauses, tracks
from course.rules.moves import Moved
from course.rules.standings import Reach
from course.unasked import Sent

# Kinds that answer somebody, or that somebody waits for, and so go out at any hour.
ALWAYS = frozenset({"code", "stopped", "help", "risk", "wrong-number"})
WHILE_NOT_STOPPED = frozenset(
    ["link", "standard", "noted", "started", "later", "paused", "resumed", "slower", "join", "unchanged", "which",
     "shared", "new-contact", "comes-here", "left-here", "test", "ask-near", "ask-step", "ask-note", "ask-stop"]
)  # fmt: skip
INVITE = "invite"
# They speak of no item that could be done by then.
OF_NO_ITEM = frozenset({"welcome", "finish", "still-there", "pause", "resume", announced.KIND})
# They speak of an item of the plan, and another plan may not have it.
OF_THE_PLAN = frozenset({"lesson", "check-in", "reminder"})
# What is kept with a message that leaves later.
PUT_BACK = {Moved.ENOUGH: unasked.ENOUGH, Moved.DAY_FULL: "cap", Moved.WEEK_FULL: "cap", Moved.EDIT: "moved"}


@dataclass(frozen=True)
class Later:
    """A claimed message is to leave at another time: mostly, their hours or days were changed since it was planned."""

    send_after: datetime
    expires_at: datetime
    because: Moved = Moved.EDIT


@dataclass(frozen=True)
class Ground:
    """What decides whether claimed messages may go, read for all of them at once."""

    words: LastWords
    # Each with the moment from which nobody can join its cohort any more.
    requests: dict[int, tuple[JoinRequest, datetime | None]]
    persons: dict[int, Recipient]
    enrolments: dict[int, Taken]
    cohorts: dict[int, Cohort]
    plans: Mapping[int, Plan]
    done: Mapping[int, Set[str]]
    quiet: Mapping[int, Set[date]]
    closed: Set[int]
    out: Mapping[int | str, list[Sent]]
    announced: Mapping[int, Announcement]
    # The texts that each number got unasked within a day.
    texts: Mapping[str, Sequence[Sent]]
    # Whom mails reach, because texts to their number no longer arrive.
    mailed: Set[int]
    now: datetime

    def announcement(self, message: Message) -> Announcement | None:
        """What staff wrote, for a message that carries it."""
        return self.announced.get(announced.number_of(message.item))

    def out_before(self, person: Recipient, message: Message, held: Set[int]) -> list[datetime]:
        """When this person, or the same number, got what uses up what they may get before their message.

        Of those that were claimed together with it only the ones before it count, and none that is held.
        """
        theirs = (*self.out.get(person.id, ()), *self.out.get(message.contact_index, ()))
        return list({one.message_id: one.at for one in theirs if one.is_before(message, held)}.values())

    def free_at(self, message: Message, held: Set[int]) -> datetime | None:
        """When there is room again for one more text that nobody asked for; None where there is room now."""
        return unasked.free_at(message, self.texts.get(message.contact_index, ()), held)


def reasons_to_hold(
    session: Session, course: Course, claimed: Sequence[Message], *, now: datetime
) -> dict[int, str | Later]:
    """Why claimed messages must not go, or not yet, by their numbers; those that may go are left out.

    Asked inside the claim's transaction, in a fixed number of statements, of messages in their order: one that is held
    leaves its place in the budget to the ones after it.
    """
    found: dict[int, str | Later] = {
        one.id: "wrong-number" for one in claimed if _is_for_somebody_else(session, one)
    }
    asked = [one for one in claimed if one.kind not in ALWAYS]
    if not asked:
        return found
    ground = _ground(session, course, asked, now)
    for message in asked:
        hold = _reason_to_hold(ground, message, found.keys())
        if hold is not None:
            found[message.id] = hold
    return found


def _is_for_somebody_else(session: Session, message: Message) -> bool:
    """Whether it is a learner's own code, and whoever has the phone said that it is not theirs."""
    return (
        message.kind == "code"
        and message.person_id is not None
        and consents.is_wrong_number(session, channel=message.channel, contact_index=message.contact_index)
    )


def _ground(session: Session, course: Course, asked: Sequence[Message], now: datetime) -> Ground:
    """Read it, once nobody else can change what it says; what words and charge ask for too stays in mind.

    Whoever shares a number shares its budget, so one worker at a time looks for room on it.
    """
    nudged = [one for one in asked if one.kind not in WHILE_NOT_STOPPED and one.kind != INVITE]
    counted = [one for one in asked if unasked.counts(one)]
    db.exclusive_each(session, {f"budget:{one.contact_index}" for one in (*nudged, *counted)})
    persons = recipients.locked(session, {one.person_id for one in nudged if one.person_id is not None})
    enrolments = recipients.taken(
        session, {one.enrolment_id for one in nudged if one.enrolment_id is not None}
    )
    kept = plans.kept(session, enrolments.values())
    cohorts = session.info["cohorts"] = bearings.cohorts_of(session, enrolments.values())
    found = {one.id: plans.resolved(course, one, kept) for one in enrolments.values()}
    session.info[plans.READ] = found
    words = consents.last_words(session, [one.contact_index for one in asked])
    return Ground(
        words=words,
        mailed=_mailed(session, nudged, persons, words),
        requests=_requests(session, asked),
        persons=persons,
        enrolments=enrolments,
        cohorts=cohorts,
        plans=found,
        done=bearings.done_of(session, list(enrolments)),
        quiet=quiet_dates.of(session, persons),
        closed=_closed(session, found, enrolments, cohorts, persons, now),
        out=unasked.nudges_out(session, nudged, since=now - LOOKS_BACK),
        announced=announcements.behind(session, nudged),
        texts=unasked.out_to(session, {one.contact_index for one in counted}, now=now),
        now=now,
    )


def _closed(
    session: Session, plans: Mapping[int, Plan], taken: Mapping[int, Taken], cohorts: Mapping[int, Cohort],
    persons: Mapping[int, Recipient], now: datetime,
) -> Set[int]:  # fmt: skip
    """To whom the course has been closed since their message was planned."""
    ids = [one.id for one in taken.values() if one.person_id in persons and cohorts[one.cohort_id].closes]
    able = session.scalars(select(Enrolment).where(row_sets.any_of(Enrolment.id, ids))).all() if ids else ()
    found = bearings.closings_of(session, plans, able, cohorts, persons, now=now)
    today = {one.id: local_time.local_date(now, persons[one.person_id].zone) for one in able}
    return {number for number, one in found.items() if closings.is_closed(one, today[number])}


def _mailed(
    session: Session, nudged: Sequence[Message], persons: dict[int, Recipient], words: LastWords
) -> Set[int]:
    """Of those who may not be texted, whom mails reach instead."""
    barred = [
        one.person_id
        for one in nudged
        if one.person_id in persons
        and not words.may_send(person_id=one.person_id, channel=one.channel, contact_index=one.contact_index)
    ]
    if not barred:
        return frozenset()
    theirs = session.scalars(select(Person).where(row_sets.any_of(Person.id, barred)))
    return unreached.by_mail(session, theirs.all()).keys()


def _requests(session: Session, asked: Sequence[Message]) -> dict[int, tuple[JoinRequest, datetime | None]]:
    ids = {one.join_request_id for one in asked if one.kind == INVITE}
    query = select(JoinRequest, Cohort.closed_at).join(Cohort, Cohort.id == JoinRequest.cohort_id)
    found = session.execute(query.where(JoinRequest.id.in_(ids))) if ids else ()
    return {one.id: (one, closed_at) for one, closed_at in found}


def _reason_to_hold(ground: Ground, message: Message, held: Set[int]) -> str | Later | None:
    kind = message.kind
    if kind != INVITE and kind not in WHILE_NOT_STOPPED:
        return _why_no_nudge(ground, message, held)
    free_at = ground.free_at(message, held)
    if kind == INVITE:
        return _why_no_invitation(ground, message) or (_invited_later(message, free_at) if free_at else None)
    return _if_stopped(ground, message) or (unasked.ENOUGH if free_at else None)


def _invited_later(message: Message, free_at: datetime) -> str | Later:
    times = unasked.on_a_later_day(message, free_at)
    return Later(*times, because=Moved.ENOUGH) if times is not None else unasked.ENOUGH


def _if_stopped(ground: Ground, message: Message) -> str | None:
    at = {"channel": message.channel, "contact_index": message.contact_index}
    return "opted-out" if ground.words.is_stopped(**at) else None


def _why_no_invitation(ground: Ground, message: Message) -> str | None:
    if message.join_request_id not in ground.requests:
        return "withdrawn"
    request, closed_at = ground.requests[message.join_request_id]
    if request.withdrawn_at is not None:
        return "withdrawn"
    if request.confirmed_at is not None:
        return "done"
    return "joining-closed" if closed_at is not None else _if_stopped(ground, message)


def _why_no_nudge(ground: Ground, message: Message, held: Set[int]) -> str | Later | None:
    if message.person_id not in ground.persons or message.enrolment_id not in ground.enrolments:
        return "erased"
    person, enrolment = ground.persons[message.person_id], ground.enrolments[message.enrolment_id]
    if enrolment.withdrawn_at is not None:
        return "withdrawn"
    written = ground.announcement(message)
    if written is not None and written.cancelled_at is not None:
        return announcements.CANCELLED
    today = local_time.local_date(ground.now, person.zone)
    is_paused = pauses.holds(pauses.of(enrolment, person.zone), today)
    if is_paused != (message.kind == "pause"):
        # What says that the course pauses has nothing to say once they are back.
        return "paused" if is_paused else "done"
    done, item = ground.done.get(enrolment.id, frozenset()), message.item or ""
    is_done = tracks.is_done(item, enrolment.track, enrolment.second_track, done)
    if is_done and message.kind not in OF_NO_ITEM:
        return "done"
    if message.kind in OF_THE_PLAN and ground.plans[enrolment.id].item(item) is None:
        return "not-in-plan"
    if enrolment.id in ground.closed and message.kind not in closings.AFTERWARDS:
        return "closed"
    if not ground.words.may_send(
        person_id=person.id, channel=message.channel, contact_index=message.contact_index
    ):
        return "other-way" if message.channel == Channel.SMS and person.id in ground.mailed else "no-consent"
    cohort, quiet = ground.cohorts[enrolment.cohort_id], ground.quiet.get(person.id, frozenset())
    out = ground.out_before(person, message, held)
    last = written.last_on if written is not None else today + timedelta(days=due.FRESH_DAYS[message.kind])
    reach = bearings.reach(person, cohort, quiet)
    if out:
        reach = replace(reach, sent_on=tuple(reach.hours.today(at) for at in out))
    free_at = ground.free_at(message, held)
    if free_at is not None:
        at = reach.next_room(free_at, last)
        return Later(at, reach.hours.closes_at(at), Moved.ENOUGH) if at is not None else unasked.ENOUGH
    return _not_now(message, reach, last, ground.now)


def _not_now(message: Message, reach: Reach, last: date, now: datetime) -> str | Later | None:
    """Whether this is the moment: the window, their own hour, quiet days and the budget, as they are now."""
    full = reach.used_up(reach.hours.today(now))
    if full is None and _may_leave(message, reach, now):
        # It was planned under hours that may have been wider: it may not arrive after those of now.
        if (closes_at := reach.hours.closes_at(now)) < message.expires_at:
            message.expires_at = closes_at
        return None
    at = reach.next_room(now, last)
    if at is None:
        return "cap" if full else "quiet"
    return Later(at, reach.hours.closes_at(at), full or Moved.EDIT)


def _may_leave(message: Message, reach: Reach, now: datetime) -> bool:
    today, is_waited_for = reach.hours.today(now), message.kind in due.AT_ONCE
    if reach.bars(today, waited_for=is_waited_for) is not None or not reach.hours.contains(now):
        return False
    return is_waited_for or now >= reach.hours.slot(today)


def move(session: Session, message: Message, later: Later, *, now: datetime) -> None:
    """Put a claimed message back, to leave at another time; its nudge, where it has one, says when and why."""
    message.expires_at = later.expires_at
    messages.put_back(message, PUT_BACK[later.because], not_before=later.send_after)
    if message.nudge_id is None:
        return
    nudge = session.get_one(Nudge, message.nudge_id)
    person = session.get_one(Person, nudge.person_id)
    nudge.zone, nudge.for_on = person.zone, local_time.local_date(later.send_after, person.zone)
    nudge.wall_time, nudge.due_at = person.send_at, later.send_after
    nudge.moved_by = moves.written((*moves.read(nudge.moved_by), later.because))
