"""The data of a cohort: say what is wanted, show who you are once more, and take it out as one file.

The file leaves while it is made (`growing.py`), from a snapshot for which nobody waits at the database. That it was
taken is in the record before its first byte leaves, and afterwards whether it left whole. Who may not see names
(analysts) gets the data without them, whatever the form says.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, request

from course import audit, codebook, cohort_files, cohort_lens, cohort_rows, cohorts, staff
from course.audit import Act, Wanted
from course.cohort_columns import Sight
from course.cohort_lens import Lens
from course.db import Session
from course.models import AuditEntry, Cohort, Role
from course.rules import veils
from course.web import access, context
from course.web.admin import acts
from course.web.growing import Counts, Growing
from course.wiring import Wired

blueprint = Blueprint("admin_cohort_data", __name__, url_prefix="/admin/cohorts/<int:cohort_id>/data")
TAKES_DATA = (Role.OWNER, Role.COORDINATOR, Role.ANALYST)
TAKES_NAMES = (Role.OWNER, Role.COORDINATOR)
KNOWS_ARMS = (Role.OWNER, Role.ANALYST)
EXPORTED, WHOLE, CUT = "exported-cohort", "sent-cohort-file", "cut-cohort-file"
LATEST = 10
KEY_BYTES = 4


@dataclass(frozen=True)
class Wish:
    """What somebody asked for. `is_stable`: pseudonyms by the cohort's own key, so that later exports fit together."""

    format: str
    is_named: bool
    is_stable: bool
    with_notes: bool
    knows_arms: bool


@dataclass(frozen=True)
class Taken:
    """One export that was taken out: its line in the record, who took it, and in a few words how it ended."""

    line: AuditEntry
    by: str
    end: str


@blueprint.get("")
@access.staff_only(*TAKES_DATA)
def show(cohort_id: int) -> str:
    cohort, role = _cohort(cohort_id), access.member().role
    sight = Sight(role in TAKES_NAMES, role in KNOWS_ARMS)
    return render_template(
        "admin/cohort_data.html",
        cohort=cohort,
        may_name=role in TAKES_NAMES,
        knows_arms=role in KNOWS_ARMS,
        runs_cohorts=role in access.RUNS_COHORTS,
        tables=codebook.tables(context.wired().course),
        sight=sight,
        sharing=cohort_rows.count_sharing_numbers(context.session(), cohort_id),
        size=cohorts.size(context.session(), cohort_id),
        taken=_taken(cohort),
    )


@blueprint.post("")
@access.recently_proven
@access.staff_only(*TAKES_DATA)
def take(cohort_id: int) -> Response:
    cohort, wish, parts = _cohort(cohort_id), _wish(), context.wired()
    ends = _record(cohort, wish)
    context.session().commit()
    file = Growing(lambda to: _make(parts, cohort, wish, to), ends)
    answer = Response(file, mimetype="application/zip", direct_passthrough=True)
    kind = "with-names" if wish.is_named else "without-names"
    answer.headers.set("Content-Disposition", "attachment", filename=f"{cohort.code}-{kind}.zip")
    return answer


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _wish() -> Wish:
    sent = request.form
    is_named = sent.get("who") == "named" and access.member().role in TAKES_NAMES
    found = sent.get("format", "csv")
    return Wish(
        found if found in cohort_files.FORMATS else "csv",
        is_named,
        is_stable="same_key" in sent and not is_named,
        with_notes="notes" in sent and is_named,
        knows_arms=access.member().role in KNOWS_ARMS,
    )


def _make(parts: Wired, cohort: Cohort, wish: Wish, to: Growing) -> Counts:
    with parts.db.snapshot() as session:
        lens = _lens(session, parts, cohort, wish)
        return cohort_files.write(session, lens, cohort.id, to, format=wish.format, now=parts.clock())


def _lens(session: Session, parts: Wired, cohort: Cohort, wish: Wish) -> Lens:
    course, knows_arms = parts.course, wish.knows_arms
    if wish.is_named:
        return cohort_lens.named(session, course, knows_arms=knows_arms, with_notes=wish.with_notes)
    key = (
        cohort_lens.study_key(session, cohort.id) if wish.is_stable else secrets.token_bytes(veils.KEY_BYTES)
    )
    return cohort_lens.veiled(session, course, cohort.id, key, knows_arms=knows_arms)


def _record(cohort: Cohort, wish: Wish) -> Callable[[Counts | None], None]:
    """One line for the whole; and one for each learner whose shared notes are in it, which they can see. What comes of
    it is to be called with the rows in the end, or with None where the file broke off: that is another line."""
    key = secrets.token_hex(KEY_BYTES)
    acts.record(
        EXPORTED,
        f"cohort:{cohort.id}",
        cohort_id=cohort.id,
        format=wish.format,
        names="with" if wish.is_named else "without",
        notes="with" if wish.with_notes else "without",
        key="own" if wish.is_stable else "new",
        file=key,
    )
    if wish.with_notes:
        shared = cohort_rows.sharing_notes(context.session(), cohort.id)
        acts.record_each("read-shared-notes", [f"enrolment:{one}" for one in shared], cohort_id=cohort.id)
    parts, staff_id = context.wired(), access.member().id

    def ends(counts: Counts | None) -> None:
        details = {"file": key, **({"rows": cohort_files.counted(counts)} if counts is not None else {})}
        act = CUT if counts is None else WHOLE
        line = Act(act, f"cohort:{cohort.id}", staff_id=staff_id, cohort_id=cohort.id, details=details)
        with parts.db.writing() as session:
            audit.record(session, line, now=parts.clock())
            session.commit()

    return ends


def _taken(cohort: Cohort) -> list[Taken]:
    """What was taken out last, by whom, and how it ended. Commands say their rows at once, and end with the file."""
    begun, whole, cut = (
        audit.listed(context.session(), Wanted(act=act, cohort_id=cohort.id), before=None, limit=LATEST)
        for act in (EXPORTED, WHOLE, CUT)
    )
    ends = {line.details["file"]: "whole" for line in whole} | {
        line.details["file"]: "broke off" for line in cut
    }
    names = staff.names(context.session(), {line.staff_id for line in begun if line.staff_id is not None})
    return [
        Taken(
            line,
            names.get(line.staff_id or 0, "A command on the server"),
            "whole" if "rows" in line.details else ends.get(line.details.get("file"), "not ended"),
        )
        for line in begun
    ]
