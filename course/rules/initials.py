"""Names of other people on paper and in files: initials alone, so that what lies about names nobody. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of somebody's words. `short` is how paper says it: a name as its initials, all else as it is."""

    text: str
    short: str

    @property
    def is_name(self) -> bool:
        return self.text != self.short


def short(name: str) -> str:
    """A nickname as initials: "Dee" is "D.", "my sister Ana" is "my sister A.". What is initials already stays."""
    words = name.split()
    return " ".join(word if len(words) > 1 and word.islower() else _initial(word) for word in words)


def pieces(text: str, names: Iterable[str]) -> list[Piece]:
    """The words with every name of these found in them, wherever it stands as a word of its own.

    Big and small letters count, so that the verb "will" is not taken for Will; a name written small is also
    found where it begins with a capital.
    """
    known = {form for name in names if name.strip() for form in (name.strip(), _capital(name.strip()))}
    wanted = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    if not wanted:
        return [Piece(text, text)] if text else []
    parts = re.split(rf"(?<!\w)({wanted})(?!\w)", text)
    return [Piece(part, short(part) if part in known else part) for part in parts if part]


def _initial(word: str) -> str:
    letters = [sign for sign in word if sign.isalpha()]
    is_initials = len(letters) <= 1 or (len(letters) <= 3 and all(sign.isupper() for sign in letters))
    return word if is_initials else f"{letters[0]}."


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
