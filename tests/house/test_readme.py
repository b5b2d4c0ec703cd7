"""What the README names is there: modules, files, commands and benches, so that a stranger is never sent to nothing."""

import argparse
import importlib
import re
from pathlib import Path

import pytest

from course.commands import line
from tests.house import test_imports

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LAYOUT = README[README.index("## How the code is laid out") : README.index("## Decisions")]
QUOTED = set(re.findall(r"`([^`\n]+)`", README))
# Modules whose names say enough where their family is named: `answer_figures` `...` in the table stands for these.
UNNAMED = {"bootstrap", "__main__"}


FILES = sorted(name for name in QUOTED if re.fullmatch(r"[\w/]+\.py", name))
# Each command that the README tells somebody to type, as module and first word.
CALLS = sorted(set(re.findall(r"python3 -m ([\w.]+)(?: ([a-z][a-z-]+))?", README)))


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_named_is_there(name: str) -> None:
    assert any((ROOT / folder / name).exists() for folder in (".", "course")), f"README.md names {name}."


@pytest.mark.parametrize(("module", "word"), CALLS)
def test_a_command_that_is_named_can_be_called(module: str, word: str) -> None:
    place = ROOT.joinpath(*module.split("."))
    assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), f"python3 -m {module}"
    if module == "course" and word:
        assert word in commands(), f"python3 -m course {word} is no command."


def test_every_command_is_named() -> None:
    silent = {word for word in commands() if not re.search(rf"`(?:python3 -m course )?{word}\b", README)}
    assert not silent, f"README.md says nothing of {', '.join(sorted(silent))}."


def test_every_bench_is_named_and_every_name_is_a_bench() -> None:
    rows = README[README.index("`python3 -m tests.bench NAME`") : README.index("## How the code is laid out")]
    named = set(re.findall(r"^\| `([\w-]+)` \|", rows, re.MULTILINE))
    source = (ROOT / "tests" / "bench" / "__main__.py").read_text(encoding="utf-8")
    assert named == set(re.findall(r'"([\w-]+)": \w+\.run', source))


def test_what_is_named_in_a_module_is_in_it() -> None:
    for name in sorted(QUOTED):
        found = re.fullmatch(r"([a-z_]+)\.([a-z_]+)\(\)", name)
        if found:
            module = importlib.import_module(f"course.{found[1]}")
            assert hasattr(module, found[2]), f"README.md names {name}."


def test_every_module_has_its_place_in_the_layout() -> None:
    named = {part for name in re.findall(r"`([^`\n]+)`", LAYOUT) for part in re.findall(r"[a-z_]+", name)}
    silent = set(test_imports.LEVELS) - named - UNNAMED
    assert not silent, f"The layout in README.md says nothing of {', '.join(sorted(silent))}."


def commands() -> set[str]:
    """The names of the command line, as its own parser has them."""
    actions = line.parser()._actions
    return {
        word
        for action in actions
        if isinstance(action, argparse._SubParsersAction)
        for word in action.choices
    }


def test_a_link_within_the_page_leads_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
    links = re.findall(r"\]\(#([^)]+)\)", README)
    assert links
    assert not set(links) - anchors
