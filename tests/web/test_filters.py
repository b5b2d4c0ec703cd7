"""Dates in words, as the reader's own calendar, clock and language have them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from flask import Flask, render_template_string

from course.web import filters

LONDON, KOLKATA, AUCKLAND = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Pacific/Auckland")
EVENING = datetime(2026, 11, 9, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (filters.day, "Monday 9 November"),
        (filters.short_day, "Mon 9 Nov"),
        (filters.full_day, "Monday, 9 November 2026"),
        (filters.weekday, "Monday"),
        (filters.hour, "19:30"),
        (filters.moment, "Monday 9 November, 19:30"),
        (filters.short_moment, "Mon 9 Nov 19:30"),
    ],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_a_moment_reads_as_in_the_pictures(words: filters.Words, expected: str) -> None:
    assert words(EVENING, LONDON, "en") == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [(LONDON, "Mon 9 Nov 19:30"), (KOLKATA, "Tue 10 Nov 01:00"), (AUCKLAND, "Tue 10 Nov 08:30")],
    ids=str,
)
def test_a_moment_is_told_in_the_readers_zone(zone: ZoneInfo, expected: str) -> None:
    assert filters.short_moment(EVENING, zone, "en") == expected


def test_a_date_belongs_to_no_zone() -> None:
    assert filters.day(date(2026, 11, 9), AUCKLAND, "en") == filters.day(date(2026, 11, 9), KOLKATA, "en")


def test_a_wall_time_is_written_as_it_stands() -> None:
    assert filters.hour(time(9, 5), AUCKLAND, "en") == "09:05"


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        ("en", "Monday 9 November", "Mon 9 Nov"),
        ("en_US", "Monday, November 9", "Mon, Nov 9"),
        ("es", "lunes, 9 de noviembre", "lun, 9 nov"),
        ("pl", "poniedziałek, 9 listopada", "pon., 9 lis"),
        ("ar", "الاثنين، 9 نوفمبر", "الاثنين، 9 نوفمبر"),
    ],
)
def test_every_language_keeps_its_own_order_and_names_the_weekday(locale: str, long: str, short: str) -> None:
    assert filters.day(EVENING, LONDON, locale) == long
    assert filters.short_day(EVENING, LONDON, locale) == short


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        filters.day(EVENING.replace(tzinfo=None), LONDON, "en")


def test_a_date_has_no_time_of_day() -> None:
    with pytest.raises(TypeError, match="no time of day"):
        filters.hour(date(2026, 11, 9), LONDON, "en")


def test_a_template_takes_zone_and_locale_from_its_page_unless_it_is_handed_a_zone() -> None:
    app = Flask(__name__, static_folder=None)
    filters.register(app)
    with app.app_context():
        words = render_template_string(
            "{{ at | short_moment }}; {{ at | short_moment(other) }}",
            at=EVENING,
            zone=LONDON,
            locale="en",
            other="Asia/Kolkata",
        )
    assert words == "Mon 9 Nov 19:30; Tue 10 Nov 01:00"
