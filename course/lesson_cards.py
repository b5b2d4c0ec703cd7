"""Markdown to the cards of a lesson: one card a `## ` heading, rendered once and safe to show.

Raw HTML is shown as text and pictures are refused, so nothing in a lesson can reach outside the page.
Three blocks are added to Markdown, each between lines of three or more colons:

    ::: talk Sam            ::: rewind How else could it go?        ::: drawing teapot
    Sister: How are things? (any text; a talk inside needs          :::
    Sam: Fine. Busy.        one colon fewer than its rewind)
    :::                     :::
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin

HEADING = re.compile(r"## +(.*?)\s*$")
BLOCK_END = re.compile(r"</(?:p|li|h\d|summary)>")
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
Problem = tuple[int, str]


@dataclass(frozen=True)
class RawCard:
    """A card before the lesson's fields are laid on it. `line` is that of its heading in the file."""

    title: str
    html: str
    line: int
    drawing: str = ""


def plain(markup: str) -> str:
    """The words of a rendered card, one block a line."""
    return html.unescape(re.sub(r"<[^>]+>", "", BLOCK_END.sub("\n", markup)))


def count_words(text: str) -> int:
    return len(WORD.findall(text))


def split(body: str, first_line: int) -> tuple[list[RawCard], list[Problem]]:
    """The cards of a lesson's body, and what could not be understood, with its line."""
    renderer = _renderer()
    cards: list[RawCard] = []
    problems: list[Problem] = []
    for title, line, lines in _sections(body, first_line, problems):
        env: dict[str, Any] = {"problems": [], "drawing": ""}
        markup = renderer.render("\n".join(lines), env)
        problems += [(line + 1 + offset, said) for offset, said in env["problems"]]
        problems += _suspicious(lines, line + 1)
        cards.append(RawCard(title, markup, line, env["drawing"]))
    return cards, problems


def _sections(body: str, first_line: int, problems: list[Problem]) -> list[tuple[str, int, list[str]]]:
    sections: list[tuple[str, int, list[str]]] = []
    for number, line in enumerate(body.split("\n"), first_line):
        if heading := HEADING.match(line):
            sections.append((heading[1], number, []))
        elif sections:
            sections[-1][2].append(line)
        elif line.strip():
            problems.append(
                (number, "This text stands before the first card. Begin a card with “## ” and a title.")
            )
    return sections


def _suspicious(lines: list[str], first_line: int) -> list[Problem]:
    """Marks that Markdown knows and a card does not."""
    problems: list[Problem] = []
    for number, line in enumerate(lines, first_line):
        if re.match(r"##?[^#\s]|# ", line):
            problems.append((number, "A card begins with “## ”, two marks and a space, then its title."))
        if "![" in line:
            problems.append((number, "Pictures come by name: write “::: drawing NAME”, and “:::” below it."))
        if re.search(r"</?[a-zA-Z][^>]*>", line):
            problems.append((number, "HTML is shown to readers as it is typed. Please use Markdown."))
    return problems


def _renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["smartquotes"])
    renderer.disable("image").use(colon_fence_plugin)
    renderer.core.ruler.push("numbered_steps", _numbered_steps)
    blocks: dict[str, Callable[[MarkdownIt, Token, str, Any], str]] = {
        "talk": _talk,
        "rewind": _rewind,
        "drawing": _drawing,
    }

    def block(_: object, tokens: Sequence[Token], position: int, options: object, env: Any) -> str:
        token = tokens[position]
        name, _, rest = token.info.strip().partition(" ")
        if name not in blocks:
            return _problem(env, token, f"“{name}” is not a block. There are talk, rewind and drawing.")
        return blocks[name](renderer, token, rest.strip(), env)

    renderer.add_render_rule("colon_fence", block)
    return renderer


def _problem(env: Any, token: Token, said: str, offset: int = 0) -> str:
    """Note what is wrong, with its line inside the card; nothing is shown in its place."""
    start = token.map[0] if token.map else 0
    env["problems"].append((env.get("offset", 0) + start + offset, said))
    return ""


def _talk(renderer: MarkdownIt, token: Token, me: str, env: Any) -> str:
    """A conversation, one line a speaker; the one named on the first line stands on the learner's side."""
    turns: list[str] = []
    speakers: set[str] = set()
    for offset, line in enumerate(token.content.split("\n"), 1):
        if not line.strip():
            continue
        speaker, colon, words = (part.strip() for part in line.partition(":"))
        if not (speaker and colon and words):
            return _problem(env, token, "Each line of a talk reads “Name: what they say”.", offset)
        speakers.add(speaker)
        side = ' class="me"' if speaker == me else ""
        name = html.escape(speaker, quote=False)
        turns.append(f"<p{side}><b>{name}</b> {renderer.renderInline(words)}</p>\n")
    if me not in speakers:
        return _problem(
            env, token, f"“{me}” does not speak in this talk. Name one of its speakers on its first line."
        )
    return f'<div class="talk">\n{"".join(turns)}</div>\n'


def _rewind(renderer: MarkdownIt, token: Token, summary: str, env: Any) -> str:
    """A fold-out that shows another way it could have gone."""
    if not summary:
        return _problem(
            env, token, "A rewind needs its question on the same line, like “::: rewind How else?”."
        )
    start = (token.map[0] if token.map else 0) + 1
    inner = renderer.render(token.content, {**env, "offset": env.get("offset", 0) + start})
    heading = renderer.renderInline(summary)
    return f'<details class="rewind more">\n<summary>{heading}</summary>\n{inner}</details>\n'


def _drawing(renderer: MarkdownIt, token: Token, name: str, env: Any) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        return _problem(env, token, "A drawing needs its name on the same line, in small letters.")
    env["drawing"] = name
    return ""


def _numbered_steps(state: StateCore) -> None:
    """Numbered lists wear the ring numbers of the style sheet, which lays out one box an item."""
    numbered: list[bool] = []
    tokens: list[Token] = []
    for token in state.tokens:
        if token.type == "list_item_close" and numbered.pop():
            tokens.append(Token("step_close", "div", -1))
        tokens.append(token)
        if token.type == "ordered_list_open":
            token.attrs = {"class": "steps4", "role": "list"}
        if token.type == "list_item_open":
            numbered.append(bool(token.info))
            if numbered[-1]:
                tokens.append(Token("step_open", "div", 1))
    state.tokens = tokens
