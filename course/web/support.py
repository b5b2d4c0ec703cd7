"""Help now: who to turn to, where somebody is. Open to everybody, signed in or not."""

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from course import people
from course.lessons import Country
from course.models import Person
from course.translations import N_
from course.web import access, context, kept, language, learner, own_people, rendering

blueprint = Blueprint("support", __name__)
# Remembered by this browser until it is closed, for this page alone, and without saying whose browser it is.
COOKIE, COOKIE_PATH = "country", "/help-now"
# The nearest few of the learner's own map.
MOST_OWN = 3
WORDS_TO_SEND = N_("I'm not OK and I don't want to be on my own with it. Can you ring me?")


@blueprint.get("/help-now")
@access.public
def show() -> str:
    country, own = _country(), _own_people()
    if not own:
        # With names of theirs on it, no phone may keep the page; the copy it has stays.
        kept.mark_copy()
    return rendering.shared(
        "learner/help_now.html",
        {},
        keep=not own,
        country=country,
        lines=[line for line in country.lines if line.kind != "abuse"],
        abuse_lines=[line for line in country.lines if line.kind == "abuse"],
        countries=[{"id": one.code, "label": one.name} for one in language.course().countries()],
        checked_on=_checked_on(country),
        is_known=_person() is not None,
        own_people=own,
        words_to_send=language.say(WORDS_TO_SEND),
    )


@blueprint.post("/help-now/country")
@access.public
def choose() -> Response:
    chosen, answer = request.form.get("country", ""), redirect(url_for("support.show"), 303)
    if chosen in _codes():
        is_https = context.wired().settings.is_https
        answer.set_cookie(COOKIE, chosen, path=COOKIE_PATH, httponly=True, secure=is_https, samesite="Lax")
    return answer


def _country() -> Country:
    """The country chosen here, else the signed-in learner's own, else lines for anywhere. Never guessed."""
    course, chosen = language.course(), request.cookies.get(COOKIE)
    if chosen in _codes():
        return course.country(chosen)
    person = _person()
    return course.country(person.country if person is not None else None)


def _person() -> Person | None:
    """Whoever signed in here."""
    visitor = access.visitor()
    person_id = visitor.person_id if visitor is not None else None
    return people.find(context.session(), person_id) if person_id is not None else None


def _own_people() -> list[str]:
    """Whom the learner may wish to reach: the nearest on their map, without anybody they do not feel safe with.

    Only after a fresh code, since the names are theirs alone, and only for a page that is being looked at: the
    phone's worker, which asks for anything ("*/*"), fetches this one to keep it. We have no numbers: their phone does.
    """
    visitor, is_looked_at = access.visitor(), "text/html" in request.headers.get("Accept", "")
    if not is_looked_at or not access.is_full() or visitor is None or visitor.enrolment_id is None:
        return []
    g.enrolment_id = visitor.enrolment_id
    found = own_people.find(learner.here())
    safe = [row for row in found.rows if row.get(own_people.NAME) and row.get(own_people.SAFE) != "no"]
    nearest = sorted(safe, key=lambda row: found.ring(row) or len(found.rows) + MOST_OWN)
    return [str(row[own_people.NAME]) for row in nearest[:MOST_OWN]]


def _codes() -> set[str]:
    return {country.code for country in language.course().countries()}


def _checked_on(country: Country) -> str:
    """The day since when every line of the page has been checked; empty while one of them has not."""
    days = [line.verified_on for line in country.lines]
    return min(days) if days and all(days) else ""
