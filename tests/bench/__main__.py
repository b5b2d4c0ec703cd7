"""`python3 -m tests.bench NAME`."""

import sys

from course import bootstrap

if __name__ == "__main__":
    if bootstrap.inside():
        from tests.bench import (
            burst,
            callbacks,
            cohort_data,
            desk,
            dispatch,
            enumeration,
            formulas,
            load,
            loading,
            mails,
            pages,
            people,
            pictures,
            slow_signal,
            stranger,
            tick,
            weights,
        )

        benches = {
            "burst": burst.run,
            "callbacks": callbacks.run,
            "cohort-data": cohort_data.run,
            "desk": desk.run,
            "dispatch": dispatch.run,
            "enumeration": enumeration.run,
            "formulas": formulas.run,
            "load": load.run,
            "loading": loading.run,
            "mails": mails.run,
            "pages": pages.run,
            "people": people.run,
            "pictures": pictures.run,
            "slow-signal": slow_signal.run,
            "stranger": stranger.run,
            "tick": tick.run,
            "weights": weights.run,
        }
        if len(sys.argv) < 2 or sys.argv[1] not in benches:
            print(f"One of: {', '.join(benches)}", file=sys.stderr)
            sys.exit(2)
        benches[sys.argv[1]]()
    else:
        bootstrap.enter()
