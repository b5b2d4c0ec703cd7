"""Where tests of a message go: a member of staff's own number or address, used once a code has proven it."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import codes, staff_contacts
from course.codes import CodeRefused
from course.models import Channel
from course.rules import contacts
from course.web import access, context
from course.web.admin import acts, forms
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_own_contact", __name__, url_prefix="/admin/my-phone")
WRONG = "Please check this: a phone number with + and its country’s code, or an email address."
OFTEN = "Five codes an hour are the most. Please wait a little, then ask again."
NO_WAY = "This installation has no {} set up. Please give the other way to reach you."
REFUSED = (
    "That code does not match, or cannot be used any more. Please look at the newest message, or ask again."
)


@blueprint.get("")
@access.staff_only(*access.RUNS_COHORTS)
def show() -> str:
    return _page({})


@blueprint.post("")
@access.staff_only(*access.RUNS_COHORTS)
def ask() -> Response | tuple[str, int]:
    found = contacts.parse_contact(request.form.get("contact", ""), "")
    if found is None:
        return _page({"contact": WRONG}), 422
    if found.channel not in context.wired().senders:
        return _page({"contact": NO_WAY.format(forms.CHANNEL_WORDS[Channel(found.channel)])}), 422
    if not staff_contacts.ask(context.session(), access.member().id, found, now=context.now()):
        return _page({"contact": OFTEN}), 422
    context.session().commit()
    context.deliver_soon()
    return _back()


@blueprint.post("/code")
@access.staff_only(*access.RUNS_COHORTS)
def prove() -> Response | tuple[str, int]:
    digits = "".join(sign for sign in request.form.get("code", "") if sign in "0123456789")
    try:
        if len(digits) != codes.DIGITS:
            raise CodeRefused(0)
        row = staff_contacts.prove(context.session(), access.member().id, digits, now=context.now())
    except CodeRefused:
        context.session().commit()
        return _page({"code": REFUSED}), 422
    if row is not None:
        acts.record("proved-contact", f"staff:{access.member().id}")
    context.session().commit()
    return _back()


@blueprint.post("/removal")
@access.staff_only(*access.RUNS_COHORTS)
def forget() -> Response:
    staff_contacts.forget(context.session(), access.member().id, request.form.get("channel", ""))
    context.session().commit()
    return _back()


def _back() -> Response:
    return redirect(url_for("admin_own_contact.show", next=_next() or None), 303)


def _next() -> str:
    """The page from which somebody came to prove their number."""
    return access.safe_next(request.values.get("next"), "")


def _page(errors: Errors) -> str:
    rows = staff_contacts.of(context.session(), access.member().id)
    return render_template(
        "admin/own_contact.html",
        errors=errors,
        typed=request.form.get("contact", ""),
        proven=[
            (one, _masked(staff_contacts.contact_or_none(context.session(), one) or ""))
            for one in rows
            if one.proven_at
        ],
        asked=[
            _masked(staff_contacts.contact_or_none(context.session(), one) or "")
            for one in rows
            if not one.proven_at
        ],
        next=_next(),
    )


def _masked(contact: str) -> str:
    """Enough to know it by."""
    name, at, home = contact.partition("@")
    return f"{name[:1]}…@{home}" if at else f"number ending {contact[-3:]}"
