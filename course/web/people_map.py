"""The learner's map of people: the picture, and the same people as a list in which they can be changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course.rules.progress import State
from course.translations import N_
from course.web import access, context, forms, learner, own_people, people_picture, risk
from course.web.forms import Read
from course.web.learner import Learner
from course.web.own_people import GROUP, NAME, Record, Row, Versions

blueprint = Blueprint("people_map", __name__)

NOBODY = N_("Please write initials or a nickname.")


@dataclass(frozen=True)
class Entry:
    """One person of the list. `values` is what their form shows; `mark` says what was saved."""

    number: int
    name: str
    words: str
    values: Row
    mark: str


@blueprint.get("/people")
@access.step_up
def show() -> str:
    reader = learner.on_course()
    return _page(reader, own_people.versions(reader))


@blueprint.post("/people")
@access.step_up
def add() -> Response | tuple[str, int]:
    reader = learner.on_course()
    both = own_people.versions(reader)
    found = both.now
    if not found.is_begun or not found.has_room:
        return redirect(url_for("people_map.show"), 303)
    # The form for somebody new has the last place whoever is there already, so that a second tap says the same.
    at = found.group.rows_max - 1
    read, row = _read(found, at)
    if read.errors:
        return _page(reader, both, tried=(at, read)), 422
    same = [index for index, one in enumerate(found.rows) if _is_named(one, row[NAME])]
    if same:
        return _back(same[0])
    return _keep(reader, found, [*found.rows, row], len(found.rows), read)


@blueprint.post("/people/<int:number>")
@access.step_up
def change(number: int) -> Response | tuple[str, int]:
    """Save one person, or take them off. A form about somebody who has changed since does nothing."""
    reader = learner.on_course()
    both, at = own_people.versions(reader), number - 1
    found = both.now
    if not 0 <= at < found.group.rows_max:
        abort(404)
    if at >= len(found.rows) or own_people.print_of(found.rows[at]) != request.form.get("mark"):
        return redirect(url_for("people_map.show"), 303)
    if "remove" in request.form:
        return _keep(reader, found, [*found.rows[:at], *found.rows[at + 1 :]], None, Read())
    read, row = _read(found, at)
    if read.errors:
        return _page(reader, both, tried=(at, read)), 422
    kept = {name: value for name, value in found.rows[at].items() if name not in own_people.ASKED}
    return _keep(reader, found, [*found.rows[:at], {**kept, **row}, *found.rows[at + 1 :]], at, read)


def _read(found: Record, at: int) -> tuple[Read, dict[str, Any]]:
    """What the form of one place in the list was told; the name is the one thing it cannot do without."""
    read = forms.read((found.asked,), request.form)
    rows: Sequence[dict[str, Any]] = read.typed.get(GROUP, ())
    row = rows[at] if at < len(rows) else {}
    if not row.get(NAME):
        read.errors[f"{GROUP}-{at}-{NAME}"] = NOBODY
    return read, row


def _is_named(row: Row, name: str) -> bool:
    return str(row.get(NAME, "")).casefold() == name.casefold()


def _keep(
    reader: Learner, found: Record, rows: Sequence[Row], at: int | None, read: Read
) -> Response | tuple[str, int]:
    category = risk.check(read.texts, reader.enrolment)
    own_people.keep(reader, found, rows)
    context.session().commit()
    return _back(at, is_noted=category is not None)


def _back(at: int | None, *, is_noted: bool = False) -> Response:
    """The page again, at the person, at the picture where they were dragged there, or at help."""
    number = at + 1 if at is not None else None
    anchor = "map" if number is None or "dragged" in request.form else f"person-{number}"
    note = 1 if is_noted else None
    return redirect(url_for("people_map.show", at=number, note=note, _anchor="main" if note else anchor), 303)


def _page(reader: Learner, found: Versions, tried: tuple[int, Read] | None = None) -> str:
    at, read = tried or (None, Read())
    now = found.now
    typed = read.typed.get(GROUP, ())
    entries = list(_entries(now, at, typed))
    return render_template(
        "learner/people.html",
        zone=reader.zone,
        found=now,
        entries=entries,
        at=request.args.get("at", type=int) if at is None else at + 1,
        adding=typed[at] if at is not None and len(now.rows) <= at < len(typed) else {},
        errors=read.errors,
        form_note=risk.form_note(reader.enrolment),
        support=risk.noted() and risk.country_of(reader.person.country),
        picture=people_picture.of(now),
        **_then(found),
        **_beginning(reader, now),
    )


def _then(found: Versions) -> dict[str, Any]:
    """The first map beside the newest, for the page to show on request."""
    if found.first is None or found.first.rows == found.now.rows:
        return {"first": None, "then": None, "then_list": [], "changes": []}
    first = found.first
    return {
        "first": first,
        "then": people_picture.of(first),
        "then_list": [(own_people.name_of(row), people_picture.words_of(first, row)) for row in first.rows],
        "changes": found.changes,
    }


def _beginning(reader: Learner, found: Record) -> dict[str, Any]:
    """Where the map stands in the plan: whether its lesson is open, and if not, from when."""
    place = next((one for one in reader.places() if one.item.id == found.lesson.id), None)
    is_later = place is not None and place.state is State.LATER
    return {"is_open": place is not None and not is_later, "opens_on": place.opens_on if place else None}


def _entries(found: Record, at: int | None, typed: Sequence[Row]) -> Iterator[Entry]:
    """Everybody on the list; whoever's form came back shows what was typed."""
    for index, row in enumerate(found.rows):
        values = row if index != at else typed[index] if index < len(typed) else {}
        name, words = own_people.name_of(row), people_picture.words_of(found, row)
        yield Entry(index + 1, name, words, values, own_people.print_of(row))
