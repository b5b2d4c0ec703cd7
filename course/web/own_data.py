"""A learner's own data: take all of it along in one file, or have all of it erased."""

from flask import Blueprint, Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as Answer

from course import erasing, exporting, people
from course.web import access, context, language, learner

blueprint = Blueprint("own_data", __name__)

# The name says nothing of the course: the file may lie among downloads that others see.
FILE = "my-data.zip"


@blueprint.post("/settings/take-my-data")
@access.step_up
def take() -> Response:
    person, words, now = learner.here().person, language.spoken(), context.now()
    data = exporting.collect(context.session(), context.wired().course, person, words=words, now=now)
    packed = exporting.archive(data, locale=language.of_page(), words=words, now=now)
    answer = Response(packed, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer


@blueprint.get("/settings/erase")
@access.step_up
def ask_to_erase() -> str:
    reader = learner.here()
    return render_template("learner/erase.html", name=people.name_of(context.session(), reader.person))


@blueprint.post("/settings/erase")
@access.step_up
def erase() -> Answer:
    """All browsers of this learner are signed out with it, since their sessions go too."""
    person, session = learner.here().person, context.session()
    access.sign_out()
    ledger = context.wired().settings.data_dir
    erasing.erase(session, person, actor="learner", ledger=ledger, now=context.now())
    session.commit()
    erasing.sweep(context.wired())
    return redirect(url_for("own_data.erased"), 303)


@blueprint.get("/erased")
@access.public
def erased() -> str:
    return render_template("learner/erased.html")
