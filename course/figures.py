"""The figures of cohorts: what was sent, opened, finished and answered, in a fixed number of queries.

Every question is one set-based statement over all the cohorts asked about; `rules/figures.py` says what the words
mean, adds up and hides. A window begins at the start of a date on each cohort's own clock.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from course import consents, db
from course.db import Session
from course.models import (
    HANDED_OVER,
    NOT_ARRIVED,
    Channel,
    CheckIn,
    Cohort,
    Consent,
    Enrolment,
    LessonProgress,
    Message,
    MessageStatus,
    Person,
)
from course.rules import figures, local_time
from course.rules.figures import Funnel, Span, Stops, Week

WEEK = 7
# Ways in which the person who is written to says stop; a mail server, a carrier or staff are somebody else.
OWN_WISH = ("keyword", "own-words", "answered-yes", "web", consents.COMPLAINT)


@dataclass(frozen=True)
class People:
    """How many ever joined, and of these how many finished the course or left it."""

    joined: int
    finished: int
    left: int


@dataclass(frozen=True)
class Activity:
    """What people did, over some cohorts. `hours` are counts by weekday, Monday first, and hour."""

    people: People
    funnel: Funnel
    spans: tuple[Span, ...]
    weeks: tuple[Week, ...]
    hours: tuple[tuple[int, ...], ...]
    stops: tuple[Stops, ...]


@dataclass(frozen=True)
class _Asked:
    """The cohorts, by their number, and the moment at which they are looked at."""

    cohorts: Mapping[int, Cohort]
    now: datetime

    def today(self, cohort_id: int) -> date:
        return local_time.local_date(self.now, self.cohorts[cohort_id].zone)

    def begins(self, days: int) -> dict[datetime, list[int]]:
        """When the last so many dates began, with the cohorts in whose zone it was then."""
        found: defaultdict[datetime, list[int]] = defaultdict(list)
        for one in self.cohorts.values():
            first_on = self.today(one.id) - timedelta(days=days - 1)
            found[local_time.instant(first_on, time(), one.zone)].append(one.id)
        return found

    def since(self, days: int, at: Any, cohort_id: Any) -> ColumnElement[bool]:
        """That a moment lies in the last so many dates of its cohort's clock, and that it is one of these cohorts."""
        begins = self.begins(days)
        own = case(*((cohort_id.in_(ids), at >= moment) for moment, ids in begins.items()))
        # The earliest by itself, so that an index over time can be used.
        within = and_(cohort_id.in_(self.cohorts), at >= min(begins, default=self.now))
        return and_(within, own) if len(begins) > 1 else within


def activity(
    session: Session, cohorts: Sequence[Cohort], *, days: int, stretch: int = 1, now: datetime
) -> Activity:
    """What people did; deliveries, hours and stops of the last so many `days`, in stretches of so many."""
    asked = _Asked({one.id: one for one in cohorts}, now)
    sent = _sent(session, asked, days)
    return Activity(
        people=_people(session, asked),
        funnel=figures.funnel(
            _reached(session, asked), *_lessons(session, asked), _checked_in(session, asked)
        ),
        spans=tuple(_spans(asked, sent, days, stretch)),
        weeks=tuple(figures.retention(_last_seen(session, asked))),
        hours=tuple(map(tuple, figures.hours(_openings(session, asked, days)))),
        stops=tuple(_stops(session, asked, sent, days)),
    )


def _people(session: Session, asked: _Asked) -> People:
    query = select(func.count(), func.count(Enrolment.finished_at), func.count(Enrolment.withdrawn_at)).where(
        Enrolment.cohort_id.in_(asked.cohorts)
    )
    joined, finished, left = session.execute(query).one()
    return People(joined, finished, left)


Sent = tuple[int, str, str, str | None, int, int]


def _sent(session: Session, asked: _Asked, days: int) -> list[Sent]:
    """Messages of the course: cohort, state, kind, item, quarter of an hour, and how many."""
    # First in the order of an index, moment by moment, so that only what comes out of that has to be sorted.
    order = (
        Message.cohort_id, Message.created_at, Message.status, Message.channel, Message.kind, Message.item
    )  # fmt: skip
    within = asked.since(days, Message.created_at, Message.cohort_id)
    each = (
        select(*order, func.count().label("count"))
        .where(within, Message.status.in_(sorted(HANDED_OVER)))
        .group_by(*order)
        .subquery()
    )
    quarter = db.quarter_hour(session, each.c.created_at)
    about = (each.c.cohort_id, each.c.status, each.c.kind, each.c.item, quarter)
    query = select(*about, func.sum(each.c.count)).group_by(*about)
    return [
        (cohort_id, status, kind, item, at, int(count))
        for cohort_id, status, kind, item, at, count in db.rows(session, query)
        if cohort_id is not None
    ]


def _spans(asked: _Asked, sent: Collection[Sent], days: int, stretch: int) -> list[Span]:
    """By date of each cohort; the dates of cohorts in other zones are laid beside each other by their number."""
    counts: Counter[tuple[date, str]] = Counter()
    latest = max((asked.today(one) for one in asked.cohorts), default=asked.now.date())
    for cohort_id, status, _, _, quarter, count in sent:
        ago = asked.today(cohort_id) - figures.date_of(quarter, asked.cohorts[cohort_id].zone)
        counts[latest - ago, _how(status)] += count
    return figures.spans(counts, today=latest, days=days, long=stretch)


def _how(status: str) -> str:
    if status in NOT_ARRIVED:
        return "lost"
    return "delivered" if status == MessageStatus.DELIVERED else "unheard"


def _reached(session: Session, asked: _Asked) -> dict[int, bool]:
    """Whom a message of the course was sent to this week, and whether one arrived."""
    came_back = Message.status.in_(NOT_ARRIVED)
    arrived = or_(
        Message.status == MessageStatus.DELIVERED, and_(Message.channel == Channel.EMAIL, ~came_back)
    )
    # The sum keeps SQLite from walking the index of all enrolments only to have the groups in order.
    who = (Message.enrolment_id + 0).label("who")
    query = (
        select(who, func.max(case((arrived, 1), else_=0)))
        .where(
            asked.since(WEEK, Message.created_at, Message.cohort_id), Message.status.in_(sorted(HANDED_OVER))
        )
        .group_by(who)
    )
    return {who: bool(any_arrived) for who, any_arrived in db.rows(session, query) if who is not None}


def _lessons(session: Session, asked: _Asked) -> tuple[set[int], set[int]]:
    """Who opened a lesson this week, and who finished one."""
    opened, finished = (
        _who(
            session,
            select(LessonProgress.enrolment_id)
            .join(Enrolment, Enrolment.id == LessonProgress.enrolment_id)
            .where(asked.since(WEEK, at, Enrolment.cohort_id))
            .distinct(),
        )
        for at in (LessonProgress.opened_at, LessonProgress.finished_at)
    )
    return opened, finished


def _checked_in(session: Session, asked: _Asked) -> set[int]:
    query = (
        select(CheckIn.enrolment_id)
        .join(Enrolment, Enrolment.id == CheckIn.enrolment_id)
        .where(asked.since(WEEK, CheckIn.answered_at, Enrolment.cohort_id))
    )
    return _who(session, query)


def _who(session: Session, query: Select[int]) -> set[int]:
    return {number for (number,) in db.rows(session, query)}


def _last_seen(session: Session, asked: _Asked) -> list[tuple[date, date | None, date]]:
    """Of everybody who joined: their first date, the last one on which they came, and today's."""
    # Of lessons that are finished when that was, of others when they were opened. Each is at one end of an index.
    unfinished = LessonProgress.finished_at.is_(None)
    last = (
        (LessonProgress.enrolment_id == Enrolment.id, LessonProgress.finished_at),
        (and_(LessonProgress.enrolment_id == Enrolment.id, unfinished), LessonProgress.opened_at),
        (CheckIn.enrolment_id == Enrolment.id, CheckIn.answered_at),
    )
    came = [
        db.quarter_hour(session, select(func.max(at)).where(theirs).scalar_subquery()) for theirs, at in last
    ]
    joined = db.quarter_hour(session, Enrolment.enrolled_at)
    query = select(Enrolment.cohort_id, joined, *came).where(Enrolment.cohort_id.in_(asked.cohorts))
    about = {one.id: (one.zone, one.starts_on, asked.today(one.id)) for one in asked.cohorts.values()}
    found = []
    for cohort_id, enrolled, *moments in db.rows(session, query):
        zone, starts_on, today = about[cohort_id]
        seen = [one for one in moments if one]
        last_on = figures.date_of(max(seen), zone) if seen else None
        found.append((max(figures.date_of(enrolled, zone), starts_on), last_on, today))
    return found


def _openings(session: Session, asked: _Asked, days: int) -> list[tuple[str, int, int]]:
    """Lessons opened, by the zone of whoever did it and the quarter of an hour."""
    # Moment by moment first, as the index has them.
    each = (
        select(LessonProgress.opened_at, Person.zone, func.count().label("count"))
        .join(Enrolment, Enrolment.id == LessonProgress.enrolment_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(asked.since(days, LessonProgress.opened_at, Enrolment.cohort_id))
        .group_by(LessonProgress.opened_at, Person.zone)
        .subquery()
    )
    about = (each.c.zone, db.quarter_hour(session, each.c.opened_at))
    query = select(*about, func.sum(each.c.count)).group_by(*about)
    return [(zone, at, int(count)) for zone, at, count in db.rows(session, query)]


def _stops(session: Session, asked: _Asked, sent: Collection[Sent], days: int) -> list[Stops]:
    """Each stop counts for the last message of the course that went to that number or address before it."""
    counts: Counter[tuple[str, str | None]] = Counter()
    for _, _, kind, item, _, count in sent:
        counts[kind, item] += count
    before = (
        select(Message.id)
        .where(
            Message.contact_index == Consent.contact_index,
            Message.channel == Consent.subject,
            Message.cohort_id.is_not(None),
            Message.status.in_(sorted(HANDED_OVER)),
            Message.created_at <= Consent.at,
        )
        .order_by(Message.created_at.desc(), Message.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    stopped = (
        select(before.label("message_id"), Consent.at)
        .where(Consent.act == "withdrawn", Consent.source.in_(OWN_WISH), Consent.contact_index.is_not(None))
        .subquery()
    )
    query = (
        select(Message.kind, Message.item, func.count(func.distinct(Message.id)))
        .join(stopped, stopped.c.message_id == Message.id)
        .where(asked.since(days, stopped.c.at, Message.cohort_id))
        .group_by(Message.kind, Message.item)
    )
    after = {(kind, item): count for kind, item, count in session.execute(query)}
    return figures.stops(counts, after)
