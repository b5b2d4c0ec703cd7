"""What was last changed about a cohort, each with the way to see what undoing it would change."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from flask import url_for

from course import audit, changing
from course.models import AuditEntry, Cohort
from course.web import context
from course.web.admin.cohort_form import NAMES, typed

MOST = 12


@dataclass(frozen=True)
class Changed:
    """A change that was saved: when, what, and the address that shows what going back would change."""

    at: datetime
    what: str
    undo: str


def last(cohort: Cohort) -> list[Changed]:
    """The newest first."""
    now = typed(changing.as_it_is(cohort))
    lines = audit.about(context.session(), f"cohort:{cohort.id}", limit=MOST)
    return [_changed(cohort, line, now) for line in lines if line.act == "changed-cohort"]


def _changed(cohort: Cohort, line: AuditEntry, now: dict[str, str]) -> Changed:
    was = {name: str(line.details[f"was_{name}"]) for name in NAMES if f"was_{name}" in line.details}
    here = url_for("admin_rehearsal.change", cohort_id=cohort.id)
    undo = f"{here}?{urlencode({**now, **was})}" if was else ""
    return Changed(line.at, ", ".join(NAMES[name] for name in was).lower(), undo)
