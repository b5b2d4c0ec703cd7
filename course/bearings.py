"""Where learners stand: all that the rule of what is due needs, read for a batch in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import BindParameter, bindparam, func, or_, select, union_all

from course import announcements, people, plans, quiet_dates, signs
from course import enrolments as enrolment_verbs
from course.db import Session
from course.lessons import Course, Plan
from course.models import CheckIn, Cohort, Enrolment, LessonProgress, Message, MessageStatus, Nudge, Person
from course.plans import Kept
from course.rules import calendars, hours, local_time, moves, pauses, spreading
from course.rules.calendars import Calendar
from course.rules.closings import Closing
from course.rules.due import PastNudge, Standing
from course.rules.moves import Moved
from course.rules.standings import LATE_AFTER, Announced, Reach
from course.windows import closed_on, closing, hours_of, spared

NEVER_WENT_OUT = (MessageStatus.SUPPRESSED, MessageStatus.EXPIRED)
# The caps look seven local days back; two more are enough for every zone.
LOOKS_BACK = timedelta(days=9)
# Behind the key of a nudge that gave it free stands its own number.
FREED = "~"
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_COHORTS = select(Cohort).where(Cohort.id.in_(_IDS))
_DONE = union_all(
    select(LessonProgress.enrolment_id, LessonProgress.item).where(
        LessonProgress.enrolment_id.in_(_IDS),
        LessonProgress.finished_at.is_not(None),
    ),
    select(CheckIn.enrolment_id, CheckIn.item).where(
        CheckIn.enrolment_id.in_(_IDS), CheckIn.again_at.is_(None)
    ),
)
_PAST = (
    select(
        Nudge.enrolment_id, Nudge.reason_key, Nudge.stands_in_for, Nudge.planned_at, Nudge.due_at, Nudge.moved_by,
        Message.status, Message.claimed_at,
    )
    .outerjoin(Message, Message.nudge_id == Nudge.id)
    .where(
        Nudge.enrolment_id.in_(_IDS), Nudge.reason_key.not_like(f"%{FREED}%")
    )
    .order_by(Nudge.id)
)  # fmt: skip
_LEFT = (
    select(
        Message.id, Message.person_id, Message.contact_index, Message.status, Message.send_after,
        Message.claimed_at, Nudge.due_at, Nudge.moved_by,
    )
    .join(Nudge, Message.nudge_id == Nudge.id)
    .where(
        or_(Message.person_id.in_(_IDS), Message.contact_index.in_(bindparam("contacts", expanding=True))),
        Message.send_after >= bindparam("since"),
        Message.status.not_in(NEVER_WENT_OUT),
        # What the provider refused at the door has surely reached nobody, so it uses up nobody's day.
        or_(Message.status != MessageStatus.FAILED, Message.handed_over_at.is_not(None)),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Leaving:
    """One message that left, or is to leave: when, and whether later than it should."""

    message_id: int
    at: datetime
    is_late: bool


@dataclass(frozen=True)
class Facts:
    """What the rule needs to know of a batch of enrolments."""

    persons: dict[int, Person]
    cohorts: dict[int, Cohort]
    done: defaultdict[int, set[str]]
    past: defaultdict[int, list[PastNudge]]
    left: defaultdict[str, list[Leaving]]
    quiet: defaultdict[int, set[date]]
    heard: dict[int, datetime]
    finished: dict[int, datetime]
    kept: Kept
    announced: dict[int, tuple[Announced, ...]]
    now: datetime

    def plan(self, course: Course, enrolment: Enrolment) -> Plan:
        """The plan of one of them."""
        return plans.resolved(course, enrolment, self.kept)

    def today(self, person: Person) -> date:
        """The date where this person is."""
        return hours.date_in(self.now, person.zone)

    def heard_at(self, enrolment: Enrolment) -> datetime:
        """The last sign of life of one of them."""
        return _heard_at(enrolment, self.heard)

    def calendar(self, enrolment: Enrolment) -> Calendar:
        """Their calendar after a pause. Nothing is due in one, so all that counts is where the course stands then."""
        person = self.persons[enrolment.person_id]
        finished_at = self.finished.get(enrolment.id)
        return enrolment_verbs.calendar_after(enrolment, person.zone, self.today(person), finished_at)

    def _reach(self, enrolment: Enrolment, calendar: Calendar) -> Reach:
        """When and how often one of them may be written to."""
        person, cohort = self.persons[enrolment.person_id], self.cohorts[enrolment.cohort_id]
        leavings = {one.message_id: one for key in _keys(person) for one in self.left[key]}.values()
        weekend = spared(person, enrolment, calendar)
        return reach(person, cohort, self.quiet[person.id], list(leavings), weekend)

    def standing(self, course: Course, enrolment: Enrolment) -> Standing:
        """One enrolment as the rule sees it."""
        person, plan = self.persons[enrolment.person_id], self.plan(course, enrolment)
        boosters_at, heard_at = enrolment.boosters_at, self.heard_at(enrolment)
        calendar = self.calendar(enrolment)
        return Standing(
            **vars(self._reach(enrolment, calendar)),
            plan=plan,
            enrolled_at=enrolment.enrolled_at,
            calendar=calendar,
            done=frozenset(self.done[enrolment.id]),
            nudges=tuple(self.past[enrolment.id]),
            pause=pauses.of(enrolment, person.zone),
            heard_on=local_time.local_date(heard_at, person.zone),
            resumed_on=enrolment.resumed_on,
            later=(enrolment.later_item, enrolment.later_on)
            if enrolment.later_item and enrolment.later_on
            else None,
            boosters_on=local_time.local_date(boosters_at, person.zone) if boosters_at else None,
            closing=closing(
                self.cohorts[enrolment.cohort_id], enrolment, calendar, plan.weeks, heard_at, person.zone
            ),
            has_finished=enrolment.finished_at is not None,
            is_over=enrolment.withdrawn_at is not None,
            announcements=self.announced.get(enrolment.id, ()),
        )


def closings_of(
    session: Session, theirs: Mapping[int, Plan], enrolments: Sequence[Enrolment], cohorts: Mapping[int, Cohort],
    persons: Mapping[int, Person], *, now: datetime,
) -> dict[int, Closing | None]:  # fmt: skip
    """When the course closes to each; `theirs` are their plans. Nothing is read where no group ever closes it."""
    limited = [one for one in enrolments if cohorts[one.cohort_id].closes]
    if not limited:
        return {}
    heard, finished = signs.last(session, [one.id for one in limited]), last_finished(session, limited)
    found: dict[int, Closing | None] = {}
    for one in limited:
        zone, weeks = persons[one.person_id].zone, theirs[one.id].weeks
        today = local_time.local_date(now, zone)
        calendar = enrolment_verbs.calendar_after(one, zone, today, finished.get(one.id))
        found[one.id] = closing(cohorts[one.cohort_id], one, calendar, weeks, _heard_at(one, heard), zone)
    return found


def _heard_at(enrolment: Enrolment, heard: Mapping[int, datetime]) -> datetime:
    found = (enrolment.enrolled_at, enrolment.heard_at, heard.get(enrolment.id))
    return max(one for one in found if one is not None)


def reach(
    person: Person,
    cohort: Cohort,
    quiet: Set[date],
    leavings: Sequence[Leaving] = (),
    weekend: frozenset[date] = frozenset(),
) -> Reach:
    """When and how often a person may be written to for one cohort, after what left; `weekend` is spared."""
    return Reach(
        hours=hours_of(person, cohort),
        sent_on=tuple(local_time.local_date(one.at, person.zone) for one in leavings),
        late_at=max((one.at for one in leavings if one.is_late), default=None),
        quiet=frozenset(quiet),
        closed=closed_on(cohort),
        days=people.days_of(person),
        cohort_days=calendars.weekdays(cohort.weekdays),
        spared=weekend,
    )


def facts(
    session: Session, enrolments: Sequence[Enrolment], *, now: datetime, with_past: bool = True
) -> Facts:
    """Read what `Facts` holds; without the nudges of the past, which are most of it, where nobody asks for those."""
    ids, person_ids = [one.id for one in enrolments], {one.person_id for one in enrolments}
    persons = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(person_ids)))}
    return Facts(
        persons=persons,
        cohorts=cohorts_of(session, enrolments),
        done=done_of(session, ids),
        past=_past(session, ids if with_past else []),
        left=_left(session, persons.values(), now),
        quiet=quiet_dates.of(session, person_ids),
        heard=signs.last(session, ids),
        finished=last_finished(session, enrolments),
        kept=plans.kept(session, enrolments),
        announced=announcements.of_enrolments(session, ids, now=now),
        now=now,
    )


def cohorts_of(session: Session, enrolments: Iterable[Enrolment]) -> dict[int, Cohort]:
    """The cohorts that these are in, by their number."""
    ids = list({one.cohort_id for one in enrolments})
    return {one.id: one for one in session.scalars(_COHORTS, {"ids": ids})}


def standing(session: Session, course: Course, enrolment: Enrolment, *, now: datetime) -> Standing:
    """One enrolment as the rule sees it."""
    return facts(session, [enrolment], now=now).standing(course, enrolment)


def done(session: Session, enrolment_id: int) -> frozenset[str]:
    """The items one learner has done: finished lessons and answered check-ins."""
    return frozenset(done_of(session, [enrolment_id])[enrolment_id])


def done_of(session: Session, enrolment_ids: Sequence[int]) -> defaultdict[int, set[str]]:
    """The same for many."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for enrolment_id, item in session.execute(_DONE, {"ids": enrolment_ids}):
        found[enrolment_id].add(item)
    return found


def last_finished(session: Session, enrolments: Iterable[Enrolment]) -> dict[int, datetime]:
    """When those of them who set their own pace finished the lesson that they finished last."""
    ids = [one.id for one in enrolments if one.in_order]
    query = (
        select(LessonProgress.enrolment_id, func.max(LessonProgress.finished_at))
        .where(LessonProgress.enrolment_id.in_(ids), LessonProgress.finished_at.is_not(None))
        .group_by(LessonProgress.enrolment_id)
    )
    return {enrolment_id: at for enrolment_id, at in session.execute(query) if at is not None} if ids else {}


def _past(session: Session, enrolment_ids: Sequence[int]) -> defaultdict[int, list[PastNudge]]:
    """Every nudge that holds its key, and those that its message stands in for."""
    found: defaultdict[int, list[PastNudge]] = defaultdict(list)
    for (
        enrolment_id,
        key,
        stands_in_for,
        planned_at,
        due_at,
        moved_by,
        status,
        claimed_at,
    ) in session.execute(_PAST, {"ids": enrolment_ids}):
        went_out = status not in (None, *NEVER_WENT_OUT)
        left_at = claimed_at or planned_at
        # The seconds of a tick do not count: two days after 16:30 is 16:30.
        at = left_at if is_late(due_at, moved_by, left_at) else due_at
        theirs = found[enrolment_id]
        theirs.append(PastNudge(key, at, went_out))
        if went_out and stands_in_for:
            theirs += [PastNudge(merged, at, False) for merged in stands_in_for.split()]
    return found


def _left(session: Session, persons: Iterable[Person], now: datetime) -> defaultdict[str, list[Leaving]]:
    """What each person, and each number and address, was sent or is to be sent, as far back as the caps look."""
    ids = [person.id for person in persons]
    contacts = list({one for person in persons for one in (person.phone_index, person.email_index) if one})
    whose = {"ids": ids, "contacts": contacts, "since": now - LOOKS_BACK}
    found: defaultdict[str, list[Leaving]] = defaultdict(list)
    for number, person_id, contact_index, status, send_after, claimed_at, due_at, moved_by in session.execute(
        _LEFT, whose
    ):
        at = (claimed_at if status != MessageStatus.PLANNED else None) or send_after
        leaving = Leaving(number, at, is_late(due_at, moved_by, at))
        for key in (f"person:{person_id}", contact_index):
            found[key].append(leaving)
    return found


def is_late(due_at: datetime, moved_by: str | None, at: datetime) -> bool:
    """Whether a message that leaves at that moment leaves later than its nudge was due."""
    if at <= due_at + LATE_AFTER:
        return False
    spread = spreading.LONGEST if Moved.SPREAD in moves.read(moved_by) else timedelta(0)
    return at > due_at + LATE_AFTER + spread


def _keys(person: Person) -> list[str]:
    """Under which names `_left` has what reached a person."""
    return [f"person:{person.id}", *(one for one in (person.phone_index, person.email_index) if one)]
