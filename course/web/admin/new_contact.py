"""Another number or address for a learner: staff type it in, whoever has it proves it, and only then it is theirs."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import codes, new_contacts, people
from course.codes import CodeRefused
from course.models import Channel, MessageStatus, NewContact
from course.new_contacts import ContactRefused, Why
from course.rules import contacts, whereabouts
from course.rules.contacts import Contact
from course.web import access, context
from course.web.admin import acts, enrolment, forms, words
from course.web.admin.enrolment import Learner, learner_of
from course.web.admin.forms import Errors

blueprint = Blueprint(
    "admin_new_contact", __name__, url_prefix="/admin/enrolments/<int:enrolment_id>/contact"
)
UNREADABLE = "Please check this: a phone number, with + if it is from another country, or an email address."
NO_WAY = "This installation has no {} set up. Please give the other way to reach them."
ABROAD = "Please tick this, or check the number: it is one of {}, and they live in {}."
REFUSALS = {
    Why.SAME: "They are written to there already.",
    Why.IN_USE: "This one belongs to somebody else who learns here. Please ask them for one of their own.",
    Why.STOPPED: "Whoever has this one wrote that no more messages may come. Please ask them for another.",
    Why.OFTEN: "Ten in an hour are the most. Please wait a little, then ask again.",
}
NOT_SIX = "A code has six numbers. Please ask them to read it out once more."
SPENT = (
    "This code cannot be used any more, or another member of staff asked for it. Please send a new one."
    " After five wrong tries, wait fifteen minutes first."
)
WRONG = "That code does not match. Please ask for the one in the newest message."


@blueprint.get("")
@access.staff_only(*access.RUNS_COHORTS)
def show(enrolment_id: int) -> str:
    return _page(learner_of(enrolment_id), {})


@blueprint.post("")
@access.recently_proven
@access.staff_only(*access.RUNS_COHORTS)
def ask(enrolment_id: int) -> Response | tuple[str, int]:
    """Whoever has a learner's number can read what they wrote, so who asks is asked once more who they are."""
    learner, session = learner_of(enrolment_id), context.session()
    if enrolment.is_elsewhere(learner):
        return _page(learner, {}), 409
    found, errors = _asked(learner)
    if found is None or errors:
        return _page(learner, errors), 422
    try:
        new_contacts.ask(
            session, learner.enrolment, learner.person, found, staff_id=access.member().id, now=context.now()
        )
    except ContactRefused as refused:
        return _page(learner, {"contact": REFUSALS[refused.why]}), 422
    _record(learner, "asked-new-contact")
    return _sent(learner)


@blueprint.post("/code")
@access.staff_only(*access.RUNS_COHORTS)
def prove(enrolment_id: int) -> Response | tuple[str, int]:
    learner, session = learner_of(enrolment_id), context.session()
    row = _waiting(learner)
    if row is None:
        return _back(learner)
    digits = "".join(sign for sign in request.form.get("code", "") if sign in "0123456789")
    if len(digits) != codes.DIGITS:
        return _page(learner, {"code": NOT_SIX}), 422
    try:
        new_contacts.prove(session, row, digits, staff_id=access.member().id, now=context.now())
    except (CodeRefused, ContactRefused) as refused:
        session.commit()
        return _page(learner, _refusal(refused)), 422
    _record(learner, "changed-contact")
    session.commit()
    context.deliver_soon()
    return redirect(url_for(".show", enrolment_id=enrolment_id, done="yes"), 303)


@blueprint.post("/code/new")
@access.staff_only(*access.RUNS_COHORTS)
def send_again(enrolment_id: int) -> Response:
    learner = learner_of(enrolment_id)
    row = _waiting(learner)
    if row is None:
        return _back(learner)
    who = access.member().id
    new_contacts.send_code(context.session(), row, learner.person, staff_id=who, now=context.now())
    return _sent(learner)


@blueprint.post("/cancelling")
@access.staff_only(*access.RUNS_COHORTS)
def cancel(enrolment_id: int) -> Response:
    learner = learner_of(enrolment_id)
    row = _waiting(learner)
    if row is not None:
        new_contacts.cancel(context.session(), row, now=context.now())
        _record(learner, "took-back-new-contact")
        context.session().commit()
    return _back(learner)


def _asked(learner: Learner) -> tuple[Contact | None, Errors]:
    """What was typed. A number of another country has to be meant: a slip in it would reach a stranger."""
    found, home = contacts.parse_contact(request.form.get("contact", ""), learner.person.country), ""
    if found is None:
        return None, {"contact": UNREADABLE}
    if found.channel not in context.wired().senders:
        return None, {"contact": NO_WAY.format(forms.CHANNEL_WORDS[Channel(found.channel)])}
    if "@" not in found.value:
        home = whereabouts.country_of_number(found.value)
    if home and home != learner.person.country and "abroad" not in request.form:
        names = forms.country_names()
        there, here = names.get(home, home), names.get(learner.person.country, learner.person.country)
        return found, {"abroad": ABROAD.format(there, here)}
    return found, {}


def _refusal(refused: CodeRefused | ContactRefused) -> Errors:
    if isinstance(refused, ContactRefused):
        return {"contact": REFUSALS[refused.why]}
    left = refused.tries_left
    if left == 0:
        return {"code": SPENT}
    return {"code": f"{WRONG} {'One try is' if left == 1 else f'{left} tries are'} left."}


def _record(learner: Learner, act: str) -> None:
    acts.record(act, learner.subject, cohort_id=learner.cohort.id)


def _sent(learner: Learner) -> Response:
    context.session().commit()
    context.deliver_soon()
    return _back(learner)


def _back(learner: Learner) -> Response:
    return redirect(url_for(".show", enrolment_id=learner.enrolment.id), 303)


def _waiting(learner: Learner) -> NewContact | None:
    return new_contacts.waiting(context.session(), learner.person.id, now=context.now())


def _page(learner: Learner, errors: Errors) -> str:
    session, row = context.session(), _waiting(learner)
    message = new_contacts.message_of(session, row) if row is not None else None
    return render_template(
        "admin/new_contact.html",
        learner=learner,
        errors=errors,
        typed=request.form,
        is_elsewhere=enrolment.is_elsewhere(learner),
        reached=_shown(people.contact_of(session, learner.person)),
        waiting=_shown(new_contacts.contact_or_none(session, row)) if row is not None else "",
        expires_at=row.expires_at if row is not None else None,
        status=words.STATUSES[MessageStatus(message.status)] if message is not None else None,
        reason=words.reason(message.reason_code) if message is not None and message.reason_code else "",
        is_done=request.method == "GET" and "done" in request.args and row is None,
    )


def _shown(contact: str | None) -> str:
    return contacts.masked(contact or "")
