"""A legal hold on a cohort or on one learner: what it stops, put and ended by an owner, with a reason."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import cohorts, keeping_times, legal_holds, people, staff
from course.models import Cohort, Person, Role
from course.rules.keeping import Kept
from course.web import access, context
from course.web.admin import acts, enrolment, kept_until
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_legal_hold", __name__, url_prefix="/admin")
NO_REASON = "Please write why, so that whoever comes after you knows when it may end."


@blueprint.get("/cohorts/<int:cohort_id>/legal-hold")
@access.staff_only(Role.OWNER)
def consider_cohort(cohort_id: int) -> str:
    return _cohort_page(_cohort(cohort_id), {})


@blueprint.post("/cohorts/<int:cohort_id>/legal-hold")
@access.staff_only(Role.OWNER)
def hold_cohort(cohort_id: int) -> Response | tuple[str, int]:
    cohort, errors = _cohort(cohort_id), _errors()
    if errors:
        return _cohort_page(cohort, errors), 422
    if _put(kept_until.locked(cohort)):
        acts.record("put-hold-on-cohort", f"cohort:{cohort_id}", cohort_id=cohort_id)
    context.session().commit()
    return redirect(url_for("admin_legal_hold.consider_cohort", cohort_id=cohort_id), 303)


@blueprint.post("/cohorts/<int:cohort_id>/legal-hold/end")
@access.recently_proven
@access.staff_only(Role.OWNER)
def free_cohort(cohort_id: int) -> Response:
    """Whoever is past their time is erased by the next run of the job."""
    if legal_holds.end(context.session(), kept_until.locked(_cohort(cohort_id)), now=context.now()):
        acts.record("ended-hold-on-cohort", f"cohort:{cohort_id}", cohort_id=cohort_id)
    context.session().commit()
    return redirect(url_for("admin_legal_hold.consider_cohort", cohort_id=cohort_id), 303)


@blueprint.get("/enrolments/<int:enrolment_id>/legal-hold")
@access.staff_only(Role.OWNER)
def consider_learner(enrolment_id: int) -> str:
    return _learner_page(enrolment.learner_of(enrolment_id), {})


@blueprint.post("/enrolments/<int:enrolment_id>/legal-hold")
@access.staff_only(Role.OWNER)
def hold_learner(enrolment_id: int) -> Response | tuple[str, int]:
    learner, errors = enrolment.learner_of(enrolment_id), _errors()
    if errors:
        return _learner_page(learner, errors), 422
    if _put(_locked(learner.person)):
        acts.record("put-hold", learner.subject, cohort_id=learner.cohort.id)
    context.session().commit()
    return redirect(url_for("admin_legal_hold.consider_learner", enrolment_id=enrolment_id), 303)


@blueprint.post("/enrolments/<int:enrolment_id>/legal-hold/end")
@access.recently_proven
@access.staff_only(Role.OWNER)
def free_learner(enrolment_id: int) -> Response:
    learner = enrolment.learner_of(enrolment_id)
    if legal_holds.end(context.session(), _locked(learner.person), now=context.now()):
        acts.record("ended-hold", learner.subject, cohort_id=learner.cohort.id)
    context.session().commit()
    return redirect(url_for("admin_legal_hold.consider_learner", enrolment_id=enrolment_id), 303)


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _locked(person: Person) -> Person:
    """The learner, while the job cannot erase them; a page that does not exist where it just did."""
    return people.locked(context.session(), [person.id]).get(person.id) or abort(404)


def _reason() -> str:
    return " ".join(request.form.get("reason", "").split())[: legal_holds.LONGEST]


def _errors() -> Errors:
    return {} if _reason() else {"reason": NO_REASON}


def _put(on: Cohort | Person) -> bool:
    return legal_holds.put(context.session(), on, _reason(), staff_id=access.member().id, now=context.now())


def _cohort_page(cohort: Cohort, errors: Errors) -> str:
    here = url_for("admin_cohort.show", cohort_id=cohort.id)
    return _page(
        cohort, errors, name=cohort.name, back=here, zone=cohort.zone, trail=[(cohort.name, here)],
        put=url_for("admin_legal_hold.hold_cohort", cohort_id=cohort.id),
        end=url_for("admin_legal_hold.free_cohort", cohort_id=cohort.id),
    )  # fmt: skip


def _learner_page(learner: enrolment.Learner, errors: Errors) -> str:
    number, cohort = learner.enrolment.id, learner.cohort
    here = url_for("admin_enrolment.show", enrolment_id=number)
    trail = [(cohort.name, url_for("admin_cohort.show", cohort_id=cohort.id)), (learner.name, here)]
    return _page(
        learner.person, errors, name=learner.name, back=here, zone=cohort.zone, trail=trail,
        put=url_for("admin_legal_hold.hold_learner", enrolment_id=number),
        end=url_for("admin_legal_hold.free_learner", enrolment_id=number),
    )  # fmt: skip


def _page(on: Cohort | Person, errors: Errors, **shown: object) -> str:
    hold = legal_holds.of(context.session(), on)
    return render_template(
        "admin/legal_hold.html",
        is_cohort=isinstance(on, Cohort),
        hold=hold,
        who=staff.names(context.session(), [hold.staff_id]).get(hold.staff_id, "Staff") if hold else "",
        then=_then(on) if hold is not None else None,
        errors=errors,
        typed=request.form,
        longest=legal_holds.LONGEST,
        **shown,
    )


def _then(on: Cohort | Person) -> str:
    """What ending the hold leads to, in a sentence."""
    found = kept_until.without_hold(on)
    if isinstance(found, Kept):
        return kept_until.said(found)
    return _of_cohort(found)


def _of_cohort(found: keeping_times.Going) -> str:
    if not found.at_once + found.soon:
        return "Nobody is erased by the time limit in the next 30 days."
    people_of = "1 learner is" if found.at_once == 1 else f"{found.at_once} learners are"
    return f"{people_of} erased within the hour after you end it, for good, and {found.soon} more in the 30 days after."
