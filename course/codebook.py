"""The codebook of a cohort's data: every column and every question, in words, made from what the columns are.

Two tables and a page to read: `columns` says what each column of each file means, `questions` holds the wording of
what learners were asked, out of the lesson files of the editions they were on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from course import cohort_columns, export_page
from course.cohort_columns import Column, Sight, Table
from course.cohort_tables import FETCHED, TABLES
from course.export_page import Entry, Section
from course.lessons import FALLBACK_LOCALE, Course, Field, Lesson
from course.measure_files import Instrument
from course.translations import ENGLISH

COLUMNS = ("file", "column", "type", "unit", "allowed values", "empty means", "meaning", "question")
QUESTIONS = ("edition", "item", "lesson", "card", "field", "type", "question", "allowed values")
NOT_TAKEN = ("short", "long", "person", "month")
TITLE = "Codebook"
LEAD = "What every column of every file means."
NAMED = (
    "This data names people. It holds what the desk shows and no more: no measure, no answer, no small step. A mood or"
    " a note is here only where its learner shares it."
)
VEILED = (
    "This data names nobody: there are pseudonyms for names, and neither contacts nor words that people wrote. All"
    " dates of a learner are moved by one number of whole weeks, drawn for them alone, so that days of the week, times"
    " of day and distances hold; seconds are dropped, and instants in UTC left out, since they would tell the zone."
    " Rows stand in an order that says nothing."
    " What fewer than five people have in common is joined into “other”. Numbers and choices are those of learners who"
    " let theirs be used. It is still data about people: whoever knows the first day of the cohort can work the weeks"
    " out, and whoever knows somebody’s messages may find them again. Keep it as such."
)
FORM = (
    "Files are in UTF-8, with commas. An empty cell is a missing value; the column “empty means” says why. A text that"
    " a spreadsheet program might take for a formula has an apostrophe before it in CSV files; phone numbers too."
)


def tables(course: Course) -> tuple[Table, ...]:
    """Every table, with the questions and the labels of the course in its columns."""
    asked = _asked(course)
    return tuple(
        replace(one, columns=tuple(asked.get((one.name, column.name), column) for column in one.columns))
        for one in TABLES
    )


def columns(course: Course, sight: Sight) -> Iterator[Sequence[str]]:
    """The lines of the table of columns, its heading first."""
    yield COLUMNS
    for table in tables(course):
        for one in table.shown(sight):
            yield (
                table.name, one.name, cohort_columns.WRITTEN[one.kind], one.unit, _listed(one.values), one.missing,
                one.about, one.question,
            )  # fmt: skip


def questions(course: Course, editions: Iterable[str]) -> Iterator[Sequence[str]]:
    """The lines of the table of questions: those of each edition's lessons, then those of the measures."""
    yield QUESTIONS
    for version in editions:
        lessons = course.begun_as(version).lessons
        for (locale, _), lesson in sorted(lessons.items()):
            if locale == FALLBACK_LOCALE:
                yield from _of_lesson(version, lesson)
    for instrument in course.measures.instruments:
        yield from _of_measure(instrument)


def page(course: Course, sight: Sight, *, now: datetime) -> str:
    """The same to read, as one page that loads nothing."""
    sections = [Section(f"{one.name} · {one.about}", _entries(one, sight)) for one in tables(course)]
    about = NAMED if sight.is_named else VEILED
    first = Section(
        "How to read this", [Entry("", [("Whose data", about), ("Files", FORM), ("Events", FETCHED)])]
    )
    return export_page.render(
        [first, *sections], locale=FALLBACK_LOCALE, words=ENGLISH, made_at=now, title=TITLE, lead=LEAD
    )


def _entries(table: Table, sight: Sight) -> list[Entry]:
    return [
        Entry(
            one.name,
            [
                ("Meaning", one.about), ("Question", one.question),
                ("Written as", cohort_columns.WRITTEN[one.kind]), ("Unit", one.unit),
                ("Allowed values", _listed(one.values, "\n")), ("Empty means", one.missing),
            ],
        )
        for one in table.shown(sight)
    ]  # fmt: skip


def _asked(course: Course) -> Mapping[tuple[str, str], Column]:
    """The columns of which the course itself has the wording."""
    known = {(table.name, one.name): one for table in TABLES for one in table.columns}
    mood, near, step = (course.check_in.question(name) for name in ("mood", "near", "step"))
    numbered = {str(number): option.label for number, option in enumerate(near.options, 1)}
    worded = {
        ("check-ins", "mood"): (mood.label, {str(mood.low): mood.low_label, str(mood.high): mood.high_label}),
        ("check-ins", "near"): (near.label, numbered),
        ("check-ins", "step"): (step.label, {one.id: one.label for one in step.options}),
        ("measures", "measure"): ("", {one.id: one.name for one in course.measures.instruments}),
    }
    return {
        place: replace(known[place], question=question, values=values)
        for place, (question, values) in worded.items()
    }


def _of_lesson(version: str, lesson: Lesson) -> Iterator[Sequence[str]]:
    for card in lesson.cards:
        where = (version, lesson.id, lesson.title, str(card.number))
        for field in card.fields:
            for name, one in _each(field):
                yield (*where, name, _type(one), one.label, _allowed(one))
    offered = {one.id: one.label for one in lesson.step.options}
    yield (version, lesson.id, lesson.title, "step", "what", "pick", lesson.step.prompt, _listed(offered))


def _of_measure(asked: Instrument) -> Iterator[Sequence[str]]:
    scale = asked.scale
    labels = {str(scale.low + at): label for at, label in enumerate(asked.options)} or {
        str(scale.low): asked.low_label, str(scale.high): asked.high_label,
    }  # fmt: skip
    for number, item in enumerate(asked.items, 1):
        question = f"{asked.stem} {item}".strip()
        yield ("", asked.id, asked.name, "measure", f"item_{number}", "scale", question, _listed(labels))
    whole = f"from {scale.lowest} to {scale.highest}"
    yield ("", asked.id, asked.name, "measure", "total", "sum", asked.ends, whole)


def _each(field: Field) -> Iterator[tuple[str, Field]]:
    if field.kind != "group":
        yield field.name, field
    for inner in field.fields:
        yield f"{field.name}.{inner.name}", inner


def _type(field: Field) -> str:
    return f"{field.kind} (not taken out)" if field.kind in NOT_TAKEN else field.kind


def _allowed(field: Field) -> str:
    if field.options:
        return _listed({one.id: one.label for one in field.options})
    if field.kind in ("mood", "scale"):
        return _listed({str(field.low): field.low_label, str(field.high): field.high_label})
    return "yes; no" if field.kind == "yn" else ""


def _listed(values: Mapping[str, str], between: str = "; ") -> str:
    return between.join(f"{value} = {label}" for value, label in values.items())
