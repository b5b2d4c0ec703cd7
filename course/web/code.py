"""Codes: type in the six digits that came, have them sent again, be asked for some before a page opens."""

import secrets
import unicodedata

from flask import Blueprint, redirect, render_template, request, url_for
from flask import session as cookie
from werkzeug.wrappers import Response

from course import codes, enrolments, joining, people, plans, proving, unreached
from course.codes import CodeRefused
from course.joining import Full
from course.models import OneTimeCode
from course.sessions import Subject
from course.translations import N_
from course.web import access, context, language

blueprint = Blueprint("code", __name__)
NOT_SIX = N_("A code has six numbers. Please look again at the newest message.")
SPENT = N_(
    "This code cannot be used any more. Please send yourself a new one below. "
    "After five wrong tries, wait fifteen minutes first."
)


@blueprint.get("/code")
@access.public
def show() -> Response | str:
    if _secret() == "":
        return redirect(url_for("sign_in.show"), 303)
    return _page("")


@blueprint.post("/code")
@access.public
def prove() -> Response | tuple[str, int]:
    digits = _digits(request.form.get("code", ""))
    if len(digits) != codes.DIGITS:
        return _page(NOT_SIX), 422
    try:
        code = proving.prove(context.session(), _secret(), digits, now=context.now())
    except CodeRefused as refused:
        context.session().commit()
        return _page(_refusal(refused)), 422
    try:
        target, joined = _enter(code)
    except Full:
        # Their contact is proven and their place in the line is kept.
        context.session().commit()
        return redirect(url_for("code.in_line"), 303)
    context.session().commit()
    context.deliver_soon(joined=joined)
    return redirect(target, 303)


@blueprint.get("/waiting-list")
@access.public
def in_line() -> str:
    return render_template("sign_in/in_line.html")


@blueprint.post("/code/new")
@access.public
def send_again() -> Response:
    if not joining.ask_again(context.session(), _secret(), now=context.now()):
        return redirect(url_for("sign_in.show"), 303)
    context.session().commit()
    context.deliver_soon()
    return redirect(url_for("code.show", new="yes"), 303)


@blueprint.get("/step-up")
@access.learner
def offer() -> str:
    person = people.find(context.session(), access.row().person_id or 0)
    return render_template(
        "sign_in/step_up.html",
        next=access.safe_next(request.args.get("next"), "/today"),
        channel=unreached.way_to(context.session(), person) if person is not None else "",
        has_pin=person is not None and person.pin_hash is not None,
        error="",
    )


@blueprint.post("/step-up")
@access.learner
def send() -> Response:
    person, secret = people.find(context.session(), access.row().person_id or 0), secrets.token_urlsafe(16)
    if person is None:
        return redirect(url_for("sign_in.show"), 303)
    proving.send_step_up(context.session(), person, secret=secret, now=context.now())
    way = unreached.way_to(context.session(), person)
    cookie.update(asker=secret, channel=str(way), sent_to="", back="")
    cookie["next"] = access.safe_next(request.form.get("next"), "/today")
    context.session().commit()
    context.deliver_soon()
    return redirect(url_for("code.show"), 303)


def _secret() -> str:
    """What ties a code to this browser; empty where it asked for none."""
    return str(cookie.get("asker", ""))


def _page(error: str) -> str:
    return render_template(
        "sign_in/code.html",
        error=error,
        channel=cookie.get("channel", ""),
        sent_to=_sent_to(),
        back=cookie.get("back", ""),
        is_joining=bool(cookie.get("back")),
        is_new=request.method == "GET" and "new" in request.args,
    )


def _sent_to() -> str:
    """Where the code went, as this browser may know it."""
    kept = str(cookie.get("sent_to", ""))
    return kept if "@" in kept or not kept else language.say("number ending %(digits)s", digits=kept[-3:])


def _digits(text: str) -> str:
    """The numbers in what was typed or pasted, whichever keyboard they came from."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign in "0123456789")


def _refusal(refused: CodeRefused) -> str:
    left = refused.tries_left
    if left == 0:
        return SPENT
    return language.counted(
        "That code does not match. Check the newest message and try again. You have %(num)s try left.",
        "That code does not match. Check the newest message and try again. You have %(num)s tries left.",
        left,
    )


def _enter(code: OneTimeCode) -> tuple[str, int | None]:
    """Sign in whom the code stands for, in full. Where they go on, and the enrolment that has just begun, if any."""
    session, now, course = context.session(), context.now(), context.wired().course
    request_ = joining.find(session, code.join_request_id) if code.join_request_id is not None else None
    if request_ is not None:
        person, enrolment = joining.confirm(session, request_, edition=course.edition, now=now)
        access.sign_in(Subject(person_id=person.id, enrolment_id=enrolment.id), full=True)
        return f"/lessons/{plans.of(session, course, enrolment).lessons()[0].id}", enrolment.id
    target = access.safe_next(cookie.get("next"), "/today")
    access.sign_in(Subject(person_id=code.person_id, enrolment_id=_enrolment_id(code)), full=True)
    return target, None


def _enrolment_id(code: OneTimeCode) -> int | None:
    """The enrolment this browser is in; the person's own newest one where it is in none of theirs."""
    visitor = access.visitor()
    if visitor is not None and visitor.person_id == code.person_id:
        return visitor.enrolment_id
    current = enrolments.current(context.session(), [code.person_id or 0])
    return current.id if current is not None else None
