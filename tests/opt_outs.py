"""`python3 -m tests.opt_outs`: how many texts that ask us to stop are heard, and how many ordinary ones are mistaken.

*Stopped* is acted on at once, *asked* gets the question whether the texts shall stop. `--wrong` lists
what comes out wrong; `--count` counts the weights of the last resort anew from these lines.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from course.rules import reply_words
from tests import opt_out_counting
from tests.rules import opt_out_corpus, opt_out_near, opt_out_newest, opt_out_rounds, risk_corpus

ROUNDS = (*opt_out_rounds.ROUNDS, *opt_out_newest.ROUNDS)
# The rounds before had no ordinary replies of their own.
FIRST_WITH_ORDINARY = 4


@dataclass(frozen=True)
class Figures:
    """One set of texts: how many were stopped for and asked about, and which were neither."""

    lines: int
    stopped: tuple[str, ...]
    asked: tuple[str, ...]
    neither: tuple[str, ...]

    @property
    def heard(self) -> float:
        return 1 - len(self.neither) / self.lines


def texts(block: str) -> list[str]:
    """The lines of a block of the corpus; a line that opens with | goes on from the one above."""
    return [line.strip() for line in block.replace("\n    |", "").strip().splitlines()]


def ordinary() -> list[str]:
    """Near misses, and what the corpus of risk words has that is no wish to stop."""
    asking = {"STOP", "no more texts please"}
    others = [line.text for lines in (risk_corpus.TUNED, risk_corpus.HELD_OUT) for line in lines]
    return [
        *texts(opt_out_corpus.ORDINARY),
        *texts(opt_out_rounds.ORDINARY),
        *texts(opt_out_near.NOT_ABOUT_STOPPING),
        *texts(opt_out_near.GOING_ON),
        *texts(opt_out_near.TELLING),
        *(text for lines, _, _ in opt_out_newest.ORDINARY for text in texts(lines)),
        *(text for text in others if text not in asking and "stop texting me" not in text),
    ]


def figures(lines: Sequence[str]) -> Figures:
    """What the rule makes of each. A cry for help that also asks to stop counts as stopped."""
    found = [(text, reply_words.understand(text)) for text in lines]
    stopped = tuple(text for text, one in found if one.takes_back_consent)
    asked = tuple(text for text, one in found if one.kind == "maybe_stop")
    neither = tuple(text for text, _ in found if text not in {*stopped, *asked})
    return Figures(len(lines), stopped, asked, neither)


def sets() -> dict[str, list[str]]:
    """Every set of texts that ask us to stop, by its name."""
    rounds = {f"round {number}": texts(lines) for number, (lines, _, _) in enumerate(ROUNDS, 1)}
    worked_on = [
        *texts(opt_out_corpus.WORKED_ON),
        *texts(opt_out_corpus.UNSEEN),
        *texts(opt_out_rounds.WORKED_ON),
    ]
    return {"worked on": worked_on, **rounds}


def all_outs() -> list[str]:
    """All texts of all sets that ask us to stop."""
    return [text for lines in sets().values() for text in lines]


def main(arguments: Sequence[str]) -> None:
    if "--count" in arguments:
        print(f"{opt_out_counting.write(all_outs(), ordinary())} signs have a weight.")
        return
    print("texts      lines  stopped  asked  heard")
    for name, lines in (*sets().items(), ("ordinary", ordinary())):
        one = figures(lines)
        heard = f"{one.heard:.3f}" if name != "ordinary" else "-"
        print(f"{name:<9}  {one.lines:>5}  {len(one.stopped):>7}  {len(one.asked):>5}  {heard:>5}")
        for text in (
            (one.neither if name != "ordinary" else one.stopped + one.asked) if "--wrong" in arguments else ()
        ):
            print(f"  {text}")
    for number, (_, stopped, heard_of) in enumerate(ROUNDS, 1):
        print(f"round {number}, when it was first tried: stopped {stopped:.2f}, heard {heard_of:.2f}")
    for number, (_, stopped, asked) in enumerate(opt_out_newest.ORDINARY, FIRST_WITH_ORDINARY):
        print(f"its ordinary replies ({number}), first tried: stopped {stopped:.3f}, asked {asked:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
