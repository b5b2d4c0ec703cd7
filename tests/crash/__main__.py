"""`python3 -m tests.crash [--database sqlite|postgres] [--learners 200] [--kills 50] [--seed 1]`: the long version."""

import argparse
import sys
import tempfile
from pathlib import Path

from course import bootstrap


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.crash", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.database == "sqlite":
            url = f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}"
            verdict = kills.run(
                url, Path(folder), learners=asked.learners, kills=asked.kills, seed=asked.seed
            )
        else:
            with databases.postgres_server() as server:
                url = server.fresh()
                verdict = kills.run(
                    url, Path(folder), learners=asked.learners, kills=asked.kills, seed=asked.seed
                )
    print(f"{asked.database}: {verdict}")
    return 1 if verdict.duplicates or verdict.unexplained else 0


if __name__ == "__main__":
    if bootstrap.inside():
        from tests import databases
        from tests.crash import kills

        sys.exit(main())
    else:
        bootstrap.enter()
