"""`python3 -m tests.bench NAME`."""

import sys

from course import bootstrap

if __name__ == "__main__":
    if bootstrap.inside():
        from tests.bench import (
            callbacks,
            cohort_data,
            desk,
            dispatch,
            enumeration,
            loading,
            mails,
            people,
            pictures,
            slow_signal,
            tick,
            weights,
        )

        benches = {
            "callbacks": callbacks.run,
            "cohort-data": cohort_data.run,
            "desk": desk.run,
            "dispatch": dispatch.run,
            "enumeration": enumeration.run,
            "loading": loading.run,
            "mails": mails.run,
            "people": people.run,
            "pictures": pictures.run,
            "slow-signal": slow_signal.run,
            "tick": tick.run,
            "weights": weights.run,
        }
        if len(sys.argv) < 2 or sys.argv[1] not in benches:
            print(f"One of: {', '.join(benches)}", file=sys.stderr)
            sys.exit(2)
        benches[sys.argv[1]]()
    else:
        bootstrap.enter()
