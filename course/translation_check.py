"""What keeps a translated lesson or message from standing for the English one, for `check-lessons`.

A translated lesson asks the same questions under the same names, in the same order, so that answers mean the same in
every language. A language in `locales` of course.toml has every word; one that is only `begun` may lack some.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from course import message_files
from course.lesson_files import Folder, Where
from course.lessons import FALLBACK_LOCALE, Document, Lesson, Mistake, Reading
from course.message_files import Messages

# What is no words in a lesson's settings, and so the same in every language.
SAME = frozenset(
    ["id", "name", "kind", "low", "high", "more", "rows_min", "rows_max", "shows", "sets", "phase", "minutes"]
)
# Stems and commands of other languages, beside the English ones, which hold in every language.
SENSITIVE: Mapping[str, re.Pattern[str]] = {
    "es": re.compile(
        r"\b(?:[aá]nimo|depre|terap|duelo|luto|divorc|separa[cd]|pareja|espos[oa]|marido|novi[oa]|relaci[oó]n|soledad"
        r"|aisla|ansied|mental|bienestar|suicid|autoles|psic|diagn|tratamiento|paciente|cl[ií]nic|s[ií]ntoma|enferm"
        r"|trastorno|abus|violen|maltrat|conflicto|respuesta correcta|puntuaci|lecci[oó]n|sentim|triste|muri[oó]|muert"
        r"|p[eé]rdida|falt[oó]|atras|fracas|urgent|date prisa|[uú]ltima oportunidad)\w*",
        re.IGNORECASE,
    )
}
_COMMANDS_ES = (
    "ALTO|PARE|PAREN|PARAR|BAJA|CANCELAR|FIN|DETENER|AYUDA|INFO|SI|SÍ|EMPEZAR|COMENZAR|STOP|HELP|START"
)
RESERVED: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "es": (
        re.compile(rf"\b(?:{_COMMANDS_ES})\b"),
        re.compile(
            rf"\b(?:responde|contesta|env[ií]a|escribe|di)(?: con)? [\"'“«]?({_COMMANDS_ES})\b", re.IGNORECASE
        ),
    )
}


def faults(reading: Reading) -> Iterator[Mistake]:
    """Where a translated lesson differs from the English one in more than its words."""
    english = {lesson.id: (lesson, document) for lesson, document in reading.lessons if _is_english(lesson)}
    for lesson, document in reading.lessons:
        if lesson.id not in english:
            said = f"There is no English lesson “{lesson.id}” that this could translate."
            yield document.mistake(("id",), said)
        elif not _is_english(lesson):
            theirs, original = english[lesson.id]
            yield from (document.mistake(*one) for one in _differences(original.table, document.table))
            yield from (document.mistake(*one) for one in _cards(theirs, lesson, original, document))


def missing(reading: Reading, messages: Messages, directory: Path, locale: str) -> Iterator[Mistake]:
    """Everything that a language still lacks. Until then it is shown in English."""
    texts = {(lesson.locale, lesson.id) for lesson, _ in reading.lessons}
    kinds = {(file.locale, file.kind) for file in messages.files}
    for lesson, document in reading.lessons:
        if _is_english(lesson) and (locale, lesson.id) not in texts:
            said = f"“{locale}” is switched on, but this lesson is not translated into it."
            yield document.mistake(("id",), said)
    for kind in message_files.KINDS:
        if (locale, kind) not in kinds:
            said = f"“{locale}” is switched on, but this kind of message is not translated into it."
            yield Mistake(f"{directory.name}/messages/{locale}/{kind}", 1, said)
    yield from _words(directory, locale)


def _words(directory: Path, locale: str) -> Iterator[Mistake]:
    """The words of TOML files that are not translated."""
    folder = Folder(directory, locale=locale)
    for path in sorted(directory.glob("*/*.toml")):
        document = Folder(directory).toml(path)
        for where in sorted(folder.lacking(path), key=str) if document else ():
            name = next((part for part in reversed(where) if isinstance(part, str)), "this")
            said = f"“{locale}” is switched on, but “{name}” is not translated into it."
            yield document.mistake(where, said) if document else Mistake(folder.name(path), 1, said)


def _is_english(lesson: Lesson) -> bool:
    return lesson.locale == FALLBACK_LOCALE


def _differences(english: Any, other: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Settings that are not the same though they are no words, or that only one of the two has."""
    if isinstance(english, Mapping) and isinstance(other, Mapping):
        for key in sorted({*english, *other}):
            if key not in other:
                yield where, f"“{key}” is missing here. The English lesson has it."
            elif key not in english:
                yield (*where, key), f"“{key}” is not in the English lesson, so it cannot stand here."
            elif key in SAME and english[key] != other[key]:
                yield (*where, key), f"“{key}” has to be “{english[key]}”, as in the English lesson."
            elif key != "card":
                yield from _differences(english[key], other[key], (*where, key))
    elif isinstance(english, list) and isinstance(other, list):
        if len(english) != len(other):
            said = f"There are {len(other)} of “{where[-1]}” here, and {len(english)} in the English lesson."
            yield where, said
        for position, (one, another) in enumerate(zip(english, other, strict=False)):
            yield from _differences(one, another, (*where, position))


def _cards(
    english: Lesson, other: Lesson, original: Document, document: Document
) -> Iterator[tuple[Where, str]]:
    if len(english.cards) != len(other.cards):
        said = f"This lesson has {len(other.cards)} cards, and the English one has {len(english.cards)}."
        yield ("title",), said
        return
    for mine, theirs in zip(other.cards, english.cards, strict=True):
        if [one.name for one in mine.fields] != [one.name for one in theirs.fields]:
            names = ", ".join(one.name for one in theirs.fields) or "nothing"
            yield ("cards", mine.number), f"This card asks other questions than in English: {names}."
        if mine.drawing != theirs.drawing:
            yield ("cards", mine.number), f"This card has another drawing than in English: {theirs.drawing}."
