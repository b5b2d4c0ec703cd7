"""A translation laid over the English of a TOML file: what is taken, what is refused, what is still missing."""

from typing import Any

import pytest

from course import overlays

ENGLISH: dict[str, Any] = {
    "code": "gb",
    "name": "United Kingdom",
    "emergency": ["999"],
    "low": 1,
    "steps": ["Breathe", "Look up"],
    "lines": [
        {"name": "Samaritans", "number": "116 123", "note": "Free."},
        {"name": "Shout", "number": "85258", "note": ""},
        {"name": "Samaritans", "number": "116 124", "note": "By text."},
    ],
    "options": [{"id": "a", "name": "First"}, {"id": "b", "name": "Second"}],
}
SPANISH: dict[str, Any] = {
    "name": "Reino Unido",
    "steps": ["Respira", "Mira arriba"],
    "lines": [{"name": "Samaritans", "note": "Gratis."}, {"name": "Samaritans", "note": "Por mensaje."}],
    "options": [{"id": "b", "name": "Segunda"}, {"id": "a", "name": "Primera"}],
}


def test_words_are_replaced_and_everything_else_stays() -> None:
    laid = overlays.laid_over(ENGLISH, SPANISH)
    assert laid["name"] == "Reino Unido"
    assert laid["steps"] == ["Respira", "Mira arriba"]
    assert laid["lines"] == [
        {"name": "Samaritans", "number": "116 123", "note": "Gratis."},
        {"name": "Shout", "number": "85258", "note": ""},
        {"name": "Samaritans", "number": "116 124", "note": "Por mensaje."},
    ]
    assert laid["options"] == [{"id": "a", "name": "Primera"}, {"id": "b", "name": "Segunda"}]
    assert (laid["code"], laid["emergency"], laid["low"]) == ("gb", ["999"], 1)


def test_a_translation_that_fits_and_is_whole_has_no_faults_and_lacks_nothing() -> None:
    assert list(overlays.faults(ENGLISH, SPANISH)) == []
    assert list(overlays.missing(ENGLISH, SPANISH)) == []


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"nmae": "Reino Unido"}, ("nmae",)),
        ({"code": "es"}, ("code",)),
        ({"low": 2}, ("low",)),
        ({"name": ["Reino", "Unido"]}, ("name",)),
        ({"name": " "}, ("name",)),
        ({"steps": ["Respira"]}, ("steps",)),
        ({"lines": [{"name": "Samaritanos"}]}, ("lines", 0)),
        ({"lines": [{"name": "Samaritans", "number": "024"}]}, ("lines", 0, "number")),
        ({"options": [{"id": "c", "name": "Tercera"}]}, ("options", 0)),
    ],
)
def test_what_does_not_fit_the_english_is_named_with_its_place(words: Any, where: overlays.Where) -> None:
    assert [place for place, _ in overlays.faults(ENGLISH, words)] == [where]


def test_what_is_refused_never_changes_what_is_not_words() -> None:
    laid = overlays.laid_over(
        ENGLISH, {"code": "es", "low": 9, "lines": [{"name": "Samaritans", "number": "1"}]}
    )
    assert laid == ENGLISH


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ({**SPANISH, "name": ""}, [("name",)]),
        ({**SPANISH, "lines": []}, [("lines", 0, "note"), ("lines", 2, "note")]),
        ({**SPANISH, "options": [{"id": "a", "name": "Primera"}]}, [("options", 1, "name")]),
        ({**SPANISH, "steps": []}, [("steps", 0), ("steps", 1)]),
    ],
)
def test_what_is_not_translated_is_listed(words: Any, missing: list[overlays.Where]) -> None:
    assert list(overlays.missing(ENGLISH, words)) == missing
