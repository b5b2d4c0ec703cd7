"""The notation in which phrases are written down for people to review, and what turns it into a pattern.

One phrase stands on a line; a line that opens with | goes on from the one above, and # opens a remark.
A phrase is a small regular expression over plain words (`plain_text`), in which
  (one|other)   is a choice, and ? after a word or a choice makes it optional;
  <name>        stands for a list of words given by name;
  ~(of|for)     means: not where one of these words comes next;
and between any two words a comma may stand, but never a full stop.
"""

import re
from collections.abc import Iterable, Mapping

NOT_BEFORE = re.compile(r"~\(((?:[^()]|\([^()]*\))*)\)")
NAME = re.compile(r"<(\w+)>")
GROUP = re.compile(r"(?<!\\)\((?!\?)")


def phrases(page: str) -> list[str]:
    """The phrases of a page, one each, remarks left out."""
    found: list[str] = []
    for line in filter(None, map(str.strip, page.splitlines())):
        if line.startswith("|"):
            found[-1] += line
        elif not line.startswith("#"):
            found.append(line)
    return found


def word_lists(page: str) -> dict[str, str]:
    """The named lists of a page: "name = one|other"."""
    return dict(line.split(" = ", 1) for line in phrases(page))


def alternatives(page: str, lists: Mapping[str, str] | None = None) -> str:
    """The source of a pattern that finds any phrase of the page."""
    source = "|".join(f"({phrase})" for phrase in phrases(page))
    source = NOT_BEFORE.sub(r"(?! (\1)(?!\\w))", source)
    while names := set(NAME.findall(source)):
        for name in names:
            source = source.replace(f"<{name}>", f"({(lists or {})[name]})")
    return GROUP.sub("(?:", source).replace(" ", "(?: ,)* ")


def pattern(sources: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these at the bounds of words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(sources)})(?!\w)")
