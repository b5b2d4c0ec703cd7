"""The ledger of permission: who said yes to what, in which words, and who took it back. Lines are only ever added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import and_, event, func, or_, select

from course import db, row_sets
from course.db import Session
from course.models import Consent

# The version of the sentences on the join page. It changes whenever one of them does.
WORDING = "2026-11-c"
COURSE, MOODS, NUMBERS = "course", "moods", "numbers"
# A yes to moods covers it, where it stood beside that tick: that their staff are told of worse answers.
WORSE = "worse"
_FIRST: Mapping[str, Sequence[str]] = {
    COURSE: ("I have read what this is, what it is not and who it is not for, and I agree to take part",),
    "messages": (
        "Send me the course by text or email, as I chose above.",
        "From (the sender), up to 4 a week.",
        "For texts: message and data rates may apply. Reply STOP to end, HELP for help.",
        "Texts are not a condition of taking part: choose email if you would rather have none.",
        "Each email has a link to stop.",
        "By email, you can leave this empty: we then send only what you ask for, a code or a link.",
    ),
    MOODS: (
        "Staff of my group may see my mood ratings.",
        "Only if you like. Off unless you tick it, and you can change it at any time in Settings.",
    ),
}
_SECOND: Mapping[str, Sequence[str]] = {
    **_FIRST,
    NUMBERS: (
        "My numbers may be used without my name, to see whether the course helps",
        "Numbers and choices, never your name, how to reach you or your words.",
        "Only if you like. Off unless you tick it, and you can change it at any time in Settings.",
    ),
}
# Of every version, what stood beside each tick, for an audit years later. A test holds the last to the join page.
WORDINGS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "2026-11-a": _FIRST,
    "2026-11-b": _SECOND,
    "2026-11-c": {
        **_SECOND,
        WORSE: (
            "They are also told if your answers about how you are become clearly worse, and never the answers.",
        ),
    },
}
# The source of a withdrawal by somebody who is not the one who said yes.
WRONG_NUMBER = "wrong-number"
# What the carrier answers where somebody said stop to it, and we did not hear of it.
CARRIER_STOP = "provider-21610"
# Somebody's own act on a page, of an unsubscribe address too.
ON_A_PAGE = "web"
# Those that a mail server, or the reader's mail program, brought back.
BOUNCE, COMPLAINT = "bounce", "complaint"
_ABOUT = (Consent.contact_index, Consent.subject, Consent.act, Consent.person_id)
# Put together once, since it is asked at every claim.
_LAST_WORDS = (
    select(*_ABOUT, func.max(Consent.id))
    .where(row_sets.among(Consent.contact_index, "contacts"))
    .group_by(*_ABOUT)
)


class LedgerChanged(Exception):
    """Something tried to change or drop a line of the ledger: a bug."""


@dataclass(frozen=True)
class Given:
    """One permission as it was given. `subject` is one of those above, or a channel ("sms", "email")."""

    subject: str
    source: str
    evidence: str = ""
    contact_index: str | None = None


def give(session: Session, given: Given, *, person_id: int, cohort_id: int | None, now: datetime) -> None:
    """Write that this person said yes, to the wording of today."""
    _add(session, "given", given, person_id=person_id, cohort_id=cohort_id, now=now)


def withdraw(session: Session, given: Given, *, person_id: int | None, now: datetime) -> None:
    """Write that a permission ended. Without a person it ends for everybody at that contact."""
    _add(session, "withdrawn", given, person_id=person_id, cohort_id=None, now=now)


@dataclass(frozen=True)
class LastWords:
    """The number of the last line of each kind, by contact, channel, act and person: the later line holds."""

    lines: dict[tuple[str | None, str, str, int | None], int]

    def may_send(self, *, person_id: int, channel: str, contact_index: str) -> bool:
        """Whether the last word of this person on this channel, at this number or address, is a yes."""
        line = self.lines.get
        took_back = line((contact_index, channel, "withdrawn", person_id), 0)
        stopped = line((contact_index, channel, "withdrawn", None), 0)
        return line((contact_index, channel, "given", person_id), 0) > max(took_back, stopped)

    def is_stopped(self, *, channel: str, contact_index: str) -> bool:
        """Whether somebody at this contact said stop and nobody said yes since. Holds for strangers too."""
        return self.ended_by(channel=channel, contact_index=contact_index) is not None

    def ended_by(self, *, channel: str, contact_index: str) -> int | None:
        """The number of the line that says so."""
        said_yes = self._yes_of_anybody.get((contact_index, channel), 0)
        took_back = self.lines.get((contact_index, channel, "withdrawn", None), 0)
        return took_back if took_back > said_yes else None

    @cached_property
    def _yes_of_anybody(self) -> dict[tuple[str | None, str], int]:
        """The last yes on each contact and channel, whoever said it; looked up for each message of a batch."""
        found: dict[tuple[str | None, str], int] = {}
        for (contact, channel, act, _), line in self.lines.items():
            if act == "given":
                found[contact, channel] = max(line, found.get((contact, channel), line))
        return found


def last_words(session: Session, contact_indexes: Iterable[str]) -> LastWords:
    """What was said last at each of these numbers and addresses, in one query."""
    found = db.rows(session, _LAST_WORDS, contacts=list(set(contact_indexes)))
    return LastWords({(contact, subject, act, who): line for contact, subject, act, who, line in found})


def may_send(session: Session, *, person_id: int, channel: str, contact_index: str) -> bool:
    """Whether the last word of this person on this channel, at this number or address, is a yes."""
    found = last_words(session, [contact_index])
    return found.may_send(person_id=person_id, channel=channel, contact_index=contact_index)


def is_stopped(session: Session, *, channel: str, contact_index: str) -> bool:
    """Whether somebody at this contact said stop and nobody said yes since. Holds for strangers too."""
    found = last_words(session, [contact_index])
    return found.is_stopped(channel=channel, contact_index=contact_index)


def ended_by(session: Session, *, channel: str, contact_index: str) -> Consent | None:
    """The line that stopped a contact for everybody reached there, if nobody said yes since."""
    found = last_words(session, [contact_index])
    line = found.ended_by(channel=channel, contact_index=contact_index)
    return session.get(Consent, line) if line is not None else None


def is_wrong_number(session: Session, *, channel: str, contact_index: str) -> bool:
    """Whether whoever has this phone said that it is not the phone of the one who asked for our texts."""
    line = ended_by(session, channel=channel, contact_index=contact_index)
    return line is not None and line.source == WRONG_NUMBER


def may_start(session: Session, *, person_id: int, channel: str, contact_index: str) -> bool:
    """Whether START is enough: this person said yes there, and only a STOP by text, or the carrier, ended it since.

    What somebody ended on a page they take up again on a page (promises.md 4.17).
    """
    lines = last_words(session, [contact_index]).lines
    said_yes = lines.get((contact_index, channel, "given", person_id), 0)
    ended_elsewhere = or_(
        Consent.person_id == person_id, and_(Consent.person_id.is_(None), Consent.source == ON_A_PAGE)
    )
    query = select(Consent.id).where(
        Consent.contact_index == contact_index, Consent.subject == channel, Consent.act == "withdrawn",
        Consent.id > said_yes, ended_elsewhere,
    )  # fmt: skip
    return said_yes > 0 and session.scalar(query.limit(1)) is None


def ever_gave(session: Session, *, person_id: int, channel: str, contact_index: str) -> bool:
    """Whether this person ever said yes there."""
    found = last_words(session, [contact_index])
    return (contact_index, channel, "given", person_id) in found.lines


def holds(session: Session, *, person_id: int, subject: str) -> bool:
    """Whether this person's last word on something that needs no number or address is a yes."""
    query = (
        select(Consent.act)
        .where(Consent.person_id == person_id, Consent.subject == subject)
        .order_by(Consent.id.desc())
        .limit(1)
    )
    return session.scalar(query) == "given"


def lines_of(session: Session, person_id: int) -> list[Consent]:
    """Every line about a person, the oldest first, with those that hold for everybody at a contact of theirs."""
    theirs = select(Consent.contact_index).where(Consent.person_id == person_id)
    for_all = and_(Consent.person_id.is_(None), Consent.contact_index.in_(theirs))
    query = select(Consent).where(or_(Consent.person_id == person_id, for_all)).order_by(Consent.id)
    return list(session.scalars(query))


def first_at(session: Session) -> datetime | None:
    """When the first line of the ledger was written; lines outlive whoever they are about."""
    return session.scalar(select(func.min(Consent.at)))


@event.listens_for(Consent, "before_update")
@event.listens_for(Consent, "before_delete")
def _refuse(_mapper: object, _connection: object, line: Consent) -> None:
    """Lines are added, never changed. An erasure takes the person out of them with a statement of its own."""
    raise LedgerChanged(line.id)


def _add(
    session: Session, act: str, given: Given, *, person_id: int | None, cohort_id: int | None, now: datetime
) -> None:
    session.add(
        Consent(
            person_id=person_id,
            cohort_id=cohort_id,
            subject=given.subject,
            act=act,
            contact_index=given.contact_index,
            wording_version=WORDING if act == "given" else None,
            source=given.source,
            evidence=given.evidence,
            at=now,
        )
    )
