"""The words of the interface in the reader's language. English words are their own keys.

A template says `{{ _("Save") }}` or `{% trans %}...{% endtrans %}`; code that only names words, to be shown by a
template, marks them with `N_("Please choose one.")`, and the template says `{{ _(message) }}`.
"""

from jinja2 import Environment


def N_(message: str) -> str:  # noqa: N802  # The mark that message extractors everywhere know.
    """Mark words for translation where they are named, and give them back as they are."""
    return message


def install(environment: Environment) -> None:
    """Give templates `_`, `ngettext` and `{% trans %}`; fill-ins are named: `_("Week %(week)s", week=3)`."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # The extension adds it.
