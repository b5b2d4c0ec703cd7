"""Run tests on changed code from the start: a fork that has loaded nothing of ours loads the changed module.

For what cannot be changed in place, such as a class from which others were made; and for locks, on both engines.
"""

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import CodeType

import pytest

from tests.mutants.forks import in_fork
from tests.mutants.operators import Mutant
from tests.mutants.trials import LONGEST_SECONDS, ON_SQLITE, OPTIONS, ROOT, dotted


class Changed(importlib.machinery.SourceFileLoader):
    """Gives a module other words than its file has."""

    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self._tree = tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._tree, self.path, "exec")


class Finder(importlib.abc.MetaPathFinder):
    """Finds one module, in its changed words, before anybody else does."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self._name = dotted(module)
        self._path, self._tree = str(ROOT / module), tree

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        return importlib.util.spec_from_loader(name, Changed(name, self._path, self._tree))


class Order:
    """Has the tests run in an order: those that are likely to notice first."""

    def __init__(self, first: Sequence[str]) -> None:
        self._place = {id: place for place, id in enumerate(first)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda one: self._place.get(one.nodeid, len(self._place)))


def try_afresh(mutant: Mutant, tests: Sequence[str], first: Sequence[str]) -> bool:
    """Whether the tests pass where all of it is loaded with the change, these first; on both engines for a lock."""
    engines = ["-k", "postgres" if mutant.is_about_locks and mutant.is_in_function else ON_SQLITE]

    def job() -> bool:
        sys.meta_path.insert(0, Finder(mutant.module, mutant.tree))
        return pytest.main([*OPTIONS, *engines, "-x", *tests], plugins=[Order(first)]) == 0

    return bool(in_fork(job, longest=LONGEST_SECONDS))
