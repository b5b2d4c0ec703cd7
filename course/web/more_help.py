"""Pages that point to more help than a course can be. They say nothing of anybody's answers, and hold nobody up.

Each leads on to where somebody was going (`next`). Whether somebody is safe is asked, answered with where to turn,
and not kept.
"""

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course.translations import N_
from course.web import access, context, language, learner, own_plan, risk, signposting

blueprint = Blueprint("more_help", __name__)

PAGES: Mapping[str, str] = {
    "support": "learner/safe_now.html",
    "now": "learner/talk_now.html",
    "calm": "learner/someone_beside.html",
    "worse": "learner/not_enough.html",
}
SAFE = {"yes": N_("Yes"), "unsure": N_("Not sure"), "no": N_("No")}


@blueprint.get("/more-help/<kind>")
@access.learner
def show(kind: str) -> str:
    reader = learner.here()
    is_worse = kind == "worse"
    return render_template(
        PAGES.get(kind) or abort(404),
        country=risk.country_of(reader.person.country),
        go_on=_go_on(),
        safe=[{"id": id, "label": language.say(label)} for id, label in SAFE.items()],
        plan=list(own_plan.of(reader)) if is_worse else [],
        has_hidden_plan=is_worse and own_plan.is_hidden(reader),
    )


@blueprint.post("/more-help/support")
@access.learner
def say() -> Response:
    """Whoever is not safe, or not sure, sees where to turn; whoever is, or would rather not say, goes on."""
    if request.form.get("safe") in ("no", "unsure"):
        return redirect(url_for("more_help.show", kind="now", next=_go_on()), 303)
    return redirect(_go_on(), 303)


@blueprint.post("/more-help/worse")
@access.learner
def keep_going() -> Response:
    """Noted as read, for nobody to be led there twice."""
    signposting.note(learner.here())
    context.session().commit()
    return redirect(_go_on(), 303)


def _go_on() -> str:
    return access.safe_next(request.args.get("next"), url_for("today.show"))
