"""The door of the desk: signing in and out, and the one-time address at which an account begins."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import accounts, sessions, staff
from course.models import Role, Staff
from course.sessions import Subject
from course.staff import Factor, SignInRefused
from course.web import access, context
from course.web.admin import acts, forms, qr, tries
from course.web.admin.forms import Errors, Setup

blueprint = Blueprint("admin_sign_in", __name__, url_prefix="/admin")
REFUSED = "That did not work. Check your email address, your password and the code, then try again."
CODE_WRONG = "These six numbers do not fit. Wait for the next ones in your app, then type those."


@blueprint.get("")
@access.staff_only(*access.ANY_STAFF)
def desk() -> Response:
    return redirect(_home(access.member()), 303)


@blueprint.get("/sign-in")
@access.public
def show() -> str | Response:
    if access.visitor() is not None:
        return redirect(url_for("admin_sign_in.desk"), 303)
    return _page({})


@blueprint.post("/sign-in")
@access.public
def enter() -> Response | tuple[str, int]:
    email = request.form.get("email", "")
    if not tries.may_try(email):
        context.session().commit()
        return _page({"email": tries.TOO_MANY}), 429
    try:
        member = _prove(email)
    except SignInRefused:
        context.session().commit()
        return _page({"email": REFUSED}), 422
    return _open_desk(member, "signed-in")


@blueprint.post("/demonstration")
@access.demo
def enter_demonstration() -> Response:
    owner = staff.first_owner(context.session())
    if owner is None:
        abort(404)
    return _open_desk(owner, "signed-in", demonstration=1)


@blueprint.post("/sign-out")
@access.staff_only(*access.ANY_STAFF)
def leave() -> Response:
    acts.record_for(access.member().id, "signed-out")
    access.sign_out()
    context.session().commit()
    return redirect(url_for("admin_sign_in.show"), 303)


@blueprint.get("/setup/<token>")
@access.public
def begin(token: str) -> str | tuple[str, int]:
    member = staff.awaiting_setup(context.session(), token, now=context.now())
    return _setup_page(member, token, {}) if member else _over()


@blueprint.post("/setup/<token>")
@access.public
def set_up(token: str) -> str | tuple[str, int]:
    member = staff.awaiting_setup(context.session(), token, now=context.now())
    if member is None:
        return _over()
    setup, errors = forms.setup(request.form)
    codes = _finish(member, token, setup, errors) if setup else []
    if not codes:
        return _setup_page(member, token, errors), 422
    _open_desk(member, "set-up-account")
    return render_template("admin/recovery_codes.html", codes=codes, is_new_account=True)


def _home(member: Staff) -> str:
    """Where a day at the desk begins: with who needs somebody, for those who can help."""
    if member.role == Role.REVIEWER:
        return url_for("admin_tasks.index")
    if member.role == Role.OWNER and not context.wired().settings.is_demo and _is_empty():
        return url_for("admin_first_steps.index")
    return url_for("admin_needs.index" if member.role in access.RUNS_COHORTS else "admin_cohort.index")


def _is_empty() -> bool:
    """Whether nobody could join yet."""
    return not accounts.every_cohort(context.session())


def _page(errors: Errors) -> str:
    has_owner = context.wired().settings.is_demo and staff.first_owner(context.session()) is not None
    return render_template("admin/sign_in.html", errors=errors, typed=request.form, has_owner=has_owner)


def _setup_page(member: Staff, token: str, errors: Errors) -> str:
    secret = staff.setup_totp_secret(context.session(), token)
    return render_template(
        "admin/setup.html",
        member=member,
        token=token,
        errors=errors,
        typed=request.form,
        secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        square=qr.svg(staff.totp_address(secret, member.email)),
        password_length=staff.PASSWORD_LENGTH,
    )


def _over() -> tuple[str, int]:
    return render_template("admin/setup_over.html"), 404


def _prove(email: str) -> Staff:
    """The account behind what was typed; a try that succeeds does not count. Raises SignInRefused."""
    session, form = context.session(), request.form
    factor = Factor(digits=form.get("code", ""), recovery=form.get("recovery", ""))
    member = staff.sign_in(session, email, form.get("password", ""), factor, now=context.now())
    tries.give_back(email)
    return member


def _finish(member: Staff, token: str, setup: Setup, errors: Errors) -> list[str]:
    """Set the account up and end the sessions it had; the recovery codes, or none and an error."""
    session, now = context.session(), context.now()
    secret = staff.setup_totp_secret(session, token)
    try:
        codes = staff.finish_setup(
            session,
            member,
            name=setup.name,
            password=setup.password,
            totp_secret=secret,
            digits=setup.digits,
            now=now,
        )
    except SignInRefused:
        errors["code"] = CODE_WRONG
        return []
    sessions.end_all(session, staff_id=member.id, now=now)
    return codes


def _open_desk(member: Staff, act: str, **details: int) -> Response:
    """Sign somebody in who has proven who they are, with a line in the record."""
    access.sign_in(Subject(staff_id=member.id), full=False)
    acts.record_for(member.id, act, **details)
    context.session().commit()
    return redirect(_home(member), 303)
