"""Pictures of one cohort and across all of them, and the report on one sheet: what was counted, drawn and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request, url_for

from course import cohorts
from course.figures import Activity
from course.models import Cohort, Role
from course.rules import figures
from course.rules.figures import Changed, Moods, Stops, Week
from course.web import access, charts, context
from course.web.admin import counting, graphs, words
from course.web.admin.counting import Counted
from course.web.admin.graph_kinds import Four

blueprint = Blueprint("admin_pictures", __name__, url_prefix="/admin")
USUAL_DAYS, REPORT_DAYS = 14, 84
PERIOD_NAMES = {14: "Two weeks", 28: "Four weeks", 84: "Twelve weeks"}
# At the desk a stop after more than two of a hundred says: look at the wording (course map, 5.1).
MANY_STOPS = 2
DAY_NAMES = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


@dataclass(frozen=True)
class Measured:
    """One measure at one point: its name, when it was asked, the four bars, or nothing where they are hidden."""

    name: str
    one: Changed
    four: Four | None

    @property
    def spoken(self) -> str:
        if self.four is None:
            return ""
        listed = ", ".join(f"{bar.value} {bar.label}" for bar in self.four.bars)
        return f"{self.name}, week {self.one.week}: of {self.one.everybody} people {listed}."


@blueprint.get("/pictures")
@access.staff_only(*access.SEES_PICTURES)
def index() -> str:
    mine = [one for one in cohorts.going(context.session()) if access.in_reach(one.id)]
    days = _days()
    periods = [
        (name, url_for("admin_pictures.index", days=one), one == days) for one, name in PERIOD_NAMES.items()
    ]
    return render_template(
        "admin/pictures.html",
        cohort=None,
        mine=mine,
        by_day=url_for("admin_sent_days.index") if access.member().role == Role.OWNER else "",
        periods=periods,
        **_drawn(counting.counted(mine, days), days),
    )


@blueprint.get("/cohorts/<int:cohort_id>/pictures")
@access.staff_only(*access.SEES_PICTURES)
def show(cohort_id: int) -> str:
    cohort, days = _cohort(cohort_id), _days()
    periods = [
        (name, url_for("admin_pictures.show", cohort_id=cohort.id, days=one), one == days)
        for one, name in PERIOD_NAMES.items()
    ]
    return render_template(
        "admin/pictures.html",
        cohort=cohort,
        mine=(),
        by_day="",
        periods=periods,
        **_drawn(counting.counted([cohort], days), days),
    )


@blueprint.get("/cohorts/<int:cohort_id>/report")
@access.staff_only(*access.SEES_PICTURES)
def report(cohort_id: int) -> str:
    cohort = _cohort(cohort_id)
    found = counting.counted([cohort], REPORT_DAYS)
    return render_template(
        "admin/report.html",
        cohort=cohort,
        course_title=context.wired().course.title,
        last=_last(found.answered.changes),
        **_drawn(found, REPORT_DAYS),
    )


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _days() -> int:
    """The period that the address asks for; another than those offered is the usual one."""
    asked = request.args.get("days", USUAL_DAYS, type=int)
    return asked if asked in counting.PERIODS else USUAL_DAYS


def _drawn(found: Counted, days: int) -> dict[str, object]:
    """Every picture with what its table and its words need."""
    activity, answered = found.activity, found.answered
    return {
        "found": found,
        "may_act": access.member().role in access.RUNS_COHORTS,
        "days": days,
        "period": PERIOD_NAMES[days].lower(),
        "fewest": figures.FEWEST,
        "many_stops": MANY_STOPS,
        "percent": graphs.percent,
        "funnel": _funnel(activity),
        "funnel_graph": charts.bars(_funnel(activity), activity.funnel.sent),
        "funnel_words": "This week, people: "
        + ", ".join(f"{label} {value}" for label, value in _funnel(activity)),
        "retention_words": _retention_words(activity.weeks),
        "moods_words": _moods_words(answered.moods),
        "scales": context.wired().course.measures.switched_on,
        "columns": graphs.columns(activity.spans),
        "retention": graphs.retention(activity.weeks),
        "moods": graphs.moods(answered.moods),
        "hours": graphs.hours(activity.hours),
        "busiest": _busiest(activity.hours),
        "day_names": graphs.DAYS,
        **_stops(activity),
        "measured": [_measured(one) for one in answered.changes],
    }


def _funnel(activity: Activity) -> list[tuple[str, int]]:
    one = activity.funnel
    return [
        ("sent", one.sent), ("delivered", one.delivered), ("opened", one.opened), ("finished", one.finished),
        ("checked in", one.checked_in),
    ]  # fmt: skip


def _retention_words(weeks: Sequence[Week]) -> str:
    listed = ", ".join(f"week {one.number}: {one.stayed} of {one.people}" for one in weeks)
    return f"Still there, {listed}"


def _moods_words(found: Sequence[Moods]) -> str:
    shown = ", ".join(
        f"week {one.week}: {charts.rounded(one.middle)}, half of them from {charts.rounded(one.low or 0)} to "
        f"{charts.rounded(one.high or 0)}"
        for one in found
        if one.middle is not None
    )
    return f"Middle mood from 1 to 10, {shown}"


def _busiest(hours: Sequence[Sequence[int]]) -> str:
    """The hour in which most lessons are opened, in words; empty where none is."""
    most, day, hour = max(
        (count, -day, -hour) for day, row in enumerate(hours) for hour, count in enumerate(row)
    )
    return f"{DAY_NAMES[-day]} between {-hour:02}:00 and {-hour + 1:02}:00" if most else ""


def _stops(activity: Activity) -> dict[str, object]:
    named = [(one, _message(one)) for one in activity.stops]
    listed = ", ".join(f"{name}: {one.stops} of {one.sent}" for one, name in named)
    return {
        "stops": named,
        "stops_graph": graphs.stops(named),
        "stops_words": f"After which message people stop. {listed}",
    }


def _message(one: Stops) -> str:
    """What a message is called. A place of a plan is the same in every plan that has it, but for its week."""
    course = context.wired().course
    items = (plan.item(one.item) for plan in course.plans.values() if one.item)
    return words.kind(course, one.kind, next((item for item in items if item is not None), None))


def _measured(one: Changed) -> Measured:
    names: Mapping[str, str] = {each.id: each.name for each in context.wired().course.measures.instruments}
    return Measured(names[one.instrument], one, None if one.is_hidden else graphs.four(one))


def _last(changes: Sequence[Changed]) -> list[Measured]:
    """Each measure at the last point that may be shown, for the one sheet; else at its last one, hidden."""
    latest: dict[str, Changed] = {}
    for one in changes:
        if not one.is_hidden or one.instrument not in latest:
            latest[one.instrument] = one
    return [_measured(one) for one in latest.values()]
