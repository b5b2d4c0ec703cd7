"""Mistakes that a translator may make are found in a copy of the shipped lessons, each at its line."""

from pathlib import Path

import pytest

from course import lesson_check, lessons
from tests import content

L02 = "relationships/es/l02-el-animo-y-las-personas.md"
SMS = "messages/es/lesson/sms.txt"
CHECK_INS = "relationships/es/check-ins.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return content.copy(tmp_path)


def found(folder: Path) -> list[tuple[str, int, str]]:
    return [(one.file.removeprefix("lessons/"), one.line, one.error) for one in lesson_check.check(folder)]


PLANTED = (
    (L02, 'name = "event"', 'name = "evento"', "“name” has to be “event”"),
    (L02, 'id = "unsure"', 'id = "no-se"', "“id” has to be “unsure”"),
    (L02, '  { id = "nothing", label = "Casi nada" },\n', "", "There are 4 of “options” here, and 5"),
    (L02, 'low = 1\n', "low = 2\n", "“low” has to be “1”"),
    (L02, 'kind = "person"', 'kind = "short"', "“kind” has to be “person”"),
    (L02, "Iniciales o un apodo, no un nombre completo.", "Quien sea.", "no full names"),
    (L02, "::: drawing l02", "::: drawing l01", "another drawing"),
    (SMS, "tus 5 minutos", "tu lección de 5 minutos", "“lección” may be read by somebody else"),
    (SMS, "{link}", "", "{link} is missing"),
    (SMS, "te esperan: {link}", "{link} Responde BAJA o SI", "“BAJA” is a word that carriers act on"),
    (SMS, "te esperan", "están aquí", "á í would more than double the price"),
    (CHECK_INS, 'id = "alone"', 'id = "sola"', "There is nothing called “sola”"),
    (CHECK_INS, "{before}. Un poco más alto", "{antes}. Un poco más alto", "{now} and {before}"),
    ("relationships/es/course.toml", "form_note", "nota", "“nota” is not in the English file"),
    ("support/es/gb.toml", 'name = "Shout"', 'name = "Grita"', "There is nothing called “Grita”"),
)  # fmt: skip
ENDS = '24 significa casi todos los días. Más bajo es más ligero."\n'
STEM = 'stem = "Durante las últimas 2 semanas, ¿qué tan seguido ha tenido molestias debido a los siguientes'


@pytest.mark.parametrize(("file", "old", "new", "said"), PLANTED, ids=[one[3] for one in PLANTED])
def test_a_translators_mistake_is_found_where_it_stands(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    line = content.line_of(folder, file, old)
    content.plant(folder, file, old, new)
    mine = [(where, text) for name, where, text in found(folder) if name == file and said in text]
    assert mine, found(folder)
    assert abs(mine[0][0] - line) <= 7


def test_what_a_begun_language_lacks_is_no_mistake_and_is_counted(folder: Path) -> None:
    assert found(folder) == []
    assert lesson_check.begun(folder)[0].startswith("“es” is begun: ")


def test_what_a_complete_language_lacks_is_listed_with_its_place(folder: Path) -> None:
    content.plant(folder, "relationships/course.toml", 'locales = ["en"]', 'locales = ["en", "es"]')
    (folder / "relationships/es/course.toml").unlink()
    (folder / "relationships/es/l03-con-poca-bateria.md").unlink()
    listed = found(folder)
    lacking = {name for name, _, said in listed if "this lesson is not translated" in said}
    assert lacking == {"relationships/en/l03-low-battery-plan.md"}
    assert any(name == "relationships/course.toml" and "“about”" in said for name, _, said in listed)


def test_a_translated_file_changes_words_and_nothing_else() -> None:
    english = lessons.load(content.SHIPPED)
    spanish = english.spoken("es")
    assert spanish.check_in.title == "¿Cómo van las cosas?"
    assert [one.name for one in spanish.check_in.questions] == [
        one.name for one in english.check_in.questions
    ]
    for code, country in english.support.items():
        assert [line.number for line in spanish.support[code].lines] == [
            line.number for line in country.lines
        ]
    assert spanish.plan("12").items == english.plan("12").items
    assert english.spoken("fr") is english


def test_a_measure_that_is_not_translated_word_for_word_is_not_asked(folder: Path) -> None:
    english = lessons.load(content.SHIPPED)
    assert english.spoken("es").measures.on == english.measures.on == ("phq8", "gad2", "tie")
    content.plant(
        folder,
        "relationships/es/measures.toml",
        f"{ENDS}{STEM}",
        f"{ENDS}{STEM.replace('stem', '# stem', 1)}",
    )
    assert lessons.load(folder).spoken("es").measures.on == ("gad2", "tie")
