"""The file that staff hand to a learner who asks what is kept about them: their record, without their words.

Whoever makes it reads nothing that the desk does not show: what a learner wrote or answered is not even opened, unless
they shared it. The learner's own file (`exporting`) has all of it. What is told is listed here table by table, so that
one which is added later stays out until somebody has thought about it.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from gettext import NullTranslations
from typing import Any

from course import enrolments, export_words, exporting
from course.db import Session
from course.lessons import Course
from course.models import Person
from course.resealing import SEALED
from course.translations import ENGLISH

# The act of the record; the learner sees in Settings when it was done.
ACT = "exported-learner"
# What the desk shows of a learner. Of these tables a sealed column is told only where it is named below.
TABLES = frozenset(
    {
        "person", "enrolment", "consent", "join_request", "invited_before", "new_contact", "browser_session",
        "one_time_code", "link_token", "lesson_progress", "check_in", "message", "delivery_report", "inbound_text",
        "nudge", "announcement_reader", "support_task", "staff_note", "desk_act",
    }
)  # fmt: skip
OPENED = frozenset(
    {
        ("person", "name"), ("person", "phone"), ("person", "email"), ("message", "to"), ("inbound_text", "from"),
        ("join_request", "details"), ("new_contact", "contact"), ("staff_note", "body"),
    }
)  # fmt: skip
# Tables that stay out as a whole, each with the reason that the file gives.
WITHHELD = {
    "answer": export_words.OWN_WORDS,
    "measure_answer": export_words.OWN_WORDS,
    "recall": export_words.OWN_WORDS,
    "signpost": export_words.OWN_WORDS,
    "quiet_date": export_words.OWN_WORDS,
    "arm_place": export_words.BY_CHANCE,
    "legal_hold": export_words.BY_OWNER,
}
# Columns of the tables above that say what somebody wrote or answered, whether sealed or not.
ANSWERS = {
    "check_in": {"near", "step"},
    "inbound_text": {"body", "understood"},
    "enrolment": {"gentle_since_at", "tracks_not_offered"},
}
# What is told where its learner shared it.
SHARED = {"mood", "note"}
NAMES = {
    "answer": export_words.LESSONS,
    "measure_answer": export_words.MEASURES,
    "check_in": export_words.CHECK_INS,
}


def collect(
    session: Session, course: Course, person: Person, *, words: NullTranslations = ENGLISH, now: datetime
) -> dict[str, Any]:
    """What is handed on, ready for JSON; its `left_out` names each thing that is not in it, with the reason."""
    sharing = {one.id for one in enrolments.of_person(session, person.id) if one.shares_moods_at is not None}

    def sight(table: str, row: Mapping[str, Any], column: str) -> bool:
        return exporting.everything(table, row, column) and _is_told(table, row, column, sharing)

    data = exporting.collect(session, course, person, words=words, sight=sight, now=now)
    # Left out as a whole: an empty heading would say that nothing was written.
    left = {name: value for name, value in data.items() if name not in ("lessons", "measures")}
    return {**left, "left_out": {**_left_out(words), **data["left_out"]}}


def archive(
    data: Mapping[str, Any], *, locale: str = "en", words: NullTranslations = ENGLISH, now: datetime
) -> bytes:
    """The one file: a zip with a page to read and the same as JSON."""
    return exporting.archive(
        data, locale=locale, words=words, now=now, title=export_words.HANDED, lead=export_words.HANDED_LEAD
    )


def shared_notes(data: Mapping[str, Any]) -> dict[int, int]:
    """How many notes that the learner shared stand in what is handed on, by the number of the enrolment."""
    found: dict[int, int] = {}
    for row in data["tables"].get("check_in", ()):
        if row.get("note") is not None:
            found[row["enrolment_id"]] = found.get(row["enrolment_id"], 0) + 1
    return found


def _is_told(table: str, row: Mapping[str, Any], column: str, sharing: Collection[int]) -> bool:
    name = column.removesuffix(SEALED)
    if table not in TABLES or name in ANSWERS.get(table, ()):
        return False
    if table == "check_in" and name in SHARED:
        return row["enrolment_id"] in sharing if name == "mood" else row["note_shared_at"] is not None
    return not column.endswith(SEALED) or (table, name) in OPENED


def _left_out(words: NullTranslations) -> dict[str, str]:
    """Each thing that stays out, as its reader calls it, with the reason."""
    tables = {_title(name, words): reason for name, reason in WITHHELD.items()}
    columns = {
        f"{_title(table, words)}: {_column(name, words)}": export_words.OWN_WORDS
        for table, names in ANSWERS.items()
        for name in sorted(names)
    }
    shared = {
        f"{_title('check_in', words)}: {_column(name, words)}": export_words.NOT_SHARED
        for name in sorted(SHARED)
    }
    return {**tables, **columns, **shared}


def _title(table: str, words: NullTranslations) -> str:
    return words.gettext(NAMES.get(table) or export_words.TITLES[table])


def _column(name: str, words: NullTranslations) -> str:
    said = export_words.COLUMNS.get(name)
    return words.gettext(said) if said else name.replace("_", " ")
