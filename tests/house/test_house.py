"""Habits that keep the house readable: one clock, commits in few places, short functions, a docstring everywhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FUNCTION, LONGEST_FILE = 40, 300
# The whole schema stands on one page on purpose, and tables of words are data.
LONG_ON_PURPOSE = {"course/models.py", "course/rules/risk_phrases_en.py", "course/rules/risk_phrases_es.py"}
MAY_COMMIT = (
    "course/web/", "course/commands", "course/planning.py", "course/delivery.py", "course/settling.py", "jobs/",
    "course/migrate.py", "course/imports.py", "course/test_phone.py", "course/stepping.py", "course/demo",
    "course/erasing.py", "course/rehearsal.py", "course/backups.py", "course/resealing.py", "course/restoring.py",
    "course/listening.py", "course/mail_listening.py", "course/replanning.py", "course/dispatching.py",
    "course/report_groups.py", "course/forgetting.py", "course/alarms.py",
)  # fmt: skip


def sources() -> list[Path]:
    return [
        path
        for package in ("course", "jobs")
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_keeps_to_the_house(path: Path) -> None:
    where, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{where} does not say what lives here."
    if where not in LONG_ON_PURPOSE:
        assert text.count("\n") <= LONGEST_FILE, f"{where} is longer than {LONGEST_FILE} lines."
    for function in functions(path):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        assert length <= LONGEST_FUNCTION, f"{where}:{function.lineno} {function.name} has {length} lines."


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_clock_reads_the_time(path: Path) -> None:
    if path.name == "clock.py":
        return
    found = re.findall(
        r"\b(?:datetime|date)\.(?:now|utcnow|today)\(|\btime\.time\(", path.read_text(encoding="utf-8")
    )
    assert not found, f"{path.name} reads the clock."


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_edges_commit(path: Path) -> None:
    where = str(path.relative_to(ROOT))
    if where.startswith(MAY_COMMIT):
        return
    assert ".commit(" not in path.read_text(encoding="utf-8"), f"{where} commits."


def test_nothing_in_the_tree_names_a_machine_or_is_left_for_later() -> None:
    words = re.compile(
        r"(?<![\w.])/(?:work|root|home)/\w|\bTO" + r"DO\b|\bFIX" + r"ME\b|NotImplemented" + "Error"
    )
    for folder in ("course", "jobs", "lessons", "tests"):
        for path in (ROOT / folder).rglob("*"):
            if (
                path.suffix in {".py", ".html", ".js", ".css", ".md", ".toml", ".txt"}
                and path.name != Path(__file__).name
            ):
                found = words.search(path.read_text(encoding="utf-8"))
                assert found is None, f"{path.relative_to(ROOT)}: {found.group()}"
