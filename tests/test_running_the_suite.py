"""`python3 -m tests`: when worker processes are added to pytest's arguments."""

import pytest

from tests import __main__ as suite


@pytest.mark.parametrize(
    "arguments",
    [
        ["tests"],
        ["tests/test_lock.py"],
        ["tests/test_lock.py::name"],
        ["-n", "0"],
        ["-n3"],
        ["--pdb"],
        ["-p", "no:xdist"],
    ],
    ids=" ".join,
)
def test_arguments_that_choose_for_themselves_are_passed_on_as_they_are(arguments: list[str]) -> None:
    assert suite.with_workers(arguments, 4) == arguments


@pytest.mark.parametrize(("processors", "workers"), [(1, "2"), (2, "3"), (4, "5"), (64, "8")])
def test_the_whole_suite_is_spread_over_the_processors(processors: int, workers: str) -> None:
    assert suite.with_workers(["-x"], processors) == ["-n", workers, "--dist", "worksteal", "-x"]
