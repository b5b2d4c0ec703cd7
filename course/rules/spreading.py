"""Not everybody at once: where many are due at the same moment, each gets a delay of their own. Pure.

Up to so many as one minute may carry leave at once; with more, all of them are spread evenly over as many minutes as
it takes, half an hour at most and never beyond the middle of what is left of the window. The delay comes from the
reason's own name, so that it is the same wherever and however often it is asked for.
"""

import hashlib
from datetime import timedelta

PER_MINUTE = 200
LONGEST = timedelta(minutes=30)
NONE = timedelta(0)


def delay(name: str, crowd: int, left: timedelta) -> timedelta:
    """How much later one of a crowd leaves, in whole seconds. `left`: how long its window stays open."""
    if crowd <= PER_MINUTE:
        return NONE
    over = min(LONGEST, timedelta(minutes=crowd / PER_MINUTE), left / 2)
    share = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32
    return timedelta(seconds=int(over.total_seconds() * share))
