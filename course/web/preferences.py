"""Settings: when and how we write, what staff may see, stopping messages, leaving and coming back.

Each change is a form of its own that says beforehand what it does; the page then says what happened.
"""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import cohorts, consents, enrolments, people, quiet_dates, unreached
from course.consents import Given
from course.enrolments import Shared
from course.models import Channel, Enrolment, Person
from course.rules import local_time, pauses
from course.translations import N_
from course.web import access, context, filters, language, learner, outlook, own_hours, place_choice
from course.web.learner import Learner

blueprint = Blueprint("preferences", __name__)

SOURCE = "web"
WAYS = {Channel.SMS: N_("Text message"), Channel.EMAIL: N_("Email")}
# What was typed comes back where a form could not be taken.
KEPT = ("at", "time", "zone", "opens", "closes", "channel", "pause", "until", "language", "days", "quiet")
BAD_LANGUAGE = N_("Please choose one of these languages.")
BAD_CHANNEL = N_("Please choose one of the two.")
SAID = {
    "hours": N_("Saved."),
    "days": N_("Saved. From now on messages come on these days."),
    "within": N_("Saved. From now on messages come between these hours."),
    "quiet": N_("Saved. On that date you hear nothing from us."),
    "not-quiet": N_("Saved. That date is an ordinary day again."),
    "pin": N_("Saved. Your PIN opens what you wrote. Every other browser is signed out."),
    "no-pin": N_("Done. A code by message opens what you wrote, as before."),
    "slower": N_("Saved. Each week’s lessons now take two weeks."),
    "usual": N_("Saved. Each week’s lessons now take one week."),
    "gently": N_("Saved. Your course goes gently now: one short lesson every two weeks."),
    "usual-course": N_("Saved. You have the usual course again."),
    "boosters": N_("Saved. We write again some weeks after the end, three times at most."),
    "no-boosters": N_("Saved. After the end you hear nothing more from us."),
    "channel": N_("Saved."),
    "language": N_("Saved. Pages, texts and emails now come in this language."),
    "moods-on": N_("Saved. The staff of your group can now see your mood numbers."),
    "moods-off": N_("Saved. The staff of your group can no longer see your mood numbers."),
    "numbers-on": N_("Saved. Your numbers may be used without your name."),
    "numbers-off": N_("Saved. Your numbers are no longer used."),
    "stopped": N_("Done. We send you no more messages. The course itself stays open to you here."),
    "started": N_("Done. We write to you again."),
    "paused": N_("Saved. The course is paused, and we send you nothing until it goes on."),
    "left": N_("Done. You have left the course. What you wrote is kept."),
    "back": N_("Welcome back. Everything is where you left it."),
}


@blueprint.get("/settings")
@access.step_up
def show() -> str:
    return page(learner.here(), {}, {})


@blueprint.post("/settings/hours")
@access.step_up
def hours() -> Response | tuple[str, int]:
    reader = learner.here()
    send_at, errors = own_hours.wished_time(reader.person)
    wanted = request.form.get("zone", "")
    zone = local_time.canonical(wanted)
    if zone is None:
        errors["zone"] = place_choice.mistake(wanted)
    if errors or zone is None:
        return page(reader, request.form, errors), 422
    people.set_hours(reader.person, zone=zone, send_at=send_at)
    return saved(reader, "hours")


@blueprint.post("/settings/channel")
@access.step_up
def channel() -> Response | tuple[str, int]:
    reader = learner.here()
    wanted = request.form.get("channel", "")
    if wanted not in people.channels(reader.person):
        return page(reader, request.form, {"channel": BAD_CHANNEL}), 422
    if _is_written_to(reader):
        _give(reader, Channel(wanted))
    people.set_channel(reader.person, wanted)
    return saved(reader, "channel")


@blueprint.post("/settings/language")
@access.step_up
def choose_language() -> Response | tuple[str, int]:
    reader = learner.here()
    wanted = request.form.get("language", "")
    if wanted not in context.wired().locales:
        return page(reader, request.form, {"language": BAD_LANGUAGE}), 422
    people.set_locale(reader.person, wanted)
    return saved(reader, "language")


@blueprint.post("/settings/moods")
@access.step_up
def moods() -> Response:
    """The ledger keeps beside it whether the page said that staff are told of worse answers."""
    reader, session = learner.here(), context.session()
    is_told, shares = request.form.get("told") == consents.WORSE, "moods" in request.form
    held = consents.holds(session, person_id=reader.person.id, subject=consents.WORSE)
    if held != (shares and (is_told or held)):
        _ledger(reader, Given(consents.WORSE, SOURCE, "settings"), is_yes=not held)
    return _share("moods", consents.MOODS)


@blueprint.post("/settings/numbers")
@access.step_up
def numbers() -> Response:
    return _share("numbers", consents.NUMBERS)


@blueprint.post("/settings/stop-messages")
@access.step_up
def stop_messages() -> Response:
    reader = learner.here()
    for one in people.channels(reader.person):
        _ledger(reader, Given(one, SOURCE, "settings", people.index_of(reader.person, one)), is_yes=False)
    return saved(reader, "stopped")


@blueprint.post("/settings/start-messages")
@access.step_up
def start_messages() -> Response:
    reader = learner.here()
    _give(reader, Channel(reader.person.channel))
    return saved(reader, "started")


@blueprint.post("/settings/leave")
@access.step_up
def leave() -> Response:
    reader = learner.here()
    enrolments.withdraw(reader.enrolment, by="learner", now=context.now())
    return saved(reader, "left")


@blueprint.post("/settings/come-back")
@access.step_up
def come_back() -> Response:
    """Only somebody who left of their own accord comes back by themselves."""
    reader = learner.here()
    if reader.enrolment.withdrawn_by == "learner":
        enrolments.resume(reader.enrolment, now=context.now())
    return saved(reader, "left" if reader.has_left else "back")


def _share(what: Shared, subject: str) -> Response:
    """Give or take back leave to see one kind of their answers; the ledger keeps it only where it is new."""
    reader = learner.here()
    shares, now = what in request.form, context.now()
    if enrolments.share(reader.enrolment, what, shares=shares, now=now):
        _ledger(reader, Given(subject, SOURCE, "settings"), is_yes=shares)
    return saved(reader, f"{what}-{'on' if shares else 'off'}")


def _tells_worse(enrolment: Enrolment) -> bool:
    """Whether a yes to moods covers that staff are told of worse answers: one that was given before does not."""
    cohort = cohorts.find(context.session(), enrolment.cohort_id)
    since = cohort.shares_worse_at if cohort is not None else None
    said_at = enrolment.shares_moods_at
    return since is not None and (said_at is None or said_at >= since)


def page(reader: Learner, typed: Mapping[str, Any], errors: Mapping[str, str]) -> str:
    """The whole page, with what was typed and what is wrong with it."""
    person, enrolment = reader.person, reader.enrolment
    is_written_to = _is_written_to(reader)
    values = _values(person) | {name: typed[name] for name in KEPT if name in typed}
    return render_template(
        "learner/settings.html",
        name=people.name_of(context.session(), person),
        zone=reader.zone,
        is_place_known=not person.zones_maybe and local_time.is_known(person.zone),
        said=SAID.get(request.args.get("said", "")),
        next_at=outlook.next_message(reader) if is_written_to and not reader.has_left else None,
        **own_hours.choices(),
        places=place_choice.choice(person.country, values["zone"], reader.locale),
        values=values,
        errors=errors,
        contacts=_contacts(person),
        is_written_to=is_written_to,
        is_by_mail=unreached.way_to(context.session(), person) != person.channel,
        shares_moods=enrolment.shares_moods_at is not None,
        tells_worse=_tells_worse(enrolment),
        **outlook.seen_by_staff(reader),
        **outlook.keeping(reader),
        shares_numbers=enrolment.shares_numbers_at is not None,
        pauses=_pauses(),
        pause=reader.pause,
        days=[
            {"id": number, "label": short, "hint": name}
            for number, (short, name) in enumerate(filters.weekdays(reader.locale), 1)
        ],
        quiet=quiet_dates.coming(context.session(), person.id, reader.today),
        pace=outlook.pace(reader),
        boosters=outlook.boosters_of(reader),
        gentle=None if reader.has_left else outlook.gentle(reader),
        has_pin=person.pin_hash is not None,
        left_by=enrolment.withdrawn_by if reader.has_left else None,
    )


def _pauses() -> list[dict[str, str]]:
    lengths = [
        {"id": str(weeks), "label": language.counted("%(num)s week", "%(num)s weeks", weeks)}
        for weeks in pauses.WEEKS
    ]
    return [*lengths, {"id": "until", "label": language.say("Until a date")}]


def saved(reader: Learner, said: str) -> Response:
    """After any change the planner looks again; then the page says what happened."""
    enrolments.look_again(context.session(), person_id=reader.person.id, now=context.now())
    context.session().commit()
    return redirect(url_for("preferences.show", said=said), 303)


def _values(person: Person) -> dict[str, Any]:
    """What holds today, for the controls."""
    return {
        **own_hours.values(person),
        "zone": local_time.canonical(person.zone) or person.zone,
        "channel": person.channel,
        "pause": "",
        "until": "",
        "quiet": "",
        "days": people.days_of(person) or frozenset(range(1, 8)),
    }


def _contacts(person: Person) -> list[dict[str, str]]:
    """The ways to reach them, each with enough of the contact to know it again."""
    session = context.session()
    return [
        {
            "id": one,
            "label": language.say(WAYS[one]),
            "hint": _masked(one, people.contact_of(session, person, one) or ""),
        }
        for one in people.channels(person)
    ]


def _masked(channel: Channel, contact: str) -> str:
    if channel == Channel.SMS:
        return language.say("the number ending %(digits)s", digits=contact[-3:])
    name, _, host = contact.partition("@")
    return f"{name[:1]}…@{host}"


def _is_written_to(reader: Learner) -> bool:
    person = reader.person
    index = people.index_of(person)
    is_agreed = index is not None and consents.may_send(
        context.session(), person_id=person.id, channel=person.channel, contact_index=index
    )
    return is_agreed or unreached.way_to(context.session(), person) != person.channel


def _give(reader: Learner, channel: Channel) -> None:
    _ledger(reader, Given(channel, SOURCE, "settings", people.index_of(reader.person, channel)), is_yes=True)


def _ledger(reader: Learner, given: Given, *, is_yes: bool) -> None:
    session, person_id, now = context.session(), reader.person.id, context.now()
    if is_yes:
        consents.give(session, given, person_id=person_id, cohort_id=reader.enrolment.cohort_id, now=now)
    else:
        consents.withdraw(session, given, person_id=person_id, now=now)
