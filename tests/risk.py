"""`python3 -m tests.risk`: how many cries for help the risk-word match hears, and how many of its alarms are true.

Three sets of labelled lines: those the phrases were worked on with, those that passed once (which flatters), and those
that nobody ever worked on, which is what to expect of a new text. `--wrong` lists every line that comes out wrong.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from course.rules import risk_words
from tests.rules import risk_corpus, risk_earlier, risk_unseen
from tests.rules.risk_corpus import Line

SETS = {
    "worked on": (*risk_corpus.TUNED, *risk_earlier.WORKED_ON),
    "passed once": (*risk_corpus.HELD_OUT, *risk_earlier.PASSED),
    "never worked on": risk_unseen.UNSEEN,
}


@dataclass(frozen=True)
class Figures:
    """One set of lines. `recall`: of the cries, the share that is heard; `precision`: of the alarms, the true ones."""

    cries: int
    others: int
    recall: float
    precision: float
    category: float
    wrong: tuple[Line, ...]


def figures(lines: Sequence[Line]) -> Figures:
    """Judge each line by whether there is an alarm, and by its category where there should be one."""
    judged = [(line, risk_words.category(line.text)) for line in lines]
    cries = [(line, found) for line, found in judged if line.category is not None]
    heard = sum(found is not None for _, found in cries)
    alarms = sum(found is not None for _, found in judged)
    return Figures(
        len(cries),
        len(judged) - len(cries),
        heard / len(cries),
        heard / alarms,
        sum(found == line.category for line, found in cries) / len(cries),
        tuple(line for line, found in judged if (found is None) != (line.category is None)),
    )


def main(arguments: Sequence[str]) -> None:
    print("lines             cries  others  recall  precision  right category")
    for name, lines in SETS.items():
        one = figures(lines)
        print(
            f"{name:<16}  {one.cries:>5}  {one.others:>6}  {one.recall:>6.3f}  {one.precision:>9.3f}"
            f"  {one.category:>14.3f}"
        )
        for line in one.wrong if "--wrong" in arguments else ():
            print(f"  {'missed' if line.category else 'false alarm'}: {line.text}")
    recall, precision = risk_unseen.FIRST_TRY
    print(f"never worked on, when they were first tried: recall {recall:.3f}, precision {precision:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
