"""Enrolments: put a person into a cohort, take them out, have the planner look at them again."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import Select, bindparam, func, select, update

from course import db, looks
from course.db import Session
from course.models import UNDER_WAY, Cohort, Enrolment, Person
from course.rules import calendars, local_time, pauses
from course.rules.calendars import Calendar
from course.rules.pauses import Pause

Shared = Literal["moods", "numbers"]
PACE_BY_LEARNER = "learner"
# Another calendar, made from the one that holds on a date.
Change = Callable[[Calendar, date], Calendar]
# Asked at every tick, and so put together once.
_IS_DUE = Enrolment.look_again_at <= bindparam("now")
_COUNT_DUE = select(func.count(Enrolment.id)).where(_IS_DUE)
_DUE = select(*looks.columns(Enrolment)).where(_IS_DUE).with_for_update(skip_locked=True)
_BATCH = _DUE.order_by(Enrolment.look_again_at).limit(bindparam("limit"))
_NEXT_LOOK = select(func.min(Enrolment.look_again_at)).where(Enrolment.look_again_at > bindparam("now"))


def enrol(
    session: Session, person: Person, cohort: Cohort, *, source: str, version: str, today: date, now: datetime
) -> Enrolment:
    """Enrol a person, or find the enrolment they already have: joining twice does no harm.

    `today` is the learner's own local date. Their first day is that of the cohort, or today if they come later.
    """
    db.insert_once(
        session,
        Enrolment,
        person_id=person.id,
        cohort_id=cohort.id,
        plan=cohort.plan,
        course_version=version,
        source=source,
        anchor_on=max(cohort.starts_on, today),
        in_order=cohort.pace_by == PACE_BY_LEARNER,
        days_apart=cohort.days_apart if cohort.pace_by == PACE_BY_LEARNER else 0,
        enrolled_at=now,
        look_again_at=now,
    )
    query = select(Enrolment).where(Enrolment.person_id == person.id, Enrolment.cohort_id == cohort.id)
    return session.scalars(query).one()


def find(session: Session, enrolment_id: int) -> Enrolment | None:
    return looks.find(session, Enrolment, enrolment_id)


def find_for_change(session: Session, enrolment_id: int) -> Enrolment | None:
    """The same, locked until this transaction ends."""
    return session.scalar(select(Enrolment).where(Enrolment.id == enrolment_id).with_for_update())


def of_person(session: Session, person_id: int) -> list[Enrolment]:
    """A person's enrolments, the newest first."""
    query = select(Enrolment).where(Enrolment.person_id == person_id).order_by(Enrolment.id.desc())
    return list(session.scalars(query))


def current(session: Session, person_ids: Iterable[int]) -> Enrolment | None:
    """The newest enrolment, among these people, that is under way."""
    theirs = (Enrolment.person_id.in_(list(person_ids)), Enrolment.withdrawn_at.is_(None))
    return session.scalar(select(Enrolment).where(*theirs).order_by(Enrolment.id.desc()).limit(1))


def under_way(session: Session, person_id: int) -> list[Enrolment]:
    """A person's enrolments that have neither ended nor been finished."""
    rows = of_person(session, person_id)
    return [one for one in rows if one.withdrawn_at is None and one.finished_at is None]


def newest(session: Session, person_ids: Sequence[int]) -> Enrolment | None:
    """The newest enrolment, among these people, that is under way; else the newest that has ended."""
    ended = (
        select(Enrolment).where(Enrolment.person_id.in_(person_ids)).order_by(Enrolment.id.desc()).limit(1)
    )
    return current(session, person_ids) or session.scalar(ended)


def withdraw(enrolment: Enrolment, *, by: str, now: datetime) -> None:
    """End an enrolment. What was written stays until it is erased; messages end. `by`: "staff" or "learner"."""
    if enrolment.withdrawn_at is None:
        enrolment.withdrawn_at, enrolment.withdrawn_by, enrolment.look_again_at = now, by, None


def resume(enrolment: Enrolment, *, now: datetime) -> None:
    """Take up again an enrolment that was ended."""
    enrolment.withdrawn_at = enrolment.withdrawn_by = None
    hear(enrolment, now=now)


def pause(enrolment: Enrolment, *, until_on: date | None, zone: str, now: datetime) -> None:
    """Nothing is sent, and the course stands still, until a date; without one, until the learner comes back.

    A longer or shorter wish changes the same pause.
    """
    end_pause_if_over(enrolment, zone=zone, now=now)
    enrolment.paused_at = enrolment.paused_at or now
    enrolment.paused_until_on, enrolment.paused_by = until_on, None
    hear(enrolment, now=now)


def calendar_after(
    enrolment: Enrolment, zone: str, today: date, finished_at: datetime | None = None
) -> Calendar:
    """Their calendar as it will be after the pause they take, if any. `finished_at`: their last lesson."""
    done_on = local_time.local_date(finished_at, zone) if finished_at is not None else None
    return pauses.afterwards(calendars.of(enrolment, done_on), pauses.of(enrolment, zone), today)


def set_calendar(enrolment: Enrolment, calendar: Calendar) -> None:
    """Keep another calendar. The caller has the planner look again."""
    for name in ("anchor_on", "anchor_day", "pace", "open_to", "slow_from", "slow_to"):
        setattr(enrolment, name, getattr(calendar, name))


def set_first_day(enrolment: Enrolment, first_on: date, *, plan: str) -> None:
    """Begin another plan, or on another day: for somebody who has not begun."""
    enrolment.anchor_on, enrolment.plan = first_on, plan


def set_pace_by(enrolment: Enrolment, pace_by: str, days_apart: int) -> None:
    """Whether they set their own pace, and how many days then lie between two lessons: before they have begun."""
    enrolment.in_order = pace_by == PACE_BY_LEARNER
    enrolment.days_apart = days_apart if enrolment.in_order else 0


def end_pause(enrolment: Enrolment, *, zone: str, now: datetime) -> None:
    """Go on where the course stood: its first day moves by the days that were paused."""
    found, today = pauses.of(enrolment, zone), local_time.local_date(now, zone)
    set_calendar(enrolment, pauses.moved(calendars.of(enrolment), found, today))
    enrolment.boosters_at = pauses.moment_moved(enrolment.boosters_at, found, zone, now)
    enrolment.paused_at = enrolment.paused_until_on = enrolment.paused_by = None
    hear(enrolment, now=now)


def pause_by_itself(enrolment: Enrolment, *, now: datetime) -> None:
    """After three silent weeks: until they come back, and no sign of life."""
    enrolment.paused_at, enrolment.paused_until_on, enrolment.look_again_at = now, None, None


def come_back(enrolment: Enrolment, *, zone: str, now: datetime) -> None:
    """A sign of life ends a pause that has no date; one that somebody chose lasts as long as they chose."""
    is_open_ended = enrolment.paused_at is not None and enrolment.paused_until_on is None
    if is_open_ended and enrolment.paused_by is None:
        end_pause(enrolment, zone=zone, now=now)


def hear(enrolment: Enrolment, *, now: datetime) -> None:
    """They are there: whatever silence there was ends here, and the planner looks again."""
    enrolment.heard_at = enrolment.look_again_at = now


def change_calendar(enrolment: Enrolment, change: Change, *, zone: str, now: datetime) -> None:
    """Take another calendar, made from the one that holds today and today's date. A pause goes on meanwhile."""
    end_pause_if_over(enrolment, zone=zone, now=now)
    changed = _changed(enrolment, change, zone, local_time.local_date(now, zone))
    pause = pauses.of(enrolment, zone)
    enrolment.boosters_at = pauses.moment_moved(enrolment.boosters_at, pause, zone, now)
    # What the pause has taken is in the calendar now, so it counts from today on.
    enrolment.paused_at = now if enrolment.paused_at is not None else None
    set_calendar(enrolment, changed)
    enrolment.look_again_at = now


def would_be(enrolment: Enrolment, change: Change, *, zone: str, today: date) -> Calendar:
    """The calendar after such a change, and after the rest of a pause: what is said before it is done."""
    pause = pauses.of(enrolment, zone)
    rest = Pause(today, pause.until_on) if pause is not None and pauses.holds(pause, today) else None
    return pauses.afterwards(_changed(enrolment, change, zone, today), rest, today)


def _changed(enrolment: Enrolment, change: Change, zone: str, today: date) -> Calendar:
    return change(pauses.moved(calendars.of(enrolment), pauses.of(enrolment, zone), today), today)


def change_pace(enrolment: Enrolment, pace: int, *, zone: str, now: datetime) -> None:
    """So many dates for each day of the course from today on."""
    change_calendar(enrolment, at_pace(pace), zone=zone, now=now)


def at_pace(pace: int) -> Change:
    """So many dates for each day of the course, as a change of the calendar."""
    return lambda calendar, today: calendar.at_pace(pace, today)


def ask_later(enrolment: Enrolment, item: str, *, on: date, now: datetime) -> None:
    """The message of this item, or slot, once more on a date."""
    enrolment.later_item, enrolment.later_on = item, on
    hear(enrolment, now=now)


def end_pause_if_over(enrolment: Enrolment, *, zone: str, now: datetime) -> None:
    """The same once the date has come; the planner asks."""
    until_on = enrolment.paused_until_on
    if until_on is not None and until_on <= local_time.local_date(now, zone):
        end_pause(enrolment, zone=zone, now=now)
        enrolment.resumed_on = until_on


def share(enrolment: Enrolment, what: Shared, *, shares: bool, now: datetime) -> bool:
    """Whether staff may see moods, or numbers without a name; True where it is new, and the ledger wants a line."""
    name = f"shares_{what}_at"
    before = getattr(enrolment, name)
    setattr(enrolment, name, (before or now) if shares else None)
    return shares != (before is not None)


def choose_track(enrolment: Enrolment, track: str, *, now: datetime) -> None:
    """Take an area to work on. The one that is left for it is not offered again: it is changed once."""
    if enrolment.track == track:
        return
    if enrolment.track is not None:
        do_not_offer(enrolment, enrolment.track)
        enrolment.track_changed_at = now
    enrolment.track, enrolment.look_again_at = track, now


def choose_second(enrolment: Enrolment, track: str | None, *, now: datetime) -> None:
    """Take a second area, or none after all."""
    enrolment.second_track, enrolment.look_again_at = track, now


def do_not_offer(enrolment: Enrolment, track: str) -> None:
    """Note that an area is not offered, and nothing of why: there are several reasons, and they look the same."""
    enrolment.tracks_not_offered = " ".join(sorted({*enrolment.tracks_not_offered.split(), track}))


def finish(enrolment: Enrolment, *, now: datetime) -> None:
    """Every item of the plan is done."""
    enrolment.finished_at = enrolment.finished_at or now


def look_again(
    session: Session, *, now: datetime, person_id: int | None = None, enrolment_id: int | None = None
) -> None:
    """Something changed for this learner: the planner asks afresh at its next tick."""
    whose = Enrolment.person_id == person_id if person_id is not None else Enrolment.id == enrolment_id
    session.execute(
        update(Enrolment).where(whose, Enrolment.withdrawn_at.is_(None)).values(look_again_at=now)
    )


def ask_afresh(enrolment: Enrolment, *, now: datetime) -> None:
    """The same for one that is at hand."""
    enrolment.look_again_at = now


def look_again_at_all(session: Session, ids: Select[int], *, now: datetime) -> None:
    """The same for all that a query names."""
    wanted = (Enrolment.id.in_(ids), Enrolment.withdrawn_at.is_(None))
    session.execute(update(Enrolment).where(*wanted).values(look_again_at=now))


def count_due(session: Session, *, now: datetime) -> int:
    """How many are worth asking about at this moment."""
    return session.scalar(_COUNT_DUE, {"now": now}) or 0


def claim_due(session: Session, *, now: datetime, limit: int) -> list[Enrolment]:
    """A batch of enrolments to look at, locked until this transaction ends. Two planners share them out."""
    return looks.rows(session, Enrolment, _BATCH, now=now, limit=limit)


def set_aside(session: Session, enrolment_id: int, *, now: datetime, hours: int = 1) -> None:
    """Leave one enrolment alone for a while: its rule raised, and the others must not wait for it."""
    later = now + timedelta(hours=hours)
    session.execute(update(Enrolment).where(Enrolment.id == enrolment_id).values(look_again_at=later))


def unfinished(session: Session, *, before: datetime, limit: int, after: int = 0) -> list[Enrolment]:
    """Enrolments under way that began before a moment, for the job that closes finished ones: a page, by id."""
    wanted = (Enrolment.id > after, UNDER_WAY, Enrolment.enrolled_at < before)
    return list(session.scalars(select(Enrolment).where(*wanted).order_by(Enrolment.id).limit(limit)))


def next_look(session: Session, *, after: datetime) -> datetime | None:
    """When the planner next has somebody to ask about."""
    return session.scalar(_NEXT_LOOK, {"now": after})


def under_way_in(session: Session, cohort_id: int) -> list[Enrolment]:
    """Who is in a cohort and has neither left nor finished, in the order they joined."""
    query = select(Enrolment).where(Enrolment.cohort_id == cohort_id, UNDER_WAY)
    return list(session.scalars(query.order_by(Enrolment.id)))
