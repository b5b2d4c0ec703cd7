"""`python3 -m tests.mutants [MODULE ...] [--each N] [--seed N] [--all]`: break the code on purpose; who notices?

Of each module so many places are drawn (or all of them), and each is changed by one of a dozen operators: a comparison
moved by one or turned round, *and* for *or*, a condition turned round, a number one higher, a call left out, and so on.
The module's own tests are run on it; the file stays as it is. A change that they let pass is a survivor, and is shown
for a person to read: some mean the same as before, the others want a test. Exit status 1 below nine in ten.
"""

import argparse
import ast
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType

from course import bootstrap

ROOT = Path(__file__).resolve().parents[1]
ENOUGH = 0.9
LONGEST_SECONDS = 90
# The other engine is the same code, and twice the time.
ON_SQLITE = "not postgres"
# What decides on consent, claims, the window and tokens, and the tests that hold it.
MODULES: dict[str, str] = {
    "course/rules/local_time.py": "tests/rules/test_local_time.py",
    "course/rules/hours.py": "tests/test_unknown_places.py tests/test_budget.py tests/rules/test_due.py",
    "course/windows.py": "tests/test_gone_zones.py tests/test_budget.py tests/rules/test_first_weekend.py"
    " tests/test_own_pace.py tests/web/test_closing.py",
    "course/consents.py": "tests/test_consents.py tests/test_unreached.py tests/test_ledger_file.py",
    "course/claims.py": "tests/test_claims.py tests/test_delivery.py",
    "course/holds.py": "tests/test_budget.py tests/test_texts_a_day.py tests/test_delivery.py tests/test_pauses.py"
    " tests/test_announcements.py tests/test_unreached.py",
    "course/unasked.py": "tests/test_texts_a_day.py",
    "course/codes.py": "tests/test_tokens.py tests/test_proving.py",
    "course/links.py": "tests/web/test_message_link.py tests/web/test_unsubscribe.py",
    "course/message_links.py": "tests/test_tokens.py tests/web/test_message_link.py",
    "course/seal.py": "tests/test_seal.py",
}
SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
METHODS = {"is_": "is_not", "is_not": "is_", "in_": "not_in", "not_in": "in_"}


@dataclass(frozen=True)
class Mutant:
    """One change: where, by which operator, and the line before and after."""

    module: str
    line: int
    operator: str
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.operator}\n    - {self.before}\n    + {self.after}"


def mutants(module: str, source: str) -> list[Mutant]:
    """Every change of a module that makes another program."""
    tree, found = ast.parse(source), []
    plain = ast.unparse(tree)
    for number, node in enumerate(ast.walk(tree)):
        for operator, change in _changes(node):
            changed = copy.deepcopy(tree)
            if _skipped(tree, node):
                continue
            change(next(one for place, one in enumerate(ast.walk(changed)) if place == number))
            written = ast.unparse(ast.fix_missing_locations(changed))
            if written != plain:
                before, after = _difference(plain, written)
                found.append(Mutant(module, getattr(node, "lineno", 0), operator, before, after, written))
    return found


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[..., None]]]:
    """What can be done to a node, each by the name of its operator."""
    match node:
        case ast.Compare(ops=[one]) if type(one) in SWAPPED:
            yield "comparison", lambda it: setattr(it, "ops", [SWAPPED[type(it.ops[0])]()])
        case ast.BoolOp():
            yield (
                "and-or",
                lambda it: setattr(it, "op", ast.Or() if isinstance(it.op, ast.And) else ast.And()),
            )
        case ast.UnaryOp(op=ast.Not()):
            yield "not", _without_not
        case ast.BinOp(op=sign) if type(sign) in SIGNS:
            yield "sign", lambda it: setattr(it, "op", SIGNS[type(it.op)]())
        case ast.Constant(value=bool()):
            yield "truth", lambda it: setattr(it, "value", not it.value)
        case ast.Constant(value=int()):
            yield "number", lambda it: setattr(it, "value", it.value + 1)
        case ast.If() | ast.IfExp() | ast.While():
            yield "condition", lambda it: setattr(it, "test", ast.UnaryOp(ast.Not(), it.test))
        case ast.Call(func=ast.Name(id=name)) if name in NAMES:
            yield "least-most", lambda it: setattr(it.func, "id", NAMES[it.func.id])
        case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
            yield "condition of a query", lambda it: setattr(it.func, "attr", METHODS[it.func.attr])
        case ast.Expr(value=ast.Call()):
            yield "left out", lambda it: setattr(it, "value", ast.Constant(None))
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield "nothing returned", lambda it: setattr(it, "value", ast.Constant(None))
        case ast.comprehension(ifs=[_, *_]):
            yield "filter", lambda it: setattr(it, "ifs", [])


def _without_not(it: ast.UnaryOp) -> None:
    it.operand = ast.UnaryOp(ast.Not(), it.operand)


def _skipped(tree: ast.AST, node: ast.AST) -> bool:
    """Whether it is a word about the code: an annotation, a decorator's number, what an error says."""
    for holder in ast.walk(tree):
        words: list[ast.AST | None] = []
        if isinstance(holder, ast.ClassDef):
            words += holder.decorator_list
        elif isinstance(holder, ast.FunctionDef):
            words += [holder.returns, *holder.decorator_list, *(one.annotation for one in holder.args.args)]
        elif isinstance(holder, ast.AnnAssign):
            words.append(holder.annotation)
        elif isinstance(holder, ast.Raise | ast.Assert):
            words.append(holder)
        if any(node is inner for one in words if one is not None for inner in ast.walk(one)):
            return True
    return False


def _difference(plain: str, written: str) -> tuple[str, str]:
    """The first line that differs, from a little before the place where it does."""
    pairs = zip(plain.splitlines(), written.splitlines(), strict=False)
    before, after = next(((one, other) for one, other in pairs if one != other), ("", ""))
    alike = next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0
    )
    place = max(0, alike - 60)
    return before[place:].strip()[:150], after[place:].strip()[:150]


class Changed(importlib.machinery.SourceFileLoader):
    """Gives a module other words than its file has."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec")


class Finder(importlib.abc.MetaPathFinder):
    """Finds one module, in its changed words, before anybody else does."""

    def __init__(self, module: str, source: str) -> None:
        self._name = module.removesuffix(".py").replace("/", ".")
        self._path, self._source = str(ROOT / module), source

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        return importlib.util.spec_from_loader(name, Changed(name, self._path, self._source))


def is_noticed(module: str, source: str, tests: list[str]) -> bool:
    """Whether the tests fail where a module has this source. A test that goes round in a circle has noticed too.

    They run in a fork of this process, in which all libraries are loaded and nothing of ours is.
    """
    pid = os.fork()
    if pid == 0:
        os.nice(5)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        signal.alarm(LONGEST_SECONDS)
        sys.meta_path.insert(0, Finder(module, source))
        sys.dont_write_bytecode = True
        options = ["-n0", "-x", "-q", "-p", "no:cacheprovider", "-k", ON_SQLITE]
        os._exit(int(pytest.main([*options, *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != 0


def try_module(module: str, *, each: int, seed: int) -> tuple[int, list[Mutant]]:
    """How many mutants of a module were tried, and which survived."""
    tests, source = MODULES[module].split(), (ROOT / module).read_text(encoding="utf-8")
    if is_noticed(module, source, tests):
        raise SystemExit(f"The tests of {module} fail on the code as it is: {' '.join(tests)}")
    every = mutants(module, source)
    drawn = random.Random(f"{seed} {module}").sample(every, min(each, len(every)))
    survivors = [one for one in drawn if not is_noticed(module, one.source, tests)]
    print(f"{module}: {len(drawn)} of {len(every)} tried, {len(survivors)} survived", flush=True)
    for one in survivors:
        print(f"  {one}", flush=True)
    return len(drawn), survivors


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.mutants", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    tried = survived = 0
    for module in asked.modules or MODULES:
        number, left = try_module(module, each=10**6 if asked.all else asked.each, seed=asked.seed)
        tried, survived = tried + number, survived + len(left)
    share = 1 - survived / tried
    print(f"{tried - survived} of {tried} noticed: {share:.2f}")
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    if bootstrap.inside():
        # Loaded once, and not by each fork.
        import babel.dates  # noqa: F401
        import flask  # noqa: F401
        import phonenumbers  # noqa: F401
        import pytest
        import sqlalchemy.orm  # noqa: F401
        import twilio.rest  # noqa: F401

        sys.exit(main())
    else:
        bootstrap.enter()
