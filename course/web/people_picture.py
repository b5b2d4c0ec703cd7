"""A map of people as a picture with the same in words: what `components/circles.html` needs of a saved map."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from course.translations import N_
from course.web import circles, language
from course.web.circles import Drawn, Someone, Tie
from course.web.own_people import CONTACT, NAME, RING, WISH, Record, Row

NAMELESS = N_("Someone")
TIES: Mapping[Tie, str] = {"easy": "", "away": N_("rarely in touch"), "tense": N_("to mend")}


@dataclass(frozen=True)
class Picture:
    """Everybody who has a ring: where they are drawn, and the same in words; `rings` are pairs of an id and a name."""

    drawn: tuple[Drawn, ...]
    spoken: str
    rings: Sequence[tuple[str, str]]


def of(found: Record) -> Picture:
    """The picture of one map."""
    everyone = [
        Someone(number, name_of(row), ring, tie_of(row))
        for number, row in enumerate(found.rows, 1)
        if (ring := found.ring(row))
    ]
    rings = [(option.id, option.label.lower()) for option in found.field(RING).options]
    return Picture(circles.draw(everyone), " ".join(_spoken(found, everyone)), rings)


def name_of(row: Row) -> str:
    return row.get(NAME) or language.say(NAMELESS)


def words_of(found: Record, row: Row) -> str:
    """Where somebody stands, as a line of the list."""
    place = found.label(RING, row) or language.say("Not on a ring yet")
    return " · ".join(filter(None, [place, _tie_words(tie_of(row))]))


def tie_of(row: Row) -> Tie:
    return circles.tie(row.get(CONTACT, ""), row.get(WISH, ""))


def _tie_words(tie: Tie) -> str:
    return language.say(TIES[tie]) if TIES[tie] else ""


def _spoken(found: Record, everyone: Sequence[Someone]) -> Iterator[str]:
    """The picture in words, a sentence for each ring that has somebody."""
    for ring, option in enumerate(found.field(RING).options, 1):
        here = [
            one.name + (f" ({_tie_words(one.tie)})" if TIES[one.tie] else "")
            for one in everyone
            if one.ring == ring
        ]
        if here:
            yield f"{option.label}: {', '.join(here)}."
