"""Where the marks of the desk's pictures go: figures in, coordinates out; `components/graphs.html` draws them.

Each is 340 units wide, as `web/charts.py` has it. What a mark means is in its shape, its pattern or a word beside it,
never in its colour alone.
"""

from collections.abc import Sequence
from itertools import accumulate

from course.rules.figures import Changed, Moods, Span, Stops, Week
from course.web.admin.graph_kinds import (
    FOUR_GAP,
    FOUR_THICK,
    Bar,
    Column,
    Columns,
    Curve,
    Dot,
    Four,
    Mark,
    Row,
    Rows,
    Spot,
    Week7,
)
from course.web.charts import WIDTH, rounded

TOP, BOTTOM = 18.0, 150.0
LEFT, RIGHT = 46.0, 326.0
_LABELS = 7
HOUR_STEP, DAY_STEP, HOURS_LEFT, HOURS_TOP = 12.4, 22, 40.0, 14.0
LARGEST = 6.0
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FOUR_ROOM = 196
_WHOLE = 100
_MOST_ROWS, _LONGEST_NAME, _ROW, _ROW_ROOM = 6, 42, 42, 280


def retention(weeks: Sequence[Week]) -> Curve:
    """The share that stayed, from 0 to 100 of a hundred."""
    values = [percent(one.stayed, one.people) for one in weeks]
    labels = [f"{value}%" for value in values]
    return _curve([one.number for one in weeks], values, labels, (0, _WHOLE), ("0%", "50%", "100%"))


def moods(found: Sequence[Moods]) -> Curve | None:
    """Medians in their band, over the weeks that may be shown; None where there is none."""
    shown = [one for one in found if one.middle is not None]
    if not shown:
        return None
    middle = [one.middle or 0.0 for one in shown]
    band = ([one.low or 0.0 for one in shown], [one.high or 0.0 for one in shown])
    labels = [f"{rounded(value)}" for value in middle]
    return _curve([one.week for one in shown], middle, labels, (1, 10), ("1", "5.5", "10"), band)


def percent(part: int, whole: int) -> int:
    """Whole hundredths; 0 of nobody."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def shares(parts: Sequence[int]) -> list[int]:
    """Whole hundredths that add to a hundred: what is left over goes to the largest remainders."""
    whole = sum(parts)
    if not whole:
        return [0] * len(parts)
    found = [_WHOLE * part // whole for part in parts]
    left = _WHOLE - sum(found)
    for index in sorted(range(len(parts)), key=lambda one: (-(_WHOLE * parts[one] % whole), one))[:left]:
        found[index] += 1
    return found


def _curve(
    weeks: Sequence[int],
    values: Sequence[float],
    labels: Sequence[str],
    scale: tuple[float, float],
    words: tuple[str, str, str],
    band: tuple[Sequence[float], Sequence[float]] | None = None,
) -> Curve:
    first, span = (weeks[0], max(weeks[-1] - weeks[0], 1)) if weeks else (1, 1)
    at = [rounded(LEFT + (RIGHT - LEFT) * (week - first) / span) for week in weeks]
    low, high = ([_y(one, scale) for one in edge] for edge in band) if band else ([], [])
    every = max(1, -(-len(weeks) // _LABELS))
    told = [(len(weeks) - 1 - index) % every == 0 for index in range(len(weeks))]
    return Curve(
        dots=tuple(
            Dot(x, _y(value, scale), label if is_told else "")
            for x, value, label, is_told in zip(at, values, labels, told, strict=True)
        ),
        line=_path(at, [_y(value, scale) for value in values]),
        band=_path(at + at[::-1], [*high, *low[::-1]]) + "Z" if band and len(at) > 1 else "",
        edges=(_path(at, low), _path(at, high)) if band and len(at) > 1 else (),
        grid=_grid(),
        scale=(*_scale(words), Mark(LEFT - 14, 174, "week")),
        marks=tuple(
            Mark(x, 174, f"{week}") for x, week, is_told in zip(at, weeks, told, strict=True) if is_told
        ),
    )


def columns(spans: Sequence[Span]) -> Columns:
    """Stacked columns; the tallest reaches the upper line."""
    top = max((one.sent for one in spans), default=0)
    step = (RIGHT - LEFT + 14) / max(len(spans), 1)
    every = max(1, -(-len(spans) // 4))
    middle = [rounded(LEFT - 6 + step * (index + 0.5)) for index in range(len(spans))]
    return Columns(
        tuple(
            _column(one, rounded(x - step * 0.36), rounded(step * 0.72), top)
            for one, x in zip(spans, middle, strict=True)
        ),
        _grid(),
        _scale(("0", f"{rounded(top / 2)}" if top > 1 else "", f"{top}" if top else "")),
        tuple(
            Mark(x, 172, f"{one.last_on.day} {one.last_on:%b}")
            for index, (one, x) in enumerate(zip(spans, middle, strict=True))
            if (len(spans) - 1 - index) % every == 0
        ),
    )


def _column(one: Span, x: float, width: float, top: int) -> Column:
    tall = [(BOTTOM - TOP) * part / top if top else 0.0 for part in (one.delivered, one.unheard, one.lost)]
    pieces = [
        (rounded(BOTTOM - sum_of), rounded(piece))
        for sum_of, piece in zip(accumulate(tall), tall, strict=True)
    ]
    return Column(x, width, pieces[0], pieces[1], pieces[2])


def hours(counts: Sequence[Sequence[int]]) -> Week7:
    """A spot for every hour in which something was opened; the largest touches its neighbours."""
    most = max((count for day in counts for count in day), default=0) or 1
    at = [rounded(HOURS_LEFT + HOUR_STEP * hour) for hour in range(24)]
    return Week7(
        tuple(
            Spot(at[hour], HOURS_TOP + DAY_STEP * day, max(rounded(LARGEST * (count / most) ** 0.5), 1))
            for day, row in enumerate(counts)
            for hour, count in enumerate(row)
            if count
        ),
        tuple(Mark(0, HOURS_TOP + DAY_STEP * day + 4, name) for day, name in enumerate(DAYS)),
        tuple(Mark(at[hour], 176, f"{hour:02}") for hour in range(0, 24, 3)),
        "".join(f"M{HOURS_LEFT - 6} {HOURS_TOP + DAY_STEP * day}H{WIDTH - 4}" for day in range(7)),
    )


def four(one: Changed) -> Four:
    """The four bars of one measure at one point; only for one that may be shown."""
    named = (
        ("better", "better", one.better or 0),
        ("same", "same", one.same or 0),
        ("worse", "worse", one.worse or 0),
        ("unknown", "unknown", one.unknown),
    )
    whole = one.everybody or 1
    parts = shares([value for *_, value in named])
    return Four(
        tuple(
            Bar(
                name,
                label,
                value,
                part,
                4 + row * (FOUR_THICK + FOUR_GAP),
                rounded(FOUR_ROOM * value / whole),
            )
            for row, ((name, label, value), part) in enumerate(zip(named, parts, strict=True))
        )
    )


def stops(named: Sequence[tuple[Stops, str]]) -> Rows:
    """After which messages most people stopped, of a hundred to whom each was sent."""
    shown = named[:_MOST_ROWS]
    most = max((one.in_a_hundred for one, _ in shown), default=0.0) or 1.0
    return Rows(
        tuple(
            Row(
                name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…",
                f"{rounded(one.in_a_hundred)}%",
                number * _ROW,
                rounded(_ROW_ROOM * one.in_a_hundred / most),
            )
            for number, (one, name) in enumerate(shown)
        ),
        WIDTH,
        len(shown) * _ROW,
    )


def _y(value: float, scale: tuple[float, float]) -> float:
    low, high = scale
    return rounded(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low))


def _path(xs: Sequence[float], ys: Sequence[float]) -> str:
    return "".join(f"{'L' if index else 'M'}{x} {y}" for index, (x, y) in enumerate(zip(xs, ys, strict=True)))


def _grid() -> str:
    return "".join(f"M{LEFT - 8} {rounded(y)}H{WIDTH - 4}" for y in (BOTTOM, (BOTTOM + TOP) / 2, TOP))


def _scale(words: tuple[str, str, str]) -> tuple[Mark, ...]:
    return tuple(
        Mark(LEFT - 14, rounded(y + 4), word)
        for y, word in zip((BOTTOM, (BOTTOM + TOP) / 2, TOP), words, strict=True)
    )
