"""The data of a cohort: say what is wanted, show who you are once more, and take it out as one file.

The file is made from a snapshot while nobody waits at the database; what was taken is in the record before the file
leaves. Who may not see names (analysts) gets the data without them, whatever the form says.
"""

import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

from flask import Blueprint, abort, render_template, request, send_file
from werkzeug.wrappers import Response

from course import audit, codebook, cohort_files, cohort_lens, cohort_rows, cohorts, staff
from course.audit import Wanted
from course.cohort_columns import Sight
from course.cohort_lens import Lens
from course.db import Session
from course.models import AuditEntry, Cohort, Role
from course.rules import veils
from course.web import access, context
from course.web.admin import acts

blueprint = Blueprint("admin_cohort_data", __name__, url_prefix="/admin/cohorts/<int:cohort_id>/data")
TAKES_DATA = (Role.OWNER, Role.COORDINATOR, Role.ANALYST)
TAKES_NAMES = (Role.OWNER, Role.COORDINATOR)
KNOWS_ARMS = (Role.OWNER, Role.ANALYST)
EXPORTED = "exported-cohort"
LATEST = 10


@dataclass(frozen=True)
class Wish:
    """What somebody asked for. `is_stable`: pseudonyms by the cohort's own key, so that later exports fit together."""

    format: str
    is_named: bool
    is_stable: bool
    with_notes: bool


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
    cohort, wish = _cohort(cohort_id), _wish()
    # Writing a long file takes a while: nobody is to wait for it at the database.
    context.session().commit()
    file, counts = _file(cohort, wish)
    _record(cohort, wish, counts)
    context.session().commit()
    kind = "with-names" if wish.is_named else "without-names"
    return send_file(
        file, mimetype="application/zip", as_attachment=True, download_name=f"{cohort.code}-{kind}.zip"
    )


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
    )


def _file(cohort: Cohort, wish: Wish) -> tuple[IO[bytes], Mapping[str, int]]:
    """The zip in a file that has no name, and the rows in it."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # It is closed when the answer has been sent.
    try:
        with context.wired().db.snapshot() as session:
            lens = _lens(session, cohort, wish)
            counts = cohort_files.write(session, lens, cohort.id, file, format=wish.format, now=context.now())
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file, counts


def _lens(session: Session, cohort: Cohort, wish: Wish) -> Lens:
    course, knows_arms = context.wired().course, access.member().role in KNOWS_ARMS
    if wish.is_named:
        return cohort_lens.named(session, course, knows_arms=knows_arms, with_notes=wish.with_notes)
    key = (
        cohort_lens.study_key(session, cohort.id) if wish.is_stable else secrets.token_bytes(veils.KEY_BYTES)
    )
    return cohort_lens.veiled(session, course, cohort.id, key, knows_arms=knows_arms)


def _record(cohort: Cohort, wish: Wish, counts: Mapping[str, int]) -> None:
    """One line for the whole; and one for each learner whose shared notes are in it, which they can see."""
    acts.record(
        EXPORTED,
        f"cohort:{cohort.id}",
        cohort_id=cohort.id,
        format=wish.format,
        names="with" if wish.is_named else "without",
        notes="with" if wish.with_notes else "without",
        key="own" if wish.is_stable else "new",
        rows=cohort_files.counted(counts),
    )
    if wish.with_notes:
        for enrolment_id in cohort_rows.sharing_notes(context.session(), cohort.id):
            acts.record("read-shared-notes", f"enrolment:{enrolment_id}", cohort_id=cohort.id)


def _taken(cohort: Cohort) -> list[tuple[AuditEntry, str]]:
    """What was taken out last, and by whom."""
    wanted = Wanted(act=EXPORTED, cohort_id=cohort.id)
    lines = audit.listed(context.session(), wanted, before=None, limit=LATEST)
    names = staff.names(context.session(), {line.staff_id for line in lines if line.staff_id is not None})
    return [(line, names.get(line.staff_id or 0, "A command on the server")) for line in lines]
