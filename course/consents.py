"""The ledger of permission: who said yes to what, in which words, and who took it back. Lines are only ever added."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from course.db import Session
from course.models import Consent

# The version of the sentences on the join page. It changes whenever one of them does.
WORDING = "2026-11-a"
COURSE, MOODS = "course", "moods"
# The source of a withdrawal by somebody who is not the one who said yes.
WRONG_NUMBER = "wrong-number"


@dataclass(frozen=True)
class Given:
    """One permission as it was given. `subject` is "course", "moods", or a channel ("sms", "email")."""

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


def may_send(session: Session, *, person_id: int, channel: str, contact_index: str) -> bool:
    """Whether the last word of this person on this channel, at this number or address, is a yes."""
    said_yes = _last(session, "given", channel, contact_index, Consent.person_id == person_id)
    took_back = _last(
        session,
        "withdrawn",
        channel,
        contact_index,
        or_(Consent.person_id == person_id, Consent.person_id.is_(None)),
    )
    return said_yes > took_back


def is_stopped(session: Session, *, channel: str, contact_index: str) -> bool:
    """Whether somebody at this contact said stop and nobody said yes since. Holds for strangers too."""
    said_yes = _last(session, "given", channel, contact_index)
    return _last(session, "withdrawn", channel, contact_index, Consent.person_id.is_(None)) > said_yes


def ended_by(session: Session, *, channel: str, contact_index: str) -> Consent | None:
    """The line that stopped a contact for everybody reached there, if nobody said yes since."""
    if not is_stopped(session, channel=channel, contact_index=contact_index):
        return None
    return session.get(
        Consent, _last(session, "withdrawn", channel, contact_index, Consent.person_id.is_(None))
    )


def is_wrong_number(session: Session, *, channel: str, contact_index: str) -> bool:
    """Whether whoever has this phone said that it is not the phone of the one who asked for our texts."""
    line = ended_by(session, channel=channel, contact_index=contact_index)
    return line is not None and line.source == WRONG_NUMBER


def ever_gave(session: Session, *, person_id: int, channel: str, contact_index: str) -> bool:
    """Whether this person ever said yes there: without that, START starts nothing."""
    return _last(session, "given", channel, contact_index, Consent.person_id == person_id) > 0


def ledger(session: Session, person_id: int) -> list[Consent]:
    """Every line about a person, the oldest first."""
    return list(session.scalars(select(Consent).where(Consent.person_id == person_id).order_by(Consent.id)))


def _last(session: Session, act: str, subject: str, contact_index: str, *also: object) -> int:
    query = select(func.max(Consent.id)).where(
        Consent.act == act,
        Consent.subject == subject,
        Consent.contact_index == contact_index,
        *also,  # type: ignore[arg-type]
    )
    return session.scalar(query) or 0


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
