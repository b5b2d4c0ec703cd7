"""The front page, and the learner's day: what is open now, and the path of weeks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from course import answers, boosters, people
from course.lessons import PlanItem
from course.rules import local_time, progress
from course.rules.progress import Place, State
from course.translations import N_
from course.web import access, context, filters, language, learner, measuring, outlook, rendering, signposting
from course.web import kept as keeping
from course.web.learner import Learner

blueprint = Blueprint("today", __name__)

# Tracks and shared skills make the middle of a course.
PHASES = {
    "opening": N_("Taking stock"),
    "middle": N_("The heart of it"),
    "ending": N_("Carrying it with you"),
}
# Where a name comes into a page that is the same for many.
NAME = "name"
MORNING, AFTERNOON, EVENING = 5, 12, 18


@dataclass(frozen=True)
class Stop:
    """One item inside a week on the path; without an address it is still closed."""

    title: str
    note: str
    href: str
    done: bool


@dataclass(frozen=True)
class Week:
    """One week on the path: "done", "now" or "later", the words beside it, what it holds."""

    number: int
    state: str
    note: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Phase:
    """A stretch of weeks under one heading."""

    title: str
    note: str
    weeks: tuple[Week, ...]
    is_here: bool


@blueprint.get("/")
@access.public
def front() -> str | Response:
    visitor = access.visitor()
    if visitor is not None and visitor.enrolment_id is not None:
        return redirect(url_for("today.show"), 303)
    return render_template("learner/front.html", course=language.course())


@blueprint.get("/today")
@access.learner
def show() -> str | Response:
    reader = learner.here()
    if reader.has_left:
        return _left(reader)
    if signposting.is_waiting(reader):
        return redirect(signposting.waiting(url_for("today.show")), 303)
    places = reader.places()
    name = people.name_of(context.session(), reader.person) if access.is_full() else ""
    return rendering.shared(
        "learner/today.html",
        {NAME: name, keeping.OWNER: keeping.owner(reader.enrolment.id)},
        greeting=language.say(greeting(reader.local)),
        name=rendering.slot(NAME) if name else "",
        today=reader.today,
        zone=reader.zone,
        lesson=_next_lesson(reader, places),
        asks_to_choose=_asks_to_choose(reader, places),
        check_in=next((place.item for place in _open(places, "check-in")), None),
        opens_next=min(
            (place.opens_on for place in places if place.state is State.LATER and not place.waits),
            default=None,
        ),
        phases=rendering.Made(_path_of(reader, places), lambda: list(_phases(reader, places))),
        kept=_kept(reader, places),
        pause=reader.pause,
        booster=_booster(reader),
        goes_gently=outlook.goes_gently(reader),
        has_finished=reader.enrolment.finished_at is not None,
        is_kept_for_good=reader.cohort.keep_days is None,
        kept_until=outlook.kept(reader) if reader.enrolment.finished_at is not None else None,
        asks=measuring.offered(reader),
        has_banner=signposting.has_banner(reader),
        weeks=reader.plan.weeks,
        is_complete=reader.plan.complete,
        closing=reader.closing,
        is_closed=reader.is_closed,
        open_to=reader.open_to,
        offline=keeping.note(keeping.ANYBODY),
    )


def _left(reader: Learner) -> str:
    return render_template("learner/left.html", by=reader.enrolment.withdrawn_by, kept=outlook.kept(reader))


def greeting(local: datetime) -> str:
    """Good morning, afternoon or evening, by the learner's own clock."""
    if MORNING <= local.hour < AFTERNOON:
        return N_("Good morning")
    return N_("Good afternoon") if AFTERNOON <= local.hour < EVENING else N_("Good evening")


def _open(places: list[Place], kind: str) -> Iterator[Place]:
    return (place for place in places if place.state is State.OPEN and place.item.kind == kind)


def _booster(reader: Learner) -> int | None:
    zone, today = reader.person.zone, reader.today
    return boosters.open_number(reader.enrolment, reader.plan, reader.done, zone=zone, today=today)


def _asks_to_choose(reader: Learner, places: list[Place]) -> bool:
    """Whether it is time to choose an area: the lesson on it is done, or one of its lessons is open."""
    is_time = learner.CHOOSING in reader.done or any(one.item.is_unfilled for one in _open(places, "lesson"))
    return is_time and learner.has_to_choose(reader)


def _next_lesson(reader: Learner, places: list[Place]) -> Mapping[str, object] | None:
    """The lesson for the sky-blue card, with the address at which to go on."""
    place = next((one for one in _open(places, "lesson") if not one.item.is_unfilled), None)
    if place is None:
        return None
    found = reader.lesson(place.item.id)
    saved = answers.saved(context.session(), reader.enrolment.id, place.item.id)
    return {
        "lesson": found,
        "week": place.item.week,
        "href": learner.resume_href(found, saved),
        "is_begun": bool(saved),
    }


def _kept(reader: Learner, places: list[Place]) -> int:
    """How many weeks are done in full."""
    return sum(all(place.item.id in reader.done for place in week) for _, week in _weeks(places))


def _weeks(places: list[Place]) -> list[tuple[int, list[Place]]]:
    return [(number, list(week)) for number, week in groupby(places, key=lambda place: place.item.week)]


def _path_of(reader: Learner, places: list[Place]) -> tuple[object, ...]:
    """All that the path below comes out of."""
    lessons = [
        reader.lesson(one.item.id) for one in places if one.item.kind == "lesson" and not one.item.is_unfilled
    ]
    days = {item: local_time.local_date(at, reader.person.zone) for item, at in reader.done_at.items()}
    return places, lessons, days, progress.week(reader.plan, reader.calendar, reader.counted_on)


def _phases(reader: Learner, places: list[Place]) -> Iterator[Phase]:
    """The path. The week the learner is in, else the first that is under way, is where they are."""
    dates = reader.done_at
    begun = [number for number, week in _weeks(places) if _is_under_way(week)]
    this_week = progress.week(reader.plan, reader.calendar, reader.counted_on)
    here = this_week if this_week in begun else min(begun, default=0)
    grouped = groupby(_weeks(places), key=lambda numbered: _phase_of(reader, numbered[1]))
    for name, numbered in grouped:
        weeks = tuple(_week(reader, number, stops, here, dates) for number, stops in numbered)
        yield Phase(
            language.say(PHASES[name]), _span(weeks, here), weeks, any(week.number == here for week in weeks)
        )


def _is_under_way(week: list[Place]) -> bool:
    """Begun and not yet done in full: something is open, or was done while the rest opens on a later day."""
    states = {place.state for place in week}
    return states not in ({State.DONE}, {State.LATER}, {State.CLOSED})


def _phase_of(reader: Learner, week: list[Place]) -> str:
    first = next((place.item for place in week if place.item.kind == "lesson"), None)
    if first is None or first.is_unfilled:
        return "middle"
    phase = reader.lesson(first.id).phase
    return phase if phase in PHASES else "middle"


def _span(weeks: tuple[Week, ...], here: int) -> str:
    first, last = weeks[0].number, weeks[-1].number
    say = language.say
    span = say("Week %(week)s", week=first)
    if first != last:
        span = say("Weeks %(first)s to %(last)s", first=first, last=last)
    if any(week.number == here for week in weeks):
        return f"{span} · {say('you are here')}"
    return f"{span} · {say('all kept')}" if all(week.state == "done" for week in weeks) else span


def _week(reader: Learner, number: int, week: list[Place], here: int, dates: Mapping[str, datetime]) -> Week:
    stops = tuple(_stop(reader, place, dates.get(place.item.id)) for place in week)
    if all(stop.done for stop in stops):
        return Week(number, "done", language.say("all kept"), stops)
    if number == here:
        return Week(number, "now", language.say("you are here"), stops)
    is_open = any(place.state is State.OPEN for place in week)
    first = next((place for place in week if place.state is not State.DONE), week[0])
    note = language.say("open, whenever you like") if is_open else _opens(reader, first)
    return Week(number, "later", note, stops)


def _stop(reader: Learner, place: Place, done_at: datetime | None) -> Stop:
    item = place.item
    title, href = _title_and_href(reader, item)
    if place.state is State.DONE:
        return Stop(
            title,
            language.say("done %(day)s", day=_short(reader, done_at)) if done_at else language.say("done"),
            href,
            True,
        )
    if place.state is State.OPEN:
        return Stop(title, language.say("open"), href, False)
    return Stop(title, _opens(reader, place), "", False)


def _opens(reader: Learner, place: Place) -> str:
    """When an item opens: on a day, or for whoever sets their own pace after the one before. Or that it is closed."""
    if place.state is State.CLOSED:
        return language.say("closed")
    if place.waits:
        return language.say("opens after the lesson before")
    return language.say("opens %(day)s", day=_short(reader, place.opens_on))


def _title_and_href(reader: Learner, item: PlanItem) -> tuple[str, str]:
    if item.kind == "check-in":
        return language.say("Check-in"), url_for("check_in.show", item=item.id)
    return learner.title_of(reader, item), url_for("lesson.show", item=item.id)


def _short(reader: Learner, day: date) -> str:
    return filters.short_day(day, reader.zone, reader.locale)
