"""`python3 -m tests`: which tests are picked, and when worker processes are added to pytest's arguments."""

import pytest

from tests import __main__ as suite


@pytest.mark.parametrize("is_ci", [False, True])
@pytest.mark.parametrize(
    "arguments", [["tests"], ["tests/test_lock.py"], ["tests/test_lock.py::name"]], ids=" ".join
)
def test_a_file_that_is_named_is_run_whole_and_in_one_process(arguments: list[str], is_ci: bool) -> None:
    assert suite.as_asked([*arguments, "--long"], 4, is_ci=is_ci) == arguments


@pytest.mark.parametrize("arguments", [["-n", "0"], ["-n3"], ["--pdb"], ["-p", "no:xdist"]], ids=" ".join)
def test_who_chooses_the_workers_is_obeyed(arguments: list[str]) -> None:
    assert suite.as_asked(arguments, 4, is_ci=True) == arguments


@pytest.mark.parametrize(("processors", "workers"), [(1, "2"), (2, "3"), (4, "5"), (64, "8")])
def test_the_whole_suite_is_spread_over_the_processors(processors: int, workers: str) -> None:
    assert suite.as_asked(["-x"], processors, is_ci=True) == ["-n", workers, "--dist", "worksteal", "-x"]


@pytest.mark.parametrize(
    ("arguments", "is_ci", "left_out"),
    [
        ([], False, True),
        (["-x"], False, True),
        (["-n", "0"], False, True),
        (["--long"], False, False),
        ([], True, False),
        (["-m", "long"], False, False),
    ],
)
def test_long_tests_are_left_out_on_an_ordinary_day_only(
    arguments: list[str], is_ci: bool, left_out: bool
) -> None:
    found = suite.as_asked(arguments, 2, is_ci=is_ci)
    assert ("not long" in found) == left_out
    assert "--long" not in found
