"""Reading age; the syllables are those of the CMU pronouncing dictionary."""

import pytest

from course.rules import reading_age


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cup", 1), ("make", 1), ("walked", 1), ("wanted", 2), ("table", 2), ("lesson", 2), ("people", 2),
        ("family", 3), ("yesterday", 3), ("being", 2), ("situation", 4),
        ("don’t", 1), ("sister's", 2), ("conversation", 4), ("responsibility", 6), ("9", 1), ("67", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, syllables: int) -> None:
    assert reading_age.count_syllables(word) == syllables


def test_plain_words_need_a_young_reader() -> None:
    assert reading_age.reading_age("The cat sat on the mat. It was warm. Nobody minded.") <= 7


def test_long_words_in_long_sentences_need_an_old_one() -> None:
    text = (
        "Interpersonal difficulties characteristically precipitate considerable psychological deterioration, "
        "necessitating comprehensive professional intervention whenever circumstances permit."
    )
    assert reading_age.reading_age(text) > 20


def test_a_line_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    assert reading_age.grade("A card\nAnother card") == reading_age.grade("A card. Another card.")


def test_a_text_without_words_has_no_grade() -> None:
    assert reading_age.grade("... \n\n") == 0.0
