"""Pages that point to more help than a course can be. They say nothing of anybody's answers, and hold nobody up.

Each leads on to where somebody was going (`next`). Whether somebody is safe is asked, answered with where to turn,
and not kept.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import answers
from course.translations import N_
from course.web import access, context, language, learner, risk
from course.web.learner import Learner

blueprint = Blueprint("more_help", __name__)

PAGES: Mapping[str, str] = {
    "support": "learner/safe_now.html",
    "now": "learner/talk_now.html",
    "calm": "learner/someone_beside.html",
    "worse": "learner/not_enough.html",
}
SAFE = {"yes": N_("Yes"), "unsure": N_("Not sure"), "no": N_("No")}
PLAN_LESSON = "e3"


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
        plan=list(_own_plan(reader)) if is_worse else [],
        has_hidden_plan=is_worse and _has_hidden_plan(reader),
    )


@blueprint.post("/more-help/support")
@access.learner
def say() -> Response:
    """Whoever is not safe, or not sure, sees where to turn; whoever is, or would rather not say, goes on."""
    if request.form.get("safe") in ("no", "unsure"):
        return redirect(url_for("more_help.show", kind="now", next=_go_on()), 303)
    return redirect(_go_on(), 303)


def _go_on() -> str:
    return access.safe_next(request.args.get("next"), url_for("today.show"))


def _own_plan(reader: Learner) -> Iterator[tuple[str, list[str]]]:
    """The learner's own plan for rough patches, question by question, where this browser may show it."""
    lesson = reader.lesson(PLAN_LESSON)
    saved = answers.saved(context.session(), reader.enrolment.id, PLAN_LESSON)
    for card in lesson.cards:
        kept = saved.get(str(card.number))
        if kept is None or not learner.may_show(kept.session_id):
            continue
        for field in card.fields:
            if lines := _lines(kept.values.get(field.name)):
                yield field.label, lines


def _lines(value: Any) -> list[str]:
    """What was written, line by line; a row of a group is one line."""
    if isinstance(value, list):
        return [" · ".join(map(str, row.values())) for row in value if row]
    return [str(value)] if value else []


def _has_hidden_plan(reader: Learner) -> bool:
    saved = answers.saved(context.session(), reader.enrolment.id, PLAN_LESSON)
    written = (one for card, one in saved.items() if card != answers.STEP and one.values)
    return any(not learner.may_show(one.session_id) for one in written)
