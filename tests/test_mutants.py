"""The tool that breaks code on purpose: what it changes, what it leaves alone, that its lists are true, and that it
tells what tests notice from what they do not.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants import operators
from tests.mutants.operators import Mutant
from tests.mutants.same import SAME
from tests.mutants.table import MODULES
from tests.mutants.trials import ROOT
from tests.mutants.uses import likely

CODE = '''
LIVES, KINDS = timedelta(days=7), {"code", "link"}
_DUE = select(Thing.id).where(Thing.at <= 1, Thing.ended.is_(None)).order_by(Thing.id)

@dataclass(frozen=True)
class Thing:
    """Words."""

    size: "int | None" = None

def f(a: int, b: "list[int] | None" = None) -> bool:
    """Words."""
    if a < 3 and not b:
        note(a)
        raise ValueError("a < 3")
    for one in b:
        one.seen = now(one, a)
        a += 1
    return any(one > -a + 1 for one in b if one)

def g():
    return LIVES
'''


def test_each_operator_makes_another_program_and_words_stay() -> None:
    found = operators.mutants("f.py", CODE)
    assert {one.operator for one in found} == {
        "comparison", "and-or", "part left out", "not", "condition", "left out", "nothing returned", "least-most",
        "sign", "number", "filter", "words", "unit", "condition of a query", "call left out", "order",
    }  # fmt: skip
    written = [ast.unparse(one.tree) for one in found]
    assert len({*written}) == len(found)
    for one, source in zip(found, written, strict=True):
        compile(one.tree, "f.py", "exec")
        assert "frozen=True" in source
        assert "ValueError('a < 3')" in source or one.operator == "left out"
        assert source.count("'Words.'") + source.count('"""Words."""') == 2
        assert one.before != one.after


def change(operator: str, after: str) -> Mutant:
    (found,) = (
        one for one in operators.mutants("f.py", CODE) if one.operator == operator and after in one.after
    )
    return found


def test_a_change_says_where_it_is_and_whether_a_function_does_it() -> None:
    inside, outside = change("comparison", "a <= 3"), change("unit", "hours=7")
    assert (inside.where, [*inside.lines], inside.is_in_function) == ("f", [13], True)
    assert (outside.where, [*outside.lines], outside.is_in_function) == ("", [2], False)


def test_the_tests_that_come_by_a_change_are_likely_to_notice_the_quickest_first() -> None:
    came_by = {
        "slow": (2.0, [13, 14, 22]),
        "quick": (1.0, [13]),
        "elsewhere": (0.5, [16]),
        "user": (3.0, [22]),
    }
    assert likely(change("comparison", "a <= 3"), came_by) == ["quick", "slow"]
    assert likely(change("unit", "hours=7"), came_by) == ["slow", "user", "elsewhere", "quick"]


def test_every_module_and_every_test_of_the_table_is_there() -> None:
    for module, tests in MODULES.items():
        assert (ROOT / module).is_file()
        assert [one for one in tests.split() if not (ROOT / one).is_file()] == []


def test_what_is_listed_as_the_same_is_a_change_that_is_made() -> None:
    made = {module: operators.mutants(module, (ROOT / module).read_text("utf-8")) for module in MODULES}
    assert [one for one in SAME if not any(one.is_it(mutant) for mutant in made[one.module])] == []
    assert [one for one in SAME if len(one.why) < 20] == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("module", "tests", "survives"),
    [
        ("course/links.py", "tests/test_links.py", False),
        ("course/links.py", "tests/rules/test_hours.py", True),
    ],
)
def test_what_tests_notice_is_told_from_what_they_do_not(module: str, tests: str, survives: bool) -> None:
    """In a process that has loaded nothing of ours, as the command starts."""
    asked = (
        "from tests.mutants import command, table; "
        f"table.MODULES[{module!r}] = {tests!r}; "
        f"found = command.try_module({module!r}, each=2, seed=1); "
        "print(found.noticed, len(found.survivors))"
    )
    run = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, check=True, capture_output=True, text=True, timeout=300
    )
    assert run.stdout.split() == (["0", "2"] if survives else ["2", "0"])
    assert Path(ROOT / module).read_text("utf-8").startswith('"""Absolute addresses')
