"""What takes long to make and is only looked at: made once in a run, and copied for each of its processes."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def folder(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder of this process's own with all that `make` put into one, whichever process came first."""
    root = factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    whole = root / f"whole-{name}"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            half = factory.mktemp(f"half-{name}")
            make(half)
            half.rename(whole)
    return Path(shutil.copytree(whole, factory.mktemp(name), dirs_exist_ok=True))
