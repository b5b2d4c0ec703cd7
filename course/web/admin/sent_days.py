"""What became of the messages of each day, over the whole installation. For owners."""

from flask import Blueprint, render_template

from course import sent_days
from course.models import Role
from course.web import access, context

blueprint = Blueprint("admin_sent_days", __name__, url_prefix="/admin/pictures/sent")


@blueprint.get("")
@access.staff_only(Role.OWNER)
def index() -> str:
    return render_template("admin/sent_days.html", days=sent_days.days(context.session(), now=context.now()))
