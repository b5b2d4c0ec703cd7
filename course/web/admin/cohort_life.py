"""The life of a cohort as a whole: a break and its end, joining, putting it away; each shown before it is done."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import admission, breaks, cohort_acts, cohorts, waiting_list
from course.changing import Difference
from course.cohort_acts import StillGoing
from course.models import Cohort, MessageStatus
from course.rules import local_time, pauses
from course.rules.differences import Fate
from course.web import access, context
from course.web.admin import acts, forms, words
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_cohort_life", __name__, url_prefix="/admin/cohorts/<int:cohort_id>")
# So many names are read out; after these the page says that there are more.
NAMED = 50
# An invitation in these states has not gone to anybody.
NOT_YET = frozenset({MessageStatus.PLANNED, MessageStatus.SUPPRESSED, MessageStatus.EXPIRED})
BAD_DATE = "Please choose a date from tomorrow on, at most half a year away, or leave this empty."


@blueprint.get("/break")
@access.staff_only(*access.RUNS_COHORTS)
def consider_break(cohort_id: int) -> str | tuple[str, int]:
    """The form; with an end asked for, what a break would change and for whom. Looking changes nothing."""
    cohort = _cohort(cohort_id)
    if "until" not in request.args:
        return _break_page(cohort, {})
    until_on, errors = _until(cohort)
    if errors:
        return _break_page(cohort, errors), 422
    session, course = context.session(), context.wired().course
    found = cohort_acts.with_break(session, course, cohort, until_on, now=context.now())
    return _break_page(cohort, {}, until_on=until_on, **_compared(found))


@blueprint.post("/break")
@access.staff_only(*access.RUNS_COHORTS)
def begin_break(cohort_id: int) -> Response | tuple[str, int]:
    cohort = _cohort(cohort_id)
    until_on, errors = _until(cohort)
    if errors:
        return _break_page(cohort, errors), 422
    held = breaks.begin(context.session(), cohort, until_on=until_on, now=context.now())
    return _done(cohort, "paused-cohort", learners=held)


@blueprint.get("/break/end")
@access.staff_only(*access.RUNS_COHORTS)
def consider_end(cohort_id: int) -> str | Response:
    """What would change if the course went on today."""
    cohort = _cohort(cohort_id)
    if cohort.paused_at is None:
        return _back(cohort)
    found = cohort_acts.without_break(context.session(), context.wired().course, cohort, now=context.now())
    return render_template("admin/cohort_go_on.html", cohort=cohort, **_compared(found))


@blueprint.post("/break/end")
@access.staff_only(*access.RUNS_COHORTS)
def end_break(cohort_id: int) -> Response:
    cohort = _cohort(cohort_id)
    if cohort.paused_at is None:
        return _back(cohort)
    return _done(cohort, "resumed-cohort", learners=breaks.end(context.session(), cohort, now=context.now()))


@blueprint.get("/closure")
@access.staff_only(*access.RUNS_COHORTS)
def consider_closing(cohort_id: int) -> str | Response:
    """What would be different if nobody could join any more, and for whom."""
    cohort = _cohort(cohort_id)
    return _joining_page("admin/cohort_close.html", cohort) if cohort.closed_at is None else _back(cohort)


@blueprint.get("/opening")
@access.staff_only(*access.RUNS_COHORTS)
def consider_opening(cohort_id: int) -> str | Response:
    """The same the other way round."""
    cohort = _cohort(cohort_id)
    return _back(cohort) if cohort.closed_at is None else _joining_page("admin/cohort_open.html", cohort)


@blueprint.get("/archive")
@access.staff_only(*access.RUNS_COHORTS)
def consider_archive(cohort_id: int) -> str:
    return _archive_page(_cohort(cohort_id))


@blueprint.post("/archive")
@access.staff_only(*access.RUNS_COHORTS)
def archive(cohort_id: int) -> Response | tuple[str, int]:
    cohort = _cohort(cohort_id)
    try:
        cohort_acts.archive(context.session(), cohort, now=context.now())
    except StillGoing:
        return _archive_page(cohort), 422
    return _done(cohort, "archived-cohort")


@blueprint.post("/archive/end")
@access.staff_only(*access.RUNS_COHORTS)
def bring_back(cohort_id: int) -> Response:
    cohort = _cohort(cohort_id)
    cohort_acts.bring_back(cohort)
    return _done(cohort, "brought-back-cohort")


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _until(cohort: Cohort) -> tuple[date | None, Errors]:
    """The date on which the course is to go on, by the group's own clock; none where that was left empty."""
    text = request.values.get("until", "").strip()
    found, today = forms.day(text) if text else None, local_time.local_date(context.now(), cohort.zone)
    if text and (found is None or not pauses.may_last_until(found, today)):
        return None, {"until": BAD_DATE}
    return found, {}


def _compared(found: Difference) -> dict[str, Any]:
    course = context.wired().course
    return {"difference": found, "fates": Fate, "what": lambda row: words.kind(course, row.kind, row.item)}


def _break_page(cohort: Cohort, errors: Errors, **found: Any) -> str:
    shown = {"difference": None, "until_on": None, **found}
    typed = request.values.get("until", "")
    return render_template("admin/cohort_break.html", cohort=cohort, errors=errors, typed=typed, **shown)


def _archive_page(cohort: Cohort) -> str:
    going = cohort_acts.under_way(context.session(), cohort)
    return render_template("admin/cohort_archive.html", cohort=cohort, going=going)


def _joining_page(template: str, cohort: Cohort) -> str:
    """Who is on the way into a cohort: invited and not written to yet, invited, waiting for a place."""
    session, now = context.session(), context.now()
    invited = waiting_list.invited(session, cohort.id, limit=NAMED + 1)
    kept_back = [one for one, status in invited if status in NOT_YET]
    asked = [one for one, status in invited if status not in NOT_YET]
    line = [one for one in waiting_list.in_line(session, cohort.id) if one not in kept_back + asked]
    return render_template(
        template,
        cohort=cohort,
        kept_back=waiting_list.names(session, kept_back),
        invited=waiting_list.names(session, asked),
        line=waiting_list.names(session, line[: NAMED + 1]),
        most=NAMED,
        address=context.wired().links.join(cohort.code),
        is_full=admission.is_full(session, cohort),
        may_join=admission.may_join(cohort, now=now),
    )


def _done(cohort: Cohort, act: str, **details: int) -> Response:
    acts.record(act, f"cohort:{cohort.id}", cohort_id=cohort.id, **details)
    context.session().commit()
    return _back(cohort)


def _back(cohort: Cohort) -> Response:
    return redirect(url_for("admin_cohort.show", cohort_id=cohort.id), 303)
