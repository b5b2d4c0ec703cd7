"""Arms by chance: an owner fixes them before anybody joins; then owners and analysts see how the places fell.

Nobody who speaks with learners sees this page: who knows an arm may treat its people differently without meaning to.
"""

import secrets

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import arms, cohorts
from course.arms import TooLate
from course.models import Cohort, Role
from course.rules import allocation
from course.rules.allocation import Arm, BadArms
from course.web import access, context
from course.web.admin import acts, forms
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_arms", __name__, url_prefix="/admin/cohorts/<int:cohort_id>/arms")
KNOWS_ARMS = (Role.OWNER, Role.ANALYST)
SEED_BYTES = 8
AHEAD = 24
TOO_LATE = "Somebody has joined meanwhile, so the arms cannot be changed any more."


@blueprint.get("")
@access.staff_only(*KNOWS_ARMS)
def show(cohort_id: int) -> str:
    return _page(_cohort(cohort_id), {})


@blueprint.post("")
@access.recently_proven
@access.staff_only(Role.OWNER)
def fix(cohort_id: int) -> Response | tuple[str, int]:
    cohort, errors = _cohort(cohort_id), _mistakes()
    try:
        if errors:
            return _page(cohort, errors), 422
        arms.set_plan(context.session(), cohort, _typed(), seed=_seed(), now=context.now())
    except BadArms as wrong:
        return _page(cohort, {"name-1": str(wrong)}), 422
    except TooLate:
        return _page(cohort, {"name-1": TOO_LATE}), 409
    acts.record("set-arms" if _typed() else "took-arms-away", f"cohort:{cohort.id}", cohort_id=cohort.id)
    context.session().commit()
    return redirect(url_for(".show", cohort_id=cohort.id), 303)


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _lines() -> list[tuple[str, str]]:
    """Each arm as it was typed: name and share."""
    return [
        (forms.line(request.form, f"name-{at}"), forms.line(request.form, f"weight-{at}"))
        for at in range(1, allocation.MOST + 1)
    ]


def _mistakes() -> Errors:
    errors = {}
    for at, (name, weight) in enumerate(_lines(), 1):
        if name and weight and not (weight.isascii() and weight.isdigit() and len(weight) == 1):
            errors[f"weight-{at}"] = f"Please write a whole number from 1 to {allocation.HEAVIEST}."
        if weight not in ("", "1") and not name:
            errors[f"name-{at}"] = "Please name this arm, or empty its share."
    if len(forms.line(request.form, "seed")) > allocation.LONGEST_SEED:
        errors["seed"] = f"Please write at most {allocation.LONGEST_SEED} characters."
    return errors


def _typed() -> list[Arm]:
    return [Arm(name, int(weight or 1)) for name, weight in _lines() if name]


def _seed() -> str:
    return forms.line(request.form, "seed") or secrets.token_hex(SEED_BYTES)


def _page(cohort: Cohort, errors: Errors) -> str:
    session = context.session()
    plan = arms.plan_of(session, cohort.id)
    fixed = arms.arms_of(plan) if plan is not None else ()
    return render_template(
        "admin/arms.html",
        cohort=cohort,
        errors=errors,
        plan=plan,
        fixed=fixed,
        counts=arms.counts(session, cohort.id),
        block=allocation.block_size(fixed) if fixed else 0,
        ahead=list(allocation.places(plan.seed, fixed, AHEAD)) if plan is not None else [],
        may_set=access.member().role == Role.OWNER and arms.may_set(session, cohort.id),
        lines=_lines() if errors else _shown(fixed),
        seed=request.form.get("seed", plan.seed if plan is not None else ""),
    )


def _shown(fixed: tuple[Arm, ...]) -> list[tuple[str, str]]:
    """The lines of the form: the arms that are fixed, then empty ones."""
    told = [(one.name, str(one.weight)) for one in fixed]
    return [*told, *[("", "")] * (allocation.MOST - len(told))]
