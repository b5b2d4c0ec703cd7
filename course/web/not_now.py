"""The choice behind a message's link: later, slower, a pause, no more messages, or on as before.

It does what a reply by text could do, and names nobody.
"""

from flask import render_template, request, url_for

from course import consents, inbox, wishes
from course.models import Enrolment, LinkToken, Message
from course.sessions import Subject
from course.web import access, context, language, learner, outlook
from course.wishes import Wish

STOP = "stop"
PAUSE_WEEKS = 2
# Messages that ask what somebody wants: their own link opens the choice.
ASKING = ("still-there", "pause")
# The message that asks whether the texts shall stop: its link has one button. It goes to strangers too.
ASKING_TO_STOP = "ask-stop"


def message_of(link: LinkToken) -> Message | None:
    """The message a link came with."""
    return context.session().get(Message, link.message_id) if link.message_id is not None else None


def may_choose(link: LinkToken, enrolment: Enrolment) -> bool:
    """Whether there is a course to go slower in, or to pause."""
    is_over = enrolment.withdrawn_at is not None or enrolment.finished_at is not None
    return not is_over and message_of(link) is not None


def page(link: LinkToken, enrolment: Enrolment, token: str) -> str:
    """The ways from here, each with what it would do."""
    reader = learner.of(enrolment)
    return render_template(
        "learner/not_now.html",
        action=url_for("message_link.choose", token=token),
        offered=_offered(link, enrolment),
        channel=_message(link).channel,
        is_paused=reader.pause is not None,
        paused_until=wishes.pause_ends_on(PAUSE_WEEKS, zone=reader.person.zone, now=context.now()),
        pace=outlook.pace(reader),
    )


def act(link: LinkToken, enrolment: Enrolment) -> str | None:
    """Do what was chosen, and say what is so now; None where it is not one of the ways. The caller commits."""
    chosen = request.form.get("choice", "")
    if chosen not in _offered(link, enrolment):
        return None
    if chosen == STOP:
        _stop(_message(link))
    else:
        _wish(enrolment, Wish(chosen))
    access.sign_in(Subject(person_id=link.person_id, enrolment_id=enrolment.id), full=False)
    reader = learner.of(enrolment)
    return render_template(
        "learner/not_now_done.html",
        chosen=chosen,
        channel=_message(link).channel,
        pause=reader.pause,
        ends_on=outlook.last_on(reader, reader.calendar),
    )


def asks_to_stop(link: LinkToken) -> bool:
    """Whether the message of this link asked if they want no more of them."""
    message = message_of(link)
    return message is not None and message.kind == ASKING_TO_STOP


def stop_page(link: LinkToken, *, action: str) -> str:
    """One button that stops, for whoever has the phone. Looking changes nothing."""
    language.speak(_message(link).locale)
    return render_template("unsubscribe.html", channel=_message(link).channel, action=action)


def stop_here(link: LinkToken) -> str:
    """Stop, and say so. The caller commits."""
    language.speak(_message(link).locale)
    _stop(_message(link))
    return render_template("unsubscribed.html", channel=_message(link).channel)


def _message(link: LinkToken) -> Message:
    return context.session().get_one(Message, link.message_id)


def _offered(link: LinkToken, enrolment: Enrolment) -> list[str]:
    """The values of the buttons, the likeliest first."""
    is_paused = learner.of(enrolment).pause is not None
    ways: list[str] = [] if is_paused or not _can_come_again(link, enrolment) else [Wish.LATER]
    ways.append(Wish.RESUME)
    if outlook.pace(learner.of(enrolment))["is_slow"] is False:
        ways.append(Wish.SLOWER)
    return [*ways, Wish.PAUSE, STOP]


def _can_come_again(link: LinkToken, enrolment: Enrolment) -> bool:
    """Whether they take messages, and this one's item is still to do and the last that was written of."""
    message, reader = _message(link), learner.of(enrolment)
    item = reader.plan.item(link.item) if link.item else None
    latest = wishes.latest_item(context.session(), enrolment.id)
    if item is None or item.id in reader.done or latest != item.key:
        return False
    return consents.may_send(
        context.session(),
        person_id=reader.person.id,
        channel=message.channel,
        contact_index=message.contact_index,
    )


def _stop(message: Message) -> None:
    inbox.opt_out(context.session(), message.channel, message.contact_index, source="web", now=context.now())


def _wish(enrolment: Enrolment, wish: Wish) -> None:
    zone, weeks = learner.of(enrolment).person.zone, PAUSE_WEEKS if wish is Wish.PAUSE else None
    wishes.act(context.session(), enrolment, wish, zone=zone, weeks=weeks, now=context.now())
