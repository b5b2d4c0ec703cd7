"""A pause: for some weeks or until a date, and going on sooner."""

from datetime import date, timedelta

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from course import enrolments
from course.rules import pauses
from course.translations import N_
from course.web import access, context, forms, learner, preferences

blueprint = Blueprint("pause", __name__)

UNTIL = "until"
BAD_LENGTH = N_("Please choose how long the pause is to be.")
BAD_DATE = N_("Please choose a date from tomorrow on, at most half a year away.")


@blueprint.post("/settings/pause")
@access.step_up
def begin() -> Response | tuple[str, int]:
    reader = learner.on_course()
    until_on, errors = _wished_end(reader.today)
    if until_on is None:
        return preferences.page(reader, request.form, errors), 422
    enrolments.pause(reader.enrolment, until_on=until_on, zone=reader.person.zone, now=context.now())
    return preferences.saved(reader, "paused")


@blueprint.post("/settings/go-on")
@access.learner
def end() -> Response:
    """Whoever holds a link may go on: it shows nothing, and only undoes what the learner chose."""
    reader = learner.on_course()
    # Without a pause it is a sign of life, and opens a course that had closed to somebody who stayed away.
    if reader.enrolment.paused_by is None:
        enrolments.end_pause(reader.enrolment, zone=reader.person.zone, now=context.now())
    context.session().commit()
    return redirect(url_for("today.show"), 303)


def _wished_end(today: date) -> tuple[date | None, dict[str, str]]:
    """The day on which the course is to go on, or what is wrong with what was chosen."""
    chosen = request.form.get("pause", "")
    if chosen in {str(weeks) for weeks in pauses.WEEKS}:
        return today + timedelta(weeks=int(chosen)), {}
    if chosen != UNTIL:
        return None, {"pause": BAD_LENGTH}
    try:
        until_on = date.fromisoformat(forms.tidy(request.form.get("until", "")))
    except ValueError:
        return None, {"until": BAD_DATE}
    return (until_on, {}) if pauses.may_last_until(until_on, today) else (None, {"until": BAD_DATE})
