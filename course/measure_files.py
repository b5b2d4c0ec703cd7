"""What is asked about how somebody is: `measures.toml`, its published words held to the letter.

A measure only counts as itself when it is asked word for word and whole. So the shape of each stands here, with a
print of every published sentence; the file holds the sentences, which people read and translators meet.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass as value
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pydantic.dataclasses import dataclass

from course.lesson_files import STRICT, Document, Folder, Key, Text, Where

PRINT_LENGTH = 10


@value(frozen=True)
class Scale:
    """The numbers behind one measure: how many items from `low` to `high`, and how many of them may be left out.

    `matters` is the smallest change of the total that is more than chance; `prints` are those of the published
    stem, items, options and notice, in that order, and empty where the words are our own.
    """

    items: int
    low: int
    high: int
    matters: int
    may_miss: int = 0
    prints: tuple[str, ...] = ()

    @property
    def lowest(self) -> int:
        return self.items * self.low

    @property
    def highest(self) -> int:
        return self.items * self.high


def _prints(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


# PHQ-8: reliable from 6 points on (5.5 where SD is 5.3 and alpha .86), and one item may be left out.
# GAD-2: nobody has published a reliable change that we know of; 3 of 6 is more than our own arithmetic asks for
# (2.0 where SD is 1.7 and alpha .82). UCLA-3: 3 (2.8 where SD is 1.9 and alpha .72). Satisfaction with one tie: 2.
SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "phq8": Scale(8, 0, 3, matters=6, may_miss=1, prints=_prints(
            "a7cf6c81d7 9bb34b8f7c aeb17a99ad 1244963d19 0b9fa7b8a9 2a3dfdd440 f1383307d7 901ce5230a 398c2a3dd8"
            " 93a00d07eb f2477935aa 7cc9568870 83d825c2c8 7bc13c2d87"
        )),
        "gad2": Scale(2, 0, 3, matters=3, prints=_prints(
            "2cfad67b8e a608faf93c f0412d630d 93a00d07eb f2477935aa 7cc9568870 83d825c2c8 7bc13c2d87"
        )),
        "ucla3": Scale(3, 1, 3, matters=3, prints=_prints(
            "e3b0c44298 20c3893f86 b3119dc6ba 108a06e44c 22b0045fee c1805f5de8 6f6f6b4ab1 cdb70d5289"
        )),
        "tie": Scale(1, 1, 7, matters=2),
    }
)  # fmt: skip


@dataclass(frozen=True, config=STRICT)
class Instrument:
    """The words of one measure. Without `options` its items are rated from the scale's low to its high."""

    id: Key
    name: Text
    ends: Text
    items: tuple[Text, ...]
    stem: str = ""
    options: tuple[Text, ...] = ()
    low_label: str = ""
    high_label: str = ""
    notice: str = ""

    @property
    def scale(self) -> Scale:
        return SCALES[self.id]


@dataclass(frozen=True, config=STRICT)
class Measures:
    """Every measure and the words around them. `on` are the ids of those that are switched on."""

    title: Text
    intro: Text
    why: Text
    button: Text
    skip: Text
    instruments: tuple[Instrument, ...]
    on: tuple[Key, ...] = ()

    @property
    def switched_on(self) -> tuple[Instrument, ...]:
        """Those that are asked at all."""
        return self.of(self.on)

    def of(self, ids: tuple[str, ...]) -> tuple[Instrument, ...]:
        """Those of these that are switched on, in the order of the file."""
        return tuple(one for one in self.instruments if one.id in ids and one.id in self.on)


@dataclass(frozen=True, config=STRICT)
class Point:
    """A point of a plan at which something is asked: with this item, these measures."""

    item: Key
    asks: tuple[Key, ...]


def read(folder: Folder, path: Path, settings: Document | None, on: tuple[str, ...]) -> Measures | None:
    """The file as a value, with those that the course's `settings` switch on; what is wrong is noted in the folder."""
    document = folder.toml(path)
    found = folder.shape(document, Measures) if document else None
    if not document or not found:
        return None
    folder.mistakes += [
        document.mistake(where, said) for where, said in _faults(found, is_published=not folder.locale)
    ]
    if settings:
        faults = [_unknown(id) for id in on if id not in SCALES]
        folder.mistakes += [settings.mistake(("measures",), said) for said in faults]
    return replace(found, on=_sayable(found, on, folder.lacking(path)))


def _sayable(found: Measures, on: tuple[str, ...], lacking: frozenset[Where]) -> tuple[str, ...]:
    """Those that can be asked in this language: one of which a word is missing is not asked in it at all."""
    partly = {
        instrument.id
        for position, instrument in enumerate(found.instruments)
        if any(where[:2] == ("instruments", position) for where in lacking)
    }
    return tuple(id for id in on if id not in partly)


def point_faults(points: Sequence[Point], items: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What is wrong with the points of a plan that has these items, each with its position."""
    for position, point in enumerate(points):
        if point.item not in items:
            yield position, f"This plan has no “{point.item}” to ask anything with."
        elif point.item in {earlier.item for earlier in points[:position]}:
            yield position, f"“{point.item}” stands twice among the points of this plan."
        for unknown in [id for id in point.asks if id not in SCALES]:
            yield position, _unknown(unknown)


def print_of(text: str) -> str:
    """A short mark of a sentence, by which a changed word is found."""
    return hashlib.sha256(text.encode()).hexdigest()[:PRINT_LENGTH]


def _unknown(id: str) -> str:
    return f"There is no measure “{id}”. There are {', '.join(SCALES)}."


def _faults(found: Measures, *, is_published: bool) -> Iterator[tuple[Where, str]]:
    ids = [one.id for one in found.instruments]
    for position, instrument in enumerate(found.instruments):
        where: Where = ("instruments", position)
        if instrument.id not in SCALES:
            yield (*where, "id"), _unknown(instrument.id)
        elif instrument.id in ids[:position]:
            yield (*where, "id"), f"“{instrument.id}” stands here twice."
        else:
            yield from (
                ((*where, *place), said) for place, said in _words(instrument, is_published=is_published)
            )
    for missing in [id for id in SCALES if id not in ids]:
        yield (), f"The measure “{missing}” is missing. It stays here also while it is switched off."


def _words(instrument: Instrument, *, is_published: bool) -> Iterator[tuple[Where, str]]:
    """What keeps one measure from being asked whole and, unless it is translated, word for word."""
    scale, name = instrument.scale, instrument.id
    if len(instrument.items) != scale.items:
        said = f"“{name}” has {len(instrument.items)} questions. It is only itself with {scale.items}."
        yield ("items",), said
    steps = scale.high - scale.low + 1
    if scale.prints and len(instrument.options) != steps:
        yield ("options",), f"“{name}” has {len(instrument.options)} answers to choose. It has {steps}."
    if not instrument.options and not (instrument.low_label and instrument.high_label):
        yield (
            ("id",),
            f"“{name}” needs options, or low_label and high_label, so that its direction can be read.",
        )
    published = dict(zip(_places(scale), scale.prints, strict=True)) if scale.prints and is_published else {}
    for where, text in _texts(instrument):
        if where in published and print_of(text) != published[where]:
            yield where, f"“{name}” was published with other words here. Please put them back: “{text}”."


def _places(scale: Scale) -> list[Where]:
    """Where the published sentences of a measure stand, in the order of its prints."""
    items: list[Where] = [("items", position) for position in range(scale.items)]
    options: list[Where] = [("options", position) for position in range(scale.high - scale.low + 1)]
    return [("stem",), *items, *options, ("notice",)]


def _texts(instrument: Instrument) -> Iterator[tuple[Where, str]]:
    yield ("stem",), instrument.stem
    yield from ((("items", position), text) for position, text in enumerate(instrument.items))
    yield from ((("options", position), text) for position, text in enumerate(instrument.options))
    yield ("notice",), instrument.notice
