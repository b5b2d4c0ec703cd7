"""The places to choose a time zone from: "London, United Kingdom", not "Europe/London".

Every zone that belongs to a country is listed once. City and country names are those of Unicode's CLDR.
"""

import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import babel
from babel.core import get_global

from course.rules import local_time

# Where CLDR has no English name for the city, the last part of the zone name serves; here it would be wrong.
CITIES = {"Europe/Tirane": "Tirana", "Indian/Comoro": "Moroni", "Indian/Mahe": "Mahé"}
# The zone table goes by the map, so these countries would begin with an island.
MOST_PEOPLE = frozenset(
    [
        "America/Sao_Paulo",
        "America/Toronto",
        "Asia/Tashkent",
        "Australia/Sydney",
        "Europe/Kyiv",
        "Europe/Moscow",
    ]
)
# What comes from a form is remembered, but not without end.
LOCALES, COUNTRIES = 16, 300


@dataclass(frozen=True)
class Place:
    """A time zone as people know it. `country` is its ISO 3166 code."""

    zone: str
    label: str
    country: str


@functools.lru_cache(LOCALES)
def places(locale: str = "en") -> tuple[Place, ...]:
    """Every place, in the order of the alphabet."""
    return tuple(sorted(_by_zone(locale).values(), key=_alphabetical))


def label(zone: str, locale: str = "en") -> str:
    """What to call a zone, also by a former name; a zone that is no place keeps its own name."""
    place = _by_zone(locale).get(local_time.canonical(zone) or "")
    return place.label if place else zone


def with_offset(zone: str, moment: datetime, locale: str = "en") -> str:
    """The same with what its clocks are ahead of UTC at a moment: "Kolkata, India (UTC+5:30)"."""
    minutes = int((local_time.local(moment, zone).utcoffset() or timedelta(0)).total_seconds()) // 60
    sign, (hours, rest) = "−" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"{label(zone, locale)} (UTC{sign}{hours}{f':{rest:02}' if rest else ''})"


@functools.lru_cache(COUNTRIES)
def zones_of_country(country: str) -> tuple[str, ...]:
    """The zones of a country (ISO 3166), the one most people live in first; none for an unknown country."""
    own = [zone for zone, code in local_time.zone_countries().items() if code == country.upper()]
    return tuple(sorted(own, key=lambda zone: zone not in MOST_PEOPLE))


def of_country(country: str, locale: str = "en") -> tuple[Place, ...]:
    """The places of one country, the one most people live in first."""
    by_zone = _by_zone(locale)
    return tuple(by_zone[zone] for zone in zones_of_country(country))


@functools.lru_cache(LOCALES)
def _by_zone(locale: str) -> dict[str, Place]:
    known = _locale(locale)
    return {
        zone: Place(zone, _label(_city(zone, known), known.territories.get(country, country)), country)
        for zone, country in local_time.zone_countries().items()
    }


def _locale(name: str) -> babel.Locale:
    try:
        return babel.Locale.parse(name.replace("-", "_"))
    except (babel.UnknownLocaleError, ValueError):
        return babel.Locale("en")


def _label(city: str, country: str) -> str:
    """Singapore is not "Singapore, Singapore"."""
    return city if city == country else f"{city}, {country}"


def _city(zone: str, locale: babel.Locale) -> str:
    """CLDR files a city under the name its zone had when CLDR first met it, so former names are tried too."""
    for name in (zone, *_former_names().get(zone, ())):
        city = locale.time_zones.get(name, {}).get("city")
        if city:
            return str(city)
    return CITIES.get(zone) or zone.rpartition("/")[2].replace("_", " ")


@functools.cache
def _former_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for former, present in _aliases():
        names.setdefault(present, []).append(former)
    return names


def _aliases() -> Iterator[tuple[str, str]]:
    """Both ways round, since for CLDR the older of two names may be the one that stays."""
    for first, second in get_global("zone_aliases").items():
        yield first, second
        yield second, first


def _alphabetical(place: Place) -> tuple[str, str]:
    """Accents do not count: Évora would else come after Zürich."""
    plain = "".join(s for s in unicodedata.normalize("NFD", place.label) if not unicodedata.combining(s))
    return plain.casefold(), place.zone
