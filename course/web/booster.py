"""Two minutes some weeks after the end, for whoever chose them: a mood, two lines from memory, their own signs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import boosters, check_ins
from course.check_ins import Answers
from course.lessons import Field
from course.rules.progress import Place
from course.web import (
    access,
    context,
    forms,
    language,
    learner,
    measuring,
    own_people,
    own_plan,
    risk,
    signposting,
    takeaways,
)
from course.web.forms import Read
from course.web.learner import Learner

blueprint = Blueprint("booster", __name__)
SIGNS = ("signs", "first_moves")


@blueprint.get("/boosters/<int:number>")
@access.learner
def show(number: int) -> str:
    reader = _reader(number)
    place = _later(reader, number)
    if place is not None:
        what = language.say("These two minutes")
        return render_template("learner/not_yet.html", what=what, place=place, zone=reader.zone)
    item = _item(number)
    before = check_ins.find(context.session(), reader.enrolment.id, item)
    is_shown = before is not None and learner.may_show(before.session_id)
    mood = {"mood": before.mood} if before is not None and is_shown else {}
    return _page(reader, number, {**mood, **takeaways.given(takeaways.before(reader, item))}, {})


@blueprint.post("/boosters/<int:number>")
@access.learner
def save(number: int) -> Response | tuple[str, int]:
    reader, item = _open(number), _item(number)
    asked = takeaways.sent(reader, list(request.form))
    found = forms.read((_mood(), *asked), request.form)
    if found.errors:
        return _page(reader, number, found.typed, found.errors), 422
    category = risk.check(found.texts, reader.enrolment)
    session, now = context.session(), context.now()
    given = Answers(mood=found.values.get("mood"))
    check_ins.record(
        session, reader.enrolment.id, item, given, via="web", session_id=access.row().id, now=now
    )
    takeaways.keep(reader, item, asked, found, at=now)
    learner.close(reader, item)
    target = url_for("booster.result", number=number, note=1 if category else None)
    # After words that may mean danger where to turn comes at once, and no other page before it.
    target = target if category else signposting.after_check_in(reader, target)
    session.commit()
    return redirect(target, 303)


@blueprint.get("/boosters/<int:number>/result")
@access.learner
def result(number: int) -> str | Response:
    reader = _open(number)
    if _item(number) not in reader.done:
        return redirect(url_for("booster.show", number=number), 303)
    return _result_page(reader, number, Read())


@blueprint.post("/boosters/<int:number>/lines")
@access.learner
def mark(number: int) -> Response | tuple[str, int]:
    """What the learner says of the lines that came back, having seen them."""
    reader = _open(number)
    found = takeaways.mark(reader, _item(number), request.form)
    if found.errors:
        return _result_page(reader, number, found), 422
    category = risk.check(found.texts, reader.enrolment)
    context.session().commit()
    note = 1 if category else None
    return redirect(url_for("booster.result", number=number, note=note, _anchor="lines"), 303)


def _item(number: int) -> str:
    return f"{boosters.ITEM}{number}"


def _mood() -> Field:
    return language.course().check_in.question("mood")


def _reader(number: int) -> Learner:
    """Somebody who has this one, sooner or later; others go to their day."""
    reader = learner.on_course()
    if _opens_on(reader, number) is None:
        abort(redirect(url_for("today.show"), 303))
    return reader


def _opens_on(reader: Learner, number: int) -> date | None:
    return boosters.opens_on(
        reader.enrolment, reader.plan, number, zone=reader.person.zone, today=reader.today
    )


def _open(number: int) -> Learner:
    """For a form: one whose day has come. Before it, the page says when it opens."""
    reader = _reader(number)
    if _later(reader, number) is not None:
        abort(redirect(url_for("booster.show", number=number), 303))
    return reader


def _later(reader: Learner, number: int) -> Place | None:
    return boosters.later(reader.enrolment, reader.plan, number, zone=reader.person.zone, today=reader.today)


def _page(reader: Learner, number: int, values: Mapping[str, Any], errors: Mapping[str, str]) -> str:
    item = _item(number)
    return render_template(
        "learner/booster.html",
        number=number,
        is_done=item in reader.done,
        mood_question=_mood(),
        recalled=takeaways.questions(reader, item, takeaways.before(reader, item)),
        values=values,
        errors=errors,
        form_note=risk.form_note(reader.enrolment),
    )


def _result_page(reader: Learner, number: int, tried: Read) -> str:
    lines = takeaways.lines(reader, _item(number))
    past = check_ins.without_notes(context.session(), reader.enrolment.id)
    shown = [one for one in past if learner.may_show(one.session_id)]
    return render_template(
        "learner/booster_done.html",
        number=number,
        chart=learner.mood_chart(reader, shown),
        near=learner.near_words(shown),
        lines=lines,
        typed=tried.typed,
        errors=tried.errors,
        offered=own_people.names(reader, [field for one in lines for field in one.fields]),
        signs=list(own_plan.of(reader, SIGNS)) if access.is_full() else [],
        has_signs=own_plan.is_written(reader),
        asks=measuring.offered_with(reader, _item(number)),
        support=risk.noted() and risk.country_of(reader.person.country),
    )
