"""What a cohort's learners will get, before anybody gets it; what a text costs; what a change would change."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from course import changing, cohorts, rehearsal, rosters
from course.changing import Change
from course.invented_lives import MIX, MIXED, Habit, habits
from course.models import Channel, Cohort
from course.rehearsal import Cast, Line, Rehearsed
from course.rules import local_time, moves, places, prices
from course.rules.differences import Fate
from course.web import access, context
from course.web.admin import acts, cohort_form, forms, kept_until, outward, words
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_rehearsal", __name__, url_prefix="/admin/cohorts/<int:cohort_id>")
BEHAVIOURS = {
    "completes": "Do each part",
    "silent": "Never open one",
    "stops": "Answer STOP",
    MIXED: "A mix, as people are",
}
# One invented learner for each place, so that the page is there in seconds; the mix takes ten.
MOST_PLACES = 4
HABITS = {
    Habit.COMPLETES: "does each part",
    Habit.LATE: "acts on reminders",
    Habit.SILENT: "never opens one",
    Habit.STOPS: "answers STOP",
    Habit.PAUSES: "takes two weeks off",
}
NOT_KNOWN = "a place not known, by the group’s own clock"
MOST_LEARNERS = 100_000
TICKED, WAS = ("weekdays", "duty_days"), "was_"
# A zone, and the others that a number could be in.
Where = tuple[str, str]


@dataclass(frozen=True)
class Week:
    """One week of the calendar: 1 is the first of the course."""

    number: int
    lines: Sequence[Line]

    @property
    def segments(self) -> int:
        return sum(line.segments for line in self.lines)


@blueprint.get("/rehearsal")
@access.staff_only(*access.RUNS_COHORTS)
def show(cohort_id: int) -> str | tuple[str, int]:
    """The form; with a behaviour chosen, the calendar below it, and with a price what it makes. Nothing is kept."""
    cohort = _cohort(cohort_id)
    wish, errors = _price(cohort, request.args)
    # The form of the price carries the choice along, made or not.
    if request.args.get("behaviour") == "" and "price" not in request.args:
        errors["behaviour"] = "Please choose what the learners do."
    return (_page(cohort, errors, request.args), 422) if errors else _page(cohort, {}, request.args, wish)


@blueprint.post("/price")
@access.staff_only(*access.RUNS_COHORTS)
def price(cohort_id: int) -> Response | tuple[str, int]:
    cohort = _cohort(cohort_id)
    wish, errors = _price(cohort, request.form)
    if errors or wish is None:
        return _page(cohort, errors, request.form), 422
    _keep(cohort, wish)
    return redirect(url_for("admin_rehearsal.show", cohort_id=cohort.id), 303)


@blueprint.get("/change")
@access.staff_only(*access.RUNS_COHORTS)
def change(cohort_id: int) -> str | tuple[str, int]:
    """The form; with something typed, what it would change, and for whom. Looking changes nothing."""
    cohort = _cohort(cohort_id)
    if "send_at" not in request.args:
        return _change_page(cohort, cohort_form.typed(changing.as_it_is(cohort)), {})
    wish, errors = _wish(cohort, request.args)
    if errors:
        return _change_page(cohort, _as_sent(cohort, request.args), errors), 422
    return _change_page(cohort, cohort_form.typed(wish), {}, wish)


def _erases_sooner() -> bool:
    """Whether what is to be saved would erase somebody at once or soon whom the settings as they are would not."""
    cohort = _cohort((request.view_args or {})["cohort_id"])
    wish, errors = _wish(cohort, request.form)
    return not errors and kept_until.goes_sooner(cohort, kept_until.going(cohort, wish))


@blueprint.post("/change")
@access.recently_proven_where(_erases_sooner)
@access.staff_only(*access.RUNS_COHORTS)
def save(cohort_id: int) -> Response | tuple[str, int]:
    cohort = _cohort(cohort_id)
    wish, errors = _wish(cohort, request.form)
    if errors:
        return _change_page(cohort, _as_sent(cohort, request.form), errors), 422
    _keep(cohort, wish)
    return redirect(url_for("admin_cohort.show", cohort_id=cohort.id), 303)


def _keep(cohort: Cohort, wish: Change) -> None:
    """Save it, with what it was, so that the way back can be offered."""
    cohort = kept_until.locked(cohort)
    before, after = cohort_form.typed(changing.as_it_is(cohort)), cohort_form.typed(wish)
    touched = changing.apply(context.session(), cohort, wish, now=context.now())
    was = {f"{WAS}{name}": before[name] for name in before if before[name] != after[name]}
    acts.record("changed-cohort", f"cohort:{cohort.id}", cohort_id=cohort.id, learners=touched, **was)
    context.session().commit()


def _price(cohort: Cohort, sent: Mapping[str, str]) -> tuple[Change | None, Errors]:
    """The cohort with the price that was typed; none where none was, or it is the one that it has."""
    if "price" not in sent:
        return None, {}
    typed, before = forms.line(sent, "price"), changing.as_it_is(cohort)
    found = prices.parse(typed, sent.get("currency", ""))
    if typed and found is None:
        return None, {
            "price": "Please write what one segment costs, such as 0.0463, and choose its currency."
        }
    if found is None and (before.cap_daily_minor, before.cap_monthly_minor) != (None, None):
        return None, {"price": "The group has a limit on what texts may cost. Please take that away first."}
    each, currency = (found.per_segment, found.currency) if found is not None else (None, None)
    wish = replace(before, price_per_segment=each, price_currency=currency)
    return wish if wish != before else None, {}


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _page(cohort: Cohort, errors: Errors, typed: Mapping[str, str], wish: Change | None = None) -> str:
    counts = rosters.zones(context.session(), cohort.id) or {(cohort.zone, ""): 0}
    # What a price makes is told of learners who do each part, where nobody has said what they do.
    behaviour = typed.get("behaviour", "") or ("completes" if wish is not None else "")
    learners = _number(typed.get("learners", "")) or sum(counts.values()) or 1
    channel = typed.get("channel", "") if typed.get("channel", "") in set(Channel) else Channel.SMS
    places_of_cast = tuple(counts)[:MOST_PLACES]
    found = None
    if behaviour in BEHAVIOURS:
        found = rehearsal.run(context.wired(), _cast(cohort, places_of_cast, behaviour, channel, learners))
    return render_template(
        "admin/rehearsal.html",
        cohort=cohort,
        errors=errors,
        typed={**typed, "learners": learners, "channel": channel, "behaviour": behaviour},
        behaviours=[{"id": id, "label": label} for id, label in BEHAVIOURS.items()],
        channels=[{"id": Channel.SMS, "label": "Text"}, {"id": Channel.EMAIL, "label": "Email"}],
        currencies=[{"id": code, "label": code} for code in prices.CURRENCIES],
        price=cohorts.price_of(cohort),
        wish=prices.of(wish.price_per_segment, wish.price_currency) if wish is not None else None,
        is_price_new=wish is not None,
        places=[_place(cohort, *one) for one in places_of_cast],
        left_out=len(counts) - len(places_of_cast),
        found=found,
        where=lambda line: _place(cohort, line.zone, line.zones_maybe),
        who=lambda line: HABITS[habits(behaviour, line.learner)] if behaviour == MIXED else "",
        **(_totals(cohort, found, counts, learners) if found else {}),
    )


def _cast(cohort: Cohort, where: Sequence[Where], behaviour: str, channel: str, learners: int) -> Cast:
    """One learner for each place; of a mix ten, or as many as there are to be."""
    return rehearsal.cast_of(
        cohort,
        zones=tuple(zone for zone, _ in where),
        maybe=tuple(others for _, others in where),
        learners=min(len(MIX), learners) if behaviour == MIXED else len(where),
        behaviour=behaviour,
        channel=channel,
    )


def _place(cohort: Cohort, zone: str, zones_maybe: str) -> str:
    """A city and its clock on the cohort's first day; what we go by where nobody has said where they live."""
    noon = local_time.instant(cohort.starts_on, time(12), zone)
    return f"{NOT_KNOWN}, {places.with_offset(zone, noon)}" if zones_maybe else places.with_offset(zone, noon)


def _totals(
    cohort: Cohort, found: Rehearsed, counts: Mapping[Where, int], learners: int
) -> dict[str, object]:
    """The calendar by week, and what it comes to for all learners, spread over the places as they are now."""
    cast = {line.learner: (line.zone, line.zones_maybe) for line in found.lines}
    there = Counter(cast.values())
    # Each invented learner stands for their share of those who live where they do.
    weights = {number: (counts.get(where, 0) or 1) / there[where] for number, where in cast.items()}
    everybody = sum(weights.values()) or 1
    texts = sum(weights[line.learner] for line in found.lines) * learners / everybody
    segments = round(
        sum(weights[line.learner] * line.segments for line in found.lines) * learners / everybody
    )
    weeks = groupby(found.lines, key=lambda line: _week(cohort, line))
    chosen = cohorts.price_of(cohort)
    return {
        "weeks": [Week(number, tuple(lines)) for number, lines in weeks],
        "each": round(len(found.lines) / max(len(cast), 1)),
        "texts": round(texts),
        "segments": segments,
        "cost": chosen.of(segments) if chosen is not None else "",
        "what": _what,
        "why_moved": _why_moved,
    }


def _why_moved(line: Line) -> str:
    """What kept a message from the moment that was meant, in plain sentences."""
    return moves.sentences(moves.read(line.moved_by))


def _what(line: Line) -> str:
    """What a message is about, in the desk's own words."""
    course = context.wired().course
    item = next((one for plan in course.plans.values() if (one := plan.item(line.item))), None)
    return words.kind(course, line.kind, item)


def _week(cohort: Cohort, line: Line) -> int:
    return (line.local.date() - cohort.starts_on) // timedelta(weeks=1) + 1


def _number(text: str) -> int:
    """How many learners the sum is made for; 0 for what is no such number."""
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) <= MOST_LEARNERS else 0


def _wish(cohort: Cohort, sent: "MultiDict[str, str]") -> tuple[Change, Errors]:
    today = local_time.local_date(context.now(), cohort.zone)
    return cohort_form.read(sent, cohort, tuple(context.wired().course.plans), today=today)


def _as_sent(cohort: Cohort, sent: "MultiDict[str, str]") -> dict[str, str]:
    """What was typed, to be mended; the days that were ticked as one text. What a form lacks is as it was."""
    typed = {name: "".join(sent.getlist(name)) if name in TICKED else sent.get(name, "") for name in sent}
    return {"name": cohort.name, "country": cohort.country, "zone": cohort.zone, **typed}


def _change_page(cohort: Cohort, shown: Mapping[str, str], errors: Errors, wish: Change | None = None) -> str:
    """The form, and with a wish what it would change."""
    course, now, session = context.wired().course, context.now(), context.session()
    before = changing.as_it_is(cohort)
    going = kept_until.going(cohort, wish) if wish is not None else None
    return render_template(
        "admin/cohort_change.html",
        cohort=cohort,
        shown=defaultdict(str, shown),
        errors=errors,
        plans=[{"id": one.id, "label": one.title} for one in course.plans.values()],
        paces=cohort_form.PACES,
        days=cohort_form.DAYS,
        hours=_hours({*forms.HOURS, cohort.send_at, cohort.opens_at}),
        closing=_hours({*cohort_form.CLOSING, cohort.closes_at}),
        duty_hours=_hours(set(cohort_form.DUTY_HOURS)),
        currencies=[{"id": code, "label": code} for code in prices.CURRENCIES],
        difference=changing.compare(session, course, cohort, wish, now=now) if wish is not None else None,
        settings=cohort_form.changed(before, wish) if wish is not None else [],
        going=going,
        outward=outward.of(cohort, wish) if wish is not None else None,
        countries=forms.countries(),
        zones=forms.zones(shown.get("country", "")),
        is_proof_asked=kept_until.goes_sooner(cohort, going),
        **kept_until.of_cohort(cohort),
        what=lambda row: words.kind(course, row.kind, row.item),
        fates=Fate,
    )


def _hours(found: set[str]) -> list[forms.Choice]:
    return [{"id": hour, "label": hour} for hour in sorted(found)]
