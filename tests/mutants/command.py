"""`python3 -m tests.mutants [MODULE ...] [--each N] [--seed N]`: break the code on purpose; who notices?

Every place of a module is changed by one of some fifteen operators, a change at a time: a comparison moved by one or
turned round, a condition or a part of one left out, a number one higher or lower, days for hours, a call left out,
words gone, and so on. The module's own tests are run on each; the file stays as it is. What they let pass is shown for
a person to read. Some mean the same as before: those are listed, each with its reason, in `tests/mutants/same.py`, and
are counted apart. `--each N` draws so many changes of each module. Exit status 1 where a module has less than nine in
ten of the others noticed, and where a change that is listed as the same was noticed.
"""

import argparse
import random
import time
from dataclasses import dataclass, field

from tests.mutants import afresh, operators, trials, uses
from tests.mutants.operators import Mutant
from tests.mutants.same import SAME
from tests.mutants.table import MODULES
from tests.mutants.trials import ROOT

ENOUGH = 0.9


@dataclass
class Figures:
    """What became of the changes of one module."""

    module: str
    made: int
    noticed: int = 0
    same: int = 0
    survivors: list[Mutant] = field(default_factory=list)
    # Listed as the same, and a test noticed.
    told_apart: list[Mutant] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of those that are another program were noticed."""
        others = self.noticed + len(self.survivors)
        return self.noticed / others if others else 1.0

    def __str__(self) -> str:
        tried = self.noticed + self.same + len(self.survivors) + len(self.told_apart)
        return (
            f"{self.module}: {self.made} changes, {tried} tried: {self.noticed} noticed, {self.same} the same,"
            f" {len(self.survivors)} survived: {self.share:.2f}"
        )


def try_module(module: str, *, each: int | None, seed: int) -> Figures:
    """What became of the changes of a module, or of some of them, drawn by lot."""
    tests = MODULES[module].split()
    every = operators.mutants(module, (ROOT / module).read_text(encoding="utf-8"))
    drawn = every if each is None else random.Random(f"{seed} {module}").sample(every, min(each, len(every)))
    told = trials.try_quickly(module, tests, drawn)
    if not told:
        raise SystemExit(f"The tests of {module} fail on the code as it is: {' '.join(tests)}")
    figures = Figures(module, len(every))
    for mutant, fate in zip(drawn, told["fates"], strict=True):
        is_same = any(one.is_it(mutant) for one in SAME)
        noticed = fate == "noticed"
        if fate == "unknown" or (fate == "passed" and not is_same and mutant.is_about_locks):
            noticed = not afresh.try_afresh(mutant, tests, uses.likely(mutant, told["came_by"]))
        if is_same and noticed:
            figures.told_apart.append(mutant)
        elif is_same:
            figures.same += 1
        elif noticed:
            figures.noticed += 1
        else:
            figures.survivors.append(mutant)
    return figures


def show(figures: Figures, began: float) -> None:
    print(f"{figures} ({time.monotonic() - began:.0f} s)", flush=True)
    for one in figures.survivors:
        print(f"  {one}", flush=True)
    for one in figures.told_apart:
        print(f"  Listed as the same, and noticed: {one}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.mutants", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("modules", nargs="*", metavar="MODULE", choices=[*MODULES, []])
    parser.add_argument("--each", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = []
    for module in asked.modules or MODULES:
        began = time.monotonic()
        found.append(try_module(module, each=asked.each, seed=asked.seed))
        show(found[-1], began)
    noticed, survived = sum(one.noticed for one in found), sum(len(one.survivors) for one in found)
    print(f"{noticed} of {noticed + survived} noticed, {sum(one.same for one in found)} the same beside them")
    return 0 if all(one.share >= ENOUGH and not one.told_apart for one in found) else 1
