"""The help lines of twenty countries, held to a table of their own: no digit may slip here."""

from datetime import date

import pytest

from course import lessons
from course.lessons import Course, Line
from course.wiring import LESSONS

# Country, emergency numbers, lines to talk, lines to write to, lines for somebody who is hurt or afraid at home.
TABLE = {
    "us": ("911", "988", "988 HOME>741741", "1-800-799-7233 START>88788"),
    "gb": ("999 112", "116123 111", "SHOUT>85258", "08082000247"),
    "ie": ("112 999", "116123 1800247247", "HELLO>50808", "1800341900"),
    "ca": ("911", "988", "988", "sheltersafe.ca"),
    "au": ("000", "131114 1300224636", "0477131114", "1800737732"),
    "nz": ("111", "1737 0800543354", "1737", "0800733843"),
    "de": ("112", "08001110111", "online.telefonseelsorge.de", "116016"),
    "fr": ("112 15", "3114", "", "3919"),
    "es": ("112", "024 717003717", "www.linea024.sanidad.gob.es", "016"),
    "it": ("112", "0223272327", "", "1522"),
    "nl": ("112", "08000113", "www.113.nl", "08002000"),
    "se": ("112", "90101", "mind.se", "020505050"),
    "in": ("112", "14416", "", "181"),
    "sg": ("995 999", "1767", "wa.me/6591511767", "18007770000"),
    "za": ("112 10177 10111", "0800567567", "31393", "0800428428"),
    "br": ("192 190", "188", "cvv.org.br", "180"),
    "mx": ("911", "8009112000", "", ""),
    "jp": ("119 110", "0120279338", "", ""),
    "ph": ("911", "1553", "", ""),
    "kr": ("119 112", "109", "", "1366"),
}
# Numbers that were given up, and are still found in lists.
STALE = {"18334564566", "18002214444", "1393", "18002738255", "18005990019"}
AS_WELL = {"de": "0800 111 0 222", "za": "0800 456 789", "in": "1800 891 4416", "nl": "113"}


@pytest.fixture(scope="module")
def course() -> Course:
    return lessons.load(LESSONS)


def told(line: Line) -> str:
    number = line.number.replace(" ", "")
    return f"{line.say}>{number}" if line.say else number


def test_every_row_of_the_table_is_there_and_nothing_else(course: Course) -> None:
    assert {one.code for one in course.countries()} == {*TABLE, "elsewhere"}
    for code, (emergency, *kinds) in TABLE.items():
        country = course.country(code)
        assert list(country.emergency) == emergency.split(), code
        found = [
            " ".join(told(line) for line in country.lines if line.kind == kind)
            for kind in ("lifeline", "text", "abuse")
        ]
        assert found == kinds, code


def test_a_second_number_stands_beside_the_first(course: Course) -> None:
    for code, number in AS_WELL.items():
        assert any(number in line.note for line in course.country(code).lines), code


def test_no_number_is_one_that_was_given_up(course: Course) -> None:
    for country in course.support.values():
        for line in country.lines:
            assert line.number.replace(" ", "").replace("-", "") not in STALE


def test_lines_of_several_countries_are_only_for_whoever_has_not_said_where_they_are(course: Course) -> None:
    assert {told(line) for line in course.country(None).lines} >= {"988", "116123"}
    assert [told(line) for line in course.country("zz").lines] == ["findahelpline.com"]


def test_every_country_says_in_which_languages_its_lines_answer(course: Course) -> None:
    assert [code for code in TABLE if not course.country(code).languages] == []


@pytest.mark.parametrize(
    ("verified_on", "today", "overdue"),
    [
        ("", date(2027, 1, 4), False),
        ("2026-10-05", date(2027, 1, 4), False),
        ("2026-10-04", date(2027, 1, 4), False),
        ("2026-10-03", date(2027, 1, 4), True),
    ],
)
def test_a_line_is_checked_again_every_quarter(verified_on: str, today: date, overdue: bool) -> None:
    line = Line(name="A", kind="lifeline", how="call", number="1", verified_on=verified_on)
    assert line.is_overdue(today) == overdue
    assert line.is_bare == (not verified_on)
