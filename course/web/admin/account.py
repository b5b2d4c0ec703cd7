"""One's own account at the desk: where one is signed in, the password, the recovery codes."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import accounts, sessions, staff
from course.staff import Factor, SignInRefused
from course.web import access, context
from course.web.admin import acts, staff_forms, tries
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_account", __name__, url_prefix="/admin/account")
REFUSED = "That did not work. Check your password and the code, then try again."


@blueprint.get("")
@access.staff_only(*access.ANY_STAFF)
def show() -> str:
    return _page({})


@blueprint.post("/password")
@access.staff_only(*access.ANY_STAFF)
def change_password() -> Response | tuple[str, int]:
    """The form asks for its own proof, so that a new password never rides along in a page. Other browsers are out."""
    member, (new, errors) = access.member(), staff_forms.new_password(request.form)
    if new and not _has_proven(errors):
        context.session().commit()
    if errors:
        return _page(errors), 422
    staff.change_password(member, new)
    sessions.end_all(context.session(), staff_id=member.id, but=_here(), now=context.now())
    return _done("changed-password")


@blueprint.post("/recovery-codes")
@access.recently_proven
@access.staff_only(*access.ANY_STAFF)
def renew_codes() -> str:
    codes = staff.renew_recovery_codes(context.session(), access.member())
    acts.record("renewed-recovery-codes", f"staff:{access.member().id}")
    context.session().commit()
    return render_template("admin/recovery_codes.html", codes=codes, is_new_account=False)


@blueprint.post("/browsers/<int:browser_id>/ending")
@access.staff_only(*access.ANY_STAFF)
def end_browser(browser_id: int) -> Response:
    if not sessions.end_one(context.session(), access.member().id, browser_id, now=context.now()):
        return redirect(url_for("admin_account.show"), 303)
    return _done("ended-browser")


@blueprint.post("/browsers/ending")
@access.staff_only(*access.ANY_STAFF)
def end_others() -> Response:
    sessions.end_all(context.session(), staff_id=access.member().id, but=_here(), now=context.now())
    return _done("ended-other-browsers")


def _has_proven(errors: Errors) -> bool:
    """Whether password and code in the form are theirs; else what to say stands among the errors."""
    member, form = access.member(), request.form
    if not tries.may_try(member.email):
        errors["password"] = tries.TOO_MANY
        return False
    factor = Factor(digits=form.get("code", ""), recovery=form.get("recovery", ""))
    try:
        staff.prove_again(context.session(), member, form.get("password", ""), factor, now=context.now())
    except SignInRefused:
        errors["password"] = REFUSED
        return False
    tries.give_back(member.email)
    return True


def _here() -> int:
    return (access.visitor() or abort(403)).id


def _done(act: str) -> Response:
    acts.record(act, f"staff:{access.member().id}")
    context.session().commit()
    return redirect(url_for("admin_account.show"), 303)


def _page(errors: Errors) -> str:
    session, member = context.session(), access.member()
    return render_template(
        "admin/account.html",
        member=member,
        role=staff_forms.ROLES[member.role],  # type: ignore[index]  # A StrEnum and its text are one key.
        reach=access.reach(),
        codes_left=staff.codes_left(session, member),
        codes_in_all=staff.RECOVERY_CODES,
        browsers=accounts.browsers(session, member, now=context.now()),
        this_browser=_here(),
        password_length=staff.PASSWORD_LENGTH,
        errors=errors,
    )
