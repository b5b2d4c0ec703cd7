"""One act on many learners: who it is for and who is left out and why, then the act, each with its line and way back.

Each learner is changed by the verbs that change one (`amends`, `enrolments`, `cohorts`), and each change is kept by
itself (`desk_acts`). What was done in one go has one moment and one member of staff, and is undone together.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from course import amends, audit, bearings, cohorts, desk_acts, enrolments
from course.amends import Amend
from course.audit import Act
from course.db import Session
from course.lessons import Course, PlanItem
from course.models import Cohort, DeskAct, Enrolment, Person, new_uid
from course.rules import local_time
from course.searching import State

# So many at once: each gets a line of the record, and a page that takes longer than a few seconds is asked twice.
AT_MOST = 1_000


class Kind(StrEnum):
    """What can be done to many at once."""

    START = "start"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    AGAIN = "again"
    MOVE = "move"
    WITHDRAW = "withdraw"


# What the record calls each act, as it does where it is done to one.
RECORDED = {
    Kind.START: "gave-later-start", Kind.EXTEND: "changed-extend", Kind.PAUSE: "changed-pause",
    Kind.RESUME: "changed-resume", Kind.AGAIN: "changed-again", Kind.MOVE: "moved-to-cohort", Kind.WITHDRAW: "withdrew",
}  # fmt: skip
LEFT, DONE, NOT_PAUSED, PAUSED = "have left", "have finished", "take no pause", "take a pause"
BEGUN, NOT_DONE, WERE_THERE = "have begun", "have not done it", "are, or were, in that cohort"


@dataclass(frozen=True)
class Bulk:
    """One act. `number` is how many weeks; `on` a first day, `item` a part of the plan, `cohort` where to move."""

    kind: Kind
    number: int = 0
    on: date | None = None
    item: PlanItem | None = None
    cohort: Cohort | None = None


@dataclass(frozen=True)
class Member:
    """One learner as the act finds them."""

    enrolment: Enrolment
    person: Person
    state: State


@dataclass(frozen=True)
class Outlook:
    """For whom it is; who is left out, and why, how many each; and how the last part's date moves, for how many."""

    members: tuple[Member, ...]
    left_out: tuple[tuple[str, int], ...]
    ends: tuple[tuple[date, date, int], ...]


def outlook(
    session: Session, course: Course, bulk: Bulk, members: Sequence[Member], *, now: datetime
) -> Outlook:
    """What the act would do. Nothing is written."""
    why_not = _reasons(session, bulk, members, now)
    able = tuple(one for one in members if not why_not[one.enrolment.id])
    left_out = Counter(reason for reason in why_not.values() if reason)
    return Outlook(able, tuple(left_out.most_common()), _ends(course, bulk, able, now))


def act(
    session: Session, course: Course, bulk: Bulk, members: Sequence[Member], *, staff_id: int, now: datetime
) -> tuple[int, int | None]:
    """Do it to those it is for: to how many, and the number of the first act that can be undone. The caller commits."""
    first: int | None = None
    together = new_uid()
    able = outlook(session, course, bulk, members, now=now).members
    for one in able:
        change = desk_acts.begin(one.enrolment, one.person, bulk.kind, staff_id=staff_id)
        _act_on(session, bulk, one, now)
        one.enrolment.look_again_at = now if one.enrolment.withdrawn_at is None else None
        kept = desk_acts.finish(session, one.enrolment, one.person, change, together=together, now=now)
        first = first if first is not None or kept is None else kept.id
    audit.record_all(session, [_line(bulk, one, staff_id) for one in able], now=now)
    return len(able), first


def done_with(session: Session, act_id: int, *, staff_id: int) -> list[DeskAct]:
    """Everything that was done in the same go as this act of theirs."""
    own = desk_acts.find(session, act_id)
    if own is None or own.staff_id != staff_id:
        return []
    return desk_acts.done_with(session, own)


def undo(
    session: Session, together: Sequence[DeskAct], found: Mapping[int, tuple[Enrolment, Person]], *, staff_id: int,
    now: datetime,
) -> int:  # fmt: skip
    """Put back each of these that is still as it was left; how many those were. The caller commits."""
    open_ones = [one for one in together if _can_undo(one, found, now)]
    for one in open_ones:
        desk_acts.undo(one, *found[one.enrolment_id], now=now)
    lines = [
        Act(f"undid-{one.kind}", f"enrolment:{one.enrolment_id}", staff_id=staff_id,
            cohort_id=found[one.enrolment_id][0].cohort_id)
        for one in open_ones
    ]  # fmt: skip
    audit.record_all(session, lines, now=now)
    return len(open_ones)


def can_undo(
    together: Sequence[DeskAct], found: Mapping[int, tuple[Enrolment, Person]], *, now: datetime
) -> int:
    """How many of these could be put back."""
    return sum(_can_undo(one, found, now) for one in together)


def _can_undo(one: DeskAct, found: Mapping[int, tuple[Enrolment, Person]], now: datetime) -> bool:
    return one.enrolment_id in found and desk_acts.can_undo(one, *found[one.enrolment_id], now=now)


def _line(bulk: Bulk, one: Member, staff_id: int) -> Act:
    details: dict[str, str | int] = {"together": 1}
    if bulk.number:
        details["number"] = bulk.number
    if bulk.item is not None:
        details["item"] = bulk.item.id
    return Act(
        RECORDED[bulk.kind], f"enrolment:{one.enrolment.id}", staff_id=staff_id, cohort_id=one.enrolment.cohort_id,
        details=details,
    )  # fmt: skip


def _act_on(session: Session, bulk: Bulk, one: Member, now: datetime) -> None:
    if bulk.kind is Kind.WITHDRAW:
        enrolments.withdraw(one.enrolment, by="staff", now=now)
    elif bulk.kind is Kind.MOVE and bulk.cohort is not None:
        cohorts.take_over(one.enrolment, bulk.cohort)
    elif bulk.kind is Kind.START and bulk.on is not None:
        enrolments.set_first_day(one.enrolment, bulk.on, plan=one.enrolment.plan)
    else:
        zone = one.person.zone
        amend = Amend(amends.Kind(bulk.kind), bulk.number, bulk.item)
        amends.act(session, one.enrolment, amend, zone=zone, today=local_time.local_date(now, zone), now=now)


def _reasons(session: Session, bulk: Bulk, members: Sequence[Member], now: datetime) -> dict[int, str]:
    """For each why the act is not for them; empty where it is."""
    rules: Mapping[Kind, Callable[[Member], str]] = {
        Kind.START: lambda one: _begun(one, now),
        Kind.EXTEND: lambda one: DONE if one.state is State.FINISHED else "",
        Kind.PAUSE: lambda one: DONE if one.state is State.FINISHED else "",
        Kind.RESUME: lambda one: "" if one.enrolment.paused_at is not None else NOT_PAUSED,
        Kind.WITHDRAW: lambda one: "",
        Kind.MOVE: _never_there(session, bulk, members),
        Kind.AGAIN: _have_done(session, bulk, members),
    }
    rule = rules[bulk.kind]
    return {
        one.enrolment.id: LEFT if one.enrolment.withdrawn_at is not None else rule(one) for one in members
    }


def _begun(one: Member, now: datetime) -> str:
    """Somebody begins on their first day, where they are."""
    own = one.enrolment
    today = local_time.local_date(now, one.person.zone)
    return "" if own.anchor_day == 0 and own.anchor_on > today else BEGUN


def _never_there(session: Session, bulk: Bulk, members: Sequence[Member]) -> Callable[[Member], str]:
    if bulk.cohort is None or bulk.kind is not Kind.MOVE:
        return lambda one: ""
    there = cohorts.members_among(session, bulk.cohort.id, [one.person.id for one in members])
    return lambda one: WERE_THERE if one.person.id in there else ""


def _have_done(session: Session, bulk: Bulk, members: Sequence[Member]) -> Callable[[Member], str]:
    item = bulk.item
    if item is None or bulk.kind is not Kind.AGAIN:
        return lambda one: ""
    done = bearings.done_of(session, [one.enrolment.id for one in members])
    return lambda one: "" if item.id in done.get(one.enrolment.id, ()) else NOT_DONE


def _ends(
    course: Course, bulk: Bulk, able: Sequence[Member], now: datetime
) -> tuple[tuple[date, date, int], ...]:
    """How the date of the last part moves, where the act moves dates."""
    if bulk.kind not in (Kind.EXTEND, Kind.PAUSE):
        return ()
    found: Counter[tuple[date, date]] = Counter()
    for one in able:
        plan = course.begun_as(one.enrolment.course_version).plan(one.enrolment.plan)
        zone = one.person.zone
        amend = Amend(amends.Kind(bulk.kind), bulk.number)
        seen = amends.outlook(plan, one.enrolment, amend, zone=zone, today=local_time.local_date(now, zone))
        found[seen.ends_on, seen.would_end_on] += 1
    return tuple((before, after, many) for (before, after), many in sorted(found.items()))
