"""Counts the weights of `rules/opt_out_weights.py` from the corpora, the same each time (`tests.opt_outs --count`).

A logistic regression that leaves out whatever says little (an L1 penalty), by steps that gather pace (Beck and
Teboulle, 2009). Three thousand lines on each side take half a minute.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from course.rules import opt_out_odds, opt_out_spelling, opt_out_weights, plain_text

# A sign that one line alone has says nothing of other lines.
LEAST_LINES = 2
PENALTY, STEPS = 1.0, 400
# Weights are rounded to tenths, so that the table can be read.
DECIMALS = 1
WIDTH = 110
HEAD = '''"""What the words of a text weigh for a wish to stop, and against it (`opt_out_odds`). Counted, not written.

`python3 -m tests.opt_outs --count` makes it anew from the corpora. Each line has a weight and what has it.
"""

TABLE = """
'''


def write(outs: Iterable[str], ordinary: Iterable[str]) -> int:
    """Count anew and write the table; how many signs it has."""
    found = counted(outs, ordinary)
    Path(opt_out_weights.__file__).write_text(HEAD + page(found) + '"""\n', encoding="utf-8")
    return len(found)


def page(weights: Mapping[str, float]) -> str:
    """The table as text: what weighs most first, several lines where one is not enough."""
    lines = []
    for weight in sorted(set(weights.values()), reverse=True):
        line = ""
        for sign in sorted(sign for sign, one in weights.items() if one == weight):
            if line and len(line) + len(sign) > WIDTH - 10:
                lines.append(f"{weight:+.1f}: {line}")
                line = ""
            line = f"{line} | {sign}" if line else sign
        lines.append(f"{weight:+.1f}: {line}".rstrip())
    return "".join(f"{line}\n" for line in lines)


def counted(outs: Iterable[str], ordinary: Iterable[str]) -> dict[str, float]:
    """The weight of each sign that has one."""
    lines = [
        (_signs(text), wish)
        for texts, wish in ((outs, 1.0), (ordinary, 0.0))
        for text in dict.fromkeys(texts)
    ]
    often = Counter(sign for signs, _ in lines for sign in signs)
    # What every text has comes first, since nothing pulls it to nothing.
    names = sorted(
        (sign for sign, count in often.items() if count >= LEAST_LINES),
        key=lambda sign: (sign != opt_out_odds.ANY, sign),
    )
    places = {name: place for place, name in enumerate(names)}
    rows = [(sorted(places[sign] for sign in signs if sign in places), wish) for signs, wish in lines]
    weights = _fitted(rows, len(names))
    rounded = {name: round(weight, DECIMALS) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in rounded.items() if weight}


def _signs(text: str) -> frozenset[str]:
    return opt_out_odds.signs(
        opt_out_spelling.spelled_out(plain_text.plain(opt_out_spelling.drawn_out(text)))
    )


def _fitted(rows: list[tuple[list[int], float]], size: int) -> list[float]:
    """The weights under which the lines are likeliest, each pulled to nothing by the penalty but for the first."""
    now, ahead, pace = [0.0] * size, [0.0] * size, 1.0
    step = 4.0 / _steepest(rows, size)
    for _ in range(STEPS):
        slope = [0.0] * size
        for places, wish in rows:
            weight = sum([ahead[place] for place in places])
            miss = 1 / (1 + math.exp(-weight)) - wish
            for place in places:
                slope[place] += miss
        before, now = (
            now,
            [_pulled(one - step * by, step * PENALTY) for one, by in zip(ahead, slope, strict=True)],
        )
        now[0] = ahead[0] - step * slope[0]
        faster = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = [one + (pace - 1) / faster * (one - old) for one, old in zip(now, before, strict=True)]
        pace = faster
    return now


def _pulled(weight: float, by: float) -> float:
    return math.copysign(max(abs(weight) - by, 0.0), weight)


def _steepest(rows: list[tuple[list[int], float]], size: int) -> float:
    """The largest eigenvalue of how the signs go together, by repeated multiplication; a little over, to be safe."""
    vector = [1.0] * size
    length = 1.0
    for _ in range(30):
        found = [0.0] * size
        for places, _ in rows:
            along = sum([vector[place] for place in places])
            for place in places:
                found[place] += along
        length = math.sqrt(sum(one * one for one in found))
        vector = [one / length for one in found]
    return length * 1.05
