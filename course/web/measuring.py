"""Which questions about how somebody is are open for the learner of this page, and what may be said of the answers.

Shared by the page that asks and by those that lead there or tell of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from course import boosters, measures
from course.lessons import PlanItem
from course.measure_files import Instrument
from course.measures import Taken
from course.rules import measures as rules
from course.rules.measures import Change
from course.rules.progress import Place, State
from course.translations import N_
from course.web import charts, context, language, learner
from course.web.learner import Learner

SINCE_THE_BEGINNING: Mapping[Change, str] = {
    "higher": N_("Higher than when you began."),
    "same": N_("About the same as when you began."),
    "lower": N_("Lower than when you began."),
}
SINCE_THE_FIRST_TIME: Mapping[Change, str] = {
    "higher": N_("Higher than the first time you answered."),
    "same": N_("About the same as the first time you answered."),
    "lower": N_("Lower than the first time you answered."),
}
FIRST = N_("This is your first number. One says little on its own; later there is a line to look at.")
KEPT = N_("It is kept beside your earlier ones.")
NO_NUMBER = N_("Some were left out, so there is no number this time. That is fine.")


@dataclass(frozen=True)
class Told:
    """What is said of one measure: its newest number, one plain sentence, and the line, where there is one."""

    id: str
    name: str
    ends: str
    number: int | None
    lowest: int
    highest: int
    sentence: str
    chart: charts.Line | None


def asked(reader: Learner, item: PlanItem) -> tuple[Instrument, ...]:
    """What the learner's plan asks with this item; a booster asks the leading measure."""
    enrolment = reader.enrolment
    if boosters.number_of(item.id) is not None:
        return language.course().measures.of((rules.LEADING,))
    return rules.asked(language.course().measures, reader.plan, item.key, track=enrolment.track)


def items(reader: Learner) -> list[PlanItem]:
    """Everything with which questions come, in order: the points of the plan, and the boosters after it."""
    points = (reader.plan.item(point.item) for point in reader.plan.points)
    return [*(item for item in points if item is not None), *boosters.items(reader.plan)]


def order(reader: Learner) -> list[str]:
    """The names of all points at which something may have been answered, the earliest first."""
    return [*(point.item for point in reader.plan.points), *(one.id for one in boosters.items(reader.plan))]


def later(reader: Learner, item: PlanItem) -> Place | None:
    """The place of an item whose day is still to come; None for one that is open, or that nobody has."""
    number = boosters.number_of(item.id)
    if number is not None:
        return boosters.later(
            reader.enrolment, reader.plan, number, zone=reader.person.zone, today=reader.today
        )
    place = reader.place(item)
    return place if place.state is State.LATER else None


def is_open(reader: Learner, item: PlanItem) -> bool:
    """Whether these questions can be answered today."""
    number = boosters.number_of(item.id)
    if number is not None:
        zone, today = reader.person.zone, reader.today
        on = boosters.opens_on(reader.enrolment, reader.plan, number, zone=zone, today=today)
        is_time = on is not None and on <= reader.today < on + timedelta(days=rules.DAYS_OPEN)
        return is_time and asks_measures(reader)
    place = reader.place(item)
    if place.state is State.LATER:
        return False
    return rules.is_open(
        reader.plan, item, place.opens_on, reader.counted_on, asks_measures=asks_measures(reader)
    )


def asks_measures(reader: Learner) -> bool:
    """Whether this is a time to ask how somebody is at all: not in a pause, nor in the first weeks after a death."""
    return reader.pause is None and not rules.rests(reader.enrolment.gentle_since_at, context.now())


def offered(reader: Learner) -> PlanItem | None:
    """The first item whose questions are open and were not sent back yet, answered or left out."""
    return next(_offered(reader), None)


def offered_with(reader: Learner, item_id: str) -> PlanItem | None:
    """The same where it comes with the item that was just done."""
    return next((item for item in _offered(reader) if item.id == item_id), None)


def _offered(reader: Learner) -> Iterator[PlanItem]:
    sent = {one.point for one in measures.history(context.session(), reader.enrolment.id)}
    waiting = (item for item in items(reader) if item.key not in sent)
    return (item for item in waiting if asked(reader, item) and is_open(reader, item))


def told(reader: Learner, taken: Sequence[Taken]) -> list[Told]:
    """Every measure among these answers in plain words. The caller says which of them may be shown."""
    everything = measures.history(context.session(), reader.enrolment.id)
    return list(_told(reader, taken, everything))


def _told(reader: Learner, taken: Sequence[Taken], everything: Sequence[Taken]) -> Iterator[Told]:
    for instrument in language.course().measures.instruments:
        shown = [one for one in taken if one.instrument == instrument.id]
        if not shown:
            continue
        numbered = [one for one in shown if one.total is not None]
        before = [one for one in everything if one.instrument == instrument.id and one not in shown]
        yield Told(
            id=instrument.id,
            name=instrument.name,
            ends=instrument.ends,
            number=shown[-1].total,
            lowest=instrument.scale.lowest,
            highest=instrument.scale.highest,
            sentence=_sentence(
                reader, instrument, shown, has_more=any(one.total is not None for one in before)
            ),
            chart=_chart(reader, instrument, numbered),
        )


def _sentence(reader: Learner, instrument: Instrument, shown: Sequence[Taken], *, has_more: bool) -> str:
    """The newest number beside the beginning; without a beginning beside the first; else only that it is kept."""
    numbered = [(one.point, one.total) for one in shown if one.total is not None]
    now = shown[-1].total
    if now is None:
        return NO_NUMBER
    point, first = numbered[0]
    is_beginning = point == rules.beginning(reader.plan, instrument.id)
    if len(numbered) == 1 or (has_more and not is_beginning):
        return KEPT if has_more else FIRST
    said = SINCE_THE_BEGINNING if is_beginning else SINCE_THE_FIRST_TIME
    return said[rules.change(now, first, instrument.scale)]


def _chart(reader: Learner, instrument: Instrument, numbered: Sequence[Taken]) -> charts.Line | None:
    weeks = {item.key: item.week for item in (*reader.plan.items, *boosters.items(reader.plan))}
    points = [(language.say("week %(week)s", week=weeks.get(one.point, 0)), one.total) for one in numbered]
    scale = instrument.scale
    return charts.line(points, low=scale.lowest, high=scale.highest) if len(points) > 1 else None


def shown_here(taken: Sequence[Taken]) -> list[Taken]:
    """Those of the answers that this browser gave, or all of them once the reader has proven who they are."""
    return [one for one in taken if learner.may_show(one.session_id)]
