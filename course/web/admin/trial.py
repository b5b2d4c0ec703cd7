"""A test message to oneself: a code goes out by the real way, and typing it shows that it arrived."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import codes, house, people, proving
from course.codes import Asker, CodeRefused
from course.messages import Address
from course.models import Channel, Message, MessageStatus, OneTimeCode, Role
from course.rules import contacts
from course.web import access, context
from course.web.admin import acts, forms, words

blueprint = Blueprint("admin_trial", __name__, url_prefix="/admin/first-steps/message")
PURPOSE = "trial"
UNREADABLE = "Please write a phone number, with + and its country, or an email address."
REFUSED = "That is not the code. Please look at the newest message, or send another."


@blueprint.get("")
@access.staff_only(Role.OWNER)
def show() -> str:
    return _page("", "")


@blueprint.post("")
@access.staff_only(Role.OWNER)
def send() -> Response | tuple[str, int]:
    found = contacts.parse_contact(request.form.get("contact", ""), "")
    if found is None or found.channel not in context.wired().senders:
        told = (
            UNREADABLE
            if found is None
            else f"There is no way to send {forms.CHANNEL_WORDS[Channel(found.channel)]} here."
        )
        return _page(told, ""), 422
    session = context.session()
    index = people.contact_index(session, found.channel, found.value)
    address = Address(found.channel, found.value, index, "en", "")
    proving.send_code(session, Asker(_secret(), PURPOSE), address, now=context.now())
    acts.record("sent-test-message", f"channel:{found.channel}")
    session.commit()
    context.deliver_soon()
    return redirect(url_for("admin_trial.show"), 303)


@blueprint.post("/code")
@access.staff_only(Role.OWNER)
def prove() -> Response | tuple[str, int]:
    session = context.session()
    waiting = _waiting()
    message = house.trial_of(session, waiting.id) if waiting else None
    try:
        proving.prove(session, _secret(), request.form.get("code", "").replace(" ", ""), now=context.now())
    except CodeRefused:
        session.commit()
        return _page("", REFUSED), 422
    if message is not None:
        house.has_tried(session, message.channel, now=context.now())
        acts.record("received-test-message", f"channel:{message.channel}")
    session.commit()
    return redirect(url_for("admin_first_steps.index"), 303)


def _secret() -> str:
    """What ties a code to this browser."""
    return f"desk:{(access.visitor() or abort(403)).digest}"


def _waiting() -> OneTimeCode | None:
    return codes.waiting(context.session(), _secret(), now=context.now())


def _page(contact_error: str, code_error: str) -> str:
    waiting = _waiting()
    message = house.trial_of(context.session(), waiting.id) if waiting else None
    return render_template(
        "admin/trial.html",
        errors={name: said for name, said in (("contact", contact_error), ("code", code_error)) if said},
        typed=request.form,
        ways=[forms.CHANNEL_WORDS[one] for one in forms.CHANNEL_WORDS if one in context.wired().senders],
        is_waiting=waiting is not None,
        status=_status(message),
        reason=(message.reason_code or "") if message else "",
    )


def _status(message: Message | None) -> words.Tag | None:
    """How the message stands, in the words of the desk."""
    return words.STATUSES[MessageStatus(message.status)] if message is not None else None
