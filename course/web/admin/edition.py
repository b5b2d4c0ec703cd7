"""Who of a cohort is on an earlier edition of the course: what the newest has for them, and having them moved to it."""

from collections.abc import Sequence

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import cohorts, editions, moving
from course.models import Cohort, Enrolment
from course.moving import Change
from course.rules.differences import Fate
from course.web import access, context
from course.web.admin import acts, words

blueprint = Blueprint("admin_edition", __name__, url_prefix="/admin/cohorts/<int:cohort_id>")
CHOOSE = "Please tick who is to move."


@blueprint.get("/version")
@access.staff_only(*access.RUNS_COHORTS)
def show(cohort_id: int) -> str:
    return _page(_cohort(cohort_id))


@blueprint.post("/version")
@access.staff_only(*access.RUNS_COHORTS)
def move(cohort_id: int) -> Response | tuple[str, int]:
    """Have those who were ticked moved, or everybody. It happens at the start of their next week."""
    cohort = _cohort(cohort_id)
    found = _chosen(
        cohort, None if "everybody" in request.form else request.form.getlist("learner", type=int)
    )
    if not found:
        return _page(cohort, {"learner": CHOOSE}), 422
    moving.ask(context.session(), context.wired().course, found, now=context.now())
    return _done(cohort, "asked-to-move-edition", found)


@blueprint.post("/version/withdrawal")
@access.staff_only(*access.RUNS_COHORTS)
def stay(cohort_id: int) -> Response:
    """Take back a move that has not come yet."""
    cohort = _cohort(cohort_id)
    found = _chosen(cohort, request.form.getlist("learner", type=int))
    asked = [one for one in found if one.moves_to is not None]
    for one in asked:
        editions.stay(one)
    return _done(cohort, "stays-on-edition", asked)


def _cohort(cohort_id: int) -> Cohort:
    """The cohort; where learners follow the files, as in the demonstration, there is no such page."""
    if not context.wired().contents.keeps_editions:
        abort(404)
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _chosen(cohort: Cohort, ids: Sequence[int] | None) -> Sequence[Enrolment]:
    return moving.chosen(context.session(), context.wired().course, cohort, ids)


def _done(cohort: Cohort, act: str, found: Sequence[Enrolment]) -> Response:
    """Keep it, with a line in the record for each of them."""
    for one in found:
        acts.record(act, f"enrolment:{one.id}", cohort_id=cohort.id)
    context.session().commit()
    return redirect(url_for("admin_edition.show", cohort_id=cohort.id), 303)


def _page(cohort: Cohort, errors: dict[str, str] | None = None) -> str:
    course = context.wired().course
    return render_template(
        "admin/edition.html",
        cohort=cohort,
        outlook=moving.outlook(context.session(), course, cohort, now=context.now()),
        errors=errors or {},
        what=lambda row: words.kind(course, row.kind, row.item),
        changes=Change,
        fates=Fate,
    )
