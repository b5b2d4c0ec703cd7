"""`python3 -m tests.sweep [--every 1]`: every zone x every change of clocks to November 2031 x three send times."""

import argparse
import sys
import zoneinfo
from time import perf_counter

from course import bootstrap


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.sweep", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="of the changes, take every so many (1)")
    asked = parser.parse_args()
    began = perf_counter()
    verdict = sweeping.sweep(sorted(zoneinfo.available_timezones()), every=asked.every)
    print(f"tzdata {tzdata.IANA_VERSION}: {verdict}")
    print(f"{perf_counter() - began:.0f} s; {'clean' if verdict.is_clean else 'NOT CLEAN'}")
    return 0 if verdict.is_clean else 1


if __name__ == "__main__":
    if bootstrap.inside():
        import tzdata

        from tests.sweep import sweeping

        zoneinfo.reset_tzpath(to=[])
        sys.exit(main())
    else:
        bootstrap.enter()
