"""The interface's catalogs as translators work on them: every marked word, what a catalog lacks, what is wrong in it.

Marked words are found where learners read them: in the templates and in the pages' code, but for the desk's, which
stay English. A catalog is written without places and sorted by its words, so that it changes only with them.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HOME = Path(__file__).parent
FOLDER = HOME / "locales"
DESK = "admin"
TEMPLATE_MARKS = {"_": None, "gettext": None, "ngettext": (1, 2)}
CODE_MARKS = {"N_": None, "say": None, "counted": (1, 2)}
FILL_IN, TAG = re.compile(r"%\(\w+\)s"), re.compile(r"<[^>]+>")
WIDTH = 110
HEADER = '# The words of the interface in one language. README, "Translate Kith", says how this file is kept.'


def marked(home: Path = HOME) -> Catalog:
    """Every word that is marked for translation, in English."""
    found = Catalog()
    for folder, pattern, method, marks in (
        ("templates", "**.html", "jinja2.ext:babel_extract", TEMPLATE_MARKS),
        ("web", "**.py", "python", CODE_MARKS),
        ("", "export_*.py", "python", CODE_MARKS),
    ):
        for name, _, words, _, _ in extract_from_dir(
            home / folder, [(pattern, method)], {pattern: {"encoding": "utf-8"}}, marks
        ):
            if DESK not in Path(name).parts:
                found.add(tuple(words) if isinstance(words, list | tuple) else words)
    return found


def read(path: Path) -> Catalog:
    """The catalog of a language; an empty one where there is none yet."""
    locale = path.stem.replace("-", "_")
    if not path.exists():
        return Catalog(locale, header_comment=HEADER, project="Kith", version="1", fuzzy=False)
    with path.open("rb") as source:
        return read_po(source, locale=locale)


def refresh(path: Path, wanted: Catalog) -> list[str]:
    """Bring the file up to date, and return what is still empty. New words are added; those no longer said go."""
    catalog = read(path)
    catalog.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_po(target, catalog, width=WIDTH, no_location=True, sort_output=True, ignore_obsolete=True)
    return [english(message) for message in catalog if message.id and not all(_said(message))]


def faults(path: Path, wanted: Catalog) -> Iterator[tuple[int, str]]:
    """What is wrong in a catalog, each with its line: words missing, unsure, or with other fill-ins or markup."""
    catalog = read(path)
    for message in wanted:
        if message.id and catalog.get(message.id) is None:
            yield 1, f"“{english(message)}” is missing. `python3 -m course translate {path.stem}` adds it."
    for message in catalog:
        if message.id and wanted.get(message.id) is not None:
            yield from ((message.lineno or 1, said) for said in _faults(message))


def english(message: Message) -> str:
    """The English words of an entry; of a plural, those for one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _faults(message: Message) -> Iterator[str]:
    said, words = _said(message), english(message)
    if not all(said):
        yield f"“{words}” is not translated."
        return
    if message.fuzzy:
        yield f"“{words}” is marked fuzzy. Read it, and take the mark away."
    for pattern, name in ((FILL_IN, "fill-ins"), (TAG, "tags")):
        allowed = [_signs(pattern, one) for one in _forms(message)]
        for one in said:
            if _signs(pattern, one) not in allowed:
                listed = ", ".join(_signs(pattern, _forms(message)[-1])) or "none"
                yield f"“{words}” has other {name} in the translation. It needs these: {listed}."


def _signs(pattern: re.Pattern[str], text: str) -> list[str]:
    return sorted(pattern.findall(text))


def _forms(message: Message) -> Sequence[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _said(message: Message) -> Sequence[str]:
    """The translation, in every form that the language has."""
    said = message.string
    return [said] if isinstance(said, str) else list(said or [""])
