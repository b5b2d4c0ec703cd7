"""One self-contained page to read, made of sections of questions and answers. It loads nothing and needs no network."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import NullTranslations
from typing import Any

from babel import Locale

from course.translations import N_

STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "h2{margin-top:2.5rem}dl{border-top:1px solid;padding-top:.5rem;overflow-wrap:anywhere}"
    "dt{font:.85rem/1.4 system-ui,sans-serif;margin-top:.5rem}dd{margin:0;white-space:pre-line}"
)
TITLE = N_("My data")
LEAD = N_("This is everything that is kept about you. Keep it where only you can open it.")
MADE, NOTHING, YES, NO = N_("Made on %(day)s."), N_("Nothing."), N_("yes"), N_("no")


@dataclass(frozen=True)
class Entry:
    """One thing in a section: pairs of what was asked and what was answered."""

    title: str
    pairs: Sequence[tuple[str, Any]]


@dataclass(frozen=True)
class Section:
    """One heading of the page."""

    title: str
    entries: Sequence[Entry]


def render(
    sections: Sequence[Section], *, locale: str, words: NullTranslations, made_at: datetime, title: str = TITLE,
    lead: str = LEAD,
) -> str:  # fmt: skip
    """The page, in one language. Every word is escaped; a section without entries says so."""
    body = "\n".join(_section(one, words) for one in sections)
    title, lead = html.escape(words.gettext(title)), html.escape(words.gettext(lead))
    made_on = html.escape(words.gettext(MADE) % {"day": made_at.date().isoformat()})
    language = f'lang="{locale}" dir="{Locale.parse(locale, sep="-").text_direction}"'
    return (
        f'<!doctype html>\n<html {language}>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n<p>{lead} {made_on}</p>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section, words: NullTranslations) -> str:
    entries = "\n".join(_entry(one, words) for one in section.entries) or _nothing(words)
    return f"<h2>{html.escape(section.title)}</h2>\n{entries}"


def _entry(entry: Entry, words: NullTranslations) -> str:
    title = f"<h3>{html.escape(entry.title)}</h3>\n" if entry.title else ""
    told = [(name, value) for name, value in entry.pairs if value not in (None, "", [], {})]
    pairs = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(_text(value, words))}</dd>\n" for name, value in told
    )
    return f"{title}<dl>\n{pairs}</dl>" if pairs else title or _nothing(words)


def _nothing(words: NullTranslations) -> str:
    return f"<p>{html.escape(words.gettext(NOTHING))}</p>"


def _text(value: Any, words: NullTranslations) -> str:
    """A value as somebody reads it."""
    if isinstance(value, bool):
        return words.gettext(YES if value else NO)
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {_text(one, words)}" for name, one in value.items())
    if isinstance(value, list):
        return "\n".join(_text(one, words) for one in value)
    return str(value)
