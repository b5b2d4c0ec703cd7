"""The link in a message. Looking changes nothing, sets nothing and names nobody; the tap opens a session.

Scanners and previews open links before people do, and run scripts. So GET and HEAD only show the item's first
card, and the button under it is a form.
"""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import answers, boosters, cohorts, editions, enrolments, joining, message_links, people, plans
from course.lessons import Course, Lesson, PlanItem
from course.models import BrowserSession, Cohort, Enrolment, JoinRequest, LinkToken
from course.rules.progress import State
from course.sessions import Subject
from course.translations import N_
from course.web import access, context, language, learner, new_contact, not_now, rendering, signposting
from course.web.learner import Learner

blueprint = Blueprint("message_link", __name__)
# The page's name is shown under the message as a preview, so it says nothing of the course.
HEADINGS = {
    "lesson": N_("Your five minutes"),
    "check-in": N_("One minute for this week"),
    "": N_("Good to see you"),
}
# Where the token of a link comes into a page that is the same for every link to it.
TOKEN = "token"
MOODS = {str(number): number for number in range(1, 11)}


@blueprint.get("/l/<token>")
@access.public
def show(token: str) -> str | tuple[str, int]:
    link = message_links.find(context.session(), token, now=context.now())
    if link is not None and not_now.asks_to_stop(link):
        return not_now.stop_page(link, action=url_for("message_link.enter", token=token))
    row = new_contact.asked_by(link) if link is not None else None
    if link is not None and row is not None:
        return new_contact.page(row, locale=_spoken(link), action=url_for("message_link.enter", token=token))
    if link is not None and _asks(link):
        return choices(token)
    page = _page(link, token) if link is not None else None
    return page if page is not None else _gone()


@blueprint.post("/l/<token>")
@access.public
def enter(token: str) -> Response | str | tuple[str, int]:
    link = message_links.find(context.session(), token, now=context.now())
    if link is not None and not_now.asks_to_stop(link):
        said = not_now.stop_here(link)
        context.session().commit()
        return said
    row = new_contact.asked_by(link) if link is not None else None
    if link is not None and row is not None:
        said = new_contact.say_yes(row, locale=_spoken(link))
        context.session().commit()
        context.deliver_soon()
        return said
    target = _open(link) if link is not None else None
    if link is None or target is None:
        return _gone()
    message_links.note_opened(context.session(), link, now=context.now())
    context.session().commit()
    return redirect(target, 303)


@blueprint.get("/l/<token>/choices")
@access.public
def choices(token: str) -> str | tuple[str, int]:
    """Later, slower, a pause, or no more messages. Looking changes nothing here either."""
    link = message_links.find(context.session(), token, now=context.now())
    enrolment = _chooser(link)
    return not_now.page(link, enrolment, token) if link is not None and enrolment is not None else _gone()


@blueprint.post("/l/<token>/choices")
@access.public
def choose(token: str) -> Response | str | tuple[str, int]:
    link = message_links.find(context.session(), token, now=context.now())
    enrolment = _chooser(link)
    if link is None or enrolment is None:
        return _gone()
    said = not_now.act(link, enrolment)
    if said is None:
        return redirect(url_for("message_link.choices", token=token), 303)
    context.session().commit()
    return said


def _spoken(link: LinkToken) -> str:
    """The language of the message that a link came with."""
    message = not_now.message_of(link)
    return message.locale if message is not None else ""


def _chooser(link: LinkToken | None) -> Enrolment | None:
    """Whose choice it is, in whose language; None where there is nothing to choose."""
    found = _learner(link) if link is not None else None
    if link is None or found is None or not not_now.may_choose(link, found[0]):
        return None
    language.speak(found[1])
    return found[0]


def _asks(link: LinkToken) -> bool:
    """Whether the message asked what they want, so that its link leads straight to the choice."""
    message, found = not_now.message_of(link), _learner(link)
    is_asking = message is not None and message.kind in not_now.ASKING
    return is_asking and found is not None and not_now.may_choose(link, found[0])


def _gone() -> tuple[str, int]:
    """One and the same page for a link that is unknown, expired, taken back or mistyped."""
    empty = {"contact": "", "country": "", "asks_country": False, "countries": (), "errors": {}}
    return render_template("sign_in/new_link.html", is_old=True, **empty), 404


def _page(link: LinkToken, token: str) -> str | None:
    """What the link shows before the tap; None where what it led to is gone."""
    found = _learner(link)
    if found is None:
        invited = _invitation(link)
        action = url_for("message_link.enter", token=token)
        return _invitation_page(invited[0], action) if invited is not None else None
    enrolment, locale = found
    language.speak(locale)
    session, course = context.session(), context.wired().course
    own, item = editions.course_of(session, course, enrolment), _item(link, enrolment)
    kind = item.kind if item is not None and not item.is_unfilled else ""
    wording = own.spoken(language.of_page()).check_in
    may_choose, anyones = not_now.may_choose(link, enrolment), rendering.slot(TOKEN)
    return rendering.shared(
        "learner/first_card.html",
        {TOKEN: token},
        heading=language.say(HEADINGS[kind]),
        lesson=_lesson(own, item.id) if item is not None and kind == "lesson" else None,
        mood=wording.question("mood") if kind == "check-in" else None,
        intro=wording.intro,
        action=url_for("message_link.enter", token=anyones),
        choices=url_for("message_link.choices", token=anyones) if may_choose else "",
    )


def _lesson(own: Course, id: str) -> Lesson:
    """A lesson of theirs in the language of this page."""
    return own.spoken(language.of_page()).lesson(id, language.of_page())


def _invitation_page(invitation: JoinRequest, action: str) -> str:
    language.speak(joining.read(context.session(), invitation).profile.locale)
    return render_template("learner/invitation.html", action=action, channel=invitation.channel)


def _open(link: LinkToken) -> str | None:
    """A fresh session at link tier, and the clean address to go on to."""
    found, invited = _learner(link), _invitation(link)
    if found is not None:
        enrolment, _locale = found
        row = access.sign_in(Subject(person_id=link.person_id, enrolment_id=enrolment.id), full=False)
        _come_back(enrolment)
        reader = learner.of(enrolment)
        target = _go_on(link, reader, row)
        return target if reader.has_left else signposting.on_coming(reader, target)
    if invited is not None:
        invitation, cohort = invited
        access.sign_in(Subject(join_request_id=invitation.id), full=False)
        return url_for("join.show", code=cohort.code)
    return None


def _come_back(enrolment: Enrolment) -> None:
    person = people.find(context.session(), enrolment.person_id)
    if person is not None:
        enrolments.come_back(enrolment, zone=person.zone, now=context.now())


def _go_on(link: LinkToken, reader: Learner, row: BrowserSession) -> str:
    session, now, enrolment = context.session(), context.now(), reader.enrolment
    item = _item(link, enrolment)
    number = boosters.number_of(link.item)
    if number is not None:
        return f"/boosters/{number}"
    if item is None:
        return "/today"
    if item.is_unfilled:
        return "/track"
    if reader.place(item).state is State.CLOSED:
        # Nothing is begun by it; its page says since when it is closed, and how it may open again.
        return f"/lessons/{item.id}" if item.kind == "lesson" else f"/check-ins/{item.id}"
    if item.kind == "lesson":
        answers.open_lesson(session, enrolment.id, item.id, now=now)
        return f"/lessons/{item.id}#card-2"
    mood = MOODS.get(request.form.get("mood", ""))
    if mood is not None:
        answers.save(session, enrolment.id, item.id, "mood", {"mood": mood}, session_id=row.id, now=now)
    return f"/check-ins/{item.id}"


def _item(link: LinkToken, enrolment: Enrolment) -> PlanItem | None:
    """What the link speaks of in this learner's plan; None for a link to no item in particular."""
    plan = plans.of(context.session(), context.wired().course, enrolment)
    return plan.item(link.item) if link.item else None


def _learner(link: LinkToken) -> tuple[Enrolment, str] | None:
    """The enrolment a link belongs to and the language to speak."""
    if link.enrolment_id is None or link.person_id is None:
        return None
    person = people.find(context.session(), link.person_id)
    enrolment = enrolments.find(context.session(), link.enrolment_id)
    return (enrolment, person.locale) if person is not None and enrolment is not None else None


def _invitation(link: LinkToken) -> tuple[JoinRequest, Cohort] | None:
    """The invitation a link belongs to, while it stands and its cohort is open."""
    if link.join_request_id is None:
        return None
    invitation = joining.find(context.session(), link.join_request_id)
    if invitation is None or invitation.withdrawn_at is not None:
        return None
    cohort = cohorts.find(context.session(), invitation.cohort_id)
    return (invitation, cohort) if cohort is not None and cohort.closed_at is None else None
