"""Read what a form sent, by the same fields that drew it (`lessons.Field`).

Every field may be left empty. What was not offered, or is too long, is refused in a sentence beside its
control, and what was typed stays on the page. `Read.values` holds only what was understood, so that an empty
form is an empty dict.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from werkzeug.datastructures import MultiDict

from course.lessons import LONG_LENGTH, SHORT_LENGTH, Field, FieldKind
from course.translations import N_
from course.web import language

Sent = MultiDict[str, str]
WRITTEN: frozenset[FieldKind] = frozenset({"short", "long", "person"})
NOT_OFFERED = N_("Please choose one of the answers shown, or leave it empty.")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


class Refused(ValueError):
    """An answer that cannot be kept; the text is what the learner reads."""


@dataclass
class Read:
    """What a form sent: what can be kept, what to show again, and what to say beside which control."""

    values: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


def read(fields: Sequence[Field], sent: Sent) -> Read:
    """Everything the fields of one card were told."""
    found = Read()
    for one in fields:
        typed = _rows(one, sent, found) if one.kind == "group" else _one(one, one.name, sent, found)
        if typed:
            found.typed[one.name] = typed
        kept = [row for row in typed if row] if one.kind == "group" else typed
        if kept and not _is_refused(one.name, found.errors):
            found.values[one.name] = kept if one.kind == "group" else _value(one, kept)
    return found


def text(sent: Sent, name: str, limit: int) -> str:
    """One written answer, tidied. Raises Refused where it is longer than `limit`."""
    return written(sent.get(name, ""), limit)


def written(raw: str, limit: int) -> str:
    """Words as they are kept: one kind of line end, nothing invisible, no blanks around."""
    words = tidy(raw)
    if len(words) > limit:
        raise Refused(
            language.say(
                "This has %(count)s characters; there is room for %(limit)s. Please shorten it a little.",
                count=len(words),
                limit=limit,
            )
        )
    return words


def tidy(raw: str) -> str:
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        one for one in lines if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs")
    ).strip()


def _one(one: Field, name: str, sent: Sent, found: Read) -> Any:
    """What was typed into one control. A mistake is noted and the typed words come back as they are."""
    raw: Any = sent.getlist(name) if one.kind == "multi" else tidy(sent.get(name, ""))
    if not raw:
        return raw
    if one.kind in WRITTEN:
        found.texts.append(raw)
    try:
        _value(one, raw)
    except Refused as mistake:
        found.errors[name] = str(mistake)
    return raw


def _rows(group: Field, sent: Sent, found: Read) -> list[dict[str, Any]]:
    """The rows of a group in their places: an empty one stays, for mistakes to find their control."""
    rows = [_row(group, index, sent, found) for index in range(group.rows_max)]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _row(group: Field, index: int, sent: Sent, found: Read) -> dict[str, Any]:
    typed = {
        inner.name: _one(inner, f"{group.name}-{index}-{inner.name}", sent, found) for inner in group.fields
    }
    return {
        inner.name: _value(inner, typed[inner.name])
        if f"{group.name}-{index}-{inner.name}" not in found.errors
        else typed[inner.name]
        for inner in group.fields
        if typed[inner.name]
    }


def _is_refused(name: str, errors: Mapping[str, str]) -> bool:
    return any(where == name or where.startswith(f"{name}-") for where in errors)


def _value(one: Field, raw: Any) -> Any:
    """What is kept of one answer. Raises Refused."""
    return _READERS[one.kind](one, raw)


def _number(one: Field, raw: str) -> int:
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 2 and one.low <= int(raw) <= one.high):
        raise Refused(
            language.say(
                N_("Please choose a number from %(low)s to %(high)s, or leave it empty."),
                low=one.low,
                high=one.high,
            )
        )
    return int(raw)


def _choice(one: Field, raw: str) -> str:
    offered = {option.id for option in one.options} if one.kind == "pick" else {"yes", "no"}
    if raw not in offered:
        raise Refused(NOT_OFFERED)
    return raw


def _choices(one: Field, raw: Sequence[str]) -> list[str]:
    if not set(raw) <= {option.id for option in one.options}:
        raise Refused(NOT_OFFERED)
    return [option.id for option in one.options if option.id in raw]


def _words(one: Field, raw: str) -> str:
    return written(raw, LONG_LENGTH if one.kind == "long" else SHORT_LENGTH)


def _date(_field: Field, raw: str) -> str:
    return _iso(date.fromisoformat, raw, N_("Please write the day as year, month, day, such as 2026-05-14."))


def _time(_field: Field, raw: str) -> str:
    return _iso(time.fromisoformat, raw, N_("Please write the time as hours and minutes, such as 16:30."))[:5]


def _month(_field: Field, raw: str) -> str:
    if not _MONTH.fullmatch(raw):
        raise Refused(N_("Please write the month as year and month, such as 2026-05."))
    return raw


def _iso(read_iso: Callable[[str], date | time], raw: str, mistake: str) -> str:
    try:
        return read_iso(raw).isoformat()
    except ValueError:
        raise Refused(mistake) from None


_READERS: Mapping[FieldKind, Callable[[Field, Any], Any]] = {
    "mood": _number,
    "scale": _number,
    "pick": _choice,
    "yn": _choice,
    "multi": _choices,
    "short": _words,
    "long": _words,
    "person": _words,
    "date": _date,
    "month": _month,
    "time": _time,
}
