"""How one reader sees the rows of a cohort: which learner a row is of, its moments, and what is moved or joined."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import Row, Select, and_, func, select

from course import db, unsealing
from course.cohort_columns import Sight
from course.db import Session
from course.lessons import FALLBACK_LOCALE, Course, Lesson
from course.models import ArmPlace, Enrolment, Person
from course.rules import local_time, veils
from course.rules.veils import Veil
from course.seal import SealBroken, Sealer

Cell = str | int | bool | None
Cells = dict[str, Cell]
# A moment to the second, without its zone.
WRITTEN = len("2027-01-04T16:30:00")
# What every row carries of its learner, whatever else it is about.
WHOSE = (
    Enrolment.id.label("enrolment_id"),
    Person.uid.label("uid"),
    Person.zone.label("zone"),
    Enrolment.shares_moods_at.label("moods_at"),
    Enrolment.shares_numbers_at.label("numbers_at"),
    Enrolment.course_version.label("version"),
    Enrolment.moved_at.label("moved_at"),
    ArmPlace.arm.label("arm"),
)


def of_learners(cohort_id: int, *columns: Any) -> Select[Any]:
    """A query for these columns, with whose each row is, in one cohort. Joins to other tables are the caller's."""
    has_arm = and_(ArmPlace.enrolment_id == Enrolment.id, ArmPlace.cohort_id == cohort_id)
    query = select(*WHOSE, *columns).select_from(Enrolment).join(Person, Person.id == Enrolment.person_id)
    return query.outerjoin(ArmPlace, has_arm).where(Enrolment.cohort_id == cohort_id)


@dataclass(frozen=True)
class Learner:
    """What holds for every row of one learner: their name in the file, the clock they go by, how far dates move."""

    name: str
    clock: tzinfo
    # After a time of a clock that is in the tables nothing stands; after the stand-in's, which is UTC, a Z.
    mark: str
    shift: timedelta


@dataclass(frozen=True)
class Lens:
    """One reader's way of seeing. Without a veil, things are as they are; `common` are the categories not joined."""

    sight: Sight
    course: Course
    sealer: Sealer
    veil: Veil | None = None
    common: Mapping[str, frozenset[str]] = field(default_factory=dict)
    with_notes: bool = False
    # The learner of the row before: rows come learner by learner, and most of this is work.
    _last: dict[int, Learner] = field(default_factory=dict, repr=False, compare=False)

    def learner(self, row: Row[Any]) -> Learner:
        """Whose row this is."""
        key = row.enrolment_id
        found = self._last.get(key)
        if found is None:
            self._last.clear()
            name = self.veil.pseudonym("learner", row.uid) if self.veil else str(row.enrolment_id)
            shift = self.veil.shift(row.uid) if self.veil else timedelta()
            mark = "" if local_time.is_known(row.zone) else "Z"
            found = Learner(name, local_time.clock_of(row.zone), mark, shift)
            self._last[key] = found
        return found

    def whose(self, row: Row[Any]) -> dict[str, Cell]:
        """The columns that say of whom a row is."""
        return {"learner": self.learner(row).name, "arm": row.arm}

    def named(self, kind: str, number: int | None) -> str | None:
        """What stands for one thing that is no person."""
        if number is None:
            return None
        return self.veil.pseudonym(kind, str(number)) if self.veil else str(number)

    def moment(self, name: str, at: datetime | None, row: Row[Any]) -> dict[str, Cell]:
        """The two columns of a moment. Without names, the instant is left out: it would tell the zone."""
        if at is None:
            return {f"{name}_utc": None, f"{name}_local": None}
        whose = self.learner(row)
        local = at.astimezone(whose.clock)
        if self.veil:
            return {f"{name}_local": veils.written(local, whose.shift) + whose.mark}
        utc, shown = at.isoformat()[:WRITTEN], local.isoformat()[:WRITTEN]
        return {f"{name}_utc": f"{utc}Z", f"{name}_local": shown + whose.mark}

    def day(self, on: date | None, row: Row[Any]) -> str | None:
        """A date of the learner's calendar."""
        if on is None:
            return None
        return (on + self.learner(row).shift).isoformat()

    def category(self, column: str, value: str | None) -> str | None:
        """A value as it is, or "other" where too few people have it."""
        if value is None or not self.veil or value in self.common.get(column, ()):
            return value
        return veils.OTHER

    def uses_numbers(self, row: Row[Any]) -> bool:
        """Whether this learner's numbers and choices may be taken out: without names, and as they wish it."""
        return self.veil is not None and row.numbers_at is not None

    def edition(self, row: Row[Any], at: datetime) -> str | None:
        """The edition the learner was on at a moment, so far as it is known."""
        return row.version if row.moved_at is None or at >= row.moved_at else None

    def lesson(self, version: str, item: str) -> Lesson | None:
        """A lesson as it was in an edition, in English."""
        return self.course.begun_as(version).lessons.get((FALLBACK_LOCALE, item))

    def opened(self, table: str, uid: str, column: str, sealed: bytes | None) -> str | None:
        """A sealed field, opened. A broken one does not keep back the rest."""
        if sealed is None:
            return None
        try:
            return self.sealer.open(table, uid, column, sealed)
        except SealBroken:
            return unsealing.BROKEN


def named(session: Session, course: Course, *, knows_arms: bool, with_notes: bool = False) -> Lens:
    """For somebody who may see who it is."""
    return Lens(Sight(True, knows_arms), course, db.sealer(session), with_notes=with_notes)


def veiled(session: Session, course: Course, cohort_id: int, key: bytes, *, knows_arms: bool) -> Lens:
    """For everybody else. One query: how many people there are of each kind."""
    common = _common(session, cohort_id)
    return Lens(Sight(False, knows_arms), course, db.sealer(session), Veil(key), common)


def study_key(session: Session, cohort_id: int) -> bytes:
    """The key of a cohort's own, always the same, so that exports made at different times fit together."""
    return bytes.fromhex(db.sealer(session).digest("study", f"cohort:{cohort_id}"))


def _common(session: Session, cohort_id: int) -> dict[str, frozenset[str]]:
    columns = {
        "channel": Person.channel, "country": Person.country, "region": Person.zone, "locale": Person.locale,
        "plan": Enrolment.plan, "source": Enrolment.source,
    }  # fmt: skip
    query = (
        select(*columns.values(), func.count())
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort_id)
        .group_by(*columns.values())
    )
    counts: dict[str, Counter[str]] = {name: Counter() for name in columns}
    for *values, count in session.execute(query):
        for name, value in zip(columns, values, strict=True):
            counts[name][veils.region(value) if name == "region" else value] += count
    return {name: veils.common(found) for name, found in counts.items()}
