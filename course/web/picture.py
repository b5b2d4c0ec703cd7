"""What a learner made in a lesson, as a picture: shown once it is saved, there to look at again, and to print."""

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from course.lessons import Lesson
from course.rules.progress import State
from course.web import access, kept, learner, pictures

blueprint = Blueprint("picture", __name__)


@blueprint.get("/lessons/<item>/picture")
@access.learner
def show(item: str) -> str | Response:
    reader = learner.on_course()
    place = learner.place_of(reader, item, "lesson")
    if place.item.is_unfilled:
        abort(404)
    if place.item.id != item:
        return redirect(url_for("picture.show", item=place.item.id), 303)
    shown = pictures.of(reader, reader.lesson(item))
    is_done = place.state is State.DONE
    if not (shown.drawn or shown.is_hidden):
        # Whoever answered something that no picture shows goes on from there, and not back to the first card.
        onward = shown.is_begun and not is_done
        return redirect(_on(shown.lesson) if onward else url_for("lesson.show", item=item), 303)
    return render_template(
        "learner/picture.html",
        zone=reader.zone,
        week=place.item.week,
        shown=shown,
        is_done=is_done,
        change=url_for("lesson.show", item=item, _anchor=f"card-{_first(shown.lesson)}"),
        on=url_for("today.show") if is_done else _on(shown.lesson),
        offline=kept.note(kept.owner(reader.enrolment.id)),
    )


def _first(lesson: Lesson) -> int:
    """The card on which the picture is begun."""
    return next((card.number for card in lesson.cards if any(field.shows for field in card.fields)), 1)


def _on(lesson: Lesson) -> str:
    """Where the lesson goes on after its picture."""
    if lesson.pictured_on >= len(lesson.cards):
        return url_for("lesson.step", item=lesson.id)
    return url_for("lesson.show", item=lesson.id, _anchor=f"card-{lesson.pictured_on + 1}")
