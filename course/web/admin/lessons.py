"""Every lesson to read as a learner sees it, before anybody does; an author sees each change at the next page."""

from itertools import groupby

from flask import Blueprint, abort, render_template

from course.lessons import Lesson
from course.web import access, context, language, surroundings

blueprint = Blueprint("admin_lessons", __name__, url_prefix="/admin")

PHASES = {"opening": "Opening", "track": "Areas", "skill": "Skills", "ending": "Ending"}


@blueprint.get("/lessons")
@access.staff_only(*access.ANY_STAFF)
def index() -> str:
    found = sorted(context.wired().course.lessons.values(), key=_order)
    return render_template(
        "admin/lessons.html",
        names={one.locale: surroundings.name_of(one.locale) for one in found},
        phases=[(PHASES[phase], list(group)) for phase, group in groupby(found, key=lambda one: one.phase)],
    )


@blueprint.get("/lessons/<locale>/<item>")
@access.staff_only(*access.ANY_STAFF)
def show(locale: str, item: str) -> str:
    lesson = _lesson(locale, item)
    # The page is a learner's, so it speaks their language, buttons too; where none can choose it yet it stays English.
    if language.shown(locale):
        language.speak(locale)
    return render_template("admin/lesson.html", lesson=lesson)


def _order(lesson: Lesson) -> tuple[int, str, str]:
    return list(PHASES).index(lesson.phase), lesson.id, lesson.locale


def _lesson(locale: str, lesson_id: str) -> Lesson:
    found = context.wired().course.lessons.get((locale, lesson_id))
    return found or abort(404)
