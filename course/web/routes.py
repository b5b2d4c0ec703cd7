"""The site map: every blueprint and every error page, in one list."""

from http import HTTPStatus

import structlog
from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from course import db
from course.web import (
    about,
    api,
    booster,
    check_in,
    code,
    context,
    health,
    join,
    language,
    lesson,
    letter,
    measure,
    message_link,
    more_help,
    offline,
    own_data,
    pause,
    people_map,
    phone,
    picture,
    pin,
    preferences,
    rhythm,
    sign_in,
    story,
    support,
    surroundings,
    today,
    track,
    unsubscribe,
    webhooks,
)
from course.web.admin import (
    account,
    announcement,
    announcing,
    arms,
    changes,
    cohort,
    cohort_data,
    cohort_life,
    edition,
    enrolment,
    erasure,
    first_steps,
    handing,
    help_lines,
    helping,
    house_form,
    importing,
    legal_hold,
    lessons,
    needs,
    new_contact,
    own_contact,
    pictures,
    proof,
    record,
    rehearsal,
    rewording,
    roster,
    sent_days,
    staff_list,
    tasks,
    tokens,
    trial,
)
from course.web.admin import sign_in as admin_sign_in

BLUEPRINTS = (
    join.blueprint,
    code.blueprint,
    sign_in.blueprint,
    message_link.blueprint,
    today.blueprint,
    lesson.blueprint,
    picture.blueprint,
    track.blueprint,
    check_in.blueprint,
    booster.blueprint,
    measure.blueprint,
    more_help.blueprint,
    people_map.blueprint,
    story.blueprint,
    letter.blueprint,
    preferences.blueprint,
    pause.blueprint,
    pin.blueprint,
    rhythm.blueprint,
    own_data.blueprint,
    support.blueprint,
    about.blueprint,
    language.blueprint,
    offline.blueprint,
    unsubscribe.blueprint,
    webhooks.blueprint,
    api.blueprint,
    health.blueprint,
    phone.blueprint,
    admin_sign_in.blueprint,
    proof.blueprint,
    account.blueprint,
    staff_list.blueprint,
    record.blueprint,
    first_steps.blueprint,
    trial.blueprint,
    house_form.blueprint,
    needs.blueprint,
    roster.blueprint,
    tasks.blueprint,
    helping.blueprint,
    cohort.blueprint,
    cohort_life.blueprint,
    pictures.blueprint,
    sent_days.blueprint,
    cohort_data.blueprint,
    arms.blueprint,
    tokens.blueprint,
    importing.blueprint,
    legal_hold.blueprint,
    changes.blueprint,
    enrolment.blueprint,
    new_contact.blueprint,
    erasure.blueprint,
    handing.blueprint,
    edition.blueprint,
    rehearsal.blueprint,
    rewording.blueprint,
    announcement.blueprint,
    announcing.blueprint,
    own_contact.blueprint,
    lessons.blueprint,
    help_lines.blueprint,
)
log = structlog.get_logger(__name__)
# What whoever is signed in at the desk reads there, in its own words and with its own way on.
TOLD_AT_THE_DESK = (403, 404)
ERROR_PAGES = (403, 404, 413, 429, 500)


def register(app: Flask) -> None:
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for status in ERROR_PAGES:
        app.register_error_handler(status, _error_page)
    app.register_error_handler(HTTPException, _plain_error)
    app.register_error_handler(db.DataError, _not_storable)


def _error_page(error: Exception) -> tuple[str, int]:
    status = getattr(error, "code", None) or 500
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        language.speak("")  # The database may be what went wrong, so this page does not ask it who reads.
    if status in TOLD_AT_THE_DESK and surroundings.role_here() is not None:
        return render_template("admin/refused.html", status=status), status
    return render_template(f"errors/{status}.html"), status


def _plain_error(error: HTTPException) -> tuple[str, int]:
    """Any other refusal of HTTP itself, such as 405, looks like a page that is not there."""
    return render_template("errors/404.html"), error.code or 500


def _not_storable(_error: Exception) -> tuple[str, int]:
    """PostgreSQL keeps no NUL and nothing too long: no page has such an address, and no keyboard writes such a form."""
    log.warning("not_storable", endpoint=request.endpoint)
    status = HTTPStatus.NOT_FOUND if request.method in context.SAFE_METHODS else HTTPStatus.BAD_REQUEST
    return render_template("errors/404.html"), status
