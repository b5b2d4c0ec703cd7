"""The wording of every message as it stands in `lessons/messages/<locale>/<kind>/`: four files a kind.

    sms.txt       one line
    subject.txt   one line
    email.txt     the plain part
    email.html    the inside of the HTML part; `<locale>/layout.html` is put around it

Words in braces are filled in when a message is rendered. Which ones a kind knows, and which it cannot do
without, is fixed here, so that a misspelt or forgotten one is found when the files are read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from course.lesson_files import Folder, Mistake
from course.lesson_values import FALLBACK_LOCALE

PARTS = ("sms.txt", "subject.txt", "email.txt", "email.html")
LAYOUT = "layout.html"
FILL_IN = re.compile(r"\{([a-z_]+)\}")
LINK_LENGTH, HELP_LINK_LENGTH, SENDER_LENGTH = 72, 58, 24
# What staff may write to a cohort: with our name before it two segments, and the subject of a mail.
WORDS_LENGTH, SUBJECT_LENGTH = 280, 80


@dataclass(frozen=True)
class Kind:
    """What a kind of message must carry everywhere, what it may, and what only its e-mail must."""

    needs: frozenset[str]
    may: frozenset[str] = frozenset()
    email_needs: frozenset[str] = frozenset()

    @property
    def knows(self) -> frozenset[str]:
        return self.needs | self.may | self.email_needs | {"sender"}


def _kind(needs: str, *, may: str = "", email: str = "") -> Kind:
    return Kind(frozenset(needs.split()), frozenset(may.split()), frozenset(email.split()))


KINDS: Mapping[str, Kind] = {
    "welcome": _kind("sender link", email="stop_link"),
    "lesson": _kind("link", may="week", email="stop_link"),
    "check-in": _kind("link", may="week", email="stop_link"),
    "reminder": _kind("link", may="week", email="stop_link"),
    "finish": _kind("link", email="stop_link"),
    "booster": _kind("link", email="stop_link"),
    "code": _kind("code"),
    "link": _kind("link"),
    "new-contact": _kind("code link"),
    "comes-here": _kind("sender", email="stop_link"),
    "left-here": _kind("sender"),
    "invite": _kind("sender link", email="stop_link"),
    "join": _kind("sender link"),
    "stopped": _kind("help_link"),
    "started": _kind("link", email="stop_link"),
    "help": _kind("sender lines help_link"),
    "standard": _kind("link"),
    "noted": _kind("link"),
    "later": _kind("link"),
    "paused": _kind("link", may="until"),
    "resumed": _kind("link"),
    "slower": _kind("link"),
    "still-there": _kind("link", email="stop_link"),
    "pause": _kind("link", email="stop_link"),
    "resume": _kind("link", email="stop_link"),
    "announcement": _kind("words", may="subject", email="stop_link"),
    "ask-near": _kind("link"),
    "ask-step": _kind("link"),
    "ask-note": _kind("link"),
    "ask-stop": _kind("link"),
    "which": _kind("link"),
    "shared": _kind("sender"),
    "unchanged": _kind("link"),
    "wrong-number": _kind("sender"),
    "risk": _kind("emergency line help_link"),
}

# The longest value of each fill-in, against which the price of a text message is checked. Those that name
# support lines come from the support files themselves.
LONGEST: Mapping[str, str] = {
    "link": "x" * LINK_LENGTH,
    "stop_link": "x" * LINK_LENGTH,
    "help_link": "x" * HELP_LINK_LENGTH,
    "sender": "x" * SENDER_LENGTH,
    "week": "20",
    "until": "30 Sept",
    "code": "000000",
    "words": "x" * WORDS_LENGTH,
    "subject": "x" * SUBJECT_LENGTH,
}


@dataclass(frozen=True)
class MessageFile:
    """One of the four files of a kind, in one language; `name` is what mistakes call it."""

    locale: str
    kind: str
    part: str
    name: str
    text: str

    def mistake(self, position: int, error: str) -> Mistake:
        """A mistake at this position of the text."""
        return Mistake(self.name, self.text.count("\n", 0, position) + 1, error)


@dataclass(frozen=True)
class Messages:
    """Every file that could be read, every layout by its locale, and everything that was wrong."""

    files: tuple[MessageFile, ...]
    layouts: Mapping[str, str]
    mistakes: tuple[Mistake, ...]


def read(directory: Path) -> Messages:
    """The messages below `directory`; the fallback language has to have every kind, others may lack some."""
    folder = Folder(directory.parent)
    files: list[MessageFile] = []
    layouts: dict[str, str] = {}
    for home in sorted(
        {*(path for path in directory.glob("*") if path.is_dir()), directory / FALLBACK_LOCALE}
    ):
        layout = folder.text(home / LAYOUT)
        if layout is not None:
            layouts[home.name] = layout
            folder.mistakes += _layout_faults(folder.name(home / LAYOUT), layout)
        files += _kinds(folder, home, required=home.name == FALLBACK_LOCALE)
    for file in files:
        folder.mistakes += faults(file)
    return Messages(tuple(files), layouts, tuple(sorted(set(folder.mistakes))))


def _kinds(folder: Folder, home: Path, *, required: bool) -> Iterator[MessageFile]:
    found = {path.name for path in home.glob("*") if path.is_dir()}
    for name in sorted(found - KINDS.keys()):
        known = ", ".join(KINDS)
        folder.blame(home / name, 1, f"There is no kind of message called “{name}”. There are {known}.")
    for kind in KINDS.keys() if required else KINDS.keys() & found:
        for part in PARTS:
            path = home / kind / part
            text = folder.text(path)
            if text is not None:
                yield MessageFile(home.name, kind, part, folder.name(path), text)


def _layout_faults(name: str, layout: str) -> Iterator[Mistake]:
    for wanted in ("{subject}", "{body}", "<html lang="):
        if wanted not in layout:
            yield Mistake(name, 1, f"The layout needs {wanted} somewhere.")


def faults(file: MessageFile) -> Iterator[Mistake]:
    """Fill-ins that are unknown or missing, and what each part has to be."""
    kind = KINDS[file.kind]
    known = ", ".join(f"{{{name}}}" for name in sorted(kind.knows))
    for found in FILL_IN.finditer(file.text):
        if found[1] not in kind.knows:
            yield file.mistake(found.start(), f"{found[0]} is not filled in here. There are {known}.")
    needs = {"sms.txt": kind.needs, "subject.txt": frozenset()}.get(file.part, kind.needs | kind.email_needs)
    for name in sorted(needs - set(FILL_IN.findall(file.text))):
        yield file.mistake(0, f"{{{name}}} is missing. This message cannot do without it.")
    if not file.text.strip():
        yield file.mistake(0, "This file is empty. Please write something.")
    if file.part in {"sms.txt", "subject.txt"} and "\n" in file.text.strip():
        yield file.mistake(file.text.strip().index("\n") + 1, "This has to be one line.")
    if file.part == "email.html" and len(re.findall(r"<h1[\s>]", file.text)) != 1:
        yield file.mistake(0, "The HTML part needs exactly one <h1>.")
