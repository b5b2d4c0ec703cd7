"""The rhythm of the messages and of the course: days of the week, hours, quiet dates, the pace, gently or as usual."""

from datetime import date, timedelta

from flask import Blueprint, request
from werkzeug.wrappers import Response

from course import boosters, enrolments, gentleness, people, quiet_dates
from course.rules.calendars import SLOWER, USUAL
from course.translations import N_
from course.web import access, context, forms, learner, outlook, own_hours, preferences

blueprint = Blueprint("rhythm", __name__)

FEWEST_DAYS = 3
DAYS = {str(day): day for day in range(1, 8)}
PACES = {str(pace): pace for pace in (USUAL, SLOWER)}
# Far enough for an anniversary, and not so many that nothing could be sent at all.
FARTHEST, MOST = timedelta(days=731), 60
BAD_DAYS = N_("Please choose at least three days, or all of them.")
BAD_DATE = N_("Please choose a date from today on, at most two years away.")
TOO_MANY = N_("You have 60 quiet dates already. Please take one away first.")


@blueprint.post("/settings/days")
@access.step_up
def days() -> Response | tuple[str, int]:
    reader = learner.here()
    chosen = {DAYS[one] for one in request.form.getlist("days") if one in DAYS}
    if len(chosen) < FEWEST_DAYS:
        return preferences.page(reader, {"days": chosen}, {"days": BAD_DAYS}), 422
    people.set_days(reader.person, chosen)
    return preferences.saved(reader, "days")


@blueprint.post("/settings/within")
@access.step_up
def within() -> Response | tuple[str, int]:
    reader = learner.here()
    wanted, errors = own_hours.wished_window(reader.person)
    if wanted is None:
        return preferences.page(reader, request.form, errors), 422
    own_hours.save_window(reader.person, wanted)
    return preferences.saved(reader, "within")


@blueprint.post("/settings/quiet-dates")
@access.step_up
def add_quiet_date() -> Response | tuple[str, int]:
    reader, session = learner.here(), context.session()
    on = _date(request.form.get("quiet", ""))
    if on is None or not reader.today <= on <= reader.today + FARTHEST:
        return preferences.page(reader, request.form, {"quiet": BAD_DATE}), 422
    if len(quiet_dates.coming(session, reader.person.id, reader.today)) >= MOST:
        return preferences.page(reader, request.form, {"quiet": TOO_MANY}), 422
    quiet_dates.add(session, reader.person.id, on, source=quiet_dates.SETTINGS, now=context.now())
    return preferences.saved(reader, "quiet")


@blueprint.post("/settings/quiet-dates/removal")
@access.step_up
def remove_quiet_date() -> Response:
    reader, on = learner.here(), _date(request.form.get("on", ""))
    if on is not None:
        quiet_dates.remove(context.session(), reader.person.id, on)
    return preferences.saved(reader, "not-quiet")


@blueprint.post("/settings/pace")
@access.step_up
def pace() -> Response:
    reader = learner.on_course()
    wanted = PACES.get(request.form.get("pace", ""), reader.enrolment.pace)
    enrolments.change_pace(reader.enrolment, wanted, zone=reader.person.zone, now=context.now())
    enrolments.hear(reader.enrolment, now=context.now())
    return preferences.saved(reader, "usual" if wanted == USUAL else "slower")


@blueprint.post("/settings/gently")
@access.step_up
def gently() -> Response:
    reader, way = learner.on_course(), request.form.get("way", "")
    if way not in ("gently", "usual") or not outlook.may_turn(reader):
        return preferences.saved(reader, "")
    turn = gentleness.begin if way == "gently" else gentleness.end
    zone, now = reader.person.zone, context.now()
    turn(context.session(), reader.course, reader.enrolment, zone=zone, now=now)
    enrolments.hear(reader.enrolment, now=now)
    return preferences.saved(reader, "gently" if way == "gently" else "usual-course")


@blueprint.post("/settings/boosters")
@access.step_up
def choose_boosters() -> Response:
    reader, wanted = learner.on_course(), request.form.get("boosters", "")
    if wanted in ("yes", "no") and boosters.may_choose(reader.enrolment):
        boosters.choose(reader.enrolment, wanted=wanted == "yes", now=context.now())
    return preferences.saved(reader, "boosters" if reader.enrolment.boosters_at else "no-boosters")


def _date(raw: str) -> date | None:
    try:
        return date.fromisoformat(forms.tidy(raw))
    except ValueError:
        return None
