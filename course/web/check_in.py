"""The week's check-in: a few taps, then a small chart and one plain sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from course import answers, check_ins
from course.answers import Saved
from course.check_ins import Answers, Past
from course.lessons import CheckIn, Field
from course.recalls import Served
from course.rules.progress import Place, State
from course.web import (
    access,
    context,
    forms,
    kept,
    language,
    learner,
    measuring,
    own_people,
    rendering,
    risk,
    signposting,
    takeaways,
)
from course.web.forms import Read
from course.web.learner import Learner

blueprint = Blueprint("check_in", __name__)

# What the page behind a message's link has just taken: one mood, kept as a card of the check-in's own.
MOOD_CARD = "mood"


@blueprint.get("/check-ins/<item>")
@access.learner
def show(item: str) -> str:
    reader = learner.on_course()
    place = learner.place_of(reader, item, "check-in")
    if place.state in (State.LATER, State.CLOSED):
        return learner.not_open(
            reader, place, language.say("The check-in of week %(week)s", week=place.item.week)
        )
    before = takeaways.before(reader, item)
    return _page(reader, place, {**_given(reader, item), **takeaways.given(before)}, {}, before)


@blueprint.post("/check-ins/<item>")
@access.learner
def save(item: str) -> AnyResponse | tuple[str, int]:
    reader = learner.on_course()
    kept.check_owner(reader.enrolment.id)
    place = learner.place_of(reader, item, "check-in")
    if not learner.takes_forms(reader, place):
        abort(redirect(url_for("check_in.show", item=item), 303))
    asked = takeaways.sent(reader, list(request.form))
    step = learner.step_of_week(reader, place.item.week)
    found = forms.read((*_questions(asks_step=step is not None), *asked), request.form)
    if found.errors:
        typed = {**found.typed, "share": "share" in request.form}
        return _page(reader, place, typed, found.errors, takeaways.before(reader, item)), 422
    category = risk.check(found.texts, reader.enrolment)
    is_kept = _record(reader, item, found, asked)
    target = url_for("check_in.result", item=item, note=1 if category else None)
    # After words that may mean danger where to turn comes at once, and no other page before it.
    target = target if category else signposting.after_check_in(reader, target)
    context.session().commit()
    return kept.go_on(target, is_kept=is_kept)


@blueprint.get("/check-ins/<item>/result")
@access.learner
def result(item: str) -> str | AnyResponse:
    reader = learner.on_course()
    place = learner.place_of(reader, item, "check-in")
    if place.state is not State.DONE:
        return redirect(url_for("check_in.show", item=item), 303)
    return _result_page(reader, place, Read())


@blueprint.post("/check-ins/<item>/lines")
@access.learner
def mark(item: str) -> AnyResponse | tuple[str, int]:
    """What the learner says of the lines that came back, having seen them."""
    reader = learner.on_course()
    place = learner.place_of(reader, item, "check-in")
    if place.state is not State.DONE:
        return redirect(url_for("check_in.show", item=item), 303)
    found = takeaways.mark(reader, item, request.form)
    if found.errors:
        return _result_page(reader, place, found), 422
    category = risk.check(found.texts, reader.enrolment)
    context.session().commit()
    return redirect(url_for("check_in.result", item=item, note=1 if category else None, _anchor="lines"), 303)


def _result_page(reader: Learner, place: Place, tried: Read) -> str:
    item, lines = place.item.id, takeaways.lines(reader, place.item.id)
    past = check_ins.history(context.session(), reader.enrolment.id)
    shown = [one for one in past if learner.may_show(one.session_id)]
    wording = language.course().check_in
    return render_template(
        "learner/checked_in.html",
        item=place.item,
        thanks=wording.thanks,
        chart=learner.mood_chart(reader, shown),
        near=learner.near_words(shown),
        sentence=_sentence(wording, past, item),
        asks=measuring.offered_with(reader, item),
        lines=lines,
        typed=tried.typed,
        errors=tried.errors,
        offered=own_people.names(reader, [field for one in lines for field in one.fields]),
        support=risk.noted() and risk.country_of(reader.person.country),
    )


def _questions(*, asks_step: bool) -> tuple[Field, ...]:
    """The questions of a check-in: about a small step only where one was chosen this week."""
    return tuple(one for one in language.course().check_in.questions if asks_step or one.name != "step")


def _about_step(step: Saved | None, *, is_shown: bool) -> str:
    """The question about the small step, in its words where these may be shown; empty without a step."""
    if step is None:
        return ""
    chosen = step.values.get("words", "").rstrip(".")
    if not is_shown or not chosen:
        return language.course().check_in.question("step").label
    return language.say(
        "Your small step: %(step)s. How did it go?", step=language.quoted(language.step_said(chosen))
    )


def _given(reader: Learner, item: str) -> Mapping[str, Any]:
    """What this reader may see of their own earlier answers; else the mood given just now in this browser."""
    if kept.is_copy():
        return {}
    session = context.session()
    before = check_ins.find(session, reader.enrolment.id, item)
    if before is not None and learner.may_show(before.session_id):
        near = language.course().check_in.question("near").options
        return {
            "mood": before.mood,
            "near": near[before.near - 1].id if before.near else None,
            "step": before.step,
            "note": before.note,
            "share": before.note_is_shared,
        }
    tapped = answers.saved(session, reader.enrolment.id, item).get(MOOD_CARD)
    return tapped.values if tapped is not None and learner.may_show(tapped.session_id) else {}


def _page(
    reader: Learner,
    place: Place,
    values: Mapping[str, Any],
    errors: Mapping[str, str],
    before: Sequence[Served],
) -> str:
    step = learner.step_of_week(reader, place.item.week)
    is_step_shown = step is not None and learner.may_show(step.session_id) and not kept.is_copy()
    asked, recalled = (
        _questions(asks_step=step is not None),
        takeaways.questions(reader, place.item.id, before),
    )
    return rendering.shared(
        "learner/check_in.html",
        {kept.OWNER: kept.owner(reader.enrolment.id)},
        keep=not values and not errors and not is_step_shown,
        wording=language.course().check_in,
        item=place.item,
        is_done=place.state is State.DONE and not kept.is_copy(),
        begin_by=learner.begin_by(reader, place),
        questions={one.name: one for one in asked},
        danger=language.course().form_note.danger(is_on_duty=risk.is_on_duty(reader.enrolment)),
        about_step=_about_step(step, is_shown=is_step_shown),
        recalled=recalled,
        values=values,
        errors=errors,
        offline=_offline(place, [*(one.name for one in asked), *(one.name for one in recalled)]),
    )


def _offline(place: Place, names: Sequence[str]) -> kept.Note:
    if kept.is_copy():
        kept.mark_copy()
    return kept.note(kept.ANYBODY, place.item.id, "check_in.show", state=" ".join(names))


def _record(reader: Learner, item: str, found: Read, asked: Sequence[Field]) -> bool:
    """Keep everything that was answered; False where newer answers are there, and then nothing changes."""
    near = [option.id for option in language.course().check_in.question("near").options]
    given = Answers(
        mood=found.values.get("mood"),
        near=near.index(found.values["near"]) + 1 if "near" in found.values else None,
        step=found.values.get("step"),
        note=found.values.get("note", ""),
        share_note="share" in request.form,
    )
    session, at = context.session(), kept.written_at()
    is_kept = check_ins.record(
        session, reader.enrolment.id, item, given, via="web", session_id=access.row().id, now=context.now(),
        written_at=at,
    )  # fmt: skip
    if is_kept:
        takeaways.keep(reader, item, asked, found, at=at)
        learner.close(reader, item)
    return is_kept


def _sentence(wording: CheckIn, past: Sequence[Past], item: str) -> str:
    """The one sentence that follows. It compares only with marks that this page may show."""
    this = next(one for one in past if one.item == item)
    if not learner.may_show(this.session_id):
        return ""
    earlier = [
        one
        for one in past
        if one.item != item and one.mood is not None and one.answered_at < this.answered_at
    ]
    shown = [one.mood for one in earlier if learner.may_show(one.session_id)]
    if earlier and not shown and this.mood is not None:
        return language.say(
            "Your mark is %(mood)s. It is kept beside those of your other weeks.", mood=this.mood
        )
    return wording.afterwards.sentence(this.mood, shown[-1] if shown else None)
