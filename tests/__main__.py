"""`python3 -m tests`: the whole suite, or what pytest's arguments pick, from any directory."""

import itertools
import os
import sys
from pathlib import Path

from course import bootstrap


def with_workers(arguments: "list[str]", processors: int) -> "list[str]":
    """Pytest's arguments, with worker processes added where the whole suite is asked for.

    One file or one debugging session starts sooner, and reads better, without them. One worker more than there are
    processors, because browsers and other processes are waited for.
    """
    chosen = any(a.startswith(("-n", "--numprocesses", "--pdb", "--trace", "-pno:xdist")) for a in arguments)
    chosen = chosen or ("-p", "no:xdist") in itertools.pairwise(arguments)
    picked = any(Path(a.split("::")[0]).exists() for a in arguments if not a.startswith("-"))
    if chosen or picked:
        return arguments
    return ["-n", str(min(max(processors, 1) + 1, 8)), "--dist", "worksteal", *arguments]


# A process that the standard library starts afresh reads this file again under another name.
if __name__ == "__main__":
    if bootstrap.inside():
        import pytest

        os.chdir(bootstrap.ROOT)
        sys.exit(pytest.main(with_workers(sys.argv[1:], os.cpu_count() or 2)))
    else:
        bootstrap.enter()
