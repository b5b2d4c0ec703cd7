"""A map of people as a picture with the same in words: what `components/circles.html` needs of a saved map."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from course.web import circles, language, own_people
from course.web.circles import Drawn
from course.web.own_people import RING, Record, Row


@dataclass(frozen=True)
class Picture:
    """Everybody who has a ring: where they are drawn, and the same in words; `rings` are pairs of an id and a name."""

    drawn: tuple[Drawn, ...]
    spoken: str
    rings: Sequence[tuple[str, str]]
    locale: str

    @property
    def ring_words(self) -> list[str]:
        """The names of the rings for a sentence, marked where they are in another language than the page."""
        return [language.said(name, self.locale) for _, name in self.rings]


def of(found: Record) -> Picture:
    """The picture of one map."""
    rings = [(option.id, option.label.lower()) for option in found.field(RING).options]
    return Picture(
        circles.draw(own_people.on_rings(found)), own_people.spoken(found), rings, found.lesson.locale
    )


def words_of(found: Record, row: Row) -> str:
    """Where somebody stands, as a line of the list."""
    place = found.label(RING, row) or language.say("Not on a ring yet")
    return Markup(" · ").join(filter(None, [place, own_people.tie_words(row)]))
