"""What the pictures of the desk count, and what they hide. Pure: rows of counts in, figures out.

Each word has one meaning, said on the page by `web/admin/pictures.py` and in the README:

sent         a message of the course was handed to the phone company or the mail server, or refused by it
delivered    the provider reported it delivered; a mail gives no report and counts when it did not come back
opened       the first card of a lesson was opened by somebody who pressed its button, not by a machine
finished     the last button of a lesson was pressed
checked in   at least one question of a check-in was answered

What people answered is hidden below ten of them. Where cohorts are added up, each needs ten of its own: the sum less
those that are shown would otherwise be the small one. And no choice of a period reaches answers, for the same reason.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from course.measure_files import Scale
from course.rules import local_time, measures
from course.rules.calendars import DAYS_IN_A_WEEK

FEWEST = 10
QUARTER_SECONDS = 900
HOURS = 24


@dataclass(frozen=True)
class Funnel:
    """How many people each step reached; every step but the first counts among those of the first.

    `others` opened a lesson or checked in though nothing was sent to them in these days.
    """

    sent: int
    delivered: int
    opened: int
    finished: int
    checked_in: int
    others: int


@dataclass(frozen=True)
class Span:
    """How the messages of some days went: up to seven dates, `first_on` and `last_on` among them."""

    first_on: date
    last_on: date
    delivered: int = 0
    unheard: int = 0
    lost: int = 0

    @property
    def sent(self) -> int:
        return self.delivered + self.unheard + self.lost


@dataclass(frozen=True)
class Week:
    """Of `people` whose week of this number is over, how many came in that week or in a later one."""

    number: int
    people: int
    stayed: int


@dataclass(frozen=True)
class Moods:
    """The moods of one week's check-in: median and quartiles. Without numbers where fewer than ten gave one."""

    week: int
    answered: int | None
    low: float | None = None
    middle: float | None = None
    high: float | None = None

    @property
    def is_hidden(self) -> bool:
        return self.middle is None


@dataclass(frozen=True)
class Changed:
    """One measure at one point against the beginning, for everybody of whom it was to be asked: four numbers.

    None of them where fewer than ten answered both times.
    """

    instrument: str
    week: int
    everybody: int | None = None
    better: int | None = None
    same: int | None = None
    worse: int | None = None

    @property
    def is_hidden(self) -> bool:
        return self.everybody is None

    @property
    def unknown(self) -> int:
        """Everybody without two answers: not yet there, left out, or gone."""
        return (self.everybody or 0) - (self.better or 0) - (self.same or 0) - (self.worse or 0)


@dataclass(frozen=True)
class Stops:
    """A message of the course, how often it was sent, and after how many of them somebody said stop."""

    kind: str
    item: str | None
    sent: int
    stops: int

    @property
    def in_a_hundred(self) -> float:
        """Of a hundred to whom it was sent, so many."""
        return 100 * self.stops / self.sent


@dataclass(frozen=True)
class Compared:
    """So many people of one cohort whose total changed by so much from the beginning to a point."""

    cohort_id: int
    instrument: str
    week: int
    change: int
    people: int


def funnel(
    sent: Mapping[int, bool], opened: Collection[int], finished: Collection[int], checked_in: Collection[int]
) -> Funnel:
    """From enrolments: those to whom something was sent (and whether any of it arrived), and who did what."""
    return Funnel(
        sent=len(sent),
        delivered=sum(sent.values()),
        opened=len(sent.keys() & set(opened)),
        finished=len(sent.keys() & set(finished)),
        checked_in=len(sent.keys() & set(checked_in)),
        others=len((set(opened) | set(checked_in)) - sent.keys()),
    )


def spans(counts: Mapping[tuple[date, str], int], *, today: date, days: int, long: int = 1) -> list[Span]:
    """The last so many dates, today's last, in stretches of `long`. Counts are by date and "delivered", "lost", ..."""
    found = []
    for back in range(days // long - 1, -1, -1):
        last_on = today - timedelta(days=back * long)
        dates = [last_on - timedelta(days=one) for one in range(long)]
        sums = {
            how: sum(counts.get((on, how), 0) for on in dates) for how in ("delivered", "unheard", "lost")
        }
        found.append(Span(dates[-1], last_on, **sums))
    return found


def retention(rows: Iterable[tuple[date, date | None, date]]) -> list[Week]:
    """From everybody's first date, the last date on which they came, and the date of today where they are.

    Somebody who came before their first date, and not since, came in the first week.
    """
    over: Counter[int] = Counter()
    reached: Counter[int] = Counter()
    for (first_on, last_on, today), count in Counter(rows).items():
        weeks = max((today - first_on).days // DAYS_IN_A_WEEK, 0)
        came = max((last_on - first_on).days // DAYS_IN_A_WEEK + 1, 1) if last_on is not None else 0
        over[weeks] += count
        reached[min(came, weeks)] += count
    return [
        Week(number, _from(over, number), _from(reached, number))
        for number in range(1, max(over, default=0) + 1)
    ]


def _from(counts: Mapping[int, int], number: int) -> int:
    return sum(count for week, count in counts.items() if week >= number)


def hours(rows: Iterable[tuple[str, int, int]]) -> list[list[int]]:
    """Openings by weekday (Monday first) and hour of the learner's clock, from zone, quarter hour and count."""
    found = [[0] * HOURS for _ in range(DAYS_IN_A_WEEK)]
    for zone, quarter, count in rows:
        at = local_time.local(moment(quarter), zone)
        found[at.weekday()][at.hour] += count
    return found


def moment(quarter: int) -> datetime:
    """The instant at which a quarter of an hour begins, counted from 1970."""
    return datetime.fromtimestamp(quarter * QUARTER_SECONDS, UTC)


@lru_cache(maxsize=20_000)
def date_of(quarter: int, zone: str) -> date:
    """The date there in that quarter of an hour. Every zone of today is whole quarters from Greenwich."""
    return local_time.local_date(moment(quarter), zone)


def moods(counts: Mapping[tuple[int, int, int], int]) -> list[Moods]:
    """The moods of each week, from counts by cohort, week and mood."""
    cells: defaultdict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for (cohort_id, week, mood), count in counts.items():
        cells[week, cohort_id][mood] += count
    shown: dict[int, Counter[int]] = {week: Counter() for week in sorted({week for week, _ in cells})}
    for (week, _), cell in cells.items():
        if cell.total() >= FEWEST:
            shown[week] += cell
    return [
        Moods(week, cell.total(), *quartiles(cell)) if cell else Moods(week, None)
        for week, cell in shown.items()
    ]


def quartiles(counts: Counter[int]) -> tuple[float, float, float]:
    """The values a quarter, half and three quarters of the way up, between two neighbours in proportion."""
    ordered = sorted(counts.elements())
    low, middle, high = (_part_way(ordered, part) for part in (0.25, 0.5, 0.75))
    return low, middle, high


def _part_way(ordered: list[int], part: float) -> float:
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def changes(
    compared: Iterable[Compared], everybody: Mapping[tuple[int, str, int], int], scales: Mapping[str, Scale]
) -> list[Changed]:
    """Each measure at each point at which anybody answered, in the order of the scales and of the weeks.

    `everybody` are those of whom it was to be asked, by cohort, measure and week.
    """
    cells: defaultdict[tuple[int, str, int], Counter[str]] = defaultdict(Counter)
    for one in compared:
        verdict = measures.verdict(one.change, 0, one.instrument, scales[one.instrument])
        cells[one.cohort_id, one.instrument, one.week][verdict] += one.people
    points = {(instrument, week) for _, instrument, week in cells}
    order = list(scales)
    return [
        _changed(cells, everybody, instrument, week)
        for instrument, week in sorted(points, key=lambda point: (order.index(point[0]), point[1]))
    ]


def _changed(
    cells: Mapping[tuple[int, str, int], Counter[str]],
    everybody: Mapping[tuple[int, str, int], int],
    instrument: str,
    week: int,
) -> Changed:
    shown = [key for key, cell in cells.items() if key[1:] == (instrument, week) and cell.total() >= FEWEST]
    if not shown:
        return Changed(instrument, week)
    sums = sum((cells[key] for key in shown), Counter[str]())
    return Changed(
        instrument, week, sum(everybody[key] for key in shown), sums["better"], sums["same"], sums["worse"]
    )


def stops(
    sent: Mapping[tuple[str, str | None], int], after: Mapping[tuple[str, str | None], int]
) -> list[Stops]:
    """Every message that somebody stopped after, the most stops first; `sent` may lack one sent long before."""
    found = [
        Stops(kind, item, max(sent.get((kind, item), 0), count), count)
        for (kind, item), count in after.items()
    ]
    return sorted(found, key=lambda one: (-one.stops, one.kind, one.item or ""))
