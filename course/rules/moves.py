"""What may move a message from the day and minute that were meant: a closed list, a plain sentence each. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class Moved(StrEnum):
    """A rule that moved a message. The words are kept with the message, in the order in which they acted."""

    QUIET = "quiet"
    COHORT_QUIET = "group"
    WEEKDAY = "weekday"
    COHORT_WEEKDAY = "group-day"
    FIRST_WEEKEND = "weekend"
    NO_SUCH_DAY = "gone"
    DAY_FULL = "day-full"
    WEEK_FULL = "week-full"
    HOURS = "hours"
    PLACES = "places"
    NEAREST = "nearest"
    ENOUGH = "enough"
    GAP = "gap"
    TWICE = "twice"
    LATE = "late"
    APART = "apart"
    SPREAD = "spread"
    EDIT = "edit"
    ZONES = "zones"


SENTENCES = {
    Moved.QUIET: "They want to hear nothing on the day that was meant.",
    Moved.COHORT_QUIET: "Nobody in the group is written to on the day that was meant.",
    Moved.WEEKDAY: "They take no messages on that day of the week.",
    Moved.COHORT_WEEKDAY: "Nobody in the group is written to on that day of the week.",
    Moved.FIRST_WEEKEND: "In somebody's first week nothing comes at the weekend, unless they chose their days.",
    Moved.NO_SUCH_DAY: "The day that was meant did not happen where they are.",
    Moved.DAY_FULL: "They had a message that day already, and one a day is the most.",
    Moved.WEEK_FULL: "They had four messages in seven days, and four are the most.",
    Moved.HOURS: "Moved into the hours in which they may be written to.",
    Moved.PLACES: (
        "It is not known where they live, so it goes while it is daytime in every place where they could be."
    ),
    Moved.NEAREST: (
        "No hour of the day suits all of those places, so the ones farthest from the group's own time were left out."
    ),
    Moved.ENOUGH: "They had had six texts within a day, which is the most, so it waits until there is room.",
    Moved.GAP: "The clocks went forward over that minute, so it became the first minute after.",
    Moved.TWICE: "The clocks went back and that minute came twice; the first was taken.",
    Moved.LATE: "Its hour had passed when it could first go, so it went then.",
    Moved.APART: "The message before it was late, so a whole day was left between the two.",
    Moved.SPREAD: "Many were due at that minute, so they left over some minutes.",
    Moved.EDIT: "Their hours or days were changed before it left.",
    Moved.ZONES: "The rules of their time zone changed before it left.",
}


def written(moves: Iterable[Moved]) -> str | None:
    """The moves as one value to keep, each once; None where nothing moved."""
    return " ".join(dict.fromkeys(moves)) or None


def read(kept: str | None) -> tuple[Moved, ...]:
    """The moves that were kept. A word of another release is left out."""
    return tuple(Moved(word) for word in (kept or "").split() if word in set(Moved))


def sentences(moves: Iterable[Moved]) -> str:
    """What moved it, in plain sentences."""
    return " ".join(SENTENCES[one] for one in moves)
