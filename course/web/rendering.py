"""Pages and parts of pages in which nobody wrote anything: rendered once, then handed to everybody who would get them.

1. `shared` renders a template, and keeps what came out under everything that it came out of: the template, the
   language, what every page relies on (`surroundings`) and the values it was given. What a value is made of counts,
   but for lessons and other contents, which never change and count as the very object they are.
2. What differs between two readers of the same page (the mark of whose forms these are, the token in an address, a
   card with somebody's words on it) comes in through slots. A template is given the slot's mark as a value, and what
   belongs there is put in afterwards, so that it is neither kept nor looked up.
3. Nothing is kept for an older browser, whose forms carry a token of its own, nor of a value that could change.
   `keep=False` renders without keeping: for whatever holds a word of a learner's, which rests sealed and not here.
4. A page of which only one short mark differs is packed once too (`splicing`), which costs as much as the rest of it.
5. What is kept is bounded, in pieces and in characters, and belongs to one set of parts (`app.work_with`). What was
   not asked for longest goes first.
"""

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, time, tzinfo
from enum import Enum
from functools import cache
from threading import Lock
from types import NoneType
from typing import Any

from flask import current_app, g, render_template, request
from markupsafe import Markup, escape

from course.lessons import Card, CheckIn, Country, Field, Lesson, PlanItem
from course.web import context, language, protection, splicing
from course.web.splicing import Spliced

MOST_PIECES, MOST_CHARACTERS = 2_000, 8_000_000
# Nobody can write a mark into a page: it is made anew with each process, and no page shows one.
_SECRET = secrets.token_hex(8)
_MARK = re.compile(rf"{_SECRET}-([a-z]+)-")
_PLAIN = frozenset({str, Markup, int, bool, NoneType, date, time})
_CONTENTS = (Card, CheckIn, Country, Field, Lesson, PlanItem, tzinfo)
# Text and the names of slots in turn, beginning and ending with text.
Pieces = Sequence[str]


@dataclass(frozen=True)
class Made:
    """A value that takes longer to make than to look up: `of` says what it comes out of, and stands for it."""

    of: Any
    make: Callable[[], Any]


@dataclass
class Printed:
    """What was rendered, as it is kept: texts and the names of slots in turn. And packed, once that was asked for."""

    pieces: Pieces
    packed: dict[int, Spliced | None] = field(default_factory=dict)

    def deflated(self, slots: Mapping[str, str]) -> bytes | None:
        """The page with what belongs in its slots, packed; None where more differs than one short mark."""
        texts, names = self.pieces[::2], set(self.pieces[1::2])
        marks = [str(escape(slots[name])) for name in names]
        mark = marks[0] if marks else ""
        if len(marks) > 1 or (names and not mark) or not mark.isascii():
            return None
        if len(mark) not in self.packed:
            self.packed[len(mark)] = splicing.made(texts, len(mark))
        found = self.packed[len(mark)]
        return found.with_mark(mark) if found is not None else None


@dataclass(frozen=True)
class Handed:
    """What this request was given last from the shelf."""

    text: str
    printed: Printed
    slots: Mapping[str, str]


class Shelf:
    """What was rendered, by what it was made from. Threads share it."""

    def __init__(self, *, most_pieces: int = MOST_PIECES, most_characters: int = MOST_CHARACTERS) -> None:
        self._kept: OrderedDict[Hashable, tuple[Printed, Sequence[object]]] = OrderedDict()
        self._lock = Lock()
        self._most_pieces, self._most_characters = most_pieces, most_characters
        self.characters = 0

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, key: Hashable) -> Printed | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def keep(self, key: Hashable, printed: Printed, holding: Sequence[object]) -> None:
        """Keep what was rendered, and hold the contents whose identity is in the key: no other may get it meanwhile."""
        with self._lock:
            if key not in self._kept:
                self.characters += _length(printed)
            self._kept[key] = printed, holding
            while self._kept and (len(self) > self._most_pieces or self.characters > self._most_characters):
                _, (dropped, _) = self._kept.popitem(last=False)
                self.characters -= _length(dropped)

    def texts(self) -> list[str]:
        """All that is kept, for a test that looks for what must not be in it."""
        with self._lock:
            return ["".join(printed.pieces) for printed, _ in self._kept.values()]


def slot(name: str) -> Markup:
    """The mark of a slot, to be given to a template where its value belongs. Small letters; safe in an address."""
    return Markup(f"{_SECRET}-{name}-")


def shared(template: str, slots: Mapping[str, str], *, keep: bool = True, **values: Any) -> Markup:
    """A template rendered with these values, from the shelf where it is there.

    `slots` are what differs between its readers, each escaped unless it is marked up. Without `keep` nothing is
    looked up and nothing kept.
    """
    holding: list[object] = []
    key = _key(template, values, holding) if keep else None
    shelf: Shelf = current_app.extensions["shelf"]
    printed = shelf.find(key) if key is not None else None
    if printed is None:
        made = {name: one.make() if isinstance(one, Made) else one for name, one in values.items()}
        printed = Printed(_MARK.split(render_template(template, **made)))
        if key is not None:
            shelf.keep(key, printed, holding)
    filled = list(printed.pieces)
    filled[1::2] = [str(escape(slots[name])) for name in filled[1::2]]
    text = "".join(filled)
    if key is not None:
        g.handed = Handed(text, printed, slots)
    return Markup(text)


def deflated(body: bytes) -> bytes | None:
    """This answer packed, where it is the page that was handed out last and that was packed for many; else None."""
    handed: Handed | None = g.get("handed")
    if handed is None or handed.text.encode() != body:
        return None
    return handed.printed.deflated(handed.slots)


def _key(template: str, values: Mapping[str, Any], holding: list[object]) -> Hashable | None:
    """What the page is made from; None where it is one browser's own, or some of that could change."""
    if not protection.has_same_forms():
        return None
    parts = context.wired()
    around = (language.of_page(), parts.locales, request.script_root)
    try:
        given = _frozen((parts.contents.mistakes, values), holding)
    except TypeError:
        return None
    return template, around, given


def _frozen(value: Any, holding: list[object]) -> Hashable:
    """The value as something that is the same for the same words only: 1 is not True, nor marked-up text plain."""
    kind: Any = type(value)
    return (kind, value) if kind in _PLAIN else (kind, _way(kind)(value, holding))


@cache
def _way(kind: Any) -> Callable[[Any, list[object]], Hashable]:
    """How a value of this kind is made to stand still. What may change behind our back cannot be: TypeError."""
    if issubclass(kind, _CONTENTS):
        return _held
    if issubclass(kind, Enum):
        return lambda value, holding: value.name
    if issubclass(kind, datetime):
        return lambda value, holding: (value.isoformat(), _frozen(value.tzinfo, holding))
    if issubclass(kind, Mapping):
        return lambda value, holding: tuple([(name, _frozen(one, holding)) for name, one in value.items()])
    if issubclass(kind, Set):
        return lambda value, holding: frozenset(_frozen(one, holding) for one in value)
    if kind in (tuple, list):
        return lambda value, holding: tuple([_frozen(one, holding) for one in value])
    names = _parts(kind)
    return lambda value, holding: tuple([_frozen(getattr(value, name), holding) for name in names])


def _held(value: Any, holding: list[object]) -> Hashable:
    """Contents never change, and count as the very object they are."""
    holding.append(value)
    return id(value)


def _parts(kind: Any) -> tuple[str, ...]:
    """The names of what a frozen value is made of. Raises TypeError for any other."""
    if kind is Made:
        return ("of",)
    params: Any = getattr(kind, "__dataclass_params__", None)
    if not is_dataclass(kind) or not params.frozen:
        raise TypeError(f"{kind} is not a frozen value")
    return tuple(one.name for one in fields(kind))


def _length(printed: Printed) -> int:
    return sum(map(len, printed.pieces))
