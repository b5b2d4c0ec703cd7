"""Dates in words, in the reader's own zone and language; a day is never written without its weekday.

Every function here is pure: the value, the zone and the locale come in, the words go out. `register` gives
them to the templates, where both come from the page (`zone`, `locale`) unless the filter is handed a zone:

    {{ lesson.opens_on | day }}                Monday 9 November
    {{ lesson.opens_on | short_day }}          Mon 9 Nov
    {{ cohort.starts_on | full_day }}          Monday, 9 November 2026
    {{ event.month | month }}                  June 2026
    {{ event.month | short_month }}            Jun 2026
    {{ message.sent_at | moment }}             Monday 9 November, 19:30
    {{ message.sent_at | short_moment(zone) }} Mon 9 Nov 19:30
    {{ enrolment.send_at | hour }}             19:30
    {{ enrolment.send_on | weekday }}          Monday
"""

from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from functools import lru_cache

from babel.dates import format_date, format_time
from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context

from course.rules import local_time
from course.rules.date_words import known, skeleton

Words = Callable[[date, tzinfo, str], str]


def day(value: date, zone: tzinfo, locale: str) -> str:
    """Weekday, day and month in full."""
    return _written(_local(value, zone), _day_pattern(locale), locale)


def short_day(value: date, zone: tzinfo, locale: str) -> str:
    """Weekday, day and month, each as short as the language has them."""
    return _written(_local(value, zone), skeleton(locale, "MMMEd"), locale)


def full_day(value: date, zone: tzinfo, locale: str) -> str:
    """Weekday, day, month and year in full."""
    return _written(_local(value, zone), "full", locale)


def month(value: date, zone: tzinfo, locale: str) -> str:
    """Month and year, for what is only roughly known."""
    return _written(_local(value, zone), skeleton(locale, "yMMMM", "yMMM"), locale)


def short_month(value: date, zone: tzinfo, locale: str) -> str:
    """Month and year, the month as short as the language has it."""
    return _written(_local(value, zone), skeleton(locale, "yMMM"), locale)


def weekday(value: date, zone: tzinfo, locale: str) -> str:
    """The weekday alone."""
    return _written(_local(value, zone), "EEEE", locale)


def weekdays(locale: str) -> list[tuple[str, str]]:
    """The names of the days from Monday on, each short and in full, as they stand alone."""
    names = known(locale).days["stand-alone"]
    return [(names["abbreviated"][day], names["wide"][day]) for day in range(7)]


def hour(value: date | time, zone: tzinfo, locale: str) -> str:
    """The time of day, marked where the reader's zone is not known. A wall time is written as it stands."""
    if isinstance(value, time):
        return format_time(value, "short", locale=known(locale))
    local = _local(value, zone)
    if not isinstance(local, datetime):
        raise TypeError(f"{value!r} has no time of day")
    return f"{_hour(local, locale)} UTC" if zone is local_time.STAND_IN else _hour(local, locale)


def moment(value: datetime, zone: tzinfo, locale: str) -> str:
    """Day and time in full, joined as the language joins them."""
    joined = str(known(locale).datetime_formats["long"])
    return joined.replace("'", "").format(hour(value, zone, locale), day(value, zone, locale))


def short_moment(value: datetime, zone: tzinfo, locale: str) -> str:
    """Day and time for a narrow column."""
    return f"{short_day(value, zone, locale)} {hour(value, zone, locale)}"


FILTERS: tuple[Callable[..., str], ...] = (
    day,
    short_day,
    full_day,
    month,
    short_month,
    weekday,
    hour,
    moment,
    short_moment,
)


def register(app: Flask) -> None:
    """Give every template the filters above, by their own names."""
    for words in FILTERS:
        app.jinja_env.filters[words.__name__] = _with_reader(words)


def _with_reader(words: Callable[..., str]) -> Callable[..., str]:
    @pass_context
    def filtered(context: Context, value: date | time, zone: str | tzinfo | None = None) -> str:
        chosen = zone or context["zone"]
        return words(
            value, local_time.clock_of(chosen) if isinstance(chosen, str) else chosen, context["locale"]
        )

    return filtered


def _written(local: date, pattern: str, locale: str) -> str:
    return _date_written(local.date() if isinstance(local, datetime) else local, pattern, locale)


@lru_cache(maxsize=4096)
def _date_written(local: date, pattern: str, locale: str) -> str:
    """A page of a learner's path names some fifty dates, and each is named on very many of these pages."""
    return format_date(local, pattern, locale=known(locale))


def _hour(local: datetime, locale: str) -> str:
    return format_time(local.time(), "short", locale=known(locale))


def _local(value: date, zone: tzinfo) -> date:
    """The value as the reader's calendar and clock have it; a moment without a zone is refused."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        raise ValueError(f"{value!r} has no zone")
    return value.astimezone(zone)


@lru_cache
def _day_pattern(locale: str) -> str:
    """The language's own order of weekday, day and month, with both words at full length."""
    pattern = skeleton(locale, "MMMMEEEEd", "MMMMEd", "MMMEd")
    full_weekday = pattern.replace("EEEE", "E").replace("E", "EEEE")
    return full_weekday if "MMMM" in pattern else full_weekday.replace("MMM", "MMMM")
