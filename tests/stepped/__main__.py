"""`python3 -m tests.stepped [--seeds 5] [--seed 1] [--weeks 20] [--learners 6] [--database sqlite|postgres]`.

For each seed: the rehearsal of a course in which people pause, move, answer, leave and staff act, beside what the live
jobs send to the same people, ticking every half hour. The messages that only one of the two sent are printed.
"""

import argparse
import sys
import tempfile
import zoneinfo
from pathlib import Path
from time import perf_counter

from course import bootstrap


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.stepped", description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weeks", type=int, default=20)
    parser.add_argument("--learners", type=int, default=6)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    asked = parser.parse_args()
    differing = 0
    with tempfile.TemporaryDirectory() as folder, places.servers(asked.database, Path(folder)) as fresh:
        for seed in range(asked.seed, asked.seed + asked.seeds):
            differing += _compare(asked, seed, places.lives_settings(fresh(), Path(folder)))
    return 1 if differing else 0


def _compare(asked: argparse.Namespace, seed: int, settings: "Settings") -> int:
    began, clock = perf_counter(), FixedClock(comparing.BEGINS)
    senders = {channel: RecordingSender(channel, clock=clock) for channel in ("sms", "email")}
    wired = wiring.build(settings, clock=clock, senders=senders)
    plan = comparing.stepped(seed, learners=asked.learners, weeks=asked.weeks)
    rehearsed, live = comparing.rehearsed(wired, plan), comparing.by_jobs(wired, clock, plan)
    wired.db.dispose()
    apart = sorted(set(rehearsed) ^ set(live), key=lambda one: (one[4], one[0]))
    said = f"{len(apart)} apart" if apart else "alike"
    print(
        f"seed {seed}: {len(rehearsed)} rehearsed, {len(live)} sent, {said}, {perf_counter() - began:.0f} s"
    )
    for one in apart[:5]:
        print("  only", "rehearsed" if one in rehearsed else "sent", *one[:4], one[4].isoformat(), flush=True)
    return len(apart)


if __name__ == "__main__":
    if bootstrap.inside():
        from course import wiring
        from course.settings import Settings
        from tests.fakes import FixedClock, RecordingSender
        from tests.lives import places
        from tests.stepped import comparing

        zoneinfo.reset_tzpath(to=[])
        sys.exit(main())
    else:
        bootstrap.enter()
