"""The PIN: choose one, take it away, and open what was written with it."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from course import people, pins, sessions, unreached
from course.models import Person
from course.pins import PinRefused
from course.sessions import Subject
from course.translations import N_
from course.web import access, context, language, learner, preferences

blueprint = Blueprint("pin", __name__)

BAD_PIN = N_("Please choose four to eight digits, not all the same and not simply counting.")
NOT_TWICE = N_("The two PINs are not the same. Please type them again.")
LOCKED = N_("This PIN cannot be used for fifteen minutes. A code by message works at once.")


@blueprint.post("/settings/pin")
@access.step_up
def choose() -> Response | tuple[str, int]:
    reader, digits = learner.here(), request.form.get("pin", "").strip()
    if not pins.may_be(digits):
        return preferences.page(reader, {}, {"pin": BAD_PIN}), 422
    if digits != request.form.get("again", "").strip():
        return preferences.page(reader, {}, {"again": NOT_TWICE}), 422
    pins.put(context.session(), reader.person, digits)
    _end_the_others(reader.person, reader.enrolment.id)
    return preferences.saved(reader, "pin")


@blueprint.post("/settings/pin/removal")
@access.step_up
def take_away() -> Response:
    reader = learner.here()
    pins.take_away(reader.person)
    return preferences.saved(reader, "no-pin")


@blueprint.post("/step-up/pin")
@access.learner
def prove() -> Response | tuple[str, int]:
    row, target = access.row(), access.safe_next(request.form.get("next"), "/today")
    try:
        person = pins.prove(
            context.session(), row.person_id or 0, request.form.get("pin", "").strip(), now=context.now()
        )
    except PinRefused as refused:
        context.session().commit()
        return _again(_refusal(refused), target), 422
    access.sign_in(Subject(person_id=person.id, enrolment_id=row.enrolment_id), full=True)
    context.session().commit()
    return redirect(target, 303)


def _end_the_others(person: Person, enrolment_id: int) -> None:
    """A new PIN signs out every browser; this one goes on with a session of its own."""
    sessions.end_all(context.session(), person_id=person.id, now=context.now())
    access.sign_in(Subject(person_id=person.id, enrolment_id=enrolment_id), full=True)


def _again(error: str, target: str) -> str:
    person = people.find(context.session(), access.row().person_id or 0)
    return render_template(
        "sign_in/step_up.html",
        next=target,
        channel=unreached.way_to(context.session(), person) if person is not None else "",
        has_pin=person is not None and person.pin_hash is not None,
        error=error,
    )


def _refusal(refused: PinRefused) -> str:
    if refused.tries_left == 0:
        return LOCKED
    return language.counted(
        "That is not your PIN. You have %(num)s try left.",
        "That is not your PIN. You have %(num)s tries left.",
        refused.tries_left,
    )
