"""What the house says of itself: who runs it and how to reach them, and how far its first steps have come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from course import facts
from course.db import Session
from course.models import Cohort, Fact, Message

NAME, CONTACT, NOTICE = "house.name", "house.contact", "house.notice"
LONGEST_NAME, LONGEST_TEXT = 120, 400
# A test message that arrived, by channel; and what somebody has looked at or put aside, by step.
TRIED, LOOKED, ASIDE = "first-steps.tried.", "first-steps.looked.", "first-steps.aside."
# The list has been put away: nothing was left on it.
FINISHED = "first-steps.finished"


@dataclass(frozen=True)
class House:
    """Who runs this Kith, as learners read it. `notice` is whatever else they want, or have, to say."""

    name: str = ""
    contact: str = ""
    notice: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.name and self.contact)


@dataclass(frozen=True)
class Progress:
    """What is known of the first steps.

    `tried` says when a test message arrived, by channel; `has_sent` the channels whose provider took a message at all.
    `cohorts` has the newest first, and those that were put away behind all others.
    """

    house: House
    tried: Mapping[str, datetime]
    looked: frozenset[str]
    aside: frozenset[str]
    has_sent: frozenset[str]
    cohorts: tuple[Cohort, ...]


def read(session: Session) -> House:
    """Who runs it; empty words where nobody has said so."""
    query = select(Fact.name, Fact.value).where(Fact.name.in_((NAME, CONTACT, NOTICE)))
    said = {row.name: row.value for row in session.execute(query)}
    return House(said.get(NAME, ""), said.get(CONTACT, ""), said.get(NOTICE, ""))


def say(session: Session, house: House, *, now: datetime) -> None:
    """Keep who runs it, over what was there."""
    for name, value in ((NAME, house.name), (CONTACT, house.contact), (NOTICE, house.notice)):
        facts.remember(session, name, value, now=now)


def has_tried(session: Session, channel: str, *, now: datetime) -> None:
    """A test message arrived: somebody typed the code that stood in it."""
    facts.remember(session, TRIED + channel, "arrived", now=now)


def has_looked(session: Session, step: str, *, now: datetime) -> None:
    """Somebody went to look at what a step leads to."""
    facts.remember(session, LOOKED + step, "looked", now=now)


def put_aside(session: Session, step: str, *, is_aside: bool, now: datetime) -> None:
    """Somebody does not want a step, or wants it after all."""
    if is_aside:
        facts.remember(session, ASIDE + step, "aside", now=now)
    else:
        facts.forget(session, ASIDE + step)


def progress(session: Session, channels: Mapping[str, object]) -> Progress:
    """How far the first steps have come, for these channels, in a fixed number of queries."""
    query = select(Fact.name, Fact.set_at).where(Fact.name.startswith("first-steps."))
    known = {row.name: row.set_at for row in session.execute(query)}
    taken = Message.handed_over_at.is_not(None)
    sent = {one for one in channels if session.scalar(select(exists().where(Message.channel == one, taken)))}
    return Progress(
        read(session),
        {one: known[TRIED + one] for one in channels if TRIED + one in known},
        frozenset(name.removeprefix(LOOKED) for name in known if name.startswith(LOOKED)),
        frozenset(name.removeprefix(ASIDE) for name in known if name.startswith(ASIDE)),
        frozenset(sent),
        tuple(session.scalars(select(Cohort).order_by(Cohort.archived_at.is_not(None), Cohort.id.desc()))),
    )


def trial_of(session: Session, code_id: int) -> Message | None:
    """The message that carries a code."""
    query = select(Message).where(Message.code_id == code_id).order_by(Message.id.desc()).limit(1)
    return session.scalars(query).one_or_none()
