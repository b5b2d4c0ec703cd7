"""What makes a text Unicode, and its cure: always GSM-7 afterwards, and nothing changed that needed no cure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.rules import plain_signs, segments


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("It’s “here” – soon…", 'It\'s "here" - soon...'),
        ("Mañana, café à 5 €", "Mañana, café à 5 €"),
        ("Así está ahí", "Asi esta ahi"),
        ("a\u00a0b\u200bc", "a bc"),
        ("Well done \U0001f600", "Well done "),
        ("Łódź", "Lodz"),
        ("ﬁne ½", "fine 1/2"),
    ],
)
def test_a_sign_is_replaced_by_its_neighbour(text: str, cure: str) -> None:
    assert plain_signs.cured(text) == cure


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_what_is_cured_is_gsm7_and_stays_as_it_is(text: str) -> None:
    cure = plain_signs.cured(text)
    assert segments.count(cure).encoding == "GSM-7"
    assert plain_signs.cured(cure) == cure
    if not plain_signs.strange(text):
        assert cure == text


def test_each_strange_sign_is_named_with_its_place() -> None:
    found = plain_signs.strange("No – yes ’ no –\u00a0")
    assert [(one.sign, one.at, one.instead) for one in found] == [
        ("–", 4, "-"),
        ("’", 10, "'"),
        ("\u00a0", 16, " "),
    ]
    assert found[0].name == "en dash"
    assert found[2].shown == "no-break space"
