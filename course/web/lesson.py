"""A lesson: every card in one page, each with fields a form of its own; then the small step, then the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import answers
from course.answers import STEP, Saved
from course.lessons import Card, Field, Lesson
from course.rules.progress import Place, State
from course.translations import N_
from course.web import (
    access,
    card_sheets,
    consequences,
    context,
    forms,
    kept,
    language,
    learner,
    looking_back,
    measuring,
    outlook,
    own_people,
    pictures,
    rendering,
    risk,
    step_fields,
)
from course.web.card_sheets import Around, Sheet
from course.web.forms import Read
from course.web.learner import Learner
from course.web.looking_back import Then

blueprint = Blueprint("lesson", __name__)

# Where the cards come into a page of which they alone are one reader's own.
CARDS = "cards"
CHOOSE = N_("Please choose one, or write your own. If none fits today, use Skip this step.")


@dataclass(frozen=True)
class Opened:
    """A lesson that is open for its reader."""

    reader: Learner
    place: Place
    lesson: Lesson
    saved: Mapping[str, Saved]

    @property
    def is_done(self) -> bool:
        return self.place.state is State.DONE and not kept.is_copy()


@blueprint.get("/lessons/<item>")
@access.learner
def show(item: str) -> str:
    opened = _open(item)
    return _page(opened) if _is_open(opened) else _not_open(opened)


@blueprint.get("/lessons/<item>/cards/<int:number>")
@access.learner
def back_to_card(item: str, number: int) -> Response:
    """The address of a card's form, opened by hand or again later."""
    return redirect(url_for("lesson.show", item=item, _anchor=f"card-{number}"), 303)


@blueprint.post("/lessons/<item>/cards/<int:number>")
@access.learner
def save(item: str, number: int) -> Response | tuple[str, int]:
    opened = _open_now(item)
    kept.check_owner(opened.reader.enrolment.id)
    card = _card(opened.lesson, number)
    found = forms.read(card.fields, request.form)
    if found.errors:
        return _page(opened, tried={number: found}), 422
    category = risk.check(found.texts, opened.reader.enrolment)
    is_kept = _keep(opened, str(card.number), found.values)
    context.session().commit()
    return kept.go_on(_after(opened, card, found, is_noted=category is not None), is_kept=is_kept)


@blueprint.get("/lessons/<item>/step")
@access.learner
def step(item: str) -> str:
    opened = _open(item)
    if not _is_open(opened):
        return _not_open(opened)
    before = opened.saved.get(STEP)
    is_hidden = before is not None and not learner.may_show(before.session_id)
    return _step_page(opened, before.values if before and not is_hidden else {}, {}, is_hidden=is_hidden)


@blueprint.post("/lessons/<item>/step")
@access.learner
def keep_step(item: str) -> Response | tuple[str, int]:
    opened = _open_now(item)
    kept.check_owner(opened.reader.enrolment.id)
    is_skipped = "skip" in request.form
    found = Read() if is_skipped else forms.read(_step_fields(opened), request.form)
    chosen = step_fields.chosen(opened.lesson, found.values)
    if not is_skipped and (found.errors or not chosen):
        return _step_page(opened, found.typed, found.errors or {"what": CHOOSE}), 422
    category = risk.check(found.texts, opened.reader.enrolment)
    is_kept = _finish(opened, chosen)
    context.session().commit()
    return kept.go_on(url_for("lesson.finished", item=item, note=1 if category else None), is_kept=is_kept)


@blueprint.get("/lessons/<item>/finished")
@access.learner
def finished(item: str) -> str | Response:
    opened = _open(item)
    if not opened.is_done:
        return redirect(url_for("lesson.show", item=item), 303)
    chosen = opened.saved.get(STEP)
    return render_template(
        "learner/finished.html",
        lesson=opened.lesson,
        week=opened.place.item.week,
        asks_to_choose=item == learner.CHOOSING and learner.has_to_choose(opened.reader),
        step=chosen.values if chosen is not None and learner.may_show(chosen.session_id) else None,
        has_picture=pictures.is_begun(opened.lesson, opened.saved),
        asks=measuring.offered_with(opened.reader, item),
        **looking_back.onward(opened.reader, item),
        kept=outlook.kept(opened.reader) if item == looking_back.LAST else None,
        support=risk.noted() and risk.country_of(opened.reader.person.country),
        offline=kept.note(kept.owner(opened.reader.enrolment.id)),
    )


def _open(item: str) -> Opened:
    reader = learner.on_course()
    if request.method == "POST":
        # A form carries the edition in which it was shown.
        reader = learner.as_shown(reader, item, request.form.get("edition", ""))
    place = learner.place_of(reader, item, "lesson")
    if place.item.is_unfilled:
        abort(redirect(url_for("track.show"), 303))
    if place.item.id != item:
        abort(redirect(url_for("lesson.show", item=place.item.id), 303))
    saved = {} if kept.is_copy() else answers.saved(context.session(), reader.enrolment.id, item)
    return Opened(reader, place, reader.lesson(item), saved)


def _open_now(item: str) -> Opened:
    """For a form: a lesson whose day has not come, or that closed, takes nothing, and its page says why."""
    opened = _open(item)
    if not learner.takes_forms(opened.reader, opened.place):
        abort(redirect(url_for("lesson.show", item=item), 303))
    return opened


def _is_open(opened: Opened) -> bool:
    return opened.place.state in (State.OPEN, State.DONE)


def _not_open(opened: Opened) -> str:
    title = language.said(opened.lesson.title, opened.lesson.locale)
    return learner.not_open(opened.reader, opened.place, language.quoted(title))


def _card(lesson: Lesson, number: int) -> Card:
    return next((one for one in lesson.cards if one.number == number and one.fields), None) or abort(404)


def _page(opened: Opened, tried: Mapping[int, Read] | None = None) -> str:
    then = looking_back.of(opened.reader, opened.lesson)
    sheets = [_sheet(opened, card, (tried or {}).get(card.number), then) for card in opened.lesson.cards]
    errors = {name: message for sheet in sheets for name, message in sheet.errors.items()}
    offered = own_people.names(opened.reader, [one for sheet in sheets for one in sheet.card.fields])
    owner, offline = kept.owner(opened.reader.enrolment.id), _offline(opened, kept.ANYBODY)
    around = _around(opened, then, offline, has_names=bool(offered))
    is_blank = then is None and all(one.is_blank for one in sheets)
    return rendering.shared(
        "learner/lesson.html",
        {kept.OWNER: owner, CARDS: "" if is_blank else card_sheets.all_of(around, sheets, owner=owner)},
        keep=not errors and not offered,
        lesson=opened.lesson,
        week=opened.place.item.week,
        each_card=card_sheets.blank(around, sheets) if is_blank else rendering.slot(CARDS),
        has_map=then is not None and then.picture is not None,
        errors=errors,
        offered=offered,
        offline=offline,
    )


def _around(opened: Opened, then: Then | None, offline: kept.Note, *, has_names: bool) -> Around:
    reader, resume = opened.reader, learner.next_card(opened.saved)
    # Only what names a card: whatever else an address says makes no page of its own.
    noted = next((one for card in opened.lesson.cards if (one := str(card.number)) == risk.noted()), "")
    return Around(
        lesson=opened.lesson,
        edition=reader.form_edition,
        form_note=risk.form_note(reader.enrolment),
        offline=offline,
        is_done=opened.is_done,
        resume=resume,
        resume_href=learner.resume_href(opened.lesson, opened.saved) if resume > 1 else "",
        follows_today=reader.follows_today,
        begin_by=learner.begin_by(reader, opened.place),
        has_names=has_names,
        has_picture=pictures.is_begun(opened.lesson, opened.saved),
        noted=noted,
        support=risk.country_of(reader.person.country) if noted else None,
        then=then,
        zone=reader.zone,
    )


def _sheet(opened: Opened, card: Card, tried: Read | None, then: Then | None) -> Sheet:
    if tried is not None:
        return Sheet(card, tried.typed, tried.errors, False)
    before = opened.saved.get(str(card.number))
    is_hidden = before is not None and bool(before.values) and not learner.may_show(before.session_id)
    values = before.values if before is not None and not is_hidden else {}
    return Sheet(card, then.filled(card, values) if then else values, {}, is_hidden)


def _keep(opened: Opened, card: str, values: Mapping[str, Any]) -> bool:
    """Save one card; False where newer words are there. An empty form over an answer not shown leaves it alone."""
    before = opened.saved.get(card)
    if not values and before is not None and not learner.may_show(before.session_id):
        return True
    enrolment_id, item, row = opened.reader.enrolment.id, opened.lesson.id, access.row()
    own_people.before_saving(opened.reader, item)
    learner.open_as_shown(opened.reader, opened.lesson.id)
    is_kept = answers.save(
        context.session(), enrolment_id, item, card, values, session_id=row.id, now=context.now(),
        written_at=kept.written_at(),
    )  # fmt: skip
    if is_kept:
        consequences.after_saving(opened.reader, opened.lesson, card, values)
    return is_kept


def _after(opened: Opened, card: Card, found: Read, *, is_noted: bool) -> str:
    """Where to go on from a saved card: its next line, its picture, the next card, or the small step."""
    lesson = opened.lesson
    group = next((one for one in card.fields if one.name == request.form.get("another") and one.fields), None)
    number = card.number if group else card.number + 1
    anchor = f"card-{number}"
    if group and not is_noted:
        row = min(len(found.values.get(group.name, ())), group.rows_max - 1)
        anchor = f"{group.name}-{row}-{group.fields[0].name}"
    has_picture = found.values or pictures.is_begun(opened.lesson, opened.saved)
    if card.number == lesson.pictured_on and has_picture and not (group or is_noted):
        return url_for("picture.show", item=lesson.id, _anchor="main")
    if number > len(lesson.cards):
        return url_for("lesson.step", item=lesson.id, note=1 if is_noted else None, _anchor="main")
    return url_for("lesson.show", item=lesson.id, note=number if is_noted else None, _anchor=anchor)


def _step_fields(opened: Opened) -> tuple[Field, ...]:
    given = [] if kept.is_copy() else [saved.values for saved in opened.saved.values()]
    return step_fields.of(opened.lesson, given, opened.reader.locale)


def _step_page(
    opened: Opened, values: Mapping[str, Any], errors: Mapping[str, str], *, is_hidden: bool = False
) -> str:
    what, own, day, part, where, who = _step_fields(opened)
    return render_template(
        "learner/step.html",
        lesson=opened.lesson,
        week=opened.place.item.week,
        fields={"what": what, "own": own, "day": day, "part": part, "where": where, "who": who},
        values=values,
        errors=errors,
        is_hidden=is_hidden,
        offered=own_people.names(opened.reader, [who]),
        form_note=risk.form_note(opened.reader.enrolment),
        support=risk.noted() and risk.country_of(opened.reader.person.country),
        offline=_offline(opened, kept.owner(opened.reader.enrolment.id)),
        edition=opened.reader.form_edition,
    )


def _offline(opened: Opened, owner: str) -> kept.Note:
    if kept.is_copy():
        kept.mark_copy()
    edition = opened.reader.course.edition.version
    return kept.note(owner, opened.lesson.id, "lesson.show", "lesson.step", state=edition)


def _finish(opened: Opened, chosen: Mapping[str, Any]) -> bool:
    """Whether the chosen step is kept; the lesson is done either way."""
    learner.open_as_shown(opened.reader, opened.lesson.id)
    is_kept = not chosen or _keep(opened, STEP, chosen)
    answers.finish(context.session(), opened.reader.enrolment.id, opened.lesson.id, now=context.now())
    learner.close(opened.reader, opened.lesson.id)
    return is_kept
