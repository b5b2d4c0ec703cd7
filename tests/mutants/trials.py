"""Run tests on changed code in place, and say whether they noticed. The files of the code stay as they are.

In one process all is loaded, collected and run once, and so known: how long each test takes and by which lines of the
module it comes. Each change is then made in a fork of that process: a function is given other code, or what stands
between the functions is worked out anew; only the tests run that come by it, the quickest first, until one fails.
"""

import ast
import functools
import gc
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest

from tests.mutants.forks import in_fork
from tests.mutants.operators import Mutant
from tests.mutants.uses import CameBy, likely

ROOT = Path(__file__).resolve().parents[2]
# A test that goes round in a circle has noticed too. Processor time, which other work does not use up: for one test
# above some times what it took before, and for all of them.
GRACE_SECONDS, LONGEST_SECONDS = 3, 120
ON_SQLITE = "not postgres"
OPTIONS = ("-n0", "-q", "-p", "no:cacheprovider", "-m", "not long")
_AS_A_MODULE = {"__builtins__": __builtins__, "__package__": "", "__name__": "", "__file__": ""}


def dotted(module: str) -> str:
    """The name by which a file of ours is imported."""
    return module.removesuffix(".py").replace("/", ".")


class Quick:
    """Runs the tests of a module on one change after the other, in forks of the process that collected them."""

    def __init__(self, module: str, mutants: Sequence[Mutant]) -> None:
        self._module, self._path = module, str(ROOT / module)
        self._tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
        self._mutants = mutants
        self.told: dict[str, Any] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed or not session.items:
            return True
        items = {item.nodeid: item for item in session.items}
        # Not in a fork, so that what is made, compiled or rendered once is there for all of them.
        came_by = _lines_of_each(session, self._path)
        if came_by is None:
            return True
        apply = InPlace(self._path, self._module)
        took = {item: came_by[id][0] for id, item in items.items()}
        apply.in_place = bool(in_fork(lambda: _passes(session, took, lambda: apply.values(self._tree))))
        if not apply.in_place and not in_fork(lambda: _passes(session, took, lambda: None)):
            return True
        fates = [self._fate(session, items, came_by, apply, mutant) for mutant in self._mutants]
        self.told = {"came_by": came_by, "fates": fates}
        return True

    def _fate(
        self,
        session: pytest.Session,
        items: Mapping[str, pytest.Item],
        came_by: CameBy,
        apply: "InPlace",
        mutant: Mutant,
    ) -> str:
        change, order = apply.change(mutant), likely(mutant, came_by)
        if change is None:
            return "unknown"
        if not order:
            return "passed"
        chosen = {items[one]: came_by[one][0] for one in order}
        passed = in_fork(lambda: _passes(session, chosen, change), longest=LONGEST_SECONDS)
        return "passed" if passed else "noticed"


def try_quickly(module: str, tests: Sequence[str], mutants: Sequence[Mutant]) -> dict[str, Any]:
    """Of each change whether it was noticed, and of each test how long it took and by which lines it came.

    Nothing where the tests fail on the code as it is.
    """

    def job() -> dict[str, Any]:
        quick = Quick(module, mutants)
        pytest.main([*OPTIONS, "-k", ON_SQLITE, *tests], plugins=[quick])
        return quick.told

    return in_fork(job) or {}


def _run(session: pytest.Session, item: pytest.Item, following: pytest.Item | pytest.Session) -> bool:
    """Whether a test passes. What is made once in a run stays where, for pytest, the session itself follows."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    return not session.testsfailed


class InPlace:
    """Changes what a loaded module does, in place."""

    def __init__(self, path: str, module: str) -> None:
        self._path, self._name = path, dotted(module)
        # Whether the tests pass where what stands between the functions is worked out anew, without a change.
        self.in_place = True
        self._functions = [
            one for one in gc.get_objects() if type(one) is FunctionType and one.__code__.co_filename == path
        ]
        self._remembering = _remembering()
        # Forks that do not look at these objects share their memory.
        gc.freeze()

    def change(self, mutant: Mutant) -> Callable[[], None] | None:
        """What makes a change; None where that takes a fresh start: in a class, say, which others were made from."""
        if mutant.is_in_function:
            codes = self._new_code(mutant.tree)
            return functools.partial(self._give, codes) if codes else None
        if not self.in_place or isinstance(mutant.tree.body[mutant.number], ast.ClassDef):
            return None
        return functools.partial(self.values, mutant.tree)

    def values(self, tree: ast.Module) -> None:
        """Work out anew what stands between the functions, also where other modules have it by its name."""
        made: dict[str, Any] = {**_AS_A_MODULE, "__name__": self._name, "__file__": self._path}
        exec(compile(tree, self._path, "exec"), made)
        ours = vars(sys.modules[self._name])
        for name, value in made.items():
            old = ours.get(name)
            if isinstance(value, FunctionType) and isinstance(old, FunctionType):
                old.__defaults__, old.__kwdefaults__ = value.__defaults__, value.__kwdefaults__
            elif name not in _AS_A_MODULE and not callable(value):
                for one in [
                    module for key, module in sys.modules.items() if key.startswith(("course", "tests"))
                ]:
                    if vars(one).get(name, self) is old:
                        setattr(one, name, value)
        self._forget()

    def _give(self, codes: Mapping[FunctionType, CodeType]) -> None:
        for function, code in codes.items():
            function.__code__ = code
        self._forget()

    def _forget(self) -> None:
        """What was remembered before the change."""
        for one in self._remembering:
            one.cache_clear()

    def _new_code(self, tree: ast.Module) -> dict[FunctionType, CodeType] | None:
        """Which functions get which other code; None where they cannot be told apart, or none is other."""
        codes: dict[tuple[str, int], list[CodeType]] = {}
        for one in _codes(compile(tree, self._path, "exec")):
            codes.setdefault((one.co_qualname, one.co_firstlineno), []).append(one)
        found = {}
        for function in self._functions:
            old = function.__code__
            match codes.get((old.co_qualname, old.co_firstlineno)):
                case [new]:
                    if new != old:
                        found[function] = new
                case _:
                    return None
        return found or None


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def _passes(session: pytest.Session, items: Mapping[pytest.Item, float], change: Callable[[], None]) -> bool:
    """Whether these tests pass after a change; each may take some times as long as it took before."""
    change()
    following: list[pytest.Item | pytest.Session] = [*list(items)[1:], session]
    for item, then in zip(items, following, strict=True):
        signal.setitimer(signal.ITIMER_PROF, GRACE_SECONDS + 5 * items[item])
        if not _run(session, item, then):
            return False
    return True


def _remembering() -> list[Any]:
    """The functions of ours that remember what they once found."""
    every = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
    return [one for one in every if one.__wrapped__.__module__.startswith("course")]


def _lines_of_each(session: pytest.Session, path: str) -> dict[str, tuple[float, list[int]]] | None:
    """How long each test takes and by which lines of a file it comes; None where one fails."""
    lines: set[int] = set()

    def line(frame: FrameType, _event: str, _argument: Any) -> Any:
        lines.add(frame.f_lineno)
        return line

    def call(frame: FrameType, _event: str, _argument: Any) -> Any:
        if frame.f_code.co_filename != path:
            return None
        lines.add(frame.f_lineno)
        return line

    threading.settrace(call)
    found, remembering = {}, _remembering()
    for item in session.items:
        lines.clear()
        # Else only the first test that asks would come by the line that answers.
        for one in remembering:
            one.cache_clear()
        began = time.process_time()
        sys.settrace(call)
        passed = _run(session, item, session)
        sys.settrace(None)
        if not passed:
            return None
        found[item.nodeid] = (time.process_time() - began, sorted(lines))
    return found
