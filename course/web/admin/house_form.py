"""Who runs this Kith: what learners read under "How we look after your words". For owners."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import house
from course.house import House
from course.models import Role
from course.web import access, context
from course.web.admin import acts, forms
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_house", __name__, url_prefix="/admin/house")


@blueprint.get("")
@access.staff_only(Role.OWNER)
def show() -> str:
    return _page(house.read(context.session()), {})


@blueprint.post("")
@access.staff_only(Role.OWNER)
def save() -> Response | tuple[str, int]:
    said, errors = _parse(request.form)
    if errors:
        return _page(said, errors), 422
    house.say(context.session(), said, now=context.now())
    acts.record("said-who-runs-this", "house")
    context.session().commit()
    return redirect(url_for("admin_first_steps.index"), 303)


def _parse(sent: forms.Sent) -> tuple[House, Errors]:
    """What was typed, and what is wrong with it."""
    said = House(forms.line(sent, "name"), forms.line(sent, "contact"), forms.line(sent, "notice"))
    errors: Errors = {}
    if not 0 < len(said.name) <= house.LONGEST_NAME:
        errors["name"] = f"Please write who runs this, in at most {house.LONGEST_NAME} letters."
    if not 0 < len(said.contact) <= house.LONGEST_TEXT:
        errors["contact"] = (
            "Please write an email address, a phone number or a postal address that somebody answers."
        )
    if len(said.notice) > house.LONGEST_TEXT:
        errors["notice"] = f"Please keep this to {house.LONGEST_TEXT} letters, or give the address of a page."
    return said, errors


def _page(said: House, errors: Errors) -> str:
    return render_template(
        "admin/house.html", said=said, errors=errors, longest=(house.LONGEST_NAME, house.LONGEST_TEXT)
    )
