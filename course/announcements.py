"""What staff write to a cohort: kept once, with everybody it is for; it goes out as a nudge like any other."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, bindparam, func, select, update

from course import db, looks, row_sets, unsealing
from course.db import Session
from course.models import (
    Announcement,
    AnnouncementReader,
    Enrolment,
    Message,
    MessageStatus,
    Nudge,
    Person,
    new_uid,
)
from course.rules import announced
from course.rules.announced import Choice
from course.rules.standings import Announced

CANCELLED = "cancelled"
# For so long after its last date it is still said of a learner why it did not reach them.
TOLD_FOR = timedelta(days=60)


_OF_THESE = (
    select(
        AnnouncementReader.enrolment_id, Announcement.id, Announcement.written_at, Announcement.starts_on,
        Announcement.last_on,
    )
    .join(Announcement, Announcement.id == AnnouncementReader.announcement_id)
    .where(
        row_sets.among(AnnouncementReader.enrolment_id, "ids"),
        Announcement.cancelled_at.is_(None),
        Announcement.last_on >= bindparam("since_on"),
    )
    .order_by(Announcement.id)
)  # fmt: skip
_THESE = select(*looks.columns(Enrolment)).where(row_sets.among(Enrolment.id, "ids")).order_by(Enrolment.id)


@dataclass(frozen=True)
class Words:
    """What is said: the text, and for mails a subject and, where more is said there, other words."""

    sms: str
    subject: str
    email: str

    @property
    def mail(self) -> str:
        return self.email or self.sms


@dataclass(frozen=True)
class NewAnnouncement:
    """An announcement to write. `key` is the form's own, so that it is written once however often it is sent."""

    key: str
    words: Words
    choice: Choice
    starts_on: date
    last_on: date
    staff_id: int | None = None


@dataclass(frozen=True)
class Result:
    """One reader, with what was last planned for them and its message; None where nothing was yet."""

    enrolment: Enrolment
    person: Person
    nudge: Nudge | None
    message: Message | None


def write(session: Session, cohort_id: int, new: NewAnnouncement, *, now: datetime) -> Announcement | None:
    """Keep it; None where this form has written it already."""
    uid = new_uid()
    sealed = db.sealer(session).seal("announcement", uid, "words", json.dumps(asdict(new.words)))
    number = db.insert_once(
        session, Announcement, uid=uid, cohort_id=cohort_id, key=new.key, staff_id=new.staff_id,
        words_sealed=sealed, chosen=asdict(new.choice), starts_on=new.starts_on, last_on=new.last_on,
        written_at=now,
    )  # fmt: skip
    return session.get_one(Announcement, number) if number is not None else None


def add_readers(session: Session, number: int, enrolment_ids: Iterable[int]) -> None:
    """Whom it is for. Twice is once."""
    rows = [{"announcement_id": number, "enrolment_id": one} for one in enrolment_ids]
    db.insert_new(session, AnnouncementReader, rows)


def readers(number: int) -> Select[int]:
    """The enrolments it is for, as a query."""
    return select(AnnouncementReader.enrolment_id).where(AnnouncementReader.announcement_id == number)


def cancel(session: Session, row: Announcement, *, now: datetime) -> int:
    """Take it back from everybody who has not got it. How many messages were waiting to leave."""
    row.cancelled_at = row.cancelled_at or now
    waiting = (
        Message.kind == announced.KIND,
        Message.item == announced.item(row.id).id,
        Message.status == MessageStatus.PLANNED,
    )
    gone = session.execute(
        update(Message)
        .where(*waiting)
        .values(status=MessageStatus.SUPPRESSED, reason_code=CANCELLED, settled_at=now)
        .returning(Message.id)
    )
    return len(gone.all())


def find(session: Session, cohort_id: int, number: int) -> Announcement | None:
    """One of a cohort's."""
    row = session.get(Announcement, number)
    return row if row is not None and row.cohort_id == cohort_id else None


def with_key(session: Session, cohort_id: int, key: str) -> Announcement | None:
    """What a form has written already."""
    query = select(Announcement).where(Announcement.cohort_id == cohort_id, Announcement.key == key)
    return session.scalar(query)


def members(session: Session, cohort_id: int) -> list[int]:
    """The enrolments of a cohort, but for those who have left; in the order they joined."""
    where = (Enrolment.cohort_id == cohort_id, Enrolment.withdrawn_at.is_(None))
    return list(session.scalars(select(Enrolment.id).where(*where).order_by(Enrolment.id)))


def enrolled(session: Session, ids: Sequence[int]) -> list[Enrolment]:
    """These enrolments, in the order they joined, to be looked at alone."""
    return looks.rows(session, Enrolment, _THESE, ids=ids)


def of_cohort(session: Session, cohort_id: int) -> list[Announcement]:
    """All of a cohort, the newest first."""
    query = select(Announcement).where(Announcement.cohort_id == cohort_id)
    return list(session.scalars(query.order_by(Announcement.id.desc())))


def words_of(session: Session, row: Announcement) -> Words:
    """Its words, to be looked at."""
    found = unsealing.values(session, "announcement", row.uid, "words", row.words_sealed)
    return Words(**found) if found else Words(unsealing.BROKEN, unsealing.BROKEN, "")


def words_to_send(session: Session, row: Announcement) -> Words:
    """The same for its readers. Raises SealBroken where they do not open: then nothing is sent."""
    found = json.loads(db.sealer(session).open("announcement", row.uid, "words", row.words_sealed))
    return Words(**found)


def of_enrolments(
    session: Session, enrolment_ids: Sequence[int], *, now: datetime
) -> dict[int, tuple[Announced, ...]]:
    """What each of these learners is to read, as the rule sees it; what was cancelled, or is long past, is left out."""
    found: defaultdict[int, tuple[Announced, ...]] = defaultdict(tuple)
    since_on = (now - TOLD_FOR).date()
    rows = db.rows(session, _OF_THESE, ids=enrolment_ids, since_on=since_on)
    for enrolment_id, number, written_at, starts_on, last_on in rows:
        found[enrolment_id] += (Announced(number, written_at, starts_on, last_on),)
    return dict(found)


def behind(session: Session, messages: Iterable[Message]) -> dict[int, Announcement]:
    """The announcements that these messages carry, by their numbers."""
    numbers = {announced.number_of(one.item) for one in messages if one.kind == announced.KIND}
    if not numbers:
        return {}
    return {one.id: one for one in session.scalars(select(Announcement).where(Announcement.id.in_(numbers)))}


def counts(session: Session, numbers: Collection[int]) -> tuple[dict[int, int], dict[int, dict[str, int]]]:
    """For each announcement how many it is for, and how many messages of it are in each state."""
    number_of = (
        select(AnnouncementReader.announcement_id, func.count())
        .where(AnnouncementReader.announcement_id.in_(numbers))
        .group_by(AnnouncementReader.announcement_id)
    )
    items = {announced.item(one).id: one for one in numbers}
    states: defaultdict[int, dict[str, int]] = defaultdict(dict)
    query = (
        select(Message.item, Message.status, func.count())
        .join(Nudge, Nudge.id == Message.nudge_id)
        .where(Message.kind == announced.KIND, Message.item.in_(items), Nudge.reason_key.not_like("%~%"))
        .group_by(Message.item, Message.status)
    )
    for item, status, count in session.execute(query):
        states[items[item or ""]][status] = count
    sizes: dict[int, int] = {}
    for number, count in session.execute(number_of):
        sizes[number] = count
    return sizes, states


def results(session: Session, row: Announcement, *, after: int = 0, limit: int = 50) -> list[Result]:
    """A page of those it is for, in the order they joined."""
    query = (
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.id.in_(readers(row.id)), Enrolment.id > after)
        .order_by(Enrolment.id)
        .limit(limit)
    )
    people = [(enrolment, person) for enrolment, person in session.execute(query)]
    sent = (
        select(Nudge, Message)
        .outerjoin(Message, Message.nudge_id == Nudge.id)
        .where(
            Nudge.enrolment_id.in_([one.id for one, _ in people]), Nudge.kind == announced.KIND,
            Nudge.item == announced.item(row.id).id,
        )
        .order_by(Nudge.id)
    )  # fmt: skip
    last = {nudge.enrolment_id: (nudge, message) for nudge, message in session.execute(sent)}
    return [Result(one, person, *last.get(one.id, (None, None))) for one, person in people]
