"""What a cohort says in its own words: versions of the wording of each kind of message, each from a date on.

Of the versions whose date has come, the one with the latest date holds, and of the same date the newest. Dates are
those of the cohort's own zone. A message is worded at the moment it is sent, so that is the moment that counts.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select

from course import row_sets
from course.db import Session
from course.message_files import MessageFile
from course.models import Cohort, Enrolment, JoinRequest, Message, OneTimeCode, OwnWords, Person
from course.rules import local_time, mail_html
from course.wording import Wording

# A message that staff send to themselves: the words of one version, which its item names.
TEST = "test"
# What each part is called where a mistake in it is told; the HTML part is made of the plain one.
PARTS = {"sms.txt": "sms", "subject.txt": "subject", "email.txt": "email"}
_OF_COHORTS = (
    select(OwnWords)
    .where(
        row_sets.among(OwnWords.cohort_id, "cohorts"),
        OwnWords.removed_at.is_(None),
        OwnWords.starts_on.is_not(None),
    )
    .order_by(OwnWords.id)
)
# (locale, kind, part) -> words.
Said = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True)
class Texts:
    """The words of one kind of message: the text, and subject and plain part of the mail."""

    sms: str
    subject: str
    email: str

    def files(self, kind: str, locale: str) -> list[MessageFile]:
        """The same as the files that `check-lessons` would read."""
        return [MessageFile(locale, kind, part, name, getattr(self, name)) for part, name in PARTS.items()]

    def said(self, kind: str, locale: str) -> Said:
        """Every part as the wording takes it."""
        return {
            (locale, kind, "sms.txt"): self.sms,
            (locale, kind, "subject.txt"): self.subject,
            (locale, kind, "email.txt"): self.email,
            (locale, kind, "email.html"): mail_html.of(self.email),
        }


NO_TEXTS = Texts("", "", "")


@dataclass(frozen=True)
class Version:
    """One version as the desk lists it. `state`: "holds", "comes", "past", "removed" or "tried"."""

    row: OwnWords
    by: str
    state: str


def texts_of(row: OwnWords) -> Texts:
    return Texts(row.sms, row.subject, row.email)


def house(wording: Wording, kind: str, locale: str) -> Texts:
    """Kith's own words for a kind of message."""
    return Texts(**{name: wording.said(kind, locale, part).strip() for part, name in PARTS.items()})


def write(
    session: Session, cohort: Cohort, kind: str, locale: str, texts: Texts, *, starts_on: date | None,
    staff_id: int | None, now: datetime,
) -> tuple[OwnWords, bool]:  # fmt: skip
    """Add a version that holds from a date on; with NO_TEXTS Kith's own words hold again; without a date none does.

    Where the one written last says just that from the same date, as after a button pressed twice, it is that one, and
    the second value is False.
    """
    last = session.scalar(
        select(OwnWords)
        .where(OwnWords.cohort_id == cohort.id, OwnWords.kind == kind, OwnWords.locale == locale)
        .order_by(OwnWords.id.desc())
        .limit(1)
    )
    if (
        last is not None
        and last.removed_at is None
        and (texts_of(last), last.starts_on) == (texts, starts_on)
    ):
        return last, False
    row = OwnWords(
        cohort_id=cohort.id, locale=locale, kind=kind, **asdict(texts), starts_on=starts_on,
        staff_id=staff_id, written_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row, True


def take_back(row: OwnWords, *, today: date, now: datetime) -> bool:
    """Drop a version whose date has not come; False where it has, since what went out stays on the record."""
    if row.removed_at is not None or row.starts_on is None or row.starts_on <= today:
        return False
    row.removed_at = now
    return True


def find(session: Session, words_id: int) -> OwnWords | None:
    return session.get(OwnWords, words_id)


def holding(session: Session, cohort: Cohort, *, now: datetime) -> dict[tuple[str, str], OwnWords]:
    """The version of each (kind, locale) that holds now, also where it is one that gives Kith's own words back."""
    return _holding(_rows(session, [cohort.id]), local_time.local_date(now, cohort.zone))


def coming(session: Session, cohort: Cohort, *, now: datetime) -> dict[tuple[str, str], OwnWords]:
    """The next version of each (kind, locale) whose date has not come."""
    today = local_time.local_date(now, cohort.zone)
    later = [
        one for one in _rows(session, [cohort.id]) if one.starts_on is not None and one.starts_on > today
    ]
    return {(one.kind, one.locale): one for one in sorted(later, key=_order, reverse=True)}


def in_use(session: Session, wording: Wording, cohort: Cohort, *, now: datetime) -> Wording:
    """What a cohort says now."""
    return wording.with_texts(_said(holding(session, cohort, now=now).values()))


def versions(
    session: Session, cohort: Cohort, kind: str, locale: str, names: Mapping[int, str], *, now: datetime
) -> list[Version]:
    """All that were meant to hold, the newest first; `names` are those of the staff."""
    today = local_time.local_date(now, cohort.zone)
    query = (
        select(OwnWords)
        .where(
            OwnWords.cohort_id == cohort.id, OwnWords.kind == kind, OwnWords.locale == locale,
            OwnWords.starts_on.is_not(None),
        )
        .order_by(OwnWords.id.desc())
    )  # fmt: skip
    rows = list(session.scalars(query))
    held = _holding([one for one in rows if one.removed_at is None], today).get((kind, locale))
    return [Version(one, names.get(one.staff_id or 0, ""), _state(one, held, today)) for one in rows]


def authors(session: Session, cohort_id: int) -> list[int]:
    """Who wrote any version of a cohort's."""
    query = select(OwnWords.staff_id).where(OwnWords.cohort_id == cohort_id, OwnWords.staff_id.is_not(None))
    return [one for one in session.scalars(query.distinct()) if one is not None]


def tried(session: Session, cohort_id: int, kind: str, locale: str, *, staff_id: int) -> list[int]:
    """The versions of one message that somebody on the staff only tried out."""
    query = select(OwnWords.id).where(
        OwnWords.cohort_id == cohort_id, OwnWords.kind == kind, OwnWords.locale == locale,
        OwnWords.starts_on.is_(None), OwnWords.staff_id == staff_id,
    )  # fmt: skip
    return list(session.scalars(query))


def spoken(
    session: Session, wording: Wording, messages: Sequence[Message], *, now: datetime
) -> dict[int, Wording]:
    """How each of these messages is worded at a moment, by its number; those in Kith's own words are left out."""
    cohort_of = _cohorts(session, messages)
    by_cohort: defaultdict[int, list[OwnWords]] = defaultdict(list)
    for row in _rows(session, set(cohort_of.values())) if cohort_of else ():
        by_cohort[row.cohort_id].append(row)
    found = {
        cohort_id: wording.with_texts(
            _said(
                _holding(rows, local_time.local_date(now, session.get_one(Cohort, cohort_id).zone)).values()
            )
        )
        for cohort_id, rows in by_cohort.items()
    }
    return {number: found[cohort_id] for number, cohort_id in cohort_of.items() if cohort_id in found}


def readers(session: Session, cohort_id: int) -> dict[tuple[str, str], int]:
    """How many learners of a cohort who may still be written to read each language, by (locale, channel)."""
    query = (
        select(Person.locale, Person.channel, func.count())
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.cohort_id == cohort_id, Enrolment.withdrawn_at.is_(None))
        .group_by(Person.locale, Person.channel)
    )
    return {(locale, channel): number for locale, channel, number in session.execute(query)}


def copied(session: Session, cohort_id: int) -> list[dict[str, object]]:
    """The versions of a cohort without their authors, for a rehearsal."""
    kept = ("locale", "kind", "sms", "subject", "email", "starts_on", "written_at")
    return [{name: getattr(one, name) for name in kept} for one in _rows(session, [cohort_id])]


def paste(session: Session, cohort_id: int, rows: Sequence[Mapping[str, object]]) -> None:
    """Give a cohort the versions that `copied` found, in their order."""
    session.add_all(OwnWords(cohort_id=cohort_id, **row) for row in rows)


def _rows(session: Session, cohort_ids: Collection[int]) -> list[OwnWords]:
    """Every version of these cohorts that holds, held or will hold, the oldest first."""
    return list(session.scalars(_OF_COHORTS, {"cohorts": list(cohort_ids)}))


def _holding(rows: Sequence[OwnWords], today: date) -> dict[tuple[str, str], OwnWords]:
    begun = [one for one in rows if one.starts_on is not None and one.starts_on <= today]
    return {(one.kind, one.locale): one for one in sorted(begun, key=_order)}


def _order(row: OwnWords) -> tuple[date, int]:
    return row.starts_on or date.min, row.id


def _said(rows: Collection[OwnWords]) -> Said:
    """The words of these versions; one that is empty leaves Kith's own."""
    found: dict[tuple[str, str, str], str] = {}
    for row in rows:
        if row.sms:
            found |= texts_of(row).said(row.kind, row.locale)
    return found


def _state(row: OwnWords, held: OwnWords | None, today: date) -> str:
    if row.removed_at is not None:
        return "removed"
    if row is held:
        return "holds"
    return "comes" if row.starts_on is not None and row.starts_on > today else "past"


def _cohorts(session: Session, messages: Sequence[Message]) -> dict[int, int]:
    """The cohort that each message speaks for; a message to somebody whom no cohort knows is left out.

    What belongs to no enrolment, such as a code or an answer to HELP, is worded as in the newest cohort of its reader.
    """
    found = {one.id: one.cohort_id for one in messages if one.cohort_id is not None}
    others = [one.id for one in messages if one.cohort_id is None and one.kind != TEST]
    if others:
        query = (
            select(Message.id, func.coalesce(Enrolment.cohort_id, JoinRequest.cohort_id, _newest()))
            .outerjoin(Enrolment, Enrolment.id == Message.enrolment_id)
            .outerjoin(OneTimeCode, OneTimeCode.id == Message.code_id)
            .outerjoin(
                JoinRequest,
                JoinRequest.id == func.coalesce(Message.join_request_id, OneTimeCode.join_request_id),
            )
            .where(Message.id.in_(others))
        )
        found |= {number: cohort_id for number, cohort_id in session.execute(query) if cohort_id}
    return found


def _newest() -> ColumnElement[int]:
    mine = select(Enrolment.cohort_id).where(Enrolment.person_id == Message.person_id).correlate(Message)
    return mine.order_by(Enrolment.withdrawn_at.is_not(None), Enrolment.id.desc()).limit(1).scalar_subquery()
