"""How we look after your words: one page, in plain English, linked from the join page and from settings."""

from flask import Blueprint, render_template

from course import house
from course.web import access, context

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
@access.public
def show() -> str:
    return render_template("learner/about.html", house=house.read(context.session()))
