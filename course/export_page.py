"""One self-contained page to read, made of sections of questions and answers. It loads nothing and needs no network."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "h2{margin-top:2.5rem}dl{border-top:1px solid;padding-top:.5rem;overflow-wrap:anywhere}"
    "dt{font:.85rem/1.4 system-ui,sans-serif;margin-top:.5rem}dd{margin:0;white-space:pre-line}"
)
LEAD = "This is everything that is kept about you. Keep it where only you can open it."


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


def render(sections: Sequence[Section], *, made_at: datetime) -> str:
    """The page. Every word is escaped; a section without entries says so."""
    body = "\n".join(_section(one) for one in sections)
    made_on = f"Made on {made_at.date().isoformat()}."
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>My data</title>\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>My data</h1>\n<p>{LEAD} {made_on}</p>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    entries = "\n".join(_entry(one) for one in section.entries) or "<p>Nothing.</p>"
    return f"<h2>{html.escape(section.title)}</h2>\n{entries}"


def _entry(entry: Entry) -> str:
    title = f"<h3>{html.escape(entry.title)}</h3>\n" if entry.title else ""
    told = [(name, value) for name, value in entry.pairs if value not in (None, "", [], {})]
    pairs = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(_text(value))}</dd>\n" for name, value in told
    )
    return f"{title}<dl>\n{pairs}</dl>" if pairs else title or "<p>Nothing.</p>"


def _text(value: Any) -> str:
    """A value as somebody reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {_text(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "\n".join(_text(one) for one in value)
    return str(value)
