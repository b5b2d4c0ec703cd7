"""Help lines: every line that learners may be shown, and when somebody last checked it with the service itself."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import line_checks
from course.lessons import Country, Line
from course.support_lines import ELSEWHERE
from course.web import access, context
from course.web.admin import acts

blueprint = Blueprint("admin_help_lines", __name__, url_prefix="/admin")


@dataclass(frozen=True)
class Row:
    """One line of one country, and how its check stands: "bare", "overdue" or "checked"."""

    country: Country
    line: Line
    state: str
    key: str


@blueprint.get("/help-lines")
@access.staff_only(*access.ANY_STAFF)
def index() -> str:
    course, rows = context.wired().course, _rows()
    states = ("bare", "overdue", "checked")
    return render_template(
        "admin/help_lines.html",
        rows=sorted(rows, key=lambda row: (states.index(row.state), row.line.verified_on)),
        counts={state: sum(row.state == state for row in rows) for state in states},
        without_abuse_line=[one.name for one in course.countries() if _lacks_abuse_line(one)],
        may_act=access.member().role in access.RUNS_COHORTS,
    )


@blueprint.post("/help-lines/checks")
@access.staff_only(*access.RUNS_COHORTS)
def check() -> Response:
    """Somebody has checked a line with the service itself, today."""
    key = request.form.get("line", "")
    found = next((row for row in _rows() if row.key == key), None) or abort(404)
    today = context.now().date()
    line_checks.check(context.session(), found.country, found.line, today=today, now=context.now())
    acts.record("checked-help-line", f"help-line:{found.key}", country=found.country.code)
    context.session().commit()
    return redirect(url_for("admin_help_lines.index", _anchor=f"line-{key}"), 303)


def _rows() -> list[Row]:
    """Every line of every country with the day on which it was last checked."""
    course, today = context.wired().course, context.now().date()
    days = line_checks.days(context.session())
    dated = [line_checks.dated(one, days) for one in (*course.countries(), course.country(None))]
    return [
        Row(country, line, _state(line, today), line_checks.key_of(country, line))
        for country in dated
        for line in country.lines
    ]


def _state(line: Line, today: date) -> str:
    return "bare" if line.is_bare else "overdue" if line.is_overdue(today) else "checked"


def _lacks_abuse_line(country: Country) -> bool:
    return country.code != ELSEWHERE and all(line.kind != "abuse" for line in country.lines)
