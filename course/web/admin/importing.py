"""A list of people into a cohort: hand in a file or paste cells, read what would happen, then ask them all at once.

Between the pages the rows travel in the form itself: until somebody presses the last button, nothing is kept.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from course import cohorts, imports, sheets
from course.imports import COLUMNS, Offer, Roster, Row
from course.models import Cohort
from course.sheets import FileRefused, Sheet
from course.web import access, context
from course.web.admin import acts, forms
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_importing", __name__, url_prefix="/admin/cohorts/<int:cohort_id>/import")
PAGE = 50
# More would keep a browser and a process of the web waiting, at each button; the command line takes more.
MOST_ROWS = 20_000
LONGEST_FILE_NAME = 80
# The rows, as they come back from the page, with what a browser puts around them.
LARGEST_REQUEST = 2 * sheets.LARGEST_FILE
HEADINGS = {
    "name": "Name", "phone": "Phone", "email": "Email", "zone": "Time zone", "locale": "Language",
    "send_at": "Hour",
}  # fmt: skip


class Verdict(StrEnum):
    """What would become of a row."""

    READY = "ready"
    MEND = "mend"
    TWIN = "twin"
    KNOWN = "known"


SKIPPED = (Verdict.TWIN, Verdict.KNOWN)
VIEWS = {"all": tuple(Verdict), "mend": (Verdict.MEND,), "skipped": SKIPPED}
ALREADY = "Asked before, or in this cohort already."


@dataclass(frozen=True)
class Line:
    """One row with its verdict."""

    row: Row
    verdict: Verdict

    @property
    def reasons(self) -> list[str]:
        if self.verdict == Verdict.KNOWN:
            return [ALREADY]
        return [fault.error for fault in self.row.errors]

    @property
    def faulty(self) -> frozenset[str]:
        """The columns whose cells can be written anew on the page."""
        return frozenset(one.column for one in self.row.errors if self.verdict == Verdict.MEND)


@dataclass(frozen=True)
class HandedIn:
    """What came with the form: the file's name, its table, and whether a cell of it was just changed."""

    name: str
    sheet: Sheet
    is_mended: bool = False


@blueprint.url_value_preprocessor
def make_room(_endpoint: str | None, _values: dict[str, object] | None) -> None:
    """A list is longer than any other form of the product."""
    request.max_content_length = request.max_form_memory_size = LARGEST_REQUEST


@blueprint.get("")
@access.staff_only(*access.RUNS_COHORTS)
def show(cohort_id: int) -> str:
    return _start_page(_open_cohort(cohort_id), {})


@blueprint.post("")
@access.staff_only(*access.RUNS_COHORTS)
def check(cohort_id: int) -> str:
    return _preview(_open_cohort(cohort_id), _handed_in())


@blueprint.errorhandler(FileRefused)
def refuse(refused: FileRefused) -> tuple[str, int]:
    """Whichever button was pressed: back to the first page, with what is wrong beside the field it came by."""
    cohort_id = int((request.view_args or {})["cohort_id"])
    return _start_page(_open_cohort(cohort_id), {_handed_in_by(): str(refused)}), 422


@blueprint.post("/rejected")
@access.staff_only(*access.RUNS_COHORTS)
def rejected(cohort_id: int) -> Response:
    """The rows that would be left out, each with why, to be mended in a spreadsheet and handed in again."""
    cohort, sheet = _open_cohort(cohort_id), _handed_in().sheet
    cells = dict(sheet.rows)
    left_out = [line for line in _lines(cohort, _checked(cohort, sheet)) if line.verdict != Verdict.READY]
    table = [
        [*sheet.header, "Row", "Reason"],
        *([*cells[one.row.number], str(one.row.number), _why(one)] for one in left_out),
    ]
    answer = Response(f"\ufeff{sheets.safe_text_of(table)}", mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="rows-left-out.csv"'
    return answer


@blueprint.post("/people")
@access.staff_only(*access.RUNS_COHORTS)
def invite(cohort_id: int) -> str | AnyResponse:
    """Ask everybody in the good rows, in one step: all of them or nobody."""
    cohort, given = _open_cohort(cohort_id), _handed_in()
    if given.is_mended:
        return _preview(cohort, given)
    roster, session = _checked(cohort, given.sheet), context.session()
    new = imports.bring_in(session, cohort, roster, now=context.now())
    acts.record("imported", f"cohort:{cohort.id}", cohort_id=cohort.id, invited=new)
    session.commit()
    left_out = len(roster.rows) - new
    return redirect(url_for(".done", cohort_id=cohort.id, asked=new, left_out=left_out), 303)


@blueprint.get("/done")
@access.staff_only(*access.RUNS_COHORTS)
def done(cohort_id: int) -> str:
    asked, left_out = request.args.get("asked", 0, type=int), request.args.get("left_out", 0, type=int)
    cohort = _open_cohort(cohort_id)
    return render_template("admin/import_done.html", cohort=cohort, asked=asked, left_out=left_out)


def _open_cohort(cohort_id: int) -> Cohort:
    found = cohorts.find(context.session(), cohort_id)
    return found if found is not None and found.closed_at is None else abort(404)


def _handed_in() -> HandedIn:
    """The table of this request. Raises FileRefused, also where it is too long for a page."""
    given = _table()
    if len(given.sheet.rows) > MOST_ROWS:
        raise FileRefused(
            f"This page takes {MOST_ROWS:,} rows at once. Please split the list, or ask whoever runs the server "
            f"to bring it in there: “python3 -m course import” takes {sheets.MOST_ROWS - 1:,}."
        )
    return given


def _table() -> HandedIn:
    """What the page carries on, a file, or pasted rows, in this order. Raises FileRefused."""
    kept, file = request.form.get("rows", ""), request.files.get("file")
    if kept:
        return _mended(HandedIn(forms.line(request.form, "file_name"), sheets.read(kept.encode())))
    if file is not None and file.filename:
        name = " ".join(file.filename.split())[-LONGEST_FILE_NAME:]
        return HandedIn(name, sheets.read(file.read()))
    pasted = request.form.get("pasted", "")
    if not pasted.strip():
        raise FileRefused("Please choose a file, or paste rows below.")
    return HandedIn("Pasted rows", sheets.read(pasted.strip("\r\n").encode()))


def _handed_in_by() -> str:
    """The field beside which a refusal is told."""
    file = request.files.get("file")
    return "pasted" if request.form.get("pasted", "").strip() and not (file and file.filename) else "file"


def _mended(given: HandedIn) -> HandedIn:
    """With the cells that were written anew on the page; each field is named like "cell-4-phone"."""
    cells = {}
    for name, text in request.form.items():
        kind, _, place = name.partition("-")
        number, _, column = place.partition("-")
        if kind == "cell" and number.isdecimal() and column in COLUMNS:
            cells[int(number), column] = text
    sheet = imports.mend(given.sheet, cells) if cells else given.sheet
    return HandedIn(given.name, sheet, is_mended=sheet != given.sheet)


def _checked(cohort: Cohort, sheet: Sheet) -> Roster:
    wired = context.wired()
    # Reading a long list takes a while: nobody is to wait for it at the database.
    context.session().commit()
    return imports.check(sheet, cohort, Offer(frozenset(wired.locales), frozenset(wired.senders)))


def _lines(cohort: Cohort, roster: Roster) -> list[Line]:
    known = imports.known(context.session(), cohort, roster)
    return [Line(row, _verdict(row, known)) for row in roster.rows]


def _verdict(row: Row, known: frozenset[int]) -> Verdict:
    if row.profile is not None:
        return Verdict.KNOWN if row.number in known else Verdict.READY
    return Verdict.MEND if row.twin is None else Verdict.TWIN


def _why(line: Line) -> str:
    if line.verdict == Verdict.KNOWN:
        return ALREADY
    return " ".join(f"{HEADINGS[one.column]}: {one.error}" for one in line.row.errors)


def _start_page(cohort: Cohort, errors: Errors) -> str:
    return render_template(
        "admin/import.html",
        cohort=cohort,
        errors=errors,
        pasted=request.form.get("pasted", ""),
        columns=COLUMNS,
        most=MOST_ROWS,
        megabytes=sheets.LARGEST_FILE // sheets.MEGABYTE,
        country_name=forms.country_names().get(cohort.country, cohort.country),
    )


def _preview(cohort: Cohort, given: HandedIn) -> str:
    roster = _checked(cohort, given.sheet)
    lines = _lines(cohort, roster)
    ready = Roster(tuple(line.row for line in lines if line.verdict == Verdict.READY), ())
    view, page = _view()
    shown = [line for line in lines if line.verdict in VIEWS[view]]
    pages = max(1, -(-len(shown) // PAGE))
    page = min(page, pages)
    return render_template(
        "admin/import_preview.html",
        cohort=cohort,
        name=given.name,
        is_mended=given.is_mended,
        kept=sheets.text_of(given.sheet),
        unknown=roster.unknown,
        counts=Counter(line.verdict for line in lines),
        in_all=len(lines),
        first=imports.first_invitation(cohort, ready, now=context.now()),
        views={key: sum(line.verdict in VIEWS[key] for line in lines) for key in VIEWS},
        view=view,
        page=page,
        pages=pages,
        lines=shown[(page - 1) * PAGE : page * PAGE],
        headings=_headings(given.sheet, lines),
    )


def _headings(sheet: Sheet, lines: Sequence[Line]) -> dict[str, str]:
    """The columns to show. One in which no row says anything and nothing is to be mended only pushes others aside."""
    named = {*imports.columns_of(sheet.header)}
    used = {
        column for line in lines for column in COLUMNS if line.row.cells.get(column) or column in line.faulty
    }
    return {column: HEADINGS[column] for column in COLUMNS if column in named & used}


def _view() -> tuple[str, int]:
    """Which rows are wanted, such as "mend.2": the page as it stood, unless a button asked for another."""
    view, _, page = (
        request.form.getlist("view")[-1].partition(".") if "view" in request.form else ("all", "", "1")
    )
    return (view if view in VIEWS else "all"), max(1, int(page)) if page.isdecimal() else 1
