"""How long what learners wrote is kept, as the desk says it; and whom a change of that would erase."""

from collections.abc import Mapping
from datetime import UTC

from course import cohorts, keeping_times, legal_holds, people
from course.changing import Change
from course.keeping_times import Going, Instead
from course.models import Cohort, Person, Role
from course.rules.keeping import Kept, Why
from course.web import access, context, filters

SENTENCES: Mapping[Why, str] = {
    Why.HELD: "A legal hold keeps it, however long ago the course ended.",
    Why.NO_LIMIT: "It is kept until they have it erased, since a cohort of theirs sets no time for it.",
    Why.ON_BREAK: "Their cohort takes a break without a date. The time begins to run when their course has ended.",
    Why.WAITS: "It is kept while they wait for a place in a cohort.",
    Why.TASK: "It is kept at least until the support task about them is closed.",
}


def of_cohort(cohort: Cohort) -> dict[str, object]:
    """Whether a cohort is held, for its page."""
    return {"hold": legal_holds.of(context.session(), cohort), "may_hold": _may_hold()}


def of_learner(person: Person) -> dict[str, object]:
    """Until when what a learner wrote is kept, and whether a hold is on them, for their page."""
    session = context.session()
    kept = keeping_times.of(session, context.wired().course, person.id)
    return {"kept": said(kept), "hold": legal_holds.of(session, person), "may_hold": _may_hold()}


def in_another_cohort(person: Person, left: Cohort, to: Cohort) -> str:
    """The same as it would be said of somebody who is moved from one cohort to another."""
    session, course = context.session(), context.wired().course
    if legal_holds.of(session, left) is not None:
        return f"The legal hold on {left.name} goes along with them."
    if legal_holds.of(session, to) is not None:
        return SENTENCES[Why.HELD]
    instead = Instead(left.id, to)
    return said(keeping_times.read(session, course, [person.id], instead=instead).kept(person.id))


def said(kept: Kept) -> str:
    """One sentence, with the date on which they are erased."""
    if kept.on is None:
        return SENTENCES[kept.why]
    if kept.is_over(context.now()):
        return "Their time is over: they are erased within the hour, for good."
    day = filters.full_day(kept.on, UTC, "en")
    return f"As it stands it is kept until {day}. On that day everything about them is erased, for good."


def going(cohort: Cohort, wish: Change) -> Going | None:
    """Whom these settings would erase at once and soon; None where they change nothing about it."""
    before = (cohort.keep_days, cohort.grace_days)
    return None if (wish.keep_days, wish.grace_days) == before else _going(cohort, Instead(cohort.id, wish))


def goes_sooner(cohort: Cohort, then: Going | None) -> bool:
    """Whether that is more, at once or soon, than as the cohort is set up now."""
    if then is None or not then.at_once + then.soon:
        return False
    now = _going(cohort, Instead())
    return then.at_once > now.at_once or then.at_once + then.soon > now.at_once + now.soon


def without_hold(on: Cohort | Person) -> Going | Kept:
    """What ending the hold would lead to: whom it would erase of a cohort, or until when one learner is kept then."""
    if isinstance(on, Cohort):
        return _going(on, Instead(on.id, no_hold_on_cohort=True))
    session, course = context.session(), context.wired().course
    return keeping_times.read(session, course, [on.id], instead=Instead(no_hold_on_person=True)).kept(on.id)


def locked(cohort: Cohort) -> Cohort:
    """The cohort as it stands, while nobody is erased out of it and nobody else changes it."""
    return cohorts.locked(context.session(), [cohort.id], to_change=True)[cohort.id]


def carry_hold(person: Person, left: Cohort) -> bool:
    """Let the hold on the cohort that somebody is moved out of go along with them."""
    session, now = context.session(), context.now()
    people.locked(session, [person.id])
    return legal_holds.carry(session, person, left, staff_id=access.member().id, now=now)


def _going(cohort: Cohort, instead: Instead) -> Going:
    session, course = context.session(), context.wired().course
    return keeping_times.going(session, course, cohort.id, instead=instead, now=context.now())


def _may_hold() -> bool:
    return access.member().role == Role.OWNER
