"""The alarm that leaves when the jobs stand still: one mail to each owner, by the pages and past the queue.

Nothing that waits in the queue leaves while the jobs are dead, so what says so must not wait there. For each owner one
row in the database says how far their alarm is. Whoever moves it on sends the mail, and only one can: so a mail leaves
once, however many processes look. What could not be sent is written to the log and tried again, with the same
Message-ID.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

import structlog

from course import facts, health, staff
from course.db import Session
from course.senders.sender import NotSent, Parts, Refused, Sender, Uncertain

# What an owner's alarm is remembered under, with their number behind it.
PREFIX = "alarm.jobs."
# Longer than any conversation with a mail server takes, so that two processes are never at one mail.
TRY_AGAIN_AFTER = timedelta(minutes=5)
# A mail server that keeps it longer delivers old news.
VALID_FOR = timedelta(hours=12)
SUBJECT = "Kith has stopped sending"
WORDS = """The part of Kith that sends messages has not run since {since}.

Until it runs again nobody in a course at {address} gets a message. Nothing is lost: what is still worth sending then goes out by itself.

Somebody should look at the server. "python3 -m course doctor" says what is wrong, and "python3 -m jobs" starts the part that sends.

You get this once. Another mail follows when it runs again."""  # noqa: E501
AGAIN_SUBJECT = "Kith sends again"
AGAIN_WORDS = """The part of Kith at {address} that sends messages runs again. It had stood still since {since}.

What is still worth sending goes out by itself, so there is nothing that you have to do."""
log = structlog.get_logger(__name__)


class State(StrEnum):
    """How far an owner's alarm is. TELLING, ENDING: a mail is on its way, or could not be sent yet."""

    TELLING = "telling"
    TOLD = "told"
    ENDING = "ending"


class Tools(health.Tools, Protocol):
    """What an alarm needs of the wiring: what looking needs, and something to tell it with."""

    @property
    def senders(self) -> Mapping[str, Sender]: ...


@dataclass(frozen=True)
class Alarm:
    """How far one owner's alarm is: after how many tries, and since when the jobs stand still (aware, UTC)."""

    state: State
    tries: int
    since: datetime

    def __str__(self) -> str:
        return f"{self.state} {self.tries} {self.since.isoformat()}"

    @classmethod
    def read(cls, value: str) -> "Alarm":
        """From what is remembered of it."""
        state, tries, since = value.split(" ")
        return cls(State(state), int(tries), datetime.fromisoformat(since))


@dataclass(frozen=True)
class Mail:
    """One mail that is this process's to send. `alarm` is what stands in the row meanwhile."""

    staff_id: int
    alarm: Alarm
    to: str = field(repr=False)


def look(tools: Tools, seen: datetime | None) -> datetime | None:
    """See whether the jobs tick; tell the owners where they do not, and again once they do.

    Gives the last beat (aware, UTC) of jobs that stand still, else None. `seen` is what this process's look before
    gave: an alarm goes only where a whole look later nothing has moved, since a machine that was just started, or
    slept, finds beats that are old and jobs that are about to tick. Nothing is told of a Kith that is held.
    """
    now = health.machine_time(tools.settings, tools.clock)
    with tools.db.reading() as session:
        beat, is_held = health.last_beat(session), facts.is_held(session)
        is_open = bool(facts.under(session, PREFIX))
    if beat is None or is_held:
        return None
    if now - beat <= health.LATEST_TICK:
        if is_open:
            _send(tools, _claim_ends(tools, now=now), AGAIN_SUBJECT, AGAIN_WORDS)
        return None
    if beat == seen:
        _send(tools, _claim(tools, beat, now=now), SUBJECT, WORDS)
    return beat


def told_at(session: Session) -> datetime | None:
    """When the first mail of an alarm that still holds left; None where none did."""
    found = facts.under(session, PREFIX)
    return min((at for value, at in found.values() if Alarm.read(value).state == State.TOLD), default=None)


def _claim(tools: Tools, beat: datetime, *, now: datetime) -> list[Mail]:
    """The alarms that are this process's to send now: those that nobody has told, and those that did not get out."""
    with tools.db.writing() as session:
        owners, rows = staff.owners(session), facts.under(session, PREFIX)
        found = []
        for owner in owners:
            value, set_at = rows.get(f"{PREFIX}{owner.id}", (None, now))
            alarm = _next(value, beat, waited=now - set_at)
            if alarm and facts.exchange(session, f"{PREFIX}{owner.id}", value, str(alarm), now=now):
                found.append(Mail(owner.id, alarm, owner.email))
        session.commit()
    if not owners:
        log.error("owner_not_told", reason="nobody")
    return found


def _next(value: str | None, beat: datetime, *, waited: timedelta) -> Alarm | None:
    """What an alarm becomes that somebody is about to tell; None where it was told, or is being told."""
    old = Alarm.read(value) if value is not None else None
    if old is None or old.state == State.ENDING:
        # What ended without a word and began anew is another one.
        return Alarm(State.TELLING, 1, beat)
    if old.state == State.TOLD or waited < TRY_AGAIN_AFTER:
        return None
    return Alarm(State.TELLING, old.tries + 1, beat)


def _claim_ends(tools: Tools, *, now: datetime) -> list[Mail]:
    """The same for the word that the jobs run again. It goes also where the alarm itself could not be sent."""
    with tools.db.writing() as session:
        emails = {one.id: one.email for one in staff.owners(session)}
        found = []
        for name, (value, set_at) in facts.under(session, PREFIX).items():
            staff_id, old = int(name.removeprefix(PREFIX)), Alarm.read(value)
            if staff_id not in emails:
                facts.forget(session, name)
                continue
            is_new = old.state != State.ENDING
            if not is_new and now - set_at < TRY_AGAIN_AFTER:
                continue
            alarm = Alarm(State.ENDING, 1 if is_new else old.tries + 1, old.since)
            if facts.exchange(session, name, value, str(alarm), now=now):
                found.append(Mail(staff_id, alarm, emails[staff_id]))
        session.commit()
    return found


def _send(tools: Tools, mails: list[Mail], subject: str, words: str) -> None:
    """Outside of any transaction, one after the other; what has left is noted at once."""
    for mail in mails:
        if _has_left(tools, mail, subject, words):
            _note(tools, mail)


def _has_left(tools: Tools, mail: Mail, subject: str, words: str) -> bool:
    since = f"{mail.alarm.since:%A} {mail.alarm.since.day} {mail.alarm.since:%B %Y, %H:%M} UTC"
    parts = Parts(words.format(since=since, address=tools.settings.base_url), subject)
    ref = f"{mail.alarm.state}-{mail.staff_id}-{int(mail.alarm.since.timestamp())}"
    sender, reason = tools.senders.get("email"), "no-email"
    if sender is not None:
        try:
            sender.send(mail.to, parts, ref=ref, valid_for=VALID_FOR)
        except (Refused, NotSent, Uncertain) as error:
            reason = error.code
        else:
            log.warning("owner_told", staff=mail.staff_id, of=mail.alarm.state)
            return True
    log.error("owner_not_told", staff=mail.staff_id, tries=mail.alarm.tries, reason=reason)
    return False


def _note(tools: Tools, mail: Mail) -> None:
    now = health.machine_time(tools.settings, tools.clock)
    name = f"{PREFIX}{mail.staff_id}"
    with tools.db.writing() as session:
        if mail.alarm.state == State.ENDING:
            facts.forget(session, name, str(mail.alarm))
        else:
            told = Alarm(State.TOLD, mail.alarm.tries, mail.alarm.since)
            facts.exchange(session, name, str(mail.alarm), str(told), now=now)
        session.commit()
