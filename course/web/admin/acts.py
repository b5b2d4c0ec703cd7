"""What staff do leaves a line in the record: a view that changes something calls `record`, then commits."""

from collections.abc import Sequence

from course import audit
from course.audit import Act
from course.web import access, context


def record(act: str, subject: str, *, cohort_id: int | None = None, **details: str | int) -> None:
    """Write that whoever is signed in did this. Never a learner's words, a name or a contact."""
    line = Act(act, subject, staff_id=access.member().id, cohort_id=cohort_id, details=details)
    audit.record(context.session(), line, now=context.now())


def record_each(act: str, subjects: Sequence[str], *, cohort_id: int) -> None:
    """The same act on each of many, a line for each."""
    lines = [Act(act, one, staff_id=access.member().id, cohort_id=cohort_id) for one in subjects]
    audit.record_all(context.session(), lines, now=context.now())


def record_for(staff_id: int, act: str, **details: str | int) -> None:
    """The same at the door, where the session is only being opened."""
    line = Act(act, f"staff:{staff_id}", staff_id=staff_id, details=details)
    audit.record(context.session(), line, now=context.now())
