"""The record of acts at the desk: who did what and when, whether the chain is whole, and as a file. For owners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from course import accounts, audit, sheets, staff
from course.audit import Wanted
from course.models import AuditEntry, Role
from course.web import access, context
from course.web.admin import act_words, acts, detail_words, forms
from course.web.admin.detail_words import Names

blueprint = Blueprint("admin_record", __name__, url_prefix="/admin/record")
PAGE = 50
OTHERS = {"command": "A command on the server", "learner": "A learner", "limit": "The time limit"}
KINDS = {
    "enrolment": "Learner",
    "cohort": "Cohort",
    "staff": "Staff",
    "join-request": "Invitation",
    "person": "Person",
    "announcement": "Message to the group",
    "token": "Key for programs",
    "support-task": "Support task",
}
# What a line can be about that has no number.
ALONE = {
    "channel": "Messages",
    "help-line": "A help line",
    "step": "First steps",
    "house": "This installation",
    "record": "The record",
    "database": "The database",
    "zones": "Time zones",
}
HEADER = ("line", "when (UTC)", "who", "what", "on", "cohort", "details")


@dataclass(frozen=True)
class Row:
    """One line as it is read. `href` leads to what it is about, where that has a page."""

    entry: AuditEntry
    who: str
    what: str
    subject: str
    href: str
    cohort: str
    details: str


@blueprint.get("")
@access.staff_only(Role.OWNER)
def index() -> str:
    session, asked = context.session(), request.args
    found = audit.listed(session, _wanted(), before=asked.get("before", type=int), limit=PAGE + 1)
    is_checked = "check" in asked
    return render_template(
        "admin/record.html",
        rows=_rows(found[:PAGE]),
        next_before=found[PAGE - 1].id if len(found) > PAGE else None,
        asked={name: asked.get(name, "") for name in ("who", "what", "cohort", "from", "to")},
        who=_who(),
        what=[{"id": one, "label": in_words(one)} for one in audit.kinds(session)],
        cohorts=[{"id": one.id, "label": one.name} for one in accounts.every_cohort(session)],
        is_checked=is_checked,
        broken=audit.first_broken(session) if is_checked else None,
    )


@blueprint.post("/file")
@access.recently_proven
@access.staff_only(Role.OWNER)
def take() -> Response:
    """The lines that are asked for, the oldest first, as CSV. That they were taken out is a line too."""
    rows = _rows(audit.every(context.session(), _wanted()))
    lines = [(str(row.entry.id), row.entry.at.isoformat(" ", "seconds"), *_cells(row)) for row in rows]
    acts.record("exported-record", "record", lines=len(lines))
    context.session().commit()
    answer = Response(
        "\ufeff" + sheets.safe_text_of([HEADER, *lines]), content_type="text/csv; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="record.csv"'
    return answer


def in_words(act: str) -> str:
    """An act as the desk says it elsewhere; one that has no sentence in its own words, "Closed task"."""
    said = act_words.act(act)
    return said[:1].upper() + said[1:]


def _cells(row: Row) -> tuple[str, ...]:
    return row.who, row.what, row.subject, row.cohort, row.details


def _wanted() -> Wanted:
    """What the address or the form asks for; what makes no sense narrows nothing."""
    asked = request.values
    who = asked.get("who", "")
    since, until = forms.day(asked.get("from", "")), forms.day(asked.get("to", ""))
    return Wanted(
        staff_id=int(who) if who.isascii() and who.isdigit() else None,
        actor=who if who in OTHERS else None,
        act=asked.get("what") or None,
        cohort_id=asked.get("cohort", type=int),
        since=datetime.combine(since, time(), UTC) if since else None,
        until=datetime.combine(until, time(), UTC) + timedelta(days=1) if until else None,
    )


def _who() -> list[dict[str, object]]:
    everybody = accounts.everybody(context.session(), now=context.now())
    found: list[dict[str, object]] = [
        {"id": one.member.id, "label": one.member.name or one.member.email} for one in everybody
    ]
    found.extend({"id": id, "label": label} for id, label in OTHERS.items())
    return found


def _rows(entries: Iterable[AuditEntry]) -> list[Row]:
    """The lines with the names of staff and cohorts; learners stay numbers here."""
    lines, session = list(entries), context.session()
    cohorts = {one.id: one.name for one in accounts.every_cohort(session)}
    about = [_numbered(one.subject) for one in lines]
    ids = {one.staff_id for one in lines} | {number for kind, number in about if kind == "staff"}
    said = Names(cohorts, context.wired().course)
    names = staff.names(session, [one for one in ids if one is not None])
    return [
        Row(
            one,
            names.get(one.staff_id or 0, "") or OTHERS.get(one.actor, one.actor),
            in_words(one.act),
            _named(kind, number, names, cohorts) or one.subject,
            _href(kind, number),
            cohorts.get(one.cohort_id or 0, ""),
            detail_words.said(one, said),
        )
        for one, (kind, number) in zip(lines, about, strict=True)
    ]


def _numbered(subject: str) -> tuple[str, int]:
    kind, _, number = subject.partition(":")
    return kind, int(number) if number.isascii() and number.isdigit() else 0


def _named(kind: str, number: int, names: dict[int, str], cohorts: dict[int, str]) -> str:
    known = {"staff": names, "cohort": cohorts}.get(kind, {})
    return known.get(number) or (
        f"{KINDS[kind]} {number}" if kind in KINDS and number else ALONE.get(kind, "")
    )


def _href(kind: str, number: int) -> str:
    ends = {
        "enrolment": ("admin_enrolment.show", "enrolment_id"),
        "cohort": ("admin_cohort.show", "cohort_id"),
        "staff": ("admin_staff.show", "staff_id"),
    }
    return url_for(ends[kind][0], **{ends[kind][1]: number}) if kind in ends and number else ""  # type: ignore[arg-type]
