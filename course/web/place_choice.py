"""The place whose clock somebody lives by, to choose from a short list: the whole one comes only when asked for.

A list of every zone of the world weighs more than the page around it. So a page offers the places of one country, the
one that is chosen already, and "Another place"; sent with that, the form comes back with every place there is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from course.rules import local_time, places
from course.rules.places import Place
from course.translations import N_
from course.web import language

ANOTHER = "another"
BAD = N_("Please choose a place from the list.")
WHOLE_LIST = N_("Please choose your place. Here is the whole list.")


@dataclass(frozen=True)
class PlaceChoice:
    """What the control offers: places near by, and others under a heading. `chosen` is one of them, or empty."""

    chosen: str
    near: list[dict[str, str]]
    others: list[dict[str, str]]


def choice(country: str, zone: str, locale: str) -> PlaceChoice:
    """The places of a country (ISO 3166) and the chosen one, or all there are for somebody who asks for another."""
    here = local_time.canonical(zone) or ""
    near = places.of_country(country, locale) or places.of_country(_country_of(here), locale)
    others = [one for one in places.places(locale) if one not in near]
    if zone == ANOTHER or not near:
        return PlaceChoice(here, _options(near), _options(others))
    chosen = [one for one in others if one.zone == here]
    another = {"id": ANOTHER, "label": language.say("Another place")}
    return PlaceChoice(here, [*_options([*near, *chosen]), another], [])


def mistake(zone: str) -> str:
    """What to do about a zone that was sent; empty where it is a place."""
    if zone == ANOTHER:
        return WHOLE_LIST
    return "" if local_time.canonical(zone) else BAD


def _country_of(zone: str) -> str:
    return local_time.zone_countries().get(zone, "")


def _options(found: Iterable[Place]) -> list[dict[str, str]]:
    return [{"id": place.zone, "label": place.label} for place in found]
