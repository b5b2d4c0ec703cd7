"""What staff did to one learner's course, kept so that it can be undone: the columns it changed, before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from course.db import Session
from course.models import DeskAct, Enrolment, Person

# For so long an act can be undone, as long as nothing of it was changed since.
UNDO_FOR = timedelta(days=7)
ENROLMENT = (
    "cohort_id", "anchor_on", "anchor_day", "pace", "open_to", "paused_at", "paused_until_on", "paused_by",
    "later_item", "later_on", "withdrawn_at", "withdrawn_by",
)  # fmt: skip
PERSON = ("channel",)
PUT_ASIDE = "done"
Kept = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One act that is about to happen: who does what, and how things stood."""

    kind: str
    staff_id: int
    before: Kept


def begin(enrolment: Enrolment, person: Person, kind: str, *, staff_id: int) -> Change:
    """Look at how things stand before an act."""
    return Change(kind, staff_id, _state(enrolment, person))


def finish(
    session: Session,
    enrolment: Enrolment,
    person: Person,
    change: Change,
    *,
    together: str = "",
    now: datetime,
) -> DeskAct | None:
    """Keep what the act changed; None where it changed nothing that could be put back.

    `together`: a name for all that is done in one go, for many learners.
    """
    after = _state(enrolment, person)
    changed = [name for name, value in after.items() if value != change.before[name]]
    if not changed:
        return None
    left = {name: after[name] for name in changed} | ({"together": together} if together else {})
    before = {name: change.before[name] for name in changed}
    return _keep(session, enrolment, change.kind, change.staff_id, before, left, now=now)


def put_aside(
    session: Session, enrolment: Enrolment, needs: Iterable[str], *, staff_id: int, until_at: datetime, now: datetime
) -> DeskAct:  # fmt: skip
    """These needs of a learner are seen to: they leave the day's list until a moment."""
    act = _keep(session, enrolment, PUT_ASIDE, staff_id, {}, {"needs": sorted(needs)}, now=now)
    act.until_at = until_at
    return act


def of_note(
    session: Session, enrolment: Enrolment, kind: str, note_id: int, *, aside: DeskAct | None = None, staff_id: int,
    now: datetime,
) -> DeskAct:  # fmt: skip
    """A note that can be taken back. `aside`: the act by which the same form took the learner off the day's list."""
    kept = {"note": note_id} | ({"aside": aside.id} if aside is not None else {})
    return _keep(session, enrolment, kind, staff_id, {}, kept, now=now)


def with_it(session: Session, act: DeskAct) -> list[DeskAct]:
    """This act, and what the same form did beside it."""
    aside = find(session, act.after.get("aside", 0))
    return [act, *([aside] if aside is not None and aside.undone_at is None else [])]


def find(session: Session, act_id: int) -> DeskAct | None:
    return session.get(DeskAct, act_id)


def done_with(session: Session, act: DeskAct) -> list[DeskAct]:
    """Everything of its kind that the same member of staff did in the same go, for many learners."""
    # At the same moment, and on a clock that is held other goes are of that moment too.
    at_once = (DeskAct.staff_id == act.staff_id, DeskAct.done_at == act.done_at, DeskAct.kind == act.kind)
    found = session.scalars(select(DeskAct).where(*at_once).order_by(DeskAct.id))
    return [one for one in found if one.after.get("together") == act.after.get("together")]


def can_undo(act: DeskAct, enrolment: Enrolment, person: Person, *, now: datetime) -> bool:
    """Whether all is still as the act left it, so that putting it back undoes nothing else."""
    is_recent = act.undone_at is None and now - act.done_at <= UNDO_FOR
    return is_recent and all(
        _text(_read(enrolment, person, name)) == value for name, value in _columns(act.after)
    )


def undo(act: DeskAct, enrolment: Enrolment, person: Person, *, now: datetime) -> None:
    """Put back what the act changed, and have the planner look again. Only where `can_undo`."""
    for name, value in _columns(act.before):
        owner = enrolment if name in ENROLMENT else person
        setattr(owner, name, _value(name, value))
    act.undone_at = act.until_at = now
    if act.before:
        enrolment.look_again_at = now


def recent(session: Session, enrolment_id: int, *, now: datetime) -> list[DeskAct]:
    """What was done to one learner lately and was not undone, the newest first."""
    query = select(DeskAct).where(
        DeskAct.enrolment_id == enrolment_id, DeskAct.undone_at.is_(None), DeskAct.done_at > now - UNDO_FOR
    )
    return list(session.scalars(query.order_by(DeskAct.id.desc())))


def _keep(
    session: Session, enrolment: Enrolment, kind: str, staff_id: int, before: Kept, after: Kept, *, now: datetime
) -> DeskAct:  # fmt: skip
    act = DeskAct(
        enrolment_id=enrolment.id, staff_id=staff_id, kind=kind, before=before, after=after, done_at=now
    )
    session.add(act)
    session.flush()
    return act


def _state(enrolment: Enrolment, person: Person) -> Kept:
    return {name: _text(_read(enrolment, person, name)) for name in (*ENROLMENT, *PERSON)}


def _read(enrolment: Enrolment, person: Person, name: str) -> Any:
    return getattr(enrolment if name in ENROLMENT else person, name)


def _columns(kept: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in kept.items() if name in (*ENROLMENT, *PERSON)]


def _text(value: Any) -> Any:
    """As JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def _value(name: str, kept: Any) -> Any:
    if isinstance(kept, str) and name.endswith("_at"):
        return datetime.fromisoformat(kept)
    return date.fromisoformat(kept) if isinstance(kept, str) and name.endswith("_on") else kept
