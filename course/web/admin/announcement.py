"""What was written to a cohort: the list, and for each what became of it, reader by reader; taking it back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import announcements, audiences, cohorts, people, staff
from course.announcements import Result
from course.audiences import Chance
from course.models import Announcement, Channel, Cohort
from course.rules import local_time, places
from course.rules.announced import Choice
from course.web import access, context, surroundings
from course.web.admin import acts, words
from course.web.admin.words import Tag

blueprint = Blueprint(
    "admin_announcement", __name__, url_prefix="/admin/cohorts/<int:cohort_id>/announcements"
)
PAGE = 50
# The zone in which every date comes last.
LAST_ZONE = "Etc/GMT+12"
STATES = {
    "not-begun": "Have finished nothing yet",
    "going": "Are under way",
    "finished": "Have finished the course",
}
CHANNELS: Mapping[str, str] = {Channel.SMS: "By text", Channel.EMAIL: "By email"}
WHY_NOT: Mapping[str, str] = {
    audiences.STOPPED: "They have not said yes to messages, or took it back.",
    audiences.PAUSED: "They take a pause. It still goes if the pause ends in time.",
    audiences.CLOSED: "The course is closed to them.",
    audiences.NO_ROOM: "No day of it has room: another message, their own days or hours, or a quiet date.",
    audiences.LEFT: "They have left the course.",
}


@dataclass(frozen=True)
class Line:
    """One announcement in the list."""

    row: Announcement
    text: str
    by: str
    people: int
    counts: Sequence[tuple[Tag, int]]


@dataclass(frozen=True)
class Row:
    """What became of it for one reader."""

    enrolment_id: int
    name: str
    tag: Tag
    at: datetime | None
    why: str


@blueprint.get("")
@access.staff_only(*access.RUNS_COHORTS)
def index(cohort_id: int) -> str:
    cohort = _cohort(cohort_id)
    return render_template("admin/announcements.html", cohort=cohort, lines=_lines(cohort))


@blueprint.get("/<int:announcement_id>")
@access.staff_only(*access.RUNS_COHORTS)
def show(cohort_id: int, announcement_id: int) -> str:
    cohort, row = _cohort(cohort_id), _row(cohort_id, announcement_id)
    found = announcements.results(
        context.session(), row, after=request.args.get("after", 0, type=int), limit=PAGE + 1
    )
    return render_template(
        "admin/announcement.html",
        cohort=cohort,
        place=places.label(cohort.zone),
        line=_line(row, *announcements.counts(context.session(), [row.id])),
        said=announcements.words_of(context.session(), row),
        rows=_rows(row, found[:PAGE]),
        next_after=found[PAGE - 1].enrolment.id if len(found) > PAGE else None,
        chosen=_chosen(Choice(**row.chosen)),
        is_open=row.cancelled_at is None and row.last_on >= local_time.local_date(context.now(), LAST_ZONE),
    )


@blueprint.post("/<int:announcement_id>/cancellation")
@access.staff_only(*access.RUNS_COHORTS)
def cancel(cohort_id: int, announcement_id: int) -> Response:
    row = _row(cohort_id, announcement_id)
    if row.cancelled_at is None:
        announcements.cancel(context.session(), row, now=context.now())
        acts.record("cancelled-announcement", f"announcement:{row.id}", cohort_id=cohort_id)
        context.session().commit()
    return _to(row)


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _row(cohort_id: int, announcement_id: int) -> Announcement:
    return announcements.find(context.session(), cohort_id, announcement_id) or abort(404)


def _to(row: Announcement) -> Response:
    there = url_for("admin_announcement.show", cohort_id=row.cohort_id, announcement_id=row.id)
    return redirect(there, 303)


def _lines(cohort: Cohort) -> list[Line]:
    found = announcements.of_cohort(context.session(), cohort.id)
    sizes, states = announcements.counts(context.session(), [one.id for one in found])
    return [_line(one, sizes, states) for one in found]


def _line(row: Announcement, sizes: Mapping[int, int], states: Mapping[int, Mapping[str, int]]) -> Line:
    by = staff.names(context.session(), [row.staff_id] if row.staff_id else [])
    shown: Counter[Tag] = Counter()
    for status, number in states.get(row.id, {}).items():
        shown[words.STATUSES[status]] += number
    waiting = sizes.get(row.id, 0) - sum(shown.values())
    if waiting > 0:
        shown[_pending(row)] += waiting
    said = announcements.words_of(context.session(), row)
    return Line(row, said.sms, by.get(row.staff_id or 0, ""), sizes.get(row.id, 0), shown.most_common())


def _pending(row: Announcement) -> Tag:
    """What is so for those for whom nothing was planned yet."""
    if row.cancelled_at is not None:
        return Tag("Taken back")
    is_past = row.last_on < local_time.local_date(context.now(), LAST_ZONE)
    return Tag("Not sent: its days had passed") if is_past else Tag("Not yet", "info")


def _rows(row: Announcement, found: Sequence[Result]) -> list[Row]:
    waiting = [one.enrolment for one in found if one.message is None]
    course, now = context.wired().course, context.now()
    chances = {
        one.enrolment_id: one
        for one in audiences.chances(
            context.session(), course, waiting, audiences.meant(row), Choice(), now=now
        )
    }
    return [_result(row, one, chances.get(one.enrolment.id)) for one in found]


def _result(row: Announcement, one: Result, chance: Chance | None) -> Row:
    name = people.name_of(context.session(), one.person) or "No name given"
    if one.message is not None:
        at = one.message.handed_over_at or one.message.settled_at or one.message.send_after
        tag, why = words.STATUSES[one.message.status], words.reason(one.message.reason_code)
        return Row(one.enrolment.id, name, tag, at, why)
    if row.cancelled_at is not None or chance is None:
        return Row(one.enrolment.id, name, _pending(row), row.cancelled_at, "")
    tag = Tag("Waiting to go", "info") if chance.at is not None else Tag("Held back", "warn")
    return Row(one.enrolment.id, name, tag, chance.at, WHY_NOT.get(chance.why_not, ""))


def _chosen(choice: Choice) -> str:
    """Whom it is for, in a few words."""
    if choice.is_everybody:
        return "Everybody"
    parts = (
        choice.area.capitalize(),
        f"week {choice.week}" if choice.week else "",
        STATES.get(choice.state, "").lower(),
        CHANNELS[choice.channel].lower() if choice.channel else "",
        surroundings.name_of(choice.locale) if choice.locale else "",
    )
    return ", ".join(part for part in parts if part)
