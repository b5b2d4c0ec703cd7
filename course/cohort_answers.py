"""Answers of lessons as data without names: numbers, choices, times and moved dates; never words of their own."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row

from course.cohort_lens import Cells, Lens
from course.lessons import Field, Lesson

GIVEN, WORDS, MONTH, UNKNOWN = "given", "words", "month", "unknown"
WRITTEN = frozenset({"short", "long", "person"})


def told(lens: Lens, row: Row[Any], lesson: Lesson | None, values: Mapping[str, Any]) -> Iterator[Cells]:
    """Each answer of one card, a list row by row. Of what the lesson does not ask (any more) only that it is there.

    A value is let through only where it is one that its question allows.
    """
    fields = {one.name: one for card in lesson.cards for one in card.fields} if lesson else {}
    for name, value in values.items():
        field = fields.get(name)
        if field is None:
            yield {"state": UNKNOWN}
        elif field.kind == "group":
            yield from _rows(lens, row, field, value)
        else:
            yield {"field": name, **_answer(lens, row, field, value)}


def _rows(lens: Lens, row: Row[Any], group: Field, value: Any) -> Iterator[Cells]:
    inner = {one.name: one for one in group.fields}
    for number, answers in enumerate(value if isinstance(value, list) else (), 1):
        for name, given in answers.items() if isinstance(answers, dict) else ():
            if name in inner:
                answer = _answer(lens, row, inner[name], given)
                yield {"field": f"{group.name}.{name}", "row": number, **answer}


def _answer(lens: Lens, row: Row[Any], field: Field, value: Any) -> Cells:
    if field.kind in WRITTEN:
        return {"state": WORDS}
    if field.kind == "month":
        return {"state": MONTH}
    found = _allowed(lens, row, field, value)
    return {"state": UNKNOWN} if found is None else {"state": GIVEN, "value": found}


def _allowed(lens: Lens, row: Row[Any], field: Field, value: Any) -> str | None:
    """The value as a text, or None where its question does not allow it."""
    if field.kind in ("mood", "scale"):
        return str(value) if isinstance(value, int) and field.low <= value <= field.high else None
    if field.kind == "multi":
        chosen = (
            [option.id for option in field.options if option.id in value] if isinstance(value, list) else []
        )
        return " ".join(chosen) or None
    if not isinstance(value, str):
        return None
    if field.kind == "date":
        return _day(lens, row, value)
    if field.kind == "time":
        return value if len(value) == len("09:30") and value.replace(":", "").isdigit() else None
    offered = {"yes", "no"} if field.kind == "yn" else {option.id for option in field.options}
    return value if value in offered else None


def _day(lens: Lens, row: Row[Any], value: str) -> str | None:
    try:
        return lens.day(date.fromisoformat(value), row)
    except (ValueError, OverflowError):
        return None
