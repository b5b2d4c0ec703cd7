"""Help lines: every line that learners may be shown, and when somebody last checked it with the service itself."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from course.lessons import Country, Line
from course.support_lines import ELSEWHERE
from course.web import access, context

blueprint = Blueprint("admin_help_lines", __name__, url_prefix="/admin")


@dataclass(frozen=True)
class Row:
    """One line of one country, and how its check stands: "bare", "overdue" or "checked"."""

    country: Country
    line: Line
    state: str


@blueprint.get("/help-lines")
@access.staff_only(*access.ANY_STAFF)
def index() -> str:
    course, today = context.wired().course, context.now().date()
    rows = [
        Row(country, line, "bare" if line.is_bare else "overdue" if line.is_overdue(today) else "checked")
        for country in (*course.countries(), course.country(None))
        for line in country.lines
    ]
    states = ("bare", "overdue", "checked")
    return render_template(
        "admin/help_lines.html",
        rows=sorted(rows, key=lambda row: (states.index(row.state), row.line.verified_on)),
        counts={state: sum(row.state == state for row in rows) for state in states},
        without_abuse_line=[one.name for one in course.countries() if _lacks_abuse_line(one)],
    )


def _lacks_abuse_line(country: Country) -> bool:
    return country.code != ELSEWHERE and all(line.kind != "abuse" for line in country.lines)
