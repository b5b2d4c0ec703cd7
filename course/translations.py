"""The words of the interface in the reader's language. English words are their own keys.

A catalog is a text file, `course/locales/<locale>.po`; what it lacks is said in English. A template says
`{{ _("Save") }}`, with named fill-ins `{{ _("Week %(week)s", week=3) }}`, or, where a sentence holds a link or has a
plural, `{% trans %}...{% endtrans %}`. Code that only names words marks them with `N_("Please choose one.")`, and the
template says `{{ _(message) }}`. What `_` gives is escaped like any other text; only the markup that stands in a
`{% trans %}` block, which a template's author wrote, stays markup.
"""

import io
from collections.abc import Callable, Mapping
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment
from markupsafe import Markup, escape

Spoken = Callable[[], NullTranslations]
ENGLISH = NullTranslations()


def N_(message: str) -> str:  # noqa: N802  # The mark that message extractors everywhere know.
    """Mark words for translation where they are named, and give them back as they are."""
    return message


def load(directory: Path) -> Mapping[str, NullTranslations]:
    """Every catalog in the folder by its locale. Entries marked fuzzy are left out, as they were not read yet."""
    return {path.stem: _catalog(path.stem, path.read_bytes()) for path in sorted(directory.glob("*.po"))}


def install(environment: Environment, spoken: Spoken) -> None:
    """Give templates `_`, `ngettext` and `{% trans %}`, in the language that `spoken` says at that moment."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # The extension adds it.
        lambda text: spoken().gettext(text),
        lambda one, many, number: spoken().ngettext(one, many, number),
        newstyle=True,
    )
    environment.globals["_"] = lambda text, **values: filled(spoken().gettext(text), values)


def filled(text: str, values: Mapping[str, object]) -> str:
    """The words with their fill-ins; without any the words stay as they are, whatever signs they hold.

    A fill-in may be marked up, as words of another language are; then the whole is, and all else of it is escaped.
    """
    if any(isinstance(value, Markup) for value in values.values()):
        return escape(text) % values
    return text % values if values else text


@lru_cache(maxsize=16)
def _catalog(locale: str, written: bytes) -> NullTranslations:
    """One catalog. The same words are read once, however often the parts are put together."""
    read = read_po(io.BytesIO(written), locale=locale.replace("-", "_"))
    packed = io.BytesIO()
    write_mo(packed, read)
    packed.seek(0)
    return GNUTranslations(packed)
