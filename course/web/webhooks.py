"""What the carrier tells us of texts that came in: signed, or refused unread. Those that went out: report_door.py."""

from flask import Blueprint, Response, abort, request

from course import inbox
from course.inbox import Incoming
from course.senders import twilio_sms
from course.web import access, context

blueprint = Blueprint("webhooks", __name__, url_prefix="/webhooks/twilio")
NO_REPLY = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
LONGEST_TEXT = 4000


@blueprint.post("/message")
@access.public
def message() -> Response:
    """A text from a phone: stored first and once, then acted on. Our reply leaves by the queue, not in this answer."""
    _check_signature()
    form = request.form
    incoming = Incoming(
        provider_id=_known("MessageSid"),
        sender=_known("From"),
        body=form.get("Body", "")[:LONGEST_TEXT].replace("\0", ""),
        opt_out_type=form.get("OptOutType", "")[:16].replace("\0", "") or None,
    )
    parts = context.wired()
    inbox.receive(context.session(), parts.course, incoming, now=context.now())
    context.session().commit()
    context.deliver_soon()
    return Response(NO_REPLY, content_type="text/xml; charset=utf-8")


def _check_signature() -> None:
    """The signature covers the public address, which is the configured one whatever stands in front of us."""
    settings = context.wired().settings
    url = settings.base_url + request.full_path.rstrip("?")
    given = request.headers.get("X-Twilio-Signature", "")
    token = settings.twilio_auth_token
    if not token or not twilio_sms.signature_is_valid(token, url, request.form, given):
        abort(403)


def _known(name: str) -> str:
    """A value every genuine request has; without it there is nothing to act on."""
    value = request.form.get(name, "")[:64]
    if not value or "\0" in value:
        abort(403)
    return value
