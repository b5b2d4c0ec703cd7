"""`python3 -m tests.drills WHAT [--database sqlite|postgres|both] [--rows N]`: the long versions.

keys        fresh data keys while others read and write (--rows 10000)
schema      every step of the schema down and up under so many learners (--rows 100000)
limit       learners in every zone whose time to be kept runs out, the job each hour (--rows 600)
restore     from a backup to the first message on a machine that has nothing (--rows 2000)
previous    the everyday suite of an older release on the schema of today (--release REF, else the last commit without
            the newest step of the schema; --tests "ARGUMENTS" for its pytest instead of the suite)
"""

import argparse
import os
import shlex
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from course import bootstrap

DEFAULTS = {"keys": 10_000, "schema": 100_000, "limit": 600, "restore": 2000, "previous": 0}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.drills", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("what", choices=DEFAULTS)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--release")
    parser.add_argument("--tests", type=shlex.split, default=[])
    asked = parser.parse_args()
    rows, is_bad = asked.rows or DEFAULTS[asked.what], False
    engines = ("sqlite", "postgres") if asked.database == "both" else (asked.database,)
    for engine in engines:
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            found = _on(engine, asked, Path(folder), rows)
            took = f"{time.monotonic() - began:.0f} s, load {os.getloadavg()[0]:.1f}"
            print(f"{asked.what}{f' of {rows}' if rows else ''} on {engine} ({took}): {found}", flush=True)
            is_bad = is_bad or not found.is_good
    return 1 if is_bad else 0


def _on(engine: str, asked: argparse.Namespace, folder: Path, rows: int) -> Any:
    if asked.what == "previous":
        return previous.run(folder, release=asked.release, tests=asked.tests, database=engine)
    if engine == "sqlite":
        url = f"sqlite:///{databases.make_sqlite(folder / 'kith.db')}"
        return _run(asked.what, url, f"sqlite:///{folder / 'empty.db'}", folder, rows)
    with databases.postgres_server() as server:
        return _run(asked.what, server.fresh(), server.empty(), folder, rows)


def _run(what: str, url: str, empty_url: str, folder: Path, rows: int) -> Any:
    match what:
        case "keys":
            return keys.turn(url, folder, rows=rows)
        case "schema":
            return schema.walk(url, folder, learners=rows)
        case "limit":
            return limit.run(url, folder, learners=rows)
    return restoring.drill(url, empty_url, folder, learners=rows)


if __name__ == "__main__":
    if bootstrap.inside():
        from tests import databases
        from tests.drills import keys, limit, previous, restoring, schema

        sys.exit(main())
    else:
        bootstrap.enter()
