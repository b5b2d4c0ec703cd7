"""Which of two answers to the same card stays, when one of them waited on a phone without signal."""

from datetime import datetime, timedelta

LONGEST_WAIT = timedelta(days=7)


def written_at(age: str, *, now: datetime) -> datetime | None:
    """When words were written that come in with their age in milliseconds; None where that is no age.

    An age and not a time of day: a phone's clock may be wrong, the time it measures between two looks is not.
    """
    if not (age.isascii() and age.isdigit() and len(age) <= 12):
        return None
    return now - min(timedelta(milliseconds=int(age)), LONGEST_WAIT)


def replaces(new: datetime, kept: datetime) -> bool:
    """Whether an answer written at `new` takes the place of the one written at `kept`. The same again does."""
    return new >= kept
