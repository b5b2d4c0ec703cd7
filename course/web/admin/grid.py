"""The progress grid: the items of a plan as columns, one glyph for each learner and item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from course import plans
from course.lessons import Course, Plan, PlanItem
from course.rosters import RosterRow
from course.rules import local_time, pauses
from course.web import context
from course.web.admin import words
from course.web.admin.words import Tag

# State of an item as the rows have it: the glyph, and its words for a lesson and for a check-in.
GLYPHS: Mapping[str, tuple[str, str, str]] = {
    "done": ("done", "Finished", "Checked in"),
    "opened": ("part", "Opened", "Opened"),
    "sent": ("sent", "Sent, not opened", "Sent, not answered"),
    "failed": ("fail", "Not delivered", "Not delivered"),
    "": ("wait", "Not yet sent", "Not yet sent"),
    "paused": ("paus", "Paused", "Paused"),
    "none": ("none", "Not part of their course", "Not part of their course"),
}
CHECK_IN = "check-in"


@dataclass(frozen=True)
class Column:
    """One item of the plan. `label` is short, for the head of a narrow column."""

    item: PlanItem
    label: str
    words: str
    begins_week: bool
    is_current: bool


@dataclass(frozen=True)
class Week:
    """The heading over the columns of one week."""

    number: int
    span: int
    is_current: bool


@dataclass(frozen=True)
class Cell:
    """What one learner has done with one item."""

    column: Column
    glyph: str
    words: str
    bar: bool


@dataclass(frozen=True)
class Line:
    """One learner of the grid."""

    row: RosterRow
    cells: tuple[Cell, ...]
    note: Tag | None


def columns(course: Course, plan: Plan, *, current_week: int) -> list[Column]:
    """The items in order. Lessons are counted through, so that "Lesson 3" is the same everywhere."""
    found: list[Column] = []
    number = 0
    for item in plan.items:
        number += item.kind != CHECK_IN
        found.append(
            Column(
                item=item,
                label="In" if item.kind == CHECK_IN else str(number),
                words=words.title(course, item),
                begins_week=not found or found[-1].item.week != item.week,
                is_current=item.week == current_week,
            )
        )
    return found


def weeks(found: list[Column]) -> list[Week]:
    """The headings over the columns."""
    numbers = dict.fromkeys(column.item.week for column in found)
    return [
        Week(
            number, sum(column.item.week == number for column in found),
            any(column.is_current for column in found if column.item.week == number),
        )
        for number in numbers
    ]  # fmt: skip


def lines(rows: Sequence[RosterRow], found: list[Column]) -> list[Line]:
    """These learners' rows, each by their own plan."""
    ids = [row.enrolment_id for row in rows]
    own = plans.of_many(context.session(), context.wired().course, ids)
    return [line(row, found, own[row.enrolment_id], now=context.now()) for row in rows]


def line(row: RosterRow, found: list[Column], own: Plan, *, now: datetime) -> Line:
    """One learner's row of glyphs, with a note where something is out of the ordinary. `own` is their own plan:
    what the cohort's has and theirs has not, as in a gentle course, is no part of it."""
    today = local_time.local_date(now, row.zone)
    is_paused = pauses.holds(row.pause, today)
    cells = tuple(_cell(row, column, own.item(column.item.key), is_paused) for column in found)
    return Line(row, cells, _note(row, is_paused))


def _cell(row: RosterRow, column: Column, own: PlanItem | None, is_paused: bool) -> Cell:
    item = own or column.item
    state = row.states.get(item.id) or row.states.get(item.key, "")
    if not state and own is None:
        state = "none"
    elif not state and is_paused and _opens_in_pause(row, item):
        state = "paused"
    glyph, for_lesson, for_check_in = GLYPHS[state]
    said = for_check_in if item.kind == CHECK_IN else for_lesson
    return Cell(column, glyph, said, bar=item.id in row.check_ins)


def _opens_in_pause(row: RosterRow, item: PlanItem) -> bool:
    """Whether its day, had there been no pause, lies in the pause: what lay before was not held back by it."""
    if row.pause is None:
        return False
    on, until = row.calendar.opens_on(item.day), row.pause.until_on
    return row.pause.since_on <= on and (until is None or on < until)


def _note(row: RosterRow, is_paused: bool) -> Tag | None:
    if row.withdrawn_at is not None:
        return Tag("Left")
    if row.finished_at is not None:
        return Tag("Finished", "good")
    if is_paused:
        return Tag("Paused")
    if "failed" in row.states.values():
        return Tag("Not reached", "warn")
    return None
