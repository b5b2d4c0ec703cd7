"""A few questions about how somebody is, at points of their plan: asked whole, each of them free to be left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import measures
from course.lessons import Field, Option, PlanItem
from course.measure_files import Instrument
from course.measures import Taken
from course.web import access, context, forms, language, learner, measuring, risk, signposting
from course.web.forms import Read
from course.web.learner import Learner

blueprint = Blueprint("measure", __name__)
MARK = "a"


@dataclass(frozen=True)
class Opened:
    """One point of a plan whose questions are open for its reader."""

    reader: Learner
    item: PlanItem
    instruments: tuple[Instrument, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for one in self.instruments for field in fields_of(one))


@blueprint.get("/measures/<point>")
@access.learner
def show(point: str) -> str | Response:
    reader = learner.on_course()
    item = _item(reader, point)
    place = measuring.later(reader, item)
    if place is not None:
        what = language.course().measures.title
        return render_template("learner/not_yet.html", what=what, place=place, zone=reader.zone)
    opened = _open(reader, item)
    return _page(opened, _given(opened), {})


@blueprint.post("/measures/<point>")
@access.learner
def save(point: str) -> Response | tuple[str, int]:
    reader = learner.on_course()
    opened = _open(reader, _item(reader, point))
    is_skipped = "skip" in request.form
    found = Read() if is_skipped else forms.read(opened.fields, request.form)
    if found.errors:
        return _page(opened, found.typed, found.errors), 422
    _record(opened, found.values)
    after = url_for("today.show") if is_skipped else url_for("measure.result", point=point)
    target = signposting.after_measures(reader, opened.item, after)
    context.session().commit()
    return redirect(target, 303)


@blueprint.get("/measures/<point>/result")
@access.learner
def result(point: str) -> str | Response:
    reader = learner.on_course()
    item = _item(reader, point)
    taken = measures.history(context.session(), reader.enrolment.id)
    if not any(one.point == point for one in taken):
        return redirect(url_for("measure.show", point=point), 303)
    return render_template(
        "learner/measured.html",
        told=measuring.told(reader, _up_to(reader, point, measuring.shown_here(taken))),
        can_change=measuring.is_open(reader, item),
        item=item,
    )


def _up_to(reader: Learner, point: str, shown: Sequence[Taken]) -> list[Taken]:
    """The answers of a point and those before it, of the measures that were asked there; nothing of a hidden point."""
    order = measuring.order(reader)
    here = {one.instrument for one in shown if one.point == point}
    known = [one for one in shown if one.instrument in here and one.point in order]
    return [one for one in known if order.index(one.point) <= order.index(point)]


def fields_of(instrument: Instrument) -> tuple[Field, ...]:
    """The questions of one measure as they are drawn and read: names count from 1, as people do."""
    scale, asked = instrument.scale, enumerate(instrument.items, 1)
    options = tuple(
        Option(id=f"{MARK}{number}", label=label)
        for number, label in enumerate(instrument.options, scale.low)
    )
    if options:
        return tuple(
            Field(name=f"{instrument.id}-{number}", kind="pick", label=text, options=options)
            for number, text in asked
        )
    return tuple(
        Field(
            name=f"{instrument.id}-{number}",
            kind="scale",
            label=text,
            low=scale.low,
            high=scale.high,
            low_label=instrument.low_label,
            high_label=instrument.high_label,
        )
        for number, text in asked
    )


def _item(reader: Learner, point: str) -> PlanItem:
    """The item with which something is asked; a page that does not exist where the plan asks nothing there."""
    item = next((one for one in measuring.items(reader) if one.key == point), None)
    if item is None or not measuring.asked(reader, item):
        abort(404)
    return item


def _open(reader: Learner, item: PlanItem) -> Opened:
    """For the questions themselves: once their time is over, or before it, the day's page is where to go."""
    if not measuring.is_open(reader, item):
        abort(redirect(url_for("today.show"), 303))
    return Opened(reader, item, measuring.asked(reader, item))


def _given(opened: Opened) -> Mapping[str, Any]:
    """What this browser answered before, by the names of the form."""
    session, enrolment_id, point = context.session(), opened.reader.enrolment.id, opened.item.key
    taken = measuring.shown_here(measures.history(session, enrolment_id))
    shown = {one.instrument for one in taken if one.point == point}
    return {
        f"{one.id}-{position + 1}": f"{MARK}{number}" if one.options else number
        for one in opened.instruments
        if one.id in shown
        for position, number in measures.answers(session, enrolment_id, point, one.id).items()
    }


def _page(opened: Opened, values: Mapping[str, Any], errors: Mapping[str, str]) -> str:
    return render_template(
        "learner/measures.html",
        wording=language.course().measures,
        asked=[(one, fields_of(one)) for one in opened.instruments],
        notices=list(dict.fromkeys(one.notice for one in opened.instruments if one.notice)),
        item=opened.item,
        values=values,
        errors=errors,
        is_on_duty=risk.is_on_duty(opened.reader.enrolment),
    )


def _record(opened: Opened, values: Mapping[str, Any]) -> None:
    session, row, now = context.session(), access.row(), context.now()
    for one in opened.instruments:
        given = {
            position: int(str(values[field.name]).removeprefix(MARK))
            for position, field in enumerate(fields_of(one))
            if field.name in values
        }
        measures.record(
            session, opened.reader.enrolment.id, opened.item.key, one, given, session_id=row.id, now=now
        )
