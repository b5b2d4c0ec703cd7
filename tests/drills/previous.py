"""The release before this one on the schema of today: what its own tests say, where the new schema stands under them.

While machines are brought up to date one after the other, processes of the old release work on the new schema. So a
step of the schema may add, and only a later release may take away. The old release is laid out in a folder of its own,
gets the steps of today in place of its own, and runs its tests, which make every database by those steps. What fails
runs again on the schema it was written for: only what holds there has been broken here.
"""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from course.bootstrap import ENTERED, ROOT

MIGRATIONS = Path("course/migrations")
VERSIONS = MIGRATIONS / "versions"
# They hold the tree to its own habits, and the steps to the models of the same release, which is not asked here.
OF_THE_TREE = "tests/house"
# What pytest ends with where it could go through what it was asked to: all well, some failed, nothing to run.
FINISHED = (0, 1, 5)


@dataclass
class Older:
    """What a run found. `broken` fails on today's schema alone, `unsteady` failed once, and then on both or on none."""

    release: str
    newest: str
    run: int = 0
    failed: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def unsteady(self) -> list[str]:
        return sorted(set(self.failed) - set(self.broken))

    @property
    def is_good(self) -> bool:
        return not self.broken and self.run > 0

    def __str__(self) -> str:
        lines = [
            f"{self.run} tests of {self.release} on schema {self.newest}, {len(self.broken)} broken by it"
        ]
        lines += [f"  broken: {name}" for name in self.broken]
        lines += [f"  fails or not on its own schema just the same: {name}" for name in self.unsteady]
        return "\n".join(lines)


def before_the_newest_step(tree: Path = ROOT) -> str:
    """The last commit without the newest step of the schema. LookupError where the history does not go back to it."""
    newest = max((tree / VERSIONS).glob("[0-9]*.py"), key=lambda one: one.name).relative_to(tree)
    added = _git(tree, "log", "--diff-filter=A", "-1", "--format=%H", "--", str(newest)).strip()
    before = _git(tree, "rev-parse", "--verify", "--quiet", f"{added or 'HEAD'}^").strip() if added else ""
    if not before:
        raise LookupError(f"{newest.name} is not committed, or the history ends there: say --release.")
    return before


def run(
    folder: Path, *, release: str | None = None, tests: Sequence[str] = (), database: str = "sqlite",
    steps: Path = ROOT / MIGRATIONS,
) -> Older:  # fmt: skip
    """The tests of a release (a git reference; else the one before the newest step) with these `steps` of the schema.

    `tests` are arguments for that release's pytest, else its everyday suite runs. `database` is where tests run that
    do not name one; those for both run on both.
    """
    release = release or before_the_newest_step()
    found = Older(_git(ROOT, "log", "-1", "--format=%h (%s)", release).strip(), _newest(steps))
    with laid_out(release, folder / "tree") as tree:
        own = folder / "own-steps"
        shutil.copytree(tree / MIGRATIONS, own)
        _lay(steps, tree)
        found.run, found.failed = _tested(tree, tests or [f"--ignore={OF_THE_TREE}"], database)
        again = _failing(tree, found.failed, database)
        _lay(own, tree)
        found.broken = sorted(set(again) - set(_failing(tree, again, database)))
    return found


@contextmanager
def laid_out(release: str, tree: Path) -> Iterator[Path]:
    """A release in a folder of its own, gone afterwards; it shares our packages where its lock is the same."""
    _git(ROOT, "worktree", "add", "--quiet", "--detach", str(tree), release)
    try:
        lock = "requirements.lock"
        if (tree / lock).read_bytes() == (ROOT / lock).read_bytes():
            (tree / ".venv").symlink_to(ROOT / ".venv")
        yield tree
    finally:
        _git(ROOT, "worktree", "remove", "--force", str(tree))


def _lay(steps: Path, tree: Path) -> None:
    shutil.rmtree(tree / MIGRATIONS)
    shutil.copytree(steps, tree / MIGRATIONS, ignore=shutil.ignore_patterns("__pycache__"))


def _newest(steps: Path) -> str:
    return max(one.stem for one in (steps / "versions").glob("[0-9]*.py"))


def _tested(tree: Path, what: Sequence[str], database: str) -> tuple[int, list[str]]:
    """How many tests ran, and which failed, each as pytest names it."""
    report = tree.parent / "report.xml"
    report.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests", "-q", "-o", "junit_family=xunit1", f"--junitxml={report}", *what],
        cwd=tree, env=_environment(database), stdout=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    if done.returncode not in FINISHED or not report.exists():
        return 0, [" ".join(what)]
    cases = [one for one in ElementTree.parse(report).iter("testcase") if one.find("skipped") is None]
    bad = [one for one in cases if one.find("failure") is not None or one.find("error") is not None]
    return len(cases), sorted({f"{one.get('file')}::{one.get('name')}" for one in bad})


def _failing(tree: Path, names: Sequence[str], database: str) -> list[str]:
    """Which of these tests fail once more, one after the other."""
    return _tested(tree, ["-n0", *names], database)[1] if names else []


def _environment(database: str) -> dict[str, str]:
    """Ours, without what says that a start has been through, and without CI, under which no test is left out."""
    kept = {name: value for name, value in os.environ.items() if name not in (ENTERED, "CI")}
    return {**kept, "KITH_TEST_DATABASE": database}


def _git(tree: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode and words[0] != "rev-parse":
        raise LookupError(f"git {words[0]}: {done.stderr.strip()}")
    return done.stdout
