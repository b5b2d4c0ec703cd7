"""How likely it is that a text asks us to stop, by what people wrote who did and who did not. It only ever asks.

For what neither grammar nor saying hears: spelling without rules, a way to put it that nobody thought of. Each word of
a text, its first letters, and each two that stand side by side weigh for or against it (`opt_out_weights`, counted from
the lines in `tests/rules/`). Pure.
"""

import math
from functools import cache
from itertools import pairwise

from course.rules import opt_out_weights

# So many letters say which word it is, whatever it ends on.
STEM = 4
# Up to so many words a text is short, and over so many it is long: most who stop do not say much.
SHORT, LONG = 3, 15
ANY = "#any"
# More than the table has; what is left behind them is how a computer writes fractions.
DECIMALS = 6


def is_likely(words: str) -> bool:
    """Whether plain words more likely ask us to stop than not, so that it is worth a question.

    One word alone says too little: those that mean it are known (`opt_out_words`).
    """
    return " " in words and odds(words) > 0


def odds(words: str) -> float:
    """How plain words, each in full (`opt_out_spelling`), weigh: the logarithm of the odds that they ask us to stop."""
    weights = _weights()
    # A set has another order in every process, and a plain sum comes out as its order has it: a text whose weights just
    # cancel out would be asked about by one process and not by the next.
    return round(math.fsum(weights.get(sign, 0.0) for sign in signs(words)), DECIMALS)


def signs(words: str) -> frozenset[str]:
    """What is weighed in plain words. A stem is written with a hyphen, a pair as two stems or an end (^ $) in a row.

    Every text has the sign #any: what it weighs before it is read.
    """
    said = [word for word in words.split() if word.isalnum()]
    stems = ["^", *(word[:STEM] for word in said), "$"]
    size = ["#short"] if len(said) <= SHORT else ["#long"] if len(said) > LONG else []
    return frozenset(
        [
            ANY,
            *said,
            *(f"{word[:STEM]}-" for word in said if len(word) > STEM),
            *(f"{one} {next_one}" for one, next_one in pairwise(stems)),
            *size,
        ]
    )


@cache
def _weights() -> dict[str, float]:
    """The table, by sign."""
    found = {}
    for line in opt_out_weights.TABLE.strip().splitlines():
        weight, _, said = line.partition(":")
        found.update(dict.fromkeys((one.strip() for one in said.split("|")), float(weight)))
    return found
