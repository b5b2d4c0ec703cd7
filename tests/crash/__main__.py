"""`python3 -m tests.crash [WHAT] [--database sqlite|postgres|both] [--times N] [--due N]`: the long versions.

random      the jobs killed at any moment while they send (--times 50, --due 200)
points      killed at each of seven named points (--times 200 each)
stopped     stopped past the lease, and woken after another has taken over (--times 100)
crowd       eight processes over so many due at once, PostgreSQL (--due 10000, --times 20 runs)
faults      a provider that drops, resets, throttles and fails (--due 2000)
stops       so many stops within a batch (--times 1000, --due 10000)
risk        so many cries for help within a batch (--times 200, --due 2000)
forms       so many made-up forms at our webhooks, signed and forged (--times 10000)
restarts    the database server restarted under load, PostgreSQL (--times 10, --due 5000)
full        a disk without a byte left for so many seconds, SQLite (--times 60, --due 1000)
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from course import bootstrap

DEFAULTS = {
    "random": (50, 200), "points": (200, 0), "stopped": (100, 0), "crowd": (20, 10_000), "faults": (1, 2000),
    "stops": (1000, 10_000), "risk": (200, 2000), "forms": (10_000, 0), "restarts": (10, 5000), "full": (60, 1000),
}  # fmt: skip
ONLY_ON = {"crowd": "postgres", "restarts": "postgres", "full": "sqlite"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.crash", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("what", nargs="?", choices=DEFAULTS, default="random")
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--times", type=int)
    parser.add_argument("--due", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    times, due = DEFAULTS[asked.what]
    asked.times, asked.due = asked.times or times, asked.due or due
    engines = ("sqlite", "postgres") if asked.database == "both" else (asked.database,)
    is_bad = False
    with tempfile.TemporaryDirectory() as folder:
        for engine in (ONLY_ON[asked.what],) if asked.what in ONLY_ON else engines:
            for name, run in _runs(asked, engine, Path(folder) / engine):
                began = time.monotonic()
                verdict = run()
                is_bad = is_bad or not verdict.is_good
                took = f"{time.monotonic() - began:.0f} s, load {os.getloadavg()[0]:.1f}"
                print(f"{asked.what} {name} on {engine} ({took}): {verdict}", flush=True)
    return 1 if is_bad else 0


def _runs(asked: argparse.Namespace, engine: str, folder: Path) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each run of what was asked for, with a database of its own."""
    folder.mkdir()
    if engine == "sqlite":
        template = databases.make_sqlite(folder / "template.db")
        for name, work in _named(asked, None):
            here = folder / name
            here.mkdir()
            url = f"sqlite:///{shutil.copy(template, here / 'kith.db')}"
            yield name, partial(work, url, here)
    else:
        with databases.postgres_server() as server:
            for name, work in _named(asked, server):
                yield name, partial(_on_fresh, server, work, folder / name)


def _on_fresh(server: Any, work: Callable[[str, Path], Any], folder: Path) -> Any:
    return work(server.fresh(), folder)


def _named(asked: argparse.Namespace, server: Any) -> list[tuple[str, Callable[[str, Path], Any]]]:
    number, due, seed = asked.times, asked.due, asked.seed
    match asked.what:
        case "random":
            return [("run", partial(_random, learners=due, kills=number, seed=seed))]
        case "points":
            return [
                (one, partial(storms.killed_at, at=(one,), kills=number, seed=seed)) for one in points.POINTS
            ]
        case "stopped":
            return [("run", partial(storms.stopped_past_the_lease, times=number, seed=seed))]
        case "crowd":
            work = partial(storms.crowd, processes=8, due=due)
            return [(f"run-{one}", partial(work, seed=seed + one)) for one in range(number)]
        case "faults":
            return [
                (f"run-{one}", partial(storms.mixed_faults, due=due, seed=seed + one))
                for one in range(number)
            ]
        case "stops":
            return [("run", partial(opt_outs.stops_within_a_batch, due=due, stops=number, seed=seed))]
        case "risk":
            return [("run", partial(cries.cries_within_a_batch, due=due, cries=number, seed=seed))]
        case "full":
            return [("run", partial(full_disk.run, due=due, seconds=number, seed=seed))]
        case "restarts":
            work = partial(storms.restarted, restart=server.restart, due=due, times=number, seed=seed)
            return [("run", work)]
    return [("run", partial(opt_outs.forms_at_the_door, forms=number, seed=seed))]


def _random(url: str, folder: Path, *, learners: int, kills: int, seed: int) -> Any:
    folder.mkdir(exist_ok=True)
    return random_kills.run(url, folder, learners=learners, kills=kills, seed=seed)


if __name__ == "__main__":
    if bootstrap.inside():
        import shutil
        from functools import partial

        from tests import databases
        from tests.crash import cries, full_disk, opt_outs, points, storms
        from tests.crash import kills as random_kills

        if "full" in sys.argv[1:]:
            full_disk.inside()
        sys.exit(main())
    else:
        bootstrap.enter()
