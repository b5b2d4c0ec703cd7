"""One file of `lessons/`: its TOML table, its Markdown body, and the line on which each value stands.

Authors are told what to mend and where, so every value keeps its line. The TOML reader of the
standard library gives no lines; `_line_index` finds them again from how these files are written:
one key a line, and one element a line where a list runs over several.
"""

import difflib
import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from course import overlays

FENCE = "+++"
Where = tuple[str | int, ...]
Shape = TypeVar("Shape")

# What every kind of value in these files is made with: nothing is guessed, nothing unknown is let through.
STRICT = ConfigDict(extra="forbid", strict=True)
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


@dataclass(frozen=True, order=True)
class Mistake:
    """Something to mend: the file as a reader of the repository names it, the line, and a sentence."""

    file: str
    line: int
    error: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.error}"


class LessonErrors(Exception):
    """The content cannot be used; `mistakes` holds everything that was found, in order."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass(frozen=True)
class Document:
    """A file that could be read: `name` is what mistakes call it, `lines` where its values stand."""

    name: str
    table: Mapping[str, Any]
    lines: Mapping[Where, int]
    body: str = ""
    body_line: int = 1

    def line_of(self, where: Where) -> int:
        """The line of the value, or of the nearest thing around it that has one."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def mistake(self, where: Where, error: str) -> Mistake:
        return Mistake(self.name, self.line_of(where), error)


@dataclass
class Folder:
    """Reads the files below `root`, calls them by their path beside it, and gathers the mistakes.

    With a `locale`, a TOML file is read with the words of its translation, `<locale>/<name>.toml` beside it.
    """

    root: Path
    mistakes: list[Mistake] = field(default_factory=list)
    locale: str = ""

    def name(self, path: Path) -> str:
        return path.relative_to(self.root.parent).as_posix()

    def blame(self, path: Path, line: int, error: str) -> None:
        self.mistakes.append(Mistake(self.name(path), line, error))

    def text(self, path: Path) -> str | None:
        """The text of a file; None, and a mistake, where there is none to read."""
        try:
            return path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            self.blame(path, 1, "This file is missing. Please add it.")
        except UnicodeDecodeError:
            self.blame(path, 1, "This file is not plain UTF-8 text. Please save it as UTF-8.")
        return None

    def toml(self, path: Path) -> Document | None:
        """A file that is TOML from its first line to its last."""
        text = self.text(path)
        document = None if text is None else self._document(path, text, first_line=1)
        words = path.parent / self.locale / path.name
        return self._translated(document, words) if document and self.locale and words.exists() else document

    def lacking(self, path: Path) -> frozenset[Where]:
        """The places of a TOML file's words that the folder's language does not have; none where it has no locale."""
        if not self.locale:
            return frozenset()
        english, words = (
            Folder(self.root).toml(path),
            Folder(self.root).toml_if_there(path.parent / self.locale / path.name),
        )
        return (
            frozenset(overlays.missing(english.table, words.table if words else {}))
            if english
            else frozenset()
        )

    def toml_if_there(self, path: Path) -> Document | None:
        return self.toml(path) if path.exists() else None

    def _translated(self, document: Document, path: Path) -> Document:
        """The document with the words of its translation, whose mistakes are noted with its own lines."""
        text = self.text(path)
        words = self._document(path, text, first_line=1) if text is not None else None
        if words is None:
            return document
        self.mistakes += [
            words.mistake(where, said) for where, said in overlays.faults(document.table, words.table)
        ]
        return replace(words, table=overlays.laid_over(document.table, words.table))

    def markdown(self, path: Path) -> Document | None:
        """A Markdown file with TOML between two lines of `+++` at its top."""
        text = self.text(path)
        if text is None:
            return None
        lines = text.split("\n")
        fences = [number for number, line in enumerate(lines) if line.strip() == FENCE][:2]
        if len(fences) < 2 or fences[0] != 0:
            self.blame(path, 1, "A lesson begins with a line of +++, its settings, and a second line of +++.")
            return None
        front, body = "\n".join(lines[1 : fences[1]]), "\n".join(lines[fences[1] + 1 :])
        return self._document(path, front, first_line=2, body=body)

    def _document(self, path: Path, text: str, *, first_line: int, body: str = "") -> Document | None:
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"\(at line (\d+)", str(error))
            line = int(found[1]) if found else text.count("\n") + 1
            said = str(error).split(" (at ")[0]
            self.blame(path, first_line + line - 1, f"These settings cannot be read as TOML: {said}.")
            return None
        body_line = first_line + text.count("\n") + 2
        return Document(self.name(path), table, _line_index(text, first_line), body, body_line)

    def shaped(self, path: Path, kind: type[Shape]) -> tuple[Document, Shape] | tuple[None, None]:
        """A TOML file and its table as a value of this kind; nothing of either where there is none."""
        document = self.toml(path)
        shape = self.shape(document, kind) if document else None
        return (document, shape) if document and shape else (None, None)

    def shape(self, document: Document, kind: type[Shape]) -> Shape | None:
        """The document's table as a value of this kind; None, and its mistakes, where it does not fit.

        Strict JSON rules are used because they take lists for tuples and tables for values, which
        strict Python rules do not, and still refuse "4" for 4.
        """
        try:
            shape: Shape = TypeAdapter(kind).validate_json(json.dumps(document.table, default=str))
            return shape
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                where = tuple(detail["loc"])
                self.mistakes.append(document.mistake(where, _sentence(detail, where, kind)))
            return None


def fingerprint(home: Path) -> str:
    """A fingerprint of every word of the course: the same on every machine, another after any change."""
    digest = hashlib.sha256()
    for path in sorted(path for path in home.rglob("*") if path.suffix in {".md", ".toml"}):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _sentence(detail: ErrorDetails, where: Where, kind: type) -> str:
    """What an author reads instead of the validator's own words."""
    name = next((part for part in reversed(where) if isinstance(part, str)), "This file")
    given = json.dumps(detail["input"], ensure_ascii=False, default=str)
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"“{name}” is missing. Please add it."
        case "unexpected_keyword_argument" | "extra_forbidden":
            return f"“{name}” is not a setting that belongs here.{_nearest(name, kind)}"
        case "literal_error":
            return f"“{name}” is {given}. It can be {context['expected']}."
        case "string_too_short":
            return f"“{name}” is empty. Please write something."
        case "string_pattern_mismatch":
            return f"“{name}” is {given}. Use small letters, digits, - and _ only, beginning with a letter."
        case "string_type":
            return f"“{name}” is {given}. It must be words in quotation marks."
        case "int_type" | "int_from_float":
            return f"“{name}” is {given}. It must be a whole number, without quotation marks."
        case "bool_type":
            return f"“{name}” is {given}. It must be true or false, without quotation marks."
        case "too_short" | "too_long":
            return f"“{name}” has {context['actual_length']} parts. {detail['msg']}."
        case "value_error":
            return f"“{name}”: {context['error']}."
        case _:
            return f"“{name}”: {detail['msg']}."


def _nearest(name: str, kind: type) -> str:
    """A guess at the setting that was meant, among those of the file's kind and of the kinds inside it."""
    known: set[str] = set()
    waiting: list[Any] = [kind]
    while waiting:
        part = waiting.pop()
        waiting.extend(getattr(part, "__args__", ()))
        if hasattr(part, "__dataclass_fields__") and not known.issuperset(part.__dataclass_fields__):
            known.update(part.__dataclass_fields__)
            waiting.extend(get_type_hints(part).values())
    close = difflib.get_close_matches(name, sorted(known - {name}), n=1)
    return f" Did you mean “{close[0]}”?" if close else ""


HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=\s*(.*)$")


def _line_index(text: str, first_line: int) -> dict[Where, int]:
    """Where each value of a TOML text stands.

    1. A `[header]` sets the place; each `[[header]]` is the next element of its list.
    2. A key is recorded under the place.
    3. After a key whose list stays open, each line is one element until the closing bracket.
    4. Lines inside a text of three quotation marks are skipped.
    """
    index: dict[Where, int] = {(): first_line}
    sizes: dict[Where, int] = {}
    place: Where = ()
    open_list: Where | None = None
    in_text = False
    for number, line in enumerate(text.split("\n"), first_line):
        was_text, in_text = in_text, in_text ^ bool(line.count('"""') % 2)
        stripped = line.strip()
        if was_text or not stripped or stripped.startswith("#"):
            continue
        if open_list is not None:
            open_list = _note_element(index, sizes, open_list, stripped, number)
        elif header := HEADER.match(line):
            place = _enter(sizes, header[2].split("."), in_list=header[1] == "[[")
            index[place] = number
            if header[1] == "[[":
                index.setdefault(place[:-1], number)
        elif key := KEY.match(line):
            where = (*place, key[1])
            index[where] = number
            open_list = where if key[2].startswith("[") and not key[2].rstrip().endswith("]") else None
    return index


def _note_element(
    index: dict[Where, int], sizes: dict[Where, int], where: Where, line: str, number: int
) -> Where | None:
    """Record one line of an open list; the list if it stays open."""
    if line.startswith("]"):
        return None
    position = sizes.get(where, 0)
    sizes[where] = position + 1
    index[(*where, position)] = number
    return where


def _enter(sizes: dict[Where, int], parts: list[str], *, in_list: bool) -> Where:
    """The place that a header opens; inside a list it is the list's newest element."""
    place: Where = ()
    for part in parts[:-1]:
        place = (*place, part)
        if place in sizes:
            place = (*place, sizes[place] - 1)
    place = (*place, parts[-1])
    if not in_list:
        return place
    position = sizes.get(place, 0)
    sizes[place] = position + 1
    return (*place, position)
