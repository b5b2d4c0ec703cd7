"""The shipped catalogs are whole, faults in one are found, and every word that a learner reads is marked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from jinja2 import Environment, nodes

from course import catalogs, message_files, translations
from course.commands import line
from tests import content

WANTED = catalogs.marked()
TEMPLATES = catalogs.HOME / "templates"
# What an author reads in the demonstration stays English, like the desk.
AUTHORS = {"mistakes.html"}
LEARNERS = sorted(
    path for path in TEMPLATES.rglob("*.html") if catalogs.DESK not in path.parts and path.name not in AUTHORS
)
# The desk's grid and breadcrumb live beside the learners' components, and the brand is called alike everywhere.
OF_THE_DESK = {
    "Finished",
    "Opened",
    "Sent, not opened",
    "Not delivered",
    "Not yet sent",
    "Paused",
    "Breadcrumb",
}
SEGMENT = re.compile(
    r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}|\{\{.*?\}\}|\{%.*?%\}|<[^<>{]*(?:\{[{%].*?[%}]\}[^<>{]*)*>",
    re.DOTALL,
)
SPOKEN = re.compile(r"\s(?:aria-label|alt|placeholder|title)=\"([^\"{]*[A-Za-z]{2}[^\"{]*)\"")


@pytest.mark.parametrize("path", sorted(catalogs.FOLDER.glob("*.po")), ids=lambda path: path.stem)
def test_a_shipped_catalog_has_every_word_with_its_fill_ins_and_tags(path: Path) -> None:
    assert list(catalogs.faults(path, WANTED)) == []


def test_spanish_has_every_message_and_every_lesson() -> None:
    messages = message_files.read(content.SHIPPED / "messages")
    spoken = {file.kind for file in messages.files if file.locale == "es"}
    assert spoken == {file.kind for file in messages.files if file.locale == "en"}
    lessons = {locale: set[str]() for locale in ("en", "es")}
    for locale, found in lessons.items():
        found |= {
            path.name.split("-")[0] for path in (content.SHIPPED / "relationships" / locale).glob("*.md")
        }
    assert len(lessons["en"]) == 35
    assert lessons["es"] == lessons["en"]


def unmarked(source: str) -> Iterator[str]:
    """Words between tags, and in attributes that are read aloud, that stand outside every mark."""
    for tag in SEGMENT.findall(source):
        yield from SPOKEN.findall(tag)
    for text in SEGMENT.split(source):
        if re.search(r"[A-Za-z]{2}", text) and text.strip() != "Kith":
            yield text.strip()


@pytest.mark.parametrize("path", LEARNERS, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_every_word_of_a_learners_template_is_marked(path: Path) -> None:
    source = re.sub(
        r"\{% block (?:main_class|body_class|stylesheet)[^%]*%\}.*?\{% endblock %\}",
        "",
        path.read_text(encoding="utf-8"),
    )
    found = [text for text in unmarked(source) if text not in OF_THE_DESK and '="' not in text]
    assert found == []


def test_a_word_without_a_mark_is_found() -> None:
    assert list(unmarked("<p>{{ _('Save') }}</p>{% trans %}All <b>is</b> well.{% endtrans %}")) == []
    assert list(unmarked("<p>{{ name }} is here</p>")) == ["is here"]
    assert list(unmarked('<nav aria-label="Main">')) == ["Main"]


def catalog(path: Path, entries: str) -> Path:
    path.write_text(
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n{entries}', encoding="utf-8"
    )
    return path


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ("", "“Week %(week)s” is missing"),
        ('msgid "Week %(week)s"\nmsgstr ""\n', "is not translated"),
        ('#, fuzzy\nmsgid "Week %(week)s"\nmsgstr "Semana %(week)s"\n', "is marked fuzzy"),
        ('msgid "Week %(week)s"\nmsgstr "Semana %(semana)s"\n', "has other fill-ins"),
        ('msgid "Week %(week)s"\nmsgstr "<b>Semana</b> %(week)s"\n', "has other tags"),
    ],
)
def test_what_is_wrong_in_a_catalog_is_found(tmp_path: Path, entries: str, said: str) -> None:
    wanted = Catalog()
    wanted.add("Week %(week)s")
    (_, found), *_ = catalogs.faults(catalog(tmp_path / "es.po", entries), wanted)
    assert said in found


def test_a_catalog_is_brought_up_to_date_without_losing_a_translation(tmp_path: Path) -> None:
    wanted = Catalog()
    wanted.add("Save")
    wanted.add("New here")
    path = catalog(tmp_path / "es.po", 'msgid "Save"\nmsgstr "Guardar"\n\nmsgid "Gone"\nmsgstr "Ido"\n')
    assert catalogs.refresh(path, wanted) == ["New here"]
    text = path.read_text(encoding="utf-8")
    assert "Guardar" in text
    assert "Gone" not in text
    assert catalogs.refresh(path, wanted) == ["New here"]
    assert path.read_text(encoding="utf-8") == text


def test_the_command_refuses_what_is_no_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert line.main(["translate", "english"]) == 2
    assert "Name a language by its code" in capsys.readouterr().err


def test_components_say_their_words_in_the_language_of_the_moment() -> None:
    """A macro is read once and used by every page, so no word of it may be settled when it is read."""
    environment = Environment(extensions=["jinja2.ext.i18n"])
    for path in (TEMPLATES / "components").glob("*.html"):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        settled = [
            call
            for node in tree.body
            if isinstance(node, nodes.Assign)
            for call in node.find_all(nodes.Call)
            if getattr(call.node, "name", "") in ("_", "gettext", "ngettext")
        ]
        assert settled == [], path.name


def test_a_locale_without_a_catalog_speaks_english() -> None:
    assert translations.load(Path("nowhere")) == {}
