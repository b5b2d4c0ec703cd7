"""Which tests come by a change, so that the others need not be run."""

import ast
from collections.abc import Mapping, Sequence

from tests.mutants.operators import Mutant

# Of each test how long it took and by which lines of the module it came.
CameBy = Mapping[str, tuple[float, Sequence[int]]]


def likely(mutant: Mutant, came_by: CameBy) -> list[str]:
    """The tests that come by the line, the quickest first.

    What stands between the functions any test may look at, so all of them; those first that come by where its names
    are used.
    """
    lines = {*mutant.lines} if mutant.is_in_function else _lines_that_use(mutant)
    there = {id for id, (_, by) in came_by.items() if lines & {*by}}
    asked = there if mutant.is_in_function else came_by
    return sorted(asked, key=lambda id: (id not in there, came_by[id][0]))


def _lines_that_use(mutant: Mutant) -> set[int]:
    """The lines of functions in which a name stands that hangs on the changed statement."""
    body = mutant.tree.body
    names = _made_by(body[mutant.number])
    for _ in body:
        names |= {
            name
            for one in body
            if isinstance(one, ast.Assign | ast.AnnAssign) and _used_in(one) & names
            for name in _made_by(one)
        }
    return {
        node.lineno
        for one in body
        for node in ast.walk(one)
        if isinstance(node, ast.expr) and _word(node) in names
    }


def _made_by(statement: ast.stmt) -> set[str]:
    """The names that a statement of a module gives something, and those within a class."""
    return {name for node in ast.walk(statement) if (name := _given(node))}


def _given(node: ast.AST) -> str | None:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Name(id=name, ctx=ast.Store()):
            return name
    return None


def _used_in(statement: ast.stmt) -> set[str]:
    return {word for node in ast.walk(statement) if (word := _word(node))}


def _word(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name):
            return name
    return ""
