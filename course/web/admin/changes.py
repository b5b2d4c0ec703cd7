"""Changes to one learner's course at the desk: choose one, read what it will change, then do it."""

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from course import amends, cohorts, enrolments, plans
from course.amends import Amend, Kind
from course.lessons import Plan
from course.models import Cohort
from course.rules import pauses
from course.web import access, context
from course.web.admin import acts, enrolment, kept_until, undoing, words
from course.web.admin.enrolment import Learner

blueprint = Blueprint("admin_changes", __name__, url_prefix="/admin")

EXTENSIONS = (1, 2, 4)
CHOICES = {
    Kind.PAUSE: "Pause",
    Kind.RESUME: "End the pause",
    Kind.EXTEND: "Give more time",
    Kind.SKIP: "Skip ahead",
    Kind.SLOWER: "Go slower",
    Kind.USUAL: "Back to the usual pace",
    Kind.AGAIN: "Give an item again",
}


@blueprint.get("/enrolments/<int:enrolment_id>/changes")
@access.staff_only(*access.RUNS_COHORTS)
def choose(enrolment_id: int) -> str | Response:
    learner = enrolment.learner_of(enrolment_id)
    if learner.enrolment.withdrawn_at is not None:
        return enrolment.back(learner)
    plan = _plan(learner)
    return render_template(
        "admin/changes.html",
        learner=learner,
        is_paused=learner.enrolment.paused_at is not None,
        is_slow=learner.enrolment.pace > 1,
        pauses=_weeks(pauses.WEEKS),
        extensions=_weeks(EXTENSIONS),
        weeks=[{"id": week, "label": f"Week {week}"} for week in _weeks_ahead(learner, plan)],
        done=_done(learner, plan),
        cohorts=[{"id": one.id, "label": one.name} for one in _other_cohorts(learner)],
        next=undoing.came_from(enrolment_id),
    )


@blueprint.get("/enrolments/<int:enrolment_id>/change")
@access.staff_only(*access.RUNS_COHORTS)
def consider(enrolment_id: int) -> str:
    learner = enrolment.learner_of(enrolment_id)
    amend = _wanted(learner)
    found = amends.outlook(
        _plan(learner), learner.enrolment, amend, zone=learner.person.zone, today=learner.today
    )
    return render_template(
        "admin/change.html", learner=learner, amend=amend, title=CHOICES[amend.kind], outlook=found,
        item=words.title(enrolment.course_of(learner), amend.item) if amend.item is not None else "",
        next=undoing.came_from(enrolment_id),
    )  # fmt: skip


@blueprint.post("/enrolments/<int:enrolment_id>/change")
@access.staff_only(*access.RUNS_COHORTS)
def change(enrolment_id: int) -> Response:
    learner = enrolment.learner_of(enrolment_id)
    amend = _wanted(learner)
    before = undoing.begin(learner.enrolment, learner.person, amend.kind)
    amends.act(
        context.session(), learner.enrolment, amend, zone=learner.person.zone, today=learner.today,
        now=context.now(),
    )  # fmt: skip
    details = {"number": amend.number} if amend.number else {}
    item = {"item": amend.item.id} if amend.item is not None else {}
    acts.record(f"changed-{amend.kind}", learner.subject, cohort_id=learner.cohort.id, **details, **item)
    kept = undoing.keep(learner.enrolment, learner.person, before)
    context.session().commit()
    if kept is not None:
        return undoing.back(enrolment_id, kept)
    return undoing.back_with_word(
        enrolment_id, undoing.GIVEN_AGAIN if amend.kind is Kind.AGAIN else undoing.SO_ALREADY
    )


@blueprint.get("/enrolments/<int:enrolment_id>/move")
@access.staff_only(*access.RUNS_COHORTS)
def consider_move(enrolment_id: int) -> str:
    learner = enrolment.learner_of(enrolment_id)
    cohort = _wanted_cohort(learner)
    kept = kept_until.in_another_cohort(learner.person, learner.cohort, cohort)
    return render_template("admin/move.html", learner=learner, cohort=cohort, kept=kept)


@blueprint.post("/enrolments/<int:enrolment_id>/move")
@access.staff_only(*access.RUNS_COHORTS)
def move(enrolment_id: int) -> Response:
    learner = enrolment.learner_of(enrolment_id)
    cohort, before = _wanted_cohort(learner), learner.cohort
    stood = undoing.begin(learner.enrolment, learner.person, "move")
    if kept_until.carry_hold(learner.person, before):
        acts.record("put-hold", learner.subject, cohort_id=before.id)
    cohorts.take_over(learner.enrolment, cohort)
    enrolments.look_again(context.session(), enrolment_id=enrolment_id, now=context.now())
    acts.record("moved-to-cohort", learner.subject, cohort_id=cohort.id, before=before.id)
    kept = undoing.keep(learner.enrolment, learner.person, stood)
    context.session().commit()
    return undoing.back(enrolment_id, kept)


def _wanted(learner: Learner) -> Amend:
    """The act that the address or the form names; a page that does not exist where it names none that can be."""
    kind, number = request.values.get("act", ""), request.values.get("number", 0, type=int)
    if kind not in {*Kind} or learner.enrolment.withdrawn_at is not None:
        abort(404)
    plan = _plan(learner)
    offered = {Kind.PAUSE: pauses.WEEKS, Kind.EXTEND: EXTENSIONS, Kind.SKIP: _weeks_ahead(learner, plan)}
    if Kind(kind) in offered and number not in offered[Kind(kind)]:
        abort(404)
    if kind != Kind.AGAIN:
        return Amend(Kind(kind), number)
    item = plan.item(request.values.get("item", ""))
    if item is None or item.id not in enrolment.done_of(learner):
        abort(404)
    return Amend(Kind.AGAIN, item=item)


def _wanted_cohort(learner: Learner) -> Cohort:
    wanted = request.values.get("cohort", 0, type=int)
    return next((one for one in _other_cohorts(learner) if one.id == wanted), None) or abort(404)


def _plan(learner: Learner) -> Plan:
    return plans.of(context.session(), context.wired().course, learner.enrolment)


def _weeks(numbers: tuple[int, ...]) -> list[dict[str, object]]:
    return [{"id": number, "label": "1 week" if number == 1 else f"{number} weeks"} for number in numbers]


def _weeks_ahead(learner: Learner, plan: Plan) -> tuple[int, ...]:
    """The weeks of the plan that have not begun for this learner."""
    firsts = {item.week: item.day for item in reversed(plan.items)}
    return tuple(
        week for week, day in sorted(firsts.items()) if not learner.calendar.is_open(day, learner.counted_on)
    )


def _done(learner: Learner, plan: Plan) -> list[dict[str, object]]:
    done, course = enrolment.done_of(learner), enrolment.course_of(learner)
    return [
        {"id": item.id, "label": f"Week {item.week}: {words.title(course, item)}"}
        for item in plan.items
        if item.id in done
    ]


def _other_cohorts(learner: Learner) -> list[Cohort]:
    """The cohorts that people can join and in which this learner never was."""
    session = context.session()
    return [
        one
        for one in cohorts.open_ones(session)
        if access.in_reach(one.id) and not cohorts.has_member(session, one.id, learner.person.id)
    ]
