"""Until when a thing may be begun, and once begun, finished: one small algebra for forms, links and messages. Pure.

Three limits, each of which may be missing; with none of them nothing ever closes:
  start by     the instant until which it may be begun;
  grace        how long it may take once begun, counted from the beginning;
  inactivity   how long it waits for somebody who began it and went away, counted from when they were last seen.

  1. What was not begun is open until `start_by`.
  2. What was begun is open until its grace is over or it was left alone too long, whichever comes first.
  3. Neither closes anything before `start_by`: until then it could be begun anew in any case.
  4. Grace and inactivity are a day at least, and opening the page counts as beginning it. So whoever has a form
     before them can finish it: what a page says is left is what saving it is held to, since both ask here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LEAST = timedelta(days=1)


class Limit(StrEnum):
    """What ends an opening."""

    START_BY = "start-by"
    GRACE = "grace"
    INACTIVITY = "inactivity"


SENTENCES = {
    Limit.START_BY: "It could be begun until then.",
    Limit.GRACE: "It was begun, and the time to finish it was over then.",
    Limit.INACTIVITY: "It was begun, and nobody came back to it until then.",
}


@dataclass(frozen=True)
class Opening:
    """The limits of one thing. `start_by` is an instant (UTC)."""

    start_by: datetime | None = None
    grace: timedelta | None = None
    inactivity: timedelta | None = None

    def __post_init__(self) -> None:
        for name in ("grace", "inactivity"):
            span = getattr(self, name)
            if span is not None and span < LEAST:
                raise ValueError(f"{name} is {span}: a form that is open can be finished for a day at least")


@dataclass(frozen=True)
class Begun:
    """When something was begun, and when whoever began it was last seen at it."""

    at: datetime
    seen_at: datetime


@dataclass(frozen=True)
class End:
    """When an opening ends, and by which limit."""

    at: datetime
    limit: Limit


def end(opening: Opening, begun: Begun | None) -> End | None:
    """When it closes if nothing more happens; None where it never does."""
    by_start = End(opening.start_by, Limit.START_BY) if opening.start_by is not None else None
    if begun is None:
        return by_start
    ends = []
    if opening.grace is not None:
        ends.append(End(begun.at + opening.grace, Limit.GRACE))
    if opening.inactivity is not None:
        ends.append(End(begun.seen_at + opening.inactivity, Limit.INACTIVITY))
    first = min(ends, key=lambda one: one.at, default=None)
    if first is None or by_start is None:
        return first
    return max(first, by_start, key=lambda one: one.at)


def is_open(opening: Opening, begun: Begun | None, now: datetime) -> bool:
    """Whether it may be begun, or gone on with, at this moment."""
    found = end(opening, begun)
    return found is None or now < found.at


def time_left(opening: Opening, begun: Begun | None, now: datetime) -> timedelta | None:
    """How long it stays open; nothing once it is closed, None where it never closes."""
    found = end(opening, begun)
    return None if found is None else max(found.at - now, timedelta(0))
