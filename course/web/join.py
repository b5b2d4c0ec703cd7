"""Joining: what the course is and is not, what somebody chooses, and the code that goes to them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import time

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask import session as cookie
from werkzeug.wrappers import Response

from course import admission, cohorts, consents, joining, nudges, proving
from course.joining import Wish
from course.models import Channel, Cohort, JoinRequest
from course.people import Profile
from course.rules import contacts, local_time, places
from course.translations import N_
from course.web import access, context, duty, language, place_choice

blueprint = Blueprint("join", __name__)
# A whole group may join from behind one address; a machine that fills in forms may not.
CODES_FROM_ONE_PLACE = 30
# What stands for "another country": no country has this code, so its lines are those for elsewhere.
ELSEWHERE = "ZZ"
LONGEST_NAME = 60
HOURS = (
    {"id": "09:30", "label": N_("Morning, 09:30")},
    {"id": "12:30", "label": N_("Midday, 12:30")},
    {"id": "16:30", "label": N_("After work, 16:30")},
    {"id": "19:00", "label": N_("Evening, 19:00")},
)
CHANNELS = (
    {"id": Channel.SMS.value, "label": N_("Text message")},
    {"id": Channel.EMAIL.value, "label": N_("Email")},
)


@dataclass(frozen=True)
class Form:
    """The join form as it was sent: texts, empty where nothing was said."""

    name: str
    channel: str
    contact: str
    country: str
    at: str
    other_at: str
    zone: str
    shared_phone: str
    adult: str
    agrees: str
    messages: str
    moods: str
    numbers: str
    told: str

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> "Form":
        return cls(**{field.name: _clean(given.get(field.name, "")) for field in fields(cls)})


@dataclass(frozen=True)
class Where:
    """Where the contact of this form comes from: typed here, or the one that an invitation went to."""

    cohort: Cohort
    invitation: JoinRequest | None
    invited: Profile | None

    @property
    def channel_of_invitation(self) -> str:
        return self.invited.channel if self.invited is not None else ""


@blueprint.get("/join/<code>")
@access.public
def show(code: str) -> str:
    return _page(_where(code), Form.parse({}), {})


@blueprint.post("/join/<code>")
@access.public
def ask(code: str) -> Response | tuple[str, int]:
    where, form = _where(code), Form.parse(request.form)
    if not admission.may_join(where.cohort, now=context.now()):
        return redirect(url_for("join.show", code=code), 303)
    errors = mistakes(form, where)
    if errors:
        return _page(where, form, errors), 422
    session, now, wish = context.session(), context.now(), wish_of(form, where)
    if not proving.may_ask(session, "join", request.remote_addr or "", limit=CODES_FROM_ONE_PLACE, now=now):
        abort(429)
    if wish.profile.channel == Channel.SMS and proving.is_shut(session, now=now):
        # Said, since nobody else is waiting for this: a code that never comes would be looked for.
        abort(429)
    secret = _remember(wish, where)
    if where.invitation is not None:
        joining.accept(session, where.invitation, wish, secret=secret, now=now)
    else:
        joining.ask(session, where.cohort, wish, secret=secret, now=now)
    session.commit()
    context.deliver_soon()
    return redirect(url_for("code.show"), 303)


def mistakes(form: Form, where: Where) -> dict[str, str]:
    """Everything that keeps the form from being taken, in the order of the page: control -> what to do."""
    found = {
        "name": language.say("Please keep the name to %(most)s letters.", most=LONGEST_NAME)
        if len(form.name) > LONGEST_NAME
        else "",
        "channel": "" if _channel(form, where) else N_("Please choose: text message or email."),
        "contact": _contact_mistake(form, where),
        "country": ""
        if form.country in ("", *_country_codes())
        else N_("Please choose a country from the list."),
        "other_at": "" if _send_at(form, where.cohort) else N_("Please choose a time from 09:00 to 19:30."),
        "zone": place_choice.mistake(form.zone or where.cohort.zone),
        "adult": ""
        if form.adult
        else N_("Please tick this if you are 18 or over. This course is for adults."),
        "agrees": "" if form.agrees else N_("Please tick this if you agree to take part."),
        "messages": _messages_mistake(form, where),
    }
    return {name: said for name, said in found.items() if said}


def wish_of(form: Form, where: Where) -> Wish:
    """What a form without mistakes asks for. What was left open is taken from the group."""
    cohort, invited = where.cohort, where.invited
    contact = invited.contact if invited is not None else _contact(form, where)
    profile = Profile(
        name=form.name,
        channel=_channel(form, where),
        contact=contact or "",
        country=form.country or cohort.country,
        zone=_zone(form, cohort),
        locale=language.of_page(),
        send_at=_send_at(form, cohort),
        shared_phone=form.shared_phone == "yes",
        zones_maybe="" if form.zone or invited is None else invited.zones_maybe,
    )
    return Wish(
        profile, shares_moods=bool(form.moods), wants_messages=bool(form.messages),
        shares_numbers=bool(form.numbers), told_of_worse=form.told == consents.WORSE,
    )  # fmt: skip


def _where(code: str) -> Where:
    """The cohort, and this browser's invitation to it if it came by one."""
    session, visitor = context.session(), access.visitor()
    cohort = cohorts.with_code(session, code)
    if cohort is None:
        abort(404)
    asked = visitor.join_request_id if visitor is not None else None
    invitation = joining.find(session, asked) if asked is not None else None
    if invitation is None or invitation.cohort_id != cohort.id:
        return Where(cohort, None, None)
    return Where(cohort, invitation, joining.read(session, invitation).profile)


def _page(where: Where, form: Form, errors: Mapping[str, str]) -> str:
    cohort = where.cohort
    course = language.course()
    plan = course.plan(cohort.plan)
    return render_template(
        "learner/join.html",
        cohort=cohort,
        plan=plan,
        course=course,
        form=form,
        errors=errors,
        channels=language.options(CHANNELS),
        hours=language.options(HOURS),
        countries=_countries(cohort),
        group_country=next((one["label"] for one in _countries(cohort) if one["id"] == cohort.country), ""),
        group_place=places.label(cohort.zone, language.of_page()),
        is_place_known=where.invited is None or not where.invited.zones_maybe,
        last_day=cohort.start_by_on,
        may_join=admission.may_join(cohort, now=context.now()),
        is_full=where.invitation is None and admission.is_full(context.session(), cohort),
        duty=duty.sentence(cohort),
        group_hour=nudges.WINDOW.clamp(time.fromisoformat(cohort.send_at)),
        places=place_choice.choice(_country(form, cohort), form.zone, language.of_page()),
        invited_by=where.channel_of_invitation,
    )


def _remember(wish: Wish, where: Where) -> str:
    """Tie the code to this browser. The end of a number is kept only where this browser typed it itself."""
    secret = secrets.token_urlsafe(16)
    cookie["asker"], cookie["channel"] = secret, wish.profile.channel
    cookie["back"] = url_for("join.show", code=where.cohort.code)
    cookie["sent_to"] = contacts.masked(wish.profile.contact) if where.invitation is None else ""
    return secret


def _countries(cohort: Cohort) -> list[dict[str, str]]:
    """The countries to choose from, the group's own first."""
    codes = zip(_country_codes(), language.course().countries(), strict=True)
    lines = [{"id": code, "label": country.name} for code, country in codes]
    return sorted(lines, key=lambda line: line["id"] != cohort.country)


def _country_codes() -> list[str]:
    countries = language.course().countries()
    return [one.code.upper() if len(one.code) == len(ELSEWHERE) else ELSEWHERE for one in countries]


def _country(form: Form, cohort: Cohort) -> str:
    return form.country if form.country in _country_codes() else cohort.country


def _channel(form: Form, where: Where) -> str:
    """The channel that was chosen, or that an invitation came by; empty where nothing sensible was."""
    chosen = where.channel_of_invitation or form.channel
    return chosen if chosen in tuple(Channel) else ""


def _contact(form: Form, where: Where) -> str | None:
    if _channel(form, where) == Channel.EMAIL:
        return contacts.parse_email(form.contact)
    return contacts.parse_phone(form.contact, _country(form, where.cohort))


def _contact_mistake(form: Form, where: Where) -> str:
    if where.invitation is not None:
        return ""
    if not form.contact:
        return N_("Please type the number or address that our messages should go to.")
    if not _channel(form, where) or _contact(form, where):
        return ""
    if _channel(form, where) == Channel.EMAIL:
        return N_("Please check the email address. It looks like name@example.org.")
    return N_("Please check the number. If it is from another country, start with + and that country's code.")


def _messages_mistake(form: Form, where: Where) -> str:
    """Who chooses texts says yes to texts. By email, or once invited, the course can be taken without any."""
    if form.messages or where.invitation is not None or form.channel != Channel.SMS:
        return ""
    return N_("Please tick this if we may text you. If you would rather have no texts, choose email above.")


def _send_at(form: Form, cohort: Cohort) -> str:
    """The hour that was chosen, or the group's; empty where it is none at which people are written to."""
    chosen = form.other_at or form.at
    try:
        at = time.fromisoformat(chosen or cohort.send_at)
    except ValueError:
        return ""
    within = nudges.WINDOW.clamp(at)
    return within.strftime("%H:%M") if within == at or not chosen else ""


def _zone(form: Form, cohort: Cohort) -> str:
    """The zone of the place that was chosen, or the group's; empty for a name that is none."""
    return (local_time.canonical(form.zone) or "") if form.zone else cohort.zone


def _clean(text: str) -> str:
    """One line, without what a person cannot type."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
