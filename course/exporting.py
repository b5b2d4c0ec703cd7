"""Take my data: everything we keep about one person, opened, as a page to read and the same for computers.

A `Sight` says which columns of which rows are told; the learner's own file has all that is not a key or a hash.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from gettext import NullTranslations
from typing import Any

from sqlalchemy import Table

from course import audit, belongings, db, editions, enrolments, export_page, export_words, resealing
from course.db import Session
from course.export_page import Entry, Section
from course.lessons import Card, Course, Field, Lesson, Option
from course.measure_files import Instrument
from course.models import Person
from course.resealing import SEALED
from course.seal import SealBroken
from course.translations import ENGLISH

PAGE, DATA = "my-data.html", "my-data.json"
SEALED_JSON = {("answer", "values"), ("join_request", "details"), ("measure_answer", "values")}
LETTER = "letter"
STEP = "step"
# A table, one of its rows as it stands, and the name of a column: whether it is told.
Sight = Callable[[str, Mapping[str, Any], str], bool]


def everything(table: str, row: Mapping[str, Any], column: str) -> bool:
    """The sight of the learner's own file."""
    return column not in export_words.LEFT_OUT


def collect(
    session: Session, course: Course, person: Person, *, words: NullTranslations = ENGLISH,
    sight: Sight = everything, now: datetime,
) -> dict[str, Any]:  # fmt: skip
    """Everything, ready for JSON. `tables` holds every row of theirs; `lessons` reads the answers out in words.

    What `sight` does not take is not opened either, and a row of which nothing is told is left out.
    """
    spoken = course.spoken(person.locale)
    rows = belongings.of(session, person)
    opened = {
        table.name: told
        for table, ids in belongings.tables(rows)
        if (told := _told(session, table, ids, sight))
    }
    courses = {
        one.id: editions.course_of(session, course, one) for one in enrolments.of_person(session, person.id)
    }
    own_enrolments = [one["id"] for one in opened.get("enrolment", [])]
    numbers = [("person", person.id), *(("enrolment", one) for one in own_enrolments)]
    acts = [one for kind, number in numbers for one in audit.about(session, f"{kind}:{number}")]
    return {
        "made_at": now.isoformat(),
        "lessons": [
            _in_words(courses[one["enrolment_id"]], person.locale, one, words)
            for one in opened.get("answer", [])
        ],
        "check_ins": [_check_in_in_words(spoken, one) for one in opened.get("check_in", [])],
        "measures": [_measure_in_words(spoken, one, words) for one in opened.get("measure_answer", [])],
        "acts_on_your_record": [{"at": one.at.isoformat(), "act": one.act, "by": one.actor} for one in acts],
        "who_read_what_you_shared": [
            {"at": one.at.isoformat(), "by": words.gettext(export_words.READERS.get(one.by, one.by))}
            for number in own_enrolments
            for one in audit.looks(session, f"enrolment:{number}", export_words.READ)
        ],
        "tables": opened,
        "left_out": export_words.LEFT_OUT,
    }


def archive(
    data: Mapping[str, Any], *, locale: str = "en", words: NullTranslations = ENGLISH, now: datetime,
    title: str = export_page.TITLE, lead: str = export_page.LEAD,
) -> bytes:  # fmt: skip
    """The one file: a zip with the page, in the language whose words these are, and the JSON."""
    sections = list(_sections(data, words))
    texts = {
        PAGE: export_page.render(sections, locale=locale, words=words, made_at=now, title=title, lead=lead),
        DATA: json.dumps(data, ensure_ascii=False, indent=2),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, now.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            packed.writestr(entry, text)
    return made.getvalue()


def _told(session: Session, table: Table, ids: Sequence[int], sight: Sight) -> list[dict[str, Any]]:
    rows = (_opened(session, table, row, sight) for row in belongings.read(session, table, ids))
    return [one for one in rows if one]


def _opened(session: Session, table: Table, row: Mapping[str, Any], sight: Sight) -> dict[str, Any]:
    """What is told of one row, its sealed fields opened."""
    shown = {name: value for name, value in row.items() if sight(table.name, row, name)}
    return {
        name.removesuffix(SEALED): _unsealed(session, table.name, row, name)
        if name.endswith(SEALED)
        else _plain(value)
        for name, value in shown.items()
    }


def _unsealed(session: Session, table: str, row: Mapping[str, Any], name: str) -> Any:
    """What was sealed in one column, under the row's random name. A broken one does not keep back the rest."""
    if row[name] is None:
        return None
    try:
        text = db.sealer(session).open(*resealing.place(table, row, name), row[name])
    except SealBroken:
        return export_words.BROKEN
    return json.loads(text) if (table, name.removesuffix(SEALED)) in SEALED_JSON else text


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _in_words(
    course: Course, locale: str, answer: Mapping[str, Any], words: NullTranslations = ENGLISH
) -> dict[str, Any]:
    """One saved card: what was asked, in the course's words, and what was answered."""
    found = course.lessons.get((locale, answer["item"])) or course.lessons.get(("en", answer["item"]))
    values = answer["values"] if isinstance(answer["values"], dict) else {"": answer["values"]}
    card = _card(found, answer["card"], values) if found else None
    fields = {one.name: one for one in card.fields} if card else {}
    if answer["card"] == STEP:
        fields = _step_fields(found, words)
    return {
        "item": answer["item"],
        "lesson": words.gettext(export_words.LETTER)
        if answer["item"] == LETTER
        else found.title
        if found
        else answer["item"],
        "card": words.gettext(export_words.PLACES[answer["card"]])
        if answer["card"] in export_words.PLACES
        else card.title
        if card
        else answer["card"],
        "saved_at": answer["saved_at"],
        "answers": [
            {"question": fields[name].label if name in fields else name, "answer": _words(fields.get(name), value)}
            for name, value in values.items()
        ],
    }  # fmt: skip


def _step_fields(lesson: Lesson | None, words: NullTranslations) -> dict[str, Field]:
    """The questions of a lesson's small step, with the words of what could be chosen."""
    steps = [(one.id, one.label) for one in lesson.step.options] if lesson else []
    steps.append(("own", words.gettext(export_words.OWN_STEP)))
    offered = {
        name: tuple(Option(id=id, label=words.gettext(label)) for id, label in choices.items())
        for name, choices in export_words.STEP_CHOICES.items()
    } | {"what": tuple(Option(id=id, label=label) for id, label in steps)}
    return {
        name: Field(name=name, kind="pick", label=words.gettext(label), options=offered.get(name, ()))
        for name, label in export_words.STEP.items()
    }


def _card(lesson: Lesson, place: str, values: Mapping[str, Any]) -> Card | None:
    """The card that asked: the one of this number, else the one whose questions these answers fit."""
    return next(
        (
            one
            for one in lesson.cards
            if str(one.number) == place
            or (
                place in export_words.PLACES
                and values
                and set(values) <= {field.name for field in one.fields}
            )
        ),
        None,
    )


def _check_in_in_words(course: Course, row: Mapping[str, Any]) -> dict[str, Any]:
    asked = {one.name: one for one in course.check_in.questions}
    options, near = asked["near"].options, row.get("near")
    values = {
        "mood": row.get("mood"),
        "near": options[near - 1].label if near and near <= len(options) else near,
        "step": _words(asked["step"], row.get("step")),
        "note": row.get("note"),
    }
    answers = [
        {"question": asked[name].label, "answer": value}
        for name, value in values.items()
        if value is not None
    ]
    return {"item": row["item"], "answered_at": row["answered_at"], "answers": answers}


def _measure_in_words(course: Course, row: Mapping[str, Any], words: NullTranslations) -> dict[str, Any]:
    """One measure: each question as it was asked, and the answer with its label; the total where there is one."""
    asked = next((one for one in course.measures.instruments if one.id == row["instrument"]), None)
    values = row["values"] if isinstance(row["values"], dict) else {"": row["values"]}
    answers = [_item_in_words(asked, name, value) for name, value in values.items()]
    return {
        "point": row["point"],
        "measure": asked.name if asked else row["instrument"],
        "answered_at": row["answered_at"],
        "answers": [*answers, {"question": words.gettext(export_words.IN_ALL), "answer": row["total"]}],
    }


def _item_in_words(asked: Instrument | None, name: str, value: Any) -> dict[str, Any]:
    position = int(name) - 1 if name.isdecimal() else -1
    if asked is None or not 0 <= position < len(asked.items):
        return {"question": name, "answer": value}
    at = value - asked.scale.low
    label = asked.options[at] if 0 <= at < len(asked.options) else value
    return {"question": asked.items[position], "answer": label}


def _words(field: Field | None, value: Any) -> Any:
    """An answer with the labels of what was chosen; rows of a group each with their own questions."""
    if field is None or not value:
        return value
    if field.kind == "group" and isinstance(value, list):
        inner = {one.name: one for one in field.fields}
        return [
            {inner[name].label if name in inner else name: _words(inner.get(name), one) for name, one in row.items()}
            for row in value
        ]  # fmt: skip
    labels = {option.id: option.label for option in field.options}
    if isinstance(value, list):
        return [labels.get(one, one) for one in value]
    return labels.get(value, value) if isinstance(value, str) else value


def _sections(data: Mapping[str, Any], words: NullTranslations) -> Iterator[Section]:
    """The page, in an order that somebody reads: who they are, what they wrote, then everything else."""
    told, say = data["tables"], words.gettext
    yield Section(say(export_words.TITLES["person"]), _entries(told["person"], words))
    if "lessons" in data:
        lessons = [_answered(one, one["lesson"], one["card"]) for one in data["lessons"]]
        yield Section(say(export_words.LESSONS), lessons)
    yield Section(say(export_words.CHECK_INS), [_answered(one, one["item"]) for one in data["check_ins"]])
    if "measures" in data:
        asked = [_answered(one, one["measure"], one["point"]) for one in data["measures"]]
        yield Section(say(export_words.MEASURES), asked)
    for name, rows in told.items():
        if name not in ("person", "answer", "check_in", "measure_answer"):
            yield Section(say(export_words.TITLES.get(name) or _plainly(name)), _entries(rows, words))
    yield Section(say(export_words.SHARED), _entries(data["who_read_what_you_shared"], words))
    yield Section(say(export_words.ACTS), _entries(data["acts_on_your_record"], words))
    reasons = [(_column(name, words), say(reason)) for name, reason in data["left_out"].items()]
    yield Section(say(export_words.REASONS), [Entry("", reasons)])


def _answered(one: Mapping[str, Any], *title: str) -> Entry:
    return Entry(" · ".join(title), [(pair["question"], pair["answer"]) for pair in one["answers"]])


def _entries(rows: Iterable[Mapping[str, Any]], words: NullTranslations) -> list[Entry]:
    return [Entry("", [(_column(name, words), value) for name, value in row.items()]) for row in rows]


def _column(name: str, words: NullTranslations) -> str:
    said = export_words.COLUMNS.get(name)
    return words.gettext(said) if said else name.replace("_", " ")


def _plainly(name: str) -> str:
    return name.replace("_", " ").capitalize()
