"""The people a learner put on their own map: one saved card, shared by its lesson and by the page of the map.

Initials and nicknames of people who never agreed to anything: they leave the server for their learner's own
pages alone, and there only where `learner.may_show` says so.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from course import answers
from course.lessons import Card, Field, Lesson
from course.translations import N_
from course.web import access, circles, context, language, learner
from course.web.circles import Someone, Tie
from course.web.learner import Learner

LESSON, GROUP = "l04", "people"
NAME, RING, CONTACT, WISH = "initials", "ring", "contact", "wish"
# What the map's page asks. The rest of a row stays in the lesson, and is kept as it is.
ASKED = (NAME, RING, CONTACT, WISH)
NAMELESS = N_("Someone")
TIES: Mapping[Tie, str] = {"easy": "", "away": N_("rarely in touch"), "tense": N_("to mend")}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Record:
    """The map as it was saved. `is_begun` once the card was saved, even where nobody is on it any more."""

    lesson: Lesson
    card: Card
    group: Field
    rows: tuple[Row, ...] = ()
    is_begun: bool = False
    session_id: int | None = None

    @property
    def has_room(self) -> bool:
        return len(self.rows) < self.group.rows_max

    @property
    def asked(self) -> Field:
        """The group with the questions of the map's page alone."""
        return replace(self.group, fields=tuple(map(self.field, ASKED)))

    def field(self, name: str) -> Field:
        return next(one for one in self.group.fields if one.name == name)

    def label(self, name: str, row: Row) -> str:
        """The words of a row's chosen option; empty where nothing was chosen."""
        options = self.field(name).options
        return next((option.label for option in options if option.id == row.get(name)), "")

    def ring(self, row: Row) -> int | None:
        """1 is the nearest; None where none was chosen."""
        ids = [option.id for option in self.field(RING).options]
        return ids.index(row[RING]) + 1 if row.get(RING) in ids else None


def tie(row: Row) -> Tie:
    return circles.tie(row.get(CONTACT, ""), row.get(WISH, ""))


def tie_words(row: Row) -> str:
    """What kind of tie it is, where that shows."""
    words = TIES[tie(row)]
    return language.say(words) if words else ""


def name_of(row: Row) -> str:
    """What somebody is called on the map."""
    return row.get(NAME) or language.say(NAMELESS)


def on_rings(found: Record) -> list[Someone]:
    """Everybody who has a ring, as the picture knows them."""
    return [
        Someone(number, name_of(row), ring, tie(row))
        for number, row in enumerate(found.rows, 1)
        if (ring := found.ring(row))
    ]


def spoken(found: Record) -> str:
    """The picture in words, a sentence for each ring that has somebody."""
    return " ".join(_sentences(found))


def _sentences(found: Record) -> Iterator[str]:
    for ring, option in enumerate(found.field(RING).options, 1):
        here = [row for row in found.rows if found.ring(row) == ring]
        if here:
            said = (name_of(row) + (f" ({tie_words(row)})" if tie_words(row) else "") for row in here)
            yield f"{option.label}: {', '.join(said)}."


def find(reader: Learner) -> Record:
    """The learner's map. Whether it may be shown is for the caller to ask."""
    lesson = context.wired().course.lesson(LESSON, reader.locale)
    card, group = next((card, one) for card in lesson.cards for one in card.fields if one.name == GROUP)
    saved = answers.saved(context.session(), reader.enrolment.id, LESSON).get(str(card.number))
    if saved is None:
        return Record(lesson, card, group)
    return Record(lesson, card, group, tuple(saved.values.get(GROUP, ())), True, saved.session_id)


def names(reader: Learner, fields: Sequence[Field]) -> list[str]:
    """The names to offer for these fields: none where no field asks for a person, or none may be shown."""
    kinds = {inner.kind for one in fields for inner in (one, *one.fields)}
    if "person" not in kinds:
        return []
    found = find(reader)
    is_shown = found.is_begun and learner.may_show(found.session_id)
    return list(dict.fromkeys(row[NAME] for row in found.rows if row.get(NAME))) if is_shown else []


def keep(reader: Learner, found: Record, rows: Sequence[Row]) -> None:
    """Write the map back to where it came from. The caller commits."""
    answers.save(
        context.session(),
        reader.enrolment.id,
        LESSON,
        str(found.card.number),
        {GROUP: list(rows)},
        session_id=access.row().id,
        now=context.now(),
    )


def print_of(row: Row) -> str:
    """A short mark of what a row says, by which a form knows whether it is still about the same person."""
    return hashlib.sha256(json.dumps(dict(row), sort_keys=True).encode()).hexdigest()[:12]
