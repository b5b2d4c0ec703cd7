"""The way out of every e-mail, also for mail programs that press it themselves (RFC 8058)."""

from flask import Blueprint, abort, render_template, url_for

from course import consents, inbox, opt_outs
from course.opt_outs import OptOut
from course.web import access, context

blueprint = Blueprint("unsubscribe", __name__, url_prefix="/unsubscribe")


@blueprint.get("/<token>")
@access.public
def show(token: str) -> str:
    """Only a button: scanners open every link in a mail."""
    action = url_for("unsubscribe.act", token=token)
    return render_template("unsubscribe.html", channel=_opt_out(token).channel, action=action)


@blueprint.post("/<token>")
@access.public
def act(token: str) -> str:
    """No session, no second page, and a second press is as good as the first."""
    asked = _opt_out(token)
    source = consents.ON_A_PAGE
    inbox.opt_out(context.session(), asked.channel, asked.contact_index, source=source, now=context.now())
    context.session().commit()
    return render_template("unsubscribed.html", channel=asked.channel)


def _opt_out(token: str) -> OptOut:
    found = opt_outs.read(context.wired().settings.secret_key, token)
    if found is None:
        abort(404)
    return found
