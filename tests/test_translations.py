"""Catalogs and the marks of templates: what is said in which language, and what stays escaped."""

from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import Environment

from course import translations
from course.translations import N_

CATALOG = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Save"
msgstr "Guardar"

#, fuzzy
msgid "Week %(week)s"
msgstr "Semanas %(week)s"

msgid "%(num)s week"
msgid_plural "%(num)s weeks"
msgstr[0] "%(num)s semana"
msgstr[1] "%(num)s semanas"
"""


@pytest.fixture
def spanish(tmp_path: Path) -> NullTranslations:
    (tmp_path / "es.po").write_text(CATALOG, encoding="utf-8")
    return translations.load(tmp_path)["es"]


def shown(spoken: NullTranslations, template: str, **values: object) -> str:
    environment = Environment(autoescape=True)
    translations.install(environment, lambda: spoken)
    return environment.from_string(template).render(**values)


def test_words_come_in_the_language_of_the_moment_and_else_in_english(spanish: NullTranslations) -> None:
    assert shown(spanish, '{{ _("Save") }}') == "Guardar"
    assert shown(translations.ENGLISH, '{{ _("Save") }}') == "Save"
    assert shown(spanish, '{{ _("Not in the catalog") }}') == "Not in the catalog"
    assert shown(spanish, "{{ _(said) }}", said=N_("Save")) == "Guardar"


def test_what_nobody_has_read_yet_is_said_in_english(spanish: NullTranslations) -> None:
    assert shown(spanish, '{{ _("Week %(week)s", week=3) }}') == "Week 3"


def test_plurals_follow_the_language(spanish: NullTranslations) -> None:
    template = "{% trans num=weeks %}{{ num }} week{% pluralize %}{{ num }} weeks{% endtrans %}"
    assert [shown(spanish, template, weeks=weeks) for weeks in (1, 2)] == ["1 semana", "2 semanas"]


def test_words_that_code_hands_over_are_escaped_and_may_hold_a_percent_sign(
    spanish: NullTranslations,
) -> None:
    assert shown(spanish, "{{ _(said) }}", said="<b>100 %</b>") == "&lt;b&gt;100 %&lt;/b&gt;"
    assert shown(spanish, '{{ _("Week %(week)s", week=week) }}', week="<b>") == "Week &lt;b&gt;"


def test_markup_of_a_template_stays_markup_around_words_that_are_escaped(spanish: NullTranslations) -> None:
    said = shown(spanish, "{% trans name=name %}<b>{{ name }}</b>{% endtrans %}", name="<i>")
    assert said == "<b>&lt;i&gt;</b>"
