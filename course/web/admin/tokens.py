"""Keys for programs that read one cohort: make one, which is shown once, see them all, end one."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import api_tokens, cohorts, open_api
from course.api_tokens import LIVES_DAYS, LONGEST_NAME, MAY_MAKE, MAY_READ_NAMES
from course.models import Cohort
from course.web import access, context
from course.web.admin import acts, forms
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_tokens", __name__, url_prefix="/admin/cohorts/<int:cohort_id>/tokens")


@blueprint.get("")
@access.staff_only(*MAY_MAKE)
def show(cohort_id: int) -> str:
    return _page(_cohort(cohort_id), {})


@blueprint.post("")
@access.recently_proven
@access.staff_only(*MAY_MAKE)
def make(cohort_id: int) -> tuple[str, int]:
    """The page that answers is the only one on which the token ever stands."""
    cohort, name = _cohort(cohort_id), forms.line(request.form, "name")
    days = request.form.get("days", "")
    errors = _mistakes(name, days)
    if errors:
        return _page(cohort, errors), 422
    row, token = api_tokens.make(
        context.session(), name=name, cohort_id=cohort.id, maker=access.member(), days=int(days),
        is_named="named" in request.form, now=context.now(),
    )  # fmt: skip
    acts.record("made-token", f"token:{row.id}", cohort_id=cohort.id, name=name)
    context.session().commit()
    return _page(cohort, {}, token=token), 201


@blueprint.post("/<int:token_id>/revocation")
@access.staff_only(*MAY_MAKE)
def revoke(cohort_id: int, token_id: int) -> Response:
    known = {row.id for row, _ in api_tokens.of_cohort(context.session(), cohort_id)}
    if token_id not in known:
        abort(404)
    api_tokens.revoke(context.session(), token_id, now=context.now())
    acts.record("ended-token", f"token:{token_id}", cohort_id=cohort_id)
    context.session().commit()
    return redirect(url_for(".show", cohort_id=cohort_id, _anchor="tokens"), 303)


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _mistakes(name: str, days: str) -> Errors:
    errors = {}
    if not name or len(name) > LONGEST_NAME:
        errors["name"] = f"Please name what will use it, in at most {LONGEST_NAME} characters."
    if days not in map(str, LIVES_DAYS):
        errors["days"] = "Please choose how long it is good for."
    return errors


def _page(cohort: Cohort, errors: Errors, *, token: str = "") -> str:
    member = access.member()
    return render_template(
        "admin/tokens.html",
        cohort=cohort,
        errors=errors,
        token=token,
        typed=request.form if errors else {},
        may_name=member.role in MAY_READ_NAMES,
        lives=[{"id": str(days), "label": f"{days} days"} for days in LIVES_DAYS],
        tokens=api_tokens.of_cohort(context.session(), cohort.id),
        address=context.wired().settings.base_url.rstrip("/") + open_api.PATH,
        now=context.now(),
    )
