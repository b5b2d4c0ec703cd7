"""How the course is going in each cohort, in numbers. Those of a large cohort are counted beside, and kept for a while.

What is counted grows with the cohort, and nobody at the desk is to wait for it. So from a thousand people on, a job
counts every few minutes (`count_large`) and keeps what it found (`keep`), and the desk reads that for a quarter of an
hour, with the moment at which it was counted. Where the job has not run, and for every smaller cohort, it is counted
at the look. Messages are those of the course, and count for the cohort that sent them, as they do in `figures.py`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from course import cohort_counts, db, unreached
from course.db import Session
from course.models import CheckIn, Cohort, CohortSummary, Enrolment, LessonProgress
from course.rules.calendars import Calendar
from course.unreached import Missing

# So many people make a cohort large; for so long what was counted of one is shown, in the pictures too.
LARGE, KEPT_FOR = 1_000, timedelta(minutes=15)
LATELY = timedelta(days=7)
# What is kept as it is; the rest has a shape of its own.
NUMBERS = (
    "learners", "finished", "paused", "fell_silent", "opened", "checked_in", "not_delivered", "delivered",
    "handed_over", "joined",
)  # fmt: skip


class Stage(StrEnum):
    """Where a cohort stands on a date. Who joins late makes it run longer."""

    STARTING = "starting"
    RUNNING = "running"
    FINISHED = "finished"


@dataclass(frozen=True)
class Summary:
    """One cohort with its figures; those from `opened` to `handed_over` are of the last seven days.

    `paused` are all whose course stands still; `fell_silent` are those of them who chose no pause: silence did.
    `joined` are all who ever joined, `statuses` all messages by their state, `editions` those under way by the edition
    of the course they are on. Where it was kept, `counted_at` says since when, and `missing` whom nothing reached then.
    """

    cohort: Cohort
    learners: int
    finished: int
    paused: int
    fell_silent: int
    calendars: tuple[Calendar, ...]
    opened: int
    checked_in: int
    not_delivered: int
    delivered: int
    handed_over: int
    joined: int = 0
    statuses: Mapping[str, int] = field(default_factory=dict)
    editions: Mapping[str, int] = field(default_factory=dict)
    counted_at: datetime | None = None
    missing: Missing | None = None

    def stage(self, weeks: int, today: date) -> Stage:
        """Starting, running or finished, on this date of the cohort's own place."""
        if today < self.cohort.starts_on:
            return Stage.STARTING
        ends_on = max(one.ends_on(weeks) for one in (Calendar(self.cohort.starts_on), *self.calendars))
        return Stage.RUNNING if today < ends_on else Stage.FINISHED

    def on_another(self, version: str) -> int:
        """How many under way are on another edition of the course than this one."""
        return sum(number for on, number in self.editions.items() if on != version)


def read(session: Session, *, now: datetime, cohort_id: int | None = None) -> list[Summary]:
    """Every cohort (or one) with its figures, the newest start first. A fixed number of queries.

    The messages of each state are there for one cohort alone: no list shows them.
    """
    query = select(Cohort).order_by(Cohort.starts_on.desc(), Cohort.id.desc())
    if cohort_id is not None:
        query = query.where(Cohort.id == cohort_id)
    found = list(session.scalars(query))
    kept = _kept(session, [one.id for one in found], now)
    others = [one for one in found if one.id not in kept]
    counted = {one.cohort.id: one for one in _count(session, others, now)}
    if cohort_id is not None and counted:
        statuses = cohort_counts.statuses(session, [cohort_id])
        counted = {one: replace(summary, statuses=statuses[one]) for one, summary in counted.items()}
    return [_unfolded(one, kept[one.id]) if one.id in kept else counted[one.id] for one in found]


def count_large(session: Session, *, now: datetime) -> list[Summary]:
    """The figures of every cohort that is large, and not put away, as they are at this moment."""
    size = func.count(Enrolment.id)
    large = (
        select(Enrolment.cohort_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Cohort.archived_at.is_(None))
        .group_by(Enrolment.cohort_id)
        .having(size >= LARGE)
    )
    found = list(session.scalars(select(Cohort).where(Cohort.id.in_(list(session.scalars(large))))))
    statuses = cohort_counts.statuses(session, [one.id for one in found])
    return [
        replace(
            one,
            statuses=statuses[one.cohort.id],
            counted_at=now,
            missing=unreached.missing(session, one.cohort.id, now=now),
        )
        for one in _count(session, found, now)
    ]


def keep(session: Session, summaries: Collection[Summary]) -> None:
    """Keep what was counted, in the place of all that was kept before."""
    rows = {one.cohort_id: one for one in session.scalars(select(CohortSummary))}
    for cohort_id in rows.keys() - {one.cohort.id for one in summaries}:
        session.delete(rows[cohort_id])
    for one in summaries:
        values: dict[str, Any] = {"counted_at": one.counted_at, "figures": _folded(one)}
        if one.cohort.id not in rows:
            db.insert_once(session, CohortSummary, cohort_id=one.cohort.id, **values)
            continue
        for name, value in values.items():
            setattr(rows[one.cohort.id], name, value)


def _folded(one: Summary) -> dict[str, Any]:
    """Numbers alone: of people it has those whom nothing reaches, as the numbers of their enrolments."""
    return {
        **{name: getattr(one, name) for name in NUMBERS},
        "calendars": [
            [each.anchor_on.isoformat(), each.anchor_day, each.pace, each.slow_from, each.slow_to]
            for each in one.calendars
        ],
        "statuses": one.statuses,
        "editions": one.editions,
        "missing": asdict(one.missing) if one.missing is not None else None,
    }


def _unfolded(cohort: Cohort, row: CohortSummary) -> Summary:
    found = row.figures
    missing = found["missing"]
    return Summary(
        cohort=cohort,
        **{name: found[name] for name in NUMBERS},
        calendars=tuple(_calendar(date.fromisoformat(on), *rest) for on, *rest in found["calendars"]),
        statuses=found["statuses"],
        editions=found["editions"],
        counted_at=row.counted_at,
        missing=Missing(**missing) if missing else None,
    )


def _calendar(on: date, day: int, pace: int, slow_from: int, slow_to: int) -> Calendar:
    return Calendar(on, day, pace, slow_from=slow_from, slow_to=slow_to)


def _kept(session: Session, ids: Sequence[int], now: datetime) -> dict[int, CohortSummary]:
    """What was counted lately of these cohorts."""
    query = select(CohortSummary).where(
        CohortSummary.cohort_id.in_(ids), CohortSummary.counted_at.between(now - KEPT_FOR, now)
    )
    return {one.cohort_id: one for one in session.scalars(query)}


def _count(session: Session, cohorts: Sequence[Cohort], now: datetime) -> list[Summary]:
    if not cohorts:
        return []
    ids, since = [one.id for one in cohorts], now - LATELY
    members = cohort_counts.members(session, ids, now.date())
    calendars, editions = cohort_counts.calendars(session, ids), cohort_counts.editions(session, ids)
    sent = cohort_counts.sent(session, ids, since)
    opened, checked_in = (
        cohort_counts.learners(session, ids, row.enrolment_id, at, since)
        for row, at in ((LessonProgress, LessonProgress.opened_at), (CheckIn, CheckIn.answered_at))
    )
    return [
        Summary(
            one,
            **members.get(one.id, cohort_counts.NOBODY),
            **sent.get(one.id, cohort_counts.NOTHING),
            calendars=tuple(calendars[one.id]),
            opened=opened.get(one.id, 0),
            checked_in=checked_in.get(one.id, 0),
            editions=editions[one.id],
        )
        for one in cohorts
    ]
