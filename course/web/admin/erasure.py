"""Erase somebody who asked for it: what goes and what stays, said first; then at once, and for good."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import erasing
from course.web import access, context
from course.web.admin import enrolment
from course.web.admin.enrolment import Learner, learner_of
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_erasure", __name__, url_prefix="/admin/enrolments/<int:enrolment_id>/erasure")
NOT_ASKED = "Please tick this. Nobody is erased who did not ask for it, and there is no way back."


@blueprint.get("")
@access.staff_only(*access.RUNS_COHORTS)
def consider(enrolment_id: int) -> str:
    return _page(learner_of(enrolment_id), {})


@blueprint.post("")
@access.recently_proven
@access.staff_only(*access.RUNS_COHORTS)
def erase(enrolment_id: int) -> Response | tuple[str, int]:
    """All of the person goes, in every cohort, so whoever does it must have all of these cohorts."""
    learner, session = learner_of(enrolment_id), context.session()
    if enrolment.is_elsewhere(learner):
        return _page(learner, {}), 409
    if "asked" not in request.form:
        return _page(learner, {"asked": NOT_ASKED}), 422
    cohort_id, ledger = learner.cohort.id, context.wired().settings.data_dir
    by = access.member().id
    erasing.erase(session, learner.person, actor="staff", staff_id=by, ledger=ledger, now=context.now())
    session.commit()
    erasing.sweep(context.wired())
    return redirect(url_for("admin_cohort.show", cohort_id=cohort_id, erased="yes"), 303)


def _page(learner: Learner, errors: Errors) -> str:
    return render_template(
        "admin/erasure.html", learner=learner, errors=errors, is_elsewhere=enrolment.is_elsewhere(learner)
    )
