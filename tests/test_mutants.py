"""The tool that breaks code on purpose: what it changes, what it leaves alone, and that its table is true."""

import ast

from tests import mutants

CODE = '''
@dataclass(frozen=True)
class Thing:
    """Words."""

def f(a: int, b: "list[int] | None" = None) -> bool:
    """Words."""
    if a < 3 and not b:
        note(a)
        raise ValueError("a < 3")
    return any(one > a + 1 for one in b if one)
'''


def test_each_operator_makes_another_program_and_words_stay() -> None:
    found = mutants.mutants("f.py", CODE)
    assert {one.operator for one in found} == {
        "comparison", "and-or", "not", "condition", "left out", "nothing returned", "least-most", "sign", "number",
        "filter",
    }  # fmt: skip
    assert len({one.source for one in found}) == len(found)
    for one in found:
        ast.parse(one.source)
        assert "frozen=True" in one.source
        assert "ValueError('a < 3')" in one.source
        assert one.before != one.after


def test_every_module_and_every_test_of_the_table_is_there() -> None:
    for module, tests in mutants.MODULES.items():
        assert (mutants.ROOT / module).is_file()
        assert [one for one in tests.split() if not (mutants.ROOT / one).is_file()] == []
