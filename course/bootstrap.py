"""Set up .venv from the hash lock at the first start, and run the program inside it from then on.

A stamp in .venv names the Python and the lock that it was made for. It is taken away first and written last,
so a set-up that failed or was broken off leaves none, and the next start makes .venv anew. Standard library
only, and written so that an old Python can still read it and say what it needs.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

try:
    import fcntl
except ImportError:
    sys.exit("Kith runs on Linux and macOS. On Windows, please start it inside WSL.")

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
# Python's own name for the interpreter outside any virtual environment; venv itself goes by it.
BASE = getattr(sys, "_base_executable", "") or sys.executable
ENTERED = "BOOTSTRAP_ENTERED_AS"
FAILED = """Setting up .venv failed; the lines above say why. The next start tries again.
If they name ensurepip or pip, this Python came without them: Debian and Ubuntu have them in python3-venv."""


def inside() -> bool:
    """Whether this process may go on: in an up-to-date .venv, with the zone tables of the lock."""
    return _same(Path(sys.prefix), ROOT / ".venv") and ready(ROOT) and os.environ.get("PYTHONTZPATH") == ""


def enter() -> "NoReturn":
    """Start this same command again inside .venv, which is set up first where that is needed."""
    problem = refusal(sys.version_info[:3])
    if problem:
        _stop(2, problem)
    if not ready(ROOT):
        ensurepip = importlib.util.find_spec("ensurepip") is not None
        set_up(ROOT, base=BASE, uv=shutil.which("uv"), ensurepip=ensurepip)
    # A start keeps its process number, so a number that is already there means going round in a circle.
    if os.environ.get(ENTERED) == str(os.getpid()):
        _stop(1, "The Python in .venv does not act as one. Please delete .venv and start again.")
    # The machine's zone tables may be years old; without a path, zoneinfo reads those of the tzdata package.
    os.environ.update({ENTERED: str(os.getpid()), "PYTHONTZPATH": ""})
    python = str(ROOT / ".venv/bin/python")
    os.execv(python, [python, *sys.orig_argv[1:]])


def refusal(version: "tuple[int, ...]") -> str:
    """What to tell a Python that is too old; nothing to one that will do."""
    if version[:2] >= OLDEST:
        return ""
    have, need = (".".join(map(str, numbers)) for numbers in (version, OLDEST))
    return f"Kith needs Python {need} or newer, and this one is {have}. Please start it with python3.13, say."


def stamp(root: Path) -> str:
    """The line that says which Python and which packages a .venv made now would hold."""
    lock = (root / "requirements.lock").read_bytes()
    return f"{sys.implementation.cache_tag} {hashlib.sha256(lock).hexdigest()}"


def ready(root: Path) -> bool:
    """Whether .venv is complete and right. Its Python may have left the machine since: asked too."""
    return _stamped(root) == stamp(root)


def ways(root: Path, *, base: str, uv: "str | None", ensurepip: bool) -> "list[list[list[str]]]":
    """The ways to fill .venv, fastest first; each is a list of commands, and all end in the same packages.

    Where only the lock has changed, .venv is not made anew: packages are exchanged in place, so that a server
    that runs from it keeps the others. pip is in the lock itself, and so in every finished .venv.
    """
    home, python = str(root / ".venv"), str(root / ".venv/bin/python")
    # The lock names every package there is to install; left to look for more, pip finds a newer release of one
    # that another asks for with an extra, has no hash for it, and stops.
    lock = ["--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(root / "requirements.lock")]
    # Compiled once here, as pip does too: without it every later start would take three times as long.
    with_uv = ["pip", "install", "--quiet", "--compile-bytecode", "--python", python, *lock]
    by_uv = [[uv, *with_uv]] if uv else []
    # Said twice, pip keeps to errors.
    with_pip = ["install", "--quiet", "--quiet", "--disable-pip-version-check", *lock]
    by_its_pip = [python, "-I", "-m", "pip", *with_pip]
    by_our_pip = [base, "-I", "-m", "pip", "--python", python, *with_pip]
    if _stamped(root).split()[:1] == stamp(root).split()[:1]:
        return [[command] for command in (*by_uv, by_its_pip)]
    full = [base, "-I", "-m", "venv", "--clear", home]
    bare = [*full, "--without-pip"]
    return [*([bare, command] for command in by_uv), [full, by_its_pip] if ensurepip else [bare, by_our_pip]]


def set_up(root: Path, *, base: str, uv: "str | None", ensurepip: bool) -> None:
    """Make .venv right, one start at a time; a start that had to wait finds the work done."""
    with _only_one(root) as lock:
        if ready(root):
            return
        _say("Setting up .venv for Kith. This happens once and takes about a minute...")
        found = ways(root, base=base, uv=uv, ensurepip=ensurepip)
        (root / ".venv/kith-stamp").unlink(missing_ok=True)
        try:
            done = any(all(_run(command, lock) for command in way) for way in found)
        except KeyboardInterrupt:
            _stop(130, "Stopped before .venv was complete. The next start begins it again.")
        if not done:
            _stop(1, FAILED)
        (root / ".venv/kith-stamp").write_text(stamp(root), encoding="utf-8")


@contextlib.contextmanager
def _only_one(root: Path) -> "Iterator[int]":
    """Hold the set-up for this process alone. The system lets go of it however the process ends."""
    with (root / "requirements.lock").open("r+b") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Another start is setting up .venv; waiting for it...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def _run(command: "list[str]", lock: int) -> bool:
    """Run one step. It shares the lock, so that a step that outlives its parent is not run into."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=2, pass_fds=[lock], check=False)
    return done.returncode == 0


def _stamped(root: Path) -> str:
    """The stamp in .venv; nothing where there is none, or where its Python is gone."""
    path = root / ".venv/kith-stamp"
    return path.read_text(encoding="utf-8") if path.is_file() and (root / ".venv/bin/python").exists() else ""


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _stop(status: int, line: str) -> "NoReturn":
    _say(line)
    sys.exit(status)
