"""A map of people as a picture with the same in words: what `components/circles.html` needs of a saved map."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from course.web import circles
from course.web.circles import Drawn, Someone, Tie
from course.web.own_people import CONTACT, NAME, RING, WISH, Record, Row

NAMELESS = "Someone"
TIES: Mapping[Tie, str] = {"easy": "", "away": "rarely in touch", "tense": "to mend"}


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
    return row.get(NAME) or NAMELESS


def words_of(found: Record, row: Row) -> str:
    """Where somebody stands, as a line of the list."""
    return " · ".join(filter(None, [found.label(RING, row) or "Not on a ring yet", TIES[tie_of(row)]]))


def tie_of(row: Row) -> Tie:
    return circles.tie(row.get(CONTACT, ""), row.get(WISH, ""))


def _spoken(found: Record, everyone: Sequence[Someone]) -> Iterator[str]:
    """The picture in words, a sentence for each ring that has somebody."""
    for ring, option in enumerate(found.field(RING).options, 1):
        here = [
            one.name + (f" ({TIES[one.tie]})" if TIES[one.tie] else "")
            for one in everyone
            if one.ring == ring
        ]
        if here:
            yield f"{option.label}: {', '.join(here)}."
