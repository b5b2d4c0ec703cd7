"""Cohorts: the list, a new one, one with its people, adding somebody, the poster, closing."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import admission, cohorts, joining, rosters, staff, summaries, unreached, waiting_list
from course.cohorts import CodeTaken
from course.joining import AlreadyInvited
from course.lessons import Plan
from course.models import Cohort, JoinRequest, Role
from course.rules import contacts, local_time, progress
from course.rules.calendars import Calendar
from course.summaries import Stage, Summary
from course.web import access, context
from course.web.admin import acts, changes_made, forms, grid, kept_until, qr, sending, words
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_cohort", __name__, url_prefix="/admin")
# Of those who wait so many are seen at once, the others by opening the fold; past a page of them there is the roster.
PAGE, AT_ONCE = 50, 5


@blueprint.get("/cohorts")
@access.staff_only(*access.ANY_STAFF)
def index() -> str:
    everything = [(one, *_standing(one)) for one in _summaries() if access.in_reach(one.cohort.id)]
    lines = [line for line in everything if line[0].cohort.archived_at is None]
    return render_template(
        "admin/cohorts.html",
        put_away=[line[0].cohort for line in everything if line[0].cohort.archived_at is not None],
        running=[line for line in lines if line[1] is Stage.RUNNING],
        others=[line for line in lines if line[1] is not Stage.RUNNING],
        counts={stage: sum(line[1] is stage for line in lines) for stage in Stage},
        may_act=access.member().role in access.RUNS_COHORTS,
        takes_data=access.member().role == Role.ANALYST,
        counted_at=min((one.counted_at for one, *_ in lines if one.counted_at is not None), default=None),
        now=context.now(),
    )


@blueprint.get("/cohorts/new")
@access.staff_only(*access.RUNS_COHORTS)
def new() -> str:
    """An empty form; with another cohort to be like, one filled with what that one has."""
    like = _like()
    return _new_page({}, {"send_at": forms.USUAL_HOUR} if like is None else forms.as_new(like))


@blueprint.post("/cohorts/new")
@access.staff_only(*access.RUNS_COHORTS)
def create() -> Response | tuple[str, int]:
    wish, errors = forms.new_cohort(request.form, context.wired().course.plans, now=context.now())
    if wish is not None:
        try:
            made = cohorts.create(context.session(), wish, like=_like(), now=context.now())
        except CodeTaken:
            errors["code"] = "Another cohort has this code already. Please change it a little."
        else:
            staff.let_see(context.session(), access.member(), made.id)
            return _done(made, "created-cohort")
    return _new_page(errors, {**request.form, "code": _code_to_show(errors)}), 422


@blueprint.get("/cohorts/<int:cohort_id>")
@access.staff_only(*access.RUNS_COHORTS)
def show(cohort_id: int) -> str:
    cohort, (summary,) = _cohort(cohort_id), _summaries(cohort_id)
    return render_template(
        "admin/cohort.html",
        cohort=cohort,
        join_address=context.wired().links.join(cohort.code),
        text_to=_text_to(),
        has_erased="erased" in request.args,
        on_earlier=_on_earlier(summary),
        page=PAGE,
        at_once=AT_ONCE,
        takes_break=cohort.takes_break(local_time.local_date(context.now(), cohort.zone)),
        changes=changes_made.last(cohort),
        is_full=admission.is_full(context.session(), cohort),
        **kept_until.of_cohort(cohort),
        **_unreached(summary),
        **_waiting(cohort),
        **_people(summary),
        **sending.sent(summary),
        **sending.spent(cohort),
    )


@blueprint.get("/cohorts/<int:cohort_id>/people/new")
@access.staff_only(*access.RUNS_COHORTS)
def new_person(cohort_id: int) -> str:
    return _person_page(_cohort(cohort_id), {})


@blueprint.post("/cohorts/<int:cohort_id>/people/new")
@access.staff_only(*access.RUNS_COHORTS)
def invite(cohort_id: int) -> Response | tuple[str, int]:
    cohort = _cohort(cohort_id)
    profile, errors = forms.person(request.form, cohort, context.wired().senders)
    if profile is not None:
        try:
            asked = joining.invite(context.session(), cohort, profile, source="staff", now=context.now())
        except AlreadyInvited:
            errors["contact"] = "This person was asked before, or is in this cohort. Nobody is asked twice."
        else:
            return _done(cohort, "invited", f"join-request:{asked.id}")
    return _person_page(cohort, errors), 422


@blueprint.post("/cohorts/<int:cohort_id>/invitations/<int:request_id>/withdrawal")
@access.staff_only(*access.RUNS_COHORTS)
def take_back(cohort_id: int, request_id: int) -> Response:
    cohort = _cohort(cohort_id)
    invitation = _invitation(cohort, request_id)
    if invitation.confirmed_at is not None or invitation.withdrawn_at is not None:
        return redirect(url_for("admin_cohort.show", cohort_id=cohort.id), 303)
    joining.take_back(context.session(), invitation, now=context.now())
    return _done(cohort, "took-back-invitation", f"join-request:{request_id}")


@blueprint.post("/cohorts/<int:cohort_id>/waiting/<int:request_id>/place")
@access.staff_only(*access.RUNS_COHORTS)
def offer_place(cohort_id: int, request_id: int) -> Response:
    cohort = _cohort(cohort_id)
    found = next((one for one in _in_line(cohort) if one.id == request_id), None) or abort(404)
    is_free = cohort.closed_at is None and not admission.is_full(context.session(), cohort)
    if found.offered_at is None and is_free:
        waiting_list.offer_place(context.session(), cohort, found, now=context.now())
        acts.record("offered-place", f"join-request:{request_id}", cohort_id=cohort.id)
        context.session().commit()
    return redirect(url_for("admin_cohort.show", cohort_id=cohort.id, _anchor="line"), 303)


@blueprint.get("/cohorts/<int:cohort_id>/poster")
@access.staff_only(*access.RUNS_COHORTS)
def poster(cohort_id: int) -> str:
    cohort = _cohort(cohort_id)
    address = context.wired().links.join(cohort.code)
    title = context.wired().course.title
    return render_template(
        "admin/poster.html",
        cohort=cohort,
        address=address,
        square=qr.svg(address),
        course_title=title,
        text_to=_text_to(),
    )


@blueprint.post("/cohorts/<int:cohort_id>/closure")
@access.staff_only(*access.RUNS_COHORTS)
def close(cohort_id: int) -> Response:
    cohort = _cohort(cohort_id)
    cohorts.close(cohort, now=context.now())
    return _done(cohort, "closed-joining")


@blueprint.post("/cohorts/<int:cohort_id>/opening")
@access.staff_only(*access.RUNS_COHORTS)
def reopen(cohort_id: int) -> Response:
    cohort = _cohort(cohort_id)
    cohorts.reopen(cohort)
    return _done(cohort, "opened-joining")


def _text_to() -> str:
    """The number that JOIN can be texted to, as people write it; empty where a service chooses one."""
    number = context.wired().settings.twilio_from or ""
    return contacts.spaced(number) if number else ""


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _like() -> Cohort | None:
    """The cohort whose settings a new one takes over."""
    cohort_id = request.values.get("like", 0, type=int)
    return _cohort(cohort_id) if cohort_id and access.in_reach(cohort_id) else None


def _in_line(cohort: Cohort) -> list[JoinRequest]:
    return waiting_list.in_line(context.session(), cohort.id)


def _invitation(cohort: Cohort, request_id: int) -> JoinRequest:
    found = joining.find(context.session(), request_id)
    if (
        found is None
        or found.cohort_id != cohort.id
        or (found.invite_key is None and found.withdrawn_at is None)
    ):
        abort(404)
    return found


def _done(cohort: Cohort, act: str, subject: str = "") -> Response:
    """Keep what was done, with its line in the record, and go back to the cohort."""
    acts.record(act, subject or f"cohort:{cohort.id}", cohort_id=cohort.id)
    context.session().commit()
    return redirect(url_for("admin_cohort.show", cohort_id=cohort.id), 303)


def _summaries(cohort_id: int | None = None) -> list[Summary]:
    return summaries.read(context.session(), now=context.now(), cohort_id=cohort_id)


def _standing(summary: Summary) -> tuple[Stage, Plan, int]:
    """Where a cohort stands today, its plan, and the week it is in."""
    cohort = summary.cohort
    plan = context.wired().course.plan(cohort.plan)
    today = local_time.local_date(context.now(), cohort.zone)
    return summary.stage(plan.weeks, today), plan, progress.week(plan, Calendar(cohort.starts_on), today)


def _people(summary: Summary) -> dict[str, object]:
    """Where the cohort stands, and one page of its progress grid."""
    stage, plan, week = _standing(summary)
    after, cohort_id = request.args.get("after", 0, type=int), summary.cohort.id
    rows = rosters.roster(context.session(), cohort_id, after=after, limit=PAGE + 1)
    columns = grid.columns(context.wired().course, plan, current_week=week if stage is Stage.RUNNING else 0)
    return {
        "summary": summary,
        "stage": stage,
        "plan": plan,
        "week": week,
        "columns": columns,
        "weeks": grid.weeks(columns),
        "lines": grid.lines(rows[:PAGE], columns),
        "next_after": rows[PAGE - 1].enrolment_id if len(rows) > PAGE else None,
        "is_first_page": not after,
    }


def _on_earlier(summary: Summary) -> int:
    """How many learners under way are on an earlier edition of the course."""
    wired = context.wired()
    return summary.on_another(wired.course.edition.version) if wired.contents.keeps_editions else 0


def _unreached(summary: Summary) -> dict[str, object]:
    """Who cannot be reached any more, and why: the first of them as it stands now, and how many they were."""
    session, now = context.session(), context.now()
    found = summary.missing or unreached.missing(session, summary.cohort.id, now=now)
    shown = unreached.named(session, summary.cohort.id, [*found.gone, *found.mailed], now=now)
    return {"missing": found, "unreached": [(one, words.unreached(one.gone)) for one in shown]}


def _waiting(cohort: Cohort) -> dict[str, object]:
    """Who was invited and has not answered, with how the message went; who waits for a place. A page of each."""
    session, line = context.session(), _in_line(cohort)
    waiting = [
        (one, joining.name_of(session, one), words.STATUSES[status] if status else None)
        for one, status in waiting_list.invited(session, cohort.id, limit=PAGE)
    ]
    return {
        "waiting": waiting,
        "waiting_in_all": waiting_list.count_invited(session, cohort.id),
        "line": [(one, joining.name_of(session, one)) for one in line[:PAGE]],
        "line_in_all": len(line),
    }


def _new_page(errors: Errors, typed: forms.Sent) -> str:
    plans = [{"id": one.id, "label": one.title} for one in context.wired().course.plans.values()]
    return render_template(
        "admin/new_cohort.html",
        errors=errors,
        typed=typed,
        like=_like(),
        plans=plans,
        countries=forms.countries(),
        zones=forms.zones(typed.get("country", "")),
        hours=forms.hours(),
    )


def _code_to_show(errors: Errors) -> str:
    """The code as typed; where none was, one made from the name, to keep or to change."""
    typed, name = forms.line(request.form, "code"), forms.line(request.form, "name")
    return typed or (cohorts.suggest_code(name) if name and "code" not in errors else "")


def _person_page(cohort: Cohort, errors: Errors) -> str:
    return render_template(
        "admin/new_person.html",
        cohort=cohort,
        errors=errors,
        typed=request.form,
        countries=forms.countries(),
        zones=forms.zones(request.form.get("country", "") or cohort.country),
        country_name=forms.country_names().get(cohort.country, cohort.country),
    )
