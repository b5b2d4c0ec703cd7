"""`python3 -m tests`: the everyday suite, or what pytest's arguments pick, from any directory.

With `--long`, or with `CI` set, also the tests that are marked `long`: nothing is left out.
"""

import itertools
import os
import sys
from pathlib import Path

from course import bootstrap


def as_asked(arguments: "list[str]", processors: int, *, is_ci: bool) -> "list[str]":
    """Pytest's arguments. Where no file is named these are the everyday suite's, or with `--long` the whole suite's.

    One file or one debugging session starts sooner, and reads better, without worker processes; and whoever names a
    file wants all of it. One worker more than there are processors, because browsers and other processes are waited
    for.
    """
    is_long = is_ci or "--long" in arguments
    arguments = [a for a in arguments if a != "--long"]
    if any(Path(a.split("::")[0]).exists() for a in arguments if not a.startswith("-")):
        return arguments
    if not is_long and not any(a.startswith("-m") for a in arguments):
        arguments = ["-m", "not long", *arguments]
    chosen = any(a.startswith(("-n", "--numprocesses", "--pdb", "--trace", "-pno:xdist")) for a in arguments)
    if chosen or ("-p", "no:xdist") in itertools.pairwise(arguments):
        return arguments
    return ["-n", str(min(max(processors, 1) + 1, 8)), "--dist", "worksteal", *arguments]


# A process that the standard library starts afresh reads this file again under another name.
if __name__ == "__main__":
    if bootstrap.inside():
        import pytest

        os.chdir(bootstrap.ROOT)
        is_ci = bool(os.environ.get("CI"))
        sys.exit(pytest.main(as_asked(sys.argv[1:], os.cpu_count() or 2, is_ci=is_ci)))
    else:
        bootstrap.enter()
