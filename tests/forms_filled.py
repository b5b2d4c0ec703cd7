"""Finds every form on every page, writes hostile words wherever somebody may write, and looks at what is shown.

Each string ends in a mark of its own, so that it is found again wherever it is shown: whole, and nowhere but where
words may stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.hostile_words import MARK, WORDS, WORKED_OUT

FREE = {"text", "search", "email", "tel", "url", "password", ""}
# An address there is one a browser goes to by itself or with a tap.
ADDRESSES = {"href", "src", "action", "formaction", "srcset", "data", "poster", "content"}
# Where people are said by their initials.
INITIALS = {"/letter", "/letter/plan"}
WORDLESS = {"script", "style"}


@dataclass
class Sheet:
    """One form of a page: where it goes and what stands in it. `free` is what stands where somebody may write."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    free: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """What is on a page: its forms, its words, and what should not be there."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.sheets, self.words, self.wrong = path, list[Sheet](), list[str](), list[str]()
        self._inside, self._choice, self._writing = "", "", ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._look(tag, given)
        if tag in WORDLESS:
            self._inside = tag
        if tag == "form":
            self.sheets.append(Sheet(given.get("action", ""), given.get("method", "get").lower()))
        elif tag in ("input", "textarea", "select", "button") and self.sheets and given.get("name"):
            self._take(tag, given)
        elif tag == "option" and self._choice and "value" in given and self.sheets and given["value"]:
            self.sheets[-1].fields.append((self._choice, given["value"]))
            self._choice = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in WORDLESS:
            self._inside = ""
        if tag == "select":
            self._choice = ""
        if tag == "textarea":
            self._writing = ""

    def handle_data(self, data: str) -> None:
        if self._writing and self.sheets:
            self.sheets[-1].free[self._writing] += data
        if self._inside and MARK.search(data):
            self.wrong.append(f"{self.path}: words inside <{self._inside}>")
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        if MARK.search(data):
            self.wrong.append(f"{self.path}: words inside a comment")

    def _look(self, tag: str, given: dict[str, str]) -> None:
        for name, value in given.items():
            if name.startswith("on") or MARK.search(name) or MARK.search(tag) or name == "srcdoc":
                self.wrong.append(f"{self.path}: <{tag} {name}={value[:60]!r}>")
            if (
                name in ADDRESSES
                and re.match(r"\s*(javascript|data|vbscript|https?://evil|//evil)", value, re.IGNORECASE)
                and not value.startswith("data:image/")
            ):
                self.wrong.append(f"{self.path}: <{tag} {name}={value[:60]!r}>")
            if name in ("value", "placeholder", "aria-label", "title", "alt"):
                self.words.append(value)
        if tag in ("base", "object", "embed", "iframe", "marquee", "math"):
            self.wrong.append(f"{self.path}: <{tag}>")

    def _take(self, tag: str, given: dict[str, str]) -> None:
        sheet, name, kind = self.sheets[-1], given["name"], given.get("type", "").lower()
        if tag == "textarea" or (tag == "input" and kind in FREE):
            sheet.free[name] = given.get("value", "")
            self._writing = name if tag == "textarea" else ""
        elif tag == "select":
            self._choice = name
        elif kind == "hidden" or (tag == "button" and given.get("value")):
            sheet.fields.append((name, given.get("value", "")))
        elif kind == "radio" and name not in dict(sheet.fields):
            sheet.fields.append((name, given.get("value", "on")))


class Trial:
    """Hostile words going in one after the other, and what became of them."""

    def __init__(self, clients: Sequence[FlaskClient], paths: Sequence[str]) -> None:
        self.clients, self.paths = clients, paths
        self.wrong: list[str] = []
        self.seen: set[int] = set()
        self.sent: dict[int, str] = {}
        self.places: set[tuple[str, str]] = set()
        self._next = count()

    def word(self) -> str:
        number = next(self._next)
        self.sent[number] = f"{WORDS[number % len(WORDS)]} KX{number}Z"
        return self.sent[number]

    def fill(self) -> None:
        """Send every form of every page once, with other words in each place."""
        for client in self.clients:
            known: set[tuple[str, tuple[str, ...]]] = set()
            for path in self.paths:
                for sheet in self._page(path, client.get(path)).sheets:
                    action = sheet.action or path
                    same = (re.sub(r"\d+", "1", action.split("?")[0]), tuple(sheet.free))
                    if (
                        sheet.free
                        and same not in known
                        and action.startswith("/")
                        and "sign-out" not in action
                    ):
                        known.add(same)
                        self._send(client, action, sheet, {name: self.word() for name in sheet.free})
                        # A place whose neighbours make no sense is not reached: each by itself too.
                        for name in sheet.free if len(sheet.free) > 1 else ():
                            self._send(client, action, sheet, {**sheet.free, name: self.word()})

    def _send(self, client: FlaskClient, action: str, sheet: Sheet, written: dict[str, str]) -> None:
        values: dict[str, Any] = dict(sheet.fields) | written
        self.places |= {(re.sub(r"[?#].*", "", action), name) for name in sheet.free}
        if sheet.method == "get":
            self._page(action, client.get(action, query_string=values))
            return
        answer = client.post(action, data=values)
        self._page(f"POST {action}", answer)
        there = urlsplit(answer.headers.get("Location", "")).path
        if there:
            self._page(there, client.get(answer.headers["Location"]))

    def look(self) -> None:
        """Open every page and see what stands there."""
        for client in self.clients:
            for path in self.paths:
                self._page(path, client.get(path))

    def _page(self, path: str, answer: TestResponse) -> Page:
        if answer.status_code >= 500 and path != "/health":
            self.wrong.append(f"{path}: {answer.status_code}")
        if not (answer.content_type or "").startswith("text/html"):
            return Page("", path)
        return self.read(answer.text, path)

    def read(self, text: str, path: str) -> Page:
        """Look at one page, mail or file."""
        page = Page(text, path)
        self.wrong += page.wrong
        said = " ".join(" ".join(page.words).split())
        if WORKED_OUT in said:
            self.wrong.append(f"{path}: a sum was worked out")
        for found in MARK.finditer(said):
            whole = " ".join(self.sent.get(int(found[1]), "").split())
            if said[: found.end()].endswith(whole):
                self.seen.add(int(found[1]))
            elif path not in INITIALS:
                self.wrong.append(
                    f"{path}: {whole!r} is shown as {said[max(0, found.start() - 60) : found.end()]!r}"
                )
        return page
