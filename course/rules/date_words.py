"""How a language writes a date: the forms that pages and messages share."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

# English without a country is written the way most of our readers' countries write it: day before month.
_COUNTRY = {"en": "en_GB"}


def day_and_month(value: date, locale: str) -> str:
    """The date as short as a text message wants it: 15 Dec."""
    return format_date(value, skeleton(locale, "MMMd"), locale=known(locale))


@lru_cache
def known(locale: str) -> Locale:
    """What Babel knows of a language, such as `es` or `pt-BR`. Raises UnknownLocaleError where that is nothing."""
    return Locale.parse(_COUNTRY.get(locale, locale), sep="-" if "-" in locale else "_")


def skeleton(locale: str, *names: str) -> str:
    """The pattern of the first of these skeletons that the language has."""
    found = known(locale).datetime_skeletons
    return next(str(found[name].pattern) for name in names if name in found)
