"""The people a learner put on their own map, shared by its lessons and by the page of the map.

1. The map begins as a card of its lesson (L04), and the page of the map changes that card.
2. Before anything changes it on a later day, what it said is put aside once, as the first version.
3. The second pass (E1) says of some people where they stand now. From then on the whole newer map is a record of
   its own, which the page changes; what L04 says stays as it was.

Initials and nicknames of people who never agreed to anything: they leave the server for their learner's own
pages alone, and there only where `learner.may_show` says so.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from course import answers
from course.answers import Saved
from course.lessons import Card, Field, Lesson
from course.rules import local_time, then_now
from course.rules.then_now import Change
from course.translations import N_
from course.web import access, circles, context, kept, language, learner
from course.web.circles import Someone, Tie
from course.web.learner import Learner

LESSON, SECOND_PASS, GROUP = "l04", "e1", "people"
# Where the versions lie beside the numbered cards: the first one with its lesson, the newer one with the second pass.
FIRST, NEWER = "first", "map"
NAME, RING, CONTACT, WISH, SAFE = "initials", "ring", "contact", "wish", "feels_safe"
# What the map's page asks. The rest of a row stays in the lesson, and is kept as it is.
ASKED = (NAME, RING, CONTACT, WISH)
NAMELESS = N_("Someone")
TIES: Mapping[Tie, str] = {"easy": "", "away": N_("rarely in touch"), "tense": N_("to mend")}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Record:
    """A map as it was saved. `is_begun` once it was, even where nobody is on it any more.

    `item` and `place` say where it lies. A newer map holds what several browsers wrote, so it is nobody's alone:
    it has no `session_id`.
    """

    lesson: Lesson
    card: Card
    group: Field
    item: str = LESSON
    place: str = ""
    rows: tuple[Row, ...] = ()
    is_begun: bool = False
    session_id: int | None = None
    saved_at: datetime | None = None

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
        label = next((option.label for option in options if option.id == row.get(name)), "")
        return language.said(label, self.lesson.locale)

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
    """The picture in words, a sentence for each ring that has somebody.

    Empty where the rings are named in another language than the page: nothing in a picture's description can be
    marked as such, and the list beside it says the same.
    """
    return "" if language.is_foreign(found.lesson.locale) else " ".join(_sentences(found))


def _sentences(found: Record) -> Iterator[str]:
    for ring, option in enumerate(found.field(RING).options, 1):
        here = [row for row in found.rows if found.ring(row) == ring]
        if here:
            said = (name_of(row) + (f" ({tie_words(row)})" if tie_words(row) else "") for row in here)
            yield f"{option.label}: {', '.join(said)}."


@dataclass(frozen=True)
class Versions:
    """The newest map, and the first one where that is another."""

    now: Record
    first: Record | None = None

    @property
    def changes(self) -> list[Change]:
        """Who is not where they were on the first map."""
        rings = [option.id for option in self.now.field(RING).options]
        return then_now.compare(self.first.rows, self.now.rows, rings) if self.first else []


def find(reader: Learner) -> Record:
    """The learner's newest map. Whether it may be shown is for the caller to ask."""
    return versions(reader).now


def versions(reader: Learner) -> Versions:
    """The newest map and the first."""
    return versions_of(
        reader, answers.of_items(context.session(), reader.enrolment.id, (LESSON, SECOND_PASS))
    )


def versions_of(reader: Learner, saved: Mapping[str, Mapping[str, Saved]]) -> Versions:
    """The same where the saved cards were read before."""
    lesson = reader.lesson(LESSON)
    card, group = next((card, one) for card in lesson.cards for one in card.fields if one.name == GROUP)
    blank = Record(lesson, card, group, place=str(card.number))
    begun, after = saved.get(LESSON, {}), saved.get(SECOND_PASS, {})
    own, aside, newer = begun.get(blank.place), begun.get(FIRST), after.get(NEWER)
    now = _record(blank, newer, SECOND_PASS, NEWER) if newer else _record(blank, own, LESSON, blank.place)
    first = aside or (own if newer else None)
    return Versions(now, _record(blank, first, LESSON, FIRST) if first else None)


def _record(blank: Record, saved: Saved | None, item: str, place: str) -> Record:
    if saved is None:
        return blank
    whose = saved.session_id if place == blank.place else None
    rows = tuple(saved.values.get(GROUP, ()))
    return replace(
        blank, item=item, place=place, rows=rows, is_begun=True, session_id=whose, saved_at=saved.saved_at
    )


def names(reader: Learner, fields: Sequence[Field]) -> list[str]:
    """The names to offer for these fields: none where no field asks for a person, or none may be shown."""
    kinds = {inner.kind for one in fields for inner in (one, *one.fields)}
    has_map = LESSON in reader.begun or SECOND_PASS in reader.begun
    if "person" not in kinds or kept.is_copy() or not has_map:
        return []
    found = find(reader)
    is_shown = found.is_begun and learner.may_show(found.session_id)
    return list(dict.fromkeys(row[NAME] for row in found.rows if row.get(NAME))) if is_shown else []


def keep(reader: Learner, found: Record, rows: Sequence[Row]) -> None:
    """Write the newest map back to where it came from. The caller commits."""
    _put_first_aside(reader)
    whose = access.row().id if found.item == LESSON else None
    _save(reader, found.item, found.place, rows, session_id=whose, now=context.now())


def before_saving(reader: Learner, item: str) -> None:
    """Before a card of this lesson is saved; only one of them has to do with the map."""
    if item == LESSON:
        _put_first_aside(reader)


def after_saving(reader: Learner, item: str, values: Mapping[str, Any]) -> None:
    """What the second pass says of some people becomes part of the newer map. The caller commits."""
    if item == SECOND_PASS and values.get(GROUP):
        whole = then_now.merged(find(reader).rows, values[GROUP])
        _save(reader, SECOND_PASS, NEWER, whole, session_id=None, now=context.now())


def _put_first_aside(reader: Learner) -> None:
    """Where the map is changed on a later day than that of its first version: keep that version, once."""
    found = versions(reader)
    saved_at = found.now.saved_at
    if found.now.item != LESSON or saved_at is None or found.first is not None:
        return
    if local_time.local_date(saved_at, reader.person.zone) < reader.today:
        _save(reader, LESSON, FIRST, found.now.rows, session_id=None, now=saved_at)


def _save(
    reader: Learner, item: str, place: str, rows: Sequence[Row], *, session_id: int | None, now: datetime
) -> None:
    values = {GROUP: list(rows)}
    answers.save(context.session(), reader.enrolment.id, item, place, values, session_id=session_id, now=now)


def print_of(row: Row) -> str:
    """A short mark of what a row says, by which a form knows whether it is still about the same person."""
    return hashlib.sha256(json.dumps(dict(row), sort_keys=True).encode()).hexdigest()[:12]
