"""`python3 -m tests.lives [--lives 50000] [--worlds 0] [--edits 0] [--foreseen 0] [--outages 0] [--learners 40]`.

`--lives` go through the rule alone; `--worlds`, each of so many `--learners`, through the real planner, delivery and
database; `--edits` by staff are made while a tick is under way, each at another point of it; in so many worlds
`--foreseen` holds what `why` says against what then comes; `--outages` for so many learners stop everything for an
hour, a day and a week. `--database` is sqlite or postgres, `--seed` the first one. A seed that finds something is
printed, and belongs into FOUND of tests/lives/test_lives.py.
"""

import argparse
import itertools
import sys
import tempfile
import zoneinfo
from collections import Counter
from pathlib import Path
from time import perf_counter

from course import bootstrap


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.lives", description=__doc__)
    parser.add_argument("--lives", type=int, default=50_000)
    parser.add_argument("--worlds", type=int, default=0)
    parser.add_argument("--edits", type=int, default=0)
    parser.add_argument("--foreseen", type=int, default=0)
    parser.add_argument("--outages", type=int, default=0)
    parser.add_argument("--learners", type=int, default=40)
    parser.add_argument("--weeks", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    asked = parser.parse_args()
    began, judge = perf_counter(), Judge()
    plans = rules_alone.all_plans(lessons.load(wiring.LESSONS))
    for seed in range(asked.seed, asked.seed + asked.lives):
        _told(judge, seed, lambda seed=seed: rules_alone.live(seed, plans, judge))
    print(
        f"{asked.lives} lives, {judge.handed_over} messages, {perf_counter() - began:.0f} s: {judge.faults or 'clean'}"
    )
    if asked.worlds:
        _worlds(asked, judge)
    if asked.edits:
        _edits(asked, judge)
    if asked.foreseen:
        _foreseen(asked, judge)
    is_good = not asked.outages or _outages(asked)
    return 1 if judge.faults or not is_good else 0


def _told(judge, seed, run) -> None:  # type: ignore[no-untyped-def]
    before = judge.faults.total()
    run()
    if judge.faults.total() > before:
        print(f"seed {seed}: {judge.wrong[-1]}", flush=True)


def _worlds(asked: argparse.Namespace, judge: "Judge") -> None:
    began, before = perf_counter(), judge.handed_over
    with tempfile.TemporaryDirectory() as folder, servers(asked.database, Path(folder)) as fresh:
        for seed in range(asked.seed, asked.seed + asked.worlds):
            settings = lives_settings(fresh(), Path(folder))
            _told(
                judge, seed,
                lambda seed=seed, settings=settings: world.live(
                    settings, seed, judge, learners=asked.learners, weeks=asked.weeks, acts=25
                ),
            )  # fmt: skip
    lives = asked.worlds * asked.learners
    said = f"{lives} lives on {asked.database}, {judge.handed_over - before} messages"
    print(f"{said}, {perf_counter() - began:.0f} s: {judge.faults or 'clean'}")


def _edits(asked: argparse.Namespace, judge: "Judge") -> None:
    began, before, made = perf_counter(), judge.handed_over, Counter[str]()
    with tempfile.TemporaryDirectory() as folder, servers(asked.database, Path(folder)) as fresh:
        for seed in itertools.count(asked.seed):
            left = min(interleaved.EDITS_EACH, asked.edits - made["edits"])
            if left <= 0:
                break
            settings = lives_settings(fresh(), Path(folder))
            _told(
                judge, seed,
                lambda seed=seed, settings=settings, left=left: made.update(
                    interleaved.run(settings, seed, judge, learners=6, times=left)
                ),
            )  # fmt: skip
            said = ", ".join(f"{number} {name}" for name, number in sorted(made.items()))
            print(f"{said}; {perf_counter() - began:.0f} s", flush=True)
    said = f"{made['edits']} edits within ticks on {asked.database}, {judge.handed_over - before} messages"
    print(f"{said}, {perf_counter() - began:.0f} s: {judge.faults or 'clean'}")


def _foreseen(asked: argparse.Namespace, judge: "Judge") -> None:
    began, number = perf_counter(), 0
    with tempfile.TemporaryDirectory() as folder, servers(asked.database, Path(folder)) as fresh:
        for seed in range(asked.seed, asked.seed + asked.foreseen):
            before = judge.faults.total()
            number += foreseen.live(lives_settings(fresh(), Path(folder)), seed, judge, learners=4, times=10)
            if judge.faults.total() > before:
                print(f"seed {seed}: {judge.wrong[-1]}", flush=True)
    print(f"{number} messages foreseen, {perf_counter() - began:.0f} s: {judge.faults or 'clean'}")


def _outages(asked: argparse.Namespace) -> bool:
    found = []
    with tempfile.TemporaryDirectory() as folder, servers(asked.database, Path(folder)) as fresh:
        for hours in (1, 24, 7 * 24):
            settings = lives_settings(fresh(), Path(folder))
            found.append(outages.run(settings, hours=hours, learners=asked.outages))
            print(f"{hours} h, {asked.outages} learners on {asked.database}: {found[-1]}", flush=True)
    return all(day.is_good for day in found)


if __name__ == "__main__":
    if bootstrap.inside():
        from course import lessons, wiring
        from tests.lives import foreseen, interleaved, outages, rules_alone, world
        from tests.lives.judge import Judge
        from tests.lives.places import lives_settings, servers

        zoneinfo.reset_tzpath(to=[])
        sys.exit(main())
    else:
        bootstrap.enter()
