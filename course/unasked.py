"""How many texts a number gets without having asked: six within a day at most (promises.md 4.8).

Nudges have a narrower budget of their own. This is the limit over everything that Kith or staff send of their own
accord, whatever is scheduled, tried again or asked of several groups: nudges, announcements, invitations, the code for
a new number, the word that messages come there or no longer do. Outside it is what somebody asked for and waits for:
answers to their own texts (help, STOP and a cry for help among them), the codes and links they ask for, which have
limits of their own, and staff's tests to themselves.

A day is the last 25 hours: no date of any zone is longer, so the limit holds for the learner's date wherever they are.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, or_, select

from course import db, row_sets
from course.db import Session
from course.models import OUT, Channel, Message, MessageStatus

MOST = 6
WITHIN = timedelta(hours=25)
ASKED_FOR = frozenset({"code", "link", "test"})
# What there is no sense in sending tomorrow is let go, with this reason.
ENOUGH = "enough"
HOUR, A_DAY = timedelta(hours=1), timedelta(hours=24)
# Said by what it is not, so that SQLite does not read all that was ever sent, which is in such a state.
_IS_OUT = Message.status.not_in(set(MessageStatus) - OUT)
# Put together once, since they are asked for at every claim.
_OUT_TO = select(Message.contact_index, Message.id, Message.claimed_at, Message.claim_token).where(
    row_sets.among(Message.contact_index, "contacts"),
    Message.channel == Channel.SMS,
    # No column by itself, or SQLite would read all that is no answer, which is nearly all there is.
    func.coalesce(Message.inbound_id, 0) == 0,
    Message.kind.not_in(ASKED_FOR),
    _IS_OUT,
    Message.claimed_at > bindparam("since"),
)
_NUDGES_OUT = select(
    Message.id, Message.person_id, Message.contact_index, Message.claimed_at, Message.claim_token
).where(
    or_(row_sets.among(Message.person_id, "ids"), row_sets.among(Message.contact_index, "contacts")),
    Message.nudge_id.is_not(None),
    _IS_OUT,
    Message.claimed_at >= bindparam("since"),
)


@dataclass(frozen=True)
class Sent:
    """A message that was sent, or may have been: when, and by which claim."""

    message_id: int
    at: datetime
    claim_token: str | None

    def is_before(self, message: Message, held: Set[int]) -> bool:
        """Whether it went before a message; of what was claimed with it the ones before it, and none that is held."""
        is_earlier = self.message_id < message.id or self.claim_token != message.claim_token
        return is_earlier and self.message_id not in held


def counts(message: Message) -> bool:
    """Whether a message counts: a text that nobody asked for."""
    return message.channel == Channel.SMS and message.inbound_id is None and message.kind not in ASKED_FOR


def out_to(session: Session, numbers: Set[str], *, now: datetime) -> Mapping[str, list[Sent]]:
    """The texts that count and were sent, or may have been, within a day, to these numbers (blind indexes)."""
    found: defaultdict[str, list[Sent]] = defaultdict(list)
    if not numbers:
        return found
    for number, message_id, at, token in db.rows(session, _OUT_TO, contacts=numbers, since=now - WITHIN):
        if at is not None:
            found[number].append(Sent(message_id, at, token))
    return found


def nudges_out(
    session: Session, claimed: Sequence[Message], *, since: datetime
) -> Mapping[int | str, list[Sent]]:
    """The nudges that went, or may have gone, to the people or the numbers of these messages since a moment."""
    ids, contacts = {one.person_id for one in claimed} - {None}, {one.contact_index for one in claimed}
    found: defaultdict[int | str, list[Sent]] = defaultdict(list)
    for number, person_id, contact_index, at, token in db.rows(
        session, _NUDGES_OUT, ids=ids, contacts=contacts, since=since
    ):
        if at is not None:
            for key in (person_id or 0, contact_index):
                found[key].append(Sent(number, at, token))
    return found


def free_at(message: Message, out: Sequence[Sent], held: Set[int]) -> datetime | None:
    """When there is room for one more text again (UTC); None where there is room now, or where it does not count."""
    if len(out) < MOST or not counts(message):
        return None
    moments = sorted(one.at for one in out if one.message_id != message.id and one.is_before(message, held))
    return moments[-MOST] + WITHIN if len(moments) >= MOST else None


def on_a_later_day(message: Message, free_at: datetime) -> tuple[datetime, datetime] | None:
    """From when, until when (UTC) an invitation may go instead; None where its hours are too short for that.

    An hour further in on both sides, since the clocks may change by one in between.
    """
    leaves, ends = message.send_after, message.expires_at
    while leaves + HOUR < free_at:
        leaves, ends = leaves + A_DAY, ends + A_DAY
    return (leaves + HOUR, ends - HOUR) if leaves + HOUR < ends - HOUR else None
