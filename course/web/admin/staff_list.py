"""Who runs this Kith: the list, inviting somebody, their role and cohorts, ending access. For owners only."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import accounts, sessions, staff
from course.accounts import NoOwnerLeft
from course.models import Role, Staff
from course.staff import EmailTaken
from course.web import access, context
from course.web.admin import acts, staff_forms
from course.web.admin.forms import Errors
from course.web.admin.staff_forms import Invitation

blueprint = Blueprint("admin_staff", __name__, url_prefix="/admin/staff")
Answer = str | Response | tuple[str, int]
TAKEN = "There is an account for this address already. You find it in the list."
LAST_OWNER = "There has to be one owner who can sign in. Make somebody else an owner first."


@blueprint.get("")
@access.staff_only(Role.OWNER)
def index() -> str:
    return render_template(
        "admin/staff.html",
        accounts=accounts.everybody(context.session(), now=context.now()),
        roles=staff_forms.ROLES,
        me=access.member(),
    )


@blueprint.get("/new")
@access.staff_only(Role.OWNER)
def new() -> str:
    return _new_page({})


@blueprint.post("/new")
@access.recently_proven
@access.staff_only(Role.OWNER)
def invite() -> Answer:
    wish, errors = staff_forms.invitation(request.form, _known())
    if wish is not None:
        try:
            member, token = _invite(wish)
        except EmailTaken:
            errors["email"] = TAKEN
        else:
            return _address_page(member, token, "invited-staff", role=member.role)
    return _new_page(errors), 422


@blueprint.get("/<int:staff_id>")
@access.staff_only(Role.OWNER)
def show(staff_id: int) -> str:
    return _page(_member(staff_id), {})


@blueprint.post("/<int:staff_id>/role")
@access.recently_proven
@access.staff_only(Role.OWNER)
def change(staff_id: int) -> Answer:
    member = _member(staff_id)
    reach, errors = staff_forms.parse_reach(request.form, _known())
    if reach is not None:
        before = member.role
        try:
            accounts.change(context.session(), member, reach.role, reach.cohorts)
        except NoOwnerLeft:
            errors["role"] = LAST_OWNER
        else:
            many = {} if reach.cohorts is None else {"cohorts": len(reach.cohorts)}
            return _done(member, "changed-staff-role", before=before, role=reach.role.value, **many)
    return _page(member, errors), 422


@blueprint.post("/<int:staff_id>/address")
@access.recently_proven
@access.staff_only(Role.OWNER)
def renew(staff_id: int) -> Answer:
    """A fresh one-time address for somebody who has not set their account up; the earlier one ends."""
    member = _member(staff_id)
    if accounts.state(member, now=context.now()) not in (accounts.State.INVITED, accounts.State.LAPSED):
        abort(404)
    token = staff.invite(context.session(), member, now=context.now())
    return _address_page(member, token, "renewed-staff-address")


@blueprint.post("/<int:staff_id>/address/withdrawal")
@access.staff_only(Role.OWNER)
def withdraw(staff_id: int) -> Response:
    member = _member(staff_id)
    accounts.withdraw_address(member)
    return _done(member, "withdrew-staff-address")


@blueprint.post("/<int:staff_id>/disabling")
@access.recently_proven
@access.staff_only(Role.OWNER)
def disable(staff_id: int) -> Answer:
    member = _member(staff_id)
    try:
        accounts.disable(context.session(), member, now=context.now())
    except NoOwnerLeft:
        return _page(member, {"disable": LAST_OWNER}), 422
    return _done(member, "disabled-staff")


@blueprint.post("/<int:staff_id>/enabling")
@access.recently_proven
@access.staff_only(Role.OWNER)
def enable(staff_id: int) -> Response:
    member = _member(staff_id)
    accounts.enable(member)
    return _done(member, "enabled-staff")


@blueprint.post("/<int:staff_id>/second-key")
@access.recently_proven
@access.staff_only(Role.OWNER)
def reset(staff_id: int) -> Answer:
    """Another owner's act: whoever lost their key cannot reset it themselves."""
    member = _member(staff_id)
    if (
        member.id == access.member().id
        or accounts.state(member, now=context.now()) is not accounts.State.ACTIVE
    ):
        abort(404)
    token = accounts.reset_second_key(context.session(), member, now=context.now())
    return _address_page(member, token, "reset-second-key")


@blueprint.post("/<int:staff_id>/browsers/<int:browser_id>/ending")
@access.staff_only(Role.OWNER)
def end_browser(staff_id: int, browser_id: int) -> Response:
    member = _member(staff_id)
    if not sessions.end_one(context.session(), member.id, browser_id, now=context.now()):
        return redirect(url_for("admin_staff.show", staff_id=member.id), 303)
    return _done(member, "ended-browser")


def _member(staff_id: int) -> Staff:
    return accounts.find(context.session(), staff_id) or abort(404)


def _invite(wish: Invitation) -> tuple[Staff, str]:
    member, token = staff.create(
        context.session(), wish.email, wish.reach.role, name=wish.name, now=context.now()
    )
    staff.limit(context.session(), member, wish.reach.cohorts)
    return member, token


def _known() -> list[int]:
    return [one.id for one in accounts.every_cohort(context.session())]


def _done(member: Staff, act: str, **details: Any) -> Response:
    acts.record(act, f"staff:{member.id}", **details)
    context.session().commit()
    return redirect(url_for("admin_staff.show", staff_id=member.id), 303)


def _address_page(member: Staff, token: str, act: str, **details: Any) -> str:
    """The one-time address, which stands on this page and nowhere else."""
    acts.record(act, f"staff:{member.id}", **details)
    context.session().commit()
    address = context.wired().links.staff_setup(token)
    return render_template(
        "admin/staff_address.html", member=member, address=address, days=staff.SETUP_LIVES.days
    )


def _choices() -> dict[str, object]:
    every = accounts.every_cohort(context.session())
    return {
        "roles": staff_forms.role_options(),
        "scopes": staff_forms.SCOPES,
        "cohorts": [{"id": str(one.id), "label": one.name} for one in every],
    }


def _new_page(errors: Errors) -> str:
    form = request.form
    shown = {"role": form.get("role", ""), "scope": form.get("scope", ""), "cohorts": form.getlist("cohorts")}
    return render_template("admin/new_staff.html", errors=errors, typed=form, shown=shown, **_choices())


def _page(member: Staff, errors: Errors) -> str:
    session, now = context.session(), context.now()
    browsers = accounts.browsers(session, member, now=now)
    limited = [str(one) for one in accounts.limits(session, member)]
    return render_template(
        "admin/staff_member.html",
        member=member,
        state=accounts.state(member, now=now, is_signed_in=bool(browsers)),
        is_me=member.id == access.member().id,
        codes_left=staff.codes_left(session, member),
        browsers=browsers,
        this_browser=(access.visitor() or abort(403)).id,
        role_words=staff_forms.ROLES,
        shown={
            "role": member.role,
            "scope": staff_forms.SOME if member.is_limited else staff_forms.ALL,
            "cohorts": limited,
        },
        errors=errors,
        **_choices(),
    )
