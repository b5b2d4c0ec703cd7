"""A copy of the shipped `lessons/` in which a test may plant a mistake and find the line it stands on."""

import shutil
from pathlib import Path

SHIPPED = Path(__file__).parent.parent / "lessons"
L01 = "relationships/en/l01-welcome-and-ground-rules.md"
L02 = "relationships/en/l02-mood-and-people.md"
L03 = "relationships/en/l03-low-battery-plan.md"
PLANS = "relationships/plans.toml"
CHECK_INS = "relationships/check-ins.toml"
MEASURES = "relationships/measures.toml"

# A plan short enough that each of its lines stands there once, for mistakes to be planted in.
ONE_WEEK = """
[[plans]]
id = "12"
title = "Twelve weeks"
weeks = 12
complete = false
items = [
  { id = "l01", week = 1, day = 0 },
  { id = "l02", week = 1, day = 2 },
  { id = "l03", week = 1, day = 4 },
  { id = "week-1", week = 1, day = 6 },
]
"""


def copy(directory: Path) -> Path:
    """A copy named like the original, so that mistakes carry the names an author knows."""
    return shutil.copytree(SHIPPED, directory / "lessons")


def plant(lessons: Path, file: str, old: str, new: str) -> None:
    """Put `new` for the one place of `old`; of the plans, in one that is short."""
    path = lessons / file
    if file == PLANS:
        path.write_text(ONE_WEEK, encoding="utf-8")
        # Its translation names plans that are not there then.
        (path.parent / "es" / path.name).unlink(missing_ok=True)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(lessons: Path, file: str, snippet: str) -> int:
    """The number of the line on which this snippet, which stands there once, begins."""
    text = (lessons / file).read_text(encoding="utf-8")
    assert text.count(snippet) == 1, f"{snippet!r} stands {text.count(snippet)} times in {file}"
    return text[: text.index(snippet)].count("\n") + 1
