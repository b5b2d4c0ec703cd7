"""What answers about how somebody is add up to, what may be said of it, and when a page points to more help. Pure.

Nothing here names an illness or a degree of one. The numbers are those of the published measures; where a rule
leaves room, it would rather point to help once too often.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Literal

from course.lessons import Measures, Plan, PlanItem
from course.measure_files import Instrument, Scale

Change = Literal["higher", "same", "lower"]
Verdict = Literal["better", "same", "worse"]
Signpost = Literal["support", "worse", "calm"]

# The measure that pages of more help go by, and its marks (Kroenke and others, 2009; NICE NG222 for 15 and more).
LEADING = "phq8"
SUPPORT_FROM, CALM_FROM, CALM_TWICE_FROM = 20, 15, 10
# Five points more are a sign to look closer; six are a reliable change.
RISE = 5
# A mood this far below one's own usual one, twice running (reliable change 3.0 where SD is 2 and r is .7).
MOOD_FALL, USUAL_OF = 3, 3
# The questions look back over two weeks: for so long they can be answered, and a page is not shown again.
DAYS_OPEN = 14
SIGNPOST_REST = timedelta(days=14)
# After a death nothing is asked for so long.
GENTLE_REST = timedelta(weeks=4)
# Nobody who mourns is asked how it is going with the one who died.
TIE, MOURNING = "tie", "loss"


def total(answers: Mapping[int, int], scale: Scale) -> int | None:
    """The sum of the answers, by item. Where as many are left out as may be, it is raised in proportion and rounded.

    None where more are left out: there is no score then, and none is made up.
    """
    given = len(answers)
    if given < scale.items - scale.may_miss or not given:
        return None
    # Halves go up: the nearest whole number of sum * items / given.
    return (2 * sum(answers.values()) * scale.items + given) // (2 * given)


def change(now: int, before: int, scale: Scale) -> Change:
    """Whether a total is higher or lower than another by more than chance."""
    if abs(now - before) < scale.matters:
        return "same"
    return "higher" if now > before else "lower"


def verdict(now: int, before: int, instrument: str, scale: Scale) -> Verdict:
    """The same said of a group: of every measure lower is better, but of how it goes with one person."""
    found = change(now, before, scale)
    if found == "same":
        return "same"
    return "better" if (found == "higher") == (instrument == TIE) else "worse"


def signposts(now: int | None, *, baseline: int | None, earlier: Sequence[int]) -> tuple[Signpost, ...]:
    """The pages that follow an answer to the leading measure, in order. `earlier` are its totals before, in order."""
    if now is None:
        return ()
    found: list[Signpost] = ["support"] if now >= SUPPORT_FROM else []
    if is_worse(now, baseline=baseline, earlier=earlier):
        found.append("worse")
    elif now >= CALM_FROM or (now >= CALM_TWICE_FROM and bool(earlier) and earlier[-1] >= CALM_TWICE_FROM):
        found.append("calm")
    return tuple(found)


def is_worse(now: int, *, baseline: int | None, earlier: Sequence[int]) -> bool:
    """Up by five or more from the beginning or from last time, or newly at twenty and more.

    A beginning that was not answered is not made up: then only the last time counts.
    """
    last = earlier[-1] if earlier else None
    rose = any(before is not None and now - before >= RISE for before in (baseline, last))
    return rose or (last is not None and last < SUPPORT_FROM <= now)


def mood_fell(moods: Sequence[int]) -> bool:
    """Whether the last two moods each lie three or more below the median of the three before them."""
    return all(_is_far_below(moods[:end]) for end in (len(moods), len(moods) - 1))


def _is_far_below(moods: Sequence[int]) -> bool:
    usual = moods[-1 - USUAL_OF : -1]
    return len(usual) == USUAL_OF and median(usual) - moods[-1] >= MOOD_FALL


def asked(measures: Measures, plan: Plan, item: str, *, track: str | None) -> tuple[Instrument, ...]:
    """What is asked with an item of a plan: nothing where the plan has no point there."""
    ids = next((point.asks for point in plan.points if point.item == item), ())
    return tuple(one for one in measures.of(ids) if one.id != TIE or track not in (None, MOURNING))


def is_open(plan: Plan, item: PlanItem, opens_on: date, today: date, *, asks_measures: bool) -> bool:
    """Whether questions that come with an item can be answered on a date, once the item itself is open.

    The last ones of a plan stay open, for somebody who ends later than planned. `asks_measures` is for the caller
    to decide: nobody is asked anything in a pause, nor in the first weeks after a death (`rests`).
    """
    is_last = plan.points[-1:] != () and plan.points[-1].item == item.id
    return asks_measures and (is_last or today < opens_on + timedelta(days=DAYS_OPEN))


def rests(gentle_since_at: datetime | None, now: datetime) -> bool:
    """Whether nothing is asked yet, since a learner's course is gentle after a recent death."""
    return gentle_since_at is not None and now < gentle_since_at + GENTLE_REST


def first(plan: Plan, instrument: str) -> str | None:
    """What a measure is compared with: the beginning, else the first point at which it is asked."""
    asking = [point.item for point in plan.points if instrument in point.asks]
    return beginning(plan, instrument) or next(iter(asking), None)


def beginning(plan: Plan, instrument: str) -> str | None:
    """The item of the first week with which a measure is asked: what was answered there is how somebody began."""
    asking = (point.item for point in plan.points if instrument in point.asks)
    first = plan.item(next(asking, ""))
    return first.key if first is not None and first.week == 1 else None
