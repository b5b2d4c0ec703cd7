"""The HTML part of a mail out of its plain part, for words that somebody wrote without knowing HTML. Pure.

1. The first line is the heading. Blank lines part paragraphs.
2. A paragraph that is a label and {link} or {help_link}, such as "Open it: {link}", becomes a button; with
   {stop_link} it becomes a link.
3. What follows a line of two hyphens is the small print; there a label and a link become a link, and such links stand
   beside each other.
"""

import html
import re
from collections.abc import Sequence

RULE = "--"
# A label, and where it leads: "Not now? {link}/choices".
LABELLED = re.compile(r"(?P<label>.*?)\s*:?\s*(?P<target>\{(?:link|stop_link|help_link)\}(?:/choices)?)")
BARE = re.compile(r"\{(?:link|stop_link|help_link)\}(?:/choices)?")
BUTTONS = frozenset({"{link}", "{help_link}"})


def of(text: str) -> str:
    """The HTML of a plain part whose fill-ins are still in braces."""
    lines = [line.strip() for line in text.strip().splitlines()]
    heading, lines = (lines[0], lines[1:]) if lines else ("", [])
    cut = lines.index(RULE) if RULE in lines else len(lines)
    said = [f"<h1>{html.escape(heading, quote=False)}</h1>", *map(_paragraph, _paragraphs(lines[:cut]))]
    small = [line for line in lines[cut + 1 :] if line]
    return "\n".join([*said, *([_small_print(small)] if small else [])]) + "\n"


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """The lines between blank ones, paragraph by paragraph."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [one for one in found if one]


def _paragraph(lines: Sequence[str]) -> str:
    alone = LABELLED.fullmatch(lines[0]) if len(lines) == 1 else None
    if alone is not None and alone["label"]:
        kind = ' class="button"' if alone["target"] in BUTTONS else ""
        return f"<p>{_anchor(alone, kind)}</p>"
    return "<p>" + "<br>\n".join(map(_line, lines)) + "</p>"


def _small_print(lines: Sequence[str]) -> str:
    """Sentences first, one a line; then the links, beside each other."""
    links = [found for line in lines if (found := LABELLED.fullmatch(line)) and found["label"]]
    labelled = {found[0] for found in links}
    rows = [_line(line) for line in lines if line not in labelled]
    rows += [" · ".join(_anchor(found) for found in links)] if links else []
    return '<p class="foot">' + "<br>\n".join(rows) + "</p>"


def _anchor(found: re.Match[str], kind: str = "") -> str:
    return f'<a{kind} href="{found["target"]}">{html.escape(found["label"], quote=False)}</a>'


def _line(line: str) -> str:
    """One line as it is; an address in the middle of it can be tapped."""
    return BARE.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', html.escape(line, quote=False))
