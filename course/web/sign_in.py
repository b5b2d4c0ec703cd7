"""A fresh link for somebody who has none that works, and the way out."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import proving
from course.rules import contacts
from course.rules.contacts import Contact
from course.translations import N_
from course.web import access, context, language

blueprint = Blueprint("sign_in", __name__)
LINKS_FROM_ONE_PLACE = 20


@dataclass(frozen=True)
class Form:
    """The number or address as it was typed, and the country of a number without one."""

    contact: str
    country: str

    @property
    def lacks_country(self) -> bool:
        """Whether this is a number that could be one of several countries'."""
        is_number = "@" not in self.contact and any(sign.isdigit() for sign in self.contact)
        return is_number and not self.contact.startswith("+")

    def parse(self) -> Contact | None:
        return contacts.parse_contact(self.contact, self.country)


@blueprint.get("/link")
@access.public
def show() -> str:
    return _page(Form("", ""), {})


@blueprint.post("/link")
@access.public
def send() -> Response | tuple[str, int]:
    form = Form(request.form.get("contact", "").strip(), request.form.get("country", ""))
    contact, session, now = form.parse(), context.session(), context.now()
    if contact is None:
        return _page(form, _mistakes(form)), 422
    if not proving.may_ask(session, "link", request.remote_addr or "", limit=LINKS_FROM_ONE_PLACE, now=now):
        abort(429)
    proving.send_link(session, contact.channel, contact.value, now=now)
    session.commit()
    context.deliver_soon()
    return redirect(url_for("sign_in.sent"), 303)


@blueprint.get("/link/sent")
@access.public
def sent() -> str:
    return render_template("sign_in/link_sent.html")


@blueprint.post("/sign-out")
@access.public
def leave() -> Response:
    access.sign_out()
    context.session().commit()
    answer = redirect(url_for("sign_in.show"), 303)
    # Copies of lessons, and words that waited for a signal, leave the phone with the learner.
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def _page(form: Form, errors: dict[str, str]) -> str:
    return render_template(
        "sign_in/new_link.html",
        is_old=False,
        contact=form.contact,
        country=form.country,
        asks_country="country" in errors or bool(form.country),
        countries=_countries(),
        errors=errors,
    )


def _mistakes(form: Form) -> dict[str, str]:
    if form.lacks_country and not form.country:
        return {"country": N_("Please choose the country of the number, or start it with + and its code.")}
    return {"contact": N_("Please check what you typed. We need a mobile number or an email address.")}


def _countries() -> list[dict[str, Any]]:
    named = language.course().countries()
    return [{"id": one.code.upper(), "label": one.name} for one in named if len(one.code) == 2]
